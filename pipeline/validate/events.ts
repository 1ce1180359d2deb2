/** Days that do not fit what is told of them: past tense before the day has come, a weekday that the date is not. */
import { type Audit, addFinding } from "./audit.js";

/** A day named with the words around it; folded accents are not needed: these are short function words. */
const EVENT = /(?:^|[\s(])[Nn]gày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s+((?:\S+\s+){0,3})/gu;
const DONE = /^(?:mới|đã|vừa)\s/u;
const PLANNED = /dự kiến|sẽ|kế hoạch|phấn đấu|có hiệu lực/iu;

/** Cells and quotes that tell of a later day in the past tense ("Ngày 18/3/2023 mới tiến hành …" in a report of 15/3/2023). */
export function checkEvents(audit: Audit): void {
	const issued = audit.document.header.issuedOn;
	if (!issued) return;
	const texts = [
		...audit.document.tables.flatMap((t) => t.cells.map((c) => ({ text: c.text, page: c.page }))),
		...audit.document.assignments.map((a) => ({ text: a.quote, page: a.page })),
	];
	for (const { text, page } of texts) {
		for (const m of text.matchAll(EVENT)) {
			const iso = `${m[3]}-${(m[2] ?? "").padStart(2, "0")}-${(m[1] ?? "").padStart(2, "0")}`;
			if (iso <= issued || !DONE.test(m[4] ?? "") || PLANNED.test(text)) continue;
			const [y, mo, d] = issued.split("-").map(Number);
			addFinding(audit, null, {
				rule: "audit.event-later",
				severity: "info",
				message: `${m[1]}/${m[2]}/${m[3]} is told as past, but the document is of ${d}/${mo}/${y}.`,
				page,
				quote: text.length > 300 ? `${text.slice(0, 300)} …` : text,
			});
		}
	}
}

const WEEKDAYS: Record<string, number> = {
	hai: 1,
	ba: 2,
	tư: 3,
	năm: 4,
	sáu: 5,
	bảy: 6,
	bẩy: 6,
	"2": 1,
	"3": 2,
	"4": 3,
	"5": 4,
	"6": 5,
	"7": 6,
};
const WEEKDAY =
	/(?:(?<![\p{L}])thứ\s+(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?<![\p{L}])(chủ nhật))(?![\p{L}\d])([^.;()\d]{0,60}?)ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/giu;
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Between weekday and date only these lead from the one to the other; anything else may speak of another day. */
const LEADS = /^[\s",”’:–-]*(?:$|\(?$|.*(?:thực hiện|tổ chức|diễn ra|họp|bắt đầu|khai mạc|vào|lúc)\s*(?:vào\s*)?$)/isu;

/** "thứ Bảy … ngày 24/3/2023" where that day is a Friday. */
export function checkWeekdays(audit: Audit): void {
	const texts = [
		...audit.document.tables.flatMap((t) => t.cells.map((c) => ({ text: c.text, page: c.page }))),
		...audit.document.assignments.map((a) => ({ text: `${a.quote}`, page: a.page })),
		...audit.figures.filter((f) => f.method === "prose").map((f) => ({ text: f.quote, page: f.place.page })),
	];
	const told = new Set<string>();
	for (const { text, page } of texts) {
		for (const m of text.matchAll(WEEKDAY)) {
			if (!LEADS.test(m[3] ?? "")) continue;
			const expected = m[2] ? 0 : WEEKDAYS[(m[1] ?? "").toLowerCase()];
			const [d, mo, y] = [Number(m[4]), Number(m[5]), Number(m[6])];
			const date = new Date(Date.UTC(y, mo - 1, d));
			if (expected === undefined || date.getUTCDate() !== d || date.getUTCDay() === expected || told.has(m[0]))
				continue;
			told.add(m[0]);
			addFinding(audit, null, {
				rule: "audit.weekday",
				severity: "info",
				message: `${d}/${mo}/${y} is a ${NAMES[date.getUTCDay()]}, not a ${NAMES[expected]} ("${m[2] ?? `thứ ${m[1]}`}").`,
				page,
				quote: m[0],
			});
		}
	}
}
