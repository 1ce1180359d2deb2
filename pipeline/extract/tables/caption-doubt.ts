/** Captions that a seal, a fold or handwriting tore: what is left is no text to show as sure. */
import type { RestoredPage } from "../../../schemas/page.js";
import { isSyllable } from "../../restore/syllable.js";

/** Under this confidence what is no Vietnamese syllable was not read: "LJ" under a seal 0.38, "f" 0.31; abbreviations in captions 0.8 and more. */
const HARDLY_READ = 0.45;
/** A bracket that opens behind one to three letters ("D(") or a sign between letters is the edge of something else. */
const TORN = /^\p{L}{1,3}[([{<\\|]$|\p{L}[\\|{}<>=~^*]\p{L}/u;

/** The pieces of a scanned caption that are no words; [] when it was read. `caption` is made of the page's lines. */
export function doubtfulPieces(caption: string, page: RestoredPage): string[] {
	if (page.origin !== "ocr") return [];
	return page.lines
		.filter((l) => l.words.length > 0 && l.role === "body" && l.text.trim() !== "" && caption.includes(l.text.trim()))
		.flatMap((l) => l.words.filter((w) => TORN.test(w.text) || isUnread(w)).map((w) => w.text));
}

function isUnread({ text, confidence }: { text: string; confidence: number }): boolean {
	const letters = text.replace(/[^\p{L}\p{N}]/gu, "");
	return confidence < HARDLY_READ && /\p{L}/u.test(letters) && !isSyllable(letters.toLowerCase().normalize("NFC"));
}
