import { type ExportFormat, exportAll, formatRows } from "../load/index.js";
import { onInterrupt } from "./interrupt.js";

interface Options {
	db: string;
	format: ExportFormat;
	out: string;
	json?: boolean;
}

export async function exportCommand(options: Options): Promise<void> {
	const { tables, ...manifest } = await onInterrupt((signal) => exportAll(options.db, { ...options, signal }));
	const written = tables.map(({ name, kind, rows, file, partitionedBy }) => ({
		name,
		kind,
		rows,
		file,
		partitionedBy,
	}));
	if (options.json) {
		process.stdout.write(`${JSON.stringify({ ...manifest, out: options.out, tables: written }, null, 2)}\n`);
		return;
	}
	const text = (name: string) => ({ name, type: "VARCHAR", numeric: false });
	process.stdout.write(
		formatRows(
			{
				columns: [text("table"), { name: "rows", type: "BIGINT", numeric: true }, text("file")],
				rows: written.map((t) => [t.name, t.rows, t.partitionedBy ? `${t.file}/ (by ${t.partitionedBy})` : t.file]),
			},
			"table",
		),
	);
	process.stderr.write(`written to ${options.out}, with dictionary.md and dictionary.json\n`);
}
