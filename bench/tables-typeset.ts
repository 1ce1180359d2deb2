/** Typeset reports with ruled tables of figures, worn like scans: exact truth for as many cells as wanted. */
import { textWidth } from "../scripts/samples/fonts.js";
import { random } from "../scripts/samples/random.js";
import { breakLines, richWords } from "../scripts/samples/rich-text.js";
import { drawSeal } from "../scripts/samples/seal.js";
import { A4, Sheet } from "../scripts/samples/sheet.js";
import type { Wear } from "../scripts/samples/wear.js";
import type { TypedTable } from "./tables-typed.js";

export interface TypesetTables {
	name: string;
	sheets: Sheet[];
	wear: Wear;
	/** JPEG quality of grey and colour scans; null for CCITT. */
	quality: number | null;
	tables: TypedTable[];
}

/** What a case asks for; everything else comes from the seed. */
export interface TypesetCase {
	name: string;
	seed: number;
	landscape?: boolean;
	/** Figure columns besides the number and the name of the row. */
	figures: number;
	rows: number;
	size: number;
	/** Line weight in points, and its colour. */
	weight?: number;
	lineColour?: string;
	/** Share of each line that is missing in short gaps. */
	broken?: number;
	seal?: "header" | "body";
	repeatHeader?: boolean;
	boldFigures?: boolean;
	wear: Omit<Wear, "seed">;
	quality?: number | null;
}

const PLACES =
	"Gò Quao|Giồng Riềng|An Biên|An Minh|U Minh Thượng|Vĩnh Thuận|Châu Thành|Tân Hiệp|Hòn Đất|Kiên Lương|Giang Thành|Hà Tiên|Phú Quốc|Kiên Hải|Rạch Giá|Long Điền|Đất Đỏ|Xuyên Mộc|Châu Đức|Côn Đảo|Bà Rịa|Phú Mỹ";
const KINDS =
	"Ủy ban nhân dân huyện|Trung tâm Y tế huyện|Phòng Tài chính - Kế hoạch huyện|Ban Quản lý dự án huyện|Bệnh viện đa khoa|Chi cục Thuế khu vực|Thị trấn";
const HEADS =
	"Tổng số hồ sơ tiếp nhận|Số mới tiếp nhận trực tuyến|Số kỳ trước chuyển qua|Đã giải quyết đúng hạn|Đã giải quyết quá hạn|Đang giải quyết trong hạn|Hồ sơ trả lại|Kinh phí (triệu đồng)|Số lượng thủ tục|Dịch vụ công một phần|Số đơn vị đã thực hiện|Số văn bản ban hành";

interface Column {
	head: string;
	group: number;
	kind: "count" | "percent" | "money" | "small";
	formula: string | null;
}

const vietnamese = (value: number, decimals: number): string => {
	const [whole, fraction] = value.toFixed(decimals).split(".");
	return whole!.replace(/\B(?=(\d{3})+$)/g, ".") + (fraction ? `,${fraction}` : "");
};

