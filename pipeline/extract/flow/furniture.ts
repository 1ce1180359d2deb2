import { fold } from "./fold.js";

/**
 * Lines that every official document carries around its text (Decree 30/2020/NĐ-CP, Annex I): they are never part of a
 * sentence. Patterns are matched folded and allow for the slips OCR makes in them.
 */
export type Furniture =
	| "national-title"
	| "motto"
	| "number"
	| "place-date"
	| "about"
	| "addressee"
	| "recipients"
	| "authority"
	| "annex"
	| "type";

const TYPE_TITLES =
	/^(?:nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong dien|ban ghi nho|ban thoa thuan|giay uy quyen|giay moi|giay gioi thieu|giay nghi phep|phieu gui|phieu chuyen|phieu bao|thu cong|thu moi|bao cao tom tat|ke hoach lien tich)$/;

/** Letters of a line are capitals (four fifths of them: OCR drops a few). */
export function isCapitals(text: string): boolean {
	const letters = text.match(/\p{L}/gu) ?? [];
	if (letters.length < 3) return false;
	let upper = 0;
	for (const c of letters) if (c !== c.toLowerCase()) upper++;
	return upper / letters.length >= 0.8;
}

/** What kind of furniture a line is; null when it is text. */
export function furnitureOf(line: string): Furniture | null {
	const text = line.trim();
	if (text === "" || text.length > 160) return null;
	const f = fold(text).replace(/\s+/g, " ");
	if (/\bcong ?h\p{L}a ?x\p{L} ?h\p{L}i\b|chu nghia viet ?nam/u.test(f) && text.length < 110 && /\p{Lu}{3}/u.test(text))
		return "national-title";
	if (/\b(?:doc|poc|boc) ?[l1]ap\b.{0,6}t[uw]? ?do.{0,6}hanh/.test(f) && text.length < 110) return "motto";
	if (/^s[o0]?\s*[:.;]\s*.{0,40}$|^s[o0]\s*[:.]?\s*[\d./ ]*\s*\/\s*[\p{L}\d-]+/u.test(f) && !/ngay .*ve viec/.test(f))
		return "number";
	if (
		/^[\p{L} .–-]{2,40}[,.]? ?ngay\b.{0,12}th[aá]ng\b.{0,12}nam\b.{0,10}$/u.test(f) &&
		text.length < 75 &&
		!/^can cu|\bluat\b|;$/.test(f)
	)
		return "place-date";
	// "V/v", also read "VẤv", "V7v": no Vietnamese word looks so.
	if (/^[^a-z0-9]{0,3}v(?: ?[/7|] ?|\S{1,2})v(?![a-z])/.test(f)) return "about";
	if (/^kinh gui/.test(f)) return "addressee";
	if (/^no[il1] ?nhan\b/.test(f) && text.length < 60) return "recipients";
	if (
		/^(?:KT|TM|TL|TUQ|T\/M|K\/T|T\/L)\s*\.?\s*\p{Lu}{2}|^Q\s?\.\s*\p{Lu}{2}/u.test(text) &&
		isCapitals(text) &&
		text.length < 70
	)
		return "authority";
	if (/^phu luc\b|^bieu (?:mau )?(?:so )?\d|^mau (?:so )?\d/.test(f) && text.length < 60 && /^\p{Lu}/u.test(text))
		return "annex";
	if (isCapitals(text) && TYPE_TITLES.test(f.replace(/[^a-z ]/g, "").trim())) return "type";
	return null;
}
