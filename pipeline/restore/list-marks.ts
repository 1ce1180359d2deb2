/** Marks of lists in an engine's reading: "a)", "b)", "9)", "e)" can only be a, b, … đ, e; "l." before "2." is 1. Lists are where tasks stand. */
import type { Repair } from "../../schemas/page.js";

/** Order of the points of a clause (Decree 30/2020, Annex I, and 34/2016: no f, j, w, z). */
const ORDER = [..."abcdđeghiklmnopqrstuvxy"];

/** What the points are read as, where no point after them can tell. Seen in scans/with-truth and scans/kien-giang. */
const LOOKALIKE: Readonly<Record<string, string>> = {
	a: "23489âáàảäạ@",
	c: "eoœ©¢",
	d: "đäq4",
	đ: "d9äở",
	e: "cêéèẻ",
	g: "98qø",
	h: "bn",
	i: "1lIíì!¡j",
	l: "1Ii!|]",
	o: "0óò",
};

interface Item {
	line: number;
	indent: string;
	mark: string;
}

const POINT = /^(\s*)([\p{L}\p{N}@©¢!|¡\]œ])\)/u;
/** A clause's number, or what may be a misread 1. */
const CLAUSE = /^(\s*)([\p{L}\p{N}|!]{1,4})\.(?=\s)/u;
const MISREAD_ONE = /^[lIiÌÍìíỊị|!]$/u;
/** "I. TÌNH HÌNH CHUNG": Roman numbers stand before capitals. */
const HEADING = /^\s*\S+\s+\p{Lu}{2,}/u;
/** A number or point glued to its text: "6.Thi", "b)Thực". */
const GLUED = /^\s*(?:\d{1,2}\.|[a-zđ]\))(?=\p{Lu}\p{Ll}|[ỞÝ]\s)/u;

/** Repairs the marks of the lines in place. `spaces(line)`: an engine put the spaces of that line. */
export function repairListMarks(
	lines: string[],
	page: number,
	repairs: Repair[],
	spaces: (line: number) => boolean,
): void {
	const change = (line: number, before: string, after: string, kind: Repair["kind"], confidence: number) => {
		lines[line] = lines[line]!.replace(before, after);
		repairs.push({ page, line: line + 1, before, after, kind, confidence });
	};
	lines.forEach((line, i) => {
		const mark = GLUED.exec(line)?.[0].trim();
		if (mark && spaces(i)) change(i, mark, `${mark} `, "split", 0.9);
	});
	const points = itemsOf(lines, POINT);
	points.forEach((item, k) => {
		const meant = meantPoint(points[k - 1]?.mark, item.mark, points[k + 1]?.mark);
		if (!meant) return;
		change(item.line, `${item.mark})`, `${meant})`, "symbol", 0.9);
		item.mark = meant;
	});
	const clauses = itemsOf(lines, CLAUSE);
	clauses.forEach((item, k) => {
		if (!MISREAD_ONE.test(item.mark) || HEADING.test(lines[item.line]!)) return;
		if (clauses[k + 1]?.mark !== "2" && !opensArticle(lines, item.line)) return;
		change(item.line, `${item.mark}.`, "1.", "symbol", 0.9);
	});
}

/** True when the line follows the heading of an article, which may take three lines. */
function opensArticle(lines: readonly string[], line: number): boolean {
	const before = lines.slice(Math.max(0, line - 3), line);
	return before.some((text) => /^[\s“"]*Điều \d+[a-zđ]?\./u.test(text)) && !before.some((text) => CLAUSE.test(text));
}

function itemsOf(lines: readonly string[], shape: RegExp): Item[] {
	const items: Item[] = [];
	lines.forEach((text, line) => {
		const found = shape.exec(text);
		if (found) items.push({ line, indent: found[1]!, mark: found[2]! });
	});
	return items;
}

/** The point that stands between two others; null where it is one already, or where its neighbours do not tell. */
function meantPoint(before: string | undefined, mark: string, after: string | undefined): string | null {
	const previous = before === undefined ? -1 : ORDER.indexOf(before);
	const next = after === undefined ? -1 : ORDER.indexOf(after);
	const looksLike = (point: string) => LOOKALIKE[point]?.includes(mark) === true;
	const following = previous >= 0 ? ORDER[previous + 1] : undefined;
	if (mark === "a" || mark === following) return null;
	// A later point may stand there because those between were lost: only a look-alike is a misreading.
	if (following !== undefined && next === previous + 2 && (!ORDER.includes(mark) || looksLike(following)))
		return following;
	if (next === 1 && looksLike("a")) return "a";
	// The last point: none follows, or a new list.
	return following !== undefined && looksLike(following) && (after === undefined || next === 0) ? following : null;
}
