/** Dashes that an engine passed over between two words of a cell ("11/06/2018 14/07/2018", "kinh tế xã hội"): short flat strokes alone in the gap. */
import { unionBox } from "../../schemas/box.js";
import type { CellLine, CellText } from "./cell-stack.js";
import type { Blob } from "./image/specks.js";
import type { OcrWord } from "./ocr/engine.js";

/** Inches; dashes of 7 to 14 points are 0.025 to 0.09 wide and 0.01 to 0.02 high. */
const WIDE = [0.022, 0.12] as const;
const HIGH = 0.022;
/** Least width in heights. Of the ink in 94 gaps of 26 table pages, four dashes have 1.67 to 3, specks at their height at most 1.34. */
const FLAT = 1.6;
/** Where its middle stands between the top and the foot of the words beside it: those dashes 0.62 to 0.73 (their tops count marks). */
const LEVEL = [0.4, 0.8] as const;
/** A dash that is seen and not read is at most this sure. */
const SEEN = 0.8;

/** The cell with the dashes that its ink shows. */
export function withDashes(text: CellText, blobs: readonly Blob[], dpi: number): CellText {
	const dashes = blobs.filter((b) => isIn(b, text.cell) && isFlat(b, dpi));
	if (dashes.length === 0) return text;
	return { ...text, lines: text.lines.map((line) => dashed(line, dashes, blobs)) };
}

const isIn = (b: Blob, cell: CellText["cell"]): boolean =>
	b.x0 >= cell.x0 && b.x1 <= cell.x1 && b.y0 >= cell.y0 && b.y1 <= cell.y1;

function isFlat(b: Blob, dpi: number): boolean {
	const [w, h] = [b.x1 - b.x0, b.y1 - b.y0];
	return w >= FLAT * h && w >= WIDE[0] * dpi && w <= WIDE[1] * dpi && h <= HIGH * dpi;
}

function dashed(line: CellLine, dashes: readonly Blob[], blobs: readonly Blob[]): CellLine {
	const words: OcrWord[] = [];
	for (const word of line.words) {
		const last = words.at(-1);
		const dash = last && dashBetween(last, word, dashes, blobs);
		if (!dash) words.push(word);
		// "Nội-Nhi": no white beside it.
		else if (dash.x0 - last.box.x1 <= 2 && word.box.x0 - dash.x1 <= 4)
			words[words.length - 1] = {
				text: `${last.text}-${word.text}`,
				confidence: Math.min(last.confidence, word.confidence, SEEN),
				box: unionBox([last.box, word.box])!,
			};
		else words.push({ text: "-", confidence: SEEN, box: { x0: dash.x0, x1: dash.x1, y0: dash.y0, y1: dash.y1 } }, word);
	}
	return { words };
}

/** The one piece of ink in the gap, where it is a dash; nothing follows a comma so. */
function dashBetween(a: OcrWord, b: OcrWord, dashes: readonly Blob[], blobs: readonly Blob[]): Blob | undefined {
	if (!/[\p{L}\p{N})]$/u.test(a.text) || !/^[\p{L}\p{N}(]/u.test(b.text)) return undefined;
	const top = Math.min(a.box.y0, b.box.y0);
	const foot = Math.max(a.box.y1, b.box.y1);
	const inGap = (p: Blob): boolean => {
		const [x, y] = [(p.x0 + p.x1) / 2, (p.y0 + p.y1) / 2];
		return x > a.box.x1 && x < b.box.x0 && p.x0 >= a.box.x1 - 3 && p.x1 <= b.box.x0 + 3 && y > top && y < foot;
	};
	const dash = dashes.find((p) => {
		const level = ((p.y0 + p.y1) / 2 - top) / (foot - top);
		return inGap(p) && level >= LEVEL[0] && level <= LEVEL[1];
	});
	return dash && blobs.filter(inGap).length === 1 ? dash : undefined;
}
