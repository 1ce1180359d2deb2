import { describe, expect, it } from "vitest";
import { columnFormulasIn } from "../../pipeline/validate/column-expression.js";
import { validateDocument } from "../../pipeline/validate/index.js";
import { read as readText } from "../extract/observations/document.js";

const values: Record<number, number> = { 3: 30, 4: 20, 5: 8, 6: 2, 7: 10, 8: 5 };
const read = (text: string) =>
	columnFormulasIn(text).map((f) => [f.target, f.expression.value((n) => values[n] ?? Number.NaN)]);

describe("columnFormulasIn", () => {
	it.each([
		["3=4+5+6", 3, 30],
		["(3) = (4) + (5) + (6)", 3, 30],
		["Tổng số\n3 = 4+…+8", 3, 45],
		["3=4+5+...+8", 3, 45],
		["9=7/4", 9, 0.5],
		["9 = 7:4 x 100%", 9, 50],
		["(9)=((5)+(6))/(4)*100", 9, 50],
		["4=3-7", 4, 20],
		["Tỷ lệ (%) (6)=(5)/(4)", 6, 0.4],
		["7=5 + 6 (hồ sơ)", 7, 10],
	])("should work out %j", (text, target, value) => {
		expect(read(text)).toEqual([[target, value]]);
	});

	it.each(["2 = đạt", "2021=", "3=", "4=5+", "1,5=3+", "3=(4+5", "Điểm = 5", "5=2023"])(
		"should find no formula in %j",
		(text) => {
			expect(read(text)).toEqual([]);
		},
	);

	it("should say which columns it takes, and whether it only adds", () => {
		const [sum] = columnFormulasIn("3=4+5-6");
		expect(sum?.expression).toMatchObject({ columns: [4, 5, 6], additive: true, scaled: false });
		const [rate] = columnFormulasIn("7=5/4*100");
		expect(rate?.expression).toMatchObject({ columns: [5, 4], additive: false, scaled: true });
		expect(rate?.expression.print((n) => `c${n}`)).toBe("c5 / c4 × 100");
	});
});

describe("a table with a formula of several columns", () => {
	const table = (received: string) => `BÁO CÁO
Tình hình giải quyết hồ sơ quý III năm 2023

STT\tQuận, huyện\tTổng số hồ sơ tiếp nhận\tHồ sơ đã giải quyết\t\tHồ sơ đang giải quyết
\t\t\tĐúng hạn\tQuá hạn\t
1\t2\t3=4+5+6\t4\t5\t6
1\tQuận Hải Châu\t30.000\t29.500\t100\t400
2\tQuận Thanh Khê\t20.000\t19.700\t-\t300
3\tHuyện Hòa Vang\t${received}\t9.800\t20\t190
4\tQuận Sơn Trà\t5.000\t4.900\t40\t60
`;
	const findings = (text: string) =>
		validateDocument("a".repeat(64), { ...readText(text), assignments: [], citations: [], findings: [] }).findings;

	it("should raise nothing where every row agrees, an empty cell being nothing", () => {
		expect(findings(table("10.010"))).toEqual([]);
	});
	it("should tell the row that does not once", () => {
		expect(findings(table("10.100"))).toMatchObject([
			{ rule: "audit.column-formula", message: expect.stringContaining("9.800 + 20 + 190 gives 10.010, but 10.100") },
		]);
	});
});
