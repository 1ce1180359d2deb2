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
	/** Highest ln P of the words at or below each node. */
	best: Float64Array;
}

interface Node {
	letter: number;
	children: Map<string, Node>;
	word: number;
	best: number;
}

/** Builds the tree; `words`: [id, word, ln P]. */
export function buildTrie(words: Iterable<readonly [number, string, number]>): WordTrie {
	const letters: string[] = [];
	const letterIds = new Map<string, number>();
	const root: Node = { letter: 0, children: new Map(), word: 0, best: -Infinity };
	let size = 1;
	for (const [id, word, prior] of words) {
		let node = root;
		node.best = Math.max(node.best, prior);
		for (const c of word) {
			let next = node.children.get(c);
			if (!next) {
				let letter = letterIds.get(c);
				if (letter === undefined) {
					letter = letters.length;
					letterIds.set(c, letter);
					letters.push(c);
				}
				next = { letter, children: new Map(), word: 0, best: -Infinity };
				node.children.set(c, next);
				size++;
			}
			next.best = Math.max(next.best, prior);
			node = next;
		}
		node.word = id;
	}
	const trie: WordTrie = {
		letters,
		letter: new Uint16Array(size),
		first: new Int32Array(size),
		last: new Int32Array(size),
		word: new Uint16Array(size),
		best: new Float64Array(size),
	};
	const queue: Node[] = [root];
	for (let n = 0; n < queue.length; n++) {
		const node = queue[n]!;
		trie.letter[n] = node.letter;
		trie.word[n] = node.word;
		trie.best[n] = node.best;
		trie.first[n] = queue.length;
		queue.push(...[...node.children.values()].sort((a, b) => b.best - a.best));
		trie.last[n] = queue.length;
	}
	return trie;
}
