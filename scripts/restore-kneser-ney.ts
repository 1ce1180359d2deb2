/** Interpolated modified Kneser–Ney (Chen & Goodman 1999), pruned by relative entropy (Stolcke 1998). */
import { type NgramList, prefixIndex, suffixIndex } from "./restore-ngrams.js";

/** One order of the finished model; entry i belongs to n-gram i of the list. Natural logarithms. */
export interface OrderModel {
	list: NgramList;
	prefix: Uint32Array | null;
	suffix: Uint32Array | null;
	logProb: Float32Array;
	/** Weight of backing off from this n-gram as a context. */
	backoff: Float32Array;
	kept: Uint8Array;
}

function discounts(count: Uint32Array): [number, number, number] {
	const n = [0, 0, 0, 0, 0];
	for (let i = 0; i < count.length; i++) if (count[i]! <= 4) n[count[i]!]!++;
	const [, n1 = 1, n2 = 1, n3 = 1, n4 = 1] = n;
	const y = n1 / (n1 + 2 * n2);
	return [1 - (2 * y * n2) / n1, 2 - (3 * y * n3) / n2, 3 - (4 * y * n4) / n3];
}

/**
 * Probabilities of all n-grams. `minCount[n]`: n-grams of order n seen less often are dropped at once (they still count in the discounts).
 */
export function estimate(lists: readonly NgramList[], tokens: Uint16Array, minCount: readonly number[]): OrderModel[] {
	const top = lists.length;
	const models: OrderModel[] = [];
	const suffixes = lists.map((list, i) => (i === 0 ? null : suffixIndex(list, lists[i - 1]!, tokens)));
	for (let n = 1; n <= top; n++) {
		const list = lists[n - 1]!;
		const size = list.at.length;
		// Below the top order a word counts once for each different word before it.
		let count = list.count;
		if (n < top) {
			count = new Uint32Array(size);
			const longer = suffixes[n]!;
			for (let i = 0; i < longer.length; i++) count[longer[i]!]!++;
			for (let i = 0; i < size; i++) if (count[i] === 0) count[i] = 1;
		}
		const [d1, d2, d3] = discounts(count);
		const logProb = new Float32Array(size);
		const backoff = new Float32Array(size);
		const kept = new Uint8Array(size).fill(1);
		const discount = (c: number) => (c === 1 ? d1 : c === 2 ? d2 : d3);
		if (n === 1) {
			let total = 0;
			for (let i = 0; i < size; i++) total += count[i]!;
			let freed = 0;
			for (let i = 0; i < size; i++) freed += discount(count[i]!);
			for (let i = 0; i < size; i++)
				logProb[i] = Math.log((count[i]! - discount(count[i]!)) / total + freed / total / size);
			models.push({ list, prefix: null, suffix: null, logProb, backoff, kept });
			continue;
		}
		const shorter = models[n - 2]!;
		const prefix = prefixIndex(list, lists[n - 2]!, tokens);
		const suffix = suffixes[n - 1]!;
		const floor = minCount[n] ?? 1;
		for (let i = 0; i < size; ) {
			const context = prefix[i]!;
			let end = i;
			let total = 0;
			let freed = 0;
			for (; end < size && prefix[end] === context; end++) {
				total += count[end]!;
				freed += discount(count[end]!);
			}
			const lambda = freed / total;
			for (; i < end; i++) {
				const p = (count[i]! - discount(count[i]!)) / total + lambda * Math.exp(shorter.logProb[suffix[i]!]!);
				logProb[i] = Math.log(p);
				if (list.count[i]! < floor) kept[i] = 0;
			}
		}
		models.push({ list, prefix, suffix, logProb, backoff, kept });
	}
	rescale(models);
	return models;
}

/** Sets the backoff weights so that every context sums to one over what is kept. */
export function rescale(models: readonly OrderModel[]): void {
	for (let n = 2; n <= models.length; n++) {
		const { prefix, suffix, logProb, kept } = models[n - 1]!;
		const contexts = models[n - 2]!;
		contexts.backoff.fill(0);
		for (let i = 0; i < logProb.length; ) {
			const context = prefix![i]!;
			let here = 0;
			let below = 0;
			for (; i < logProb.length && prefix![i] === context; i++) {
				if (!kept[i]) continue;
				here += Math.exp(logProb[i]!);
				below += Math.exp(contexts.logProb[suffix![i]!]!);
			}
			contexts.backoff[context] = Math.log(Math.max(1e-6, 1 - here) / Math.max(1e-6, 1 - below));
		}
	}
}

