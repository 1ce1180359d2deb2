/**
 * Makes schemas/reference/units.json.gz from the gazetteers: administrative units at each year's end 2004–2021, in
 * March 2025, and after the reorganisation of 1/7/2025, with the map from old communes to new ones and the log of decrees.
 *
 *     npx tsx scripts/make-units.ts <folder of the gazetteers>
 *
 * Output: one JSON array of rows [id, names, parents, validFrom, validTo, successors], gzipped without a time stamp so
 * that the same input gives the same bytes. See pipeline/extract/units/reference.ts for what the fields mean.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { cleanName, foldName, splitKind } from "../pipeline/extract/units/fold.js";

/** First day of the units of the 2025 reorganisation. */
const REORGANISATION = "2025-07-01";
const LAST_DAY_BEFORE = "2025-06-30";

/** What one gazetteer says: names and parents by code. Codes: 2 digits province, 3 district, 5 commune. */
interface Snapshot {
	/** Changes since the snapshot before took effect between these days. */
	from: string | null;
	to: string;
	units: Map<string, { name: string; parent: string | null }>;
}

interface Span<T> {
	value: T;
	from: string | null;
	to: string | null;
}

interface Unit {
	code: string;
	names: Span<string>[];
	parents: Span<string | null>[];
	successors: string[];
}

const folder = process.argv[2];
if (!folder) {
	process.stderr.write("usage: npx tsx scripts/make-units.ts <folder of the gazetteers>\n");
	process.exit(1);
}
const unpack = (name: string) =>
	execFileSync("xz", ["-dc", join(folder, name)], { maxBuffer: 1 << 28 }).toString("utf8");

type Level3 = { level3_id: string; name: string };
type Level2 = { level2_id: string; name: string; level3s: Level3[] };
type Level1 = { level1_id: string; name: string; level2s: Level2[] };

function yearEnds(): { snapshots: Snapshot[]; decrees: [string, string][] } {
	const scratch = mkdtempSync(join(tmpdir(), "units-"));
	try {
		execFileSync("tar", ["-xJf", join(folder as string, "units-by-year-2004-2021.tar.xz"), "-C", scratch]);
		const snapshots: Snapshot[] = [];
		for (let year = 2004; year <= 2021; year++) {
			const units: Snapshot["units"] = new Map();
			const file = readFileSync(join(scratch, "by_year_end", `${year}.json`), "utf8");
			for (const p of JSON.parse(file) as Level1[]) {
				units.set(p.level1_id, { name: p.name, parent: null });
				for (const d of p.level2s) {
					units.set(d.level2_id, { name: d.name, parent: p.level1_id });
					for (const c of d.level3s) units.set(c.level3_id, { name: c.name, parent: d.level2_id });
				}
			}
			snapshots.push({ from: year === 2004 ? null : `${year}-01-01`, to: `${year}-12-31`, units });
		}
		const decrees = readFileSync(join(scratch, "decree_log.tsv"), "utf8")
			.split("\n")
			.map((line) => line.split("\t") as [string, string])
			.filter(([date]) => /^\d{4}-/.test(date));
		return { snapshots, decrees };
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

type Old = { Code: string; FullName: string; Ward?: Old[] | null; District?: Old[] | null };

function march2025(): Snapshot {
	const units: Snapshot["units"] = new Map();
	for (const p of JSON.parse(unpack("units-2025-03.json.xz")) as Old[]) {
		units.set(p.Code, { name: p.FullName, parent: null });
		for (const d of p.District ?? []) {
			units.set(d.Code, { name: d.FullName, parent: p.Code });
			for (const c of d.Ward ?? []) units.set(c.Code, { name: c.FullName, parent: d.Code });
		}
	}
	return { from: "2022-01-01", to: "2025-03-31", units };
}

/** Follows each code through the snapshots. A change is dated by the decree that names the unit, else by its bounds. */
function history(snapshots: Snapshot[], decrees: [string, string][]): Map<string, Unit> {
	const folded = decrees.map(([date, text]) => [date, ` ${foldName(text)} `] as const);
	/** The one day between two snapshots on which a decree names all of `names`; null when none or several do. */
	const decreed = (from: string, to: string, names: string[]): string | null => {
		const words = names.map((n) => ` ${foldName(n)} `);
		const hits = new Set(
			folded.filter(([day, text]) => day >= from && day <= to && words.every((w) => text.includes(w))).map((f) => f[0]),
		);
		return hits.size === 1 ? ([...hits][0] ?? null) : null;
	};
	const units = new Map<string, Unit>();
	for (const [index, snapshot] of snapshots.entries()) {
		for (const [code, { name: raw, parent }] of snapshot.units) {
			const name = cleanName(raw);
			let unit = units.get(code);
			if (!unit) {
				unit = { code, names: [], parents: [], successors: [] };
				units.set(code, unit);
			}
			const last = unit.names.at(-1);
			const outer = parent ? splitKind(snapshot.units.get(parent)?.name ?? "").core : "";
			const start = snapshot.from && (decreed(snapshot.from, snapshot.to, [name, outer]) ?? snapshot.from);
			const end = index === 0 ? null : snapshots[index - 1]?.to;
			if (!last || foldName(last.value) !== foldName(name)) {
				// outer bounds: the old name may have lasted to the end of the interval in which it changed
				if (last && end) last.to = start && start !== snapshot.from ? dayBefore(start) : snapshot.to;
				unit.names.push({ value: name, from: last || index > 0 ? start : null, to: null });
			} else last.value = name; // the newest spelling ("Hòa" for "Hoà", "Krông Pắc" for "Krông Pắk" stay apart)
			const above = unit.parents.at(-1);
			if (!above || above.value !== parent) {
				if (above) above.to = snapshot.to;
				unit.parents.push({ value: parent, from: above ? snapshot.from : null, to: null });
			}
		}
		const next = snapshots[index + 1];
		if (next)
			for (const [code, unit] of units)
				if (snapshot.units.has(code) && !next.units.has(code)) {
					const name = unit.names.at(-1);
					const day = name && decreed(next.from ?? "", next.to, [name.value]);
					if (name) name.to = day ? dayBefore(day) : next.to;
				}
	}
	return units;
}

function dayBefore(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function csvRows(text: string): Record<string, string>[] {
	const [head = "", ...lines] = text.trim().split(/\r?\n/);
	const names = head.split(",");
	return lines.map((line) => {
		const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? "");
		return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? ""]));
	});
}

