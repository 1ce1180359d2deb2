import type { Arc } from "./beam.js";
import { markClass } from "./classes.js";
import type { Written } from "./context-model.js";
import { BREAK, NUMBER } from "./lexicon.js";

/** Where a stretch of the lattice lies in the text. */
export interface Span {
	line: number;
	/** Offsets in the line, UTF-16. */
	start: number;
	end: number;
}

/** The lattice of a stretch of text: positions with the readings that start there, and the place of each position. */
export class Lattice {
	readonly arcs: Arc[][] = [];
	/** Line and offset of each position. */
	readonly line: number[] = [];
	readonly offset: number[] = [];
	/** How the word at each position is written (a `Written`); 0 for what is no word. */
	readonly written: number[] = [];
	private lastClass = -1;

	/** Opens a position at this place; more arcs are added through `add`. */
	open(line: number, offset: number, arcs: Arc[] = [], written: Written = 0): number {
		this.arcs.push(arcs);
		this.written.push(written);
		this.line.push(line);
		this.offset.push(offset);
		return this.arcs.length - 1;
	}

	add(from: number, arc: Arc): void {
		this.arcs[from]!.push(arc);
	}

	/** A stretch that stays as it is; `words` are what the model sees in its place. */
	fixed(line: number, offset: number, words: readonly number[]): void {
		const p = this.open(line, offset);
		this.add(p, { to: p + 1, words, cost: 0, text: null });
	}

	/** A run of marks: one class for equal neighbours, as in training. */
	mark(line: number, offset: number, text: string): void {
		const cls = markClass(text);
		this.fixed(line, offset, cls === this.lastClass ? [] : [cls]);
		this.lastClass = cls;
	}

	number(line: number, offset: number): void {
		this.fixed(line, offset, [NUMBER]);
		this.lastClass = NUMBER;
	}

	/** True when the next word begins a sentence. */
	atStart(): boolean {
		return this.lastClass === BREAK;
	}

	/** To be called when a word was opened: a mark after it counts again. */
	wordOpened(): void {
		this.lastClass = -1;
	}

	/** Set the class that a line end stands for. */
	lineEnd(line: number, offset: number, cls: number): void {
		if (cls === this.lastClass) return;
		this.fixed(line, offset, [cls]);
		this.lastClass = cls;
	}
}
