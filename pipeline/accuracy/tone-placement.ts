const TONELESS_FIRST = "oOuU";
const FIRST: Record<string, string> = {
	o: "òóỏõọ",
	O: "ÒÓỎÕỌ",
	u: "ùúủũụ",
	U: "ÙÚỦŨỤ",
};
const SECOND: Record<string, string> = {
	a: "àáảãạ",
	A: "ÀÁẢÃẠ",
	e: "èéẻẽẹ",
	E: "ÈÉẺẼẸ",
	y: "ỳýỷỹỵ",
	Y: "ỲÝỶỸỴ",
};

const PAIR = new RegExp(`(?<![qQ])([${TONELESS_FIRST}])([${Object.values(SECOND).join("")}])(?![\\p{L}\\p{M}])`, "gu");

/**
 * Writes open syllables in oa, oe, uy the older way (hoà → hòa, khoẻ → khỏe, thuỷ → thủy). Where the tone stands is a
 * spelling convention, not a reading error. Takes and gives NFC; lengths in characters do not change.
 */
export function foldTonePlacement(text: string): string {
	return text.replace(PAIR, (pair, first: string, second: string) => {
		const second0 = Object.keys(SECOND).find((base) => SECOND[base]?.includes(second));
		if (second0 === undefined) return pair;
		const spoken = `${first}${second0}`.toLowerCase();
		if (spoken !== "oa" && spoken !== "oe" && spoken !== "uy") return pair;
		const toned = FIRST[first]?.[SECOND[second0]?.indexOf(second) ?? -1];
		return toned === undefined ? pair : toned + second0;
	});
}
