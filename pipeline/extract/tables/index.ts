/** The tables of a document: found page by page by the notation each page uses, merged over pages, read cell by cell. */
import type { Finding, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { type LineKey, lineKey } from "../block.js";
import { proveAbbreviations } from "./abbreviations.js";
import { findAlignedTables } from "./aligned.js";
import { assemble, type Unreadable, unreadFinding } from "./assemble.js";
import { homeOf } from "./cell-text.js";
import { proveShapes } from "./column-shape.js";
import { proveLeads } from "./doubtful-leads.js";
import { proveDoubtfulPlaces } from "./doubtful-places.js";
import { findHtmlTables } from "./html.js";
import { asLastRow } from "./lone-row.js";
import { findLooseTables } from "./loose.js";
import { type Between, mergeFragments, withoutLoneRows } from "./merge.js";
import { withoutNeighbourSheets } from "./neighbour-sheet.js";
import { proveColumnNumbers } from "./number-row.js";
import { findOrdinalHoles } from "./ordinal-holes.js";
import { proveOrdinals } from "./ordinals.js";
import { proveParts } from "./part-names.js";
import { findPipeTables } from "./pipe.js";
import { provePlaces } from "./place-names.js";
import { findPositionedTables } from "./positions.js";
import type { RawTable } from "./raw-table.js";
import { placedWords } from "./restored-words.js";
import { findRuledTables } from "./ruled.js";
import { solveUnreadable } from "./solve.js";
import { surroundingsOf } from "./surroundings.js";
import { findTabTables } from "./tab.js";

export interface FoundTables {
	tables: Table[];
	/** Lines that belong to a table: not part of the running text. */
	consumed: Set<LineKey>;
	findings: Finding[];
}

export function findTables(pages: readonly RestoredPage[]): FoundTables {
	const found = pages.map((page) => withoutNeighbourSheets(findOnPage(page)));
	found.forEach(({ own }, i) => {
		const before = found[i - 1]?.own.at(-1);
		if (before && own[0]) own[0] = asLastRow(own[0], before, pages[i]!);
	});
	const raw = found.flatMap((f) => f.own);
	const strips = found.flatMap((f) => f.strips);
	const consumed = new Set<LineKey>([...raw, ...strips].flatMap((t) => t.consumed));
	const all = mergeFragments(raw, betweenOf(pages, consumed));
	const merged = withoutLoneRows(all);
	for (const lone of all) if (!merged.includes(lone)) for (const key of lone.consumed) consumed.delete(key);
	const findings: Finding[] = found.flatMap((f) => f.findings);
	const unreadable: Unreadable[] = [];
	const tables = merged.map((m, i) => {
		const around = surroundingsOf(m, pages, (page, line) => consumed.has(lineKey(page, line)));
		const done = assemble(m, i + 1, around);
		findings.push(...done.findings);
		if (around.torn) findings.push(tornCaption(around.torn, done.table));
		if (m.method === "ruled")
			findings.push(
				...proveOrdinals(done.table),
				...proveColumnNumbers(done.table),
				...proveShapes(done.table),
				...proveAbbreviations(done.table),
				...provePlaces(done.table),
				...proveLeads(done.table),
				...proveDoubtfulPlaces(done.table),
			);
		findings.push(...proveParts(done.table));
		const unread = done.unread.filter((c) => c.text === "");
		if (unread.length > 0) findings.push(unreadFinding(unread, done.table));
		unreadable.push(...done.unreadable);
		return done.table;
	});
	findings.push(...tables.flatMap((table) => findOrdinalHoles(table, tables)));
	findings.push(...solveUnreadable(unreadable, pages, consumed));
	return { tables, consumed, findings };
}

const tornCaption = ({ read, pieces }: { read: string; pieces: string[] }, table: Table): Finding => ({
	rule: "table.caption-unsure",
	severity: "info",
	message: `The caption of table ${table.tableNo} cannot be read for sure (“${pieces.join("”, “")}”) and is left empty: it was read as “${read}”.`,
	page: table.pageFirst,
	quote: read,
	observationKey: null,
});

/** Tables of one page, top to bottom. */
function findOnPage(page: RestoredPage): RawTable[] {
	if (page.lines.some((l) => l.words.length > 0)) return findPlacedTables(page);
	const found: RawTable[] = findHtmlTables(page);
	const taken = (line: number): boolean => found.some((t) => line >= t.firstLine && line <= t.lastLine);
	const free = (t: RawTable): boolean => !taken(t.firstLine);
	found.push(...findTabTables(page).filter(free));
	found.push(...findPipeTables(page).filter(free));
	found.push(...findAlignedTables(page, taken));
	found.push(...findLooseTables(page, taken));
	return found.sort((a, b) => a.firstLine - b.firstLine);
}

/** Tables of a page whose words have places: the ruled ones first, then columns among the words that are left. */
function findPlacedTables(page: RestoredPage): RawTable[] {
	const words = placedWords(page);
	const ruled = findRuledTables(page, words);
	const free = words.filter(
		(w) =>
			(page.lines[w.line]!.role === "body" || isLoneSign(page, w.raw)) &&
			homeOf(
				w.box,
				ruled.map((t) => t.box!),
			) < 0,
	);
	return [...ruled, ...findPositionedTables(page, free)].sort((a, b) => a.box!.y0 - b.box!.y0);
}

/** A sign alone on its line is noise in running text and an entry in a column ("%" under "Đơn vị tính"); on scans it may be a speck. */
const isLoneSign = (page: RestoredPage, text: string): boolean =>
	page.origin === "text-layer" && /^(?:\(?[%‰]\)?|["″”]|…|\.{3})$/.test(text);

/** Lines of running text between two fragments; blank lines and page numbers do not count. */
function betweenOf(pages: readonly RestoredPage[], consumed: ReadonlySet<LineKey>): Between {
	return (a, b) => {
		const texts: string[] = [];
		for (const page of pages) {
			if (page.page < a.page || page.page > b.page) continue;
			const from = page.page === a.page ? a.lastLine + 1 : 0;
			const to = page.page === b.page ? b.firstLine : page.lines.length;
			for (let i = from; i < to; i++) {
				const line = page.lines[i]!;
				if (line.role !== "body" || consumed.has(lineKey(page.page, i))) continue;
				const text = line.text.trim();
				if (text !== "" && !/^[-–\s]*\d{1,3}[-–\s]*$/.test(text)) texts.push(text);
			}
		}
		return texts;
	};
}
