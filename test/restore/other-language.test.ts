import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../pipeline/package-root.js";
import { loadRestoreModel, type RestoreModel, restoreText } from "../../pipeline/restore/index.js";
import { bare } from "../../pipeline/restore/letters.js";
import { littleWords } from "../../pipeline/restore/other-language.js";
import type { Word } from "../../schemas/page.js";

const sentences = (language: string): string[] =>
	readFileSync(join(packageRoot, "test", "fixtures", "languages", `${language}.txt`), "utf8")
		.normalize("NFC")
		.trim()
		.split("\n");

/** The words of a line as an engine gives them that is sure of itself. */
const sureWords = (line: string): Word[] =>
	line.split(/\s+/).map((text) => ({ text, box: { x0: 0, y0: 0, x1: 1, y1: 1 }, confidence: 0.95 }));

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

describe.each(["en", "fr", "de", "id"])("a text in another language: %s", (language) => {
	const all = sentences(language);

	it("should have 200 sentences at least", () => expect(all.length).toBeGreaterThanOrEqual(200));

	it.each(["text-file", "ocr"] as const)("should stay as it is, sentence by sentence, from %s", (origin) => {
		const changed = all.filter((line) => {
			const words = origin === "ocr" ? { words: [sureWords(line)] } : {};
			return restoreText(line, model, { origin, ...words }).text !== line;
		});
		expect(changed).toEqual([]);
	});

	it.each(["text-file", "ocr"] as const)("should stay as it is as a whole, from %s", (origin) => {
		const words = origin === "ocr" ? { words: all.map(sureWords) } : {};
		const { text, diagnosis } = restoreText(all.join("\n"), model, { origin, ...words });
		expect(text).toBe(all.join("\n"));
		expect(diagnosis).toBe("not-vietnamese");
	});

	it("should stay as it is beside Vietnamese paragraphs, marked or not", () => {
		const own = "Ủy ban nhân dân thành phố báo cáo kết quả thực hiện cải cách hành chính năm 2023 như sau:";
		// Three sentences a paragraph: a heading of two words may be anything.
		for (let i = 0; i + 3 <= all.length; i += 12) {
			const foreign = all.slice(i, i + 3).join(" ");
			const page = [own, "", foreign, "", own];
			const marked = restoreText(page.join("\n"), model, { origin: "ocr", words: page.map(sureWords) });
			expect(marked.text).toBe(page.join("\n"));
			const stripped = restoreText(bare(`${own}\n\n`).repeat(4) + foreign, model);
			expect(stripped.text.endsWith(foreign)).toBe(true);
			expect(stripped.text.startsWith(own)).toBe(true);
		}
	});
});

describe("Vietnamese with foreign phrases, names of minority languages and codes", () => {
	const all = sentences("mixed");

	it.each(["text-file", "ocr"] as const)("should stay as it is when it is right, from %s", (origin) => {
		for (const line of all) {
			const words = origin === "ocr" ? { words: [sureWords(line)] } : {};
			expect(restoreText(line, model, { origin, ...words }).text).toBe(line);
		}
		const words = origin === "ocr" ? { words: all.map(sureWords) } : {};
		expect(restoreText(all.join("\n"), model, { origin, ...words }).text).toBe(all.join("\n"));
	});

	it("should keep foreign words, codes and addresses where its marks are lost", () => {
		const { text } = restoreText(bare(all.join("\n")), model);
		for (const kept of [
			"Digital Government",
			"World Bank",
			"Certificate of Origin Form D",
			"REST API, JSON",
			"HTTPS",
			"Windows Server 2019",
			"SQL Server",
			"Samsung Electronics",
			"John Smith",
			"G22.99.12-200312-0001",
			"https://dichvucong.gov.vn",
			"motcua@baria-vungtau.gov.vn",
			"PAR INDEX, SIPAS, PAPI, PCI",
			"Smart City",
			"Korea International Cooperation Agency (KOICA)",
		])
			expect(text).toContain(kept);
		for (const known of ["Đắk Lắk", "Krông Pắc", "Buôn Hồ", "Đắk Nông", "Gia Lai", "Kon Tum"])
			expect(text).toContain(known);
	});
});

describe("the little words of other languages", () => {
	it("should not be Vietnamese, marked or not", () => {
		const { lexicon } = model;
		const vietnamese = littleWords().filter((word) =>
			lexicon.sharing(bare(word)).some((id) => lexicon.isVietnamese(id)),
		);
		expect(vietnamese).toEqual([]);
	});
});
