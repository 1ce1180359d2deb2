/** Which source a page is read from: its text layer, its picture, or nothing at all. */

import { FileError } from "../../schemas/errors.js";
import type { Line } from "../../schemas/page.js";
import type { SourcePage } from "../acquire/source.js";
import { type OcrEngine, OcrError } from "./ocr/engine.js";
import { type Look, lookAt } from "./quick-look.js";
import { shapeOf } from "./vietnamese.js";

export interface Triage {
	origin: "text-layer" | "ocr" | "text-file";
	/** A short code, then words: stored in `pages.diagnosis`. */
	diagnosis: string;
	/** The text layer holds only the stamp of a digital signature (kept as lines with that role). */
	signature: boolean;
	/** The text layer lies over a picture of the page, with which it is compared before it is believed. */
	overPicture?: boolean;
	/** The text layer is right as far as it goes, and the picture holds more: what lies under no line of it is read by OCR. */
	both?: boolean;
}

/** Words of the stamps that Vietnamese signing software leaves in a scan's text layer. */
const SIGNATURE =
	/(ký bởi|người ký|ký số|nguoi ky|ky boi|thời gian ký|ngày ký|giờ ký|signed by|signature|digitally|email:|cơ quan:|tổ chức:|chức vụ:|\+07:?00)/i;

/** Fonts in whose private encodings older documents are set; restore decodes them. */
const LEGACY_FONT = /^\.?vn[a-z]|^vni|^vps|\.vntime|vntime|^abc/i;

/**
 * Words of a sample that the picture must hold for the text layer to be this page's, marks aside. Measured on 15 scanned pages with layers
 * of OCRmyPDF: 88–100 % are found of the page's own layer, at most 22 % of another page's, 35 % of one shifted by 20 points.
 */
const LEAST_FOUND = 0.6;
/** A layer shifted along its lines by 80 points still holds 65–83 % of the words, and leaves 16–32 % of the ink bare, a page's own at most 5 %. */
const FOUND_IN_PLACE = 0.85;
const BARE_IN_PLACE = 0.12;
/** Words that must be there with the same marks: 85–100 % of own layers, 12–33 % of layers that an English engine made of the same pages. */
const LEAST_EXACT = 0.7;
/** Share of the ink under no line of a layer: at most 5 % of whole layers (seals and signatures among it), 51–72 % where only the upper 40 % of the page has one. */
const MOST_BARE = 0.25;
/** As much as two lines of text. */
const MOST_BARE_PLACES = 80;

/**
 * Decides for a page, with a look at the picture where the text layer lies over one. Pages without images, and scans without text, pay
 * nothing; a look reads three lines.
 * @throws OcrError when the engine is closed or its model missing.
 */
export async function decide(page: SourcePage, engine: OcrEngine, signal?: AbortSignal): Promise<Triage> {
	const first = triage(page);
	if (!first.overPicture) return first;
	try {
		const dpi = Math.max(150, Math.min(page.imageDpi ?? 200, 300));
		return judged(first, await lookAt(page, { engine, dpi, signal }));
	} catch (error) {
		const passing = error instanceof OcrError && error.code !== "closed" && error.code !== "no-model";
		if (!passing && !(error instanceof FileError)) throw error;
		return { ...first, diagnosis: `${first.diagnosis}; not compared with the picture (${error.message})` };
	}
}

/** What a look at the picture makes of a text layer. */
export function judged(first: Triage, look: Look | null): Triage {
	if (!look || look.sampled === 0)
		return { ...first, diagnosis: `${first.diagnosis}; no lines to compare with the picture` };
	const { sampled, found, exact, bare, barePlaces } = look;
	const misplaced = found < FOUND_IN_PLACE * sampled && bare > BARE_IN_PLACE && barePlaces > MOST_BARE_PLACES;
	if (found < LEAST_FOUND * sampled || misplaced) {
		const diagnosis = `text layer does not agree with the picture (${found} of ${sampled} words of a sample); ocr`;
		return { origin: "ocr", diagnosis, signature: false };
	}
	if (exact < LEAST_EXACT * sampled) {
		const diagnosis = `text layer with wrong marks (${exact} of ${sampled} words of a sample are as in the picture); ocr`;
		return { origin: "ocr", diagnosis, signature: false };
	}
	const agrees = `${first.diagnosis}; agrees with the picture (${exact} of ${sampled} words of a sample)`;
	if (bare > MOST_BARE && barePlaces > MOST_BARE_PLACES) {
		const rest = `; ${Math.round(100 * bare)} % of the ink lies outside it; ocr of the rest`;
		return { origin: "ocr", diagnosis: agrees + rest, signature: false, both: true };
	}
	return { ...first, diagnosis: agrees };
}

/** Looks at what a page offers and decides; pictures are not looked at. */
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
		const diagnosis = legacy
			? "text layer over a scan; legacy fonts"
			: `text layer over a scan (${percent} % syllables)`;
		// Legacy bytes are no words to be looked for; they come from typesetting, not from OCR.
		return { origin: "text-layer", diagnosis, signature: false, overPicture: !legacy };
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
