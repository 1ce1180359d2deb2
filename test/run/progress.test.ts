import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { clock, createProgress } from "../../pipeline/run/progress.js";

class Sink extends Writable {
	text = "";
	isTTY = false;
	override _write(chunk: Buffer, _: string, done: () => void) {
		this.text += chunk.toString();
		done();
	}
}

function play(tty: boolean): string {
	const out = new Sink();
	out.isTTY = tty;
	let now = 0;
	const progress = createProgress(out, () => now);
	progress.start(2, 200);
	now = 30_000;
	progress.page("a.pdf", 1, 2);
	progress.file("a.pdf", "loaded", 100);
	progress.note("quarantined: b.pdf");
	progress.end();
	return out.text;
}

test("should be quiet but for its notes when not on a terminal", () => {
	expect(play(false)).toBe("quarantined: b.pdf\n");
});

test("should tell files, pages, rate and time left on a terminal", () => {
	const text = play(true);
	expect(text).toContain("1/2 files · 1 pages · 2 pages/min · 0:30 left");
});

test("should print times as minutes and seconds", () => {
	expect([clock(7), clock(187), clock(3725)]).toEqual(["0:07", "3:07", "1:02:05"]);
});
