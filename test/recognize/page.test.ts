import { describe, expect, it } from "vitest";
import { findGrids } from "../../pipeline/recognize/grid.js";
import { layOut } from "../../pipeline/recognize/layout.js";
import { parseTsv } from "../../pipeline/recognize/ocr/tsv.js";
import { assignRoles, markSeals } from "../../pipeline/recognize/roles.js";
import { triage } from "../../pipeline/recognize/triage.js";
import { shapeOf } from "../../pipeline/recognize/vietnamese.js";
import { type Line, unionBox } from "../../schemas/index.js";
import { sourcePage } from "./picture.js";

/** A line at a place, its words spread evenly, 12 points high. */
function lineAt(text: string, x0: number, y0: number, x1: number, confidence = 0.95): Line {
	const parts = text.split(" ");
	const letter = (x1 - x0) / text.length;
	let at = x0;
	const words = parts.map((part) => {
		const box = { x0: at, y0, x1: at + part.length * letter, y1: y0 + 12 };
		at = box.x1 + letter;
		return { text: part, box, confidence };
	});
	return { text, box: unionBox(words.map((w) => w.box)), confidence, words, role: "body" };
}

describe("layOut", () => {
	it("should read the two columns of a header one after the other", () => {
		const lines = [
			lineAt("UBND TỈNH KIÊN GIANG", 70, 50, 200),
			lineAt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 50, 540),
			lineAt("SỞ Y TẾ", 110, 66, 160),
			lineAt("Độc lập - Tự do - Hạnh phúc", 330, 66, 500),
			lineAt("Số: 12/BC-SYT", 90, 92, 180),
			lineAt("Kiên Giang, ngày 05 tháng 01 năm 2018", 310, 92, 530),
			lineAt("BÁO CÁO", 270, 130, 330),
			lineAt("Kết quả công tác năm 2017 của ngành y tế tỉnh nhà", 80, 150, 530),
		];
		expect(layOut(lines, 595, 842).map((l) => l.text)).toEqual([
			"UBND TỈNH KIÊN GIANG",
			"SỞ Y TẾ",
			"Số: 12/BC-SYT",
			"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
			"Độc lập - Tự do - Hạnh phúc",
			"Kiên Giang, ngày 05 tháng 01 năm 2018",
			"BÁO CÁO",
			"Kết quả công tác năm 2017 của ngành y tế tỉnh nhà",
		]);
	});

	it("should split a line that the engine drew through both columns", () => {
		const left = lineAt("UBND TỈNH KIÊN GIANG", 70, 50, 200);
		const right = lineAt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 50, 540);
		const merged = { ...left, text: `${left.text} ${right.text}`, words: [...left.words, ...right.words] };
		expect(layOut([merged], 595, 842).map((l) => l.text)).toEqual([left.text, right.text]);
	});

	it("should keep the recipients together, apart from the signature", () => {
		const lines = [
			lineAt("Trên đây là báo cáo của Sở Y tế về công tác năm 2017", 80, 500, 520),
			lineAt("Nơi nhận:", 80, 540, 130),
			lineAt("KT. GIÁM ĐỐC", 370, 538, 460),
			lineAt("- Như trên;", 80, 556, 130),
			lineAt("PHÓ GIÁM ĐỐC", 365, 554, 465),
			lineAt("- Lưu: VT.", 80, 572, 130),
		];
		const order = layOut(lines, 595, 842);
		expect(order.map((l) => l.text).slice(1)).toEqual([
			"Nơi nhận:",
			"- Như trên;",
			"- Lưu: VT.",
			"KT. GIÁM ĐỐC",
			"PHÓ GIÁM ĐỐC",
		]);
		expect(order.find((l) => l.text === "KT. GIÁM ĐỐC")!.block).not.toBe(
			order.find((l) => l.text === "Nơi nhận:")!.block,
		);
	});

	it("should keep a letter's subject in the left column though it reaches under the right one", () => {
		const lines = [
			lineAt("UBND TỈNH KIÊN GIANG", 100, 50, 235),
			lineAt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 297, 50, 540),
			lineAt("Số: 513/SYT-NVD", 120, 92, 235),
			lineAt("Kiên Giang, ngày 24 tháng 4 năm 2018", 318, 94, 520),
			lineAt("V/v đính chính Công văn số 455/SYT-NVD", 92, 114, 299),
			lineAt("ngày 17/4/2018 của Sở Y tế.", 130, 128, 264),
			lineAt("Kính gửi:", 190, 160, 240),
		];
		const order = layOut(lines, 595, 842).map((l) => l.text);
		expect(order.slice(0, 4)).toEqual([lines[0], lines[2], lines[4], lines[5]].map((l) => l!.text));
	});

	it("should see the gutter though dirt in it was read as a mark", () => {
		const line = lineAt("UBND TỈNH BÀ RỊA - VŨNG TÀU", 76, 60, 264);
		const dirt = lineAt("_", 266, 66, 280, 0.4);
		const title = lineAt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 284, 60, 543);
		const words = [...line.words, ...dirt.words, ...title.words];
		const merged = { ...line, text: words.map((w) => w.text).join(" "), words, box: unionBox(words.map((w) => w.box)) };
		const rest = [lineAt("ỦY BAN NHÂN DÂN", 109, 76, 231), lineAt("Độc lập - Tự do - Hạnh phúc", 331, 78, 495)];
		const order = layOut([merged, ...rest], 595, 842).map((l) => l.text);
		expect(order).toEqual([`${line.text} _`, "ỦY BAN NHÂN DÂN", title.text, "Độc lập - Tự do - Hạnh phúc"]);
	});

	it("should not take a lone first word of the title for the left column", () => {
		const lines = [
			lineAt("UBND TỈNH BÀ RỊA - VŨNG TÀU", 76, 60, 264),
			lineAt("CỘNG", 284, 60, 320),
			lineAt("HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 324, 60, 543),
			lineAt("ỦY BAN NHÂN DÂN", 109, 76, 231),
			lineAt("Độc lập - Tự do - Hạnh phúc", 331, 78, 495),
		];
		expect(layOut(lines, 595, 842).map((l) => l.text)).toEqual([
			"UBND TỈNH BÀ RỊA - VŨNG TÀU",
			"ỦY BAN NHÂN DÂN",
			"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
			"Độc lập - Tự do - Hạnh phúc",
		]);
	});

	it("should read other side-by-side lines row by row", () => {
		const lines = [
			lineAt("Xã A", 80, 300, 120),
			lineAt("12", 400, 300, 415),
			lineAt("Xã B", 80, 320, 120),
			lineAt("15", 400, 320, 415),
		];
		expect(layOut(lines, 595, 842).map((l) => l.text)).toEqual(["Xã A", "12", "Xã B", "15"]);
	});
});

