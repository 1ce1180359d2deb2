import { fold } from "../flow/fold.js";
import type { Piece } from "./pieces.js";

/** Who signed, and as what. */
export interface Signature {
	signer: string | null;
	title: string | null;
	used: Piece[];
}

const SURNAMES = new Set(
	"nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong ha mai dao doan trinh cao lam luong ta thai to chau luu trieu phung quach tang vuong kieu nghiem bach diep la lu mac mach giang khuc thach son danh kim thi on quan tong ninh tieu van han hua khong nong lo be hoa vi dam lai luc lau au ung bo cu dong du duong giap hau ke khuat la lieu ma mau nghe nhan nhu o ong phi phu que sam si su tham than thieu thuy tien tu uong uy vang viem vien xa y dieu mong mua cam chu chung co doi hang kha khieu nham ngan sung trang ton trac ui ho a rcom ksor y".split(
		" ",
	),
);
const TITLE =
	/^(?:chu tich|pho chu tich|giam doc|pho giam doc|tong giam doc|pho tong giam doc|bo truong|thu truong|chanh van phong|pho chanh van phong|chanh thanh tra|pho chanh thanh tra|truong phong|pho truong phong|truong ban|pho truong ban|cuc truong|pho cuc truong|tong cuc truong|pho tong cuc truong|chi cuc truong|pho chi cuc truong|hieu truong|pho hieu truong|vu truong|pho vu truong|vien truong|pho vien truong|thu tuong|pho thu tuong|bi thu|pho bi thu|truong doan|pho truong doan|to truong|pho to truong|chu nhiem|pho chu nhiem|tong bien tap|chanh an|pho chanh an|truong cong an|pho truong cong an|thong doc|pho thong doc|tong kiem toan|chu tich hoi dong|chu tich quoc hoi|tong thu ky|uy vien|thuong truc|truong tram|doi truong|chi huy truong|quyen giam doc|uy ban nhan dan|hoi dong nhan dan|ban chi dao|hoi dong|chinh phu|thu tuong chinh phu|ban to chuc|bo y te|pho truong ban thuong truc|pho chu tich thuong truc|dai dien|nguoi lap)/;
const AUTHORITY = /^(?:K\s?T|T\s?M|T\s?L|T\s?U\s?Q|T\/M|K\/T|T\/L|Q)\s*[.,]?\s*(?=\p{Lu})/u;
const RANKS =
	/^(?:(?:BS|ThS|TS|PGS|GS|CN|KS|DS|LS|Dr|Bs|Ths|Ts|BSCK\w*|CK\w*|CKII|CKI|Thượng tá|Đại tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|Thiếu tá|Đại úy)[.\s]+)+/u;

/** A person's name: two to five syllables, each with a capital, the first a Vietnamese surname. */
export function asPersonName(text: string): string | null {
	let clean = text
		.replace(/[^\p{L}.\s]/gu, " ")
		.replace(/\s+/g, " ")
		.trim();
	clean = clean.replace(RANKS, "").replace(/\./g, " ").replace(/\s+/g, " ").trim();
	// Scraps of signature strokes around the name.
	const words = clean.split(" ");
	while (words.length > 2 && !SURNAMES.has(fold(words[0] ?? ""))) words.shift();
	while (words.length > 2 && !/^\p{Lu}\p{Ll}/u.test(words.at(-1) ?? "") && !/^\p{Lu}{2,}$/u.test(words.at(-1) ?? ""))
		words.pop();
	if (words.length < 2 || words.length > 5) return null;
	if (!words.every((w) => /^\p{Lu}\p{Ll}*$/u.test(w)) && !words.every((w) => /^\p{Lu}+$/u.test(w))) return null;
	if (!SURNAMES.has(fold(words[0] ?? "")) || words.slice(1).every((w) => w.length < 2)) return null;
	if (!words.every((w) => /[aeiouy]/.test(fold(w)))) return null;
	return words.map((w) => w.charAt(0).toUpperCase() + w.slice(1).toLowerCase()).join(" ");
}

/** Whether a piece prints the title of someone who signs. */
export function isSigningTitle(piece: Piece): boolean {
	const text = piece.text.replace(/^[^\p{L}]+/u, "");
	const auth = AUTHORITY.exec(text);
	const rest = auth ? text.slice(auth[0].length) : text;
	if (!piece.capitals || rest.length > 60) return false;
	return auth !== null || TITLE.test(fold(rest));
}

/**
 * The signature block: the first "Nơi nhận" with the lines at its right (on text pages: after it), or, without one, the
 * last title in capitals that a name follows. Annexes and attached documents come after it and do not count.
 */
export function findSignature(pieces: readonly Piece[], after: number): Signature {
	const starts = pieces.map((p, i) => (i > after && p.furniture === "recipients" ? i : -1)).filter((i) => i >= 0);
	for (const at of starts) {
		const found = readBlock(windowAt(pieces, at));
		if (found.signer || found.title) return found;
	}
	const titles = pieces
		.map((p, i) => (i > after && isSigningTitle(p) && p.side !== "left" ? i : -1))
		.filter((i) => i >= 0);
	for (const at of titles) {
		const found = readBlock(pieces.slice(at, at + 14).filter((p) => p.side !== "left"));
		if (found.signer) return found;
	}
	return { signer: null, title: null, used: [] };
}

