/** The words of the model as a tree of letters in flat arrays, for the search of `Channel`. */

/** Nodes are numbered so that the children of one stand together, those with the most frequent words first; 0 is the root. */
export interface WordTrie {
	/** Letters that occur; `letter` indexes them. */
	letters: readonly string[];
	/** Letter that leads to each node. */
	letter: Uint16Array;
	/** First child of each node, and one past its last. */
	first: Int32Array;
	last: Int32Array;
	/** Id of the word that ends at each node; 0 where none does. */
	word: Uint16Array;
	/** ln P of that word. */
	prior: Float64Array;
	/** Highest ln P of the words at or below each node. */
	best: Float64Array;
}

/** Builds the tree; `words`: [id, word, ln P]. Sorted words make every node a stretch of them, so that no node is an object of its own. */
export function buildTrie(words: readonly (readonly [number, string, number])[]): WordTrie {
	const sorted = [...words].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
	const letters: string[] = [];
	const letterIds = new Map<string, number>();
	const most = sorted.reduce((sum, [, word]) => sum + word.length, 1);
	const from = new Int32Array(most);
	const to = new Int32Array(most);
	const depth = new Uint8Array(most);
	const trie: WordTrie = {
		letters,
		letter: new Uint16Array(most),
		first: new Int32Array(most),
		last: new Int32Array(most),
		word: new Uint16Array(most),
		prior: new Float64Array(most),
		best: new Float64Array(most),
	};
	to[0] = sorted.length;
	trie.best[0] = sorted.reduce((best, [, , prior]) => Math.max(best, prior), -Infinity);
	let size = 1;
	const children: { letter: number; from: number; to: number; best: number }[] = [];
	for (let node = 0; node < size; node++) {
		const at = depth[node]!;
		let k = from[node]!;
		// The word that ends here is the first of its stretch.
		if (sorted[k]?.[1].length === at) {
			trie.word[node] = sorted[k]![0];
			trie.prior[node] = sorted[k++]![2];
		}
		children.length = 0;
		while (k < to[node]!) {
			const c = sorted[k]![1].charAt(at);
			let letter = letterIds.get(c);
			if (letter === undefined) {
				letter = letters.length;
				letterIds.set(c, letter);
				letters.push(c);
			}
			const start = k;
			let best = -Infinity;
			for (; k < to[node]! && sorted[k]![1].charAt(at) === c; k++) best = Math.max(best, sorted[k]![2]);
			children.push({ letter, from: start, to: k, best });
		}
		children.sort((a, b) => b.best - a.best);
		trie.first[node] = size;
		for (const child of children) {
			trie.letter[size] = child.letter;
			trie.best[size] = child.best;
			from[size] = child.from;
			to[size] = child.to;
			depth[size++] = at + 1;
		}
		trie.last[node] = size;
	}
	return {
		letters,
		letter: trie.letter.slice(0, size),
		first: trie.first.slice(0, size),
		last: trie.last.slice(0, size),
		word: trie.word.slice(0, size),
		prior: trie.prior.slice(0, size),
		best: trie.best.slice(0, size),
	};
}
