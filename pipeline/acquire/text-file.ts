/** Plain text files: encoding, and pages at form feeds. */
import { FileError } from "../../schemas/errors.js";
import type { Problem, SourcePage } from "./source.js";

export interface DecodedText {
	text: string;
	/** utf-8 | utf-16le | utf-16be | windows-1252 */
	encoding: string;
}

/**
 * Decodes a text file. UTF-8 and UTF-16 with or without a byte order mark; anything else byte by byte as windows-1252, which loses
 * nothing, so that restore can still tell TCVN3, VNI or VISCII from it. Throws FileError `unsupported-type` for binary data.
 */
export function decodeText(bytes: Uint8Array, path: string): DecodedText {
	const decoded = decode(bytes);
	if (isBinary(decoded.text)) {
		throw new FileError(
			"unsupported-type",
			`${path} is binary data of no known type.`,
			"sohoa reads PDF, PNG, JPEG, WebP, GIF, TIFF and plain text files.",
		);
	}
	return decoded;
}

function decode(bytes: Uint8Array): DecodedText {
	const [a, b, c] = bytes;
	if (a === 0xef && b === 0xbb && c === 0xbf) return { text: utf8(bytes.subarray(3)), encoding: "utf-8" };
	if (a === 0xff && b === 0xfe) return { text: utf16(bytes.subarray(2), false), encoding: "utf-16le" };
	if (a === 0xfe && b === 0xff) return { text: utf16(bytes.subarray(2), true), encoding: "utf-16be" };
	const wide = utf16WithoutMark(bytes);
	if (wide) return { text: utf16(bytes, wide === "be"), encoding: `utf-16${wide}` };
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
	} catch {
		// A few broken bytes in long UTF-8 text (a cut file) are not a reason to read all of it as windows-1252.
		const lenient = utf8(bytes);
		const broken = lenient.split("\uFFFD").length - 1;
		const multibyte = lenient.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
		if (multibyte > 20 && broken < multibyte * 0.02) return { text: lenient, encoding: "utf-8" };
		return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
	}
}

const utf8 = (bytes: Uint8Array) => new TextDecoder("utf-8").decode(bytes);

function utf16(bytes: Uint8Array, bigEndian: boolean): string {
	return new TextDecoder(bigEndian ? "utf-16be" : "utf-16le").decode(bytes);
}

/** Latin text in UTF-16 has a zero in every other byte; Vietnamese letters beyond Latin-1 thin that out, hence 40 %. */
function utf16WithoutMark(bytes: Uint8Array): "le" | "be" | null {
	const n = Math.min(bytes.length & ~1, 4096);
	if (n < 4) return null;
	let even = 0;
	let odd = 0;
	for (let i = 0; i < n; i += 2) {
		if (bytes[i] === 0) even++;
		if (bytes[i + 1] === 0) odd++;
	}
	const half = n / 2;
	if (odd > half * 0.4 && even < half * 0.02) return "le";
	if (even > half * 0.4 && odd < half * 0.02) return "be";
	return null;
}

/** Control characters other than white space and form feed do not occur in text; one in a hundred is binary data. */
function isBinary(text: string): boolean {
	const sample = text.slice(0, 65_536);
	const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\uFFFD]/g)?.length ?? 0;
	return controls > Math.max(2, sample.length * 0.01) || (sample.includes("\0\0\0") && controls > 2);
}

/** Pages of a text: split at form feeds; a final empty page (a trailing form feed) is dropped. */
export function textPages(text: string): string[] {
	const pages = text.replace(/\r\n?/g, "\n").split("\f");
	while (pages.length > 1 && pages.at(-1)?.trim() === "") pages.pop();
	return pages;
}

export function textPage(page: number, text: string, problems: Problem[]): SourcePage {
	return {
		page,
		width: null,
		height: null,
		rotation: 0,
		text,
		textLayer: [],
		invisibleShare: 0,
		rulings: [],
		images: [],
		imageCoverage: 0,
		imageDpi: null,
		render: () =>
			Promise.reject(new FileError("unsupported-type", "A text file has no page image.", "Read its text instead.")),
		problems,
	};
}
