import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read } from "./document.js";

const CASELOAD =
	"Tình hình giải quyết thủ tục hành chính tại bộ phận tiếp nhận và trả kết quả UBND thành phố: Tổng số lượng hồ sơ tiếp nhận là 7.245 hồ sơ, đã giải quyết 5.684 hồ sơ (chiếm 78,45%), đang giải quyết: 1.561 hồ sơ (chiếm 21,54%). Hồ sơ đúng hạn: 5.680 hồ sơ (đạt 99,9%).";

describe("observations from prose", () => {
	it("should label figures so that they can be understood alone", () => {
		const [received, resolved] = read(CASELOAD).observations;
		expect(received?.label).toMatch(/hồ sơ tiếp nhận.*bộ phận tiếp nhận và trả kết quả UBND thành phố/);
		expect(received?.indicatorId).toBe("dossier.received");
		expect(resolved?.indicatorId).toBe("dossier.resolved");
		expect(received?.unitLabel).toBe("thành phố Vũng Tàu");
		expect(received?.quote).toContain("7.245 hồ sơ");
	});
	it("should tell what a percentage is a percentage of", () => {
		const shares = read(CASELOAD).observations.filter((o) => o.measure === "percent");
		expect(shares.map((o) => [o.value, o.numerator, o.denominator])).toEqual([
			[78.45, 5684, 7245],
			[21.54, 1561, 7245],
			[99.9, 5680, 5684],
		]);
	});
	it("should measure what is on time on what was resolved, however the sentence tells it", () => {
		const { observations } = read(
			"Tiếp nhận 120.500 hồ sơ (trong đó: trực tuyến 80.400 hồ sơ, trực tiếp 40.100 hồ sơ); giải quyết 118.000 hồ sơ, đúng và trước hạn 117.410 hồ sơ (99,5%), quá hạn 590 hồ sơ.",
		);
		expect(observations.filter((o) => o.measure === "percent")).toMatchObject([
			{ value: 99.5, numerator: 117410, denominator: 118000 },
		]);
	});
	it("should tie parts to their whole", () => {
		const { observations } = read(
			"Đã thực hiện xong 08 nhiệm vụ, trong đó: 06 nhiệm vụ trong hạn và 02 nhiệm vụ quá hạn.",
		);
		expect(observations.slice(1).map((o) => o.partOf)).toEqual([observations[0]?.key, observations[0]?.key]);
	});
	it("should tie a footnote to the figure that calls it", () => {
		const { observations } = read(
			"Số TTHC liên thông cùng cấp: 03 TTHC<sup>9</sup>.\n\n<sup>9</sup> Trong đó bao gồm 01 TTHC lĩnh vực Văn hóa; 02 TTHC lĩnh vực Quỹ xã hội.\n",
		);
		expect(observations.map((o) => o.value)).toEqual([3, 1, 2]);
		expect(observations.slice(1).map((o) => o.partOf)).toEqual([observations[0]?.key, observations[0]?.key]);
	});
	it("should not take a share of a plan for a share of the whole", () => {
		const { observations } = read(
			"Số giải ngân đạt 114,145 tỷ đồng (Trong đó: xây lắp: 81,507 tỷ đồng; bồi thường: 32,638 tỷ đồng), tương đương 9,67% kế hoạch vốn năm 2024.",
		);
		expect(observations.find((o) => o.value === 9.67)?.denominator).toBeNull();
	});
	it("should not take a change against another time for a share", () => {
		const { observations } = read(
			"Tỷ lệ hồ sơ đúng hạn đạt 99,58% (11.950/12.001 hồ sơ), tăng 1,2% so với cùng kỳ năm 2021.",
		);
		const change = observations.find((o) => o.value === 1.2);
		expect([change?.indicatorId, change?.denominator]).toEqual([null, null]);
		expect(change?.label).toMatch(/tăng so với cùng kỳ/);
	});
	it("should keep figures apart that only stand in one sentence", () => {
		const { observations } = read(
			"Tổng số biên chế được giao 2.150 biên chế; có mặt 2.034 người; thôi việc ngay 06 người.",
		);
		expect(observations.map((o) => [o.value, o.indicatorId])).toEqual([
			[2150, "staff.quota"],
			[2034, "staff.headcount"],
			[6, "staff.left"],
		]);
	});
	it("should take the time from the title over a plan", () => {
		const { observations } = read(
			"## II. PHƯƠNG HƯỚNG QUÝ II NĂM 2024\n\n- Phấn đấu trên 80% hồ sơ được tiếp nhận trực tuyến.\n",
		);
		expect(observations.map((o) => [o.nature, o.periodStart, o.periodEnd])).toEqual([
			["plan", "2024-04-01", "2024-06-30"],
		]);
	});
	it("should mark plans", () => {
		const natures = read(
			"Dự kiến tổ chức 05 hội nghị.\n\nĐã tổ chức 04 hội nghị.\n\nPhấn đấu đạt 100% hồ sơ.",
		).observations.map((o) => o.nature);
		expect(natures).toEqual(["plan", "result", "plan"]);
	});
	it("should give one observation for each unit listed by number", () => {
		const { observations } = read("Tỷ lệ số hóa của UBND Phường 3, 5, 9 đạt 100%.");
		expect(observations.map((o) => o.unitLabel)).toEqual(["UBND Phường 3", "UBND Phường 5", "UBND Phường 9"]);
	});
	it("should take the period from the words beside the figure, else from the document", () => {
		const { observations } = read(
			"Từ 15/12/2023 đến 29/02/2024, UBND Thành phố đã đăng tải: 202 tin, bài.\n\nTổ chức 04 lớp bồi dưỡng.",
		);
		expect(observations.map((o) => [o.periodStart, o.periodEnd])).toEqual([
			["2023-12-15", "2024-02-29"],
			["2024-01-01", "2024-03-31"],
		]);
	});
	it("should give an index the year it measures, and each place to its own index", () => {
		const { observations } = read(
			"Chỉ số cải cách hành chính (PAR INDEX) năm 2022 của thành phố đạt 89,5 điểm, xếp thứ 4/63 tỉnh, thành phố.\n\nChỉ số chuyển đổi số (DTI) năm 2022 xếp hạng 1/63; chỉ số PAPI xếp thứ 12/63.",
		);
		expect(observations.map((o) => [o.indicatorId, o.value, o.periodStart, o.periodEnd])).toEqual([
			["par_index.score", 89.5, "2022-01-01", "2022-12-31"],
			["par_index.rank", 4, "2022-01-01", "2022-12-31"],
			["dti.rank", 1, "2022-01-01", "2022-12-31"],
			["papi.rank", 12, "2022-01-01", "2022-12-31"],
		]);
	});
	it("should keep a change in its own time, and what it is compared with in the year before", () => {
		const { observations } = read(
			"Tỷ lệ hồ sơ thanh toán trực tuyến đạt 45,3%, tăng 5,2% so với cùng kỳ năm 2023 (40,1%).",
		);
		expect(observations.map((o) => [o.value, o.periodEnd])).toEqual([
			[45.3, "2024-03-31"],
			[5.2, "2024-03-31"],
			[40.1, "2023-03-31"],
		]);
	});
	it("should tell the staff in post from the posts allotted", () => {
		const { observations } = read("Biên chế được giao 2.150 người, hiện có 2.098 người.");
		expect(observations.map((o) => o.indicatorId)).toEqual(["staff.quota", "staff.headcount"]);
	});
});

