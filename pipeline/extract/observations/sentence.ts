/** Sentences of a block and the stretches between its figures. */
import type { Figure } from "./scan.js";

export interface Range {
	start: number;
	end: number;
}

/** Short forms that a period follows without ending the sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:TP|Tp|TT|TX|P|Q|H|ĐT|v|vv|TS|ThS|BS|CN|Ths|Bs|Đ\/c|tr|STT|VP|KT|TM|TL|Tr)$/u;

/** Sentences of a text: at a full stop before a capital (even without a space: "97,01%.UBND"), not at semicolons. */
export function sentencesOf(text: string): Range[] {
	const out: Range[] = [];
	let start = 0;
	for (const m of text.matchAll(
		/[.!?]+(?=\s*["”)\]]*\s*(?:\p{Lu}|$|[-–+*;]|\d+\s?%|\d{2,}\s|\d+\/\d+\s)|\s+\p{Ll})/gu,
	)) {
		const at = m.index;
		const before = text.slice(Math.max(0, at - 8), at);
		const after = text.slice(at + m[0].length);
		if (ABBREVIATION.test(before) || (/\d$/.test(before) && /^\d/.test(after))) continue;
		if (!/^\s/.test(after) && after !== "" && !/[\p{Ll}%)\d]$/u.test(before)) continue;
		if (/^\s*$/.test(text.slice(start, at))) continue;
		if (/^\s+\p{Ll}/u.test(after) && !/(?:^|[^\p{L}.])\p{Ll}{2,}$/u.test(before)) continue;
		if (depthAt(text, start, at) > 0 && /^\s*\p{Ll}/u.test(after)) continue;
		const end = at + m[0].length;
		out.push({ start, end });
		start = end;
	}
	if (/\S/.test(text.slice(start))) out.push({ start, end: text.length });
	return out.map((r) => ({ start: r.start + (/^\s*/.exec(text.slice(r.start, r.end))?.[0].length ?? 0), end: r.end }));
}

/** Depth of round brackets at `at`, counted from `from`; never negative. */
export function depthAt(text: string, from: number, at: number): number {
	let depth = 0;
	for (let i = from; i < at; i++) {
		if (text[i] === "(") depth++;
		else if (text[i] === ")" && depth > 0) depth--;
	}
	return depth;
}

/** A figure with the words around it that speak of it. */
export interface FigureInText {
	figure: Figure;
	sentence: Range;
	/** Words before it, back to the figure or the clause before. */
	before: string;
	/** Words after its noun, up to the end of its clause. */
	after: string;
	/** Separator that stands between this figure's words and those of the figure before: "," ";" "(" "và" …; "" for the first. */
	joint: string;
}

const JOINTS =
	/[;()]|,(?!\d)|\.(?=\s)|(?<=\s)(?:và|với|trong đó|bao gồm|gồm|thuộc|trên|cùng|đồng thời|xếp(?=\s+(?:thứ|hạng|loại))|đứng(?=\s+thứ))(?=[\s:])|:(?=\s)/giu;

/** Nouns that a comma joins into one term ("cán bộ, công chức, viên chức", "kiểm tra, rà soát"): the comma parts nothing. */
const PAIRED: readonly RegExp[][] = [
	"xã|phường|thị trấn|huyện|thị xã|thành phố|thôn|khu phố|bản|ấp|đặc khu|quận",
	"cán bộ|công chức|viên chức|người lao động|cơ quan|đơn vị|phòng|ban|sở|ngành|tổ chức|cá nhân|tập thể|người dân|doanh nghiệp|tổ chức, cá nhân|các phòng",
	"tin|bài|ảnh|phóng sự",
	"bãi bỏ|hủy bỏ|huỷ bỏ",
	"kiểm tra|rà soát|hệ thống hóa|thẩm định|phê duyệt|đào tạo|bồi dưỡng|nghiệp vụ|cắt giảm|đơn giản hóa|sửa đổi|bổ sung|thay thế|bãi bỏ|theo dõi|đôn đốc|giám sát|sắp xếp|tổ chức lại",
	"tiếp nhận|giải quyết|xử lý|trả kết quả",
	"trực tiếp|qua dịch vụ bưu chính|qua bưu chính|qua đường bưu điện|bưu chính công ích",
	"phản ánh|kiến nghị|góp ý|khiếu nại|tố cáo",
	"phí|lệ phí",
	"hồ sơ|giấy tờ|kết quả|tài liệu",
	"tồn tại|hạn chế|khó khăn|vướng mắc",
].map((nouns) => [
	new RegExp(`(?:^|[^\\p{L}])(?:các |những )?(?:${nouns})\\s*$`, "iu"),
	new RegExp(`^\\s*(?:${nouns})(?!\\p{L})`, "iu"),
]);

/** Whether the comma at `at` stands inside such a term. */
const joinsTerm = (text: string, at: number): boolean =>
	PAIRED.some(([before, after]) => before?.test(text.slice(0, at)) && after?.test(text.slice(at + 1)));

/** Each figure of a text with its sentence and the words that belong to it. `figures` are in order. */
export function figuresInText(text: string, figures: readonly Figure[]): FigureInText[] {
	const sentences = sentencesOf(text);
	const out: FigureInText[] = [];
	let at = 0;
	for (const [i, figure] of figures.entries()) {
		while (at < sentences.length - 1 && figure.start >= (sentences[at]?.end ?? 0)) at++;
		const sentence = sentences[at] ?? { start: 0, end: text.length };
		const previous = figures[i - 1];
		const next = figures[i + 1];
		const fromPrevious = previous && previous.start >= sentence.start ? previous.nounEnd : sentence.start;
		const toNext = next && next.start < sentence.end ? next.start : sentence.end;
		const gap = text.slice(fromPrevious, figure.start);
		const cut =
			previous && previous.start >= sentence.start
				? previous.measure === "rank"
					? lastCut(gap)
					: cutFor(gap, figure)
				: { at: 0, joint: "" };
		const tail = text.slice(figure.nounEnd, Math.max(figure.nounEnd, toNext));
		const at0 = figure.measure === "percent" ? rateStart(gap, cut.at) : cut.at;
		out.push({
			figure,
			sentence,
			before: gap
				.slice(at0)
				.replace(/\s*\(\s*$/, "")
				.trim(),
			after: tail
				.slice(0, endOfTail(tail, next !== undefined && next.start < sentence.end, figure, gap.slice(at0)))
				.trim(),
			joint: cut.joint,
		});
	}
	return out;
}

/** Most words of a piece of a list inside the name of a rate. */
const PIECE = 5;

/** "mức độ hài lòng … lĩnh vực đất đai, xây dựng, đầu tư đạt tối thiểu 87%": a list inside the name of a rate does not cut it. */
function rateStart(gap: string, at: number): number {
	if (gap[at - 1] !== ",") return at;
	const from = Math.max(gap.lastIndexOf(";", at), gap.lastIndexOf("(", at), gap.lastIndexOf(")", at)) + 1;
	const rate = [...gap.slice(from, at).matchAll(/(?<!\p{L})(?:tỷ lệ|tỉ lệ|mức độ|chỉ số)\s/giu)].at(-1);
	if (!rate || /[.](?=\s)|%/.test(gap.slice(from + rate.index))) return at;
	const [, ...pieces] = gap.slice(from + rate.index).split(",");
	const goesOn = pieces.every(
		(p) =>
			p.trim().split(/\s+/).length <= PIECE &&
			!/(?:^|\s)(?:đã|còn|tăng|giảm|hồ sơ|số|thủ tục|tỷ lệ|tỉ lệ|trong đó|chỉ|mới|tương đương|bằng|vượt|cao hơn|thấp hơn|chiếm)(?:\s|$)/iu.test(
				p,
			) &&
			!/^\s*(?:đạt|là)/iu.test(p),
	);
	return goesOn ? from + rate.index : at;
}

/** "Thương hàn (8/46)": a bracket that holds nothing but the figure leaves it the words before the bracket. */
function cutFor(gap: string, figure: Figure): { at: number; joint: string } {
	const cut = lastCut(gap);
	if (cut.joint !== "(" || figure.measure === "percent" || gap.slice(cut.at).trim() !== "") return cut;
	const outer = lastCut(gap.slice(0, cut.at - 1));
	return /\p{L}{2}/u.test(gap.slice(outer.at, cut.at)) ? outer : cut;
}

/** Words that "trên" right before a figure goes with. */
const MORE_THAN =
	/(?:^|\s)(?:đạt|lên|mức|là|tăng|giảm|từ|có|còn|chiếm|với|gồm|dân số|diện tích|tỷ lệ|tỉ lệ|số|giá trị|hài lòng|đúng hạn|trực tuyến|toàn trình)\s+$/iu;

/**
 * Where the words of the second figure begin in the gap between two: after the last bracket, semicolon or comma, or after
 * "và", "với", "trong đó" when there is no punctuation. A colon belongs to the second figure's words.
 */
function lastCut(gap: string): { at: number; joint: string } {
	let at = 0;
	let joint = "";
	let strong = false;
	const shortForms = [...gap.matchAll(/\(\p{Lu}[\p{Lu}\s-]{1,14}\)/gu)].map(
		(b) => [b.index, b.index + b[0].length] as const,
	);
	for (const m of gap.matchAll(JOINTS)) {
		// "chuyển đổi số (DTI) hạng 1": a short form in brackets parts nothing.
		if (/[()]/.test(m[0]) && shortForms.some(([from, to]) => m.index >= from && m.index < to)) continue;
		if (m[0] === ":" || (m[0] === "," && joinsTerm(gap, m.index))) continue;
		const behind = gap.slice(m.index + m[0].length);
		// "đạt trên 85%", "dân số trên 3,3 triệu người": more than, not out of.
		if (
			/^trên$/i.test(m[0]) &&
			!/\p{L}/u.test(behind) &&
			(MORE_THAN.test(gap.slice(0, m.index)) || /(?:tỷ|tỉ) lệ [^,;.()]{3,60}$/iu.test(gap.slice(0, m.index)))
		)
			continue;
		const punctuation = /^[;().,]$/.test(m[0]);
		const opener = /^(?:trong đó|bao gồm|gồm)$/i.test(m[0]);
		if (!punctuation && !opener && strong && !/^\s*$/.test(gap.slice(m.index + m[0].length))) continue;
		if (
			!punctuation &&
			!opener &&
			/\p{L}/u.test(gap.slice(m.index + m[0].length).replace(/^\s*(?:tổng số|tổng)/i, ""))
		) {
			// "… và 10 cá nhân": a joint word counts only right before the figure or when nothing else joins.
			if (
				strong ||
				gap
					.slice(m.index + m[0].length)
					.trim()
					.split(/\s+/).length > 6
			)
				continue;
		}
		// "xếp thứ 2/8" begins with its own verb.
		at = /^(?:xếp|đứng)$/i.test(m[0]) ? m.index : m.index + m[0].length;
		joint = m[0].toLowerCase();
		if (punctuation || opener) strong = true;
	}
	return { at, joint };
}

/** "…, không có hồ sơ trễ hạn", "…, còn lại …": something else is told. */
const NEW_CLAUSE = /^,\s*(?:không|chưa|còn|hiện|đồng thời|qua đó|góp phần|tăng|giảm|do|chủ yếu)\s/iu;

/** The words after a figure end where those of the next begin ("đúng hạn 2.198 hồ sơ và quá hạn 36 hồ sơ"). */
function endOfTail(tail: string, before: boolean, figure: Figure, own: string): number {
	const end = firstCut(tail, before, figure, !/\p{L}/u.test(own));
	const joint =
		before && !/\S/.test(tail.slice(end))
			? /\s(?:và|với|cùng)\s+(?=\p{L}[^,;.()]{0,30}$)/u.exec(tail.slice(0, end))
			: null;
	return joint && /\p{L}/u.test(own) ? joint.index : end;
}

/** Where the words of a figure end in what follows it. A share at the head of its clause keeps its commas ("100% cơ quan, đơn vị …"). */
function firstCut(tail: string, before: boolean, figure: Figure, heads: boolean): number {
	const share = figure.measure === "percent";
	let skip = 0;
	for (const m of tail.matchAll(JOINTS)) {
		if (m.index === 0 && /^[,]$/.test(m[0]) && /^,\s*\p{Ll}/u.test(tail) && !before && !NEW_CLAUSE.test(tail)) continue;
		if (m[0] === "," && (joinsTerm(figure.noun + tail, figure.noun.length + m.index) || (share && !before && heads)))
			continue;
		if (m.index < skip) continue;
		const bracket = share && m[0] === "(" ? /^\([^()\d]*\)/.exec(tail.slice(m.index)) : null;
		if (bracket) {
			skip = m.index + bracket[0].length;
			continue;
		}
		// "5 cơ quan xếp loại xuất sắc": the grade tells which are counted.
		if (
			/^xếp$/i.test(m[0]) &&
			/^\s*$/.test(tail.slice(0, m.index)) &&
			/^xếp\s+loại\s+\p{L}/iu.test(tail.slice(m.index))
		)
			continue;
		if (/^[;().,:]$/.test(m[0]) || /^(?:trong đó|bao gồm|gồm|xếp|đứng)$/i.test(m[0])) return m.index;
		if (before && /^\s*$/.test(tail.slice(m.index + m[0].length))) return m.index;
	}
	return tail.length;
}
