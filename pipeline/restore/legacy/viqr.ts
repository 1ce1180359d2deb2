/** VIQR (RFC 1456): marks typed after the letter, "Vie^.t Nam". */

const COMBINING: Readonly<Record<string, string>> = {
	"^": "\u0302",
	"(": "\u0306",
	"+": "\u031b",
	"*": "\u031b",
	"'": "\u0301",
	"`": "\u0300",
	"?": "\u0309",
	"~": "\u0303",
	".": "\u0323",
};

// A full stop or question mark that ends a word is a tone only when the word goes on or a hat came before it: "la.", "ho^?" — the caller's
// lexicon decides the plain case by trying both.
const LETTER = /([aeouAEOU])([\^(+*])(['`?~.]?)|([aeiouyAEIOUY])(['`?~.])|(dd|DD|Dd|dD)/g;
const HATS: Readonly<Record<string, string>> = { a: "^(", e: "^", o: "^+*", u: "+*" };

/** VIQR text in Unicode. `isWord` (lower-case NFC) decides whether a mark at the end of a word is a tone or punctuation. */
export function decodeViqr(text: string, isWord: (word: string) => boolean): string {
	return text.replace(
		/\\([\s\S])|([A-Za-z][A-Za-z^(+*'`?~.]*)/g,
		(whole, escaped: string | undefined, run: string | undefined) => {
			if (escaped !== undefined) return escaped;
			return run === undefined ? whole : decodeRun(run, isWord);
		},
	);
}

function decodeRun(run: string, isWord: (word: string) => boolean): string {
	let best = decodeMarks(run);
	let rest = "";
	// Marks at the end may be punctuation: give up as many as it takes to make a word.
	for (let cut = 0; cut <= 3 && cut < run.length; cut++) {
		if (cut > 0 && !/[.?'`~(^+*]/.test(run.charAt(run.length - cut))) break;
		const head = decodeMarks(run.slice(0, run.length - cut));
		if (/^\p{L}+$/u.test(head) && isWord(head.toLowerCase())) {
			best = head;
			rest = run.slice(run.length - cut);
			break;
		}
	}
	return best + rest;
}

function decodeMarks(run: string): string {
	return run
		.replace(LETTER, (whole, hatted, hat, tone, plain, plainTone, d) => {
			if (d) return d.charAt(0) === "D" ? "Đ" : "đ";
			if (plain) return (plain + COMBINING[plainTone]).normalize("NFC");
			if (!HATS[hatted.toLowerCase()]?.includes(hat)) return whole;
			return (hatted + COMBINING[hat] + (tone ? COMBINING[tone] : "")).normalize("NFC");
		})
		.normalize("NFC");
}

/** Unicode text in VIQR; for tests and benches. */
export function encodeViqr(text: string): string {
	const marks: Readonly<Record<string, string>> = {
		"\u0302": "^",
		"\u0306": "(",
		"\u031b": "+",
		"\u0301": "'",
		"\u0300": "`",
		"\u0309": "?",
		"\u0303": "~",
		"\u0323": ".",
	};
	let out = "";
	for (const c of text.normalize("NFC")) {
		if (c === "đ") out += "dd";
		else if (c === "Đ") out += "DD";
		else if (/\p{L}/u.test(c)) {
			const [base = "", ...combining] = c.normalize("NFD");
			// The hat or horn first, then the tone.
			combining.sort((a, b) => ("^(+".includes(marks[a] ?? "") ? 0 : 1) - ("^(+".includes(marks[b] ?? "") ? 0 : 1));
			out += base + combining.map((m) => marks[m] ?? "").join("");
		} else out += /[.?'`~^(+*\\]/.test(c) && /[\p{L}^(+'`?~.]$/u.test(out) ? `\\${c}` : c;
	}
	return out;
}
