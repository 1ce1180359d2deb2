/** Dates that cannot be: periods that run backwards, documents cited before they exist, numbers that name another year. */
import type { Citation } from "../../schemas/extracted.js";
import { type Audit, addFinding, flag } from "./audit.js";

/** 2024-03-14 → 14/3/2024, as these documents print it. */
const day = (iso: string): string => {
	const [y, m, d] = iso.split("-");
	return `${d}/${Number(m)}/${y}`;
};

/** The period as printed in the quote, when it stands there: "từ ngày 15/12/2024 đến 14/3/2024". */
export function checkPeriods(audit: Audit): void {
	const told = new Set<string>();
	for (const f of audit.figures) {
		const { periodStart: start, periodEnd: end } = f;
		if (!start || !end || start <= end) continue;
		const key = `${start} ${end}`;
		const probable = `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
		if (!told.has(key)) {
			told.add(key);
			const hint = probable <= end ? ` Probably ${day(probable)} is meant.` : "";
			addFinding(audit, f, {
				rule: "audit.period-backwards",
				severity: "warning",
				message: `The period from ${day(start)} to ${day(end)} runs backwards.${hint}`,
			});
		}
		// The first day is the one that cannot be: it is not kept as a fact.
		f.periodStart = null;
		flag(f);
	}
}

/** Documents cited with a date that cannot be theirs. */
export function checkCitations(audit: Audit): void {
	const issued = audit.document.header.issuedOn ?? lastDayKnown(audit);
	const later = new Map<string, Citation>();
	const told = new Set<string>();
	for (const c of audit.document.citations) {
		// A document that is cited often with one date is wrong once.
		const name = `${nameOf(c)} ${c.citedOn}`;
		if (c.citedOn && told.has(name)) continue;
		told.add(name);
		const year = yearOfSymbol(c);
		const at = { page: c.page, quote: c.quote, observationKey: null };
		if (year !== null && c.citedOn && Number(c.citedOn.slice(0, 4)) !== year) {
			const apart = Math.abs(Number(c.citedOn.slice(0, 4)) - year);
			const message = `${nameOf(c)} names the year ${year}, but is dated ${printedDay(c)} (${apart} ${apart === 1 ? "year" : "years"} apart).`;
			addFinding(audit, null, { ...at, rule: "audit.citation-year", severity: "warning", message });
		}
		if (issued && c.citedOn && c.citedOn > issued) later.set(name, c);
	}
	if (issued) tellLater(audit, [...later.values()], issued);
	checkSameDocument(audit);
	checkYearSlips(audit);
}

/** So many documents dated after the one that cites them, and so many of their names in the finding. */
const SEVERAL = 2;
const NAMED = 3;

/** One document that is cited before it exists is misdated; where several are, it is rather the one that cites them: told once. */
function tellLater(audit: Audit, later: readonly Citation[], issued: string): void {
	const [first] = later;
	if (!first) return;
	const at = { page: first.page, quote: first.quote, observationKey: null };
	const named = later.map((c) => `${nameOf(c)} of ${printedDay(c)}`);
	const more = later.length > NAMED ? ` and ${later.length - NAMED} more` : "";
	addFinding(audit, null, {
		...at,
		rule: "audit.citation-later",
		severity: "warning",
		message:
			later.length < SEVERAL
				? `${nameOf(first)} is dated ${printedDay(first)}, after this document (${day(issued)}).`
				: `This document is dated ${day(issued)}, but cites ${later.length} documents dated later (${named.slice(0, NAMED).join(", ")}${more}): probably its own date is wrong.`,
	});
}

/** Numbers of one office that close together belong to the same weeks: this many numbers, this many days (seed 000: 8 numbers, 0 days). */
const CLOSE_NUMBERS = 15;
const CLOSE_DAYS = 3;

/** "184/UBND-VP ngày 16/02/2022" beside "176/UBND-VP ngày 16/02/2023" in one cell: the year of one is wrong. */
function checkYearSlips(audit: Audit): void {
	const dated = audit.document.citations.filter(
		(c) => c.citedOn && c.citedNumber && c.citedSymbol && /^\d+$/.test(c.citedNumber),
	);
	for (const [i, a] of dated.entries()) {
		// Neighbours in the list stand in one cell or paragraph: numbers of different offices are not compared.
		for (const b of dated.slice(i + 1, i + 4)) {
			if (a.citedSymbol !== b.citedSymbol || a.page !== b.page || a.citedIssuer !== b.citedIssuer) continue;
			const [ya, yb] = [Number(a.citedOn?.slice(0, 4)), Number(b.citedOn?.slice(0, 4))];
			if (Math.abs(ya - yb) !== 1 || Math.abs(Number(a.citedNumber) - Number(b.citedNumber)) > CLOSE_NUMBERS) continue;
			const apart =
				Math.abs(Date.parse(`2024${a.citedOn?.slice(4)}`) - Date.parse(`2024${b.citedOn?.slice(4)}`)) / 86_400_000;
			if (apart > CLOSE_DAYS) continue;
			addFinding(audit, null, {
				page: b.page,
				quote: `${a.quote} … ${b.quote}`,
				rule: "audit.citation-year-slip",
				severity: "info",
				message: `${nameOf(a)} of ${printedDay(a)} and ${nameOf(b)} of ${printedDay(b)} have neighbouring numbers and the same day, but years apart: one year is probably wrong.`,
			});
		}
	}
}

/** A document dated by month alone is not later than that month's last day. */
function lastDayKnown({ document: { header } }: Audit): string | null {
	if (!header.issuedYear || !header.issuedMonth) return null;
	const last = new Date(Date.UTC(header.issuedYear, header.issuedMonth, 0)).getUTCDate();
	return `${header.issuedYear}-${String(header.issuedMonth).padStart(2, "0")}-${last}`;
}

/** "61/2018/NĐ-CP" → 2018; null for symbols without a year. */
const yearOfSymbol = (c: Citation): number | null => {
	const y = /^(\d{4})\//.exec(c.citedSymbol ?? "")?.[1];
	return y ? Number(y) : null;
};

const nameOf = (c: Citation): string => [c.citedNumber, c.citedSymbol].filter(Boolean).join("/");

/** The date as the quote prints it ("21/6/2022", "07/10/2013"), or the day in this form. */
function printedDay(c: Citation): string {
	const iso = c.citedOn ?? "";
	const [y, m, d] = iso.split("-").map(Number);
	for (const hit of c.quote.matchAll(/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/g)) {
		const [dd, mm, yy] = hit[0].split(/[/.-]/).map(Number);
		if (dd === d && mm === m && yy === y) return hit[0];
	}
	return day(iso);
}

/**
 * One document under two numbers: same symbol and day, one number the other with a digit lost or mistaken ("5681/UBND-SNV" and
 * "15681/UBND-SNV", both of 7/12/2022). Numbers of one digit less are compared only from three digits on: "12" and "112" of
 * one day are two documents.
 */
function checkSameDocument(audit: Audit): void {
	// By number, and by number with one digit left out: what could be the other's slip is looked up, not searched for.
	const whole = new Map<string, Citation>();
	const shortened = new Map<string, Citation[]>();
	const told = new Set<string>();
	for (const c of audit.document.citations) {
		if (!c.citedOn || !c.citedSymbol || !c.citedNumber) continue;
		const key = (number: string): string => `${c.citedSymbol} ${c.citedOn} ${number}`;
		if (whole.has(key(c.citedNumber))) continue;
		const shorter = withoutADigit(c.citedNumber);
		const others = [
			...shorter.map((n) => whole.get(key(n))).filter((o) => o !== undefined),
			...(shortened.get(key(c.citedNumber)) ?? []),
		];
		whole.set(key(c.citedNumber), c);
		for (const n of shorter) shortened.set(key(n), [...(shortened.get(key(n)) ?? []), c]);
		for (const o of others) {
			const pair = [o.citedNumber ?? "", c.citedNumber].sort().join("|");
			if (told.has(key(pair)) || !sameSubject(o, c)) continue;
			told.add(key(pair));
			addFinding(audit, null, {
				page: c.page,
				quote: c.quote,
				rule: "audit.citation-number",
				severity: "warning",
				message: `One document of ${printedDay(c)} is cited under two numbers: ${nameOf(o)} (page ${o.page}) and ${nameOf(c)} (page ${c.page}).`,
			});
		}
	}
}

/** The numbers of at least three digits that a digit lost makes of one; equal lengths are left alone, neighbours of one day have neighbouring numbers. */
const withoutADigit = (number: string): string[] =>
	number.length < 4 ? [] : [...new Set([...number].map((_, i) => number.slice(0, i) + number.slice(i + 1)))];

/** Both subjects, where both are known, must share most of their words. */
function sameSubject(a: Citation, b: Citation): boolean {
	if (!a.subject || !b.subject) return true;
	const words = (s: string): Set<string> =>
		new Set(
			s
				.toLowerCase()
				.split(/[^\p{L}\p{N}]+/u)
				.filter((w) => w.length > 1),
		);
	const [x, y] = [words(a.subject), words(b.subject)];
	const common = [...x].filter((w) => y.has(w)).length;
	return common >= 0.5 * Math.min(x.size, y.size);
}
