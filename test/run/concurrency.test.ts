import { describe, expect, it } from "vitest";
import { forEachConcurrently, Slots } from "../../pipeline/run/concurrency.js";

const moment = () => new Promise((resolve) => setTimeout(resolve, 2));

describe("Slots", () => {
	it("should bound the work of several documents together, and do all of it", async () => {
		const slots = new Slots(3);
		let running = 0;
		let most = 0;
		let done = 0;
		const page = async () => {
			most = Math.max(most, ++running);
			await moment();
			running--;
			done++;
		};
		const documents = [1, 2, 3].map(() => forEachConcurrently([1, 2, 3, 4], 3, () => slots.use(page)));
		await Promise.all(documents);
		expect(done).toBe(12);
		expect(most).toBe(3);
	});

	it("should free its slot when the work fails", async () => {
		const slots = new Slots(1);
		await expect(slots.use(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
		expect(await slots.use(async () => "next")).toBe("next");
	});
});
