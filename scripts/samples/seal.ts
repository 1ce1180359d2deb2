import { textPath, textWidth } from "./fonts.js";
import type { Sheet } from "./sheet.js";

/** Text round a circle: each letter turned about the centre, as on a rubber stamp. */
function arc(text: string, cx: number, cy: number, radius: number, size: number, from: number, to: number): string {
	const letters = [...text];
	const widths = letters.map((c) => textWidth(c, "bold", size));
	const total = widths.reduce((a, b) => a + b, 0);
	let used = 0;
	return letters
		.map((letter, i) => {
			const width = widths[i] ?? 0;
			const angle = from + ((to - from) * (used + width / 2)) / total;
			used += width;
			return `<g transform="rotate(${angle.toFixed(2)} ${cx} ${cy})"><path d="${textPath(letter, "bold", size, cx - width / 2, cy - radius)}"/></g>`;
		})
		.join("");
}

/** A round seal with a star that says it is a specimen; nobody's real seal is imitated. */
export function drawSeal(sheet: Sheet, cx: number, cy: number, colour: string): void {
	const star = Array.from({ length: 10 }, (_, i) => {
		const r = i % 2 === 0 ? 11 : 4.4;
		const a = (Math.PI * (i * 36 - 90)) / 180;
		return `${(cx + r * Math.cos(a)).toFixed(2)},${(cy + r * Math.sin(a)).toFixed(2)}`;
	}).join(" ");
	sheet.draw(
		`<g fill="${colour}" stroke="none" opacity="0.82" transform="rotate(-6 ${cx} ${cy})">` +
			`<circle cx="${cx}" cy="${cy}" r="47" fill="none" stroke="${colour}" stroke-width="2.2"/>` +
			`<circle cx="${cx}" cy="${cy}" r="43.5" fill="none" stroke="${colour}" stroke-width="0.7"/>` +
			`<circle cx="${cx}" cy="${cy}" r="27" fill="none" stroke="${colour}" stroke-width="0.8"/>` +
			`<polygon points="${star}"/>` +
			arc("CON DẤU MẪU ĐỂ THỬ NGHIỆM", cx, cy, 32, 9.5, -125, 125) +
			arc("SOHOA", cx, cy, 32, 8, 155, 205) +
			"</g>",
	);
}

/** A pen stroke where a signature would be: a curve, no handwriting. */
export function drawSignature(sheet: Sheet, cx: number, cy: number, colour: string): void {
	const p = (dx: number, dy: number): string => `${(cx + dx).toFixed(1)} ${(cy + dy).toFixed(1)}`;
	sheet.draw(
		`<path fill="none" stroke="${colour}" stroke-width="1.3" stroke-linecap="round" d="M${p(-48, 8)}C${p(-30, -34)} ${p(-22, -30)} ${p(-26, 2)}S${p(-8, 22)} ${p(-4, -8)}S${p(10, -22)} ${p(8, 6)}S${p(26, 8)} ${p(30, -12)}S${p(44, -6)} ${p(60, -16)}M${p(-40, 16)}C${p(-8, 8)} ${p(20, 12)} ${p(52, 2)}"/>`,
	);
}
