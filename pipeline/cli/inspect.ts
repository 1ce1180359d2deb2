import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../../schemas/errors.js";
import type { RestoredPage } from "../../schemas/page.js";
import { openDocument } from "../acquire/index.js";
import { extractDocument } from "../extract/index.js";
import { type EngineName, openEngine } from "../recognize/index.js";
import { renderOverlay } from "../recognize/overlay.js";
import { readPage } from "../run/document.js";
import { lazyRestoreModel } from "../run/lazy-model.js";
import { ArtifactStore } from "../run/store.js";
import { onInterrupt } from "./interrupt.js";

interface Options {
	page: number;
	overlay?: string;
	json?: boolean;
	engine: EngineName;
	work: string;
}

export async function inspectCommand(path: string, options: Options): Promise<void> {
	await onInterrupt(async (signal) => {
		const document = await openDocument(path, { signal });
		const engine = await openEngine(options.engine, { workers: 1 });
		try {
			if (options.page > document.pageCount) {
				throw new UsageError(
					`${path} has ${document.pageCount} pages; there is no page ${options.page}.`,
					`Choose one from 1 to ${document.pageCount}.`,
				);
			}
			const page = await readPage(document, options.page, {
				store: new ArtifactStore(options.work),
				engine,
				model: lazyRestoreModel,
				signal,
			});
			process.stdout.write(
				options.json
					? `${JSON.stringify({ documentId: document.documentId, ...page }, null, 2)}\n`
					: describe(page, document.documentId, document.pageCount),
			);
			if (options.overlay) {
				if (page.width === null)
					throw new UsageError(
						"A text file has no picture to draw on.",
						"Leave out --overlay, or inspect a PDF or an image.",
					);
				const source = await document.page(options.page);
				const overlay = await renderOverlay(page, await source.render({ signal }), { sourceRotation: source.rotation });
				await mkdir(dirname(options.overlay), { recursive: true });
				await writeFile(options.overlay, overlay);
				process.stderr.write(`overlay written to ${options.overlay}\n`);
			}
		} finally {
			await engine.close();
			await document.close();
		}
	});
}

/** A page in words: what it is, its lines with confidence and repairs, its tables. */
function describe(page: RestoredPage, documentId: string, pages: number): string {
	const out = [
		`document   ${documentId}`,
		`page       ${page.page} of ${pages}${page.width === null ? "" : `, ${page.width.toFixed(0)} × ${page.height?.toFixed(0)} pt, turned ${page.rotation}°, skew ${page.skew.toFixed(2)}°`}`,
		`origin     ${page.origin} (${page.diagnosis})`,
		`text       ${page.textDiagnosis} (${percent(page.diagnosisConfidence)}), ${page.repairs.length} repairs`,
		`confidence ${page.confidence === null ? "no words" : percent(page.confidence)}`,
		`rulings    ${page.rulings.length}`,
		...page.problems.map((p) => `problem    ${p.code}: ${p.message}`),
		"",
	];
	page.lines.forEach((line, i) => {
		if (line.text.trim() === "") return;
		const role = line.role === "body" ? "" : ` [${line.role}]`;
		const place = line.box ? ` (${line.box.x0.toFixed(0)},${line.box.y0.toFixed(0)})` : "";
		out.push(`${String(i + 1).padStart(4)} ${percent(line.confidence).padStart(5)}${place}${role} ${line.text}`);
		if (line.textRaw !== line.text) out.push(`           was: ${line.textRaw}`);
	});
	for (const table of extractDocument([page]).tables) {
		out.push(
			"",
			`table ${table.tableNo}: ${table.rowCount} rows × ${table.columnCount} columns, ${table.headerRows} header rows, ${table.method}, ${percent(table.confidence)}${table.caption ? `, ${table.caption}` : ""}`,
		);
		const rows = new Map<number, string[]>();
		for (const cell of table.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text]);
		for (const [row, cells] of rows) out.push(`  ${String(row).padStart(3)} | ${cells.join(" | ")}`);
	}
	return `${out.join("\n")}\n`;
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