/** For each n-gram the probability that its context gives to all words of its class together (classes: words with one bare form). */
function classMass(models: readonly OrderModel[], tokens: Uint16Array, classOf: Uint16Array): Float32Array[] {
	const out: Float32Array[] = [];
	for (let n = 1; n <= models.length; n++) {
		const { list, prefix, suffix, logProb, kept } = models[n - 1]!;
		const contexts = n > 1 ? models[n - 2]! : null;
		const below = n > 1 ? out[n - 2]! : null;
		const size = logProb.length;
		const mass = new Float32Array(size);
		const here = new Float64Array(65_536);
		const lower = new Float64Array(65_536);
		for (let i = 0; i < size; ) {
			const start = i;
			const context = prefix ? prefix[i]! : 0;
			for (; i < size && (prefix ? prefix[i] === context : true); i++) {
				if (!kept[i]) continue;
				const cls = classOf[tokens[list.at[i]! + n - 1]!]!;
				here[cls]! += Math.exp(logProb[i]!);
				if (suffix) lower[cls]! += Math.exp(contexts!.logProb[suffix[i]!]!);
			}
			const weight = contexts ? Math.exp(contexts.backoff[context]!) : 0;
			for (let k = start; k < i; k++) {
				const cls = classOf[tokens[list.at[k]! + n - 1]!]!;
				const absent = below ? Math.max(0, below[suffix![k]!]! - lower[cls]!) * weight : 0;
				mass[k] = here[cls]! + absent;
			}
			for (let k = start; k < i; k++) {
				const cls = classOf[tokens[list.at[k]! + n - 1]!]!;
				here[cls] = 0;
				lower[cls] = 0;
			}
		}
		out.push(mass);
	}
	return out;
}

/**
 * Worth of each n-gram: what its loss would cost over the training text, in nats. A share `focus` of it counts only what the n-gram says about
 * the choice between words with one bare form, which is what most decisions of restoration are about.
 */
function worth(models: readonly OrderModel[], n: number, mass: readonly Float32Array[], focus: number): Float32Array {
	const { list, prefix, suffix, logProb, kept } = models[n - 1]!;
	const contexts = models[n - 2]!;
	const out = new Float32Array(logProb.length);
	for (let i = 0; i < out.length; i++) {
		if (!kept[i]) continue;
		const s = suffix![i]!;
		const below = contexts.logProb[s]!;
		const general = Math.abs(logProb[i]! - contexts.backoff[prefix![i]!]! - below);
		const choice = Math.abs(logProb[i]! - Math.log(mass[n - 1]![i]!) - (below - Math.log(mass[n - 2]![s]!)));
		out[i] = list.count[i]! * ((1 - focus) * general + focus * choice);
	}
	return out;
}

/**
 * Keeps about `budget` n-grams of order ≥ 2, the worthiest, closed under prefix and suffix. Returns the number kept.
 * `classOf`: class of each word id; `focus`: see `worth`.
 */
export function prune(
	models: readonly OrderModel[],
	budget: number,
	tokens: Uint16Array,
	classOf: Uint16Array,
	focus: number,
): number {
	const mass = classMass(models, tokens, classOf);
	const worths = models.map((_, i) => (i === 0 ? new Float32Array(0) : worth(models, i + 1, mass, focus)));
	let low = 0;
	let high = 10_000;
	const countAbove = (t: number) => {
		let c = 0;
		for (const w of worths) for (let i = 0; i < w.length; i++) if (w[i]! > t) c++;
		return c;
	};
	// Closure adds some: aim a little lower, then measure.
	let target = budget;
	for (let round = 0; round < 4; round++) {
		low = 0;
		high = 10_000;
		for (let step = 0; step < 24; step++) {
			const middle = Math.sqrt(Math.max(low, 1e-3) * high);
			if (countAbove(middle) > target) low = middle;
			else high = middle;
		}
		const keep = models.map((m, i) => {
			const k = new Uint8Array(m.logProb.length);
			if (i === 0) k.fill(1);
			else for (let j = 0; j < k.length; j++) if (worths[i]![j]! > high) k[j] = 1;
			return k;
		});
		for (let n = models.length; n >= 3; n--) {
			const { prefix, suffix } = models[n - 1]!;
			const here = keep[n - 1]!;
			const below = keep[n - 2]!;
			for (let i = 0; i < here.length; i++)
				if (here[i]) {
					below[prefix![i]!] = 1;
					below[suffix![i]!] = 1;
				}
		}
		let total = 0;
		for (let n = 2; n <= models.length; n++) for (const k of keep[n - 1]!) total += k;
		if (total <= budget * 1.01 || round === 3) {
			for (let n = 2; n <= models.length; n++) models[n - 1]!.kept.set(keep[n - 1]!);
			rescale(models);
			return total;
		}
		target = Math.floor((target * budget) / total);
	}
	return 0;
}
