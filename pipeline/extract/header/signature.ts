import { unionBox } from "../../../schemas/box.js";
import { fold } from "../flow/fold.js";
import { asPersonName } from "./person-name.js";
import type { Piece } from "./pieces.js";
import { AUTHORITY, isTitleTail, knownTitle, signingTitle, titleAtEnd } from "./signing-titles.js";

/** Who signed, and as what. */
export interface Signature {
	signer: string | null;
	title: string | null;
	used: Piece[];
}

/** A name that stands under no legible title is believed only when the engine is this sure (5 scans: 0.97; seal scraps: under 0.85). */
const MIN_NAME_CONFIDENCE = 0.85;

/** Pieces among which a letterhead ends (longest of our letters: 14). */
const LETTERHEAD = 24;

/** A printed line of the signature block. */
interface Row {
	text: string;
	pieces: Piece[];
	capitals: boolean;
	confidence: number;
}

/**
 * The signature block: the first "Nơi nhận" with the lines at its right (in text files: after it), or, without one, the
 * first title in capitals that a name follows. Annexes and attached documents come after it and do not count.
 */
export function findSignature(pieces: readonly Piece[]): Signature {
	const at = pieces.findIndex((p) => p.furniture === "recipients");
	if (at >= 0) return readBlock(windowAt(pieces, at));
	// The letterhead names bodies as titles do, and the place beside the date looks like a name.
	const letterhead = pieces
		.slice(0, LETTERHEAD)
		.findLastIndex((p) => p.furniture === "national-title" || /,\s*ng[àaá]y\s.{0,12}th[áa]ng\s/iu.test(p.text));
	for (const [i, piece] of pieces.entries()) {
		if (i <= letterhead) continue;
		if (piece.side === "left" || !piece.capitals || !(isSigningTitle(piece.text) || titleAtEnd(piece.text))) continue;
		const found = readBlock(rowsOf(pieces.slice(i, i + 14).filter((p) => p.side !== "left")));
		if (found.signer) return found;
	}
	return { signer: null, title: null, used: [] };
}

const isSigningTitle = (text: string): boolean => {
	const bare = text.replace(/^[^\p{L}]+/u, "");
	const authority = AUTHORITY.exec(bare);
	return bare.length < 60 && (authority !== null || knownTitle(bare) !== null);
};

/** "Chánh văn phòng": some print the title itself in small letters under the authority. */
const isWholeTitle = (text: string): boolean => knownTitle(text)?.length === text.length;

/** The lines that can belong to the signature beside or after "Nơi nhận". */
function windowAt(pieces: readonly Piece[], at: number): Row[] {
	const anchor = pieces[at];
	if (!anchor) return [];
	const box = anchor.box;
	if (!box) {
		const rest = pieces.slice(at, at + 60);
		const end = rest.findIndex((p, i) => i > 0 && (p.furniture === "annex" || p.furniture === "national-title"));
		return rowsOf(end > 0 ? rest.slice(0, end) : rest);
	}
	const own = pieces.filter(
		(p) => p.page === anchor.page && p.box && p.box.y1 > box.y0 - 40 && (p.box.x0 + p.box.x1) / 2 > box.x0 + 150,
	);
	const rows = rowsOf(own);
	if (!rows.some((r) => asPersonName(r.text))) {
		// The name slid to the next page.
		const next = rowsOf(pieces.filter((p) => p.page === anchor.page + 1).slice(0, 3));
		rows.push(...next.filter((r) => r.text.length < 30 && asPersonName(r.text) !== null));
	}
	return rows;
}

/** Pieces side by side are one line again: a seal cuts "PHÓ GIÁ | M ĐỐC". */
function rowsOf(pieces: readonly Piece[]): Row[] {
	const sorted = pieces.every((p) => p.box)
		? [...pieces].sort((a, b) => a.page - b.page || (a.box?.y0 ?? 0) - (b.box?.y0 ?? 0))
		: pieces;
	const groups: Piece[][] = [];
	for (const piece of sorted) {
		const last = groups.at(-1)?.[0];
		const middle = (p: Piece): number => (p.box ? (p.box.y0 + p.box.y1) / 2 : 0);
		const beside = last?.box && piece.box && last.page === piece.page && Math.abs(middle(last) - middle(piece)) < 6;
		if (beside) groups.at(-1)?.push(piece);
		else groups.push([piece]);
	}
	return groups.map((group) => {
		group.sort((a, b) => (a.box?.x0 ?? 0) - (b.box?.x0 ?? 0));
		const text = group.map((p) => p.text).join(" ");
		return {
			text,
			pieces: group,
			capitals: group.some((p) => p.capitals),
			confidence: Math.min(...group.map((p) => p.confidence)),
		};
	});
}

