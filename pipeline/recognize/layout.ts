/** Lines and reading order: rows are split at wide gaps, and the two-column head and foot of a document are read column by column. */
import { type Box, type Line, unionBox, type Word } from "../../schemas/index.js";
import type { Ruling } from "../../schemas/page.js";
import { foldMarks } from "./vietnamese.js";

/**
 * A gap over this many line heights is no word space. Justified lines of scans/kien-giang open word spaces up to 1.6 heights;
 * the narrowest gutter between the two columns of a header there is 2.4.
 */
const COLUMN_GAP = 2;

/** Splits lines at wide gaps and puts all of them in reading order, with their block numbers. `width`, `height` of the page in points. */
export function layOut(lines: readonly Line[], width: number, height: number, rulings: readonly Ruling[] = []): Line[] {
	const sources = new Map<Line, Line>();
	const segments = lines
		.flatMap((line) => splitAtRulings(line, rulings))
		.flatMap((line) => {
			const parts = splitAtGaps(line);
			for (const part of parts) sources.set(part, line);
			return parts;
		});
	const placed = segments.filter((s): s is Line & { box: Box } => s.box !== null);
	const rows = toRows(placed);
	const ordered: { line: Line; block: number }[] = [];
	let block = 0;
	for (let i = 0; i < rows.length; ) {
		const zone = twoColumnZone(rows, i, width, height, sources);
		if (zone) {
			for (const column of [zone.left, zone.right]) {
				if (column.length > 0) block++;
				for (const line of column) ordered.push({ line, block });
			}
			block++;
			i = zone.end;
			continue;
		}
		const above = rows[i - 1];
		if (above && isNewBlock(above, rows[i]!)) block++;
		for (const line of rejoin(rows[i]!, sources)) ordered.push({ line, block });
		i++;
	}
	return renumber(ordered).concat(segments.filter((s) => s.box === null));
}

/** Outside heads and feet a line is parted only at gaps this wide: justified lines of photographs open word spaces up to 3 heights. */
const TABLE_GAP = 3.5;

const WORD_GAP = 1;

/** Joins again, in running text, what was parted to look for columns. */
function rejoin(row: readonly PlacedLine[], sources: Map<Line, Line>): PlacedLine[] {
	const out: PlacedLine[] = [];
	for (const line of row) {
		const last = out.at(-1);
		const gap = last ? line.box.x0 - last.box.x1 : 0;
		const height = lineHeight([...(last?.words ?? []), ...line.words]);
		// The engine sometimes parts a line itself, at an ordinary word space.
		if (last && gap <= (sources.get(last) === sources.get(line) ? TABLE_GAP : WORD_GAP) * height) {
			const joined = { ...lineOf([...last.words, ...line.words], line), box: unionBox([last.box, line.box])! };
			sources.set(joined, sources.get(line)!);
			out[out.length - 1] = joined;
		} else out.push(line);
	}
	return out;
}

function renumber(ordered: readonly { line: Line; block: number }[]): Line[] {
	const numbers = new Map<number, number>();
	return ordered.map(({ line, block }) => {
		if (!numbers.has(block)) numbers.set(block, numbers.size);
		return { ...line, block: numbers.get(block)! };
	});
}

/** Splits a line where a vertical ruling runs between two words: they stand in different cells. */
export function splitAtRulings(line: Line, rulings: readonly Ruling[]): Line[] {
	if (!line.box || line.words.length < 2) return [line];
	const middle = (line.box.y0 + line.box.y1) / 2;
	const crossing = rulings
		.filter((r) => r.x1 - r.x0 < r.y1 - r.y0 && r.y0 <= middle && r.y1 >= middle)
		.map((r) => (r.x0 + r.x1) / 2);
	if (crossing.length === 0) return [line];
	const parts: Word[][] = [];
	for (const word of line.words) {
		const last = parts.at(-1)?.at(-1);
		const centre = (w: Word) => (w.box.x0 + w.box.x1) / 2;
		if (last && !crossing.some((x) => x > centre(last) && x < centre(word))) parts.at(-1)!.push(word);
		else parts.push([word]);
	}
	return parts.length === 1 ? [line] : parts.map((words) => lineOf(words, line));
}

/** The first words of the right-hand column of a header: a narrow gutter suffices before them (0.6 line heights; word spaces are 0.3). */
const TITLE_START = /^([cg]ong h[ao]a? xa|doc lap.{0,3} tu do|dang cong san|ceng ho. x|§ec lep)/;
const TITLE_GAP = 0.3;