describe("assignRoles", () => {
	it("should mark a number alone in the margin as page number, not one in the text", () => {
		const lines = [lineAt("2", 295, 30, 302), lineAt("Nội dung", 80, 100, 200), lineAt("2017", 80, 400, 110)];
		expect(assignRoles(lines, 842).map((l) => l.role)).toEqual(["page-number", "body", "body"]);
	});

	it("should mark unsure text of no Vietnamese shape as noise, and keep unsure words and numbers", () => {
		const lines = [
			lineAt("5sgE tigyTE gggf", 80, 100, 200, 0.1),
			lineAt("nghiệm thu", 80, 120, 200, 0.2),
			lineAt("1.234", 80, 140, 120, 0.2),
		];
		expect(assignRoles(lines, 842).map((l) => l.role)).toEqual(["noise", "body", "body"]);
	});

	it("should mark crumbs of a seal and loops of a signature by their size, not ordinals beside their text", () => {
		const sized = (line: Line, high: number): Line => {
			const tall = ({ box, ...word }: Line["words"][number]) => ({ ...word, box: { ...box, y1: box.y0 + high } });
			const words = line.words.map(tall);
			return { ...line, words, box: unionBox(words.map((w) => w.box)) };
		};
		const lines = [
			lineAt("Nội dung báo cáo công tác cải cách hành chính năm", 80, 100, 400),
			sized(lineAt("I", 440, 500, 442, 0.76), 5),
			sized(lineAt("4", 380, 540, 418, 0.47), 37),
			sized(lineAt("1", 60, 103, 64, 0.7), 6),
			sized(lineAt("19", 440, 600, 452, 0.7), 12),
		];
		expect(assignRoles(lines, 842).map((l) => l.role)).toEqual(["body", "noise", "noise", "body", "body"]);
	});

	it("should take pen strokes behind the closing mark and specks before a line out of the running text", () => {
		const line = lineAt("thực hiện./. dư", 80, 500, 200);
		line.words[2]!.confidence = 0.05;
		const specked = lineAt("\\ - Đẩy mạnh công tác", 80, 520, 300);
		specked.words[0]!.confidence = 0.3;
		const roles = assignRoles([line, specked, lineAt("ˆ", 210, 40, 220)], 842).map((l) => [l.role, l.text]);
		expect(roles).toEqual([
			["body", "thực hiện./."],
			["noise", "dư"],
			["body", "- Đẩy mạnh công tác"],
			["noise", "\\"],
			["noise", "ˆ"],
		]);
	});
});

describe("markSeals", () => {
	it("should take the seal's lettering out and leave the title beside it", () => {
		const title = lineAt("PHÓ GIÁM ĐỐC", 340, 600, 440);
		const inside = lineAt("SỞ", 325, 640, 340);
		const far = lineAt("Nơi nhận:", 80, 640, 130);
		const seal = { x: 330, y: 640, radius: 48 };
		expect(markSeals([title, inside, far], [seal]).map((l) => l.role)).toEqual(["body", "seal", "body"]);
	});
});

