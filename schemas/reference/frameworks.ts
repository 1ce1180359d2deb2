/**
 * Frameworks: sets of rules that say what an indicator means in which years. A value before and a value after a change
 * of framework do not compare like with like.
 */
import { z } from "zod";
import { IsoDate } from "../extracted.js";

/**
 * What a family of frameworks governs: `par_index` and `dti` the scores of an index, `online_service` the levels of online
 * public services, `cchc` the government's reform programmes and the names of their areas.
 */
export const FrameworkFamily = z.enum(["par_index", "dti", "online_service", "cchc"]);
export type FrameworkFamily = z.infer<typeof FrameworkFamily>;

export const Framework = z
	.object({
		/** "dti-2022": family and first year. */
		id: z.string().regex(/^[a-z_]+-\d{4}$/),
		family: FrameworkFamily,
		name: z.string().min(3),
		nameEn: z.string().min(3),
		/** First day of the values it governs: by the period that a value is about, not by the day it was published. */
		validFrom: IsoDate,
		/** Last day; null: still in force. */
		validTo: IsoDate.nullable(),
		/** The document that lays it down; null where we know the change only from the series of published indices. */
		basis: z.string().nullable(),
		/** Whether values of indicators break where it begins; false: only names changed. */
		breaks: z.boolean(),
		/** What changed where it begins, one sentence; null for the first of its family. */
		reason: z.string().nullable(),
		reasonEn: z.string().nullable(),
	})
	.refine((f) => f.validTo === null || f.validFrom <= f.validTo, "ends before it begins");
export type Framework = z.infer<typeof Framework>;

const year = (
	family: FrameworkFamily,
	from: number,
	to: number | null,
	of: Omit<Framework, "id" | "family" | "validFrom" | "validTo">,
): Framework => ({
	id: `${family}-${from}`,
	family,
	validFrom: `${from}-01-01`,
	validTo: to === null ? null : `${to}-12-31`,
	...of,
});

const PAR_CRITERIA = {
	reason: "Bộ tiêu chí, điểm tối đa và cách chấm Chỉ số CCHC được sửa đổi.",
	reasonEn: "The criteria of the PAR Index, their maximum points and the way of scoring were revised.",
};
/** PAR Index: one set of criteria a year 2016–2020 (field notes), then the project of 2022. */
const parIndex = (from: number, to: number | null): Framework =>
	year("par_index", from, to, {
		name: `Chỉ số cải cách hành chính, bộ tiêu chí năm ${from}`,
		nameEn: `PAR Index, criteria of ${from}`,
		basis: null,
		breaks: true,
		...PAR_CRITERIA,
	});

const DTI = {
	name: (from: number): string => `Chỉ số chuyển đổi số, bộ chỉ số năm ${from}`,
	nameEn: (from: number): string => `Digital transformation index, indicators of ${from}`,
};

