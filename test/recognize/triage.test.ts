import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PageImage, SourcePage } from "../../pipeline/acquire/source.js";
import { createOcrEngine, type OcrEngine, OcrError, recognizePage } from "../../pipeline/recognize/index.js";
import { decide, judged } from "../../pipeline/recognize/triage.js";
import { type Line, unionBox } from "../../schemas/index.js";
import { textPath, textWidth } from "../../scripts/samples/fonts.js";
import { sourcePage } from "./picture.js";

const REPORT = [
	"Thực hiện chương trình công tác năm, Sở đã ban hành kế hoạch cải cách hành chính",
	"và giao nhiệm vụ cụ thể cho từng phòng chuyên môn, đơn vị trực thuộc tổ chức",
	"triển khai. Tổng số hồ sơ tiếp nhận trong kỳ là 1.234 hồ sơ, trong đó đã giải quyết",
	"đúng hạn 1.198 hồ sơ, đạt tỷ lệ 97,1 phần trăm; số còn lại đang trong thời hạn.",
	"Công tác tuyên truyền được duy trì thường xuyên trên trang thông tin điện tử",
	"với nhiều tin bài, góp phần nâng cao nhận thức của cán bộ, công chức, viên chức.",
];
const OTHER = [
	"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 của Quốc hội",
	"Xét đề nghị của Giám đốc Bệnh viện đa khoa huyện tại Tờ trình số 45 về việc mua",
	"sắm trang thiết bị phục vụ khám bệnh, chữa bệnh cho nhân dân trên địa bàn quản lý",
	"Quyết định phê duyệt kết quả lựa chọn nhà thầu gói thầu cung cấp vật tư y tế",
	"Giá trúng thầu đã bao gồm thuế và các chi phí khác theo quy định hiện hành",
	"Chánh Văn phòng, Trưởng phòng Kế hoạch và các đơn vị liên quan thi hành",
];

const SIZE = 13;
const [LEFT, TOP, PITCH] = [80, 120, 24];
const DPI = 200;
/** Paragraphs until the page is half full. */
const rows = (text: readonly string[]) => [...text, ...text.toReversed(), ...text];

/** The text layer of rows of text: a line a row, words where they are printed. */
function layerOf(text: readonly string[], { dx = 0, dy = 0 } = {}): Line[] {
	return text.map((row, i) => {
		let at = LEFT + dx;
		const y0 = TOP + i * PITCH + dy;
		const words = row.split(" ").map((word) => {
			const box = { x0: at, y0, x1: at + textWidth(word, "regular", SIZE), y1: y0 + SIZE };
			at = box.x1 + textWidth(" ", "regular", SIZE);
			return { text: word, box, confidence: 1 };
		});
		return { text: row, box: unionBox(words.map((w) => w.box)), confidence: 1, words, role: "body" };
	});
}

/** A4 with rows of text as a scanner sees it. */
async function scanned(text: readonly string[]): Promise<PageImage> {
	const k = DPI / 72;
	const paths = text
		.map((row, i) => `<path d="${textPath(row, "regular", SIZE, LEFT, TOP + i * PITCH + 0.8 * SIZE)}"/>`)
		.join("");
	const [width, height] = [Math.round(595 * k), Math.round(842 * k)];
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 595 842"><rect width="595" height="842" fill="#fff"/>${paths}</svg>`;
	const data = await sharp(Buffer.from(svg)).flatten({ background: "white" }).greyscale().raw().toBuffer();
	return { data, width, height, channels: 1, dpi: DPI };
}

const scan = (image: PageImage, textLayer: Line[]): SourcePage =>
	sourcePage({ textLayer, invisibleShare: 1, imageCoverage: 1, imageDpi: DPI, render: async () => image });

let engine: OcrEngine;
let picture: PageImage;
beforeAll(async () => {
	engine = createOcrEngine({ workers: 1 });
	picture = await scanned(rows(REPORT));
});
afterAll(() => engine.close());

