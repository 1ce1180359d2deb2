/**
 * Abbreviations that administrative papers of every kind are full of. They are no words, so the language model says little of them, and engines turn
 * them into words ("TTHC" → "THỰC") or garbage ("1'IHC", "UẺND"). Source: Decree 30/2020 for bodies and papers, usage of reports for the rest.
 */

/** With marks, as printed. Short ones that could be something else are left out. */
const LISTED = (
	"UBND HĐND UBMTTQ UBMTTQVN MTTQ TTHC CCHC CCTTHC CNTT UDCNTT ƯDCNTT DVC DVCTT DVCQG QPPL VBQPPL CBCC CBCCVC CCVC CSDL CSDLQG CCCD CĐS BCĐ " +
	"KTXH GDĐT KHĐT KHCN TTTT TNMT LĐTBXH BHXH BHYT TĐKT TĐC BTTTT BTP TNHH SXKD GCN QSDĐ QLNN HTQLCL ISO KSTTHC TTHCC TTPVHCC VHTT VHXH"
).split(" ");

const printed = new Set(LISTED);

const plain = (text: string): string => text.replace(/Đ/g, "D").replace(/Ư/g, "U");

/** Listed form of each bare one, where it is the only one and differs. */
export const MARKED_ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
	LISTED.filter((a) => a !== plain(a) && !printed.has(plain(a))).map((a) => [plain(a), a]),
);

export const isAbbreviation = (text: string): boolean => printed.has(text);

/** What engines make of the capitals of the commonest four, from reading their output on archive scans and on seed 004's first half. */
const MISREAD: Readonly<Record<string, string>> = {
	B: "[8ẺEĐÐR]|13",
	C: "[G€(]",
	D: "[Đ0O]|[Il]\\)",
	Đ: "[DÐPB]",
	H: "II|I-I|ll|[IÍ]{2}",
	N: "[MÑ]",
	T: "['’‘]?[1Il]['’‘]?|T['’‘]",
	U: "[ƯÚÙỦỤŨV]",
};
const COMMONEST = ["TTHC", "UBND", "HĐND", "CCHC"];

const patterns = COMMONEST.map((whole) => ({
	whole,
	pattern: new RegExp(`^${[...whole].map((c) => `(?:(${c})|${MISREAD[c] ?? c})`).join("")}$`, "u"),
}));

/**
 * The abbreviation that a token stands for: itself, without its mark ("HDND"), or misread in at most half of its letters ("1'IHC", "UẺND"). Null for
 * anything else, and for tokens that fit two.
 */
export function abbreviationFor(token: string): string | null {
	if (token.length < 3 || token.length > 9) return null;
	if (printed.has(token)) return token;
	const marked = MARKED_ABBREVIATIONS.get(token);
	if (marked) return marked;
	if (token.length < 4 || /\p{Ll}{2}/u.test(token)) return null;
	const fits = patterns.filter(({ pattern }) => {
		const match = pattern.exec(token);
		return match !== null && match.slice(1).filter((letter) => letter !== undefined).length >= 2;
	});
	return fits.length === 1 ? fits[0]!.whole : null;
}
