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
	const points = bottomEdges(bitmap, Math.max(1, Math.round(dpi / 100)), sideways);
	const n = points.x.length;
	// Against an even spread over the height, so that the two sides of a sheet compare.
	return n < 200 ? 0 : (sharpness(points, 0) * points.height) / (n * n);
}

interface Points {
	x: Int32Array;
	y: Int32Array;
	height: number;
}

/** Ink pixels with paper below, on a grid coarsened to about 100 dpi. `sideways` looks at the picture mirrored at its diagonal. */
function bottomEdges({ data, width, height }: Bitmap, step: number, sideways = false): Points {
	const w = Math.floor((sideways ? height : width) / step);
	const h = Math.floor((sideways ? width : height) / step);
	const right = (sideways ? width : 1) * step;
	const down = (sideways ? 1 : width) * step;
	const margin = Math.round(w * 0.03);
	let room = 65_536;
	let xs = new Int32Array(room);
	let ys = new Int32Array(room);
	let n = 0;
	for (let y = 0; y < h - 1; y++) {
		let at = y * down + margin * right;
		for (let x = margin; x < w - margin; x++, at += right) {
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
	const bins = new Float64Array(height + 512);
	for (let i = 0; i < x.length; i++) {
		const bin = Math.round(y[i]! - x[i]! * slope) + 256;
		if (bin >= 0 && bin < bins.length) bins[bin]!++;
	}
	let sum = 0;
	for (const count of bins) sum += count * count;
	return sum;
}
