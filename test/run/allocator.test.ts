import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Resident MB of a process after pictures of 4 MB between lasting blocks of 64 KB were freed, as a batch does. */
function residentAfterFreeing(withAllocator: boolean): number {
	const script = `
		import { returnLargeBlocks } from ${JSON.stringify(new URL("../../dist/pipeline/run/allocator.js", import.meta.url).href)};
		${withAllocator ? "if (!(await returnLargeBlocks())) process.exit(3);" : ""}
		const settle = async () => {
			for (let i = 0; i < 3; i++) {
				globalThis.gc();
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		};
		let largest = Buffer.alloc(31e6, 1);
		largest = null;
		await settle();
		const lasting = [];
		let pictures = [];
		for (let i = 0; i < 50; i++) {
			pictures.push(Buffer.alloc(4e6, 1));
			lasting.push(Buffer.alloc(64e3, 1));
		}
		pictures = null;
		await settle();
		console.log(process.memoryUsage.rss() / 1e6);
	`;
	const flags = ["--expose-gc", "--input-type=module", "-e", script];
	return Number(execFileSync(process.execPath, flags, { encoding: "utf8" }));
}

test.runIf(process.platform === "linux")("freed pictures go back to the system", () => {
	const kept = residentAfterFreeing(false);
	const returned = residentAfterFreeing(true);

	expect(returned).toBeLessThan(kept / 2);
});