type New = { Code: string; FullName: string; Wards: { Code: string; FullName: string; ProvinceCode: string }[] };

/** Adds the units of 1/7/2025. A unit that only goes on keeps its id; one made of others gets `<code>~2025`. */
function reorganise(units: Map<string, Unit>): Map<string, Unit> {
	const now = JSON.parse(unpack("units-2026-07.json.xz")) as New[];
	const map = csvRows(unpack("units-old-to-new-2025.csv.xz"));
	const wardCode = (row: Record<string, string>) => String(Math.trunc(Number(row.wardCode))).padStart(5, "0");
	const mergedProvinces = new Set(map.filter((r) => r.isMergedProvince === "True").map((r) => r.newProvinceCode));
	const unchanged = new Set(map.filter((r) => r.isMergedWard === "False").map(wardCode));
	const all = new Map<string, Unit>();
	const spans = <T>(value: T) => [{ value, from: REORGANISATION, to: null }];
	const idOfProvince = (code: string) => (mergedProvinces.has(code) ? `${code}~2025` : code);
	for (const p of now) {
		const id = idOfProvince(p.Code);
		if (id === p.Code) rename(units.get(p.Code), p.FullName);
		else {
			// the map has the name of 2025; the list of 2026 may have a newer one
			const first = cleanName(map.find((r) => r.newProvinceCode === p.Code)?.newProvince ?? p.FullName);
			const names: Span<string>[] = spans(first);
			if (foldName(first) !== foldName(p.FullName)) {
				names[0] = { value: first, from: REORGANISATION, to: "2026-07-01" };
				names.push({ value: cleanName(p.FullName), from: "2026-01-01", to: null });
			}
			all.set(id, { code: p.Code, names, parents: spans(null), successors: [] });
		}
		for (const w of p.Wards) {
			const old = units.get(w.Code);
			if (old && unchanged.has(w.Code)) {
				rename(old, w.FullName);
				const above = old.parents.at(-1);
				if (above) above.to = LAST_DAY_BEFORE;
				old.parents.push({ value: id, from: REORGANISATION, to: null });
			} else
				all.set(`${w.Code}~2025`, {
					...{ code: w.Code, names: spans(cleanName(w.FullName)), parents: spans(id), successors: [] },
				});
		}
	}
	// the map gives some new communes another code than the list of 2026 does
	const byName = new Map<string, string>();
	for (const [id, u] of all) byName.set(`${u.parents[0]?.value}|${foldName(u.names[0]?.value ?? "")}`, id);
	for (const row of map) {
		const province = idOfProvince(row.newProvinceCode ?? "");
		const oldProvince = (row.provinceCode ?? "").padStart(2, "0");
		if (province !== oldProvince) successor(units.get(oldProvince)?.successors, province);
		if (!row.wardCode) {
			// island districts without communes became special zones
			const id = byName.get(`${province}|${foldName(row.newWard ?? "")}`);
			if (id) successor(units.get(row.districtCode?.padStart(3, "0") ?? "")?.successors, id);
		} else if (!unchanged.has(wardCode(row))) {
			const id = all.has(`${row.newWardCode}~2025`)
				? `${row.newWardCode}~2025`
				: byName.get(`${province}|${foldName(row.newWard ?? "")}`);
			if (id) successor(units.get(wardCode(row))?.successors, id);
			else process.stderr.write(`no unit for ${row.ward} → ${row.newWard}\n`);
		}
	}
	for (const [code, unit] of units) {
		const name = unit.names.at(-1);
		const goesOn =
			code.length === 2 ? now.some((p) => idOfProvince(p.Code) === code) : code.length === 5 && unchanged.has(code);
		if (name && name.to === null && !goesOn) name.to = LAST_DAY_BEFORE;
		all.set(code, unit);
	}
	return all;
}

function rename(unit: Unit | undefined, fullName: string): void {
	const name = cleanName(fullName);
	const last = unit?.names.at(-1);
	if (!unit || !last || foldName(last.value) === foldName(name)) return;
	last.to = LAST_DAY_BEFORE;
	unit.names.push({ value: name, from: REORGANISATION, to: null });
}

function successor(list: string[] | undefined, id: string): void {
	if (list && !list.includes(id)) list.push(id);
}

const { snapshots, decrees } = yearEnds();
const units = reorganise(history([...snapshots, march2025()], decrees));
const pack = <T>(spans: Span<T>[]) =>
	spans.length === 1 ? spans[0]?.value : spans.map((s) => [s.value, s.from, s.to] as const);
const rows = [...units.entries()]
	.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
	.map(([id, u]) => [id, pack(u.names), pack(u.parents), u.names[0]?.from, u.names.at(-1)?.to, u.successors]);
const json = `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
const packed = gzipSync(json, { level: 9 });
packed.writeUInt32LE(0, 4); // no time stamp
packed[9] = 255; // no operating system
writeFileSync(new URL("../schemas/reference/units.json.gz", import.meta.url), packed);
process.stdout.write(`${rows.length} units, ${json.length} characters, ${packed.length} bytes packed\n`);
