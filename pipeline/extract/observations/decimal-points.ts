/** Documents that print decimals with a point: in them "1.284 tỷ đồng" is a billion and a quarter, not a thousand. */
import { measureById } from "../../../schemas/reference/measures.js";
import type { Block } from "../block.js";
import type { Figure } from "./scan.js";

/** So many decimals with a point, and as many numbers over a thousand without one, before a document is believed to print so. */
const ENOUGH = 3;

/** Whether decimals have points, commas part nothing, and thousands stand unparted. */
export function pointsAreDecimal(blocks: readonly Block[]): boolean {
	let points = 0;
	let plain = 0;
	for (const { text } of blocks) {
		if (/\d,\d{1,2}(?!\d)\s*(?:%|tỷ|triệu|điểm)/u.test(text) || /(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,}/.test(text))
			return false;
		// "1.284 hồ sơ": whole things have no decimals.
		if (/(?<![\d.,/])\d{1,3}\.\d{3}(?![\d.,])\s+(?:hồ sơ|người|văn bản|lượt|phiếu|thủ tục|TTHC|trường hợp)/u.test(text))
			return false;
		points += text.match(/(?<![\d.,/])\d{1,3}\.\d{1,2}(?![\d.,])\s*(?:%|tỷ|triệu|điểm)/gu)?.length ?? 0;
		plain += text.match(/(?<![\d.,/])(?!(?:19|20)\d\d)\d{4,6}(?![\d.,/])\s+\p{Ll}/gu)?.length ?? 0;
	}
	return points >= ENOUGH && plain >= ENOUGH;
}

/** A figure of money as such a document prints it; the other reading stays among the alternatives. */
export function withPoint(figure: Figure): Figure {
	if (measureById(figure.measure)?.kind !== "money" || !/^\d{1,3}\.\d{3}$/.test(figure.raw)) return figure;
	return { ...figure, value: figure.value / 1000, decimals: 3, alternatives: [...figure.alternatives, figure.value] };
}
