import type { RestoredPage } from "../../schemas/page.js";
import type { Block, LineKey } from "./block.js";
import { boundedBlocks } from "./flow/bounded.js";
import { continues, isClosed, type WrapStyle, wrapStyle } from "./flow/joining.js";
import { Outline } from "./flow/outline.js";
import { type SourceLine, sourceLines } from "./flow/source-lines.js";

/** A block being built, with the lines it is built from. */
interface Draft {
	block: Block;
	lines: SourceLine[];
}

/**
 * The running text of a document as paragraphs, items, headings and footnotes: hard-wrapped lines are joined, sentences
 * that a page break or a footnote interrupts are put together again, Markdown and `<sup>` calls are taken out (calls are
 * kept in `notes`). Lines whose key is in `consumed` (tables) and lines that are not body text are left out.
 * Lines of the header and the signature block stay blocks of their own.
 */
export function buildFlow(pages: readonly RestoredPage[], consumed: ReadonlySet<LineKey>): Block[] {
	const lines = sourceLines(pages, consumed);
	const style = wrapStyle(lines);
	const drafts: Draft[] = [];
	let main: Draft | null = null;
	let note: Draft | null = null;
	let inNote = false;
	let closing = false;
	for (const line of lines) {
		if (line.furniture === "annex" || line.furniture === "type") closing = false;
		if (line.noteRef !== null) {
			note = start(line, "footnote");
			drafts.push(note);
			inNote = true;
			continue;
		}
		if (note && line.inNotes) {
			append(note, line);
			inNote = true;
			continue;
		}
		if (note && (inNote || line.ruleBefore) && belongsToNote(note, main, line, inNote, style)) {
			append(note, line);
			inNote = true;
			continue;
		}
		if (line.goesOn && main) {
			append(main, line);
			continue;
		}
		const last: SourceLine | undefined = main?.lines.at(-1);
		// After footnotes the open sentence of the text goes on as after a page break.
		const next = inNote && !isNoteBarrier(line) ? { ...line, barrierBefore: false, pageStart: true } : line;
		if (!closing && main && last && continues(last, next, style)) append(main, line);
		else {
			main = start(line, "paragraph");
			drafts.push(main);
		}
		inNote = false;
		if (line.furniture === "recipients") closing = true;
	}
	const outline = new Outline();
	for (const { block, lines: own } of drafts) {
		const first = own[0];
		if (first)
			outline.place(block, first, {
				emphasised: own.every((l) => l.emphasised),
				capitals: own.every((l) => l.capitals),
			});
	}
	return boundedBlocks(drafts.map((d) => d.block));
}

const isNoteBarrier = (line: SourceLine): boolean => line.hashes > 0 || line.marker !== null || line.furniture !== null;

/** Whether a line without a number of its own goes on with the last footnote rather than with the text. */
function belongsToNote(note: Draft, main: Draft | null, line: SourceLine, inNote: boolean, style: WrapStyle): boolean {
	const last = note.lines.at(-1);
	if (!last || isNoteBarrier(line)) return false;
	const noteOpen = !isClosed(last.text);
	const mainLast = main?.lines.at(-1);
	const mainOpen = mainLast !== undefined && !isClosed(mainLast.text) && mainLast.hashes === 0;
	// A rule without a numbered note after it: the rest of the note that the last page could not hold.
	if (line.ruleBefore && !inNote) return noteOpen && !/^\p{Lu}/u.test(line.text);
	if (!inNote) return false;
	if (!line.gapBefore && !line.pageStart && last.indent === null) return continues(last, line, style);
	if (mainOpen) return false;
	return noteOpen && /^(?:\p{Ll}|[,;)])/u.test(line.text);
}

function start(line: SourceLine, kind: Block["kind"]): Draft {
	const block: Block = {
		kind,
		level: 0,
		marker: line.marker?.text ?? null,
		text: "",
		segments: [],
		notes: [],
		noteRef: line.noteRef,
		path: [],
		page: line.page,
	};
	const draft = { block, lines: [] };
	append(draft, line);
	return draft;
}

function append(draft: Draft, line: SourceLine): void {
	const { block } = draft;
	const cut = draft.lines.length === 0 ? (line.marker?.length ?? 0) : 0;
	const text = line.text.slice(cut);
	if (block.text !== "" && text !== "" && !gluesTo(draft.lines.at(-1)?.text.slice(-3) ?? "", text)) block.text += " ";
	const start = block.text.length;
	block.text += text;
	block.segments.push({ start, end: block.text.length, page: line.page, line: line.line });
	for (const n of line.notes) block.notes.push({ ref: n.ref, offset: Math.max(start, start + n.offset - cut) });
	draft.lines.push(line);
}

/** No space belongs between the lines, given the last letters of one and the next: a symbol or a compound name was broken after its slash or hyphen. */
function gluesTo(before: string, after: string): boolean {
	return (
		(/\d\/$/.test(before) && /^[\p{Lu}\d]/u.test(after)) ||
		(/\p{Lu}-$/u.test(before) && /^\p{Lu}/u.test(after)) ||
		/^[,;.)%”]/.test(after)
	);
}
