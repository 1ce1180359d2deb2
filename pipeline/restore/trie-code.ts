/**
 * How a level of the trie lies in the model file, as byte planes that compress well:
 * `lo`, `hi`: low and high byte of the words, within siblings as difference to the one before; `children`: number of children of each node
 * of the level above (LEB128); `prob`, `backoff`: one byte each.
 */
export interface LevelPlanes {
	lo: Uint8Array;
	hi: Uint8Array;
	children: Uint8Array;
}

export function encodeLevel(words: Uint16Array, childStart: Uint32Array): LevelPlanes {
	const lo = new Uint8Array(words.length);
	const hi = new Uint8Array(words.length);
	const children: number[] = [];
	for (let parent = 0; parent + 1 < childStart.length; parent++) {
		const end = childStart[parent + 1]!;
		let previous = 0;
		for (let i = childStart[parent]!; i < end; i++) {
			const delta = words[i]! - previous;
			previous = words[i]!;
			lo[i] = delta & 255;
			hi[i] = delta >> 8;
		}
		let n = end - childStart[parent]!;
		while (n >= 128) {
			children.push((n & 127) | 128);
			n >>= 7;
		}
		children.push(n);
	}
	return { lo, hi, children: Uint8Array.from(children) };
}

export function decodeLevel(planes: LevelPlanes, parents: number): { words: Uint16Array; childStart: Uint32Array } {
	const { lo, hi, children } = planes;
	const words = new Uint16Array(lo.length);
	const childStart = new Uint32Array(parents + 1);
	let at = 0;
	let i = 0;
	for (let parent = 0; parent < parents; parent++) {
		let n = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = children[at++]!;
			n |= (byte & 127) << shift;
			if (byte < 128) break;
		}
		let previous = 0;
		for (const end = i + n; i < end; i++) {
			previous += lo[i]! | (hi[i]! << 8);
			words[i] = previous;
		}
		childStart[parent + 1] = i;
	}
	return { words, childStart };
}
