import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractHeader } from "../../../pipeline/extract/header/index.js";
import { readIssueDate } from "../../../pipeline/extract/header/issue-date.js";
import { readNumberLine, typeOfSymbol } from "../../../pipeline/extract/header/number-line.js";
import { officialName } from "../../../pipeline/extract/header/official-name.js";
import { asPersonName } from "../../../pipeline/extract/header/person-name.js";
import { boxedPage, textPages } from "../flow/text-pages.js";

const seedText = (name: string) => readFileSync(new URL(`../../../samples/seeds/${name}`, import.meta.url), "utf8");
const truth = (name: string) => JSON.parse(seedText(name)).header;
const rules = (findings: { rule: string }[]) => findings.map((f) => f.rule);

describe("extractHeader on the seeds", () => {
	it.each([
		["000_53eccf42e6cdd606", ".txt"],
		["001_02df49aac0549dce", ".txt"],
		["002_d6fac6f25622d911", ".txt"],
		["003_e87c0b47eede3b06", ".txt"],
		["004_77d4189d37b4c193", ".truth.txt"],
	])("should read %s as a person does", (name, suffix) => {
		expect(extractHeader(textPages(seedText(name + suffix))).header).toMatchObject(truth(`${name}.truth.json`));
	});

	it("should say what is blank, and where an annex has its number from", () => {
		const letter = extractHeader(textPages(seedText("002_d6fac6f25622d911.txt")));
		expect(rules(letter.findings)).toEqual(["header.number-blank", "header.date-incomplete", "header.issuer-inferred"]);
		const annex = extractHeader(textPages(seedText("000_53eccf42e6cdd606.txt")));
		expect(annex.findings).toMatchObject([{ rule: "header.annex", severity: "info" }]);
	});
});

describe("extractHeader on pages with boxes", () => {
	const page = (number: string | { text: string; height: number }, day: string | { text: string; height: number }) =>
		boxedPage([
			{ x: 90, y: 60, words: ["UBND", "TỈNH", "KIÊN", "GIANG"] },
			{ x: 120, y: 75, words: ["SỞY", "TẾ"] },
			{ x: 100, y: 100, words: ["Số:", number, "/BC-SYT"] },
			{ x: 60, y: 400, words: ["Nơi", "nhận:"] },
			{ x: 60, y: 412, words: ["-", "Lưu:", "VT."] },
			{ x: 300, y: 60, words: ["CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"] },
			{ x: 340, y: 75, words: ["Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"] },
			{ x: 310, y: 100, words: ["Kiên", "Giang,", "ngày", day, "tháng", "12", "năm", "2017"] },
			{ x: 270, y: 140, words: ["BÁO", "CÁO"] },
			{ x: 200, y: 156, words: ["Tình", "hình", "công", "tác", "tháng", "12-2017"] },
			{ x: 360, y: 400, words: ["KT.", "GIÁM", "ĐÓC"] },
			{ x: 352, y: 414, words: ["PHÓ", "GIÁM", "ĐÓC"] },
			{ x: 356, y: 480, words: ["Nguyễn", "Thị", "Mẫu"] },
		]);

	it("should read two columns that the engine gave one after the other", () => {
		expect(extractHeader([page("18", "15")]).header).toMatchObject({
			documentType: "BC",
			number: "18",
			symbol: "BC-SYT",
			issuer: "Sở Y tế tỉnh Kiên Giang",
			place: "Kiên Giang",
			issuedOn: "2017-12-15",
			subject: "Tình hình công tác tháng 12-2017",
			periodStart: "2017-12-01",
			periodEnd: "2017-12-31",
			signer: "Nguyễn Thị Mẫu",
			signerTitle: "KT. Giám đốc, Phó Giám đốc",
		});
	});

	it("should not believe digits written by hand, but say what was read", () => {
		const { header, findings } = extractHeader([page({ text: "207", height: 18 }, { text: "20", height: 16 })]);
		expect(header).toMatchObject({ number: null, issuedOn: null, issuedYear: 2017, issuedMonth: 12, issuedDay: null });
		expect(rules(findings)).toEqual(["header.number-unreadable", "header.date-incomplete"]);
		expect(findings[0]?.message).toContain("207");
	});
});

describe("extractHeader on a signature typed beside the recipients", () => {
	it("should read the title after a recipient and keep a name's last letter", () => {
		const text = `ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 215/BC-UBND           Quảng Nam, ngày 12 tháng 12 năm 2022
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2022
Trong năm 2022, toàn tỉnh tiếp nhận 1.234 hồ sơ.
Nơi nhận:                     TM. ỦY BAN NHÂN DÂN
- Bộ Nội vụ;                       CHỦ TỊCH
- Lưu: VT, NC.
                                  Lê Văn A`;
		expect(extractHeader(textPages(text)).header).toMatchObject({
			signer: "Lê Văn A",
			signerTitle: "TM. Ủy ban nhân dân, Chủ tịch",
		});
	});
});

describe("extractHeader on what is no official document", () => {
	it("should leave everything null and say so", () => {
		const { header, findings } = extractHeader(textPages("Invoice 12/2020\nTotal: 300 USD"));
		expect(header.number).toBeNull();
		expect(header.documentType).toBeNull();
		expect(rules(findings)).toEqual(["header.not-found"]);
		expect(extractHeader(textPages("")).header.issuer).toBeNull();
	});
});

