/** Parts against their whole: "trong đó", "gồm", brackets, footnotes; received = resolved + pending; resolved = on time + late. */
import type { Audit, Audited, Identity } from "./audit.js";
import { foldWords } from "./fold-words.js";
import { printed, printedSum } from "./print.js";
import { addsUp, type Print, printsOf } from "./tolerance.js";

/** Roles of a caseload that make up a whole together. */
const COMPLETE: readonly (readonly [string, string])[] = [
	["resolved", "pending"],
	["on_time", "late"],
];
/** A part list "trong đó" may be incomplete; a lone part always is. */
const FEWEST = 2;
const NOTHING: Print = { value: 0, decimals: 0 };

const amount = (f: Audited): number => (f.numerator !== null && f.measure !== "percent" ? f.numerator : (f.value ?? 0));

export function partIdentities(audit: Audit): Identity[] {
	const out: Identity[] = [];
	const byWhole = new Map<string, Audited[]>();
	for (const f of audit.figures) {
		if (f.partOf === null || f.value === null || f.nature === "plan") continue;
		byWhole.set(f.partOf, [...(byWhole.get(f.partOf) ?? []), f]);
	}
	for (const [key, all] of byWhole) {
		const whole = audit.byKey.get(key);
		if (!whole || whole.value === null) continue;
		for (const parts of partitions(all)) {
			if (!claimsAll(whole, parts) || parts.filter((p) => amount(p) > amount(whole)).length > 1) continue;
			const carried = all.find((p) => p.partBy === "carried");
			if (carried && parts.some((p) => p.partBy === "pending")) {
				out.push(carriedIdentity(whole, carried, parts));
				continue;
			}
			out.push(sumIdentity(whole, parts, parts.some((p) => isRole(p.partBy)) ? "audit.roles" : "audit.parts"));
		}
		// Two parts and more that each exceed their whole were tied to the wrong one.
		const exceeding = all.filter((p) => p.partBy !== "carried" && amount(p) > amount(whole)).length;
		for (const part of all) {
			if (exceeding > 1) break;
			if (part.partBy !== "carried" && amount(part) > amount(whole) && part.measure === whole.measure)
				out.push({
					rule: "audit.part-exceeds-whole",
					members: [part, whole],
					about: part,
					holds: ([p = 0, w = 0]) => p <= w,
					message: ([p = 0, w = 0]) =>
						`${printed(p)} is given as a part of ${printed(w)}, which is ${printed(p - w)} less.`,
				});
		}
	}
	return out;
}

/** A list under "trong đó" that makes up less than this share of its whole only picks some parts out. */
const PICKED = 0.5;

/** Whether the parts are meant to make up the whole: "gồm" says so, "trong đó" only when little is missing. */
function claimsAll(whole: Audited, parts: readonly Audited[]): boolean {
	if (parts.some((p) => isRole(p.partBy))) return true;
	// "nữ 121 người, đảng viên 270 người, đại học 255 người": properties that one person may have all of.
	if (parts.filter((p) => PROPERTY.test(foldWords(p.label))).length > 1 && !isSexes(parts)) return false;
	if (parts.some((p) => p.partBy?.endsWith("…"))) return false;
	// Procedures that are online wholly or in part leave those that are not.
	if (
		!/\btruc tuyen\b/.test(foldWords(whole.label)) &&
		parts.every((p) => /\b(?:toan trinh|mot phan)\b/.test(foldWords(p.label)))
	)
		return false;
	// "91,27/100 điểm, trong đó công khai 18/18 điểm, tiến độ 19,8/20 điểm": what could be reached says that some are left out.
	const reach = parts.reduce((s, p) => s + (p.denominator ?? Number.NaN), 0);
	if (whole.denominator !== null && whole.measure === "point" && reach !== whole.denominator) return false;
	if (parts.some((p) => /gom/.test(p.partBy ?? ""))) return true;
	return parts.reduce((s, p) => s + amount(p), 0) >= PICKED * amount(whole);
}

const PROPERTY =
	/\b(?:nu|dang vien|doan vien|dan toc|thac si|tien si|dai hoc|cao dang|trung cap|sau dai hoc|ly luan|chinh tri|tin hoc|ngoai ngu|chuyen vien|trinh do|ton giao)\b/;

/** Men and women make up a whole, and so do the degrees from secondary school to doctor. */
const isSexes = (parts: readonly Audited[]): boolean => {
	const all = parts.map((p) => foldWords(p.label));
	const degrees = all.filter((l) => /\b(?:thac si|tien si|dai hoc|cao dang|trung cap|so cap)\b/.test(l)).length;
	return (
		(parts.length === 2 && all.some((l) => /\bnam\b/.test(l)) && all.some((l) => /\bnu\b/.test(l))) ||
		degrees === parts.length
	);
};

