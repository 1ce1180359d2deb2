/** How far a page is turned from level, by the sharpness of its projection profile. */
import type { Bitmap } from "./bitmap.js";

/** Angles beyond this are not skew of a fed page; OSD deals with quarter turns. */
const MOST = 5;

/**
 * Degrees clockwise by which text lines slope, within ±5; 0 when there is too little ink to tell.
 * Bottom edges of ink, summed along each candidate angle, give the sharpest peaks when the angle is that of the baselines.
 */
export function estimateSkew(bitmap: Bitmap, dpi: number): number {
	const step = Math.max(1, Math.round(dpi / 100));
	const points = bottomEdges(bitmap, step);
	if (points.x.length < 200) return 0;
	const level = sharpness(points, 0);
	const coarse = bestAngle(points, -MOST, MOST, 0.5);
	const fine = bestAngle(points, coarse.angle - 0.5, coarse.angle + 0.5, 0.05);
	// A page of pictures or handwriting has no sharp angle: 5 % over level is below what any page of text shows at 0.3°.
	return fine.score > level * 1.05 ? Math.round(fine.angle * 100) / 100 : 0;
}

/**
 * Sharpness of the profile of level lines (upright ones when `sideways`), a point of ink: comparable between a picture and the same one
 * turned. 0 with too little ink.
 */
export function profileSharpness(bitmap: Bitmap, dpi: number, sideways = false): number {
	const profile = edgeProfile(bitmap, Math.max(1, Math.round(dpi / 100)), sideways);
	const n = profile.reduce((sum, count) => sum + count, 0);
	const squares = profile.reduce((sum, count) => sum + count * count, 0);
	// Against an even spread over the height, so that the two sides of a sheet compare.
	return n < 200 ? 0 : (squares * profile.length) / (n * n);
}

/** How many bottom edges of ink stand in each row; right edges in each column when `sideways`. In pixels of the coarsened grid. */
function edgeProfile({ data, width, height }: Bitmap, step: number, sideways: boolean): Float64Array {
	const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
	// The sides along the lines are left out, and the end of the other one.
	const [left, right] = sideways ? [0, w - 1] : sides(w);
	const [top, bottom] = sideways ? sides(h) : [0, h - 1];
	const beside = sideways ? step : step * width;
	const profile = new Float64Array(sideways ? w : h);
	for (let y = top; y < bottom; y++) {
		const row = y * step * width;
		let inRow = 0;
		for (let x = left; x < right; x++) {
			const at = row + x * step;
			if (data[at] !== 1 || data[at + beside] === 1) continue;
			if (sideways) profile[x]!++;
			else inRow++;
		}
		if (!sideways) profile[y] = inRow;
	}
	return profile;
}

/** From where to where (not included) a side of the sheet is looked at. */
function sides(length: number): [number, number] {
	const margin = Math.round(length * 0.03);
	return [margin, length - margin];
}

interface Points {
	x: Int32Array;
	y: Int32Array;
	height: number;
}

/** Ink pixels with paper below, on a grid coarsened to about 100 dpi. */
function bottomEdges({ data, width, height }: Bitmap, step: number): Points {
	const w = Math.floor(width / step);
	const h = Math.floor(height / step);
	const down = width * step;
	const [left, right] = sides(w);
	let room = 65_536;
	let xs = new Int32Array(room);
	let ys = new Int32Array(room);
	let n = 0;
	for (let y = 0; y < h - 1; y++) {
		let at = y * down + left * step;
		for (let x = left; x < right; x++, at += step) {
			if (data[at] !== 1 || data[at + down] === 1) continue;
			if (n === room) {
				room *= 2;
				xs = grown(xs, room);
				ys = grown(ys, room);
			}
			xs[n] = x;
			ys[n++] = y;
		}
	}
	return { x: xs.subarray(0, n), y: ys.subarray(0, n), height: h };
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
	const out = new Int32Array(length);
	out.set(array);
	return out;
}

function bestAngle(points: Points, from: number, to: number, step: number): { angle: number; score: number } {
	let best = { angle: 0, score: -1 };
	for (let angle = from; angle <= to + 1e-9; angle += step) {
		const score = sharpness(points, angle);
		if (score > best.score) best = { angle, score };
	}
	return best;
}

/** Sum of squares of the profile along the angle. */
function sharpness({ x, y, height }: Points, degrees: number): number {
	const slope = Math.tan((degrees * Math.PI) / 180);
	const bins = new Int32Array(height + 512);
	const n = x.length;
	for (let i = 0; i < n; i++) {
		const bin = Math.floor(y[i]! - x[i]! * slope + 256.5);
		if (bin >= 0 && bin < bins.length) bins[bin]!++;
	}
	let sum = 0;
	for (const count of bins) sum += count * count;
	return sum;
}
