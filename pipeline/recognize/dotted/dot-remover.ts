/**
 * Takes the dots out of a cell: a small network of convolutions that was taught on print over grounds of dots (models/README.md) gives back the
 * print alone, black on white, also where it was white on dark.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { packageRoot } from "../../package-root.js";
import type { Grey } from "../image/bitmap.js";
import { OcrError } from "../ocr/engine.js";
import { convolve, type Kernels, type Planes } from "./convolution.js";

/** Dots per inch that the network was taught at. */
export const TAUGHT_DPI = 200;

const FILE = join("models", "ocr", "dots.bin.gz");

let layers: Map<string, Kernels> | null = null;

/** The picture without its dots, of the same size. It must have 200 dpi. Throws OcrError `no-model` when the weights are missing. */
export function withoutDots(grey: Grey): Grey {
	layers ??= readLayers();
	const ink = inkByFours(grey);
	const out = network(ink, layers);
	const data = new Uint8Array(grey.width * grey.height);
	for (let y = 0; y < grey.height; y++)
		for (let x = 0; x < grey.width; x++) {
			const group = (y >> 1) * out.width + (x >> 1);
			const level = out.data[group * 4 + (y & 1) * 2 + (x & 1)]!;
			data[y * grey.width + x] = Math.round(255 / (1 + Math.exp(level)));
		}
	return { data, width: grey.width, height: grey.height };
}

/** Pixels in groups of 2 × 2, as four channels; 1 is ink. Sides are filled up with paper to what can be halved twice more. */
function inkByFours({ data, width, height }: Grey): Planes {
	const [w, h] = [4 * Math.ceil(width / 8), 4 * Math.ceil(height / 8)];
	const out = new Float64Array(w * h * 4);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			out[((y >> 1) * w + (x >> 1)) * 4 + (y & 1) * 2 + (x & 1)] = (255 - data[y * width + x]!) / 255;
	return { data: out, width: w, height: h, channels: 4 };
}

/** As `forward` in scripts/ocr-model/denoiser_train.py. */
function network(ink: Planes, of: ReadonlyMap<string, Kernels>): Planes {
	const layer = (name: string, input: Planes) => convolve(input, of.get(name)!);
	const lit = (name: string, input: Planes) => positive(layer(name, input));
	let half = lit("half2", lit("half1", ink));
	let quarter = lit("quarter2", lit("quarter1", lit("down1", half)));
	let eighth = lit("down2", quarter);
	for (const name of ["eighth1", "eighth2", "eighth3"]) eighth = plus(lit(name, eighth), eighth);
	quarter = positive(plusDoubled(quarter, layer("up2", eighth)));
	quarter = plus(lit("quarter4", lit("quarter3", quarter)), quarter);
	half = positive(plusDoubled(half, layer("up1", quarter)));
	half = plus(lit("half4", lit("half3", half)), half);
	return layer("out", half);
}

function positive(planes: Planes): Planes {
	const { data } = planes;
	for (let i = 0; i < data.length; i++) if (data[i]! < 0) data[i] = 0;
	return planes;
}

/** Adds in place. */
function plus(sum: Planes, other: Planes): Planes {
	for (let i = 0; i < sum.data.length; i++) sum.data[i]! += other.data[i]!;
	return sum;
}

/** Adds a picture of half the sides, each of its pixels to four. */
function plusDoubled(sum: Planes, small: Planes): Planes {
	const { width, height, channels } = sum;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const o = (y * width + x) * channels;
			const i = ((y >> 1) * small.width + (x >> 1)) * channels;
			for (let c = 0; c < channels; c++) sum.data[o + c]! += small.data[i + c]!;
		}
	return sum;
}

interface LayerHead {
	name: string;
	side: number;
	stride: number;
	dilation: number;
	from: number;
	to: number;
}

/** The file: a line of JSON naming the layers, then of each its scales and biases (32-bit floats, one a channel out) and its 8-bit weights. */
function readLayers(): Map<string, Kernels> {
	let bytes: Buffer;
	try {
		bytes = gunzipSync(readFileSync(join(packageRoot, FILE)));
	} catch (error) {
		throw new OcrError("no-model", `The weights for cells on dots are missing (${FILE}); install sohoa again.`, {
			cause: error,
		});
	}
	const end = bytes.indexOf(10);
	let at = end + 1;
	const floats = (count: number): Float32Array => {
		const out = Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(at + 4 * i));
		at += 4 * count;
		return out;
	};
	return new Map(
		(JSON.parse(bytes.toString("utf8", 0, end)) as LayerHead[]).map(({ name, ...head }) => {
			const scales = floats(head.to);
			const bias = floats(head.to);
			const weights = Float32Array.from(
				{ length: head.side * head.side * head.from * head.to },
				(_, i) => bytes.readInt8(at + i) * scales[i % head.to]!,
			);
			at += weights.length;
			return [name, { ...head, weights, bias } satisfies Kernels];
		}),
	);
}
