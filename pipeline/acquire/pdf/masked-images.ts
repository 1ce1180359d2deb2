/** Which images of a PDF carry a mask, told from the file's bytes: PDFium decodes an image without its mask and does not say that there is one. */

/** Dictionaries of images are a few hundred bytes long; what is further away belongs to another object. */
const FAR = 4096;

/** Sizes ("1654x2339") of images. */
export interface MaskedSizes {
	/** Of images whose dictionary names a mask (/SMask, /SMaskInData, /Mask). */
	masked: ReadonlySet<string>;
	/** Of images that are masks themselves, painted in a colour (/ImageMask true). */
	stencils: ReadonlySet<string>;
}

/**
 * Looks for masks in a file. Dictionaries of streams stand in a PDF uncompressed and unencrypted (ISO 32000-1, 7.5.7 and 7.6.1), so
 * reading the bytes is enough. Null where such a dictionary does not state its size directly: any image may then be masked.
 */
export function maskedSizes(file: Uint8Array): MaskedSizes | null {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	// Graphics states say /SMask /None; JPEG 2000 images without alpha say /SMaskInData 0.
	const soft = sizesWith(bytes, "/SMask", (next) => !/^\s*\/None|^InData\s+0|^(?!InData)[A-Za-z]/.test(next));
	const hard = sizesWith(bytes, "/Mask", (next) => !/^[A-Za-z]/.test(next));
	const stencils = sizesWith(bytes, "/ImageMask", (next) => /^\s*true/.test(next));
	return soft && hard && stencils && { masked: new Set([...soft, ...hard]), stencils };
}

function sizesWith(bytes: Buffer, key: string, matches: (next: string) => boolean): Set<string> | null {
	const sizes = new Set<string>();
	for (let at = bytes.indexOf(key, 0, "latin1"); at >= 0; at = bytes.indexOf(key, at + key.length, "latin1")) {
		if (!matches(bytes.toString("latin1", at + key.length, at + key.length + 12))) continue;
		const dictionary = around(bytes, at);
		if (!/\/Width\b/.test(dictionary)) continue;
		const width = /\/Width\s+(\d+)(?!\d*\s+\d+\s+R)/.exec(dictionary)?.[1];
		const height = /\/Height\s+(\d+)(?!\d*\s+\d+\s+R)/.exec(dictionary)?.[1];
		if (width === undefined || height === undefined) return null;
		sizes.add(`${width}x${height}`);
	}
	return sizes;
}

/** The text of the object that holds a place of the file, up to where its data begins. */
function around(bytes: Buffer, at: number): string {
	const before = bytes.toString("latin1", Math.max(0, at - FAR), at);
	const after = bytes.toString("latin1", at, Math.min(bytes.length, at + FAR));
	const start = Math.max(before.lastIndexOf(" obj"), before.lastIndexOf("endobj"));
	const end = /\bstream\b|\bendobj\b/.exec(after)?.index ?? after.length;
	return before.slice(start < 0 ? 0 : start) + after.slice(0, end);
}
