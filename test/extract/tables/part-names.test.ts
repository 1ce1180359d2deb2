import { describe, expect, it } from "vitest";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import { textPages } from "./pages.js";

const tableOf = (names: readonly string[]) =>
	findTables(
		textPages(
			[
				"STT\tNội dung đánh giá\tĐiểm đạt\tĐiểm tối đa",
				...names.map((name, i) => `${i + 1}\t${name}\t${i + 3}\t10`),
			].join("\n"),
		),
	);
const namesIn = ({ tables }: ReturnType<typeof tableOf>) =>
	tables[0]!.cells.filter((c) => !c.isHeader && c.col === 1).map((c) => c.text);

describe("names of the parts of an index", () => {
	it("should take a mangled one from what is missing among the others, keep the print and say so", () => {
		const found = tableOf(["Nhận thức số", "Thể chế số", "Hatangsb", "An toàn thông tin mạng", "Xahoisbd"]);
		expect(namesIn(found)).toEqual(["Nhận thức số", "Thể chế số", "Hạ tầng số", "An toàn thông tin mạng", "Xã hội số"]);
		const mended = found.tables[0]!.cells.find((c) => c.text === "Hạ tầng số")!;
		expect([mended.textRaw, mended.confidence < 0.9]).toEqual(["Hatangsb", true]);
		expect(found.findings.filter((f) => f.rule === "table.part-name")).toHaveLength(1);
	});

	it("should leave what reads as words, what names no part, and tables of other things", () => {
		const words = ["Nhận thức số", "Thể chế số", "Hạ tầng", "An toàn thông tin mạng", "Logistics"];
		expect(namesIn(tableOf(words))).toEqual(words);
		const other = ["Phường 1", "Phường 2", "Hatangsb", "Phường 7"];
		expect(namesIn(tableOf(other))).toEqual(other);
	});
});
