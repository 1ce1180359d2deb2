import { describe, expect, it } from "vitest";
import { convolve, type Kernels, type Planes } from "../../pipeline/recognize/dotted/convolution.js";

/** Kernels that give one channel what `weights` say, the other three nothing. */
const kernels = (side: number, from: number, weights: readonly number[], more: Partial<Kernels> = {}): Kernels => ({
	side,
	stride: 1,
	dilation: 1,
	from,
	to: 4,
	weights: Float32Array.from(weights.flatMap((w) => [w, 0, 0, 0])),
	bias: Float32Array.of(0.5, 0, 0, 0),
	...more,
});

const picture = (width: number, height: number, channels: number, data: readonly number[]): Planes => ({
	width,
	height,
	channels,
	data: Float64Array.from(data),
});

const first = ({ data }: Planes) => [...data].filter((_, i) => i % 4 === 0);

describe("convolve", () => {
	it("should weigh each pixel's neighbours, with zeros around the picture", () => {
		const sums = convolve(picture(3, 2, 1, [1, 2, 3, 4, 5, 6]), kernels(3, 1, Array(9).fill(1)));
		expect([sums.width, sums.height, sums.channels]).toEqual([3, 2, 4]);
		expect(first(sums)).toEqual([12.5, 21.5, 16.5, 12.5, 21.5, 16.5]);
		const left = convolve(picture(3, 2, 1, [1, 2, 3, 4, 5, 6]), kernels(3, 1, [0, 0, 0, 1, 0, 0, 0, 0, 0]));
		expect(first(left)).toEqual([0.5, 1.5, 2.5, 0.5, 4.5, 5.5]);
	});

	it("should reach further with a dilation, and add up channels", () => {
		const far = kernels(3, 1, [0, 0, 0, 1, 0, 0, 0, 0, 0], { dilation: 2 });
		expect(first(convolve(picture(5, 1, 1, [1, 2, 3, 4, 5]), far))).toEqual([0.5, 0.5, 1.5, 2.5, 3.5]);
		expect(first(convolve(picture(2, 1, 2, [1, 10, 2, 20]), kernels(1, 2, [1, 2])))).toEqual([21.5, 42.5]);
	});

	it("should halve the sides with a stride of two", () => {
		const quarter = kernels(2, 1, [1, 1, 1, 1], { stride: 2 });
		const out = convolve(picture(4, 2, 1, [1, 2, 3, 4, 5, 6, 7, 8]), quarter);
		expect([out.width, out.height]).toEqual([2, 1]);
		expect(first(out)).toEqual([14.5, 22.5]);
	});
});
