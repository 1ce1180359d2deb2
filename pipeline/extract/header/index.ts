import { emptyHeader, type Finding, type Header } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { printedDays } from "../dates/printed-days.js";
import { fold } from "../flow/fold.js";
import { buildFlow } from "../flow.js";
import { distance } from "../units/similarity.js";
import { annexReference } from "./annex.js";
import { type IssueDate, readIssueDate } from "./issue-date.js";
import { inferredIssuer, printedIssuer } from "./issuer.js";
import {
	agencyLike,
	isLooseNumberLine,
	isNumberLine,
	type NumberLine,
	readNumberLine,
	symbolLike,
	typeOfSymbol,
} from "./number-line.js";
import { PROVINCES, territoryOf } from "./official-name.js";
import { periodOf } from "./period.js";
import { besides, doubtOf, type Piece, piecesOf, printHeight } from "./pieces.js";
import { findSignature } from "./signature.js";
import { aboutBelow, findTitle, subjectBelow } from "./title.js";
import { withTitleReference } from "./title-reference.js";

/** Header pieces are looked for among the first ones of a document only (the fullest seen had 31 before its body). */
const HEAD_PIECES = 45;
/**
 * The header of an official document (Decree 30/2020/NĐ-CP, Annex I, and the forms before it): what is blank or
 * unreadable is null and said in a finding; nothing is taken from anywhere but the document.
 */
