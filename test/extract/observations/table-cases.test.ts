import { describe, expect, it } from "vitest";
import { extractDocument } from "../../../pipeline/extract/index.js";
import type { ObservationCandidate } from "../../../schemas/extracted.js";
import { indicatorById } from "../../../schemas/reference/indicators.js";
import { pagesOf } from "./document.js";
import { type TableCase, tableCases } from "./table-cases.js";
import { indexCases } from "./table-cases-indices.js";
import { shapeCases } from "./table-cases-shapes.js";

interface Expected {
	measure: string;
	indicatorId: string | null;
	unit: string | null;
	period: string;
	nature: string;
	fraction: string | null;
}

/** What the reader says of one cell; null where nothing is said. */
function expectedOf(test: TableCase, o: ObservationCandidate, label: string): Expected | null {
	const column = test.columns[o.cell?.col ?? -1];
	if (column === undefined) return null;
	const [, row = ""] = Object.entries(test.rows ?? {}).find(([words]) => label.includes(words)) ?? [];
	const said = column.split(" ");
	const rowSaid = row.split(" ");
	if (test.rows && (row === "" || rowSaid[1] === "*")) return null;
	let id = said[1] ?? "-";
	if (id === "=") id = rowSaid[1] ?? "-";
	else if (id.startsWith("=")) id = `${rowSaid[1] ?? ""}${id.slice(1)}`;
	const isTotal = /^Tổng/.test(label);
	const named = rowSaid
		.find((w) => w.startsWith("unit="))
		?.slice(5)
		.replace("_", " ");
	return {
		measure: (said[0] === "=" ? rowSaid[0] : said[0]) ?? "",
		indicatorId: id === "-" ? null : id,
		unit: named === "*" ? null : (named ?? (test.rowsAreUnits && !isTotal ? label : test.unit)),
		period: said.find((w) => w.includes("..")) ?? test.period,
		nature: said.includes("plan") ? "plan" : "result",
		fraction: said.includes("percent") ? null : (rowSaid.find((w) => /^\d+\/\d+$/.test(w)) ?? null),
	};
}

const folded = (s: string | null): string => (s ?? "").toLowerCase();

/** Every figure of the case's table that the reader says something of. */
function measured(test: TableCase) {
	const { observations, tables } = extractDocument(pagesOf(test.text));
	const labels = new Map<number, string>();
	const table = [...tables].sort((a, b) => b.columnCount - a.columnCount)[0];
	for (const cell of table?.cells ?? []) if (!cell.isHeader && cell.col === 1) labels.set(cell.row, cell.text.trim());
	return observations
		.filter((o) => o.cell?.tableNo === table?.tableNo)
		.flatMap((o) => {
			const label = labels.get(o.cell?.row ?? -1) ?? "";
			const wanted = expectedOf(test, o, label);
			if (!wanted) return [];
			const slice = /^form II/.test(test.name) && !/^Tổng/.test(label);
			if (slice) wanted.indicatorId = null;
			return [{ o, label, wanted }];
		});
}

const all = [...tableCases, ...indexCases, ...shapeCases];
const show = (o: ObservationCandidate, w: Expected): string =>
	`${o.cell?.row}.${o.cell?.col} ${o.value} “${o.label}” ${JSON.stringify([o.measure, o.indicatorId, o.unitLabel, `${o.periodStart}..${o.periodEnd}`, o.nature])} ≠ ${JSON.stringify(w)}`;

describe.each(all)("figures of a table: $name", (test) => {
	const cells = measured(test);
	const wrong = (of: (o: ObservationCandidate, w: Expected) => boolean): string[] =>
		cells.filter(({ o, wanted }) => of(o, wanted)).map(({ o, wanted }) => show(o, wanted));

	it("should read figures of every row and column named", () => {
		const cols = new Set(cells.map(({ o }) => o.cell?.col));
		expect([...cols].sort()).toEqual(Object.keys(test.columns).map(Number).sort());
	});
	it("should know what each is counted in", () => {
		expect(wrong((o, w) => o.measure !== w.measure)).toEqual([]);
	});
	it("should never name a wrong indicator", () => {
		expect(wrong((o, w) => o.indicatorId !== null && o.indicatorId !== w.indicatorId)).toEqual([]);
	});
	it("should name the indicator", () => {
		for (const { wanted } of cells)
			if (wanted.indicatorId) expect(indicatorById(wanted.indicatorId), wanted.indicatorId).toBeDefined();
		expect(wrong((o, w) => o.indicatorId !== w.indicatorId)).toEqual([]);
	});
	it("should know for whom, when, and whether it is a plan", () => {
		expect(
			wrong(
				(o, w) =>
					(w.unit !== null && folded(o.unitLabel) !== folded(w.unit)) ||
					`${o.periodStart}..${o.periodEnd}` !== w.period ||
					o.nature !== w.nature,
			),
		).toEqual([]);
	});
	it("should say what a share divides", () => {
		const told = cells.filter(({ wanted }) => wanted.fraction !== null);
		expect(told.map(({ o }) => `${o.numerator}/${o.denominator}`)).toEqual(told.map(({ wanted }) => wanted.fraction));
	});
});
