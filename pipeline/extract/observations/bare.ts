/** Figures without a noun of their own: what they count stands before them ("trễ hạn: 2", "Tổng số hồ sơ tiếp nhận: 5.238"). */
import { measureById, measureOfNoun } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import type { Figure } from "./scan.js";
import type { FigureInText } from "./sentence.js";

/** Words after which a numeral names or orders; a colon or comma between changes nothing. Folded. */
const NAMES =
	/(?:^|[^a-z])(?:ma|ma so|dieu|khoan|diem|muc|(?<!mot )phan|chuong|quyen|tap|trang|to|lan|thu|khoa|nam|thang|ngay|quy|tuan|ky|dt|dien thoai|fax|tel|phong|(?<!ha )(?<!nen )tang|lop|loai|hang|(?<!(?:trung|so|cao) )cap|bang|bieu|phu luc|mau|don gia|email|stt|mst|gio|luc|giai doan|nhiem ky|version|phien ban|tuoi|so hieu|ky hieu|so ky hieu|toa do|ty le)\s*:?\s*$/;
/** What may follow a figure at the end of its clause. */
const ENDS = /^\s*(?:[.;,)(]|và\s|$)/u;
/** Words of a clause that go on telling what becomes of the things counted before. Folded. */
const GOES_ON =
	/\b(?:da|con|chua|xong|dung han|truoc han|som han|qua han|tre han|trong han|chua den han|con lai|truc tuyen|truc tiep|nam|nu|ky truoc|tiep nhan moi|moi tiep nhan|nam truoc|co mat|hien co|thuc hien|vang mat|mot phan|toan trinh)\b/;