describe("number lines", () => {
	it.each([
		["Số: 4638/KH-UBND", "4638", "KH-UBND"],
		["Số: 04 /TB-SYT", "04", "TB-SYT"],
		["Số: /BC-UBND", null, "BC-UBND"],
		["S: 4638 JKH-UBND Viing Tau", "4638", "KH-UBND"],
		["Số: 83/2017/NĐ-CP", "83", "2017/NĐ-CP"],
		["Số: 897-QĐ/TU", "897", "QĐ/TU"],
		["Số: 143/UBND", "143", "UBND"],
		["Số:. Ú /GM-SYT", null, "GM-SYT"],
		["Số:22/Ế /BC-SYT", null, "BC-SYT"],
		["Số: 12/QD-UBND", "12", "QĐ-UBND"],
	])("should read %s", (text, number, symbol) => expect(readNumberLine(text)).toMatchObject({ number, symbol }));

	it("should tell a letter from a decision by the symbol", () => {
		expect([
			typeOfSymbol("UBND-SNV"),
			typeOfSymbol("QĐ-UBND"),
			typeOfSymbol("2018/NĐ-CP"),
			typeOfSymbol("NQ/TW"),
		]).toEqual(["CV", "QĐ", "NĐ", "NQ"]);
	});
});

describe("dates of issue", () => {
	it("should keep the parts that are printed", () => {
		expect(readIssueDate("Vũng Tàu, ngày       tháng 8 năm 2022")).toMatchObject({
			place: "Vũng Tàu",
			day: null,
			month: 8,
			year: 2022,
			iso: null,
			unreadable: false,
		});
		expect(readIssueDate("Kiên Giang, ngày f© tháng 10 năm 2017")).toMatchObject({ day: null, unreadable: true });
		expect(readIssueDate("Viing Tau, ngayl3 thang 5 nam 2024")).toMatchObject({ iso: "2024-05-13" });
	});
});

describe("names", () => {
	it.each([
		["UBND TỈNH KIÊN GIANG", "Ủy ban nhân dân tỉnh Kiên Giang"],
		["ỦY BAN NHÂN DÂN THÀNH PHỐ VŨNG TÀU", "Ủy ban nhân dân thành phố Vũng Tàu"],
		["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"],
		["SỞ Y TẾ KIÊN GIANG", "Sở Y tế Kiên Giang"],
		["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"],
		["UBND PHƯỜNG 1", "Ủy ban nhân dân phường 1"],
	])("should write %s out", (printed, name) => expect(officialName(printed)).toBe(name));

	it("should take only what can be a person's name", () => {
		expect(asPersonName("Vũ Hồng Thuấn")).toBe("Vũ Hồng Thuấn");
		expect(asPersonName("_ˆ.⁄⁄fguyên Văn Mẫu")).toBeNull();
		expect(asPersonName("TRƯỞNG KHOA")).toBeNull();
		expect(asPersonName("Cục Quản lý")).toBeNull();
	});
});

describe("extractHeader on other letterheads", () => {
	const letter = (lines: string) => extractHeader(textPages(lines)).header;
	it("should find who signed where no recipients are printed, below the letterhead", () => {
		expect(
			letter(
				"ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP\nSỞ Y TẾ\nSố: 2750/BC-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐồng Tháp, ngày 12 tháng 9 năm 2024\n\nBÁO CÁO\nCông tác cải cách hành chính quý III năm 2024\n\n1. Tổng số nhiệm vụ là 46 nhiệm vụ.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn Mẫu\n",
			),
		).toMatchObject({
			signer: "Nguyễn Văn Mẫu",
			signerTitle: "KT. Giám đốc, Phó Giám đốc",
			issuer: "Sở Y tế tỉnh Đồng Tháp",
		});
	});
	it("should take a letter of a Cục Thuế for a letter, and write departments out", () => {
		expect(
			letter(
				"TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH LÂM ĐỒNG\nSố: 3391/CT-TCCB\nV/v cung cấp số liệu 9 tháng năm 2020\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Đồng, ngày 05 tháng 10 năm 2020\n\nKính gửi: Sở Nội vụ\n",
			).documentType,
		).toBe("CV");
		expect(officialName("SỞ NÔNG NGHIỆP VÀ PTNT TỈNH GIA LAI")).toBe(
			"Sở Nông nghiệp và Phát triển nông thôn tỉnh Gia Lai",
		);
	});
	it("should give both periods of a title the one year that it prints", () => {
		expect(
			letter(
				"UBND HUYỆN A\nSố: 1/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nA, ngày 23 tháng 5 năm 2022\n\nBÁO CÁO\nCông tác cải cách hành chính tháng 5, nhiệm vụ tháng 6 năm 2022\n\nNội dung.\n",
			),
		).toMatchObject({ periodStart: "2022-05-01", periodEnd: "2022-05-31" });
	});
});

describe("annexes that stand alone", () => {
	it("should have the number of the document they belong to, not one that their table cites", () => {
		const { header } = extractHeader(
			textPages(
				"PHỤ LỤC\nKết quả thực hiện nhiệm vụ\n(Kèm theo Báo cáo số 1427/BC-UBND ngày 15/3/2023 của UBND thành phố Vũng Tàu)\nSTT\nĐơn vị\nKế hoạch 203/KH-UBND\nĐã thực hiện",
			),
		);
		expect(header).toMatchObject({ documentType: "BC", number: "1427", symbol: "BC-UBND", issuedOn: "2023-03-15" });
	});
});
