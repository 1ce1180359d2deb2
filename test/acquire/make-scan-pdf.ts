/** PDFs of one page that holds one image, as scanners write them, for tests. */
import { deflateSync } from "node:zlib";

export interface ScanPdf {
	/** Points. */
	width: number;
	height: number;
	/** Entries of the image's dictionary besides its size and length: "/ColorSpace /DeviceGray /BitsPerComponent 8 …". */
	entries: string;
	pixelWidth: number;
	pixelHeight: number;
	/** The image's data as its filter expects them. */
	data: Buffer;
	/** The image's matrix; default: the whole page. */
	matrix?: readonly number[];
	/** Content before and after the image. /F1 is Helvetica, /G1 three quarters transparent. */
	before?: string;
	after?: string;
	/** Entries of the page: "/Rotate 90", "/CropBox […]", "/Annots [6 0 R]". */
	page?: string;
	/** Objects from number 6 on. */
	more?: readonly (string | Buffer)[];
}

/** The file's bytes. The image is object 5. */
export function scanPdf(scan: ScanPdf): Buffer {
	const { width, height, pixelWidth, pixelHeight, data } = scan;
	const matrix = (scan.matrix ?? [width, 0, 0, height, 0, 0]).join(" ");
	const content = `${scan.before ?? ""}q ${matrix} cm /Im1 Do Q\n${scan.after ?? ""}`;
	const objects: (string | Buffer)[] = [
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${scan.page ?? ""} /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> ` +
			"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /ExtGState << /G1 << /ca 0.25 >> >> >> >>",
		stream("", Buffer.from(content, "latin1")),
		stream(`/Type /XObject /Subtype /Image /Width ${pixelWidth} /Height ${pixelHeight} ${scan.entries}`, data),
		...(scan.more ?? []),
	];
	const parts: Buffer[] = [Buffer.from("%PDF-1.5\n", "latin1")];
	let at = parts[0]!.length;
	const offsets = objects.map((object, i) => {
		const part = Buffer.concat([
			Buffer.from(`${i + 1} 0 obj\n`, "latin1"),
			Buffer.from(object),
			Buffer.from("\nendobj\n", "latin1"),
		]);
		parts.push(part);
		at += part.length;
		return at - part.length;
	});
	const xref = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
	parts.push(
		Buffer.from(
			`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
			"latin1",
		),
	);
	return Buffer.concat(parts);
}

/** A stream object with these entries in its dictionary. */
export function stream(entries: string, data: Buffer): Buffer {
	return Buffer.concat([
		Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, "latin1"),
		data,
		Buffer.from("\nendstream", "latin1"),
	]);
}

/** An image dictionary's entries and data, Flate-packed. */
export function flate(entries: string, data: Uint8Array): { entries: string; data: Buffer } {
	return { entries: `${entries} /Filter /FlateDecode`, data: deflateSync(data) };
}