const OPENS = /(?:\btrong do\b|\bgom\b|\bchia ra\b|\bcu the\b|[(:])/;
/** Characters over which a list goes on after the figure that it divides. */
const REACH = 220;

/** A further piece of a list: a name and a colon. */
const LISTED = /^\s*[;,]\s*\p{Ll}[\p{L}\s]{0,60}:\s*$/u;

/** Whether the numeral at `start..end` counts what the words before it say. `before`: figures found so far, in order. */
export function isBareCount(text: string, start: number, end: number, raw: string, before: readonly Figure[]): boolean {
	if (!ENDS.test(text.slice(end)) || /^(?:19|20)\d{2}$/.test(raw)) return false;
	const head = text.slice(Math.max(0, start - 120), start);
	const folded = fold(head);
	// "trong kỳ: 5.238", "được giao năm 2023: 1.923"
	const colon = /(?:\p{L}|\)|(?<!\d)20\d{2})\s*:\s*$/u.test(head);
	if (/(?<!\p{L})(?<!tổng )số\s*:?\s*$/iu.test(head)) return false;
	if (
		NAMES.test(folded) &&
		!isMen(head, text.slice(end, end + 40)) &&
		!(colon && /\btrong (?:ky|thang|quy|nam|tuan|ngay)\s*:\s*$/.test(folded))
	)
		return false;
	if (/\b(?:bien che|chi tieu)(?: [a-z]+){0,5}? giao(?: la)?\s*$/.test(folded)) return true;
	// "(nam: 26; nữ: 15)": the list of a figure that counts goes on.
	if (
		colon &&
		before.length > 0 &&
		LISTED.test(text.slice(before.at(-1)?.nounEnd ?? 0, start)) &&
		isCount(before.at(-1) as Figure)
	)
		return true;
	if (colon) return /\p{L}{2,}\s+\p{L}+[^.;]*:\s*$/u.test(head);
	if (!/(?:^|[\s(])\p{Ll}\p{L}*\s+$/u.test(head)) return false;
	const previous = before.at(-1);
	if (countsNounBefore(text, start, head)) return true;
	// "Trong quý: tổng tiếp nhận 3.205 (trực tuyến …": a grouped numeral right behind what was done.
	if (
		/^\d{1,3}(?:\.\d{3})+$/.test(raw) &&
		/\b(?:tiep nhan|giai quyet|tong so|tong cong|da nhan|tra ket qua)\s*$/.test(folded)
	)
		return true;
	// "43,41 điểm, trong đó: công khai 5,58; trách nhiệm 4,41": parts of points, printed with decimals.
	const points = previous !== undefined && previous.measure !== "percent" && /^\d{1,3}[.,]\d{1,2}$/.test(raw);
	if (points && start - previous.nounEnd <= 80 && inListOfPoints(text, start, before)) return true;
	if (!previous || start - previous.nounEnd > 80 || !isCount(previous)) return false;
	const gap = text.slice(previous.nounEnd, start);
	if (/[.](?=\s)(?!\s*trong (?:đó|số đó))/iu.test(gap) || !/[,;(:]|\svà\s|\strong đó\s|\sgồm\s/u.test(gap))
		return false;
	const clause = (gap.split(/[,;(:]/).at(-1) ?? "").trim();
	if (!/^\p{Ll}/u.test(clause) || clause.split(/\s+/).length > 8) return false;
	if (GOES_ON.test(fold(clause)) || LEVEL.test(fold(clause))) return true;
	const whole = wholeOf(before);
	return (
		whole !== null && start - whole.nounEnd < REACH && OPENS.test(fold(text.slice(whole.nounEnd, start).slice(0, 90)))
	);
}

const LEVEL = /^cap (?:tinh|huyen|xa|trung uong|co so|thanh pho)$/;

/** Nouns that name what is counted and stand before their number in lists. Folded. */
const NOUN_FIRST =
	/^(?:(?:so )?(?:cong chuc|vien chuc|can bo|nguoi lao dong|hop dong lao dong|truong hoc|tram y te|doanh nghiep|hop tac xa|thu tuc|ho so|van ban|don vi (?:su nghiep|khac)|co quan (?:chuyen mon|khac)|linh vuc khac|to chuc khac|(?:khong )?hoan thanh(?: tot| xuat sac)? nhiem vu)(?: [a-z]+){0,4})$/;

/** "công chức 63, viên chức 255", "đơn vị sự nghiệp 71 (trường học 66, …)": the piece of a list is a noun and its number. */
function countsNounBefore(text: string, start: number, head: string): boolean {
	const piece = /(?:[,;:(]\s*|\svà\s|^)\s*([^,;:(]*)$/u.exec(head)?.[1]?.trim() ?? "";
	const opens = /^\p{Lu}/u.test(piece) && text.slice(0, start).trim() === piece;
	if ((!/^\p{Ll}/u.test(piece) && !opens) || !NOUN_FIRST.test(fold(piece))) return false;
	// "viên chức 16" of a grade or a year stands in no list.
	return /^[\d.]+\s*(?:[,;)(]|và\s|\.(?:\s|$))/u.test(text.slice(start));
}

/** Whether a list of parts of a score goes on: opened by "trong đó" or a colon behind a figure in points. */
function inListOfPoints(text: string, start: number, before: readonly Figure[]): boolean {
	const whole = before.findLast((f) => f.measure === "point" && f.noun !== "");
	if (!whole || start - whole.nounEnd > 3 * REACH) return false;
	const between = text.slice(whole.nounEnd, start);
	return !/\.\s+\p{Lu}/u.test(between) && /^\s*[,;]?\s*(?:trong đó|gồm|bao gồm|cụ thể)?\s*[:(]/iu.test(between);
}

/** "nam 31, nữ 41", "nữ 41; nam: 31": men beside women. */
const isMen = (before: string, after: string): boolean =>
	/(?<!\p{L})nam\s*:?\s*$/iu.test(before) &&
	(/^[\s,;]*(?:và\s+)?n[ữu]\s*:?\s*\d/iu.test(after) ||
		/(?<!\p{L})n[ữu]\s*:?\s*\d+[\s,;]*(?:và\s+)?nam\s*:?\s*$/iu.test(before));

const SCORED = /(?<!\p{L})(?:chỉ số|điểm|index|DTI|PAPI|PCI|DDCI|SIPAS)(?!\p{L})/iu;

const isBare = (f: Figure): boolean => f.noun === "" && f.measure === "item";
const isCount = (f: Figure): boolean => measureById(f.measure)?.kind === "count";
/** The last figure that says itself what it counts. */
const wholeOf = (figures: readonly Figure[]): Figure | null =>
	figures.findLast((f) => isCount(f) && !isBare(f)) ?? null;

/** The measure that the words after "số", "tổng số" name, else the first noun among the words; null when there is none. */
function measureIn(words: string): string | null {
	const all = words.split(/\s+/).filter(Boolean);
	const at = (i: number): string | null => {
		const hit = measureOfNoun(all.slice(i, i + 5));
		return hit && measureById(hit.measure)?.kind === "count" ? hit.measure : null;
	};
	for (const [i, w] of all.entries()) {
		const counted = /^(?:số|lượng)$/iu.test(w) ? at(i + 1) : null;
		if (counted) return counted;
	}
	for (const i of all.keys()) {
		const hit = measureOfNoun(all.slice(i, i + 5));
		// "Trực tuyến" is no "tuyến", "công vụ" no "vụ".
		if (hit && (hit.length > 1 || i === 0) && measureById(hit.measure)?.kind === "count") return hit.measure;
	}
	return null;
}

/**
 * Figures with the measure of the bare ones filled in: that of the list they stand in, of the noun in their own words, of the
 * figure they go on from, or of the item above.
 */
export function withMeasures(found: readonly FigureInText[], path: readonly string[]): FigureInText[] {
	const out: FigureInText[] = [];
	/** "Trong đó: cấp tỉnh 91, cấp huyện 12" in a sentence of its own. */
	let carried = false;
	for (const f of found) {
		const before = out.at(-1);
		// "còn 119 đơn vị hành chính cấp xã, giảm 06 đơn vị"
		if (
			/^đơn vị$/iu.test(f.figure.noun) &&
			before?.sentence.start === f.sentence.start &&
			/^đơn vị\s/iu.test(before.figure.noun)
		) {
			out.push({ ...f, figure: { ...f.figure, measure: before.figure.measure } });
			continue;
		}
		if (inBracketOf(f, before)) {
			out.push({ ...f, figure: { ...f.figure, measure: before?.figure.measure ?? "item" } });
			continue;
		}
		if (!isBare(f.figure) || (f.figure.denominator !== null && f.after !== "")) {
			out.push(f);
			continue;
		}
		// Points go on as points; a number with decimals counts nothing.
		if (!Number.isInteger(f.figure.value)) {
			const point =
				out.some((o) => o.figure.measure === "point" && o.sentence.start === f.sentence.start) || SCORED.test(f.before);
			out.push(point ? { ...f, figure: { ...f.figure, measure: "point" } } : f);
			continue;
		}
		const earlier = out.filter((o) => isCount(o.figure) && o.figure.measure !== "item");
		const last = earlier.at(-1);
		const sameSentence: boolean =
			last !== undefined &&
			(last.sentence.start === f.sentence.start ||
				(last === before && /^trong (?:đó|số đó)/iu.test(f.before)) ||
				carried);
		carried = sameSentence && last !== undefined && last.sentence.start !== f.sentence.start;
		const inList = sameSentence && /^(?:|\(|,|;|và|gồm|bao gồm|trong đó)$/iu.test(f.joint);
		const listed = inList && last && !/(?:^|\s)(?:số|lượng)\s/iu.test(f.before) ? last.figure.measure : null;
		const measure =
			listed ??
			measureIn(f.before) ??
			(sameSentence && last ? last.figure.measure : null) ??
			[...path].reverse().reduce<string | null>((m, title) => m ?? numbered(title), null) ??
			(/(?:tiếp nhận|giải quyết)(?!\p{L})/iu.test(f.before) && path.some((t) => HANDLING.test(t)) ? "dossier" : "item");
		out.push({ ...f, figure: { ...f.figure, measure } });
	}
	return out;
}

/** "12 người (08 nghỉ hưu trước tuổi, 04 thôi việc)": a verb behind the figure, which counts what the one before the bracket counts. */
const inBracketOf = (f: FigureInText, before: FigureInText | undefined): boolean =>
	before !== undefined &&
	f.figure.measure === "item" &&
	f.figure.noun !== "" &&
	/^0\d/.test(f.figure.raw) &&
	isCount(before.figure) &&
	before.sentence.start === f.sentence.start &&
	f.figure.value <= before.figure.value + 99 &&
	(f.joint === "(" || (f.joint === "," && /^0\d/.test(before.figure.raw))) &&
	!/\p{L}/u.test(f.before);

/** Sections about the handling of dossiers, which are what is received and settled there. */
const HANDLING = /tiếp nhận,? (?:và )?giải quyết|giải quyết (?:hồ sơ|thủ tục|TTHC)/iu;

/** "Số hồ sơ tiếp nhận trong kỳ: 5.238": an item above that counts something itself. */
const numbered = (title: string): string | null =>
	/(?:^|\s)(?:số|lượng)\s/iu.test(title) && title.length < 120 ? measureIn(title) : null;