describe("triage", () => {
	const words = (text: string) => text.split("\n").map((t, i) => lineAt(t, 80, 100 + 20 * i, 500));
	const VIETNAMESE = Array(8).fill("Ủy ban nhân dân tỉnh báo cáo kết quả cải cách hành chính").join("\n");

	it("should trust a text layer that is the page", () => {
		expect(triage(sourcePage({ textLayer: words(VIETNAMESE) })).origin).toBe("text-layer");
	});

	it("should read the picture of a scan whose text layer is only the signature's stamp", () => {
		const page = sourcePage({
			imageCoverage: 1,
			textLayer: words("Ký bởi: Sở Y tế\nNgày ký: 05/01/2018 10:12:33 +07:00"),
		});
		expect(triage(page)).toMatchObject({ origin: "ocr", signature: true });
	});

	it("should read the picture of a scan with an English engine's garbage", () => {
		const garbage = Array(8).fill("uY BAN NgAN nAN TiNH rcf qud cOng tiic nim zOtl").join("\n");
		const { origin, diagnosis } = triage(sourcePage({ imageCoverage: 1, textLayer: words(garbage) }));
		expect(origin).toBe("ocr");
		expect(diagnosis).toMatch(/^garbage text layer/);
	});

	it("should trust a good Vietnamese OCR layer over a scan", () => {
		expect(triage(sourcePage({ imageCoverage: 1, textLayer: words(VIETNAMESE) })).origin).toBe("text-layer");
	});

	it("should leave legacy fonts to restore instead of reading the picture", () => {
		const layer = words("céng hoµ x· héi chñ nghÜa viÖt nam").map((l) => ({
			...l,
			words: l.words.map((w) => ({ ...w, font: ".VnTime" })),
		}));
		expect(triage(sourcePage({ textLayer: layer })).origin).toBe("text-layer");
	});
});

describe("findGrids", () => {
	it("should give cells with merged ones whole, and no grid for a frame", () => {
		// Three columns, two rows; the first column's cell spans both rows.
		const h = (x0: number, x1: number, y: number) => ({ x0, x1, y0: y, y1: y });
		const v = (x: number, y0: number, y1: number) => ({ x0: x, x1: x, y0, y1 });
		const rulings = [
			h(50, 350, 100),
			h(150, 350, 130),
			h(50, 350, 160),
			v(50, 100, 160),
			v(150, 100, 160),
			v(250, 100, 160),
			v(350, 100, 160),
		];
		const [grid] = findGrids(rulings, 72);
		expect(grid!.cells).toEqual([
			{ x0: 50, y0: 100, x1: 150, y1: 160 },
			{ x0: 150, y0: 100, x1: 250, y1: 130 },
			{ x0: 250, y0: 100, x1: 350, y1: 130 },
			{ x0: 150, y0: 130, x1: 250, y1: 160 },
			{ x0: 250, y0: 130, x1: 350, y1: 160 },
		]);
		expect(findGrids([h(50, 350, 100), h(50, 350, 700), v(50, 100, 700), v(350, 100, 700)], 72)).toEqual([]);
	});
});

describe("findGrids with faded edges", () => {
	it("should leave no place of a grid without a cell", () => {
		const h = (x0: number, x1: number, y: number) => ({ x0, x1, y0: y, y1: y });
		const v = (x: number, y0: number, y1: number) => ({ x0: x, x1: x, y0, y1 });
		// The edge between the two lower left cells is gone.
		const rulings = [
			...[100, 130, 160].map((y) => h(50, 350, y)),
			v(50, 100, 160),
			v(150, 100, 130),
			v(250, 100, 160),
			v(350, 100, 160),
		];
		const [grid] = findGrids(rulings, 72);
		const area = grid!.cells.reduce((sum, c) => sum + (c.x1 - c.x0) * (c.y1 - c.y0), 0);
		expect(area).toBe(300 * 60);
		expect(grid!.cells).toContainEqual({ x0: 50, y0: 130, x1: 250, y1: 160 });
	});
});

describe("parseTsv", () => {
	it("should give lines of words with confidence 0..1 and drop empty words", () => {
		const tsv = [
			"4\t1\t1\t1\t1\t0\t10\t20\t100\t30\t-1\t",
			"5\t1\t1\t1\t1\t1\t10\t20\t40\t30\t96.5\tKế",
			"5\t1\t1\t1\t1\t2\t60\t20\t40\t30\t50\thoạch",
			"5\t1\t1\t1\t1\t3\t105\t20\t4\t30\t10\t ",
		].join("\n");
		const [line] = parseTsv(tsv).lines;
		expect(line!.words).toEqual([
			{ text: "Kế", box: { x0: 10, y0: 20, x1: 50, y1: 50 }, confidence: 0.965 },
			{ text: "hoạch", box: { x0: 60, y0: 20, x1: 100, y1: 50 }, confidence: 0.5 },
		]);
	});
});

describe("shapeOf", () => {
	it("should tell Vietnamese from an English engine's garbage", () => {
		const good = shapeOf("Ủy ban nhân dân thành phố, ngày 05 tháng 01 năm 2018");
		expect(good.syllables).toBe(good.words);
		const bad = shapeOf("uY BAN NgAN nAN TiNH KIEN clANc");
		expect(bad.syllables / bad.words).toBeLessThan(0.6);
	});
});
