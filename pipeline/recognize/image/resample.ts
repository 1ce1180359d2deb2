/** Pictures at another size. */
import sharp from "sharp";
import type { Grey } from "./bitmap.js";

/** The picture with its sides multiplied by `scale`, resampled with a cubic kernel. */
export async function resample(grey: Grey, scale: number): Promise<Grey> {
	if (scale === 1) return grey;
	const { data, width, height } = grey;
	const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
	const out = await sharp(data, { raw: { width, height, channels: 1 } })
		.resize(w, h, { fit: "fill", kernel: "cubic" })
		.extractChannel(0)
		.raw()
		.toBuffer();
	return { data: out, width: w, height: h };
}
