/** Which source a page is read from: its text layer, its picture, or nothing at all. */

import type { Line } from "../../schemas/page.js";
import type { SourcePage } from "../acquire/source.js";
import { shapeOf } from "./vietnamese.js";

export interface Triage {
	origin: "text-layer" | "ocr" | "text-file";
	/** A short code, then words: stored in `pages.diagnosis`. */
	diagnosis: string;
	/** The text layer holds only the stamp of a digital signature (kept as lines with that role). */
	signature: boolean;
}

/** Words of the stamps that Vietnamese signing software leaves in a scan's text layer. */
const SIGNATURE =
	/(ký bởi|người ký|ký số|nguoi ky|ky boi|thời gian ký|ngày ký|giờ ký|signed by|signature|digitally|email:|cơ quan:|tổ chức:|chức vụ:|\+07:?00)/i;

/** Fonts in whose private encodings older documents are set; restore decodes them. */
const LEGACY_FONT = /^\.?vn[a-z]|^vni|^vps|\.vntime|vntime|^abc/i;

/** Looks at what a page offers and decides. Pure; pictures are looked at only by OCR itself. */
export function triage(page: SourcePage): Triage {
	if (page.text !== null) {
		return { origin: "text-file", diagnosis: page.text.trim() === "" ? "blank" : "text file", signature: false };
	}
	const ocr = (diagnosis: string, signature = false): Triage => ({ origin: "ocr", diagnosis, signature });
	const text = page.textLayer.map((line) => line.text).join("\n");
	const characters = text.replace(/\s/g, "").length;
	const scanned = page.imageCoverage >= 0.5;
	if (characters === 0) return ocr(scanned || page.imageCoverage > 0 ? "scan; ocr" : "no text layer; ocr");
	const legacy = page.textLayer.some((line) => line.words.some((w) => LEGACY_FONT.test(w.font ?? "")));
	const shape = shapeOf(text);
	const syllableShare = shape.words === 0 ? 0 : shape.syllables / shape.words;
	const markedShare = shape.syllables === 0 ? 0 : shape.marked / shape.syllables;
	if (scanned) {
		if (isSignatureOnly(page.textLayer)) return ocr("signature-only text layer; ocr", true);
		if (shape.words < 30) return ocr(`text layer of ${shape.words} words over a scan; ocr`);
		const percent = Math.round(syllableShare * 100);
		const marked = Math.round(markedShare * 100);
		// Good OCR layers of Vietnamese scans: syllables over 85 %, marked over 60 %; the English engine's: under 60 % and 30 %.
		if (!legacy && (syllableShare < 0.8 || markedShare < 0.5)) {
			return ocr(`garbage text layer (${percent} % syllables, ${marked} % of them marked); ocr`);
		}
		return { origin: "text-layer", diagnosis: `text layer over a scan (${percent} % syllables)`, signature: false };
	}
	if (/[\uE000-\uF8FF\uFFFD]/.test(text) && undecodableShare(text) > 0.2) return ocr("undecodable text layer; ocr");
	return { origin: "text-layer", diagnosis: legacy ? "text layer; legacy fonts" : "text layer", signature: false };
}

function undecodableShare(text: string): number {
	const bad = text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0;
	return bad / Math.max(1, text.replace(/\s/g, "").length);
}

/** A stamp: few lines, and words of signing in them. */
function isSignatureOnly(lines: readonly Line[]): boolean {
	const words = lines.reduce((sum, line) => sum + line.words.length, 0);
	return words <= 80 && SIGNATURE.test(lines.map((line) => line.text).join(" "));
}
