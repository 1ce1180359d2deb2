/** Reads training text into word ids for the language model of `restore`. */
import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { writtenAs } from "../pipeline/restore/context-model.js";
import { wordKey } from "../pipeline/restore/letters.js";

/** Ids of the tokens that are not words. */
export const UNKNOWN = 0;
export const BREAK = 1;
export const COMMA = 2;
export const NUMBER = 3;
export const FIRST_WORD = 4;

export interface Corpus {
	/** Word ids in reading order, BREAK at the end of each paragraph. */
	tokens: Uint16Array;
	/** How each token is written: a `Written` of pipeline/restore/context-model.ts. */
	written: Uint8Array;
	/** First token of each source: the files in order, then `more`. */
	sources: number[];
	/** Word of each id; the first four are names of classes. */
	words: string[];
	/** How the word is mostly written where tone placement is concerned ("hoà" or "hòa"). */
	spelling: string[];
	/** Share of occurrences with a capital first letter (not counting words all in capitals), 0..1. */
	capitalised: number[];
	/** Letter parts of document symbols with counts ("NĐ", "UBND"). */
	symbolParts: Map<string, number>;
	characters: number;
}

const TOKEN = /[\p{L}\p{M}]+|\p{N}(?:[\p{N}\p{L}.,/%-]*[\p{N}\p{L}%])?|[^\s\p{L}\p{M}\p{N}]+/gu;
const ENDS = /[.;:?!…]/;

/** Lines of a text file, unpacked with `xz` when its name says so. */
export async function* linesOf(path: string): AsyncGenerator<string> {
	if (path.endsWith(".xz")) {
		const xz = spawn("xz", ["-dc", path], { stdio: ["ignore", "pipe", "inherit"] });
		try {
			yield* createInterface({ input: xz.stdout });
		} finally {
			xz.kill();
		}
	} else yield* createInterface({ input: createReadStream(path, "utf8") });
}

/** Lines of a corpus file that are held out together: whole articles for the most part. */
const BLOCK = 500;

/** The lines that `readCorpus` leaves out when told to hold out one block in `hold`. */
export async function* heldOutLines(path: string, hold: number): AsyncGenerator<string> {
	let n = 0;
	for await (const line of linesOf(path)) if (isHeldOut(n++, hold)) yield line;
}

const isHeldOut = (line: number, hold: number): boolean => hold > 0 && Math.floor(line / BLOCK) % hold === hold - 1;

export interface ReadingOptions {
	/** Rarer words become UNKNOWN. */
	minCount: number;
	/** At most 65,535. */
	maxWords?: number;
	/** Leaves out one block of 500 lines in so many, to tune on; 0 reads everything. */
	hold?: number;
}

/** Reads the files in the order given, then `more` lines. */
export async function readCorpus(
	paths: readonly string[],
	{ minCount, maxWords = 65_535, hold = 0 }: ReadingOptions,
	more: Iterable<string> = [],
): Promise<Corpus> {
	let raw = new Int32Array(1 << 24);
	let written = new Uint8Array(1 << 24);
	const sources: number[] = [];
	let n = 0;
	let characters = 0;
	const push = (id: number, how: number) => {
		if (n === raw.length) {
			const bigger = new Int32Array(raw.length * 2);
			bigger.set(raw);
			raw = bigger;
			const wider = new Uint8Array(raw.length);
			wider.set(written);
			written = wider;
		}
		written[n] = how;
		raw[n++] = id;
	};
	const surfaceIds = new Map<string, number>();
	const idOfKey = new Map<string, number>();
	const keys: string[] = [];
	const counts: number[] = [];
	const titles: number[] = [];
	const cased: number[] = [];
	const spellings: Map<string, number>[] = [];
	const surfaceCount: number[] = [];
	const surfaceList: string[] = [];
	const surfaceKey: number[] = [];
	const symbolParts = new Map<string, number>();
	for (const source of [...paths.map(linesOf), more]) {
		sources.push(n);
		let lineNumber = 0;
		for await (const line of source) {
			if (source !== more && isHeldOut(lineNumber++, hold)) continue;
			const text = line.normalize("NFC");
			characters += text.length;
			let last = -1;
			for (const match of text.matchAll(TOKEN)) {
				const token = match[0];
				const code = token.charCodeAt(0);
				if (code >= 48 && code <= 57) {
					push(-NUMBER, 0);
					last = NUMBER;
					if (token.includes("/"))
						for (const part of token.match(/\p{L}+/gu) ?? []) symbolParts.set(part, (symbolParts.get(part) ?? 0) + 1);
				} else if (/^[\p{L}\p{M}]/u.test(token)) {
					let sid = surfaceIds.get(token);
					if (sid === undefined) {
						sid = surfaceList.length;
						surfaceIds.set(token, sid);
						surfaceList.push(token);
						surfaceCount.push(0);
						const key = wordKey(token);
						let id = idOfKey.get(key);
						if (id === undefined) {
							id = keys.length;
							idOfKey.set(key, id);
							keys.push(key);
						}
						surfaceKey.push(id);
					}
					surfaceCount[sid]!++;
					push(surfaceKey[sid]!, writtenAs(token, last === -1 || last === BREAK));
					last = FIRST_WORD;
				} else {
					const cls = ENDS.test(token) ? BREAK : COMMA;
					if (cls === last) continue;
					push(-cls, 0);
					last = cls;
				}
			}
			if (last !== BREAK) push(-BREAK, 0);
		}
	}
	for (let i = 0; i < keys.length; i++) {
		counts.push(0);
		titles.push(0);
		cased.push(0);
		spellings.push(new Map());
	}
	for (let s = 0; s < surfaceList.length; s++) {
		const surface = surfaceList[s]!;
		const id = surfaceKey[s]!;
		const count = surfaceCount[s]!;
		counts[id]! += count;
		const lower = surface.toLowerCase();
		if (surface.length === 1 || surface !== surface.toUpperCase()) {
			cased[id]! += count;
			if (surface.charAt(0) !== lower.charAt(0)) titles[id]! += count;
		}
		const map = spellings[id]!;
		map.set(lower, (map.get(lower) ?? 0) + count);
	}
	const order = keys.map((_, i) => i).filter((i) => counts[i]! >= minCount);
	order.sort((a, b) => counts[b]! - counts[a]! || (keys[a]! < keys[b]! ? -1 : 1));
	order.length = Math.min(order.length, maxWords - FIRST_WORD);
	const newId = new Uint16Array(keys.length);
	const words = ["<unk>", "<s>", "<c>", "<num>"];
	const spelling = ["", "", "", ""];
	const capitalised = [0, 0, 0, 0];
	order.forEach((old, i) => {
		newId[old] = i + FIRST_WORD;
		words.push(keys[old]!);
		spelling.push([...spellings[old]!].sort((a, b) => b[1] - a[1])[0]![0]);
		capitalised.push(cased[old]! ? titles[old]! / cased[old]! : 0);
	});
	const tokens = new Uint16Array(n);
	for (let i = 0; i < n; i++) tokens[i] = raw[i]! < 0 ? -raw[i]! : newId[raw[i]!]!;
	return { tokens, written: written.subarray(0, n), sources, words, spelling, capitalised, symbolParts, characters };
}
