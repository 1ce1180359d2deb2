/** What a pure function of a text gave, for as long as that text is likely to be asked about again. */

/** Texts that are kept at once; a page asks about some hundred. All are forgotten together, so that the memory stays bounded. */
const KEPT = 4000;

/** `work` with its results kept by text. Only for pure functions whose results nobody changes. */
export function recalling<T>(work: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before;
		const result = work(text);
		if (known.size >= KEPT) known.clear();
		known.set(text, result);
		return result;
	};
}
