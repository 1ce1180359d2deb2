/** Small PDFs for tests, written by hand: Helvetica text, lines and rectangles at given places. */

export interface PdfPage {
	width: number;
	height: number;
	/** Content stream, origin bottom-left. */
	content: string;
	rotate?: number;
}

/** `text(72, 700, 12, "abc")` as content stream. */
export const text = (x: number, y: number, size: number, string: string): string =>
	`BT /F1 ${size} Tf ${x} ${y} Td (${string.replace(/([\\()])/g, "\\$1")}) Tj ET\n`;

export const line = (x0: number, y0: number, x1: number, y1: number, width = 0.75): string =>
	`${width} w ${x0} ${y0} m ${x1} ${y1} l S\n`;

export const filled = (x: number, y: number, width: number, height: number): string =>
	`${x} ${y} ${width} ${height} re f\n`;

export function makePdf(pages: readonly PdfPage[]): Buffer {
	const objects: string[] = [];
	const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ");
	objects.push("<< /Type /Catalog /Pages 2 0 R >>");
	objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
	objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
	pages.forEach(({ width, height, content, rotate }, i) => {
		objects.push(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate ?? 0} ` +
				`/Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
		);
		objects.push(`<< /Length ${content.length} >>\nstream\n${content}endstream`);
	});
	let body = "%PDF-1.4\n";
	const offsets = objects.map((object, i) => {
		const at = body.length;
		body += `${i + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const xref = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
	body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
	return Buffer.from(body, "latin1");
}
