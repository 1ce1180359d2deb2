import type { Truth } from "../../../schemas/truth.js";
import { Flow } from "../flow.js";
import { type SetCell, type SetTable, setTable, truthRows } from "../ruled-table.js";
import { notedOn, type TypesetSample } from "../sample.js";
import { seedLines, seedTruth } from "../seed-text.js";
import { A4 } from "../sheet.js";

/** Seed 000: an annex across the page, two header rows repeated on each page, cells full of text and cited documents. */
export function annexLandscape(): TypesetSample {
	const lines = seedLines("000");
	const rows = lines
		.filter((l) => /^\d+\t/.test(l))
		.map((l) => l.split("\t").map((c) => c.replace(/\s+/g, " ").trim()));
	const heads = lines.filter((l) => l.startsWith("STT\t"))[0]?.split("\t") ?? [];
	const below = lines[lines.findIndex((l) => l.startsWith("STT\t")) + 1]?.split("\t") ?? [];
	const flow = new Flow({ width: A4.height, height: A4.width }, 2, { top: 50, bottom: 44, left: 52, right: 44 });
	const title = lines.findIndex((l) => l.trim() === "PHỤ LỤC");
	flow.paragraph("PHỤ LỤC", { align: "center", style: "bold", size: 13, before: 0 });
	flow.paragraph(lines[title + 2] ?? "", {
		align: "center",
		style: "bold",
		size: 12.5,
		before: 1,
		left: flow.left + 40,
		width: flow.width - 80,
	});
	flow.paragraph(lines[title + 3] ?? "", { align: "center", style: "italic", size: 12.5, before: 1 });
	const top: SetCell[] = [
		{ text: heads[0] ?? "", rowSpan: 2 },
		{ text: heads[1] ?? "", rowSpan: 2 },
		{ text: heads[2] ?? "", colSpan: 3 },
		{ text: heads[5] ?? "", colSpan: 3 },
	];
	const table: SetTable = {
		columns: [9, 18, 44, 38, 38, 44, 28, 30],
		align: ["center", "left", "left", "left", "left", "left", "left", "left"],
		header: [top, below.slice(2).map((text) => ({ text }))],
		body: rows,
		size: 11.5,
	};
	const set = setTable(flow, table);
	const grid = truthRows(table, set);
	// The lines of the seed (1-based) whose words are on the two pages: title, first header, the rows.
	const used = [title + 2, title + 3, lines.findIndex((l) => l.startsWith("STT\t"))];
	lines.forEach((l, i) => {
		if (/^\d+\t/.test(l) && Number.parseInt(l, 10) <= set) used.push(i);
	});
	const noted = notedOn(
		"000",
		used.map((i) => i + 1),
	);
	return {
		file: "000-annex-landscape.pdf",
		sheets: flow.sheets,
		wear: { dpi: 200, skew: 0.5, blur: 0.5, noise: 20, specks: 60, threshold: 148, seed: 6 },
		quality: null,
		truth: {
			kind: "scan",
			wear: "landscape",
			tables: [
				{
					headerRows: 2,
					rows: grid,
					numbers: grid.map((row) => row.map((c, i) => (i === 0 && /^\d+$/.test(c) ? Number(c) : null))),
				},
			],
			header: seedTruth("000").header as Truth["header"],
			observations: noted.observations,
			citations: noted.citations,
			notes: [
				`The first ${set} rows of seed 000 on two landscape pages; the running text is all table, so it is not scored.`,
			],
		},
	};
}
