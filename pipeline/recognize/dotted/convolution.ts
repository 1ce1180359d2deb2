/** Convolutions over small pictures of many channels. */

/** `height` × `width` × `channels` numbers, the channels of a pixel together. */
export interface Planes {
	data: Float64Array;
	width: number;
	height: number;
	channels: number;
}

/** Kernels of one layer: `weights` as [kernel row][kernel column][channel in][channel out]. */
export interface Kernels {
	side: number;
	stride: number;
	dilation: number;
	from: number;
	/** A multiple of four. */
	to: number;
	weights: Float32Array;
	bias: Float32Array;
}

/** Of a layer, its kernels in the order in which they are walked. */
const packed = new WeakMap<Kernels, Float64Array>();

/**
 * A layer over a picture. Kernels of one or three pixels with stride 1 keep its size, zeros standing around it; others start at the top left
 * and take no more than there is.
 */
export function convolve(input: Planes, kernels: Kernels): Planes {
	const { side, stride, dilation, from, to, bias } = kernels;
	const edge = stride === 1 ? dilation * ((side - 1) >> 1) : 0;
	const width = stride === 1 ? input.width : Math.floor((input.width - side) / stride) + 1;
	const height = stride === 1 ? input.height : Math.floor((input.height - side) / stride) + 1;
	// Four pixels are reckoned at once; what the last four reach beyond the row is paper.
	const wide = 4 * Math.ceil(width / 4);
	const padded = withEdge(input, edge, (wide - width) * stride);
	const weights = packed.get(kernels) ?? pack(kernels);
	packed.set(kernels, weights);
	const out = new Float64Array(height * width * to);
	const span = side * side * from * 4;
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x += 4) {
			const at = (y * stride * padded.width + x * stride) * from;
			const many = Math.min(4, width - x);
			for (let c = 0; c < to; c += 4) {
				fourByFour(padded, weights, (c >> 2) * span, at, kernels);
				for (let pixel = 0; pixel < many; pixel++) {
					const o = (y * width + x + pixel) * to + c;
					for (let i = 0; i < 4; i++) out[o + i] = sums[pixel * 4 + i]! + bias[c + i]!;
				}
			}
		}
	}
	return { data: out, width, height, channels: to };
}

const sums = new Float64Array(16);

/** Four channels of four pixels side by side, into `sums`: sixteen products for eight numbers fetched. */
function fourByFour({ data, width }: Planes, weights: Float64Array, first: number, at: number, k: Kernels): void {
	const { side, stride, dilation, from } = k;
	const step = stride * from;
	let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
	let [c0, c1, c2, c3, d0, d1, d2, d3] = [0, 0, 0, 0, 0, 0, 0, 0];
	let w = first;
	for (let ky = 0; ky < side; ky++)
		for (let kx = 0; kx < side; kx++) {
			const start = at + (ky * width + kx) * dilation * from;
			for (let i = start, end = start + from; i < end; i++, w += 4) {
				const w0 = weights[w]!;
				const w1 = weights[w + 1]!;
				const w2 = weights[w + 2]!;
				const w3 = weights[w + 3]!;
				const a = data[i]!;
				const b = data[i + step]!;
				const c = data[i + 2 * step]!;
				const d = data[i + 3 * step]!;
				a0 += a * w0;
				a1 += a * w1;
				a2 += a * w2;
				a3 += a * w3;
				b0 += b * w0;
				b1 += b * w1;
				b2 += b * w2;
				b3 += b * w3;
				c0 += c * w0;
				c1 += c * w1;
				c2 += c * w2;
				c3 += c * w3;
				d0 += d * w0;
				d1 += d * w1;
				d2 += d * w2;
				d3 += d * w3;
			}
		}
	sums[0] = a0;
	sums[1] = a1;
	sums[2] = a2;
	sums[3] = a3;
	sums[4] = b0;
	sums[5] = b1;
	sums[6] = b2;
	sums[7] = b3;
	sums[8] = c0;
	sums[9] = c1;
	sums[10] = c2;
	sums[11] = c3;
	sums[12] = d0;
	sums[13] = d1;
	sums[14] = d2;
	sums[15] = d3;
}

/** Kernels by fours of the channels that they give. */
function pack({ side, from, to, weights }: Kernels): Float64Array {
	const taps = side * side * from;
	const out = new Float64Array(taps * to);
	let o = 0;
	for (let c = 0; c < to; c += 4)
		for (let tap = 0; tap < taps; tap++) for (let i = 0; i < 4; i++) out[o++] = weights[tap * to + c + i]!;
	return out;
}

/** Zeros around a picture, and `more` columns of them to its right. */
function withEdge(input: Planes, edge: number, more: number): Planes {
	if (edge === 0 && more === 0) return input;
	const { width, height, channels } = input;
	const [w, h] = [width + 2 * edge + more, height + 2 * edge];
	const data = new Float64Array(w * h * channels);
	for (let y = 0; y < height; y++)
		data.set(input.data.subarray(y * width * channels, (y + 1) * width * channels), ((y + edge) * w + edge) * channels);
	return { data, width: w, height: h, channels };
}
