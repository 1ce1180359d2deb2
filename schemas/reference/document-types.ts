/** Types of official documents and their codes. */

/** A kind of document as Decree 30/2020/NĐ-CP (Annex III) abbreviates it, or as older and legal texts do. */
export interface DocumentType {
	/** Code used in symbols ("BC" in "12/BC-UBND"). */
	code: string;
	/** Name in Vietnamese, as after "…" in a sentence. */
	name: string;
	/** Other names under which it is cited or titled. */
	aliases?: readonly string[];
	/** `decree-30`: administrative document; `legal`: Law 80/2015/QH13; `other`: seen in archives. */
	source: "decree-30" | "legal" | "party" | "other";
}

export const DOCUMENT_TYPES: readonly DocumentType[] = [
	{ code: "NQ", name: "Nghị quyết", source: "decree-30" },
	{ code: "QĐ", name: "Quyết định", source: "decree-30" },
	{ code: "CT", name: "Chỉ thị", source: "decree-30" },
	{ code: "QC", name: "Quy chế", source: "decree-30" },
	{ code: "QyĐ", name: "Quy định", source: "decree-30" },
	{ code: "TC", name: "Thông cáo", source: "decree-30" },
	{ code: "TB", name: "Thông báo", aliases: ["Thông báo kết luận"], source: "decree-30" },
	{ code: "HD", name: "Hướng dẫn", source: "decree-30" },
	{
		code: "CTr",
		name: "Chương trình",
		aliases: ["Chương trình hành động", "Chương trình công tác"],
		source: "decree-30",
	},
	{ code: "KH", name: "Kế hoạch", source: "decree-30" },
	{ code: "PA", name: "Phương án", source: "decree-30" },
	{ code: "ĐA", name: "Đề án", source: "decree-30" },
	{ code: "DA", name: "Dự án", source: "decree-30" },
	{ code: "BC", name: "Báo cáo", source: "decree-30" },
	{ code: "BB", name: "Biên bản", source: "decree-30" },
	{ code: "TTr", name: "Tờ trình", source: "decree-30" },
	{ code: "HĐ", name: "Hợp đồng", source: "decree-30" },
	{ code: "CĐ", name: "Công điện", source: "decree-30" },
	{ code: "BGN", name: "Bản ghi nhớ", source: "decree-30" },
	{ code: "BTT", name: "Bản thỏa thuận", source: "decree-30" },
	{ code: "GUQ", name: "Giấy ủy quyền", source: "decree-30" },
	{ code: "GM", name: "Giấy mời", source: "decree-30" },
	{ code: "GGT", name: "Giấy giới thiệu", source: "decree-30" },
	{ code: "GNP", name: "Giấy nghỉ phép", source: "decree-30" },
	{ code: "PG", name: "Phiếu gửi", source: "decree-30" },
	{ code: "PC", name: "Phiếu chuyển", source: "decree-30" },
	{ code: "PB", name: "Phiếu báo", source: "decree-30" },
	{ code: "CV", name: "Công văn", source: "decree-30" },
	{ code: "HP", name: "Hiến pháp", source: "legal" },
	{ code: "Luật", name: "Luật", aliases: ["Bộ luật"], source: "legal" },
	{ code: "PL", name: "Pháp lệnh", source: "legal" },
	{ code: "L", name: "Lệnh", source: "legal" },
	{ code: "NĐ", name: "Nghị định", source: "legal" },
	{ code: "TT", name: "Thông tư", source: "legal" },
	{ code: "TTLT", name: "Thông tư liên tịch", source: "legal" },
	{ code: "NQLT", name: "Nghị quyết liên tịch", source: "legal" },
	{ code: "KL", name: "Kết luận", source: "party" },
	{ code: "ĐL", name: "Điều lệ", source: "other" },
	{ code: "TM", name: "Thư mời", source: "other" },
	{ code: "CTrPH", name: "Chương trình phối hợp", source: "other" },
	{ code: "KHLT", name: "Kế hoạch liên tịch", source: "other" },
	{ code: "HDLT", name: "Hướng dẫn liên tịch", source: "other" },
	{ code: "VBHN", name: "Văn bản hợp nhất", source: "legal" },
];

const bare = (text: string): string =>
	text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();

const BY_NAME = new Map<string, DocumentType>();
for (const type of DOCUMENT_TYPES)
	for (const name of [type.name, ...(type.aliases ?? [])]) BY_NAME.set(bare(name), type);

const BY_CODE = new Map(DOCUMENT_TYPES.map((t) => [t.code, t]));
/** Codes without their accents, where that is no other code: an engine that knows no Đ reads "QD-UBND". */
const BY_BARE_CODE = new Map<string, DocumentType>();
for (const type of DOCUMENT_TYPES) {
	const key = type.code.replace(/Đ/g, "D").toUpperCase();
	if (BY_BARE_CODE.has(key)) BY_BARE_CODE.delete(key);
	else BY_BARE_CODE.set(key, type);
}
for (const shared of ["HD", "DA"]) BY_BARE_CODE.delete(shared);

/** The type with a Vietnamese name (accents and case do not matter), or null. */
export const documentTypeByName = (name: string): DocumentType | null => BY_NAME.get(bare(name)) ?? null;

/** The type with a code as it stands in a symbol; a lost Đ is forgiven where it is unambiguous. Null for agencies. */
export function documentTypeByCode(code: string): DocumentType | null {
	if (code === "CV" || code === "L" || code === "Luật") return BY_CODE.get(code) ?? null;
	return BY_CODE.get(code) ?? BY_BARE_CODE.get(code.replace(/Đ/g, "D").toUpperCase()) ?? null;
}

/** All names in folded form, longest first, for patterns. */
export const TYPE_NAMES_FOLDED: readonly string[] = [...BY_NAME.keys()].sort((a, b) => b.length - a.length);
