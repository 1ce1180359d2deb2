/**
 * Communes in cells that were read with doubt (on dots, on worn print), by the list of units: "xã Minh Phú huyện Giồng Kiếng" can only be Vĩnh Phú in Giồng Riềng.
 * Letters may change where a commune and its district bear each other out; what was read stays in `textRaw`, and a finding says so.
 */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { foldName, splitKind, tidy } from "../units/fold.js";
import { ancestors, type GazetteerUnit, gazetteer } from "../units/reference.js";
import { distance } from "../units/similarity.js";

/** Cells read surer than this are left alone: it is more than what is read on dots can have. */
const SURE = 0.85;
/** Letters are in doubt under this; above, marks alone are. "Vĩnh Hoà huyện Châu Thành", read with 0.84, stands in no list and is printed so. */
const LETTERS = 0.75;
/** What such a name is sure of at most. */
const PROVEN = 0.8;
/** Errors (as `distance` counts them) that a letter of the two names may have; the least by which the next pair of names must be worse. */
const MOST = 0.22;
const LEAD = 1;
/** Errors a letter of either name by itself. */
const MOST_OF_ONE = 0.4;
/** Pairs that were read without error and name one province make it the table's. */
const SPEAK = 3;

/** "TYT xã …  huyện …": the names of a commune and of what is around it, with their places in the text. */
const PAIR =
	/(?<=(?:^|[^\p{L}])(?:xã|xa|phường|thị trấn)[ :.,]*)(?<commune>[\p{L}\p{N}][^()\n]{1,38}?)[ :;.,/]*(?:huyện|huyên|huyền|quận|thị xã|thành phố|TP\.?)[ :;.,/]*(?<district>\p{L}[^()\n]{1,29}\p{L})[^\p{L}()]*$/iu;

interface Pair {
	commune: string;
	district: string;
	/** Where the names stand. */
	places: [[number, number], [number, number]];
}

function pairIn(text: string): Pair | null {
	const match = new RegExp(PAIR.source, `${PAIR.flags}d`).exec(text);
	const { commune, district } = match?.groups ?? {};
	const places = (match as { indices?: { groups?: Record<string, [number, number]> } } | null)?.indices?.groups;
	if (!commune || !district || !places) return null;
	return {
		commune: foldName(commune),
		district: foldName(district),
		places: [places.commune!, places.district!],
	};
}

interface Fit {
	commune: string;
	district: string;
	province: string;
	cost: number;
	length: number;
}

/** The pairs of names that the read ones may be, likeliest first. */
function fits({ commune, district }: Pair, province: string | null): Fit[] {
	const { byLevel, children, units } = gazetteer();
	const best = new Map<string, Fit>();
	for (const around of byLevel.get("district") ?? []) {
		const above = ancestors(around)
			.map((id) => units.get(id))
			.find((u) => u?.level === "province");
		if (!above || (province !== null && above.code !== province)) continue;
		const outer = nearest(district, around);
		if (!outer) continue;
		for (const unit of children.get(around.id) ?? []) {
			const inner = nearest(commune, unit);
			if (!inner) continue;
			const fit = {
				commune: inner.name,
				district: outer.name,
				province: above.code,
				cost: inner.cost + outer.cost,
				length: inner.length + outer.length,
			};
			const key = foldName(`${fit.commune}|${fit.district}`);
			if (fit.cost < (best.get(key)?.cost ?? Number.POSITIVE_INFINITY)) best.set(key, fit);
		}
	}
	return [...best.values()].sort((a, b) => a.cost - b.cost);
}

/** Of a unit's names the one most like what was read; null where none is like it. */
function nearest(read: string, unit: GazetteerUnit): { name: string; cost: number; length: number } | null {
	let best: { name: string; cost: number; length: number } | null = null;
	for (const { name, core } of unit.names) {
		const limit = MOST_OF_ONE * core.length;
		if (Math.abs(core.length - read.length) > limit) continue;
		const cost = distance(read, core, limit);
		if (cost <= limit && (!best || cost < best.cost)) best = { name: splitKind(name).core, cost, length: core.length };
	}
	return best;
}

/** The code of the province whose communes the table's sure cells name. */
function provinceOf(table: Table): string | null {
	const votes = new Map<string, number>();
	for (const cell of table.cells) {
		const pair = cell.confidence >= SURE ? pairIn(cell.text) : null;
		if (!pair) continue;
		for (const code of new Set(exactProvinces(pair))) votes.set(code, (votes.get(code) ?? 0) + 1);
	}
	const [first] = [...votes].sort((a, b) => b[1] - a[1]);
	return first && first[1] >= SPEAK ? first[0] : null;
}

function exactProvinces({ commune, district }: Pair): string[] {
	const { byCore, units } = gazetteer();
	return (byCore.get(commune) ?? []).flatMap((unit) => {
		const above = ancestors(unit).map((id) => units.get(id));
		const around = above.some((u) => u?.level === "district" && u.names.some((n) => n.core === district));
		return around ? above.flatMap((u) => (u?.level === "province" ? [u.code] : [])) : [];
	});
}

/**
 * The text with a commune and its district as the list of units has them; null where nothing is to be mended or nothing is certain. `letters`: whether other
 * letters may have been printed than were read. A name that some commune of the
 * province bears (of the country, where that is not known) is taken as read.
 */
export function withCommune(text: string, province: string | null, letters: boolean): string | null {
	const pair = pairIn(text);
	if (!pair) return null;
	const [first, second] = fits(pair, province);
	if (!first || first.cost > MOST * first.length) return null;
	if (second && second.cost - first.cost < LEAD) return null;
	const known = (gazetteer().byCore.get(pair.commune) ?? []).some(
		(unit) => unit.level === "commune" && (province === null || ancestors(unit).includes(province)),
	);
	if (foldName(first.commune) !== pair.commune && (known || !letters)) return null;
	if (foldName(first.district) !== pair.district && !letters) return null;
	const [[a0, a1], [b0, b1]] = pair.places;
	const name = (read: string, meant: string) => (tidy(read) === tidy(meant) ? read : meant);
	// An address has its comma; what else stands between is dirt.
	const read = text.slice(a1, b0);
	const gap = read.startsWith(", ")
		? read
		: ` ${read.replace(/^[ :;.,/]+|[ :;.,/]+$/g, "").replace(/huy[eêềếểễ]n/iu, "huyện")} `;
	const mended = `${text.slice(0, a0)}${name(text.slice(a0, a1), first.commune)}${gap}${name(text.slice(b0, b1), first.district)}`;
	return mended === text ? null : mended;
}

/** Mends the names of communes and districts in a table's doubtful cells. */
export function proveDoubtfulPlaces(table: Table): Finding[] {
	const doubtful = table.cells.filter((cell) => cell.confidence < SURE && pairIn(cell.text));
	if (doubtful.length === 0) return [];
	const province = provinceOf(table);
	const mended: { cell: Cell; before: string }[] = [];
	for (const cell of doubtful) {
		const text = withCommune(cell.text, province, cell.confidence < LETTERS);
		if (text === null) continue;
		mended.push({ cell, before: cell.text });
		cell.text = text;
		cell.confidence = Math.min(cell.confidence, PROVEN);
	}
	if (mended.length === 0) return [];
	return [
		{
			rule: "table.place-name",
			severity: "info",
			message: `${mended.length} doubtful name(s) of communes in table ${table.tableNo} are told by the list of units: ${mended
				.slice(0, 8)
				.map(({ cell, before }) => `“${before}” is ${cell.text}`)
				.join(", ")}.`,
			page: mended[0]!.cell.page,
			quote: null,
			observationKey: null,
		},
	];
}
