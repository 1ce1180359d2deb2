/** Which images of a PDF carry a mask, told from the file's bytes: PDFium decodes an image without its mask and does not say that there is one. */

/** Dictionaries of images are a few hundred bytes long; what is further away belongs to another object. */
const FAR = 4096;

/**
 * Sizes ("1654x2339") of the images whose dictionary names a mask (/SMask, /SMaskInData, /Mask). Dictionaries of streams stand
 * in a PDF uncompressed and unencrypted (ISO 32000-1, 7.5.7 and 7.6.1), so reading the bytes is enough. Null where such a
 * dictionary does not state its size directly: any image may then be masked.
 */
export function maskedSizes(file: Uint8Array): ReadonlySet<string> | null {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	const sizes = new Set<string>();
	for (const key of ["/SMask", "/Mask"]) {
		for (let at = bytes.indexOf(key, 0, "latin1"); at >= 0; at = bytes.indexOf(key, at + key.length, "latin1")) {
			const next = bytes.toString("latin1", at + key.length, at + key.length + 12);
			// Graphics states say /SMask /None; JPEG 2000 images without alpha say /SMaskInData 0.
			if (/^\s*\/None|^InData\s+0|^[A-HJ-Za-z]/.test(next)) continue;
			const dictionary = around(bytes, at);
			if (!/\/(Width|W)\b/.test(dictionary)) continue;
			const width = /\/Width\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
			const height = /\/Height\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
			if (width === undefined || height === undefined) return null;
			sizes.add(`${width}x${height}`);
		}
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
