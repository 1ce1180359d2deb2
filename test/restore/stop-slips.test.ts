import { beforeAll, describe, expect, it } from "vitest";
import { loadRestoreModel, type RestoreModel, restorePage, restoreText } from "../../pipeline/restore/index.js";
import type { Line, RecognizedPage } from "../../schemas/page.js";

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

/** Lines under one another as an engine reads them. */
const read = (...texts: string[]): RecognizedPage => ({
	page: 1,
	origin: "ocr",
	diagnosis: "",
	width: 595,
	height: 842,
	rotation: 0,
	skew: 0,
	confidence: 0.9,
	lines: texts.map((text, i): Line => {
		const box = { x0: 50, y0: 100 + 15 * i, x1: 500, y1: 112 + 15 * i };
		return {
			text,
			box,
			confidence: 0.95,
			words: text.split(" ").map((t) => ({ text: t, box, confidence: 0.95 })),
			role: "body",
		};
	}),
	rulings: [],
	cellReadings: [],
	problems: [],
});
const restored = (...texts: string[]) => restorePage(read(...texts), model).lines.map((line) => line.text);

describe("full stops that were commas", () => {
	it("should make a comma of a full stop before a small letter, within a line and at the end of a full one", () => {
		expect(
			restored("Xin ý kiến hướng dẫn chuyên môn. nghiệp vụ của Ủy ban nhân dân tỉnh. bộ,", "ngành Trung ương"),
		).toEqual(["Xin ý kiến hướng dẫn chuyên môn, nghiệp vụ của Ủy ban nhân dân tỉnh, bộ,", "ngành Trung ương"]);
		expect(restored("Xây dựng kế hoạch gồm các nhóm nhiệm vụ.", "giải pháp thực hiện")[0]).toMatch(/vụ,$/);
		expect(restorePage(read("các nhóm nhiệm vụ. giải pháp"), model).repairs).toContainEqual(
			expect.objectContaining({ before: "vụ.", after: "vụ,", kind: "ocr" }),
		);
	});

	it("should take a speck between words that belong together for none of the text", () => {
		expect(restored("chữa bệnh bảo hiểm y tế được. phép thực hiện")).toEqual([
			"chữa bệnh bảo hiểm y tế được phép thực hiện",
		]);
		expect(restored("một số người có nguy. cơ bị xâm. hại")).toEqual(["một số người có nguy cơ bị xâm hại"]);
	});

	it("should leave the ends of sentences, abbreviations, numbers and dots to write upon", () => {
		const lines = [
			"Thực hiện tốt nhiệm vụ. Các đơn vị báo cáo",
			"hồ sơ v.v. và tài liệu tr. năm của Ths. bác sĩ",
			"theo Điều 5. quy định tại khoản 3. này",
			"đơn vị... nhân dân tỉnh",
		];
		for (const line of lines) expect(restored(line)).toEqual([line]);
	});

	it("should leave what was typed to its author", () => {
		const text = "Các đơn vị thực hiện nhiệm vụ. giải pháp được giao";
		expect(restoreText(text, model).text).toBe(text);
	});
});
