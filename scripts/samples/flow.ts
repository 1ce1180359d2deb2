import { textWidth } from "./fonts.js";
import { breakLines, richWords, type Word, wordText } from "./rich-text.js";
import { A4, Sheet } from "./sheet.js";

/** Margins of Decree 30/2020/NĐ-CP, Annex I (top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm), in points. */
export const MARGIN = { top: 60, bottom: 62, left: 87, right: 48 };

export interface ParagraphOptions {
	size?: number;
	align?: "justify" | "left" | "center" | "right";
	/** Indent of the first line; 1 cm by the decree. */
	indent?: number;
	before?: number;
	left?: number;
	width?: number;
	style?: "regular" | "bold" | "italic" | "bold-italic";
}

/** Sets text down the pages and remembers each printed line: that is the truth of the sample. */
export class Flow {
	readonly sheets: Sheet[] = [];
	/** Printed lines in reading order, without page numbers. */
	readonly lines: string[] = [];
	y: number;

	/** True once `maxSheets` are full: what comes then is not set, and not in the truth. */
	full = false;

	constructor(
		readonly page: { width: number; height: number } = A4,
		private readonly maxSheets = Number.POSITIVE_INFINITY,
		readonly margin = MARGIN,
	) {
		this.y = margin.top;
		this.newSheet();
	}

	get sheet(): Sheet {
		return this.sheets[this.sheets.length - 1]!;
	}

	get left(): number {
		return this.margin.left;
	}

	get width(): number {
		return this.page.width - this.margin.left - this.margin.right;
	}

	/** Page numbers stand in the middle of the top margin from the second page on (Decree 30). */
	newSheet(): void {
		if (this.sheets.length >= this.maxSheets) {
			this.full = true;
			return;
		}
		const sheet = new Sheet(this.page.width, this.page.height);
		this.sheets.push(sheet);
		this.y = this.margin.top;
		const number = this.sheets.length;
		if (number > 1) {
			const text = String(number);
			sheet.text(text, (this.page.width - textWidth(text, "regular", 13)) / 2, 42, "regular", 13);
		}
	}

	room(height: number): boolean {
		return this.y + height <= this.page.height - this.margin.bottom;
	}

	paragraph(source: string, options: ParagraphOptions = {}): void {
		const { size = 14, align = "justify", indent = align === "justify" ? 28 : 0, before = 4 } = options;
		const left = options.left ?? this.left;
		const width = options.width ?? this.width;
		const space = textWidth(" ", "regular", size);
		const leading = size * 1.22;
		this.y += before;
		const broken = breakLines(richWords(source, size, options.style), width, space, indent);
		broken.forEach((line, i) => {
			if (!this.room(leading)) this.newSheet();
			if (this.full) return;
			const baseline = this.y + size;
			const start = left + (i === 0 ? indent : 0);
			const natural = line.reduce((sum, w) => sum + w.width, 0) + space * (line.length - 1);
			const slack = left + width - start - natural;
			const stretch = align === "justify" && i < broken.length - 1 && line.length > 1 ? slack / (line.length - 1) : 0;
			const shift = align === "center" ? slack / 2 : align === "right" ? slack : 0;
			setLine(this.sheet, line, start + shift, baseline, size, space + stretch);
			this.lines.push(line.map(wordText).join(" "));
			this.y += leading;
		});
	}
}

/** Sets the words of one line from `x`, `space` apart. */
export function setLine(
	sheet: Sheet,
	line: readonly Word[],
	x: number,
	baseline: number,
	size: number,
	space: number,
): void {
	let at = x;
	for (const word of line) {
		for (const piece of word.pieces) at += sheet.text(piece.text, at, baseline, piece.style, size);
		at += space;
	}
}
