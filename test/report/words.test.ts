import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Locale } from "../../pipeline/analyze/report/locale.js";
import { EN } from "../../pipeline/analyze/report/words/en.js";
import { findingMessage } from "../../pipeline/analyze/report/words/finding-words.js";
import { diagnosisText } from "../../pipeline/analyze/report/words/page-diagnosis.js";
import { reasonText } from "../../pipeline/analyze/report/words/reasons.js";
import { VI } from "../../pipeline/analyze/report/words/vi.js";

type Leaf = [path: string, value: unknown];
const leaves = (value: unknown, path = ""): Leaf[] =>
	typeof value === "object" && value !== null
		? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
		: [[path, value]];

/** The texts themselves; functions are called with made-up arguments. */
const said = (value: unknown): string => (typeof value === "function" ? String(value(2, 3, 4, 5, 6)) : String(value));
/** Vietnamese names documents by their own words; only English needs a list. */
const OWN = (path: string) => path.startsWith(".documentTypes.");

describe("words", () => {
	it("should be complete in both languages", () => {
		const keys = (words: unknown) =>
			leaves(words)
				.map(([path]) => path)
				.filter((path) => !OWN(path))
				.toSorted();
		expect(keys(EN)).toEqual(keys(VI));
		for (const [path, value] of [...leaves(VI), ...leaves(EN)]) {
			if (/periodOfYear$/.test(path)) continue;
			expect(said(value).trim(), path).not.toBe("");
			expect(said(value), path).not.toMatch(/undefined|NaN|\[object/);
		}
	});

	it("should be Vietnamese in the one and English in the other", () => {
		const marks = /[àáảãạăâđèẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i;
		for (const [path, value] of leaves(EN))
			if (typeof value !== "function") expect(String(value).replace(/đồng/g, ""), path).not.toMatch(marks);
		for (const [path, value] of leaves(VI))
			if (typeof value !== "function" && String(value).split(" ").length > 2)
				expect(String(value), path).toMatch(marks);
	});

	it("should name nearly all rules that the stages know, and the same in both languages", () => {
		const sources = ["extract", "validate", "restore"].flatMap((stage) =>
			readdirSync(join("pipeline", stage), { recursive: true, encoding: "utf8" })
				.filter((f) => f.endsWith(".ts"))
				.map((f) => readFileSync(join("pipeline", stage, f), "utf8")),
		);
		const rules = new Set(
			sources.flatMap((s) =>
				[...s.matchAll(/"((?:audit|header|table|figure|observation|period)\.[a-z]+(?:-[a-z]+)*)"/g)].map(
					(m) => m[1] ?? "",
				),
			),
		);
		const unnamed = [...rules].filter((r) => !VI.rules[r]);
		// a new rule shows its id until it has a name here
		expect(unnamed.length / rules.size, unnamed.join(", ")).toBeLessThan(0.15);
		expect(Object.keys(EN.rules).toSorted()).toEqual(Object.keys(VI.rules).toSorted());
	});
});

describe("sentences of the stages", () => {
	const vi = new Locale("vi");

	it.each([
		["The number cannot be read (often it is written by hand).", "Không đọc được số văn bản (thường do viết tay)."],
		[
			"9.852/10.379 is 94,92 %, but 95,3 % is printed (0,38 points apart).",
			"9.852/10.379 là 94,92%, nhưng văn bản ghi 95,3% (lệch 0,38 điểm).",
		],
		["3 + 41 = 44, but the whole is given as 41 (3 too many).", "3 + 41 = 44, nhưng tổng số ghi 41 (thừa 3)."],
		[
			'24/3/2023 is a Friday, not a Saturday ("thứ bảy").',
			"Ngày 24/3/2023 là thứ Sáu, không phải thứ Bảy (“thứ bảy”).",
		],
		[
			"The period from 15/12/2024 to 14/3/2024 runs backwards. Probably 15/12/2023 is meant.",
			"Kỳ từ 15/12/2024 đến 14/3/2024 kết thúc trước khi bắt đầu. Có lẽ là 15/12/2023.",
		],
		["The date of issue is incomplete: day left blank.", "Ngày ban hành không đầy đủ: ngày để trống."],
	])("should say in Vietnamese: %s", (english, vietnamese) => {
		expect(findingMessage(vi, english).text).toBe(vietnamese.replaceAll('"', "&quot;"));
		expect(findingMessage(new Locale("en"), english).text).toContain(english.slice(0, 12));
	});

	it("should leave what it does not know in English, and mark it", () => {
		expect(findingMessage(vi, "A new <kind> of sentence.").text).toBe(
			'<span lang="en">A new &lt;kind&gt; of sentence.</span>',
		);
		expect(diagnosisText(vi, "scan; something new", null).text).toBe('ảnh quét; <span lang="en">something new</span>');
	});

	it("should tell why years do not compare", () => {
		expect(reasonText(vi, "periods of different length: 3 months after 12").text).toBe(
			"kỳ dài khác nhau: 3 tháng so với 12 tháng",
		);
		expect(reasonText(vi, "measured differently: percent after dossier").text).toBe(
			"đơn vị tính khác nhau: phần trăm, năm trước là hồ sơ",
		);
	});
});

describe("figures and days", () => {
	const [vi, en] = [new Locale("vi"), new Locale("en")];

	it("should be written as each language does, with all their digits", () => {
		expect([vi.number(1234.5), en.number(1234.5)]).toEqual(["1.234,5", "1,234.5"]);
		expect([vi.number(0.12345), vi.number(97.01 - 95.3)]).toEqual(["0,12345", "1,71"]);
		expect([vi.date("2024-03-05"), en.date("2024-03-05")]).toEqual(["05/03/2024", "5 March 2024"]);
		expect([vi.value(97.01, "percent").text, vi.share(0.987)]).toEqual(["97,01%", "99%"]);
		expect(vi.change(-0.64, "percent")).toBe("−0,64 điểm phần trăm");
	});

	it("should name periods by their name where they have one, else by their days", () => {
		const text = (l: Locale, p: Parameters<Locale["period"]>[0]) =>
			l
				.period(p)
				.text.replace(/<[^>]*>/g, " ")
				.replace(/ +/g, " ")
				.trim();
		const quarter = { year: 2024, start: "2024-01-01", end: "2024-03-31", months: 3, slot: 0 };
		expect(text(vi, quarter)).toBe("Quý I năm 2024 01/01/2024 – 31/03/2024");
		expect(text(en, { ...quarter, months: 12, end: "2024-12-31" })).toBe("Year 2024 1 January 2024 – 31 December 2024");
		expect(text(vi, { ...quarter, months: 6, end: "2024-06-30" })).toContain("6 tháng đầu năm 2024");
		expect(text(vi, { ...quarter, months: 11, end: "2024-12-05" })).toBe("01/01/2024 – 05/12/2024");
		expect(text(vi, { year: 2024, start: null, end: null, months: null, slot: null })).toBe("năm 2024, không rõ kỳ");
	});
});
