import { documentTypeByName } from "../../../schemas/reference/document-types.js";
import { fold } from "../flow/fold.js";
import { isCapitals } from "../flow/furniture.js";
import { besides, type Piece } from "./pieces.js";

/** The printed title of a document. */
export interface Title {
	/** Code of the type. */
	type: string;
	/** Index of the piece that names the type. */
	at: number;
	/** What follows the type on the same line. */
	rest: string;
}

/** Folded names of types that are printed as titles, longest first. */
const NAMES =
	"thong tu lien tich|ke hoach lien tich|huong dan lien tich|nghi quyet lien tich|chuong trinh hanh dong|chuong trinh phoi hop|thong bao ket luan|giay gioi thieu|giay uy quyen|giay nghi phep|ban thoa thuan|ban ghi nho|nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong dien|giay moi|thu moi|phieu gui|phieu chuyen|phieu bao|nghi dinh|thong tu|phap lenh|bo luat|luat|hien phap|lenh|dieu le|ket luan|cong van".split(
		"|",
	);

/** Doubled letters once: engines repeat the vowels of letter-spaced capitals ("THƯ MƠỚỜI"). */
const single = (letters: string): string => letters.replace(/(.)\1+/g, "$1");

/**
 * The title among the pieces before `limit`: a line of capitals that is, or begins with, the name of a type
 * ("KẾ HOẠCH", "BÁO CÁO TÌNH HÌNH …", "QUYẾT ĐỊNH Về việc …").
 */
export function findTitle(pieces: readonly Piece[], limit: number): Title | null {
	for (let at = 0; at < Math.min(limit, pieces.length); at++) {
		const alone = pieces[at];
		// "QUYẾT | ĐỊNH": a title whose words stand far apart.
		const piece = alone?.box && alone.capitals && alone.side === "centre" ? besides(pieces, alone) : alone;
		if (!piece || piece.side === "right" || (piece.side === "left" && !piece.emphasised)) continue;
		const text = piece.text.replace(/^[^\p{L}]+/u, "");
		const key = fold(text)
			.replace(/[^a-z\s]/g, " ")
			.replace(/\s+/g, " ")
			.trim();
		const joined = key.replace(/\s/g, "");
		for (const name of NAMES) {
			const spaced = single(joined) === single(name.replace(/\s/g, ""));
			if (!spaced && !key.startsWith(`${name} `) && key !== name) continue;
			const words = name.split(" ").length;
			const head = spaced ? text : text.split(/\s+/).slice(0, words).join(" ");
			if (!isCapitals(head) && !(piece.emphasised && spaced)) continue;
			const type = documentTypeByName(name) ?? (name === "chuong trinh phoi hop" ? { code: "CTrPH" } : null);
			if (!type) continue;
			return { type: type.code, at, rest: spaced ? "" : text.slice(head.length).replace(/^[\s:.-]+/, "") };
		}
	}
	return null;
}

/** Lines with which the body of a document begins. Folded. */
const OPENERS =
	/^(?:can cu|thuc hien (?:cong van|quyet dinh|ke hoach|chi thi|nghi quyet|nghi dinh|thong tu|thong bao|chuong trinh|y kien|ket luan|chi dao|huong dan|luat)|kinh gui|theo (?:de nghi|cong van|quyet dinh|ke hoach)|de (?:tiep tuc|nang cao|thuc hien|dam bao|trien khai)|nham|tren co so|xet|qua\s|sau khi|trong thoi gian|ngay \d|hom nay|phan|chuong|dieu \d|dieu thu|thoi gian|tiep nhan|tiep theo)\b/;

