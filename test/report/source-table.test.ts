import { describe, expect, it } from "vitest";
import { escapeText, html } from "../../pipeline/analyze/report/html.js";
import { Locale } from "../../pipeline/analyze/report/locale.js";
import { layOut, type Section } from "../../pipeline/analyze/report/parts.js";
import { hrefFrom, paths, safeName } from "../../pipeline/analyze/report/paths.js";
import { type Cell, placeCells, type SourceTable, sourceTable } from "../../pipeline/analyze/report/source-table.js";

const cell = (row: number, col: number, text: string, change: Partial<Cell> = {}): Cell => ({
	...{
		table_no: 1,
		row,
		col,
		row_span: 1,
		col_span: 1,
		is_header: false,
		text,
		number: null,
		page: 1,
		confidence: 0.9,
	},
	...change,
});
const TABLE: SourceTable = {
	...{
		table_no: 1,
		caption: "Kết quả",
		page_first: 1,
		page_last: 2,
		row_count: 2,
		column_count: 3,
		header_rows: 2,
		confidence: 0.9,
	},
};

describe("sourceTable", () => {
	it("should keep header cells, spans and figures", () => {
		const [piece] = sourceTable(new Locale("vi"), "t-1", TABLE, [
			cell(0, 0, "Đơn vị", { row_span: 2, is_header: true }),
			cell(0, 1, "Hồ sơ", { col_span: 2, is_header: true }),
			cell(1, 1, "Số", { is_header: true }),
			cell(1, 2, "Tỷ lệ", { is_header: true }),
			cell(2, 0, "Phường 1"),
			cell(2, 1, "12", { number: 12 }),
			cell(2, 2, "98,7", { number: 98.7, confidence: 0.3 }),
		]);
		const text = piece?.text ?? "";
		for (const part of [
			'<th scope="col" rowspan="2">Đơn vị</th><th scope="colgroup" colspan="2">Hồ sơ</th>',
			'<td class="n">12</td><td class="n low">98,7</td>',
			"Bảng 1: Kết quả",
			"Trang 1 – 2",
		])
			expect(text).toContain(part);
	});

	it("should let no span cover a cell of its own, nor run out of the table", () => {
		const rows = placeCells(
			[cell(0, 0, "a", { col_span: 9, row_span: 9 }), cell(0, 2, "b"), cell(1, 1, "c"), cell(2, 0, "d")],
			0,
		);
		const spans = rows.flat().map((c) => [c.text, c.rows, c.cols]);
		expect(spans).toEqual([
			["a", 1, 2],
			["b", 1, 1],
			["c", 1, 1],
			["d", 1, 1],
		]);
	});

	it("should cut a long table between rows, repeat its header, and lose no cell", () => {
		const cells = [cell(0, 0, "STT", { is_header: true }), cell(0, 1, "Tên", { is_header: true })];
		for (let r = 1; r <= 4000; r++) cells.push(cell(r, 1, `ô ${r}.`));
		for (let r = 1; r <= 4000; r += 4) cells.push(cell(r, 0, `nhóm ${r}.`, { row_span: 4 }));
		const pieces = sourceTable(new Locale("vi"), "t-1", { ...TABLE, header_rows: 1 }, cells);
		expect(pieces.length).toBeGreaterThan(1);
		const all = pieces.map((p) => p.text).join("");
		expect(all.match(/STT/g)).toHaveLength(pieces.length);
		for (const r of [1, 1500, 4000]) expect(all).toContain(`>ô ${r}.<`);
		expect(all.match(/>ô \d+\.</g)).toHaveLength(4000);
		expect(new Set(all.match(/>nhóm \d+\.</g)).size).toBe(1000);
		expect(new Set(all.match(/ id="[^"]*"/g)).size).toBe(2 * pieces.length);
	});
});

describe("layOut", () => {
	const section = (id: string, rows: number): Section => ({
		...{ id, title: id, count: rows, wrap: (shown) => html`${shown}` },
		rows: Array.from({ length: rows }, (_, i) => ({ html: html`<p>${"x".repeat(93)}</p>`, anchor: `${id}${i}` })),
	});

	it("should fill parts to the limit, keep the order, and know where rows stand", () => {
		const { parts, anchors, sections } = layOut([section("a", 15), section("b", 0), section("c", 12)], 1000);
		expect(parts.map((p) => p.map((s) => [s.section.id, s.rows.length, s.continued]))).toEqual([
			[["a", 10, false]],
			[
				["a", 5, true],
				["c", 5, false],
			],
			[["c", 7, true]],
		]);
		expect([anchors.get("a9"), anchors.get("a10"), anchors.get("c5"), sections.get("c")]).toEqual([undefined, 2, 3, 2]);
	});
});

describe("html and paths", () => {
	it("should escape all text, and nothing twice", () => {
		const text = `<b title="x">'&`;
		expect(html`<i>${text}${html`<u>${text}</u>`}${[1, null, "<"]}</i>`.text).toBe(
			"<i>&lt;b title=&quot;x&quot;&gt;&#39;&amp;<u>&lt;b title=&quot;x&quot;&gt;&#39;&amp;</u>1&lt;</i>",
		);
		expect(escapeText("a\u0000\u001b\n\tb")).toBe("a\uFFFD\uFFFD\n\tb");
	});

	it("should make names that every file system takes and that never meet", () => {
		const ids = [
			"747",
			"26506~2025",
			"label:phòng nội vụ",
			"label:phong noi vu",
			"agency:so-y-te@91",
			"../../etc",
			"CON",
			"A",
			"a",
			"",
			"x".repeat(300),
		];
		const names = ids.map(safeName);
		for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9._~-]*$/);
		expect(new Set(names).size).toBe(ids.length);
		expect(hrefFrom("documents/ab/d-x.html", paths.unit("747"))).toBe("../../units/u-747.html");
	});
});