describe("a text layer over a scan", () => {
	it("should be believed where the picture holds its words", async () => {
		const { origin, diagnosis } = await decide(scan(picture, layerOf(rows(REPORT))), engine);
		expect(origin).toBe("text-layer");
		expect(diagnosis).toMatch(
			/^text layer over a scan \(\d+ % syllables\); agrees with the picture \(\d+ of \d+ words of a sample\)$/,
		);
	});

	it.each([
		["is another page's", () => layerOf(rows(OTHER))],
		["is shifted by a line", () => layerOf(rows(REPORT), { dy: PITCH })],
		["is shifted along its lines", () => layerOf(rows(REPORT), { dx: 110 })],
	])("should not be believed where it %s", async (_what, layer) => {
		const { origin, diagnosis } = await decide(scan(picture, layer()), engine);
		expect(origin).toBe("ocr");
		expect(diagnosis).toMatch(/^text layer does not agree with the picture \(\d+ of \d+ words of a sample\); ocr$/);
	});

	it("should not be believed where its words look Vietnamese and carry the wrong marks", async () => {
		const tones = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
		const wrong = rows(REPORT).map((row) =>
			row
				.normalize("NFD")
				// The dot below comes before a circumflex, other tones after it.
				.replace(/\u0323([\u0302\u0306])/g, "$1\u0323")
				.replace(/[\u0300\u0301\u0309\u0303\u0323]/g, (tone) => tones[(tones.indexOf(tone) + 1) % 5]!)
				.normalize("NFC"),
		);
		const { origin, diagnosis } = await decide(scan(picture, layerOf(wrong)), engine);
		expect(origin).toBe("ocr");
		expect(diagnosis).toMatch(/^text layer with wrong marks/);
	});

	it("should not be believed over an empty picture: white text, or text that an image hides", async () => {
		const page = await recognizePage(scan(await scanned([]), layerOf(rows(REPORT))), { engine });
		expect(page.diagnosis).toMatch(/^blank; text layer does not agree with the picture \(0 of \d+/);
		expect(page.lines).toEqual([]);
	});

	it("should be kept as it is, and the rest of the picture read, where it covers a part of the page", async () => {
		const upper = layerOf(rows(REPORT).slice(0, 8));
		const page = await recognizePage(scan(picture, upper), { engine });
		expect(page.diagnosis).toMatch(/agrees with the picture .*ocr of the rest/);
		expect(page.lines.map((l) => l.text).slice(0, 8)).toEqual(upper.map((l) => l.text));
		expect(page.lines).toHaveLength(18);
		expect(page.lines.slice(0, 8).every((l) => l.confidence === 1)).toBe(true);
		expect(page.lines[10]!.text).toContain("giao nhiệm vụ cụ thể");
	});
});

describe("the look at the picture", () => {
	const never = (): never => {
		throw new Error("the picture was looked at");
	};
	const blind: OcrEngine = {
		version: "none",
		isQuickToAsk: false,
		read: never,
		orientation: never,
		close: async () => undefined,
	};

	it("should be spared pages without pictures, pages without text and legacy fonts", async () => {
		const layer = layerOf(rows(REPORT));
		const legacy = layer.map((l) => ({ ...l, words: l.words.map((w) => ({ ...w, font: ".VnTime" })) }));
		for (const page of [
			sourcePage({ textLayer: layer }),
			sourcePage({ imageCoverage: 1 }),
			sourcePage({ imageCoverage: 1, textLayer: legacy }),
			sourcePage({ imageCoverage: 1, textLayer: layerOf(["Ký bởi: Sở Y tế"]) }),
		]) {
			await expect(decide({ ...page, render: never }, blind)).resolves.toBeDefined();
		}
	});

	it("should leave the layer believed, and say so, when the picture cannot be read in time", async () => {
		const late = { ...blind, read: () => Promise.reject(new OcrError("timeout", "no progress for 60 s")) };
		const { origin, diagnosis } = await decide(scan(picture, layerOf(rows(REPORT))), late);
		expect(origin).toBe("text-layer");
		expect(diagnosis).toContain("not compared with the picture (no progress for 60 s)");
		const closed = { ...blind, read: () => Promise.reject(new OcrError("closed", "closed")) };
		await expect(decide(scan(picture, layerOf(rows(REPORT))), closed)).rejects.toMatchObject({ code: "closed" });
	});

	it("should not mind a seal and a signature outside the text", () => {
		const first = {
			origin: "text-layer",
			diagnosis: "text layer over a scan (98 % syllables)",
			signature: false,
		} as const;
		const look = { sampled: 45, found: 44, exact: 43, bare: 0.3, barePlaces: 60 };
		expect(judged(first, look).origin).toBe("text-layer");
	});
});
