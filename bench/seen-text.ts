import { join } from "node:path";
import { linesOf } from "../scripts/restore-corpus.js";

/** As many words in a row that stand in the training text are the same text. */
const RUN = 12;

/**
 * Which words of each text stand in a run of 12 that the training corpora hold too: on those the language model is no judge.
 * Takes about a minute.
 */
export async function seenInTraining(corpora: string, texts: readonly (readonly string[])[]): Promise<boolean[][]> {
	const wanted = new Map<string, [text: number, at: number][]>();
	/** The first words of a run, so that few runs of the corpora are put together. */
	const openings = new Set<string>();
	const folded = texts.map((text) => text.map(fold));
	folded.forEach((text, k) => {
		for (let at = 0; at + RUN <= text.length; at++) {
			const run = text.slice(at, at + RUN).join(" ");
			const places = wanted.get(run);
			if (places) places.push([k, at]);
			else wanted.set(run, [[k, at]]);
			openings.add(`${text[at]} ${text[at + 1]} ${text[at + 2]}`);
		}
	});
	const seen = texts.map((text) => new Array<boolean>(text.length).fill(false));
	for (const file of ["legal.phapdien.txt.xz", "wiki.2017.txt.xz"])
		for await (const line of linesOf(join(corpora, file))) {
			const words = line.normalize("NFC").split(/\s+/).map(fold);
			for (let i = 0; i + RUN <= words.length; i++) {
				if (!openings.has(`${words[i]} ${words[i + 1]} ${words[i + 2]}`)) continue;
				for (const [k, at] of wanted.get(words.slice(i, i + RUN).join(" ")) ?? []) seen[k]!.fill(true, at, at + RUN);
			}
		}
	return seen;
}

const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
