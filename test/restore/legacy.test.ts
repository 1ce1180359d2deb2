import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../pipeline/package-root.js";
import { loadRestoreModel, type RestoreModel, restoreText } from "../../pipeline/restore/index.js";
import { encodingOfFont } from "../../pipeline/restore/legacy/index.js";
import { encodeMojibake } from "../../pipeline/restore/legacy/mojibake.js";
import { decodeLegacy, encodeLegacy, LEGACY_ENCODINGS } from "../../pipeline/restore/legacy/tables.js";
import { encodeViqr } from "../../pipeline/restore/legacy/viqr.js";

const LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

let model: RestoreModel;
let sentences: string[];
beforeAll(() => {
	model = loadRestoreModel();
	sentences = readFileSync(join(packageRoot, "samples", "seeds", "003_e87c0b47eede3b06.txt"), "utf8")
		.normalize("NFC")
		.split("\n")
		.filter((line) => line.length > 80 && !/[*#<\t]/.test(line))
		.map((line) => line.replace(/\s+/g, " ").trim())
		.slice(0, 100);
});

const encoders: [string, (text: string) => string][] = [
	...LEGACY_ENCODINGS.map((e) => [e, (text: string) => encodeLegacy(text, e)] as [string, (text: string) => string]),
	["viqr", encodeViqr],
	["cp1252", encodeMojibake],
];

describe("legacy encodings", () => {
	it.each(LEGACY_ENCODINGS)("should know all letters of %s", (encoding) => {
		const text = encoding === "tcvn3" ? LETTERS : LETTERS + LETTERS.toUpperCase();
		const encoded = encodeLegacy(text, encoding);
		expect(decodeLegacy(encoded, encoding)).toBe(text);
		expect([...encoded].every((c) => c.charCodeAt(0) < 256)).toBe(true);
	});

	it.each(encoders)("should find and undo %s sentence by sentence", (name, encode) => {
		let wrong = 0;
		for (const sentence of sentences) {
			// TCVN3 has no capitals with tone marks; they live in fonts.
			const text =
				name === "tcvn3"
					? sentence.replace(/\p{Lu}/gu, (c) => (/[A-ZĐĂÂÊÔƠƯ]/.test(c) ? c : c.toLowerCase()))
					: sentence;
			const result = restoreText(encode(text), model);
			if (result.text !== text) wrong++;
			else expect(result.diagnosis).toBe(name);
		}
		expect(sentences.length).toBeGreaterThan(30);
		expect(wrong).toBeLessThanOrEqual(1);
	});

	it("should tell encodings by font names, capitals of H fonts too", () => {
		expect(encodingOfFont("ABCDEF+.VnTime")).toEqual({ encoding: "tcvn3", capitals: false });
		expect(encodingOfFont(".VnTimeH")).toEqual({ encoding: "tcvn3", capitals: true });
		expect(encodingOfFont("VnTimeHBold")).toEqual({ encoding: "tcvn3", capitals: true });
		expect(encodingOfFont(".VnHelvetIns")).toEqual({ encoding: "tcvn3", capitals: false });
		expect(encodingOfFont("VNI-Times")).toEqual({ encoding: "vni", capitals: false });
		expect(encodingOfFont("TimesNewRomanPSMT")).toBeNull();
	});

	it("should put back the ư that PDF readers drop from TCVN3 (its byte is the soft hyphen)", () => {
		const text =
			"Căn cứ Luật Doanh nghiệp, theo đề nghị của Bộ trưởng Bộ Kế hoạch và Đầu tư, nghị định này quy định về cơ quan đăng ký kinh doanh " +
			"và việc đăng ký kinh doanh đối với các doanh nghiệp; người thành lập được cấp giấy chứng nhận trước khi hoạt động.";
		const lost = encodeLegacy(text, "tcvn3").replaceAll("\u00ad", "");
		expect(restoreText(lost, model).text).toBe(text);
	});

	it("should join titles set with spaced letters", () => {
		const { text } = restoreText("C ủ a T h ủ t ư ớ n g C h í n h p h ủ s ố 1 1 5 / 2 0 0 4 / Q Đ - T T g", model);
		expect(text).toBe("Của Thủ tướng Chính phủ số 115/2004/QĐ-TTg");
	});
});
