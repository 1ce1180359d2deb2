import type { Flow } from "./flow.js";
import { type Style, textWidth } from "./fonts.js";
import { breakLines, richWords, wordText } from "./rich-text.js";
import { drawSeal, drawSignature } from "./seal.js";
import type { Sheet } from "./sheet.js";

/** Left column of the header: superior body, issuing body, number; for letters the subject under the number. */
export interface HeaderLeft {
	superior?: string[];
	issuer: string[];
	/** "Số: 4638/KH-UBND"; runs of spaces stay as the gap left for a hand-written number. */
	number: string;
	subject?: string;
}

const LEFT_WIDTH = 0.4;

function centred(sheet: Sheet, text: string, style: Style, size: number, centre: number, baseline: number): number {
	const width = textWidth(text, style, size);
	sheet.text(text, centre - width / 2, baseline, style, size);
	return width;
}

const oneSpace = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The two-column header of Decree 30/2020/NĐ-CP; in the truth the left column comes first. */
export function setHeader(flow: Flow, header: HeaderLeft, placeAndDate: string): void {
	const { sheet } = flow;
	const leftWidth = flow.width * LEFT_WIDTH;
	const leftCentre = flow.left + leftWidth / 2 - 10;
	const rightCentre = flow.left + leftWidth + (flow.width - leftWidth) / 2 + 4;
	let y = flow.y + 13;
	for (const line of header.superior ?? []) {
		centred(sheet, line, "regular", 12.5, leftCentre, y);
		flow.lines.push(line);
		y += 15.5;
	}
	for (const line of header.issuer) {
		centred(sheet, line, "bold", 13, leftCentre, y);
		flow.lines.push(line);
		y += 15.5;
	}
	sheet.rule(leftCentre - 28, y - 11, leftCentre + 28, y - 11, 0.7);
	y += 8;
	centred(sheet, header.number, "regular", 13, leftCentre, y);
	flow.lines.push(oneSpace(header.number));
	y += 15;
	if (header.subject) {
		const size = 12.5;
		const broken = breakLines(richWords(header.subject, size), leftWidth - 14, textWidth(" ", "regular", size));
		for (const line of broken.map((words) => words.map(wordText).join(" "))) {
			centred(sheet, line, "regular", size, leftCentre, y);
			flow.lines.push(line);
			y += 14.5;
		}
	}
	const nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
	const motto = "Độc lập - Tự do - Hạnh phúc";
	const top = flow.y + 13;
	centred(sheet, nation, "bold", 12.5, rightCentre, top);
	const half = centred(sheet, motto, "bold", 13.5, rightCentre, top + 16) / 2;
	sheet.rule(rightCentre - half, top + 20, rightCentre + half, top + 20, 0.7);
	centred(sheet, placeAndDate, "italic", 13.5, rightCentre, top + 40);
	flow.lines.push(nation, motto, oneSpace(placeAndDate));
	flow.y = Math.max(y, top + 48) + 8;
}

/** Type of the document and its subject, in the middle, with the short rule below. */
export function setTitle(flow: Flow, type: string, subject: string): void {
	flow.paragraph(type, { align: "center", style: "bold", size: 14, before: 6 });
	const inset = 18;
	flow.paragraph(subject, {
		align: "center",
		style: "bold",
		size: 14,
		before: 1,
		left: flow.left + inset,
		width: flow.width - 2 * inset,
	});
	const centre = flow.left + flow.width / 2;
	flow.sheet.rule(centre - 40, flow.y + 5, centre + 40, flow.y + 5, 0.7);
	flow.y += 10;
}

export interface Closing {
	recipients: string[];
	/** Authority and title, a line each ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"). */
	authority: string[];
	/** Never a real person's: these pages only look like documents. */
	signer: string;
	/** red: a seal in colour; none: a draft without seal and signature. */
	seal: "red" | "black" | "none";
	/** Where the seal sits besides its rule (left third of the signature): moved by points, for seals over text. */
	sealShift?: { x: number; y: number };
}

/** "Nơi nhận:" at the left, signature block with the seal over its left third at the right. */
export function setClosing(flow: Flow, closing: Closing): void {
	const height = Math.max(140, 18 + closing.recipients.length * 13);
	if (!flow.room(height)) flow.newSheet();
	const { sheet } = flow;
	const top = flow.y + 14;
	let y = top + 12;
	sheet.text("Nơi nhận:", flow.left, y, "bold-italic", 12);
	flow.lines.push("Nơi nhận:");
	for (const line of closing.recipients) {
		y += 13;
		sheet.text(line, flow.left, y, "regular", 11);
		flow.lines.push(line);
	}
	const centre = flow.left + flow.width * 0.74;
	let right = top + 12;
	for (const line of closing.authority) {
		centred(sheet, line, "bold", 13.5, centre, right);
		flow.lines.push(line);
		right += 17;
	}
	const nameAt = right + 92;
	centred(sheet, closing.signer, "bold", 14, centre, nameAt);
	flow.lines.push(closing.signer);
	if (closing.seal !== "none") {
		const shift = closing.sealShift ?? { x: 0, y: 0 };
		drawSignature(sheet, centre, right + 34, closing.seal === "red" ? "#24357f" : "#111");
		drawSeal(sheet, centre - 52 + shift.x, right + 29 + shift.y, closing.seal === "red" ? "#d21f2b" : "#222");
	}
	flow.y = Math.max(y, nameAt) + 10;
}
