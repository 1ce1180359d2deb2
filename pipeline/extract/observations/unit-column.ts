/** Units of measure of a table: a column of them, one in the label of a row, one over the whole table. */
import { measureOfNoun } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";

/** Short forms and nouns of unit columns that running text does not count in. Folded. */
const WRITTEN: Record<string, string> = {
	vb: "văn bản",
	vbqppl: "văn bản",
	"van ban qppl": "văn bản",
	hs: "hồ sơ",
	"hs tthc": "hồ sơ",
	pakn: "kiến nghị",
	"pa kn": "kiến nghị",
	dv: "đơn vị",
	cq: "cơ quan",
	"cq dv": "đơn vị",
	nv: "nhiệm vụ",
	"van de": "trường hợp",
	hang: "thứ hạng",
	"xep hang": "thứ hạng",
	"thu tu": "thứ hạng",
	hdld: "người",
	"hop dong": "người",
	"bien che": "biên chế",
};

/** Measure that a unit names ("Cơ quan, đơn vị", "Số phiếu", "%"); null when it is none that is known. */
export function measureOfUnit(text: string): string | null {
	const plain = text
		.replace(/^[\s(]+|[\s).:]+$/g, "")
		.replace(/^(?:tổng số|số lượng|số)\s+/iu, "")
		.split("/")[0]
		?.trim();
	if (!plain) return null;
	const written =
		WRITTEN[
			fold(plain)
				.replace(/[^\p{L}\p{N}%]+/gu, " ")
				.trim()
		] ?? plain;
	return measureOfNoun(written.split(/\s+/))?.measure ?? null;
}

/** Nothing but nouns that figures are counted in: "Cơ quan, đơn vị"; "Phường 1" is a name. */
const isUnit = (text: string): boolean =>
	text
		.replace(/^\s*(?:số lượng|số)\s+/iu, "")
		.split(/[,;/]|\s+và\s+/u)
		.map((piece) => piece.trim())
		.every((piece) => {
			if (WRITTEN[fold(piece)]) return true;
			const words = piece.split(/\s+/);
			return measureOfNoun(words)?.length === words.length;
		});

const SURE = /^(?:dvt|don vi tinh|don vi do|dv tinh|don vi do luong)$/;
const MAYBE = /^(?:don vi|dv|donvi)$/;
/** "Đơn vị" heads a column of units where so many of its cells are some (else it lists agencies). */
const MOST = 0.6;
/** Longest unit ("Cơ quan, tổ chức, đơn vị": 5 words); agencies' names are longer, or have capitals inside. */
const LONGEST = 6;

/** @param title the lowest title of the column, @param texts its filled cells */
export function isUnitColumn(title: string, texts: readonly string[]): boolean {
	const head = fold(title)
		.replace(/[^\p{L}\s]+/gu, " ")
		.replace(/\s+/g, " ")
		.trim();
	if (SURE.test(head)) return true;
	if (!MAYBE.test(head) || texts.length === 0) return false;
	const units = texts.filter((t) => t.split(/\s+/).length <= LONGEST && isUnit(t));
	return units.length >= texts.length * MOST;
}

/** Nouns that head a label without "Số …" and are what it counts; "Kế hoạch", "Tổ chức", "Báo cáo" may be verbs or titles. */
const COUNTED_BARE = new Set(["dossier", "procedure", "person", "target", "account", "signature", "transaction"]);

/** What the label of a row says it is counted in: "Tỷ lệ …", "(hồ sơ)" at its end, "Tổng số nhiệm vụ …"; null when nothing. */
export function measureOfLabel(label: string): string | null {
	const text = label.replace(/\s+/g, " ").trim();
	const bracket = /\(\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^()]+?)\s*\)\s*$/iu.exec(text)?.[1];
	const inBracket = bracket && bracket.split(/\s+/).length <= 4 ? measureOfUnit(bracket) : null;
	if (inBracket) return inBracket;
	if (/^(?:tỷ lệ|tỉ lệ|tỷ trọng|mức độ hài lòng|chỉ số hài lòng)(?!\p{L})|%/iu.test(text)) return "percent";
	if (/^(?:xếp hạng|thứ hạng|xếp thứ)(?!\p{L})/iu.test(text)) return "rank";
	const counted = /^(?:tổng\s+)?(?:số lượng|số)\s+(.+)$/iu.exec(text)?.[1] ?? /^tổng\s+(.+)$/iu.exec(text)?.[1];
	const words = (counted ?? text).split(/\s+/);
	const hit = measureOfNoun(words.slice(0, 5));
	if (counted) return hit?.measure ?? null;
	return hit && COUNTED_BARE.has(hit.measure) && !/^tổ chức/iu.test(text) ? hit.measure : null;
}
