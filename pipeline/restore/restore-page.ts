import type { RecognizedPage, RestoredPage } from "../../schemas/page.js";
import { lineCells } from "./line-cells.js";
import type { RestoreModel } from "./model.js";
import { restoreLines } from "./restore-text.js";

/** Restores a page line by line; lines that are not running text (seals, stamps, page numbers) stay as they are. */
export function restorePage(page: RecognizedPage, model: RestoreModel): RestoredPage {
	const body = page.lines.map((line, i) => ({ line, i })).filter(({ line }) => line.role === "body");
	const result = restoreLines(
		body.map(({ line }) => line.text),
		model,
		{
			page: page.page,
			words: body.map(({ line }) => line.words),
			cells: lineCells(
				body.map(({ line }) => line),
				page.rulings,
			),
			origin: page.origin,
		},
	);
	const lines = page.lines.map((line) => ({ ...line, textRaw: line.text }));
	body.forEach(({ i }, k) => {
		lines[i]!.text = result.lines[k]!;
	});
	return {
		...page,
		lines,
		textDiagnosis: result.diagnosis,
		diagnosisConfidence: result.confidence,
		repairs: result.repairs.map((r) => ({ ...r, line: body[r.line - 1]!.i + 1 })),
	};
}