export function extractHeader(pages: readonly RestoredPage[]): { header: Header; findings: Finding[] } {
	const pieces = pages.flatMap(piecesOf);
	const findings: Finding[] = [];
	const note = (
		rule: string,
		severity: Finding["severity"],
		message: string,
		piece: Piece | null,
		quote?: string,
	): void => {
		findings.push({
			rule,
			severity,
			message,
			page: piece?.page ?? null,
			quote: quote ?? piece?.text ?? null,
			observationKey: null,
		});
	};
	const header = emptyHeader();
	const head = headOf(pieces);
	const number = findNumber(head);
	const date = findDate(head, number?.piece ?? null);
	const title = findTitle(head, head.length);
	const about = aboutBelow(head, head.length);
	const annex = date || title ? null : annexReference(pieces);
	const reference = annex?.used.at(-1);
	// Behind the line that names the document of an annex stands no number of its own: it is one that a table cites.
	const cited = number !== null && reference !== undefined && pieces.indexOf(number.piece) > pieces.indexOf(reference);
	if ((!number || cited) && !date && !title && (!about || cited)) {
		if (annex) {
			fillFromAnnex(header, annex);
			header.confidence = Math.round(800 * meanConfidence(annex.used)) / 1000;
			if (annex.number === null)
				note("header.number-blank", "warning", "The place of the number is blank.", annex.used[0] ?? null, annex.quote);
			if (annex.issuedOn === null)
				note(
					"header.date-incomplete",
					"warning",
					"The date of issue is incomplete.",
					annex.used[0] ?? null,
					annex.quote,
				);
			note(
				"header.annex",
				"info",
				`This is an annex; number, date and issuer are those of the document it says it belongs to: ${annex.quote}`,
				annex.used[0] ?? null,
				annex.quote,
			);
		} else
			note(
				"header.not-found",
				"warning",
				"No header of an official document was found on the first page.",
				pieces[0] ?? null,
			);
		return { header, findings };
	}
	const used: Piece[] = [];
	if (number) {
		used.push(number.piece);
		header.symbol = number.line.symbol;
		header.number = number.line.number;
		const doubt =
			header.number === null ? null : doubtOf(number.piece, header.number, printHeight(date?.piece ?? number.piece));
		if (doubt) {
			const why = doubt === "handwritten" ? "it is written by hand" : "the engine is unsure of it";
			note("header.number-unreadable", "warning", `The number was read as ${header.number}, but ${why}.`, number.piece);
			header.number = null;
		} else if (header.number === null) {
			if (number.line.blank) note("header.number-blank", "warning", "The place of the number is blank.", number.piece);
			else
				note(
					"header.number-unreadable",
					"warning",
					"The number cannot be read (often it is written by hand).",
					number.piece,
				);
		}
	} else note("header.number-missing", "warning", "No line with number and symbol was found.", head[0] ?? null);

	if (date) {
		used.push(date.piece);
		const value = believable(date.value, date.piece);
		header.place = value.place;
		header.issuedOnText = value.text;
		header.issuedYear = value.year;
		header.issuedMonth = value.month;
		header.issuedDay = value.day;
		header.issuedOn = value.iso;
		if (value.iso === null) {
			const missing = [
				value.day === null ? "day" : "",
				value.month === null ? "month" : "",
				value.year === null ? "year" : "",
			]
				.filter(Boolean)
				.join(", ");
			const why = value.unreadable ? "cannot be read" : missing === "" ? "do not make a calendar date" : "left blank";
			note(
				"header.date-incomplete",
				"warning",
				`The date of issue is incomplete: ${missing || "its parts"} ${why}.`,
				date.piece,
				value.text,
			);
		}
	} else note("header.date-missing", "warning", "No line with place and date of issue was found.", head[0] ?? null);

	if (title) {
		header.documentType = title.type;
		const subject = subjectBelow(head, title);
		if (subject) {
			header.subject = subject.text;
			used.push(...subject.used);
		}
		const bySymbol = header.symbol ? typeOfSymbol(header.symbol) : null;
		if (bySymbol && bySymbol !== "CV" && bySymbol !== title.type) {
			note(
				"header.type-disagrees",
				"info",
				`The title says ${title.type}, the symbol ${header.symbol} says ${bySymbol}.`,
				number?.piece ?? null,
			);
		}
	} else if (header.symbol)
		// "3391/CT-TCCB" over "V/v …" is a letter of a Cục Thuế: types with a code print their name over the subject.
		header.documentType = about && !isTypedSubject(about.text) ? "CV" : typeOfSymbol(header.symbol);
	else if (about) header.documentType = "CV";
	if (header.symbol === null && title)
		header.symbol = symbolLike(
			head
				.slice(0, 14)
				.filter((p) => p.side !== "right")
				.map((p) => p.text),
			title.type,
		);
	if (!header.subject && about) {
		header.subject = about.text;
		used.push(...about.used);
	}
	if (header.documentType === null)
		note(
			"header.type-unknown",
			"warning",
			"Neither title nor symbol says what kind of document this is.",
			head[0] ?? null,
		);
	if (header.subject === null)
		note("header.subject-missing", "info", "No subject was found under the title or after “V/v”.", head[0] ?? null);

	const signature = findSignature(pieces);
	header.signer = signature.signer;
	header.signerTitle = signature.title;
	used.push(...signature.used);
	if (signature.signer === null)
		note(
			"header.signer-missing",
			"warning",
			"No legible name was found in the signature block.",
			signature.used[0] ?? null,
		);

	const headEnd = title?.at ?? (about?.used[0] ? head.indexOf(about.used[0]) : 14);
	const issuer =
		printedIssuer(head, number?.piece ?? date?.piece ?? null, headEnd, header.place, header.symbol) ??
		inferredIssuer(bodyTexts(pages), header.symbol, header.place, header.signerTitle);
	if (issuer) {
		header.issuer = issuer.name;
		if (issuer.source === "printed" && header.symbol) header.symbol = agencyLike(header.symbol, issuer.name);
		used.push(...issuer.used);
		if (issuer.source === "inferred")
			note(
				"header.issuer-inferred",
				"info",
				`The header names no issuer; the text does: ${issuer.evidence}`,
				null,
				issuer.evidence,
			);
	} else note("header.issuer-missing", "warning", "The issuing body could not be read.", head[0] ?? null);

	header.place = placeName(header.place, header.issuer);
	const period = periodOf(header.subject, header.documentType);
	if (period) {
		header.periodLabel = period.label;
		header.periodStart = period.startOn;
		header.periodEnd = period.endOn;
	}
	const days = printedDays(header.subject ?? "");
	if (days && days.start > days.end) {
		const probable = `${Number(days.start.slice(0, 4)) - 1}${days.start.slice(4)}`;
		note(
			"header.period-backwards",
			"warning",
			`The period of the title, “${days.label}”, begins after it ends.${probable <= days.end ? ` Probably ${probable} is meant as its first day.` : ""}`,
			title ? (head[title.at] ?? null) : null,
			days.label,
		);
	}
	const parts = [header.documentType, header.symbol, header.issuer, header.issuedYear, header.subject, header.signer];
	const share = parts.filter((p) => p !== null).length / parts.length;
	header.confidence =
		Math.round(1000 * meanConfidence(used) * (0.5 + 0.5 * share) * (issuer?.source === "inferred" ? 0.95 : 1)) / 1000;
	return { header: withTitleReference(header), findings };
}

/**
 * The place in the spelling of a province or of the issuer's territory when it is that but for case or a stray letter
 * (engines slip on italics: "Vũng Tòàu", "Bà Rịa-Vũng Tòu").
 */
function placeName(place: string | null, issuer: string | null): string | null {
	if (!place) return null;
	const own = territoryOf(issuer ?? "")?.replace(/^(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|thị trấn)\s+/u, "");
	for (const name of [...(own ? [own] : []), ...PROVINCES]) {
		const extra = fold(place).length - fold(name).length;
		if (extra >= 0 && extra <= 2 && fold(place).endsWith(fold(name))) return name;
		if (
			place !== name &&
			name.length >= 6 &&
			sound(place) !== sound(name) &&
			distance(sound(place), sound(name), 1) <= 1
		)
			return name;
	}
	return place;
}

/** Letters alone, without accents. */
const sound = (name: string): string => fold(name).replace(/[^a-z0-9]/g, "");

