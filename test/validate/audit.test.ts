import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractDocument } from "../../pipeline/extract/index.js";
import { correctedTables, validateDocument } from "../../pipeline/validate/index.js";
import type { ExtractedDocument } from "../../schemas/extracted.js";
import { pagesOf, read } from "../extract/observations/document.js";
import { gridRulings, placedPage } from "../extract/tables/pages.js";

const ID = "a".repeat(64);
const audit = (text: string, change: Partial<ExtractedDocument> = {}) =>
	validateDocument(ID, { ...read(text), assignments: [], citations: [], findings: [], ...change });
const rules = (text: string): string[] => audit(text).findings.map((f) => f.rule);

describe("figures that agree", () => {
	it("should raise nothing, rounded or cut", () => {
		for (const text of [
			"Tổng số hồ sơ tiếp nhận 7.245 hồ sơ, đã giải quyết 5.684 hồ sơ (chiếm 78,45%), đang giải quyết: 1.561 hồ sơ (chiếm 21,54%). Hồ sơ đúng hạn: 5.680 hồ sơ (đạt 99,9%).",
			"Đã thực hiện xong 08 nhiệm vụ, trong đó: 06 nhiệm vụ trong hạn và 02 nhiệm vụ quá hạn.",
			"Thu ngân sách đạt 854,639 tỷ đồng, đạt 19% so dự toán tỉnh giao (854,639 tỷ/4.391,744 tỷ đồng), bằng 18% dự toán thành phố xây dựng (854,639 tỷ/4.808,821 tỷ đồng).",
			"Kiểm tra 1.824 cơ sở, trong đó nhắc nhở 13 cơ sở vi phạm và xử phạt 69 cơ sở.",
			"Tổng số hồ sơ tiếp nhận 5.088 hồ sơ, đã giải quyết: 3.709 hồ sơ, trong đó: 3.705 hồ sơ giải quyết đúng hạn, đạt tỷ lệ 99,89%, hồ sơ đang giải quyết: 1.379 hồ sơ.",
		])
			expect(rules(text), text).toEqual([]);
	});
});

describe("figures that contradict each other", () => {
	it("should say which numbers disagree and by how much", () => {
		const { findings, observations } = audit(
			"Tổng số hồ sơ tiếp nhận 10.379 hồ sơ, đã giải quyết 9.852 hồ sơ (chiếm 95,3%), chưa giải quyết 483 hồ sơ (chiếm 0,47%).",
		);
		expect(findings.map((f) => f.rule).sort()).toEqual(["audit.ratio", "audit.ratio", "audit.roles"]);
		expect(findings.find((f) => f.rule === "audit.roles")?.message).toMatch(/9\.852 \+ 483 = 10\.335.*10\.379.*44/);
		expect(observations.find((o) => o.value === 95.3)?.status).toBe("flagged");
		expect(observations.find((o) => o.value === 483)?.status).toBe("accepted");
	});
	it("should find parts that do not add up, in brackets, sentences and footnotes", () => {
		expect(rules("Tổng số CBCCVC 278 người, bao gồm: nam: 155 người; nữ: 133 người.")).toEqual(["audit.parts"]);
		expect(
			rules(
				"TTHC liên thông giữa các cấp: 41 TTHC<sup>1</sup>.\n\n<sup>1</sup> Trong đó 17 TTHC lĩnh vực đất đai; 14 TTHC lĩnh vực hộ tịch.\n",
			),
		).toEqual(["audit.parts"]);
	});
	it("should count what the period before left over", () => {
		const caseload = (pending: number): string =>
			`Tiếp nhận 12.456 hồ sơ; kỳ trước chuyển qua 210 hồ sơ. Đã giải quyết 12.001 hồ sơ. Đang giải quyết ${pending} hồ sơ.`;
		expect(rules(caseload(665))).toEqual([]);
		expect(rules(caseload(655))).toEqual(["audit.roles"]);
	});
	it("should find a digit lost in a count", () => {
		expect(rules("Quản lý 2.82 bệnh nhân.")).toEqual(["audit.count-fraction"]);
	});
	it("should find periods that run backwards and keep no impossible first day", () => {
		const { findings, observations } = audit(
			"Tình hình hồ sơ (từ ngày 15/12/2024 đến 14/3/2024): Tổng số hồ sơ tiếp nhận 7.245 hồ sơ.",
		);
		expect(findings[0]?.rule).toBe("audit.period-backwards");
		expect(findings[0]?.message).toContain("15/12/2023");
		expect([observations[0]?.periodStart, observations[0]?.periodEnd]).toEqual([null, "2024-03-14"]);
	});
	it("should check table columns and totals", () => {
		const rows = [
			"Đơn vị\tSố hồ sơ đã giải quyết\tSố hồ sơ đã số hóa\tTỷ lệ (%)",
			"UBND phường 1\t638\t630\t98.7",
			"UBND phường 2\t244\t217\t88.9",
			"UBND phường 3\t834\t857\t100",
			"UBND phường 4\t259\t230\t88.8",
		];
		const found = audit(rows.join("\n")).findings;
		expect(found.map((f) => f.rule)).toEqual(["audit.ratio"]);
		expect(found[0]?.message).toContain("857/834");
		const summed = audit(
			["Đơn vị\tSố hồ sơ\tSố người", "Phường A\t10\t1", "Phường B\t20\t2", "Phường C\t30\t3", "Tổng cộng\t61\t6"].join(
				"\n",
			),
		).findings;
		expect(summed.map((f) => f.rule)).toEqual(["audit.total-row"]);
	});
	it("should check cited documents", () => {
		const cite = (n: number, number: string, symbol: string, on: string) => ({
			...{ citationNo: n, citedType: null, citedNumber: number, citedSymbol: symbol, citedIssuer: null, citedOn: on },
			...{ subject: null, quote: `${number}/${symbol}`, page: 1 },
		});
		const citations = [
			cite(1, "60", "2021/NĐ-CP", "2022-06-21"),
			cite(2, "5681", "UBND-SNV", "2022-12-07"),
			cite(3, "15681", "UBND-SNV", "2022-12-07"),
			cite(4, "61", "2018/NĐ-CP", "2018-04-23"),
		];
		expect(audit("", { citations }).findings.map((f) => f.rule)).toEqual([
			"audit.citation-year",
			"audit.citation-number",
		]);
	});
});

