import { documentTypeByName } from "../../../schemas/reference/document-types.js";
import { findDates } from "../dates.js";
import { fold } from "../flow/fold.js";
import { readSymbol } from "./number-line.js";
import { expandAbbreviations } from "./official-name.js";
import type { Piece } from "./pieces.js";
import { tidySubject } from "./title.js";

/** The document that an annex says it belongs to. */
export interface AnnexReference {
	type: string | null;
	number: string | null;
	symbol: string | null;
	issuedOn: string | null;
	dateText: string | null;
	issuer: string | null;
	/** The annex's own title. */
	subject: string | null;
	quote: string;
	used: Piece[];
}

/**
 * An annex that stands alone ("PHỤ LỤC … (Kèm theo Báo cáo số 1427/BC-UBND ngày 15/3/2023 của UBND thành phố Vũng Tàu)")
 * has no header of its own; the line in brackets names the document it is part of. Null when it is no such annex.
 */
export function annexReference(pieces: readonly Piece[]): AnnexReference | null {
	const head = pieces.slice(0, 14);
	const at = head.findIndex(
		(p) => p.furniture === "annex" || /^(?:phu luc|bieu|danh sach|danh muc|mau)\b/.test(fold(p.text)),
	);
	const ref = head.findIndex((p) => /\(?\s*(?:ban hanh\s+)?kem theo\b/.test(fold(p.text)));
	if (at < 0 || ref < 0 || ref < at) return null;
	const quote = head
		.slice(ref, ref + 3)
		.map((p) => p.text)
		.join(" ")
		.replace(/\).*$/, ")");
	const f = fold(quote);
	const m = /kem theo\s+(?:\p{L}+\s+){0,1}?([\p{L}\s]{4,30}?)\s+so\s*[:.]?\s*([\d]{1,5}[a-z]?)?\s*[/]?\s*/u.exec(f);
	if (!m) return null;
	const type = m[1]
		? (documentTypeByName(m[1].trim()) ?? documentTypeByName(m[1].trim().split(/\s+/).slice(-2).join(" ")))
		: null;
	const symbol = readSymbol(quote.slice(m.index + m[0].length));
	const date = findDates(quote)[0] ?? null;
	const issuer = /\bcủa\s+([^()]+?)\s*\)?\s*$/u.exec(quote)?.[1] ?? null;
	const subject = tidySubject(
		head
			.slice(/^(?:danh sach|danh muc)\b/.test(fold(head[at]?.text ?? "")) ? at : at + 1, ref)
			.map((p) => p.text)
			.join(" "),
	);
	return {
		type: type?.code ?? null,
		number: m[2] ?? null,
		symbol: symbol?.text ?? null,
		issuedOn: date?.iso ?? null,
		dateText: date ? quote.slice(date.start, date.end).trim() : null,
		issuer: issuer ? expandAbbreviations(issuer) : null,
		subject: subject.length > 5 ? subject : null,
		quote: quote.trim(),
		used: head.slice(at, ref + 1),
	};
}
