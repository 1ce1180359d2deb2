import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildFlow } from "../../../pipeline/extract/flow.js";
import { boxedPage, textPages } from "./text-pages.js";

const flow = (text: string) => buildFlow(textPages(text), new Set());
const texts = (text: string) => flow(text).map((b) => b.text);
const seed = (name: string) => readFileSync(new URL(`../../../samples/seeds/${name}`, import.meta.url), "utf8");

describe("buildFlow", () => {
	it("should join wrapped lines when an empty line stands after every line", () => {
		const blocks = flow(seed("001_02df49aac0549dce.txt"));
		const task = blocks.find((b) => b.text.startsWith("Trên cơ sở nhân sự kiện toàn"));
		expect(task?.text).toBe(
			"Trên cơ sở nhân sự kiện toàn, xây dựng phương án làm việc tại Bộ phận ít nhất 04 giờ/01tuần.",
		);
		expect(task?.marker).toBe("-");
		expect(task?.path).toEqual(["Giao Trưởng phòng Nội vụ Thành phố"]);
	});

	it("should go on with a sentence after a page break and after footnotes", () => {
		const blocks = flow(seed("003_e87c0b47eede3b06.txt"));
		const has = (part: string) => blocks.some((b) => b.text.includes(part));
		expect(
			has("đăng ký khâu đột phá trong công tác CCHC, chuyển đổi số, Đề án 06 năm 2024") ||
				has("trong công tác CCHC, chuyển đổi số, Đề án 06"),
		).toBe(true);
		expect(has("thẩm quyền giải quyết của UBND thành phố phục vụ người dân khi đến liên hệ")).toBe(true);
		expect(has("đã giải quyết 5.684 hồ sơ (chiếm 78,45%)")).toBe(true);
		expect(has("Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết của các cơ quan trung ương")).toBe(true);
		expect(has("thông qua thực hiện TTHC trực tuyến.")).toBe(true);
	});

	it("should go on with a footnote on the next page", () => {
		const note = flow(seed("003_e87c0b47eede3b06.txt")).find((b) => b.noteRef === "5");
		expect(note?.text).toContain("năm 2023 trên địa bàn thành phố Vũng Tàu (Báo cáo số 756/BC-UBND");
		expect(note?.kind).toBe("footnote");
	});

	it("should keep note calls apart from the text, and superscripts in it", () => {
		const blocks = flow(
			"Đã ban hành kế hoạch năm 2024<sup>1</sup>, treo 3 pano với tổng 220m<sup>2</sup>, ảnh 360<sup>0</sup>.\n\n<sup>1</sup> Kế hoạch số 370/KH-UBND",
		);
		expect(blocks[0]?.text).toBe("Đã ban hành kế hoạch năm 2024, treo 3 pano với tổng 220m², ảnh 360⁰.");
		expect(blocks[0]?.notes).toEqual([{ ref: "1", offset: "Đã ban hành kế hoạch năm 2024".length }]);
		expect(blocks[1]).toMatchObject({ kind: "footnote", noteRef: "1", text: "Kế hoạch số 370/KH-UBND" });
	});

	it("should take Markdown marks out and keep markers and levels", () => {
		const blocks = flow(
			"## **2. Cải cách thể chế**\n\n### ***- Kết quả xây dựng văn bản***\n\nĐã ban hành **1.952** quyết định.\n\n*\\* Chữ ký số*\n\n- 100% cá nhân có chữ ký số;",
		);
		expect(blocks.map((b) => [b.kind, b.marker, b.text])).toEqual([
			["heading", "2.", "Cải cách thể chế"],
			["heading", "-", "Kết quả xây dựng văn bản"],
			["paragraph", null, "Đã ban hành 1.952 quyết định."],
			["heading", "*", "Chữ ký số"],
			["item", "-", "100% cá nhân có chữ ký số;"],
		]);
		expect(blocks[2]?.path).toEqual(["Cải cách thể chế", "Kết quả xây dựng văn bản"]);
	});

	it("should not glue header or signature lines to the text", () => {
		const found = texts(
			"Số: /BC-UBND\nVũng Tàu, ngày tháng 3 năm 2024\n\nBÁO CÁO\nKết quả công tác\n\nUBND thành phố báo cáo như sau:\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn A",
		);
		expect(found).toEqual([
			"Số: /BC-UBND",
			"Vũng Tàu, ngày tháng 3 năm 2024",
			"BÁO CÁO",
			"Kết quả công tác",
			"UBND thành phố báo cáo như sau:",
			"Nơi nhận:",
			"UBND tỉnh;",
			"Lưu: VT.",
			"CHỦ TỊCH",
			"Nguyễn Văn A",
		]);
	});

	it("should leave out consumed lines and never join across them", () => {
		const pages = textPages("Kết quả cụ thể\na\tb\n1\t2\nđạt yêu cầu.");
		expect(buildFlow(pages, new Set(["1:1", "1:2"])).map((b) => b.text)).toEqual(["Kết quả cụ thể", "đạt yêu cầu."]);
	});

	it("should say for every part of a block which line it comes from", () => {
		const [block] = flow(
			"Một câu dài được ngắt ở giữa dòng vì trang giấy hẹp quá nên phải\nxuống dòng rồi mới viết tiếp được đến hết câu.",
		);
		expect(block?.segments.map((s) => [s.page, s.line])).toEqual([
			[1, 0],
			[1, 1],
		]);
		const second = block?.segments[1];
		expect(block?.text.slice(second?.start, second?.end)).toBe("xuống dòng rồi mới viết tiếp được đến hết câu.");
	});

	it("should part the footnotes of a scanned page from its text by the short rule above them", () => {
		const line = (y: number, text: string, x = 60) => ({ x, y, words: text.split(" ") });
		const full = "một dòng chữ dài đi hết chiều ngang của trang giấy khổ A4 và còn";
		const first = boxedPage([
			line(100, `Trong tháng ${full}`, 90),
			line(116, full),
			line(132, full),
			line(148, full),
			line(700, "1 Số liệu lũy kế từ đầu năm."),
			line(712, "2 Theo báo cáo của các đơn vị."),
		]);
		first.rulings.push({ x0: 60, y0: 690, x1: 204, y1: 690 });
		const second = boxedPage(
			[line(60, "viết tiếp sang trang sau."), line(80, full, 90), line(96, full), line(112, full)],
			2,
		);
		const blocks = buildFlow([first, second], new Set());
		expect(blocks[0]?.text.endsWith("và còn viết tiếp sang trang sau.")).toBe(true);
		expect(blocks.filter((b) => b.kind === "footnote").map((b) => [b.noteRef, b.text])).toEqual([
			["1", "Số liệu lũy kế từ đầu năm."],
			["2", "Theo báo cáo của các đơn vị."],
		]);
	});

	it("should make no blocks of an empty document", () => {
		expect(texts("")).toEqual([]);
		expect(texts("\n\n---\n\n")).toEqual([]);
	});
});
