/** Vietnamese letters: bare forms, tone placement, case patterns. All functions expect and return NFC. */

const bareOf = new Map<string, string>();
for (const letter of "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ") {
	const plain = letter === "đ" ? "d" : letter.normalize("NFD").charAt(0);
	bareOf.set(letter, plain);
	bareOf.set(letter.toUpperCase(), plain.toUpperCase());
}

/** The text without Vietnamese marks (đ → d); other letters and the length stay as they are. */
export function bare(text: string): string {
	return BEYOND_ASCII.test(text) ? text.replace(EACH_BEYOND_ASCII, (c) => bareOf.get(c) ?? c) : text;
}

const BEYOND_ASCII = /[^\x00-\x7f]/;
const EACH_BEYOND_ASCII = /[^\x00-\x7f]/g;

/** True for a letter that carries a Vietnamese mark. */
export const isMarked = (char: string): boolean => bareOf.has(char);

/** True when the text holds a letter with a Vietnamese mark. */
export function hasMarks(text: string): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80 && bareOf.has(text.charAt(i))) return true;
	return false;
}

const foldPairs = ["oà òa", "oá óa", "oả ỏa", "oã õa", "oạ ọa", "oè òe", "oé óe", "oẻ ỏe", "oẽ õe", "oẹ ọe"].concat([
	"uỳ ùy",
	"uý úy",
	"uỷ ủy",
	"uỹ ũy",
	"uỵ ụy",
]);
const foldEnd = new Map(foldPairs.map((p) => p.split(" ") as [string, string]));

/**
 * One spelling for both tone placements of a lower-case syllable: hoà → hòa, thuỷ → thủy; quý stays (the u belongs to q).
 * A convention, not an error: compare with it folded.
 */
export function foldTone(syllable: string): string {
	if (syllable.length < 2) return syllable;
	const end = syllable.slice(-2);
	const folded = foldEnd.get(end);
	if (folded === undefined) return syllable;
	if (end.charAt(0) === "u" && syllable.charAt(syllable.length - 3) === "q") return syllable;
	return syllable.slice(0, -2) + folded;
}

/** Key under which the language model knows a word: NFC, lower case, tone placement folded. */
export const wordKey = (word: string): string => foldTone(word.toLowerCase());

/** How a word is written: all lower case, Capital first, ALL CAPITALS, or a mixture that is carried over letter by letter. */
export type CasePattern = "lower" | "title" | "upper" | "mixed";

export function casePattern(word: string): CasePattern {
	let upper = 0;
	let letters = 0;
	let firstUpper = false;
	for (const c of word) {
		const up = c.toUpperCase();
		const low = c.toLowerCase();
		if (up === low) continue;
		if (c === up) {
			if (letters === 0) firstUpper = true;
			upper++;
		}
		letters++;
	}
	if (upper === 0) return "lower";
	if (upper === letters && letters > 1) return "upper";
	if (firstUpper && upper === 1) return "title";
	return "mixed";
}

/** `word` (lower case) written in the given pattern; `like` gives the letters of a mixed pattern where lengths agree. */
export function applyCase(word: string, pattern: CasePattern, like: string): string {
	switch (pattern) {
		case "lower":
			return word;
		case "title":
			return word.charAt(0).toUpperCase() + word.slice(1);
		case "upper":
			return word.toUpperCase();
		case "mixed": {
			if (like.length !== word.length) {
				const uppers = [...like].filter((c) => c !== c.toLowerCase()).length;
				if (uppers * 2 > like.length) return word.toUpperCase();
				const first = like.charAt(0);
				return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
			}
			let out = "";
			for (let i = 0; i < word.length; i++) {
				const c = like.charAt(i);
				out += c === c.toLowerCase() ? word.charAt(i) : word.charAt(i).toUpperCase();
			}
			return out;
		}
	}
}
