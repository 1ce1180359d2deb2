/** Pieces of one printed line that an engine gave as two, the right one first: "1 tuần." before "nhất 04 giờ/0". */
import type { RestoredPage } from "../../../schemas/page.js";

/** Share of the lower height over which two pieces stand on one level. */
const LEVEL = 0.6;
/** Widest gap between pieces of one line, in heights: spaces measure up to 0.6 in justified lines; columns stand further apart. */
const GAP = 0.6;
/** Deepest that the pieces overlap, in points. */
const OVERLAP = 4;

/** Indices of a page's lines in reading order, and those that go on in the line before them. */
export function linesInOrder(page: RestoredPage): { order: number[]; goesOn: Set<number> } {
	const order = page.lines.map((_, i) => i);
	const goesOn = new Set<number>();
	for (let i = 0; i + 1 < order.length; i++) {
		const [a, b] = [page.lines[order[i] ?? 0], page.lines[order[i + 1] ?? 0]];
		if (!a?.box || !b?.box || a.role !== "body" || b.role !== "body") continue;
		const level = Math.min(a.box.y1, b.box.y1) - Math.max(a.box.y0, b.box.y0);
		const height = Math.min(a.box.y1 - a.box.y0, b.box.y1 - b.box.y0);
		const gap = a.box.x0 - b.box.x1;
		if (height <= 0 || level < LEVEL * height || gap < -OVERLAP || gap > GAP * height) continue;
		const [right = 0, left = 0] = [order[i], order[i + 1]];
		order[i] = left;
		order[i + 1] = right;
		goesOn.add(right);
		i++;
	}
	return { order, goesOn };
}
