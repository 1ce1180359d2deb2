/** Figures inside the words of a table cell ("71 tài khoản", "1 buổi/23 người", "01/40" under "số buổi/ số người"). */
import type { Cell, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import { measureOfNoun } from "../../../schemas/reference/measures.js";
import { contextYear } from "../header/period.js";
import { matchIndicator } from "./indicator.js";
import { cleanClause, composeLabel, ownWords } from "./label.js";
import { natureOf } from "./nature.js";
import { periodIn } from "./period.js";
import { type Figure, scanFigures } from "./scan.js";
import { figuresInText } from "./sentence.js";
import type { Column, RowSubject } from "./table-columns.js";
import { columnTime, type TableTime } from "./table-time.js";
import { accumulated, accumulation, liesAhead, timeOf } from "./time.js";
import { issuerUnit } from "./unit.js";

/** The words of a cell before and behind one of its figures. */
export interface CellWords {
	before: string;
	after: string;
}

/** Observations of the figures inside a text cell, each with the words around it. @param besides the cell to its left, when short */
export function textCellCandidates(
	table: Table,
	cell: Cell,
	column: Column,
	subject: RowSubject,
	besides: string,
	tableTime: TableTime,
	header: Header,
): { candidate: ObservationCandidate; text: CellWords }[] {
	const text = cell.text.replace(/\s+/g, " ").trim();
	const pair = pairByHeader(text, column.header.at(-1) ?? "");
	if (pair)
		return pair.map((p, i) =>
			make(table, cell, column, subject, besides, tableTime, header, text, p.figure, p.label, p.label, i),
		);
	const figures = scanFigures(text);
	let carrier = "";
	return figuresInText(text, figures).map((found, i) => {
		const { text: own, ownsClause } = ownWords(found);
		const clause = cleanClause(found.before);
		// Verbs are shared as in running text ("bố trí 01 …, có 10 …").
		const joined = /^(?:và|với|,|;|cùng|đồng thời)$/.test(found.joint);
		if (!joined || ownsClause) carrier = ownsClause && own !== clause ? clause : "";
		const words = [ownsClause ? "" : carrier, own].filter(Boolean).join(" ");
		return make(table, cell, column, subject, besides, tableTime, header, text, found.figure, words, own, i);
	});
}

function make(
	table: Table,
	cell: Cell,
	column: Column,
	subject: RowSubject,
	besides: string,
	tableTime: TableTime,
	header: Header,
	text: string,
	figure: Figure,
	words: string,
	own: string,
	index: number,
): { candidate: ObservationCandidate; text: CellWords } {
	const title = column.header.at(-1) ?? "";
	const row = subject.unit ? "" : subject.label;
	const label = composeLabel(words || own || figure.noun, [title, row].filter(Boolean).join(" – ") || null);
	const from = Math.max(0, figure.start - 120);
	const said = natureOf(text.slice(0, figure.start), text.slice(figure.end), [], header.documentType);
	const before = text.slice(0, figure.end);
	const local = periodIn(before, contextYear(header));
	const adds = accumulation(before);
	const single = local
		? timeOf(local, before, "figure", header, said)
		: columnTime(column.header.join(" – "), tableTime(said), header, said);
	const time = adds && single.basis !== "figure" ? accumulated(single, adds) : single;
	const candidate: ObservationCandidate = {
		indicatorId:
			matchIndicator(
				words || own,
				figure.measure,
				`${label} – ${text.slice(0, figure.start)} – ${besides}`,
				column.header.join(" – "),
			)?.id ?? null,
		label: label || "(không có tiêu đề)",
		unitLabel: subject.unit ?? issuerUnit(header.issuer),
		unitId: null,
		periodStart: time.start,
		periodEnd: time.end,
		periodBasis: time.basis,
		cumulative: adds !== null,
		value: Number.isNaN(figure.value) ? null : figure.value,
		numerator: figure.numerator,
		denominator: figure.denominator,
		measure: figure.measure,
		method: "table",
		nature: liesAhead(time, header) ? "plan" : said,
		quote: text.slice(from === 0 ? 0 : text.indexOf(" ", from) + 1, Math.min(text.length, figure.nounEnd + 120)).trim(),
		place: { page: cell.page, box: cell.box },
		confidence: cell.confidence,
		alternatives: figure.alternatives,
		key: `t${table.tableNo}.r${cell.row}.c${cell.col}.f${index}`,
		partOf: null,
		partBy: null,
		ratioOf: null,
		cell: { tableNo: table.tableNo, row: cell.row, col: cell.col },
	};
	return { candidate, text: { before: text.slice(0, figure.start), after: text.slice(figure.nounEnd) } };
}

/** "01/40" under "số lượng buổi tuyên truyền/ số lượng người tham gia": the header names both numerals. */
function pairByHeader(text: string, title: string): { figure: Figure; label: string }[] | null {
	const m = /^(\d+)\s*\/\s*(\d+)$/.exec(text);
	const names = title.split("/").map((s) => s.trim());
	if (!m?.[1] || !m[2] || names.length !== 2) return null;
	const figures = [m[1], m[2]].map((raw, i): { figure: Figure; label: string } | null => {
		const words = (names[i] ?? "").split(/\s+/);
		const hit = words.map((_, at) => measureOfNoun(words.slice(at, at + 5))).find((h) => h !== null);
		if (!hit) return null;
		const start = i === 0 ? 0 : text.lastIndexOf(raw);
		return {
			label: names[i] ?? "",
			figure: {
				start,
				end: start + raw.length,
				nounEnd: start + raw.length,
				raw,
				value: Number(raw),
				decimals: 0,
				numerator: null,
				denominator: null,
				measure: hit.measure,
				noun: "",
				alternatives: [],
				range: null,
			},
		};
	});
	return figures.every((f) => f !== null) ? figures : null;
}
