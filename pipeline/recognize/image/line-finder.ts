/** Ruling lines of a scanned page: long thin runs of ink, also slightly sloped or broken ones. */
import type { Ruling } from "../../../schemas/page.js";
import { isHorizontal, mergeRulings } from "../../acquire/rulings.js";
import { type Bitmap, type Grey, transpose } from "./bitmap.js";
import { paleLines, withoutLetters } from "./faint-lines.js";
import { type Direction, longRuns, type Run } from "./long-runs.js";
import { posts } from "./posts.js";

/** A found line in pixels, with its runs for erasing. */
export interface InkLine {
	box: Ruling;
	runs: Run[];
	thickness: number;
}

export interface FoundRulings {
	/** In pixels, centre lines, merged. */
	rulings: Ruling[];
	/** The pixels of the lines as drawn. */
	horizontal: InkLine[];
	/** With x and y swapped. */
	vertical: InkLine[];
}

/** Bars of letters end at 0.13 inch (bold capitals of 16 points); table rows begin at 0.2 inch. */
const SHORTEST_RUN = 0.18;
const SHORTEST_LINE = 0.28;
/** Thick table frames measure 0.02 inch on scans/kien-giang; letters' stems in bold titles 0.03 but are short. */
const THICKEST = 0.035;
const STEEPEST = Math.tan((2.5 * Math.PI) / 180);

/** Rulings of a page; with its grey picture also those paler than the threshold. */
export function findRulings(bitmap: Bitmap, dpi: number, grey?: Grey, threshold = 127): FoundRulings {
	const pale = grey ? withoutLetters(grey, threshold, dpi) : null;
	const horizontal = findLines(pale ? both(bitmap, paleLines(pale, dpi)) : bitmap, "level", dpi);
	const vertical = pale
		? findLines(both(transpose(bitmap), paleLines(transpose(pale), dpi)), "level", dpi)
		: findLines(bitmap, "upright", dpi);
	const swap = (r: Ruling): Ruling => ({ x0: r.y0, y0: r.x0, x1: r.y1, y1: r.x1 });
	const pieces = [...horizontal.map((l) => l.box), ...vertical.map((l) => swap(l.box))];
	const merged = mergeRulings(pieces, { offset: 0.02 * dpi, gap: 0.15 * dpi, minLength: SHORTEST_LINE * dpi });
	merged.push(
		...posts(
			vertical.map((l) => swap(l.box)),
			merged,
			bitmap,
			{ dpi, shortest: SHORTEST_LINE * dpi },
		),
	);
	const kept = dropLoose(merged, dpi).filter((r) => !isBars(r, bitmap, dpi));
	const isKept = (box: Ruling) =>
		kept.some((r) => box.x0 >= r.x0 && box.x1 <= r.x1 && box.y0 >= r.y0 && box.y1 <= r.y1);
	return {
		rulings: kept.map(toCentreLine),
		horizontal: horizontal.filter((l) => isKept(l.box)),
		vertical: vertical.filter((l) => isKept(swap(l.box))),
	};
}

function both(a: Bitmap, b: Bitmap): Bitmap {
	const data = a.data.slice();
	for (let i = 0; i < data.length; i++) if (b.data[i] === 1) data[i] = 1;
	return { ...a, data };
}

function toCentreLine(r: Ruling): Ruling {
	if (isHorizontal(r)) {
		const y = (r.y0 + r.y1) / 2;
		return { ...r, y0: y, y1: y };
	}
	const x = (r.x0 + r.x1) / 2;
	return { ...r, x0: x, x1: x };
}

/** Longer lines are never made of letters' bars (inches). */
const LONGEST_BARS = 0.8;
/** Share of a line's length with ink just over or under it: stems under the bars of "STT" and under the tops of "77,29" measure 0.2–0.4. */
const STEMS = 0.18;

