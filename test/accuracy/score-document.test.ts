import { describe, expect, it } from "vitest";
import type { MetricId } from "../../pipeline/accuracy/metric.js";
import { type LoadedTruth, scoreDocument } from "../../pipeline/accuracy/score-document.js";
import { addTallies } from "../../pipeline/accuracy/tally.js";
import type { DocumentRecord } from "../../schemas/record.js";
import { emptyHeader, figure, pageOf, recordOf, tableOf } from "./record.js";

function measure(truth: Omit<LoadedTruth, "kind">, record: DocumentRecord | null, metric: MetricId): [number, number] {
	const { scores } = scoreDocument({ kind: "seed", ...truth }, record);
	const sum = addTallies(scores.filter((s) => s.metric === metric));
	return [sum.count, sum.total];
}

describe("text of a document", () => {
	it("should compare the text before and after restoration, without page numbers", () => {
		const record = recordOf({
			pages: [
				pageOf([
					{ raw: "Ké hoach", text: "Kế hoạch" },
					{ raw: "2", role: "page-number" },
				]),
			],
		});
		expect(measure({ text: ["Kế hoạch"] }, record, "read.wer")).toEqual([2, 2]);
		expect(measure({ text: ["Kế hoạch"] }, record, "restore.wer")).toEqual([0, 2]);
	});

	it("should count a document that could not be loaded as missed, not leave it out", () => {
		expect(measure({ text: ["Kế hoạch"], header: { number: "12" } }, null, "restore.wer")).toEqual([2, 2]);
		expect(measure({ header: { number: "12" } }, null, "header.fields")).toEqual([0, 1]);
	});
});

describe("header", () => {
	const record = recordOf({ header: { ...emptyHeader, number: "4638", issuedDay: 1, place: "Vũng  Tàu" } });

	it("should score only the fields of the truth, exactly but for typing conventions", () => {
		expect(
			measure({ header: { number: "4638", place: "Vũng Tàu", symbol: "KH-UBND" } }, record, "header.fields"),
		).toEqual([2, 3]);
	});

	it("should count an unknown field that was filled as invented", () => {
		const truth = { header: { issuedDay: null, signer: null } };
		expect(measure(truth, record, "header.invented")).toEqual([1, 2]);
		expect(measure(truth, record, "header.fields")).toEqual([1, 2]);
	});
});

describe("tables", () => {
	const rows = [
		["Đơn vị", "Hồ sơ", "Tỷ lệ"],
		["Phường 1", "638", "98.7"],
		["Phường 2", "244", "88.9"],
	];
	const truth = {
		tables: [
			{
				headerRows: 1,
				rows,
				numbers: [
					[null, null, null],
					[null, 638, 98.7],
					[null, 244, 88.9],
				],
			},
		],
	};

	it("should give full marks to the same table", () => {
		const record = recordOf({ tables: [tableOf(rows, 1)] });
		expect(measure(truth, record, "tables.cells")).toEqual([18, 18]);
		expect(measure(truth, record, "tables.numbers")).toEqual([4, 4]);
		expect(measure(truth, record, "tables.shape")).toEqual([1, 1]);
	});

	it("should not forgive a cell in the wrong column, nor a wrong number that looks sure", () => {
		const wrong = [rows[0]!, ["Phường 1", "98.7", "638"], rows[2]!];
		const record = recordOf({ tables: [tableOf(wrong, 1)] });
		expect(measure(truth, record, "tables.cells")).toEqual([14, 18]);
		expect(measure(truth, record, "tables.numbers")).toEqual([2, 4]);
		expect(measure(truth, record, "tables.silent")).toEqual([2, 4]);
	});

	it("should not blame a table for cells that the truth leaves out", () => {
		const named = { tables: [{ headerRows: 1, rows: [rows[0]!, [null, "638", "98.7"], rows[2]!] }] };
		expect(measure(named, recordOf({ tables: [tableOf(rows, 1)] }), "tables.cells")).toEqual([16, 16]);
	});

	it("should tell a missing table from an invented one", () => {
		const other = tableOf(
			[
				["a", "b"],
				["c", "d"],
			],
			1,
		);
		const record = recordOf({ tables: [other] });
		expect(measure(truth, record, "tables.found")).toEqual([0, 1]);
		expect(measure(truth, record, "tables.cells")).toEqual([0, 9]);
		expect(measure(truth, record, "tables.invented")).toEqual([1, 1]);
		expect(measure({ ...truth, partial: ["tables"] }, record, "tables.invented")).toEqual([0, 0]);
	});
});

