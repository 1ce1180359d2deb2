import { fold } from "../flow/fold.js";
import { asPersonName } from "./person-name.js";
import type { Piece } from "./pieces.js";
import { AUTHORITY, knownTitle, signingTitle } from "./signing-titles.js";

/** Who signed, and as what. */
export interface Signature {
	signer: string | null;
	title: string | null;
	used: Piece[];
}

/** Whether a piece prints the title of someone who signs. */
export function isSigningTitle(piece: Piece): boolean {
	const text = piece.text.replace(/^[^\p{L}]+/u, "");
	const auth = AUTHORITY.exec(text);
	const rest = auth ? text.slice(auth[0].length) : text;
	if (!piece.capitals || rest.length > 60) return false;
	return auth !== null || knownTitle(rest) !== null;
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
		if (name && signer === null && text.length < 45 && knownTitle(text) === null) {
			signer = name;
			used.push(piece);
		}
	}
	return { signer, title: signingTitle(titles), used };
}

/** Lines that go on with a title ("ỦY BAN NHÂN DÂN / THÀNH PHỐ …", "… SỞ Y TẾ"). */
const BODY_TAIL = /^(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa|so|bo|van phong|phong|thuong truc|phu trach|ban)\b/;
