/** What a line is: running text, page number, seal, signature stamp or noise. */
import type { Line } from "../../schemas/page.js";

/** Gives lines their roles. `height` of the page in points. */
export function assignRoles(lines: readonly Line[], height: number): Line[] {
	return lines.map((line) => {
		if (line.role !== "body") return line;
		if (isPageNumber(line, lines, height)) return { ...line, role: "page-number" };
		if (isNoise(line)) return { ...line, role: "noise" };
		return line;
	});
}

/** A number alone in the top or bottom margin, nothing beyond it (Decree 30/2020: centred in the top margin). */
function isPageNumber(line: Line, lines: readonly Line[], height: number): boolean {
	if (!line.box || !/^[-–—.\s|]*(trang\s*)?\d{1,4}(\s*\/\s*\d{1,4})?[-–—.\s|]*$/i.test(line.text)) return false;
	const { y0, y1 } = line.box;
	const others = lines.filter((l) => l !== line && l.box && /[\p{L}\d]{2}/u.test(l.text));
	if (y1 < 0.1 * height) return others.every((l) => l.box!.y0 >= y0 - 2);
	if (y0 > 0.9 * height) return others.every((l) => l.box!.y1 <= y1 + 2);
	return false;
}

/** No letter or digit at all, or unsure specks of one or two characters. */
function isNoise(line: Line): boolean {
	const content = line.text.replace(/[^\p{L}\d]/gu, "");
	if (content === "") return !/^[-–—•+*]+$/.test(line.text.trim()) || line.confidence < 0.3;
	return line.confidence < 0.3 && content.length <= 2;
}
