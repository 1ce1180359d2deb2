/** Deterministic damage to names, as OCR and careless typing do it. Truth is known because the name is. */
const SWAPS: Readonly<Record<string, string>> = {
	...{ ô: "ố", ố: "ô", ổ: "ố", ê: "ề", ề: "ê", ể: "ê", ă: "ắ", ắ: "ă", ấ: "â", â: "ậ", ậ: "â", ơ: "o", ư: "u", ờ: "ở" },
	...{ á: "à", à: "á", ạ: "a", ả: "á", í: "i", ì: "í", ị: "i", ó: "o", ò: "ó", ú: "ủ", ù: "ú", ũ: "ù", đ: "d", Đ: "D" },
	...{ l: "1", i: "l", I: "l", o: "0", n: "u", u: "n", h: "b", c: "e", m: "rn", t: "l", g: "q", y: "v" },
};

export type Random = () => number;

/** Mulberry32: small, seeded, the same everywhere. */
export function random(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

/** One of: all marks lost, one to two letters misread, a space lost, capitals, a mark misplaced. Digits stay. */
export function mangle(text: string, next: Random): string {
	const way = next();
	if (way < 0.2) return bare(text);
	if (way < 0.3) return text.toUpperCase();
	if (way < 0.4) {
		const spaces = [...text.matchAll(/(?<=\p{L}) (?=\p{L})/gu)].map((m) => m.index);
		const at = spaces[Math.floor(next() * spaces.length)];
		return at === undefined ? text : text.slice(0, at) + text.slice(at + 1);
	}
	const letters = [...text];
	for (let n = next() < 0.3 ? 2 : 1; n > 0; n--) {
		const places = letters.flatMap((c, i) => (SWAPS[c] ? [i] : []));
		const at = places[Math.floor(next() * places.length)];
		if (at !== undefined) letters[at] = SWAPS[letters[at] ?? ""] ?? letters[at] ?? "";
	}
	return letters.join("");
}