function readBlock(rows: readonly Row[]): Signature {
	const titles: { text: string; scrap: boolean; row: Row }[] = [];
	const used: Piece[] = [];
	let signer: string | null = null;
	let nameRow: Row | null = null;
	for (const row of rows) {
		let text = row.text.replace(/^n[oơ][il1]\s+nh[^\s:]{1,4}\s*:?/iu, "").trim();
		const boxed = row.pieces[0]?.box !== null;
		if (/^[-–+*•]/.test(text) && !boxed) {
			const tail = itemTail(text, titles.length > 0);
			if (tail.name && !signer) signer = tail.name;
			if (tail.title) titles.push({ text: tail.title, scrap: false, row });
			if (tail.name || tail.title) used.push(...row.pieces);
			continue;
		}
		text = text.replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, "");
		if (text === "") continue;
		if (signer === null && (row.capitals || isWholeTitle(text)) && text.length <= 70) {
			const title = readTitle(text, row.confidence < 0.8 ? 0 : titles.length);
			if (title) {
				titles.push({ ...title, row });
				used.push(...row.pieces);
				continue;
			}
		}
		const name = text.length < 45 && knownTitle(text) === null ? asPersonName(text, !boxed) : null;
		if (!name || signer !== null) continue;
		// Without a title above it a name must be clear, and alone on its line.
		if (titles.length === 0 && (!boxed || row.confidence < MIN_NAME_CONFIDENCE || fold(name) !== fold(text))) continue;
		// Two syllables beside a seal are more often the end of a name than a name.
		if (boxed && name.split(" ").length < 3) continue;
		signer = name;
		nameRow = row;
		used.push(...row.pieces);
	}
	const cut = cutOf(titles, nameRow);
	return {
		signer: cut === "name" ? null : signer,
		title: cut === "title" ? null : signingTitle(markDeputy(titles.map((t) => t.text))),
		used,
	};
}

/** A line that is a title, or goes on with one ("ỦY BAN NHÂN DÂN / THÀNH PHỐ …"); scraps before it are dropped. */
function readTitle(text: string, before: number): { text: string; scrap: boolean } | null {
	const bare = text.replace(AUTHORITY, "");
	const first = knownTitle(bare);
	// Two titles in one line are two lines that the engine mixed.
	if (first && knownTitle(bare.slice(first.length).trim()) !== null) return null;
	if (isSigningTitle(text)) return { text, scrap: false };
	const end = titleAtEnd(text);
	if (end) return { text: end, scrap: true };
	return before > 0 && before < 4 && isTitleTail(text) ? { text, scrap: false } : null;
}

/**
 * The seal covers the left third of the block: "PHÓ GIÁM ĐỐC" is left as "GIÁM ĐỐC", "KT. GIÁM ĐỐC" as "V. GIÁM ĐỐC".
 * Such a title is not what was printed: it stands right of the name's middle, or after scraps with no deputy below. So it
 * is with a name whose beginning is covered, and which stands right of the middle of the title.
 */
function cutOf(
	titles: readonly { text: string; scrap: boolean; row: Row }[],
	name: Row | null,
): "title" | "name" | null {
	const last = titles.at(-1);
	if (!last) return null;
	const deputy = titles.some((t) => /^ph[oóỏòọ]\s/iu.test(t.text.replace(AUTHORITY, "")));
	if (titles.some((t) => t.scrap && !AUTHORITY.test(t.text)) && !deputy) return "title";
	const middle = (row: Row): number | null => {
		const boxes = row.pieces.map((p) => p.box);
		const x0 = Math.min(...boxes.map((b) => b?.x0 ?? Number.NaN));
		const x1 = Math.max(...boxes.map((b) => b?.x1 ?? Number.NaN));
		return Number.isNaN(x0 + x1) ? null : (x0 + x1) / 2;
	};
	const one = middle(last.row);
	const two = name ? middle(name) : null;
	if (one === null || two === null) return null;
	// Half of "PHÓ " in 13 pt is 16 pt; names and titles of 12 whole blocks were centred within 8 pt.
	if (!deputy && one - two > 12) return "title";
	return two - one > 12 && name && lost(name, 2 * (two - one)) ? "name" : null;
}

/** Names of more syllables are so rare that a name set off to the right is rather whole (of 95 letters none had five). */
const MOST_SYLLABLES = 4;

/** Whether a covered beginning as wide as `width` points would leave a name of usual length. */
function lost(name: Row, width: number): boolean {
	const box = unionBox(name.pieces.map((p) => p.box));
	const syllables = name.text.trim().split(/\s+/).length;
	if (!box) return true;
	return syllables + Math.round(width / ((box.x1 - box.x0) / syllables)) <= MOST_SYLLABLES;
}

/**
 * "GIÁM ĐỐC" above "PHÓ GIÁM ĐỐC" is a deputy signing for the head: the "KT." before the first, often written by hand,
 * is the only thing that can stand there (Decree 30/2020/NĐ-CP, Annex I, II.7).
 */
function markDeputy(titles: readonly string[]): string[] {
	const [head, deputy] = titles;
	if (!head || !deputy || AUTHORITY.test(head)) return [...titles];
	const one = knownTitle(head);
	const two = knownTitle(deputy);
	return one && two && two.name === `Phó ${one.name}` ? [`KT. ${head}`, ...titles.slice(1)] : [...titles];
}

/** "- Lưu: VT.        Họ Tên": a name or a title that a text file prints on the line of a recipient. */
function itemTail(text: string, titled: boolean): { name: string | null; title: string | null } {
	const tail = /[.;)]\s+(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*){1,4})$/u.exec(text)?.[1];
	const signed = /\s((?:KT|TM|TL|TUQ|Q)\s*\.\s?\p{Lu}{2}[\p{Lu}\s]+)$/u.exec(text)?.[1];
	// "- Bộ Nội vụ;          CHỦ TỊCH": the recipient ends before the title begins.
	const bare = /[.;)]\s+(\p{Lu}{2}[\p{Lu}\s]*)$/u.exec(text)?.[1];
	return {
		name: tail && titled ? asPersonName(tail, true) : null,
		title: signed ?? (bare && knownTitle(bare)?.length === bare.length ? bare : null),
	};
}