/** All frameworks, by family and time; inside a family they follow each other without a gap. */
export const frameworks: readonly Framework[] = z.array(Framework).parse([
	{ ...parIndex(2012, 2015), reason: null, reasonEn: null },
	parIndex(2016, 2016),
	parIndex(2017, 2017),
	parIndex(2018, 2018),
	parIndex(2019, 2019),
	parIndex(2020, 2021),
	{
		...parIndex(2022, null),
		name: "Chỉ số cải cách hành chính giai đoạn 2022–2030",
		nameEn: "PAR Index 2022–2030",
		basis: "Quyết định số 876/QĐ-BNV",
		reason: "Đề án theo Quyết định số 876/QĐ-BNV thay bộ tiêu chí và thang điểm của Chỉ số CCHC.",
		reasonEn: "Decision 876/QĐ-BNV replaced the criteria and the scale of the PAR Index.",
	},
	year("dti", 2020, 2021, {
		name: DTI.name(2020),
		nameEn: DTI.nameEn(2020),
		basis: "Quyết định số 1726/QĐ-BTTTT ngày 12/10/2020",
		breaks: true,
		reason: null,
		reasonEn: null,
	}),
	year("dti", 2022, 2024, {
		name: DTI.name(2022),
		nameEn: DTI.nameEn(2022),
		basis: "Quyết định số 922/QĐ-BTTTT ngày 20/5/2022",
		breaks: true,
		reason: "Quyết định số 922/QĐ-BTTTT thay các chỉ số thành phần và thang điểm của DTI.",
		reasonEn: "Decision 922/QĐ-BTTTT replaced the component indicators and the scale of the DTI.",
	}),
	year("dti", 2025, null, {
		name: DTI.name(2025),
		nameEn: DTI.nameEn(2025),
		basis: "Quyết định số 405/QĐ-BKHCN ngày 03/4/2025",
		breaks: true,
		reason: "Quyết định số 405/QĐ-BKHCN rút gọn và thay các chỉ số thành phần của DTI.",
		reasonEn: "Decision 405/QĐ-BKHCN cut down and replaced the component indicators of the DTI.",
	}),
	{
		id: "online_service-2011",
		family: "online_service",
		name: "Dịch vụ công trực tuyến mức độ 1, 2, 3, 4",
		nameEn: "Online public services of levels 1 to 4",
		validFrom: "2011-06-10",
		validTo: "2022-08-14",
		basis: "Nghị định số 43/2011/NĐ-CP",
		breaks: true,
		reason: null,
		reasonEn: null,
	},
	{
		id: "online_service-2022",
		family: "online_service",
		name: "Dịch vụ công trực tuyến một phần, toàn trình",
		nameEn: "Partly and fully online public services",
		validFrom: "2022-08-15",
		validTo: null,
		basis: "Nghị định số 42/2022/NĐ-CP",
		breaks: true,
		reason: "Nghị định số 42/2022/NĐ-CP thay mức độ 3, 4 bằng dịch vụ công trực tuyến một phần, toàn trình.",
		reasonEn: "Decree 42/2022/NĐ-CP replaced levels 3 and 4 by partly and fully online services.",
	},
	year("cchc", 2001, 2010, {
		name: "Chương trình tổng thể cải cách hành chính 2001–2010",
		nameEn: "Master programme of administrative reform 2001–2010",
		basis: "Quyết định số 136/2001/QĐ-TTg",
		breaks: false,
		reason: null,
		reasonEn: null,
	}),
	year("cchc", 2011, 2020, {
		name: "Chương trình tổng thể cải cách hành chính 2011–2020",
		nameEn: "Master programme of administrative reform 2011–2020",
		basis: "Nghị quyết số 30c/NQ-CP ngày 08/11/2011",
		breaks: false,
		reason: "Sáu lĩnh vực thay bốn; “hiện đại hóa hành chính” là một lĩnh vực.",
		reasonEn: "Six areas instead of four; “modernisation of administration” is one of them.",
	}),
	year("cchc", 2021, 2030, {
		name: "Chương trình tổng thể cải cách hành chính 2021–2030",
		nameEn: "Master programme of administrative reform 2021–2030",
		basis: "Nghị quyết số 76/NQ-CP ngày 15/7/2021",
		breaks: false,
		reason:
			"“Hiện đại hóa hành chính” thành “xây dựng Chính phủ điện tử, Chính phủ số”; “đội ngũ CBCCVC” thành “chế độ công vụ”.",
		reasonEn: "“Modernisation” became “e-government and digital government”; “staff” became “civil service regime”.",
	}),
]);

/** The framework of `family` that governs a value about the period that ends on `day` (ISO); null before the first one. */
export function frameworkOn(family: FrameworkFamily, day: string): Framework | null {
	return (
		frameworks.find((f) => f.family === family && f.validFrom <= day && (f.validTo === null || day <= f.validTo)) ??
		null
	);
}

/**
 * The frameworks that begin after `earlier` and up to `later` (period ends, ISO) and break the series of their family,
 * oldest first; [] when values of the two days compare.
 * @example definitionBreaks("dti", "2021-12-31", "2023-12-31").map((f) => f.id) // ["dti-2022"]
 */
export function definitionBreaks(family: FrameworkFamily | null, earlier: string, later: string): Framework[] {
	if (family === null) return [];
	return frameworks.filter(
		(f) => f.family === family && f.breaks && f.reason !== null && earlier < f.validFrom && f.validFrom <= later,
	);
}
