/** "4 nhóm lĩnh vực (BTXH, Chứng thực, Hộ tịch)": a count against the list in brackets behind it. */
import { type Audit, addFinding, flag } from "./audit.js";
import { printed } from "./print.js";

/** An open list names examples. */
const OPEN = /\.{2,}|…|\bv\.?\s?v\b|như|ví dụ|trong đó|chủ yếu|gồm cả|tính cả|kể cả|đạt|chiếm|bằng|theo|từ|\d/iu;
/** Longest list worth counting; longer ones have commas inside their items. */
const MOST = 12;

export function checkLists(audit: Audit): void {
	for (const f of audit.figures) {
		if (f.value === null || !Number.isInteger(f.value) || f.value < 2 || f.value > MOST || f.numerator !== null)
			continue;
		const raw = String(f.value);
		const m = new RegExp(`(?<![\\d.,/])0?${raw}\\s+((?:\\p{L}+\\s+){1,4})\\(([^()]+)\\)`, "u").exec(f.quote);
		if (!m?.[2] || OPEN.test(m[2])) continue;
		const items = m[2]
			.split(/[,;]|\svà\s/u)
			.map((s) => s.trim())
			.filter(Boolean);
		// Items of several words may hold a comma or an "and" of their own.
		if (items.length < 2 || items.length >= f.value || items.some((i) => i.split(/\s+/).length > 4)) continue;
		flag(f);
		addFinding(audit, f, {
			rule: "audit.list-count",
			severity: "info",
			message: `${printed(f.value)} ${m[1]?.trim()} are announced, but ${items.length} are listed: ${items.join(", ")}.`,
		});
	}
}
