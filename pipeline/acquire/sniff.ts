/** What a file is, told by its bytes and never by its name. */

export type MediaType =
	| "application/pdf"
	| "image/png"
	| "image/jpeg"
	| "image/webp"
	| "image/gif"
	| "image/tiff"
	| "text/plain";

/** A type sohoa reads, or the plain name of a type it does not. */
export type Sniffed = { mediaType: MediaType } | { unsupported: string; help: string };

const EXPORT_TO_PDF = "Export it to PDF or plain text and ingest that.";

/** Tells the type from the first bytes (give at least 4 KB where the file has them). */
export function sniff(head: Uint8Array): Sniffed {
	const ascii = latin1(head.subarray(0, 4096));
	const magic = (signature: string, at = 0) => ascii.startsWith(signature, at);
	// Readers accept a PDF header within the first 1024 bytes (ISO 32000-1, annex H.3.4.1).
	const pdfAt = ascii.indexOf("%PDF-");
	if (pdfAt >= 0 && pdfAt < 1024) return { mediaType: "application/pdf" };
	if (magic("\x89PNG\r\n\x1a\n")) return { mediaType: "image/png" };
	if (magic("\xff\xd8\xff")) return { mediaType: "image/jpeg" };
	if (magic("RIFF") && magic("WEBP", 8)) return { mediaType: "image/webp" };
	if (magic("GIF87a") || magic("GIF89a")) return { mediaType: "image/gif" };
	if (magic("II*\0") || magic("MM\0*") || magic("II+\0") || magic("MM\0+")) return { mediaType: "image/tiff" };
	const known = unsupportedByMagic(ascii);
	if (known) return known;
	// A PDF whose header is lost or misspelt still shows its objects near the start.
	if (/^%P?DF|^\s*\d+ \d+ obj\b/.test(ascii)) return { mediaType: "application/pdf" };
	return unsupportedMarkup(head) ?? { mediaType: "text/plain" };
}

function unsupportedByMagic(ascii: string): Sniffed | null {
	const starts = (signature: string) => ascii.startsWith(signature);
	if (starts("PK\x03\x04") || starts("PK\x05\x06")) {
		const office = /word\/|xl\/|ppt\//.exec(ascii)?.[0] ?? "";
		const name =
			{ "word/": "a Word document (docx)", "xl/": "an Excel workbook (xlsx)", "ppt/": "a PowerPoint file (pptx)" }[
				office
			] ?? (/mimetypeapplication\/vnd\.oasis|\[Content_Types\]/.test(ascii) ? "an office document" : "a zip archive");
		return { unsupported: name, help: name === "a zip archive" ? "Unpack it and ingest the files." : EXPORT_TO_PDF };
	}
	if (starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return { unsupported: "an old Office document (doc, xls or ppt)", help: EXPORT_TO_PDF };
	}
	if (starts("{\\rtf")) return { unsupported: "an RTF document", help: EXPORT_TO_PDF };
	if (starts("%!PS")) return { unsupported: "a PostScript file", help: EXPORT_TO_PDF };
	if (starts("AT&TFORM")) return { unsupported: "a DjVu document", help: EXPORT_TO_PDF };
	if (starts("BM") && ascii.charCodeAt(6) === 0 && ascii.charCodeAt(7) === 0) {
		return { unsupported: "a BMP image", help: "Save it as PNG and ingest that." };
	}
	if (starts("Rar!") || starts("7z\xbc\xaf") || starts("\x1f\x8b") || starts("\xfd7zXZ")) {
		return { unsupported: "a compressed archive", help: "Unpack it and ingest the files." };
	}
	if (/^.{4}ftyp(heic|heix|mif1|avif)/s.test(ascii)) {
		return { unsupported: "a HEIC or AVIF photograph", help: "Save it as JPEG or PNG and ingest that." };
	}
	if (starts("\x7fELF") || starts("MZ\x90")) {
		return { unsupported: "a program", help: "Remove it from the folder." };
	}
	return null;
}

function unsupportedMarkup(head: Uint8Array): Sniffed | null {
	const text = latin1(head)
		.replace(/^\xef\xbb\xbf/, "")
		.trimStart();
	if (/^(<!doctype html|<html|<head|<body)\b/i.test(text))
		return { unsupported: "a web page (HTML)", help: EXPORT_TO_PDF };
	if (/^<\?xml\b/i.test(text)) return { unsupported: "an XML file", help: EXPORT_TO_PDF };
	// An object or array of JSON, told from text by the token that must follow the bracket.
	if (
		/^\{\s*("(?:[^"\\]|\\.)*"\s*:|\}\s*$)/.test(text) ||
		/^\[\s*(\{\s*"|"(?:[^"\\]|\\.)*"\s*[,\]]|\]\s*$)/.test(text)
	) {
		return { unsupported: "a JSON file", help: "Ingest the document it was made from." };
	}
	return null;
}

/** Bytes as characters U+0000–U+00FF, one each. */
function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