const foldedFrom = (words: readonly Word[], i: number) =>
	foldMarks(
		words
			.slice(i, i + 4)
			.map((w) => w.text)
			.join(" ")
			.toLowerCase(),
	);

/** Splits a line into the parts between wide gaps. */
function splitAtGaps(line: Line): Line[] {
	if (line.words.length < 2) return [line];
	const limit = COLUMN_GAP * lineHeight(line.words);
	const parts: Word[][] = [];
	line.words.forEach((word, i) => {
		const last = parts.at(-1)?.at(-1);
		const gap = last ? word.box.x0 - last.box.x1 : 0;
		// Dirt in the gutter, read as a mark, does not fill it.
		const inked = parts.at(-1)?.findLast((w) => /[\p{L}\d]/u.test(w.text));
		const gutter = inked ? word.box.x0 - inked.box.x1 : gap;
		const columnStarts = gutter > TITLE_GAP * limit && TITLE_START.test(foldedFrom(line.words, i));
		if (last && gap <= limit && !columnStarts) parts.at(-1)!.push(word);
		else parts.push([word]);
	});
	return parts.length === 1 ? [line] : parts.map((words) => lineOf(words, line));
}

/** A line made of words; role and block are those of `like`. */
export function lineOf(words: readonly Word[], like?: Pick<Line, "role" | "block">): Line {
	const letters = words.reduce((sum, w) => sum + w.text.length, 0);
	return {
		text: words.map((w) => w.text).join(" "),
		box: unionBox(words.map((w) => w.box)),
		confidence: letters === 0 ? 0 : words.reduce((sum, w) => sum + w.confidence * w.text.length, 0) / letters,
		words: [...words],
		role: like?.role ?? "body",
		...(like?.block === undefined ? {} : { block: like.block }),
	};
}

/** Median height of the words that have letters or digits (dots and dashes are low). */
export function lineHeight(words: readonly Word[]): number {
	const heights = words
		.filter((w) => /[\p{L}\d]/u.test(w.text))
		.map((w) => w.box.y1 - w.box.y0)
		.sort((a, b) => a - b);
	return heights[heights.length >> 1] ?? 10;
}

type PlacedLine = Line & { box: Box };

/** Rows of segments that stand side by side, from the top; each from left to right. */
function toRows(lines: readonly PlacedLine[]): PlacedLine[][] {
	const rows: PlacedLine[][] = [];
	for (const line of [...lines].sort((a, b) => centre(a) - centre(b))) {
		const row = rows.at(-1);
		const last = row?.at(-1);
		if (row && last && overlapsVertically(last.box, line.box) && row.every((other) => beside(other.box, line.box)))
			row.push(line);
		else rows.push([line]);
	}
	for (const row of rows) row.sort((a, b) => a.box.x0 - b.box.x0);
	return rows;
}

const centre = (line: PlacedLine) => (line.box.y0 + line.box.y1) / 2;

