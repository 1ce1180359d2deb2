/**
 * Words that a page keeps using: what was read surely in one place speaks for the same word in another ("cạo vôi răng" in a list of dentists'
 * prices), against what is more frequent in print at large.
 */
import type { Word } from "../../schemas/page.js";
import { wordKey } from "./letters.js";
import type { RestoreModel } from "./model.js";

/**
 * Words surer than `sure` count; `share` of the page's words are drawn from those that it uses, and no word gains more than `most` (nats). Chosen on
 * the tuning tables of bench/truth/tables (with `lineCells`: 124 words mended and 12 spoilt before, 126 and 6 after; on the other 26 pages, which
 * nobody looked at, 494 and 7 before, 496 and 2 after); shares of 0.05–0.2 and gains of 2–4 stay within 3 words of that. Running text (scans/with-truth,
 * letters, worn pages of the check files: 39,000 words) is left with as many errors as before, within 3.
 */
const PAGE = { sure: 0.85, share: 0.1, most: 3 };

export class PageWords {
	private readonly counts = new Map<number, number>();
	private total = 0;

	constructor(
		lines: readonly (readonly Word[])[],
		private readonly model: RestoreModel,
	) {
		for (const words of lines)
			for (const { text, confidence } of words) {
				if (confidence < PAGE.sure) continue;
				for (const [part] of text.normalize("NFC").matchAll(LETTERS)) {
					const id = model.lexicon.id(wordKey(part));
					if (!model.lexicon.isVietnamese(id)) continue;
					this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
					this.total++;
				}
			}
	}

	/** How much likelier the word is on this page than elsewhere (nats, not negative). `here`: it is what was read, with this confidence. */
	bonus(word: number, here: number | null): number {
		const elsewhere = (this.counts.get(word) ?? 0) - (here !== null && here >= PAGE.sure ? 1 : 0);
		if (elsewhere <= 0) return 0;
		const usual = Math.exp(this.model.ngrams.unigram(word));
		return Math.min(PAGE.most, Math.log(1 - PAGE.share + (PAGE.share * elsewhere) / this.total / usual));
	}
}

const LETTERS = /[\p{L}\p{M}]+/gu;
