import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Truth } from "../../schemas/truth.js";
import { annexLandscape } from "../../scripts/samples/documents/annex-landscape.js";
import { letterPale } from "../../scripts/samples/documents/letter-pale.js";
import { letterWithTasks } from "../../scripts/samples/documents/letter-with-tasks.js";
import { planClean, planSideways } from "../../scripts/samples/documents/plan-clean.js";
import { reportOffice } from "../../scripts/samples/documents/report-office.js";
import { reportSealed } from "../../scripts/samples/documents/report-sealed.js";
import { Flow } from "../../scripts/samples/flow.js";
import { setTable, truthRows } from "../../scripts/samples/ruled-table.js";
import { joinParagraphs } from "../../scripts/samples/seed-text.js";
import { syntheticReport } from "../../scripts/samples/synthetic-report.js";
import { SYNTHETIC_YEARS } from "../../scripts/samples/synthetic-years.js";
import { scanSheet } from "../../scripts/samples/wear.js";

describe("typesetting", () => {
	it("should remember each printed line once, in order, without losing a word", () => {
		const flow = new Flow();
		const text = "Thực hiện thủ tục hành chính tại Bộ phận tiếp nhận và trả kết quả ".repeat(60).trim();
		flow.paragraph(text);
		expect(flow.lines.join(" ")).toBe(text);
		expect(flow.lines.length).toBeGreaterThan(30);
	});

	it("should leave out of the truth what did not fit on the last page", () => {
		const flow = new Flow(undefined, 1);
		for (let i = 0; i < 80; i++) flow.paragraph(`Dòng ${i}`);
		expect(flow.sheets).toHaveLength(1);
		expect(flow.lines.length).toBeLessThan(60);
		expect(flow.lines.at(-1)).toBe(`Dòng ${flow.lines.length - 1}`);
	});

	it("should give a table as truth with covered cells empty, and only the rows that were set", () => {
		const table = {
			columns: [1, 2, 2],
			align: ["center" as const, "left" as const, "left" as const],
			header: [
				[
					{ text: "STT", rowSpan: 2 },
					{ text: "Kết quả", colSpan: 2 },
				],
				[{ text: "Số" }, { text: "Tỷ lệ" }],
			],
			body: Array.from({ length: 100 }, (_, i) => [String(i + 1), "a", "b"]),
		};
		const set = setTable(new Flow(undefined, 2), table);
		expect(set).toBeLessThan(100);
		expect(truthRows(table, set).slice(0, 3)).toEqual([
			["STT", "Kết quả", ""],
			["", "Số", "Tỷ lệ"],
			["1", "a", "b"],
		]);
		expect(truthRows(table, set)).toHaveLength(set + 2);
	});

	it("should join wrapped lines into paragraphs at markers", () => {
		expect(joinParagraphs(["1. Giao phòng", "", "Nội vụ:", "- Kiện toàn", "nhân sự."])).toEqual([
			"1. Giao phòng Nội vụ:",
			"- Kiện toàn nhân sự.",
		]);
	});

	it("should wear a page the same way each time", async () => {
		const sheet = reportSealed().sheets[0]!;
		const wear = { dpi: 60, skew: 1, noise: 9, specks: 20, edge: true, seed: 7 };
		const [one, other] = [await scanSheet(sheet, wear), await scanSheet(sheet, wear)];
		expect(one.data.equals(other.data)).toBe(true);
		expect((await scanSheet(sheet, { ...wear, seed: 8 })).data.equals(one.data)).toBe(false);
	});

	it("should draw every letter: no broken outline", () => {
		const svg = reportSealed().sheets[0]!.svg(100, 100).toString();
		expect(svg).not.toMatch(/NaN|undefined|Infinity/);
	});

	it("should invent the same reports each time", () => {
		for (const year of SYNTHETIC_YEARS) expect(syntheticReport(year)).toEqual(syntheticReport(year));
	});
});

describe("committed samples", () => {
	const scans = new URL("../../samples/scans/", import.meta.url);

	it("should be what the script makes of the seeds now; if not: npm run make:samples", () => {
		for (const make of [
			annexLandscape,
			letterPale,
			letterWithTasks,
			planClean,
			planSideways,
			reportOffice,
			reportSealed,
		]) {
			const { file, truth } = make();
			const committed = readFileSync(new URL(file.replace(/\.\w+$/, ".truth.json"), scans), "utf8");
			expect([file, JSON.parse(committed)]).toEqual([file, JSON.parse(JSON.stringify(Truth.parse(truth)))]);
		}
	});
});
