import type { Writable } from "node:stream";

/** What a run tells while it runs. */
export interface Progress {
	start(files: number, bytes: number): void;
	page(path: string, page: number, pages: number): void;
	file(path: string, outcome: "loaded" | "skipped" | "quarantined", bytes: number): void;
	/** A line that stays (a quarantined file). */
	note(message: string): void;
	end(): void;
}

/** A line of minutes and seconds: "3:07". */
export function clock(seconds: number): string {
	const s = Math.max(0, Math.round(seconds));
	const rest = `${String(Math.floor((s % 3600) / 60)).padStart(s >= 3600 ? 2 : 1, "0")}:${String(s % 60).padStart(2, "0")}`;
	return s >= 3600 ? `${Math.floor(s / 3600)}:${rest}` : rest;
}

/**
 * One changing line on a terminal (files, pages, rate, time left); on anything else only the notes are written.
 * The time left goes by bytes of files done: page counts of files not yet opened are not known.
 */
export function createProgress(
	out: Writable & { isTTY?: boolean; columns?: number },
	now: () => number = Date.now,
): Progress {
	const live = out.isTTY === true;
	let files = 0;
	let filesDone = 0;
	let worked = 0;
	let bytes = 0;
	let bytesSkipped = 0;
	let bytesDone = 0;
	let pages = 0;
	let began = 0;
	let drawn = 0;
	const clear = () => live && out.write("\r\u001b[K");
	const draw = (what: string, force = false) => {
		if (!live || (!force && now() - drawn < 100)) return;
		drawn = now();
		const seconds = (now() - began) / 1000;
		const share = (bytesDone - bytesSkipped) / Math.max(1, bytes - bytesSkipped);
		const left = worked > 0 && share > 0 ? ` · ${clock(seconds / share - seconds)} left` : "";
		const rate = seconds > 1 ? ` · ${((pages / seconds) * 60).toFixed(0)} pages/min` : "";
		const line = `${filesDone}/${files} files · ${pages} pages${rate}${left} · ${what}`;
		out.write(`\r\u001b[K${[...line].slice(0, (out.columns ?? 80) - 1).join("")}`);
	};
	return {
		start(f, b) {
			files = f;
			bytes = b;
			began = now();
		},
		page(path, page, of) {
			pages++;
			draw(`${path} ${page}/${of}`);
		},
		file(path, outcome, size) {
			filesDone++;
			bytesDone += size;
			if (outcome === "skipped") bytesSkipped += size;
			else worked++;
			draw(path, true);
		},
		note(message) {
			clear();
			out.write(`${message}\n`);
		},
		end() {
			clear();
		},
	};
}

export const silentProgress: Progress = { start() {}, page() {}, file() {}, note() {}, end() {} };
