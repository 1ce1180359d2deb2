import { Flow } from "../flow.js";
import { setHeader, setTitle } from "../official-form.js";
import { type SetTable, setTable, truthRows } from "../ruled-table.js";
import { notedOn, type TypesetSample } from "../sample.js";
import { joinParagraphs, seedLines } from "../seed-text.js";

const SUBJECT =
	"Khắc phục những tồn tại, hạn chế về chuyển đổi số năm 2023 và giải pháp thực hiện năm 2024 trên địa bàn thành phố Vũng Tàu";

/** Seed 004 as it must have looked before its scan: number, date, the score table, on one clean page. */
export function planClean(): TypesetSample {
	const lines = seedLines("004", "truth.txt");
	const find = (start: string, from = 0): number => lines.findIndex((l, i) => i >= from && l.startsWith(start));
	const basis = find("Thực hiện Quyết định số 3710");
	const intro = find("UBND thành phố Vũng Tàu xây dựng");
	const part1 = find("I. MỤC ĐÍCH");
	const result = find("1. Kết quả đánh giá");
	const head = find("STT");
	const reasons = find("2. Tiêu chí không đạt");
	const measures = find("3. Giải pháp khắc phục");
	const flow = new Flow();
	setHeader(
		flow,
		{ issuer: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ VŨNG TÀU"], number: "Số: 4638/KH-UBND" },
		"Vũng Tàu, ngày 13 tháng 5 năm 2024",
	);
	setTitle(flow, "KẾ HOẠCH", SUBJECT);
	const one = (from: number, to: number): string => lines.slice(from, to).join(" ");
	flow.paragraph(one(basis, intro), { size: 13.5 });
	flow.paragraph(one(intro, part1), { size: 13.5 });
	const [heading, ...rest] = joinParagraphs(lines.slice(result, head));
	flow.paragraph(`**${heading?.slice(0, 19)}**`, { size: 13.5 });
	for (const p of [heading?.slice(19) ?? "", ...rest]) if (p.trim() !== "") flow.paragraph(p, { size: 13.5 });
	const body = lines
		.slice(head + 1, reasons)
		.map((l) => /^(\d+) \| (.+?) ([\d.]+) ([\d.]+)$/.exec(l)?.slice(1))
		.filter((r) => r !== undefined);
	const table: SetTable = {
		columns: [10, 60, 30, 26],
		align: ["center", "left", "center", "center"],
		header: [[{ text: "STT" }, { text: "Nội dung đánh giá" }, { text: "Điểm đạt được" }, { text: "Điểm tối đa" }]],
		body,
	};
	const grid = truthRows(table, setTable(flow, table));
	flow.lines.push(...grid.map((row) => row.join(" ")));
	const after = joinParagraphs(lines.slice(reasons, measures)).join(" ");
	const split = after.indexOf("Trong 08 nội dung");
	flow.paragraph(`**${after.slice(0, split)}**`, { size: 13.5 });
	flow.paragraph(after.slice(split), { size: 13.5 });
	const used = [...range(basis, part1), ...range(result, measures)].map((i) => i + 1);
	return {
		file: "004-plan-clean.pdf",
		sheets: flow.sheets,
		wear: { dpi: 300, blur: 0.4, noise: 3, seed: 4 },
		quality: 55,
		truth: {
			kind: "scan",
			wear: "clean",
			text: flow.lines,
			header: {
				documentType: "KH",
				number: "4638",
				symbol: "KH-UBND",
				issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
				place: "Vũng Tàu",
				issuedOn: "2024-05-13",
				issuedYear: 2024,
				issuedMonth: 5,
				issuedDay: 13,
				subject: SUBJECT,
				signer: null,
			},
			tables: [
				{
					headerRows: 1,
					rows: grid,
					numbers: grid.map((row) => row.map((c) => (/^\d+(?:\.\d+)?$/.test(c) ? Number(c) : null))),
				},
			],
			...notedOn("004", used),
			notes: ["Excerpt of seed 004, set from what a reader made of its mangled text."],
		},
	};
}

/** The same page at 150 dpi, laid into the scanner on its side. */
export function planSideways(): TypesetSample {
	const clean = planClean();
	return {
		...clean,
		file: "004-plan-sideways.pdf",
		wear: { dpi: 150, blur: 0.4, noise: 4, specks: 10, contrast: 0.92, paper: 248, turned: 1, seed: 14 },
		quality: 70,
		truth: { ...clean.truth, wear: "sideways" },
	};
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