describe("observations from tables", () => {
	const TABLE = [
		"STT\tĐơn vị\tSố hồ sơ đã giải quyết (1)\tSố hồ sơ đã số hóa KQ (2)\tĐạt tỷ lệ (%) (3)",
		"1\tUBND phường 1\t638\t630\t98.7",
		"2\tUBND phường 2\t244\t217\t88.9",
		"3\tUBND phường 3\t834\t834\t100",
	].join("\n");
	it("should give row × column × unit, without ordinals, and find what a share column divides", () => {
		const { observations } = read(TABLE);
		expect(observations).toHaveLength(9);
		expect(new Set(observations.map((o) => o.unitLabel))).toEqual(
			new Set(["UBND phường 1", "UBND phường 2", "UBND phường 3"]),
		);
		const share = observations.find((o) => o.value === 98.7);
		expect([share?.numerator, share?.denominator, share?.measure]).toEqual([630, 638, "percent"]);
		expect(share?.indicatorId).toBe("digitization.result_rate");
	});
	it("should read figures inside text cells", () => {
		const { observations } = read(
			[
				"Đơn vị\tKết quả số lượng buổi tuyên truyền/ số lượng người tham gia",
				"UBND phường 3\t01/40",
				"UBND phường 10\t1 buổi/23 người",
				"UBND phường 8\tĐang triển khai",
			].join("\n"),
		);
		expect(observations.map((o) => [o.unitLabel, o.value, o.measure])).toEqual([
			["UBND phường 3", 1, "session"],
			["UBND phường 3", 40, "person"],
			["UBND phường 10", 1, "session"],
			["UBND phường 10", 23, "person"],
		]);
	});
});

const stem = "samples/seeds/003_e87c0b47eede3b06";
describe.skipIf(!existsSync(`${stem}.truth.json`))("seed 003 against what a reader found in it", () => {
	it("should find at least 95 % of its figures and invent at most 5 %", () => {
		const truth = JSON.parse(readFileSync(`${stem}.truth.json`, "utf8")).observations as {
			value: number;
			measure: string;
		}[];
		const mine = read(readFileSync(`${stem}.txt`, "utf8")).observations.filter((o) => o.method === "prose");
		const left = mine.map((o) => `${o.value} ${o.measure}`);
		const found = truth.filter((t) => {
			const at = left.indexOf(`${t.value} ${t.measure}`);
			if (at >= 0) left.splice(at, 1);
			return at >= 0;
		});
		expect(found.length / truth.length).toBeGreaterThanOrEqual(0.95);
		expect(left.length / mine.length).toBeLessThanOrEqual(0.05);
	});
});
