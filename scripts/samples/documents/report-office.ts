import { Flow } from "../flow.js";
import { setHeader, setTitle } from "../official-form.js";
import { type SetTable, setTable, truthRows } from "../ruled-table.js";
import { notedOn, type TypesetSample } from "../sample.js";
import { seedLines, withoutNotes } from "../seed-text.js";

const SUBJECT =
	"Tiến độ, kết quả thực hiện nhiệm vụ cải cách hành chính, chuyển đổi số và Đề án 06 Quý I năm 2024, phương hướng nhiệm vụ trọng tâm Quý II năm 2024 trên địa bàn thành phố Vũng Tàu";

/** Seed 003: first page and the page with the ward table, as an office scanner on a bad day gives them. */
export function reportOffice(): TypesetSample {
	const lines = seedLines("003");
	const at = (line: number): string => withoutNotes(lines[line - 1] ?? "");
	const flow = new Flow();
	setHeader(
		flow,
		{ issuer: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ VŨNG TÀU"], number: "Số:             /BC-UBND" },
		"Vũng Tàu, ngày       tháng 3 năm 2024",
	);
	setTitle(flow, "BÁO CÁO", SUBJECT);
	const opening = [11, 13, 15, 17, 19, 33, 35, 121, 123];
	for (const line of opening) flow.paragraph(line === 15 || line === 17 ? `**${at(line)}**` : at(line));
	flow.newSheet();
	flow.paragraph(at(131));
	const rows = lines.slice(133, 150).map((l) => l.split("\t").map((c) => c.trim()));
	const table: SetTable = {
		columns: [40, 24, 24, 20],
		align: ["left", "center", "center", "center"],
		header: [(lines[132] ?? "").split("\t").map((text) => ({ text: text.trim() }))],
		body: rows,
	};
	const set = setTable(flow, table);
	// Lines of the table, row by row; a wrapped header cell stands whole, as a reader takes it in.
	const grid = truthRows(table, set);
	flow.lines.push(...grid.map((row) => row.join(" ")));
	flow.paragraph(at(152));
	flow.paragraph(`${at(154)} ${at(158)}`);
	flow.paragraph(at(160));
	const noted = notedOn("003", [...opening, 131, 152, 154, 158, 160]);
	return {
		file: "003-report-office.pdf",
		sheets: flow.sheets,
		wear: {
			dpi: 200,
			skew: 1.3,
			blur: 0.6,
			noise: 7,
			specks: 160,
			contrast: 0.9,
			paper: 244,
			shade: 14,
			edge: true,
			seed: 3,
		},
		quality: 62,
		truth: {
			kind: "scan",
			wear: "office",
			text: flow.lines,
			header: {
				documentType: "BC",
				number: null,
				symbol: "BC-UBND",
				issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
				place: "Vũng Tàu",
				issuedOn: null,
				issuedYear: 2024,
				issuedMonth: 3,
				issuedDay: null,
				subject: SUBJECT,
				periodLabel: "Quý I năm 2024",
				periodStart: "2024-01-01",
				periodEnd: "2024-03-31",
				signer: null,
			},
			tables: [
				{
					headerRows: 1,
					rows: grid,
					numbers: grid.map((row) => row.map((c) => (/^\d+(?:\.\d+)?$/.test(c) ? Number(c) : null))),
				},
			],
			...noted,
			findings: [
				{ rule: "audit", mentions: ["834", "857"] },
				{ rule: "audit", mentions: ["585", "653"] },
				{ rule: "audit", mentions: ["417", "481"] },
			],
			partial: ["assignments", "findings"],
			notes: ["Two excerpts of seed 003, without its footnotes."],
		},
	};
}
