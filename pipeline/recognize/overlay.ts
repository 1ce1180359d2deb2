/** A picture of what was seen on a page: word boxes coloured by confidence, ruling lines, roles, reading order. */
import sharp from "sharp";
import type { Line, RecognizedPage, RestoredPage } from "../../schemas/page.js";
import type { PageImage } from "../acquire/source.js";

export interface OverlayOptions {
	/** `SourcePage.rotation` of the page: what the file itself asked for and the image already shows. */
	sourceRotation?: number;
}

/** Draws a page's boxes over its picture; returns a PNG. */
export async function renderOverlay(
	page: RecognizedPage | RestoredPage,
	image: PageImage,
	options: OverlayOptions = {},
): Promise<Buffer> {
	const upright = await uprightPicture(page, image, options);
	const k = upright.width / (page.width ?? upright.width);
	return sharp(upright.data, { raw: { width: upright.width, height: upright.height, channels: 3 } })
		.composite([{ input: Buffer.from(drawing(page, upright.width, upright.height, k)) }])
		.png()
		.toBuffer();
}

/** Where a page lies in its file: its size in points and how it was turned. */
export type PagePlace = Pick<RecognizedPage, "width" | "height" | "rotation" | "skew">;

/** The picture as OCR saw it: turned upright and level, so that the boxes fit. RGB. */
export async function uprightPicture(
	page: PagePlace,
	image: PageImage,
	options: OverlayOptions,
): Promise<{ data: Uint8Array; width: number; height: number }> {
	const { width, height, channels } = image;
	const lies = width > height !== (page.width ?? width) > (page.height ?? height);
	const turned =
		options.sourceRotation === undefined ? (lies ? page.rotation : 0) : page.rotation - options.sourceRotation;
	let picture = sharp(image.data, { raw: { width, height, channels } }).toColourspace("srgb");
	if (turned % 360 !== 0) picture = sharp(await picture.rotate(turned).png({ compressionLevel: 1 }).toBuffer());
	if (page.skew !== 0) {
		const flat = await picture.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
		const level = await sharp(flat.data)
			.rotate(-page.skew, { background: "white" })
			.png({ compressionLevel: 1 })
			.toBuffer({ resolveWithObject: true });
		const left = (level.info.width - flat.info.width) >> 1;
		const top = (level.info.height - flat.info.height) >> 1;
		picture = sharp(level.data).extract({ left, top, width: flat.info.width, height: flat.info.height });
	}
	const { data, info } = await picture.removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
	if (info.channels === 3) return { data, width: info.width, height: info.height };
	const rgb = new Uint8Array(info.width * info.height * 3);
	for (let i = 0; i < info.width * info.height; i++) rgb.fill(data[i]!, i * 3, i * 3 + 3);
	return { data: rgb, width: info.width, height: info.height };
}

/** Red at 0, through yellow, to green at 1. */
function confidenceColour(confidence: number): string {
	return `hsl(${Math.round(120 * Math.max(0, (confidence - 0.4) / 0.6))} 90% 40%)`;
}

const ROLE_COLOURS: Record<Line["role"], string> = {
	body: "#1565c0",
	"page-number": "#6a1b9a",
	seal: "#c62828",
	"signature-stamp": "#ad1457",
	noise: "#616161",
};

function drawing(page: RecognizedPage, width: number, height: number, k: number): string {
	const shapes: string[] = [];
	for (const r of page.rulings) {
		shapes.push(
			`<line x1="${px(r.x0 * k)}" y1="${px(r.y0 * k)}" x2="${px(r.x1 * k)}" y2="${px(r.y1 * k)}" stroke="#00acc1" stroke-width="${px(0.9 * k)}" stroke-opacity="0.7"/>`,
		);
	}
	page.lines.forEach((line, index) => {
		for (const { box, confidence } of line.words) {
			shapes.push(
				rectangle(box, k, `stroke="${confidenceColour(confidence)}" stroke-width="${px(0.5 * k)}" fill="none"`),
			);
		}
		if (!line.box) return;
		const colour = ROLE_COLOURS[line.role];
		const fill = line.role === "body" ? `fill="none"` : `fill="${colour}" fill-opacity="0.18"`;
		shapes.push(
			rectangle(line.box, k, `stroke="${colour}" stroke-opacity="0.35" stroke-width="${px(0.4 * k)}" ${fill}`),
		);
		shapes.push(
			`<text x="${px(Math.max(1, line.box.x0 * k - 14 * k))}" y="${px(line.box.y1 * k)}" font-size="${px(6 * k)}" font-family="sans-serif" fill="${colour}">${index}</text>`,
		);
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join("")}</svg>`;
}

function rectangle(box: { x0: number; y0: number; x1: number; y1: number }, k: number, style: string): string {
	return `<rect x="${px(box.x0 * k)}" y="${px(box.y0 * k)}" width="${px((box.x1 - box.x0) * k)}" height="${px((box.y1 - box.y0) * k)}" ${style}/>`;
}

const px = (n: number) => n.toFixed(1);
