/** Sorted lists of the distinct n-grams of a token sequence, by counting sort; everything else is walking such lists side by side. */

/** The distinct n-grams of one order in lexicographic order. */
export interface NgramList {
	order: number;
	/** Position of one occurrence of each n-gram in the token sequence. */
	at: Uint32Array;
	count: Uint32Array;
}

/** Sorts `values` by `length` tokens each (counting sort from the last to the first, stable) from `offset`. A value is a position, or an index into `positionOf`. */
function sortByTokens(
	values: Uint32Array,
	length: number,
	positionOf: Uint32Array | null,
	offset: number,
	tokens: Uint16Array,
): Uint32Array {
	let from: Uint32Array = values;
	let to: Uint32Array = new Uint32Array(values.length);
	for (let k = offset + length - 1; k >= offset; k--) {
		const starts = new Uint32Array(65_537);
		for (let i = 0; i < from.length; i++) {
			const v = from[i]!;
			starts[tokens[(positionOf ? positionOf[v]! : v) + k]! + 1]!++;
		}
		for (let t = 0; t < 65_536; t++) starts[t + 1]! += starts[t]!;
		for (let i = 0; i < from.length; i++) {
			const v = from[i]!;
			to[starts[tokens[(positionOf ? positionOf[v]! : v) + k]!]!++] = v;
		}
		[from, to] = [to, from];
	}
	return from;
}

function differ(tokens: Uint16Array, a: number, b: number, length: number): number {
	for (let k = 0; k < length; k++) if (tokens[a + k] !== tokens[b + k]) return k;
	return length;
}

function precedes(tokens: Uint16Array, a: number, b: number, length: number): boolean {
	const k = differ(tokens, a, b, length);
	return k < length && tokens[a + k]! < tokens[b + k]!;
}

/** Lists for the orders 1…`max`. */
export function listNgrams(tokens: Uint16Array, max: number): NgramList[] {
	const usable = tokens.length - max + 1;
	const positions = new Uint32Array(usable);
	for (let i = 0; i < usable; i++) positions[i] = i;
	const sorted = sortByTokens(positions, max, null, 0, tokens);
	const sizes = new Array<number>(max + 1).fill(0);
	for (let i = 0; i < usable; i++) {
		const same = i === 0 ? 0 : differ(tokens, sorted[i - 1]!, sorted[i]!, max);
		for (let n = same + 1; n <= max; n++) sizes[n]!++;
	}
	const lists: NgramList[] = [];
	for (let n = 1; n <= max; n++)
		lists.push({ order: n, at: new Uint32Array(sizes[n]!), count: new Uint32Array(sizes[n]!) });
	const fill = new Array<number>(max + 1).fill(-1);
	for (let i = 0; i < usable; i++) {
		const same = i === 0 ? 0 : differ(tokens, sorted[i - 1]!, sorted[i]!, max);
		for (let n = 1; n <= max; n++) {
			const list = lists[n - 1]!;
			if (n > same) list.at[++fill[n]!] = sorted[i]!;
			list.count[fill[n]!]!++;
		}
	}
	return lists;
}

/** For each n-gram of `list` the index, in `shorter` (order one less), of its first n-1 tokens. */
export function prefixIndex(list: NgramList, shorter: NgramList, tokens: Uint16Array): Uint32Array {
	const out = new Uint32Array(list.at.length);
	let j = 0;
	for (let i = 0; i < out.length; i++) {
		while (differ(tokens, shorter.at[j]!, list.at[i]!, shorter.order) < shorter.order) j++;
		out[i] = j;
	}
	return out;
}

/** For each n-gram of `list` the index, in `shorter` (order one less), of its last n-1 tokens. */
export function suffixIndex(list: NgramList, shorter: NgramList, tokens: Uint16Array): Uint32Array {
	const rank = new Uint32Array(list.at.length);
	for (let i = 0; i < rank.length; i++) rank[i] = i;
	const from = sortByTokens(rank, shorter.order, list.at, 1, tokens);
	const out = new Uint32Array(list.at.length);
	let j = 0;
	for (let i = 0; i < from.length; i++) {
		const at = list.at[from[i]!]! + 1;
		while (j < shorter.at.length - 1 && precedes(tokens, shorter.at[j]!, at, shorter.order)) j++;
		// The last n-gram of the text has a suffix that starts no listed n-gram: it takes its neighbour's.
		out[from[i]!] = j;
	}
	return out;
}
