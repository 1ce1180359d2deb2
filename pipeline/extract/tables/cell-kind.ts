/** What a cell's text looks like: ordinal, column number, header word, blank mark. */
import { parseNumber } from "../numbers.js";

/** Lower case, no accents, đ → d, single spaces: for comparing words whose accents OCR may have lost. */
export function fold(text: string): string {
	return text
		.normalize("NFD")
		.replace(/[\u0300-\u036f]/g, "")
		.replace(/[đĐ]/g, "d")
		.toLowerCase()
		.replace(/\s+/g, " ")
		.trim();
}

/** "STT", "TT", "Số TT", "S TT", "No", and what OCR makes of them ("ST", "SIT", "T T"): the head of an ordinal column. */
export const isOrdinalHead = (text: string): boolean =>
	/^(?:s\s?\/?\s?tt|t\s?t|s[a-z]{0,2}t|so\s?tt|so thu tu|stt\.?|no\.?|#)$/.test(fold(text).replace(/[.:]/g, ""));

/** "Mã số", "Mã đơn vị", "Mã": codes, no quantities, digits or not. */
export const isCodeHead = (text: string): boolean => /^(?:ma|code)(?![a-z])/.test(fold(text));

/** The number of a row's ordinal: "1", "01", "1.", "(3)"; null for letters, Roman numerals and outline numbers ("1.2"). */
export function ordinalNumber(text: string): number | null {
	const m = /^[(.,:;'"|]?\s*(\d{1,4})\s*[.,:;)'"|]?$/.exec(text.trim());
	return m ? Number(m[1]) : null;
}

/**
 * A first column of 1, 2, 3 …, whatever its head was read as: the number of its first row, if three in five of the numbers read fit
 * one count over the rows, at least three of them, and a third of the rows have one; else null.
 */
export function countOffset(texts: readonly string[]): number | null {
	const offsets = new Map<number, number>();
	let read = 0;
	texts.forEach((t, i) => {
		const n = ordinalNumber(t);
		if (n === null) return;
		read++;
		offsets.set(n - i, (offsets.get(n - i) ?? 0) + 1);
	});
	const [offset, best] = [...offsets].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
	return best >= 3 && best >= read * 0.6 && read >= texts.length / 3 ? offset : null;
}

export const countsUp = (texts: readonly string[]): boolean => countOffset(texts) !== null;

/** Row labels: 1 · 1. · 1.2 · 01 · I · IV. · A · a) · (1). */
export const isOrdinal = (text: string): boolean =>
	/^\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-Za-zĐđ])[.)]?\)?$/.test(text.trim());

/** Formula under a header: "9=7/4", "(5)=(3)+(4)", "6 = 4+5", "5=4/3*100%". */
export const isColumnFormula = (text: string): boolean =>
	/^\(?\d{1,2}\)?\s*=\s*[\d()\s+\-–−*x×X:/%.,]+$/.test(text.trim()) && /[+\-–−*x×X:/]/.test(text.split("=")[1] ?? "");

/** One cell of a column-number row: "3", "(3)", "[3]", "A", "9=7/4". */
const columnNumber = (text: string): number | "letter" | null => {
	const s = text.trim();
	if (/^[A-E]$/.test(s)) return "letter";
	const m = /^[([]?(\d{1,2})[)\]]?$/.exec(s) ?? (isColumnFormula(s) ? /^\(?(\d{1,2})/.exec(s) : null);
	return m ? Number(m[1]) : null;
};

/**
 * A row that numbers the columns ("1 2 3 … 9=7/4", "A B 1 2 3", "(1) (2) (3)"): at least three filled cells, numbers rising
 * by one from the first. One cell may be missing or misread for each five.
 */
export function isColumnNumberRow(texts: readonly string[]): boolean {
	const filled = texts.map((t) => t.trim()).filter((t) => t !== "");
	if (isNumberedByPlace(texts)) return true;
	if (filled.length < 3 || filled.length < texts.length / 2) return false;
	const formulas = filled.filter(isColumnFormula).length;
	const values = filled.map(columnNumber);
	const misses = values.filter((v) => v === null).length;
	if (misses > Math.floor(filled.length / 5)) return false;
	const numbers = values.filter((v): v is number => typeof v === "number");
	if (numbers.length < 2) return false;
	let rising = 0;
	for (let i = 1; i < numbers.length; i++) if (numbers[i]! - numbers[i - 1]! === 1) rising++;
	// Starts at 0..3 because "A B 1 2" and a blank first cell are common; a data row of 1 2 3 4 has STT 1 but also text.
	return (
		numbers[0]! <= 3 && (rising >= (numbers.length - 1) * 0.8 || (formulas > 0 && rising >= (numbers.length - 1) * 0.6))
	);
}

/** Half misread by OCR ("| 2 | mm | 4 | g | 6"): at least three numbers that all fit their places, nothing longer than them beside. */
function isNumberedByPlace(texts: readonly string[]): boolean {
	const offsets = new Map<number, number>();
	let filled = 0;
	for (const [i, t] of texts.entries()) {
		const s = t.trim().replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})]+$/gu, "");
		if (s === "") continue;
		if (s.length > 4 && !isColumnFormula(s)) return false;
		filled++;
		const v = columnNumber(s);
		if (typeof v === "number") offsets.set(v - i, (offsets.get(v - i) ?? 0) + 1);
	}
	const best = Math.max(0, ...offsets.values());
	const [offset] = [...offsets].find(([, n]) => n === best) ?? [9];
	return best >= 3 && best >= filled * 0.4 && Math.abs(offset) <= 2;
}

/** A body cell that carries a figure of its own. */
export const hasFigure = (text: string): boolean => {
	const p = parseNumber(text);
	return p !== null && (p.value !== null || p.kind === "fraction");
};

/** The first words of a total row: "Tổng cộng", "Cộng", "Tổng số", "Toàn tỉnh". */
export const isTotalLabel = (text: string): boolean =>
	/^(?:tong cong|tong so|cong|tong|toan tinh|toan nganh|toan thanh pho|tong diem|tong cong:)(?![a-z])/.test(
		fold(text).replace(/^[ivx\d]+[.)]?\s+/, ""),
	);