/** The pieces that can belong to the signature beside or after "Nơi nhận". */
function windowAt(pieces: readonly Piece[], at: number): Piece[] {
	const anchor = pieces[at];
	if (!anchor) return [];
	if (!anchor.box) {
		const out: Piece[] = [];
		for (let i = at; i < Math.min(pieces.length, at + 60); i++) {
			const p = pieces[i];
			if (!p || (p.furniture === "annex" && i > at) || p.furniture === "national-title") break;
			out.push(p);
		}
		return out;
	}
	const top = anchor.box.y0 - 40;
	const left = anchor.box.x0 + 110;
	const out = pieces.filter(
		(p) => p.page === anchor.page && p.box && p.box.y1 > top && (p.box.x0 + p.box.x1) / 2 > left && p.side !== "left",
	);
	if (!out.some((p) => asPersonName(p.text))) {
		// The name slid to the next page.
		const next = pieces.filter((p) => p.page === anchor.page + 1).slice(0, 4);
		if (next.some((p) => asPersonName(p.text) && p.text.length < 30))
			out.push(...next.filter((p) => p.text.length < 30));
	}
	return out.sort((a, b) => a.page - b.page || (a.box?.y0 ?? 0) - (b.box?.y0 ?? 0));
}

function readBlock(window: readonly Piece[]): Signature {
	const titles: string[] = [];
	const used: Piece[] = [];
	let signer: string | null = null;
	for (const piece of window) {
		let text = piece.text.replace(/^n[oơ][il1]\s+nh[^\s:]{1,4}\s*:?/iu, "").trim();
		if (text === "") continue;
		const item = /^[-–+*•]/.test(text);
		if (item) {
			// "- Lưu: VT.                Họ Tên" on one line of a text file.
			const tail = /[.;)]\s+(\p{Lu}[\p{L}]+(?:\s\p{Lu}[\p{L}]+){1,4})$/u.exec(text);
			const name = tail?.[1] && titles.length > 0 ? asPersonName(tail[1]) : null;
			if (name && !signer) {
				signer = name;
				used.push(piece);
			}
			const title = /\s((?:KT|TM|TL|TUQ|Q)\s*\.\s?\p{Lu}{2}[\p{Lu}\s]+)$/u.exec(text)?.[1];
			if (title) titles.push(title);
			continue;
		}
		text = text.replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, "");
		const capitals = piece.capitals || /^\p{Lu}[\p{Lu}\s.,]+$/u.test(text);
		if (
			signer === null &&
			capitals &&
			text.length <= 70 &&
			(isSigningTitle({ ...piece, text, capitals: true }) ||
				(titles.length > 0 && titles.length < 4 && BODY_TAIL.test(fold(text))))
		) {
			titles.push(text);
			used.push(piece);
			continue;
		}
		const name = titles.length > 0 || piece.page > (window[0]?.page ?? 0) ? asPersonName(text) : null;
		if (name && signer === null && text.length < 45 && !TITLE.test(fold(text))) {
			signer = name;
			used.push(piece);
		}
	}
	return { signer, title: signingTitle(titles), used };
}

/** Lines that go on with a title ("ỦY BAN NHÂN DÂN / THÀNH PHỐ …", "… SỞ Y TẾ"). */
const BODY_TAIL = /^(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa|so|bo|van phong|phong|thuong truc|phu trach|ban)\b/;

/** "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" → "KT. Chủ tịch, Phó Chủ tịch". */
function signingTitle(lines: readonly string[]): string | null {
	const parts: string[] = [];
	for (const line of lines) {
		const auth = AUTHORITY.exec(line);
		const prefix = auth ? `${auth[0].replace(/[^\p{Lu}]/gu, "")}. ` : "";
		const rest = (auth ? line.slice(auth[0].length) : line).replace(/[.,;:\s]+$/, "");
		parts.push(prefix + titleInSentenceCase(rest));
	}
	return parts.length > 0 ? parts.join(", ") : null;
}

const NOUNS: readonly (readonly [RegExp, string])[] = [
	[/phó chủ tịch/g, "Phó Chủ tịch"],
	[/phó (tổng |chánh |trưởng |cục |vụ |viện |hiệu |chi cục |bí |thủ |giám |chủ |tổ )/g, "Phó $1"],
	[
		/(^|[\s,.])(chủ tịch|giám đốc|bộ trưởng|thứ trưởng|chánh|trưởng|tổng|cục trưởng|chi cục trưởng|hiệu trưởng|vụ trưởng|viện trưởng|thủ tướng|bí thư|chủ nhiệm|tổ trưởng|ủy ban|hội đồng|quyền)/g,
		"$1\u0001$2",
	],
	[/ (sở|bộ|phòng|ban|văn phòng|ủy ban) /g, " \u0001$1 "],
];

function titleInSentenceCase(text: string): string {
	let out = text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
	out = out.charAt(0).toUpperCase() + out.slice(1);
	for (const [pattern, to] of NOUNS) out = out.replace(pattern, to);
	out = out.replace(/^phó/, "Phó").replace(/\u0001(.)/g, (_, c: string) => c.toUpperCase());
	return out.replace(/^Phó (\p{Ll})/u, (_, c: string) => `Phó ${c.toUpperCase()}`);
}