/** A short horizontal line from which stems hang or on which they stand: the bars of bold capitals, the tops of figures. */
function isBars(r: Ruling, { data, width, height }: Bitmap, dpi: number): boolean {
	if (!isHorizontal(r) || r.x1 - r.x0 > LONGEST_BARS * dpi) return false;
	const near = Math.max(2, Math.round(dpi / 80));
	const far = Math.max(4, Math.round(dpi / 33));
	const share = (from: number, to: number): number => {
		let stems = 0;
		for (let x = Math.floor(r.x0) + 2; x < r.x1 - 2; x++) {
			let inked = 0;
			for (let y = from; y <= to; y++) if (y >= 0 && y < height && data[y * width + x] === 1) inked++;
			if (inked >= 0.8 * (to - from + 1)) stems++;
		}
		return stems / Math.max(1, r.x1 - r.x0 - 4);
	};
	const [top, bottom] = [Math.floor(r.y0), Math.ceil(r.y1)];
	return share(top - far, top - near) >= STEMS || share(bottom + near, bottom + far) >= STEMS;
}

/** Inches. A lower vertical of a table stands between two rulings, each at least WIDE long. */
const LOW_VERTICAL = 0.6;
const WIDE = 1;

/** Verticals that meet no horizontal and are short are strokes of signatures and seals; so are low ones that reach a table from outside. */
function dropLoose(rulings: readonly Ruling[], dpi: number): Ruling[] {
	const reach = 0.08 * dpi;
	const horizontals = rulings.filter(isHorizontal);
	return rulings.filter((r) => {
		if (isHorizontal(r)) return true;
		const height = r.y1 - r.y0;
		if (height >= 2 * dpi) return true;
		const x = (r.x0 + r.x1) / 2;
		const met = horizontals.filter((h) => {
			const y = (h.y0 + h.y1) / 2;
			return x >= h.x0 - reach && x <= h.x1 + reach && y >= r.y0 - reach && y <= r.y1 + reach;
		});
		if (height >= LOW_VERTICAL * dpi) return met.length > 0;
		const ys = met.filter((h) => h.x1 - h.x0 >= WIDE * dpi).map((h) => (h.y0 + h.y1) / 2);
		return ys.length > 1 && Math.max(...ys) - Math.min(...ys) > reach;
	});
}

function findLines(bitmap: Bitmap, direction: Direction, dpi: number): InkLine[] {
	const rows = longRuns(bitmap, direction, Math.round(SHORTEST_RUN * dpi), Math.max(1, Math.round(dpi / 150)));
	linkRows(rows, Math.max(3, Math.round(dpi / 50)));
	const groups = new Map<Run, Run[]>();
	for (const row of rows) {
		for (const run of row) {
			const root = find(run);
			const group = groups.get(root);
			if (group) group.push(run);
			else groups.set(root, [run]);
		}
	}
	const lines: InkLine[] = [];
	for (const runs of groups.values()) {
		const box = {
			x0: Math.min(...runs.map((r) => r.x0)),
			x1: Math.max(...runs.map((r) => r.x1)),
			y0: runs[0]!.y,
			y1: runs.at(-1)!.y + 1,
		};
		const length = box.x1 - box.x0;
		const thickness = runs.reduce((sum, r) => sum + r.x1 - r.x0, 0) / length;
		if (length < SHORTEST_LINE * dpi * 0.6 || thickness > THICKEST * dpi) continue;
		if (box.y1 - box.y0 > thickness * 2 + 2 + length * STEEPEST) continue;
		lines.push({ box, runs, thickness });
	}
	return lines;
}

function find(run: Run): Run {
	let root = run;
	while (root.parent) root = root.parent;
	while (run.parent) {
		const next: Run = run.parent;
		run.parent = root;
		run = next;
	}
	return root;
}

/** Joins runs of neighbouring rows that overlap, or nearly meet end to end as a sloped line's do. */
function linkRows(rows: readonly Run[][], reach: number): void {
	for (let y = 0; y < rows.length; y++) {
		for (const run of rows[y]!) {
			for (let up = 1; up <= 2 && y - up >= 0; up++) {
				for (const above of rows[y - up]!) {
					if (run.x0 > above.x1 + reach || above.x0 > run.x1 + reach) continue;
					const a = find(above);
					const b = find(run);
					if (a !== b) b.parent = a;
				}
			}
		}
	}
}
