import type { Block } from "../block.js";
import { fold } from "./fold.js";
import type { SourceLine } from "./source-lines.js";

interface Level {
	kind: string;
	rank: number;
	label: string;
	heading: boolean;
}

const BULLETS = 10;
/** Rank of a title in capitals without a marker that parts numbered items from each other. */
const OVER_NUMBERS = 1.2;

/** Follows headings and items down the document and says under which of them a block stands. */
export class Outline {
	#stack: Level[] = [];
	/** Inside the signature block: no headings, no parents. */
	#closing = false;
	/** The header is over: a title, an addressee, an item or a sentence has been seen. */
	#begun = false;

	/** Places a block: sets its kind, level and path, and opens a level for what follows. */
	place(block: Block, first: SourceLine, whole: { emphasised: boolean; capitals: boolean }): void {
		const marker = first.marker;
		if (isClosing(first)) this.#closing = true;
		else if (first.furniture === "annex" || first.furniture === "type") this.#closing = false;
		if (this.#closing || /^tren day la\b/.test(fold(block.text))) {
			this.#stack = [];
			if (marker) block.kind = "item";
			return;
		}
		if (block.kind === "footnote") {
			block.path = this.#labels();
			return;
		}
		const named = first.furniture === "type" || first.furniture === "addressee" || first.furniture === "annex";
		this.#begun ||= named || marker !== null || first.hashes > 0 || (block.text.length > 60 && !whole.capitals);
		const heading = this.#begun && isHeading(block, first, whole);
		if (!marker) {
			if (!heading) {
				this.#closeBullets();
				block.path = this.#labels();
				return;
			}
			const rank =
				first.furniture === "annex" || first.furniture === "type"
					? 0
					: first.hashes > 0
						? first.hashes / 10 + 6
						: whole.capitals && this.#standsOver(block.text)
							? OVER_NUMBERS
							: 8;
			// A heading without a marker closes what is deeper than it, and headings of its own kind.
			if (rank === 0) this.#stack = [];
			else this.#stack = this.#stack.filter((l) => l.rank < rank);
			this.#open(block, { kind: "plain", rank, label: label(block.text), heading: true }, "heading");
			return;
		}
		if (marker.rank < BULLETS) this.#stack = this.#stack.filter((l) => l.rank < marker.rank);
		else {
			const same = this.#stack.findIndex((l) => l.kind === marker.kind);
			if (same >= 0) this.#stack.length = same;
		}
		this.#open(
			block,
			{ kind: marker.kind, rank: marker.rank, label: label(block.text), heading },
			heading ? "heading" : "item",
		);
	}

	/** "PHƯƠNG HƯỚNG NĂM 2025" after items "1." to "6." of a text without Roman numerals heads the next ones. */
	#standsOver(text: string): boolean {
		return (
			/\s/.test(text) &&
			text.length < 100 &&
			this.#stack.some((l) => l.kind === "number" || l.rank === OVER_NUMBERS) &&
			!this.#stack.some((l) => l.rank > 0 && l.rank <= 1.5 && l.rank !== OVER_NUMBERS)
		);
	}

	#open(block: Block, level: Level, kind: "heading" | "item"): void {
		block.kind = kind;
		block.path = this.#labels();
		this.#stack.push(level);
		block.level = this.#stack.length;
	}

	/** A paragraph after "- …;" belongs to the section; after "- Về …:" it belongs to that item. */
	#closeBullets(): void {
		while (true) {
			const top = this.#stack.at(-1);
			if (!top || top.rank < BULLETS || top.heading || top.label.endsWith(":")) break;
			this.#stack.pop();
		}
	}

	#labels(): string[] {
		return this.#stack.map((l) => l.label.replace(/\s*:$/, ""));
	}
}

const isClosing = (line: SourceLine): boolean => line.furniture === "recipients" || line.furniture === "authority";

/** What a path shows of a parent: its text, cut after the lead-in when it goes on for long. */
function label(text: string): string {
	if (text.length <= 200) return text;
	const colon = text.indexOf(":");
	if (colon > 25 && colon < 200) return text.slice(0, colon);
	return `${text.slice(0, 160).replace(/\s\S*$/, "")}…`;
}

/** Short, unpunctuated, set off: a heading rather than an item or a sentence. */
function isHeading(block: Block, first: SourceLine, whole: { emphasised: boolean; capitals: boolean }): boolean {
	const text = block.text;
	if (first.furniture === "type" || first.furniture === "annex") return true;
	if (first.furniture !== null) return false;
	if (first.hashes > 0) return true;
	const ends = /[.;,]$/.test(text.replace(/\.{3}$/, ""));
	if (whole.emphasised && text.length < 300) return first.marker !== null || !ends;
	const m = first.marker;
	if (!m) return whole.capitals && text.length < 200 && !ends && /\s/.test(text);
	if (m.rank <= 1.5) return text.length < 250;
	if (m.rank >= BULLETS) return false;
	if (/^giao\s/.test(fold(text))) return false;
	return text.length < 120 && !ends;
}