function overlapsVertically(a: Box, b: Box): boolean {
	const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
	return shared >= 0.5 * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

const beside = (a: Box, b: Box) => a.x1 <= b.x0 + 1 || b.x1 <= a.x0 + 1;

function isNewBlock(above: readonly PlacedLine[], row: readonly PlacedLine[]): boolean {
	const bottom = Math.max(...above.map((l) => l.box.y1));
	const top = Math.min(...row.map((l) => l.box.y0));
	const height = Math.max(...above.map((l) => lineHeight(l.words)));
	return top - bottom > 1.2 * height;
}

interface Zone {
	left: PlacedLine[];
	right: PlacedLine[];
	/** Index of the first row after the zone. */
	end: number;
}

/** The national title and motto of a header (Decree 30/2020, Annex I), marks folded; also as TCVN3 and VNI bytes look. */
const TITLE =
	/cong ?h[ao]a? ?xa|chu nghia viet|doc lap|tu do.*hanh|dang cong san|ceng ho. x|§ec lep|coang ho.?a|noac laap/;
/** What begins below a header though it may leave the gutter free: the addressee, and the type of document set in the middle. */
const BODY =
	/^kinh g[uo]i|^(bao cao|ke hoach|quyet dinh|nghi dinh|nghi quyet|thong tu|chi thi|quy che|quy dinh|luat|de an|to trinh|thong bao|huong dan|giay moi|cong dien|phuong an|chuong trinh|bien ban|thu moi)$/;
/** The recipients' list, or the authority who signs. */
const FOOT =
	/^(noi ?nhan|noi ?gui)|^(tm|kt|tl|tuq|q)\s*[.,]|^((pho )?(giam doc|chu tich|truong|cuc truong|vu truong|chanh))/;

/** A head or foot in two columns that begins at row `start`; null where there is none. */
function twoColumnZone(
	rows: readonly PlacedLine[][],
	start: number,
	width: number,
	height: number,
	sources: Map<Line, Line>,
): Zone | null {
	const first = rows[start]!;
	const fold = (line: PlacedLine) => foldMarks(line.text.toLowerCase()).trim();
	const isHead =
		first[0]!.box.y0 < 0.35 * height &&
		rows.slice(start, start + 3).some((row) => row.some((l) => TITLE.test(fold(l))));
	const isFoot = first.some((l) => FOOT.test(fold(l)));
	if (!isHead && !isFoot) return null;
	let low = 0.2 * width;
	let high = 0.75 * width;
	const left: PlacedLine[] = [];
	const right: PlacedLine[] = [];
	let end = start;
	for (; end < rows.length; end++) {
		const row = joinClose(rows[end]!);
		if (isHead && end > start && (row.some((l) => BODY.test(fold(l))) || isCentred(row, width))) break;
		if (isHead && isSubject(row, left.at(-1), width)) {
			left.push(row[0]!);
			continue;
		}
		const gutter = narrow(row, low, high);
		if (!gutter) break;
		[low, high] = gutter;
		const isLeft = (line: PlacedLine) => inkOf(line).x1 <= low + 0.5;
		left.push(...rejoin(row.filter(isLeft), sources));
		right.push(
			...rejoin(
				row.filter((line) => !isLeft(line)),
				sources,
			),
		);
	}
	// One row, or one column only, is no zone.
	return end - start >= 2 && left.length > 0 && right.length > 0 ? { left, right, end } : null;
}

/** A letter's subject ("V/v …") stands under its number, alone in its row, and may reach under the right-hand column. */
function isSubject(row: readonly PlacedLine[], above: PlacedLine | undefined, width: number): boolean {
	const [only] = row;
	if (row.length !== 1 || !above || (only!.box.x0 + only!.box.x1) / 2 > 0.4 * width) return false;
	const begins = /^v\s*\/\s*v\b/i;
	if (begins.test(only!.text)) return true;
	const near = only!.box.y0 - above.box.y1 < lineHeight(above.words);
	return near && begins.test(above.text) && !BODY.test(foldMarks(only!.text.toLowerCase()).trim());
}

/** Words that the engine or a second look gave as lines of their own, a word space apart: a lone first word would seem to fill the gutter. */
function joinClose(row: readonly PlacedLine[]): PlacedLine[] {
	const out: PlacedLine[] = [];
	for (const line of row) {
		const last = out.at(-1);
		const words = [...(last?.words ?? []), ...line.words];
		const isClose = last && line.box.x0 - last.box.x1 <= WORD_GAP * lineHeight(words);
		if (isClose && !TITLE_START.test(foldedFrom(line.words, 0)))
			out[out.length - 1] = { ...lineOf(words, line), box: unionBox([last.box, line.box])! };
		else out.push(line);
	}
	return out;
}

/** A row of one segment in the middle of the page belongs to neither column. */
function isCentred(row: readonly PlacedLine[], width: number): boolean {
	const [only] = row;
	return row.length === 1 && Math.abs((only!.box.x0 + only!.box.x1) / 2 - width / 2) < 0.04 * width;
}

/** Where a line's letters and digits stand: a speck read as "_" in the gutter is none of them. */
function inkOf(line: PlacedLine): Box {
	return unionBox(line.words.filter((w) => /[\p{L}\d]/u.test(w.text)).map((w) => w.box)) ?? line.box;
}

/** The gutter that is left when a row's segments are put on its two sides; null when one crosses it or it gets narrower than 6 points. */
function narrow(row: readonly PlacedLine[], low: number, high: number): [number, number] | null {
	for (const line of row) {
		const box = inkOf(line);
		const room = { left: high - Math.max(low, box.x1), right: Math.min(high, box.x0) - low };
		// A segment goes to the side that leaves the wider gutter.
		if (room.left >= room.right) low = Math.max(low, box.x1);
		else high = Math.min(high, box.x0);
		if (high - low < 6) return null;
	}
	return [low, high];
}