describe("slips of reading", () => {
	it("should correct a figure that only one look-alike mends, and keep what was read", () => {
		const extracted = read(
			"Tổng số hồ sơ tiếp nhận 7.245 hồ sơ, đã giải quyết 5.634 hồ sơ, đang giải quyết: 1.561 hồ sơ.",
		);
		const misread = extracted.observations.find((o) => o.value === 5634);
		if (misread) Object.assign(misread, { alternatives: [5684, 5684, 5694], confidence: 0.8 });
		const { observations, findings } = validateDocument(ID, {
			...extracted,
			assignments: [],
			citations: [],
			findings: [],
		});
		const mended = observations.find((o) => o.key === misread?.key);
		expect([mended?.value, mended?.status, mended?.alternatives.includes(5634)]).toEqual([5684, "corrected", true]);
		expect(findings.map((f) => f.rule)).toEqual(["audit.corrected"]);
	});
	it("should hand the corrected value to the cell of the table", () => {
		const rows = [
			"Đơn vị\tSố hồ sơ đã giải quyết\tSố hồ sơ đã số hóa\tTỷ lệ (%)",
			"Phường A\t638\t630\t98,7",
			"Phường B\t244\t217\t88,9",
			"Phường C\t62\t24\t387",
			"Phường D\t259\t230\t88,8",
		];
		const extracted = read(rows.join("\n"));
		const misread = extracted.observations.find((o) => o.value === 387);
		if (misread) misread.alternatives = [38.7, 587, 887];
		const { observations } = validateDocument(ID, { ...extracted, assignments: [], citations: [], findings: [] });
		const cell = correctedTables(extracted.tables, observations)[0]?.cells.find((c) => c.textRaw === "387");
		expect(cell?.number).toBe(38.7);
	});
	it("should correct a doubtful figure of a scanned table by the table's total, and no sure one", () => {
		const xs = [50, 90, 300, 400, 500];
		const ys = [100, 120, 140, 160, 180, 200];
		const rows = [
			["STT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ trả lại"],
			["1", "Phường Vĩnh Lạc", "1.250", "12"],
			["2", "Phường Vĩnh Thanh", "3.378", "7"],
			["3", "Phường An Hòa", "834", "9"],
			["", "Tổng cộng", "6.062", "28"],
		];
		const printed = rows.flatMap((row, r) =>
			row.map((text, c) => ({ text, x: xs[c]! + 5, y: ys[r]! + 5 })).filter((p) => p.text !== ""),
		);
		const audited = (confidence: number) => {
			const page = placedPage(printed, gridRulings(xs, ys));
			for (const word of page.lines.flatMap((l) => l.words)) if (word.text === "3.378") word.confidence = confidence;
			return validateDocument(ID, extractDocument([page]));
		};
		const doubtful = audited(0.86);
		expect(
			doubtful.observations.filter((o) => o.status === "corrected").map((o) => [o.value, o.alternatives[0]]),
		).toEqual([[3978, 3378]]);
		expect(doubtful.findings.map((f) => f.rule)).toContain("audit.corrected");
		expect(audited(0.97).observations.filter((o) => o.status === "corrected")).toEqual([]);
	});
	it("should leave a contradiction of the author alone", () => {
		const { observations } = audit(
			"Tổng số hồ sơ tiếp nhận 7.245 hồ sơ, đã giải quyết 5.634 hồ sơ, đang giải quyết: 1.561 hồ sơ.",
		);
		expect(observations.every((o) => o.status !== "corrected")).toBe(true);
	});
});

describe("records", () => {
	it("should keep their ids from run to run and give every figure its own", () => {
		const text = "Tổ chức 04 lớp. Tổ chức 04 lớp. Tổ chức 04 lớp.";
		const [a, b] = [audit(text).observations, audit(text).observations];
		expect(a.map((o) => o.observationId)).toEqual(b.map((o) => o.observationId));
		expect(new Set(a.map((o) => o.observationId)).size).toBe(a.length);
	});
	it("should refuse a document that breaks its contract", () => {
		expect(() => validateDocument(ID, { header: {} } as unknown as ExtractedDocument)).toThrow();
	});
});

const seeds = ["000_53eccf42e6cdd606", "003_e87c0b47eede3b06"].filter((s) =>
	existsSync(`samples/seeds/${s}.truth.json`),
);
describe.skipIf(seeds.length === 0)("contradictions of the seeds", () => {
	it.each(seeds)("should all be found in %s", (seed) => {
		const truth = JSON.parse(readFileSync(`samples/seeds/${seed}.truth.json`, "utf8")).findings as {
			mentions: string[];
		}[];
		const { findings } = validateDocument(
			ID,
			extractDocument(pagesOf(readFileSync(`samples/seeds/${seed}.txt`, "utf8"))),
		);
		const told = findings.filter((f) => f.rule.startsWith("audit.")).map((f) => `${f.message} ${f.quote}`);
		const missed = truth.filter((t) => !told.some((text) => t.mentions.every((m) => text.includes(m))));
		expect(missed).toEqual([]);
	});
});
