/** Taking Markdown and note marks out of one line of text. */

/** A line without its markup. */
export interface PlainLine {
	/** Single spaces, trimmed. */
	text: string;
	/** Note calls inside the line; `offset` is where the call stood in `text`. */
	notes: { offset: number; ref: string }[];
	/** Number of leading `#`; 0 when there is none. */
	hashes: number;
	/** The whole line is emphasised. */
	emphasised: boolean;
	/** Emphasis marks that open here and close on a later line leave this true. */
	opensEmphasis: boolean;
	/** Length in `text` of an emphasised beginning ("**Về …:** rest"); 0 when there is none. */
	leadLength: number;
	/** A thematic break (`---`). */
	rule: boolean;
	/** The number of the footnote whose body begins here. */
	noteRef: string | null;
}

const SUPERSCRIPTS: Record<string, string> = {
	"0": "⁰",
	"1": "¹",
	"2": "²",
	"3": "³",
	"4": "⁴",
	"5": "⁵",
	"6": "⁶",
	"7": "⁷",
	"8": "⁸",
	"9": "⁹",
};
const SUP = /<sup>\s*\[?\(?\s*([^<]*?)\s*\)?\]?\s*<\/sup>|\[\^([^\]]{1,6})\]/gi;

/** A superscript belongs to the word before it when that is a length ("220m") or a bare number ("360"). */
function isExponent(before: string, ref: string): boolean {
	if (!/^[0-9]{1,2}$/.test(ref)) return false;
	if (/^[23]$/.test(ref) && /(^|[\d\s(])(k|h|d|c|m|µ)?m$/i.test(before)) return true;
	return (
		/\d$/.test(before) && /^[0-9]$/.test(ref) && !/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|(năm|nam)\s+\d{4}$/i.test(before)
	);
}

/**
 * Strip Markdown (headings, emphasis, escapes), turn `<sup>` into note calls or superscript letters, and tidy spaces.
 * `knownNotes` are the numbers of the footnote bodies in the document; a call needs no body, but a body settles doubt.
 */
export function plainLine(source: string, knownNotes: ReadonlySet<string> = new Set()): PlainLine {
	let text = source
		.normalize("NFC")
		// The Icelandic letter that engines and old fonts put for Đ.
		.replace(/Ð/g, "Đ")
		.replace(/ð/g, "đ")
		.replace(/[\u00a0\u2000-\u200a\u202f\t]/g, " ")
		.replace(/[\u00ad\u200b-\u200d\ufeff]/g, "");
	text = text.trim();
	const out: PlainLine = {
		text: "",
		notes: [],
		hashes: 0,
		emphasised: false,
		opensEmphasis: false,
		leadLength: 0,
		rule: false,
		noteRef: null,
	};
	if (/^([-*_])(?:\s*\1){2,}$/.test(text)) {
		out.rule = true;
		return out;
	}
	const heading = /^(#{1,6})\s+/.exec(text);
	if (heading?.[1]) {
		out.hashes = heading[1].length;
		text = text.slice(heading[0].length);
	}
	const body = /^(?:<sup>\s*\[?\(?\s*(\d{1,3}|[a-z*])\s*\)?\]?\s*<\/sup>|\[\^(\d{1,3})\]:?)\s*(?=\S)/i.exec(text);
	if (body) {
		out.noteRef = body[1] ?? body[2] ?? null;
		text = text.slice(body[0].length);
	}
	const bold = emphasis(text);
	text = bold.text;
	out.emphasised = bold.whole;
	out.opensEmphasis = bold.opens;

	let plain = "";
	let last = 0;
	for (const m of text.matchAll(SUP)) {
		const ref = (m[1] ?? m[2] ?? "").trim();
		plain += text.slice(last, m.index);
		last = m.index + m[0].length;
		if (
			!/^(\d{1,3}|[a-z*])$/i.test(ref) ||
			(isExponent(plain.slice(-40), ref) && !(knownNotes.has(ref) && !/m$/i.test(plain.slice(-2)) && !/^0$/.test(ref)))
		) {
			plain += ref.replace(/\d/g, (d) => SUPERSCRIPTS[d] ?? d);
		} else {
			out.notes.push({ offset: plain.length, ref });
		}
	}
	plain += text.slice(last);
	plain = plain.replace(/<\/?(?:sup|sub|b|i|u|em|strong|br)\s*\/?>/gi, (tag, at: number) => {
		for (const n of out.notes) if (n.offset > at) n.offset -= tag.length;
		return "";
	});
	const tidy = collapse(plain, out.notes);
	out.text = tidy;
	out.leadLength = out.emphasised ? 0 : Math.min(bold.lead, tidy.length);
	return out;
}

/** Remove emphasis marks. Single stars count as marks only in pairs, so that "* item" and "*item" keep their star. */
function emphasis(source: string): { text: string; whole: boolean; opens: boolean; lead: number } {
	let text = source;
	const escaped: string[] = [];
	text = text.replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, (_, c: string) => {
		escaped.push(c);
		return `\u0001${escaped.length - 1}\u0002`;
	});
	text = text.replace(/\\$/, "");
	const whole =
		/^(\*{1,3})(?=\S)(?:(?!\1).)+?\1[:.;,]?$/.test(text) ||
		/^\*{2,3}(?:(?!\*{2}).)+\*{2,3}(?:<sup>[^<]*<\/sup>)?[.:;]?$/.test(text);
	const marks = text.match(/\*{2,3}/g)?.length ?? 0;
	const opens = marks % 2 === 1;
	const lead = /^((?:[-+]\s*)?)\*{1,3}((?:(?!\*).)+)\*{1,3}/.exec(text);
	text = text.replace(/\*{2,3}/g, "");
	// "*italic*": a pair that hugs its words. A lone star stays: it is an item marker.
	text = text.replace(/(^|[^*\p{L}\p{N}])\*(?=\S)([^*]+?)\*(?![*\p{L}\p{N}])/gu, "$1$2");
	// What is left of "**+ *Kết quả …:***".
	if ((text.match(/\*/g)?.length ?? 0) === 1) text = text.replace(/^([-+]\s*)\*(?=\p{L})/u, "$1");
	text = text.replace(/(^|[\s(])_(?=\S)([^_]+?)_(?![\p{L}\p{N}_])/gu, "$1$2");
	text = text.replace(/\u0001(\d+)\u0002/g, (_, i: string) => escaped[Number(i)] ?? "");
	return { text, whole, opens, lead: lead ? (lead[1]?.length ?? 0) + (lead[2]?.length ?? 0) : 0 };
}

/** Single spaces, trimmed; note offsets follow. */
function collapse(text: string, notes: { offset: number }[]): string {
	const out: string[] = [];
	const map: number[] = [];
	let length = 0;
	let space = true;
	for (let i = 0; i < text.length; i++) {
		map.push(length);
		const c = text[i] ?? "";
		const blank = c === " " || /\s/.test(c);
		if (blank && space) continue;
		out.push(blank ? " " : c);
		length++;
		space = blank;
	}
	map.push(length);
	const trimmed = out.join("").trimEnd();
	for (const n of notes) n.offset = Math.min(map[n.offset] ?? trimmed.length, trimmed.length);
	return trimmed;
}
