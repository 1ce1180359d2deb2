/** Titles set with spaced letters, which readers take for words of one letter: "C ủ a T h ủ t ư ớ n g". */
import { type Arc, decode } from "./beam.js";
import { markClass } from "./classes.js";
import { wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";

/** True when nearly all of at least eight tokens are single characters and some of them are letters. */
export function isLetterSpaced(line: string): boolean {
	const tokens = line.trim().split(/\s+/);
	if (tokens.length < 8) return false;
	const single = tokens.filter((t) => [...t].length === 1).length;
	const letters = tokens.filter((t) => /^\p{L}$/u.test(t)).length;
	return single >= 0.85 * tokens.length && letters >= 0.6 * tokens.length;
}

/** The line with its words put together again; the language model finds where they end. */
export function joinLetters(line: string, model: RestoreModel): string {
	const indent = /^\s*/.exec(line)?.[0] ?? "";
	const text = line.replace(/\s+/g, "");
	const { lexicon } = model;
	const arcs: Arc[][] = Array.from({ length: text.length }, () => []);
	for (let from = 0; from < text.length; ) {
		const rest = text.slice(from);
		const other = /^(?:\p{N}[\p{N}.,/%-]*(?:(?<=\/)[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?|[^\p{L}\p{N}]+)/u.exec(rest)?.[0];
		if (other) {
			const number = /^\p{N}/u.test(other);
			arcs[from]!.push({ to: from + other.length, words: [number ? NUMBER : markClass(other)], cost: 0, text: other });
			from += other.length;
			continue;
		}
		for (let length = 1; length <= 7 && from + length <= text.length; length++) {
			const part = text.slice(from, from + length);
			if (!/^\p{L}+$/u.test(part)) break;
			const id = lexicon.id(wordKey(part));
			if (lexicon.isVietnamese(id)) arcs[from]!.push({ to: from + length, words: [id], cost: 0, text: part });
		}
		arcs[from]!.push({ to: from + 1, words: [UNKNOWN], cost: 6, text: text.charAt(from) });
		from++;
	}
	const parts = decode(arcs, model.ngrams, 12).map((s) => s.arc.text ?? "");
	let out = "";
	for (const part of parts) {
		const glued = /^[,;:.)?!]/.test(part) || /[(]$/.test(out) || out === "";
		out += glued ? part : ` ${part}`;
	}
	return indent + out;
}
