/** UTF-8 that was read as Latin-1 or cp1252: "Viá»‡t" for "Việt". */
import { byteOf, charsOf } from "./tables.js";

/** Undoes it run by run; text that is no UTF-8 in disguise stays. A lost no-break space (shown as a blank) after Ã is taken for à. */
export function decodeMojibake(text: string): string {
	let out = "";
	for (let i = 0; i < text.length; i++) {
		const lead = byteOf(text.charAt(i));
		const length =
			lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
		if (length > 0) {
			const bytes = [lead];
			for (let k = 1; k < length; k++) {
				const char = text.charAt(i + k);
				let b = char === "" ? -1 : byteOf(char);
				if (b === 0x20 && lead >= 0xc3) b = 0xa0;
				if (b < 0x80 || b > 0xbf) break;
				bytes.push(b);
			}
			if (bytes.length === length) {
				const decoded = Buffer.from(bytes).toString("utf8");
				if (!decoded.includes("\ufffd")) {
					out += decoded;
					i += length - 1;
					continue;
				}
			}
		}
		out += text.charAt(i);
	}
	return out;
}

/** UTF-8 bytes shown as cp1252; for tests and benches. */
export function encodeMojibake(text: string): string {
	let out = "";
	for (const byte of Buffer.from(text, "utf8")) {
		const shown = charsOf(byte);
		out += shown[shown.length - 1];
	}
	return out;
}
