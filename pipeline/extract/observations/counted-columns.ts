/** What columns count whose titles do not say it: people, what their neighbours count, what they add up to. */

import type { Table } from "../../../schemas/extracted.js";
import { measureById } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import { bodyRows, type Column } from "./table-columns.js";

/** Titles of columns that count the staff of an office. Folded. */
const STAFF =
	/^(?:nam|nu|gioi tinh nam|co mat|hien co|hien dien|nghi huu(?: .*)?|thoi viec(?: .*)?|tinh gian(?: .*)?|dang vien|dan toc(?: thieu so)?|tien si|thac si|dai hoc|cao dang|trung cap|so cap|tren dai hoc|sau dai hoc|tuyen dung(?: moi)?|bo nhiem|ky luat)$/;
/** Quotas of posts go with the people that fill them. */
const QUOTA = /\b(?:bien che|chi tieu)\b/;
/** Two such titles show that a table is one of staff. */
const SURE = 2;

/** Titles of columns that say what became of the things counted, not what they are. Folded. */
const FATE =
	/^(?:so )?(?:phat ra|thu ve|hop le|khong hop le|da gui|da nhan|tra lai|da giao|thuc hien|ket qua|con lai|hoan thanh|chua hoan thanh|da hoan thanh|da thuc hien)(?: [a-z]+){0,2}$/;
const TOTAL = /^(?:tong(?: so| cong)?|cong)$/;
/** So many of the rows must add up. */
const MOST = 0.6;

const last = (c: Column): string =>
	fold(c.header.at(-1) ?? "")
		.replace(/[^a-z0-9%]+/g, " ")
		.trim();
const isCount = (measure: string): boolean => measureById(measure)?.kind === "count" && measure !== "item";
const open = (c: Column): boolean => c.kind === "figure" && c.said === "nowhere" && c.measure === "item";

/** Fills in the measure of columns whose title names none, from the titles beside them and from their sums. */
export function adoptCounted(columns: readonly Column[], table: Table): void {
	const staff = columns.filter((c) => c.kind === "figure" && STAFF.test(last(c)) && c.measure !== "percent");
	if (staff.length >= SURE || (staff.length > 0 && columns.some((c) => c.kind === "figure" && QUOTA.test(last(c)))))
		for (const c of staff) if (open(c) || (c.measure === "target" && c.said === "noun")) c.measure = "person";
	// "Kế hoạch (phiếu) | Phát ra | Thu về": the bracket of one column says it for those beside it.
	const bracketed = new Set(columns.filter((c) => c.said === "title" && isCount(c.measure)).map((c) => c.measure));
	const [only] = bracketed;
	if (only && bracketed.size === 1) for (const c of columns) if (open(c) && FATE.test(last(c))) c.measure = only;
	adoptSum(columns, table);
}

/** Where a column of totals is the sum of the others, all of them count the same. */
function adoptSum(columns: readonly Column[], table: Table): void {
	const counted = columns.filter((c) => c.kind === "figure" && (open(c) || isCount(c.measure)));
	const total = counted.find((c) => TOTAL.test(last(c)));
	const parts = counted.filter((c) => c !== total);
	const named = new Set(counted.map((c) => c.measure).filter((m) => m !== "item"));
	const [measure] = named;
	if (!total || !measure || named.size !== 1 || parts.length < 2) return;
	const rows = bodyRows(table).filter((r) =>
		[total, ...parts].every((c) => typeof r.cells.get(c.col)?.number === "number"),
	);
	const value = (r: (typeof rows)[number], c: Column): number => r.cells.get(c.col)?.number ?? 0;
	const fit = rows.filter((r) => Math.abs(parts.reduce((s, c) => s + value(r, c), 0) - value(r, total)) < 1e-6);
	if (rows.length >= 3 && fit.length >= rows.length * MOST)
		for (const c of [total, ...parts]) if (open(c)) c.measure = measure;
}
