/** Pictures drawn for tests. */

import type { SourcePage } from "../../pipeline/acquire/source.js";
import type { Bitmap, Grey } from "../../pipeline/recognize/image/bitmap.js";

export function paper(width: number, height: number): Bitmap {
	return { data: new Uint8Array(width * height), width, height };
}

export function ink(bitmap: Bitmap, x0: number, y0: number, x1: number, y1: number): void {
	for (let y = Math.max(0, y0); y < Math.min(bitmap.height, y1); y++) {
		bitmap.data.fill(1, y * bitmap.width + Math.max(0, x0), y * bitmap.width + Math.min(bitmap.width, x1));
	}
}

/** A horizontal line of ink that drops by `drop` pixels over its length. */
export function slopedLine(bitmap: Bitmap, x0: number, x1: number, y: number, drop: number, thickness = 2): void {
	for (let x = x0; x < x1; x++) {
		const at = Math.round(y + (drop * (x - x0)) / (x1 - x0));
		ink(bitmap, x, at, x + 1, at + thickness);
	}
}

/** Rows of letter-like blocks, sloped. */
export function textRows(bitmap: Bitmap, degrees: number): void {
	const slope = Math.tan((degrees * Math.PI) / 180);
	let seed = 7;
	const random = (n: number) => {
		seed = (seed * 1103515245 + 12345) & 0x7fffffff;
		return seed % n;
	};
	for (let y = 150; y < bitmap.height - 150; y += 40) {
		for (let x = 120; x < bitmap.width - 120; ) {
			const width = 8 + random(8);
			const at = Math.round(y + x * slope);
			ink(bitmap, x, at - 14 - random(8), x + width, at);
			x += width + 4 + (random(5) === 0 ? 14 : 0);
		}
	}
}

export function toGrey({ data, width, height }: Bitmap): Grey {
	return { data: data.map((v) => (v === 1 ? 0 : 255)), width, height };
}

/** A page that offers nothing; give it what the test is about. */
export function sourcePage(with_: Partial<SourcePage>): SourcePage {
	return {
		page: 1,
		width: 595,
		height: 842,
		rotation: 0,
		text: null,
		textLayer: [],
		invisibleShare: 0,
		rulings: [],
		images: [],
		imageCoverage: 0,
		imageDpi: null,
		render: () => Promise.reject(new Error("not drawn in this test")),
		problems: [],
		...with_,
	};
}
