import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractAssignments } from "../../../pipeline/extract/assignments.js";
import { buildFlow } from "../../../pipeline/extract/flow.js";
import { extractHeader } from "../../../pipeline/extract/header/index.js";
import type { Table } from "../../../schemas/extracted.js";
import { textPages } from "../flow/text-pages.js";

const tasks = (text: string, tables: Table[] = []) => {
	const pages = textPages(text);
	return extractAssignments(buildFlow(pages, new Set()), tables, extractHeader(pages).header);
};
const seed = (name: string) => readFileSync(new URL(`../../../samples/seeds/${name}`, import.meta.url), "utf8");

describe("extractAssignments", () => {
	it("should give a deadline line to the tasks since the last one", () => {
		const found = tasks(
			"1. Giao Trưởng phòng Nội vụ:\n\n- Khẩn trương kiện toàn nhân sự lãnh đạo.\n\n- Xây dựng phương án làm việc.\n\nThời gian thực hiện: hoàn thành trong tháng 8 năm 2022.\n\n- Định kỳ, đột xuất kiểm tra tình hình thực hiện.\n\n2. Giao phòng Tài chính:\n\n- Tổng hợp, thẩm định dự toán.\n\nThời gian thực hiện: thường xuyên.",
		);
		expect(found.map((a) => [a.assignee, a.deadlineText, a.deadline])).toEqual([
			["Trưởng phòng Nội vụ", "hoàn thành trong tháng 8 năm 2022", "2022-08-31"],
			["Trưởng phòng Nội vụ", "hoàn thành trong tháng 8 năm 2022", "2022-08-31"],
			["Trưởng phòng Nội vụ", null, null],
			["phòng Tài chính", "thường xuyên", null],
		]);
	});

	it("should find every task of the letter in the samples, and no other", () => {
		const found = tasks(seed("001_02df49aac0549dce.txt"));
		expect(found).toHaveLength(19);
		expect(found.filter((a) => a.deadline === "2022-08-31")).toHaveLength(15);
		expect(found.filter((a) => a.deadline === "2022-09-30")).toHaveLength(1);
	});

	it("should read who leads, who helps and by when from labelled lines", () => {
		const found = tasks(
			"3.9. Tiêu chí: Các chức năng hỗ trợ người khuyết tật.\n\n* Giải pháp: Nghiên cứu tích hợp các chức năng.\n\n* Đơn vị chủ trì: Văn phòng HĐND và UBND\n\n* Đơn vị phối hợp: Các phòng, ban chuyên môn.\n\n* Thời gian thực hiện: Quý II năm 2024",
		);
		expect(found).toMatchObject([
			{
				assignee: "Văn phòng HĐND và UBND",
				task: "Các chức năng hỗ trợ người khuyết tật. Nghiên cứu tích hợp các chức năng",
				coordinator: "Các phòng, ban chuyên môn",
				deadlineText: "Quý II năm 2024",
				deadline: "2024-06-30",
			},
		]);
	});

	it("should split a sentence into who and what, and name the helpers", () => {
		const found = tasks(
			"QUYẾT ĐỊNH\nVề việc giao nhiệm vụ\n\nĐiều 2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổ chức kiểm tra, báo cáo trước ngày 20/12/2022.",
		);
		expect(found[0]).toMatchObject({ assignee: "Sở Nội vụ", coordinator: "Sở Tài chính", deadline: "2022-12-20" });
	});

	it("should take a sentence that gives a task in a report, too, with its recurring deadline", () => {
		const text =
			"SỞ NỘI VỤ\nSố: 45/TTr-SNV\nBình Định, ngày 3 tháng 4 năm 2021\nTỜ TRÌNH\nVề việc phê duyệt kết quả xếp hạng\n\nCác huyện đạt trung bình 76,53 điểm.\n\nGiao Văn phòng Ủy ban nhân dân tỉnh theo dõi, báo cáo định kỳ hằng quý.";
		expect(tasks(text)).toMatchObject([
			{ assignee: "Văn phòng Ủy ban nhân dân tỉnh", deadlineText: "định kỳ hằng quý", deadline: null },
		]);
	});

	it("should not take closing demands, recipients or reports of what was done for tasks", () => {
		expect(
			tasks(
				"III. Trách nhiệm thực hiện\n\nYêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện./.\n\nNơi nhận:\n- Sở Nội vụ;\n- Các phòng chuyên môn;",
			),
		).toEqual([]);
		expect(tasks("1. Sở Nội vụ:\n\n- Đã ban hành 04 văn bản về cải cách hành chính.")).toEqual([]);
	});

	it("should not take the grounds of a decision for tasks of who decides", () => {
		expect(
			tasks(
				"QUYẾT ĐỊNH\nVề việc thành lập Tổ thẩm định\n\nGIÁM ĐỐC SỞ Y TẾ\n\nCăn cứ Luật Đấu thầu số 43/2013/QH13 ngày 26/11/2013;\n\nCăn cứ Quyết định số 1675/QĐ-UBND ngày 09/8/2017 quy định chức năng, nhiệm vụ;\n\nXét đề nghị của Trưởng phòng Nghiệp vụ,",
			),
		).toEqual([]);
	});

	it("should read the rows of a work plan", () => {
		const cell = (row: number, col: number, text: string): Table["cells"][number] => ({
			row,
			col,
			rowSpan: 1,
			colSpan: 1,
			isHeader: row === 0,
			headerPath: [],
			textRaw: text,
			text,
			number: null,
			page: 1,
			box: null,
			confidence: 1,
		});
		const table: Table = {
			tableNo: 1,
			caption: null,
			pageFirst: 1,
			pageLast: 1,
			rowCount: 1,
			columnCount: 4,
			headerRows: 1,
			method: "tab",
			confidence: 1,
			cells: [
				"Nội dung công việc",
				"Đơn vị chủ trì",
				"Đơn vị phối hợp",
				"Thời gian hoàn thành",
				"Rà soát thủ tục hành chính",
				"Sở Tư pháp",
				"Sở Nội vụ",
				"Tháng 6/2024",
			].map((t, i) => cell(Math.floor(i / 4), i % 4, t)),
			context: [],
		};
		expect(tasks("KẾ HOẠCH\nCải cách hành chính năm 2024", [table])).toMatchObject([
			{ assignee: "Sở Tư pháp", task: "Rà soát thủ tục hành chính", coordinator: "Sở Nội vụ", deadline: "2024-06-30" },
		]);
	});
});
