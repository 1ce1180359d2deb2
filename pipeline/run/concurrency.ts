/** Runs `work` over the items, at most `limit` at once, in order; takes no new ones once aborted or once one has thrown. */
export async function forEachConcurrently<T>(
	items: readonly T[],
	limit: number,
	work: (item: T) => Promise<void>,
	signal?: AbortSignal,
): Promise<void> {
	let next = 0;
	let failed = false;
	const lane = async () => {
		while (next < items.length && !failed && !signal?.aborted) {
			const item = items[next++]!;
			try {
				await work(item);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const lanes = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, lane));
	const broken = lanes.find((l) => l.status === "rejected");
	if (broken) throw broken.reason;
}

/** Lets at most `limit` pieces of work run at once, whoever asks, first come first served. */
export class Slots {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(readonly limit: number) {
		this.#free = limit;
	}

	async use<T>(work: () => Promise<T>): Promise<T> {
		if (this.#free > 0) this.#free--;
		else await new Promise<void>((resolve) => this.#waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#free++;
		}
	}
}