const isRole = (by: string | null | undefined): boolean =>
	["resolved", "pending", "on_time", "late", "received", "carried"].includes(by ?? "");

/** Lists of parts that are meant to make up their whole. */
function partitions(parts: readonly Audited[]): Audited[][] {
	const out: Audited[][] = [];
	// What a colon lists and what "trong đó" picks out are two lists.
	const opened = parts.filter((p) => !isRole(p.partBy));
	for (const list of [opened.filter((p) => p.partBy === ":"), opened.filter((p) => p.partBy !== ":")])
		if (list.length >= FEWEST) out.push(list);
	for (const pair of COMPLETE) {
		const members = pair.map((role) => parts.filter((p) => p.partBy === role));
		const early = pair[0] === "on_time" ? members[0]?.filter((p) => EARLY.test(foldWords(p.label))) : [];
		const whole = members.every((m) => m.length === 1) || (members[1]?.length === 1 && members[0]?.length === 2);
		if (whole && (members[0]?.length === 1 || early?.length === 1)) out.push(members.flat());
	}
	return out;
}

/** "Trước hạn 1.204, đúng hạn 553": two parts of what was not late; "trước và đúng hạn" is both. */
const EARLY = /\b(?:truoc|som) han\b(?!.*\bdung han\b)/;

/** Received and carried over from the period before = resolved + pending. */
function carriedIdentity(whole: Audited, carried: Audited, parts: Audited[]): Identity {
	const members = [whole, carried, ...parts];
	return {
		rule: "audit.roles",
		members,
		about: whole,
		// Some reports count what was carried over as received already.
		holds: (all) => {
			const [w = NOTHING, c = NOTHING, ...values] = printsOf(members, all);
			return addsUp(values, { ...w, value: w.value + c.value }) || addsUp(values, w);
		},
		message: ([w = 0, c = 0, ...values]) => {
			const sum = values.reduce((a, b) => a + b, 0);
			return `${printedSum(values)} = ${printed(sum)}, but ${printed(w)} received and ${printed(c)} carried over make ${printed(w + c)} (${printed(Math.abs(sum - w - c))} ${sum > w + c ? "too many" : "missing"}).`;
		},
	};
}

/**
 * A whole may be divided up twice ("nghỉ hưu 190 người, thôi việc 24 người; khối Đảng 21 người, khối chính quyền 193 người"): the
 * first or the last of the parts, two at least, make it up.
 */
function dividesTwice(parts: readonly Print[], whole: Print): boolean {
	return parts.some(
		(_, k) =>
			k >= FEWEST &&
			k <= parts.length - FEWEST &&
			addsUp(parts.slice(0, k), whole) &&
			(parts.length - k > FEWEST + 1 || addsUp(parts.slice(k), whole)),
	);
}

function sumIdentity(whole: Audited, parts: Audited[], rule: string): Identity {
	const members = [whole, ...parts];
	return {
		rule,
		members,
		about: whole,
		holds: (all) => {
			const [w = NOTHING, ...values] = printsOf(members, all);
			return addsUp(values, w) || dividesTwice(values, w);
		},
		message: ([w = 0, ...values]) => {
			const sum = values.reduce((a, b) => a + b, 0);
			return `${printedSum(values)} = ${printed(sum)}, but the whole is given as ${printed(w)} (${printed(Math.abs(sum - w))} ${sum > w ? "too many" : "missing"}).`;
		},
	};
}

/**
 * Fractions of one stated total in one paragraph that are meant to divide it up ("Tổng số 79 đơn vị … 72/79 … 08/79"). Only a
 * sum just over the total is a contradiction: a smaller one leaves a rest, a much larger one counts things twice on purpose.
 */
export function sharedTotalIdentities(audit: Audit): Identity[] {
	const out: Identity[] = [];
	const blocks = new Map<string, Audited[]>();
	for (const f of audit.figures) {
		const block = /^b\d+(?=\.)/.exec(f.key)?.[0];
		if (block) blocks.set(block, [...(blocks.get(block) ?? []), f]);
	}
	for (const figures of blocks.values()) {
		for (const total of figures) {
			if (total.value === null || total.denominator !== null || !/tổng (?:số|cộng)/iu.test(total.label)) continue;
			const shares = figures.filter(
				(f) =>
					f.denominator === total.value && f.measure === total.measure && f.numerator !== null && f.partOf === null,
			);
			const sum = shares.reduce((s, f) => s + (f.numerator ?? 0), 0);
			const near = Math.max(2, 0.05 * total.value);
			if (shares.length < FEWEST || sum - total.value > near || sum < total.value) continue;
			out.push(sumIdentity(total, shares, "audit.parts"));
		}
	}
	return out;
}
