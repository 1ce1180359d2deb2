/** Kinds of administrative unit, longest first: "thị xã" before "xã". */
export const KINDS = ["thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã"] as const;
export type Kind = (typeof KINDS)[number];

/** Old and new placement of the tone mark on oa, oe, uy ("hoà" and "hòa"): a convention, so both become the new one. */
const TONE_PLACES: Readonly<Record<string, string>> = {
	...{ oà: "òa", oá: "óa", oả: "ỏa", oã: "õa", oạ: "ọa", oè: "òe", oé: "óe", oẻ: "ỏe", oẽ: "õe", oẹ: "ọe" },
	...{ uỳ: "ùy", uý: "úy", uỷ: "ủy", uỹ: "ũy", uỵ: "ụy" },
};

/** NFC, one space, tone marks in one place at the end of a syllable; "qu" keeps its own ("quý"). */
export function tidy(text: string): string {
	return text
		.normalize("NFC")
		.replace(/[\s\u00a0]+/g, " ")
		.trim()
		.replace(/(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu, (pair) => {
			const plain = TONE_PLACES[pair.toLowerCase()] ?? pair;
			return pair === pair.toLowerCase() ? plain : pair === pair.toUpperCase() ? plain.toUpperCase() : pair;
		});
}

/** Lower case, no marks, đ as d, only letters and digits, one space, numbers without leading zeros. */
export function foldName(text: string): string {
	return text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[đĐ]/g, "d")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.replace(/(?<!\d)0+(?=\d)/g, "")
		.trim();
}

/** Lower case with its marks, punctuation as space: what `foldName` is, before the marks go. */
export function accented(text: string): string {
	return tidy(text)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.replace(/(?<!\d)0+(?=\d)/g, "")
		.trim();
}

/** "Phường Thắng Nhì" → kind "phường", core "Thắng Nhì"; kind null when the name begins with none. */
export function splitKind(name: string): { kind: Kind | null; core: string } {
	const lower = name.toLowerCase();
	const kind = KINDS.find((k) => lower.startsWith(`${k} `)) ?? null;
	return { kind, core: kind ? name.slice(kind.length + 1).trim() : name };
}

/** A gazetteer's name in one spelling: tidy, the kind in lower case but for its first letter. */
export function cleanName(name: string): string {
	const text = tidy(name);
	const { kind, core } = splitKind(text);
	return kind ? `${kind[0]?.toUpperCase()}${kind.slice(1)} ${core}` : text;
}