/** The subject under a title, on one line; null when nothing follows that can be one. */
export function subjectBelow(
	pieces: readonly Piece[],
	title: Title,
): { text: string; used: Piece[]; next: number } | null {
	const first = pieces[title.at];
	if (!first) return null;
	const parts: string[] = title.rest ? [title.rest] : [];
	const used: Piece[] = [];
	let at = title.at + 1;
	let previous: Piece = first;
	for (; at < pieces.length && used.length < 8; at++) {
		const piece = pieces[at];
		if (!piece || piece.page !== first.page) break;
		const f = fold(piece.text);
		// Specks, a stamp ("HỎA TỐC"), or the header's other column: not below the title.
		const beside = piece.box && first.box && Math.abs(piece.box.y0 + piece.box.y1 - first.box.y0 - first.box.y1) < 16;
		if (
			isStamp(f) ||
			(beside && used.length === 0) ||
			(piece.box !== null && piece.text.length < 4 && piece.confidence < 0.6) ||
			(piece.box && first.box && piece.box.y0 < first.box.y0 - 2)
		)
			continue;
		if (piece.furniture === "national-title" || piece.furniture === "motto" || piece.furniture === "place-date")
			continue;
		if (piece.furniture !== null && piece.furniture !== "type" && !(piece.furniture === "about" && used.length === 0))
			break;
		if ((OPENERS.test(f) && /^\p{Lu}/u.test(piece.text)) || /^(?:[IVX]+|\d+)[.)]\s|^[-+*]\s/.test(piece.text)) break;
		if (isAuthority(piece, parts.length > 0)) break;
		if (piece.box && first.box) {
			const height = Math.max(8, first.box.y1 - first.box.y0);
			if (used.length > 0 && previous.box && piece.box.y0 - previous.box.y1 > 1.4 * height) break;
			const centre = (piece.box.x0 + piece.box.x1) / 2;
			const expected = (first.box.x0 + first.box.x1) / 2;
			if (Math.abs(centre - expected) > 45 && used.length > 0) break;
		} else if (
			used.length > 0 &&
			piece.gapBefore &&
			(piece.emphasised !== previous.emphasised || parts.join(" ").length > 30)
		) {
			if (!(isOpenEnded(previous.text) && piece.emphasised === previous.emphasised && /^\p{Ll}/u.test(piece.text)))
				break;
		}
		if (piece.text.length > 60 && /[.;:]$/.test(previous.text) && used.length > 0) break;
		if (parts.length > 0 && isParagraph(piece.text)) break;
		parts.push(piece.text);
		used.push(piece);
		previous = piece;
	}
	const text = tidySubject(parts.join(" "))
		.replace(/^\((v\s?\/\s?v\s.*)\)$/iu, "$1")
		.replace(/^v\s?[/7|]\s?v\s+/iu, "");
	return text.length >= 6 ? { text, used, next: at } : null;
}

/** Sentences with figures right under the title: the text has begun. */
const isParagraph = (text: string): boolean =>
	text.length > 60 &&
	/^\p{Lu}/u.test(text) &&
	(/\p{Ll}{2,}[.;]\s+\p{Lu}/u.test(text) || (/\p{Ll}\.$/u.test(text) && /\d/.test(text)));

const isStamp = (f: string): boolean =>
	/^(?:hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|du thao|cong van den|den|sao y|so den|ngay den|chuyen)\b.{0,12}$/.test(
		f.replace(/[^a-z ]/g, "").trim(),
	);
const isOpenEnded = (text: string): boolean => !/[.!?;:]$/.test(text);

/** "GIÁM ĐỐC SỞ Y TẾ KIÊN GIANG", "ỦY BAN NHÂN DÂN TỈNH …" between subject and preamble of a decision. */
function isAuthority(piece: Piece, afterSubject: boolean): boolean {
	if (!piece.capitals || !afterSubject) return false;
	return /^(?:giam doc|pho giam doc|chu tich|bo truong|thu tuong|chinh phu|quoc hoi|uy ban|ubnd|hoi dong|truong|cuc truong|hieu truong|chanh|tong giam doc|so |bo |thu truong|ban |chi cuc|vien truong|toa an|tong cuc)/.test(
		fold(piece.text),
	);
}

/** One line, without rules and stray marks at its ends. */
export function tidySubject(text: string): string {
	return text
		.replace(/\s+/g, " ")
		.replace(/[\s_—–-]{3,}$/u, "")
		.replace(/^[\s"'“”`.,:;_-]+(?=\p{L})/u, "")
		.replace(/\s+([,.;:)])/g, "$1")
		.trim();
}

/** The "V/v …" of a công văn: its lines in the left column until the addressee. */
export function aboutBelow(pieces: readonly Piece[], limit: number): { text: string; used: Piece[] } | null {
	const at = pieces.findIndex((p, i) => i < limit && p.furniture === "about");
	const first = pieces[at];
	if (!first) return null;
	const used = [first];
	let previous = first;
	for (let i = at + 1; i < pieces.length && used.length < 9; i++) {
		const piece = pieces[i];
		if (!piece || piece.page !== first.page || piece.furniture === "addressee" || piece.furniture === "type") break;
		if (piece.box && first.box) {
			const height = Math.max(8, first.box.y1 - first.box.y0);
			if (piece.box.x0 > first.box.x1 + 40 || piece.furniture === "place-date" || piece.furniture === "motto") continue;
			if (piece.box.y0 - (previous.box?.y1 ?? 0) > 1.3 * height) break;
			if (Math.abs((piece.box.x0 + piece.box.x1 - first.box.x0 - first.box.x1) / 2) > 60 || isStamp(fold(piece.text)))
				continue;
		} else {
			if (piece.side === "right" || piece.furniture === "place-date") {
				if (piece.line === previous.line) continue;
				break;
			}
			if (piece.furniture !== null || (/^\p{Lu}/u.test(piece.text) && /[.!]$/.test(previous.text))) break;
		}
		used.push(piece);
		previous = piece;
	}
	const text = tidySubject(used.map((p) => p.text).join(" "))
		.replace(/^[^\p{L}]{0,3}v(?:\s?[/7|]\s?|\S{1,2})v(?!\p{L})\s*[:.–-]*\s*/iu, "")
		.replace(/[.;]$/, "")
		.replace(/^([^(]*)\)$/, "$1");
	return { text, used };
}