/** A day or month that is written by hand or doubted by the engine is unknown. */
function believable(value: IssueDate, piece: Piece): IssueDate {
	const print = printHeight(piece);
	const at = (label: RegExp): number => piece.words.findIndex((w) => label.test(fold(w.text)));
	const marks = [at(/ng.?y/), at(/t?hang/), at(/^n.m/)];
	const doubted = (part: number | null, from: number, to: number): boolean => {
		if (part === null || from < 0 || to < from) return false;
		const words = piece.words.slice(from, to + 1).filter((w) => /\d/.test(w.text));
		return words.some((w) => doubtOf({ ...piece, words: [w] }, w.text.replace(/\D/g, ""), print) !== null);
	};
	const day = doubted(value.day, marks[0] ?? -1, marks[1] ?? -1) ? null : value.day;
	const month = doubted(value.month, (marks[1] ?? -1) + (value.day === null ? 1 : 0), marks[2] ?? -1)
		? null
		: value.month;
	if (day === value.day && month === value.month) return value;
	return { ...value, day, month, iso: null, unreadable: true };
}

/** The pieces that can belong to the header: from the first page that has text. */
function headOf(pieces: readonly Piece[]): Piece[] {
	const page = pieces[0]?.page;
	const own = pieces.filter((p) => p.page === page);
	// Engines read the left column down into the body before the right one: what is side by side belongs together.
	if (own.every((p) => p.box)) own.sort((a, b) => (a.box?.y0 ?? 0) - (b.box?.y0 ?? 0));
	return own.slice(0, HEAD_PIECES);
}

function findNumber(head: readonly Piece[]): { piece: Piece; line: NumberLine } | null {
	for (const test of [isNumberLine, isLooseNumberLine]) {
		for (const alone of head) {
			if (alone.side === "right" && alone.box) continue;
			if (alone.furniture === "addressee" || /^căn cứ/iu.test(alone.text)) break;
			// "Số:2262 | /QĐ-SYT": the symbol stands apart from the number.
			const piece =
				alone.side === "left" && /^\W{0,2}s\S{0,3}\s?:/iu.test(alone.text) ? besides(head, alone, "left") : alone;
			if (!test(piece.text)) continue;
			const line = readNumberLine(piece.text);
			if (line?.symbol || line?.number) return { piece, line };
		}
	}
	return null;
}

function findDate(head: readonly Piece[], number: Piece | null): { piece: Piece; value: IssueDate } | null {
	for (const alone of head) {
		if (alone.furniture === "addressee" || /^căn cứ/iu.test(alone.text)) break;
		const dated = alone.side !== "left" && /th[aá]ng|n[aăâ]m/iu.test(alone.text);
		const piece = dated && alone.box ? besides(head, alone) : alone;
		if (piece.text.length > 90) continue;
		const value = readIssueDate(piece === number ? piece.text.slice(readNumberLine(piece.text)?.end ?? 0) : piece.text);
		if (value && (value.place !== null || piece.furniture === "place-date" || piece.side === "right"))
			return { piece, value };
	}
	return null;
}

function fillFromAnnex(header: Header, annex: NonNullable<ReturnType<typeof annexReference>>): void {
	header.documentType = annex.type;
	header.number = annex.number;
	header.symbol = annex.symbol;
	header.issuer = annex.issuer;
	header.issuedOn = annex.issuedOn;
	header.issuedOnText = annex.dateText;
	header.subject = annex.subject;
	if (annex.issuedOn) {
		header.issuedYear = Number(annex.issuedOn.slice(0, 4));
		header.issuedMonth = Number(annex.issuedOn.slice(5, 7));
		header.issuedDay = Number(annex.issuedOn.slice(8, 10));
	}
}

/** Paragraphs at the document's beginning and end, where it speaks of itself (the lines between are not worth joining). */
function bodyTexts(pages: readonly RestoredPage[]): string[] {
	const total = pages.reduce((n, p) => n + p.lines.length, 0);
	let seen = 0;
	const ends = pages.map((page) => {
		const from = seen;
		seen += page.lines.length;
		if (total <= 600) return page;
		return { ...page, lines: page.lines.filter((_, i) => from + i < 300 || from + i >= total - 300) };
	});
	const texts = buildFlow(ends, new Set())
		.filter((b) => b.kind !== "footnote" && b.text.length > 30)
		.map((b) => b.text);
	return texts.length > 24 ? [...texts.slice(0, 12), ...texts.slice(-12)] : texts;
}

function meanConfidence(pieces: readonly Piece[]): number {
	return pieces.length === 0 ? 0.5 : pieces.reduce((s, p) => s + p.confidence, 0) / pieces.length;
}

/** A subject that begins with a type's name ("Kế hoạch …") may be the title of a document whose type line was not read. */
const isTypedSubject = (subject: string): boolean =>
	/^(?:V\/v\s+)?(?:kế hoạch|quyết định|thông báo|chỉ thị|báo cáo|tờ trình|giấy mời)\s/iu.test(subject);
