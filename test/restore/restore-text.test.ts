import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../pipeline/package-root.js";
import { loadRestoreModel, type RestoreModel, restoreText, vietnameseness } from "../../pipeline/restore/index.js";
import { bare, foldTone } from "../../pipeline/restore/letters.js";
import { wordErrors } from "./word-errors.js";

const seed = (name: string) => readFileSync(join(packageRoot, "samples", "seeds", name), "utf8");
const CLEAN = [
	"000_53eccf42e6cdd606.txt",
	"001_02df49aac0549dce.txt",
	"002_d6fac6f25622d911.txt",
	"003_e87c0b47eede3b06.txt",
];
const MANGLED = "004_77d4189d37b4c193";

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

/** Digit strings of a text, sorted. */
const digits = (text: string): string[] => [...(text.match(/\d+/g) ?? [])].sort();

describe("clean text", () => {
	it.each(CLEAN)("should come back as it was: %s", (name) => {
		const text = seed(name).normalize("NFC");
		const result = restoreText(text, model);
		expect(result.text).toBe(text);
		expect(result.repairs).toEqual([]);
		expect(result.diagnosis).toBe("clean");
	});

	it("should be composed when it came apart into letters and marks", () => {
		const text = "Ủy ban nhân dân thành phố Vũng Tàu báo cáo kết quả";
		const result = restoreText(text.normalize("NFD"), model);
		expect(result.text).toBe(text);
		expect(result.diagnosis).toBe("nfd");
		expect(result.repairs[0]?.kind).toBe("unicode");
	});

	it.each([
		"The quick brown fox jumps over the lazy dog while the committee reviews the annual report of the province.",
		"Le gouvernement a présenté hier à l'Assemblée nationale un projet de loi relatif à la sécurité des élèves.",
		"Die Landesregierung hat gestern über die neuen Maßnahmen für größere Städte beraten und beschlossen.",
		"Pemerintah provinsi telah menyampaikan laporan tahunan kepada masyarakat dan dewan perwakilan daerah.",
	])("should leave another language alone: %s", (text) => {
		expect(restoreText(text, model).text).toBe(text);
	});

	it("should not touch numbers, symbols, addresses and white space", () => {
		const text =
			"  Bao cao so 1427/BC-UBND \t ngay 15/3/2023: 98.7% (1.938 ho so), xem https://vungtau.gov.vn, lien he a.b@vungtau.gov.vn  ";
		const result = restoreText(text, model);
		expect(digits(result.text)).toEqual(digits(text));
		expect(result.text).toContain("1427/BC-UBND \t ngày 15/3/2023: 98.7% (1.938 hồ sơ)");
		expect(result.text).toContain("https://vungtau.gov.vn");
		expect(result.text).toContain("a.b@vungtau.gov.vn");
		expect(result.text.startsWith("  Báo cáo")).toBe(true);
		expect(result.text.endsWith("  ")).toBe(true);
	});
});

describe("text without accents", () => {
	it("should get them back, with case, and say what was done", () => {
		const result = restoreText("UY BAN NHAN DAN thanh pho Vung Tau bao cao ket qua cai cach hanh chinh", model);
		expect(result.text).toBe("ỦY BAN NHÂN DÂN thành phố Vũng Tàu báo cáo kết quả cải cách hành chính");
		expect(result.diagnosis).toBe("no-accents");
		expect(result.repairs[0]).toMatchObject({ page: 1, line: 1, before: "UY", after: "ỦY", kind: "accent" });
	});

	it("should restore the codes of document symbols", () => {
		const result = restoreText("Quyet dinh so 3710/QD-UBND cua Uy ban nhan dan, Nghi dinh so 61/2018/ND-CP", model);
		expect(result.text).toContain("3710/QĐ-UBND");
		expect(result.text).toContain("61/2018/NĐ-CP");
	});

	it("should give abbreviations their marks and read on over blank lines within a sentence", () => {
		const text = "Nghi quyet so 05/2021/NQ-HDND cua HDND tinh ve nhan su ho tro huong\n\ndan nguoi dan tai cap xa";
		expect(restoreText(text, model).text).toBe(
			"Nghị quyết số 05/2021/NQ-HĐND của HĐND tỉnh về nhân sự hỗ trợ hướng\n\ndẫn người dân tại cấp xã",
		);
	});

	it.each(CLEAN)("should be right in 19 of 20 words: %s", (name) => {
		const text = seed(name).normalize("NFC");
		const words = (s: string) => s.match(/[\p{L}\p{M}]+/gu) ?? [];
		const want = words(text).map((w) => foldTone(w.toLowerCase()));
		const got = words(restoreText(bare(text), model).text).map((w) => foldTone(w.toLowerCase()));
		expect(got.length).toBe(want.length);
		const right = got.filter((w, i) => w === want[i]).length / want.length;
		expect(right).toBeGreaterThan(0.95);
	});
});

describe("text that an English engine read", () => {
	it("should be readable: seed 004, second half", () => {
		const truth = seed(`${MANGLED}.truth.txt`);
		const result = restoreText(seed(`${MANGLED}.txt`), model);
		expect(result.diagnosis).toBe("foreign-ocr");
		const { errors, words } = wordErrors(truth, result.text, 0.5);
		expect(errors / words).toBeLessThan(0.04);
	});

	it("should keep one line for each line and every number that no repair names", () => {
		const text = seed(`${MANGLED}.txt`);
		const result = restoreText(text, model);
		expect(result.lines.length).toBe(text.split("\n").length);
		const listed = result.repairs.filter((r) => /\d/.test(r.before + r.after));
		const lost = digits(text).filter((d) => !digits(result.text).includes(d));
		for (const number of lost) expect(listed.some((r) => r.before.includes(number))).toBe(true);
		// Scores of the table stay as printed.
		for (const score of ["87.381", "46.3812", "3.6188", "11.5"]) expect(result.text).toContain(score);
	});

	it("should keep abbreviations and small letters after a capital: seed 004", () => {
		const { text } = restoreText(seed(`${MANGLED}.txt`), model);
		expect(text).toContain("Tỷ lệ TTHC có phát sinh");
		expect(text).toContain("Văn phòng HĐND và UBND");
		expect(text).toContain("Phòng Nội vụ; Phòng Văn hóa");
	});

	it("should repair the header by the grammar of symbols", () => {
		const { text } = restoreText(seed(`${MANGLED}.txt`), model);
		expect(text).toContain("Số: 4638/KH-UBND");
		expect(text).toContain("Độc lập - Tự do - Hạnh phúc");
		expect(text).toContain("ngày 13 tháng 5 năm 2024");
	});
});

describe("vietnameseness", () => {
	it("should tell reports from garbage", () => {
		expect(vietnameseness(seed(CLEAN[1]!), model)).toBeGreaterThan(0.9);
		expect(vietnameseness("uY BAN NgAN nAN rNH xIEu GTANG ccjnc noa xA ngr", model)).toBeLessThan(0.5);
		expect(vietnameseness("The committee reviewed the annual report", model)).toBeLessThan(0.3);
		expect(vietnameseness("", model)).toBe(0);
	});
});