describe("observations", () => {
	const truth = {
		observations: [
			{
				label: "hồ sơ tiếp nhận",
				value: 7245,
				measure: "dossier",
				quote: "Tổng số hồ sơ tiếp nhận là 7.245 hồ sơ",
				unit: "UBND thành phố",
			},
			{ label: "hồ sơ đã giải quyết", value: 5684, measure: "dossier", quote: "đã giải quyết 5.684 hồ sơ" },
		],
	};

	it("should match by value, measure and words, each figure once", () => {
		const hit = figure({
			value: 7245,
			label: "Tổng số hồ sơ tiếp nhận",
			quote: "7.245 hồ sơ",
			unitLabel: "UBND Thành phố",
		});
		const record = recordOf({
			observations: [hit, { ...hit }, figure({ value: 5684, measure: "percent", label: "đã giải quyết" })],
		});
		expect(measure(truth, record, "observations.recall")).toEqual([1, 2]);
		expect(measure(truth, record, "observations.precision")).toEqual([1, 3]);
		expect(measure(truth, record, "observations.unit")).toEqual([1, 1]);
	});

	it("should not count figures of tables, nor unread ones, against the precision of prose", () => {
		const record = recordOf({
			observations: [figure({ value: 630, method: "table", label: "x" }), figure({ value: null, label: "hồ sơ" })],
		});
		expect(measure(truth, record, "observations.precision")).toEqual([0, 0]);
	});
});

describe("assignments, citations, findings", () => {
	it("should match tasks by their words and score who and when apart", () => {
		const truth = {
			assignments: [
				{
					assignee: "Phòng Nội vụ",
					task: "Kiện toàn nhân sự lãnh đạo phòng chuyên môn",
					deadline: "2022-08-31",
					coordinator: null,
				},
			],
		};
		const record = recordOf({
			assignments: [
				{
					assignmentNo: 1,
					assignee: "phòng Nội vụ",
					task: "Khẩn trương kiện toàn nhân sự lãnh đạo phòng chuyên môn",
					coordinator: null,
					deadlineText: null,
					deadline: null,
					quote: "",
					page: 1,
				},
			],
		});
		expect(measure(truth, record, "assignments.recall")).toEqual([1, 1]);
		expect(measure(truth, record, "assignments.fields")).toEqual([2, 3]);
	});

	it("should count a cited document once, however often it is cited", () => {
		const cited = (number: string, page: number) => ({
			citationNo: page,
			citedType: "KH",
			citedNumber: number,
			citedSymbol: "KH-UBND",
			citedIssuer: null,
			citedOn: "2022-09-30",
			subject: null,
			quote: "",
			page,
		});
		const truth = {
			citations: [
				{ citedType: "KH", citedNumber: "178", citedSymbol: "KH-UBND", citedOn: "2022-09-30" },
				{ citedType: "KH", citedNumber: "178", citedSymbol: "KH-UBND" },
				{ citedType: "Luật", citedNumber: null, citedSymbol: null, subject: "Luật Căn cước" },
			],
		};
		const record = recordOf({ citations: [cited("178", 1), cited("178", 2), cited("999", 3)] });
		expect(measure(truth, record, "citations.recall")).toEqual([1, 2]);
		expect(measure(truth, record, "citations.precision")).toEqual([1, 2]);
		expect(measure(truth, record, "citations.fields")).toEqual([2, 2]);
	});

	it("should find a contradiction by the figures it names", () => {
		const truth = {
			findings: [
				{ rule: "audit", mentions: ["834", "857"] },
				{ rule: "audit", mentions: ["483"] },
			],
		};
		const finding = {
			rule: "audit.ratio",
			severity: "warning" as const,
			message: "857 of 834 is 102.8 %, printed 100 %",
			page: 1,
			quote: null,
			observationKey: null,
			findingId: "f",
			observationId: null,
		};
		expect(measure(truth, recordOf({ findings: [finding] }), "findings.recall")).toEqual([1, 2]);
		const figures = { observations: [{ label: "a", value: 1, measure: "item", quote: "1" }] };
		const record = recordOf({ findings: [finding, { ...finding, message: "1 of 2 is not 50 %" }] });
		expect(measure({ ...truth, ...figures }, record, "findings.false")).toEqual([1, 1]);
		expect(measure({ ...truth, ...figures, partial: ["findings"] }, record, "findings.false")).toEqual([0, 0]);
	});
});
