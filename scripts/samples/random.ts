/** Reproducible pseudo-random numbers in 0..1 (mulberry32): the same seed gives the same wear on every machine. */
export function random(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** Roughly normal with mean 0 and deviation 1 (sum of four uniforms). */
export const normal = (next: () => number): number => (next() + next() + next() + next() - 2) * Math.sqrt(3);