export function typesetTables(given: TypesetCase): TypesetTables {
	const next = random(given.seed);
	const pick = (list: string): string => {
		const all = list.split("|");
		return all[Math.floor(next() * all.length)]!;
	};
	const page = given.landscape ? { width: A4.height, height: A4.width } : A4;
	const left = 50;
	const width = page.width - 2 * left;
	const columns: Column[] = Array.from({ length: given.figures }, (_, i) => ({
		head: pick(HEADS),
		group: Math.floor(i / 3),
		kind: (["count", "small", "percent", "money", "count", "small"] as const)[Math.floor(next() * 6)]!,
		formula: null,
	}));
	// A rate of the two columns before it, as "5=4/3" under the header.
	if (columns.length >= 4) {
		columns[2] = { ...columns[2]!, head: "Tỷ lệ (%)", kind: "percent", formula: "5=4/3" };
		columns[0]!.kind = "count";
		columns[1]!.kind = "count";
	}
	const widths = [30, Math.max(110, width * 0.22)];
	const rest = (width - widths[0]! - widths[1]!) / columns.length;
	for (const _ of columns) widths.push(rest);
	const edges = [left];
	for (const w of widths) edges.push(edges.at(-1)! + w);
	const { size } = given;
	const leading = size * 1.16;
	const weight = given.weight ?? 0.6;
	const colour = given.lineColour ?? "#111";

	const sheets: Sheet[] = [];
	let sheet!: Sheet;
	let y = 0;
	const newSheet = (): void => {
		sheet = new Sheet(page.width, page.height);
		sheets.push(sheet);
		y = 56;
	};
	newSheet();
	const rule = (x0: number, y0: number, x1: number, y1: number): void => {
		const length = Math.hypot(x1 - x0, y1 - y0);
		const draw = (from: number, to: number): void => {
			const at = (t: number): string => `${x0 + ((x1 - x0) * t) / length} ${y0 + ((y1 - y0) * t) / length}`;
			sheet.draw(`<path stroke="${colour}" stroke-width="${weight}" d="M${at(from)}L${at(to)}"/>`);
		};
		if (!given.broken) {
			draw(0, length);
			return;
		}
		// Gaps of 1 to 4 points.
		for (let at = 0; at < length; ) {
			const ink = (2.5 / given.broken) * (0.5 + next());
			draw(at, Math.min(length, at + ink));
			at += ink + 1 + 3 * next();
		}
	};
	const write = (
		text: string,
		col: number,
		span: number,
		top: number,
		height: number,
		style: "regular" | "bold",
		align: string,
	) => {
		const x0 = edges[col]!;
		const x1 = edges[col + span]!;
		const space = textWidth(" ", style, size);
		const lines = breakLines(richWords(text, size, style), x1 - x0 - 6, space);
		let baseline = top + (height - lines.length * leading) / 2 + size * 0.95;
		for (const line of lines) {
			const natural = line.reduce((s, w) => s + w.width, 0) + space * (line.length - 1);
			let x = align === "left" ? x0 + 3.5 : align === "right" ? x1 - 4 - natural : (x0 + x1 - natural) / 2;
			for (const word of line) {
				for (const piece of word.pieces) x += sheet.text(piece.text, x, baseline, piece.style, size);
				x += space;
			}
			baseline += leading;
		}
	};
	const heightOf = (text: string, col: number, span: number, style: "regular" | "bold"): number =>
		breakLines(richWords(text, size, style), edges[col + span]! - edges[col]! - 6, textWidth(" ", style, size)).length *
			leading +
		5;

	const spans: [number, number, number, number][] = [];
	const headRows: string[][] = [0, 1, 2].map(() => widths.map(() => ""));
	headRows[0]![0] = "STT";
	headRows[0]![1] = "Đơn vị";
	spans.push([0, 0, 2, 1], [0, 1, 2, 1]);
	const groups = Math.ceil(columns.length / 3);
	for (let g = 0; g < groups; g++) {
		const first = 2 + g * 3;
		const count = Math.min(3, columns.length - g * 3);
		if (count === 1) {
			headRows[0]![first] = columns[g * 3]!.head;
			spans.push([0, first, 2, 1]);
			continue;
		}
		headRows[0]![first] = ["Kết quả tiếp nhận", "Kết quả giải quyết", "Mức độ thực hiện", "Tình hình khác"][g % 4]!;
		spans.push([0, first, 1, count]);
		for (let i = 0; i < count; i++) headRows[1]![first + i] = columns[g * 3 + i]!.head;
	}
	widths.forEach((_, i) => {
		headRows[2]![i] = i >= 2 && columns[i - 2]!.formula ? columns[i - 2]!.formula! : String(i + 1);
	});
	const covered = new Set<string>();
	for (const [r, c, rs, cs] of spans)
		for (let i = r; i < r + rs; i++) for (let k = c; k < c + cs; k++) if (i !== r || k !== c) covered.add(`${i}:${k}`);

	const drawHeader = (): void => {
		const heights = [0, 1, 2].map((r) =>
			Math.max(
				...headRows[r]!.map((text, c) => {
					const span = spans.find((s) => s[0] === r && s[1] === c);
					return text === "" || (span && span[2] > 1) ? leading + 5 : heightOf(text, c, span?.[3] ?? 1, "bold");
				}),
			),
		);
		const tall = Math.max(
			...headRows[0]!.map((t, c) =>
				t && spans.some((s) => s[0] === 0 && s[1] === c && s[2] === 2) ? heightOf(t, c, 1, "bold") : 0,
			),
		);
		if (tall > heights[0]! + heights[1]!) heights[1] = tall - heights[0]!;
		let top = y;
		heights.forEach((height, r) => {
			headRows[r]!.forEach((text, c) => {
				if (covered.has(`${r}:${c}`)) return;
				const span = spans.find((s) => s[0] === r && s[1] === c) ?? [r, c, 1, 1];
				const h = span[2] === 2 ? heights[0]! + heights[1]! : height;
				const [x0, x1] = [edges[c]!, edges[c + span[3]]!];
				rule(x0, top, x1, top);
				rule(x0, top + h, x1, top + h);
				rule(x0, top, x0, top + h);
				rule(x1, top, x1, top + h);
				write(text, c, span[3], top, h, r === 2 ? "regular" : "bold", "center");
			});
			top += height;
		});
		y = top;
	};

	const figure = (kind: Column["kind"]): [string, number | null] => {
		const chance = next();
		if (chance < 0.05) return ["", null];
		if (chance < 0.09) return ["-", null];
		if (chance < 0.15) return ["0", 0];
		if (kind === "percent") {
			const value = Math.round(next() * 10000) / 100;
			const decimals = next() < 0.3 ? 0 : next() < 0.5 ? 1 : 2;
			const rounded = Number(value.toFixed(decimals));
			return [vietnamese(rounded, decimals), rounded];
		}
		if (kind === "money") {
			const value = Math.round(next() ** 2 * 90000 * 10) / 10;
			return [vietnamese(value, 1), value];
		}
		const value = Math.floor(next() ** 3 * (kind === "count" ? 60000 : 99));
		return [kind === "small" && value < 10 && next() < 0.3 ? `0${value}` : vietnamese(value, 0), value];
	};

	sheet.text("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN", left + width / 3, y, "bold", 13);
	y += 14;
	drawHeader();
	const rows: string[][] = headRows.map((r) => [...r]);
	const numbers: (number | null)[][] = headRows.map((r) => r.map(() => null));
	const sums = columns.map(() => 0);
	const align = columns.map(() => (next() < 0.5 ? "center" : "right"));
	let ordinal = 0;
	for (let i = 0; i < given.rows; i++) {
		const section = i > 0 && i % 9 === 4;
		const total = i === given.rows - 1;
		const texts: string[] = [];
		const values: (number | null)[] = [];
		if (section) {
			texts.push(["I", "II", "III", "IV", "V", "VI"][Math.floor(i / 9)]!, `Khối ${pick(PLACES)}`);
			values.push(null, null);
		} else if (total) {
			texts.push("", "Tổng cộng");
			values.push(null, null);
		} else {
			ordinal++;
			texts.push(String(ordinal), `${pick(KINDS)} ${pick(PLACES)}`);
			values.push(ordinal, null);
		}
		columns.forEach((column, c) => {
			if (section) {
				texts.push("");
				values.push(null);
				return;
			}
			if (total) {
				const sum = Math.round(sums[c]! * 10) / 10;
				const plain = column.kind === "percent";
				texts.push(plain ? "" : vietnamese(sum, column.kind === "money" ? 1 : 0));
				values.push(plain ? null : sum);
				return;
			}
			let [text, value] = figure(column.kind);
			if (column.formula) {
				const [a, b] = [values[2], values[3]];
				value = a && b !== null && b !== undefined ? Math.round((b / a) * 10000) / 100 : null;
				text = value === null ? "" : vietnamese(value, 2);
			} else if (c === 1 && columns[2]?.formula && value !== null && values[2]) {
				value = Math.floor(values[2] * (0.4 + 0.6 * next()));
				text = vietnamese(value, 0);
			}
			sums[c]! += value ?? 0;
			texts.push(text);
			values.push(value);
		});
		const style = section || total ? "bold" : "regular";
		const height = Math.max(...texts.map((t, c) => (t === "" ? leading + 5 : heightOf(t, c, 1, style))));
		if (y + height > page.height - 60) {
			newSheet();
			if (given.repeatHeader) drawHeader();
		}
		texts.forEach((text, c) => {
			const [x0, x1] = [edges[c]!, edges[c + 1]!];
			rule(x0, y, x1, y);
			rule(x0, y + height, x1, y + height);
			rule(x0, y, x0, y + height);
			rule(x1, y, x1, y + height);
			const face = given.boldFigures && c > 1 ? "bold" : style;
			if (text !== "") write(text, c, 1, y, height, face, c === 0 ? "center" : c === 1 ? "left" : align[c - 2]!);
		});
		y += height;
		rows.push(texts);
		numbers.push(values);
	}
	if (given.seal === "header") drawSeal(sheets[0]!, left + width * 0.5, 100, "#d22");
	if (given.seal === "body") drawSeal(sheet, left + width * 0.62, Math.max(120, y - 60), "#d22");
	return {
		name: given.name,
		sheets,
		wear: { ...given.wear, seed: given.seed * 7 },
		quality: given.quality ?? null,
		tables: [{ headerRows: 3, columns: widths.length, personColumns: [], codeColumns: [], spans, rows, numbers }],
	};
}
