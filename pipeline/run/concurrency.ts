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
