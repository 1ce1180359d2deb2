/** What a PDF page draws besides text: ruling lines and images, from the operator list. */
import { OPS, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { PageViewport } from "pdfjs-dist/types/src/display/display_utils.js";
import type { Ruling } from "../../../schemas/page.js";
import { mergeRulings } from "../rulings.js";
import type { PlacedImage } from "../source.js";

type Matrix = number[];

export interface PageGraphics {
	rulings: Ruling[];
	images: PlacedImage[];
	/** Share of the glyphs that are drawn invisibly (text render mode 3). */
	invisibleShare: number;
}

/** Filled rectangles up to this thick (points) are lines: Word draws borders of 0.5–3 pt as filled rectangles. */
const THICKEST_LINE = 3.2;
const SHORTEST_LINE = 5;

/** Segment kinds of pdf.js' path buffers (DrawOPS). */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;

interface State {
	ctm: Matrix;
	fillWhite: boolean;
	strokeWhite: boolean;
	textMode: number;
}

/** Reads rulings and images of a page, in upright points. */
export async function readGraphics(page: PDFPageProxy, viewport: PageViewport): Promise<PageGraphics> {
	const { fnArray, argsArray } = await page.getOperatorList();
	let state: State = { ctm: viewport.transform, fillWhite: false, strokeWhite: false, textMode: 0 };
	const stack: State[] = [];
	const pieces: Ruling[] = [];
	const images: PlacedImage[] = [];
	let visible = 0;
	let invisible = 0;
	for (let i = 0; i < fnArray.length; i++) {
		const args = argsArray[i] as unknown[];
		switch (fnArray[i]) {
			case OPS.save:
				stack.push({ ...state });
				break;
			case OPS.restore:
				state = stack.pop() ?? state;
				break;
			case OPS.transform:
				state.ctm = Util.transform(state.ctm, args as Matrix);
				break;
			case OPS.paintFormXObjectBegin:
				stack.push({ ...state });
				if (args[0]) state.ctm = Util.transform(state.ctm, args[0] as Matrix);
				break;
			case OPS.paintFormXObjectEnd:
				state = stack.pop() ?? state;
				break;
			case OPS.setFillRGBColor:
				state.fillWhite = /^#f{6}$/i.test(String(args[0]));
				break;
			case OPS.setStrokeRGBColor:
				state.strokeWhite = /^#f{6}$/i.test(String(args[0]));
				break;
			case OPS.setTextRenderingMode:
				state.textMode = Number(args[0]);
				break;
			case OPS.showText: {
				const glyphs = Array.isArray(args[0]) ? args[0].filter((g) => typeof g === "object").length : 0;
				if (state.textMode === 3 || state.textMode === 7) invisible += glyphs;
				else visible += glyphs;
				break;
			}
			case OPS.constructPath:
				pieces.push(...pathRulings(args, state));
				break;
			case OPS.paintImageXObject:
			case OPS.paintImageMaskXObject:
			case OPS.paintInlineImageXObject: {
				const image = placedImage(args, state.ctm);
				const line = thinAsLine(image.box);
				if (line) pieces.push(line);
				else images.push(image);
				break;
			}
		}
	}
	const total = visible + invisible;
	return {
		rulings: mergeRulings(pieces, { offset: 1, gap: 1.5, minLength: SHORTEST_LINE }),
		images,
		invisibleShare: total === 0 ? 0 : invisible / total,
	};
}

function placedImage(args: unknown[], ctm: Matrix): PlacedImage {
	const inline = args[0] as { width?: number; height?: number } | undefined;
	const pixelWidth = Number(args[1] ?? inline?.width ?? 0);
	const pixelHeight = Number(args[2] ?? inline?.height ?? 0);
	return { box: bounds(ctm, 0, 0, 1, 1), pixelWidth, pixelHeight };
}

function bounds(ctm: Matrix, x0: number, y0: number, x1: number, y1: number): Ruling {
	const [ax, ay] = apply(ctm, x0, y0);
	const [bx, by] = apply(ctm, x1, y1);
	const [cx, cy] = apply(ctm, x0, y1);
	const [dx, dy] = apply(ctm, x1, y0);
	return {
		x0: Math.min(ax, bx, cx, dx),
		y0: Math.min(ay, by, cy, dy),
		x1: Math.max(ax, bx, cx, dx),
		y1: Math.max(ay, by, cy, dy),
	};
}

function apply(m: Matrix, x: number, y: number): [number, number] {
	return [m[0]! * x + m[2]! * y + m[4]!, m[1]! * x + m[3]! * y + m[5]!];
}

const STROKES = new Set<number>([
	OPS.stroke,
	OPS.closeStroke,
	OPS.fillStroke,
	OPS.eoFillStroke,
	OPS.closeFillStroke,
	OPS.closeEOFillStroke,
]);
const FILLS = new Set<number>([
	OPS.fill,
	OPS.eoFill,
	OPS.fillStroke,
	OPS.eoFillStroke,
	OPS.closeFillStroke,
	OPS.closeEOFillStroke,
]);

function pathRulings(args: unknown[], state: State): Ruling[] {
	const paint = Number(args[0]);
	const path = (args[1] as unknown[] | null)?.[0];
	if (!path || !(ArrayBuffer.isView(path) || Array.isArray(path))) return [];
	const strokes = STROKES.has(paint) && !state.strokeWhite;
	const fills = FILLS.has(paint) && !state.fillWhite;
	if (!strokes && !fills) return [];
	const out: Ruling[] = [];
	for (const points of subpaths(path as ArrayLike<number>, state.ctm)) {
		if (fills) {
			const line = thinAsLine(extent(points));
			if (line) {
				out.push(line);
				continue;
			}
		}
		if (strokes) out.push(...straightSegments(points));
	}
	return out;
}

type Point = [number, number];

/** Polylines of a path in page points; curves are left out, as a line break. */
function subpaths(path: ArrayLike<number>, ctm: Matrix): Point[][] {
	const all: Point[][] = [];
	let current: Point[] = [];
	for (let i = 0; i < path.length; ) {
		const op = path[i++];
		if (op === MOVE || op === LINE) {
			const point = apply(ctm, path[i]!, path[i + 1]!);
			i += 2;
			if (op === MOVE) {
				current = [point];
				all.push(current);
			} else current.push(point);
		} else if (op === CURVE) {
			current = [apply(ctm, path[i + 4]!, path[i + 5]!)];
			all.push(current);
			i += 6;
		} else if (op === CLOSE) {
			if (current[0]) current.push(current[0]);
		} else break;
	}
	return all.filter((points) => points.length > 1);
}

function extent(points: readonly Point[]): Ruling {
	const xs = points.map((p) => p[0]);
	const ys = points.map((p) => p[1]);
	return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function straightSegments(points: readonly Point[]): Ruling[] {
	const out: Ruling[] = [];
	for (let i = 1; i < points.length; i++) {
		const box = extent([points[i - 1]!, points[i]!]);
		const dx = box.x1 - box.x0;
		const dy = box.y1 - box.y0;
		// Half a point off over the whole length is a drawing program's rounding.
		if (Math.min(dx, dy) <= 0.5 && Math.max(dx, dy) > 0.5) out.push(box);
	}
	return out;
}

function thinAsLine(box: Ruling): Ruling | null {
	const dx = box.x1 - box.x0;
	const dy = box.y1 - box.y0;
	if (dy <= THICKEST_LINE && dx > dy) {
		const y = (box.y0 + box.y1) / 2;
		return { x0: box.x0, x1: box.x1, y0: y, y1: y };
	}
	if (dx <= THICKEST_LINE && dy > dx) {
		const x = (box.x0 + box.x1) / 2;
		return { x0: x, x1: x, y0: box.y0, y1: box.y1 };
	}
	return null;
}
