import stringWidth from "string-width";
import type { QueryResult, QueryValue } from "./query.js";

export const QUERY_FORMATS = ["table", "json", "ndjson", "csv", "markdown"] as const;
export type QueryFormat = (typeof QUERY_FORMATS)[number];

export interface FormatOptions {
	/** Widest cell of format "table", in terminal columns; longer text is cut with "…". Default 80; 0 = never cut. */
	maxCellWidth?: number;
}

type Table = Pick<QueryResult, "columns" | "rows"> & { truncated?: boolean };

/** An answer as text, ending in a newline. json: one array of objects; csv: RFC 4180, null is the empty field. */
export function formatRows(result: Table, format: QueryFormat, options: FormatOptions = {}): string {
	switch (format) {
		case "json":
			return `[${objects(result)
				.map((row) => `\n${JSON.stringify(row)}`)
				.join(",")}${result.rows.length ? "\n" : ""}]\n`;
		case "ndjson":
			return objects(result)
				.map((row) => `${JSON.stringify(row)}\n`)
				.join("");
		case "csv":
			return [result.columns.map((c) => c.name), ...result.rows]
				.map((row) => `${row.map(csvField).join(",")}\r\n`)
				.join("");
		case "markdown":
			return markdown(result);
		case "table":
			return table(result, options.maxCellWidth ?? 80);
	}
}

function objects({ columns, rows }: Table): Record<string, QueryValue>[] {
	return rows.map((row) => Object.fromEntries(columns.map((c, i) => [c.name, row[i] ?? null])));
}

function text(value: QueryValue): string {
	if (value === null) return "";
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function csvField(value: QueryValue): string {
	const field = text(value);
	return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function markdown({ columns, rows }: Table): string {
	const escaped = (value: QueryValue) =>
		text(value).replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\r?\n/g, "<br>");
	const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
	return [
		line(columns.map((c) => escaped(c.name))),
		line(columns.map((c) => (c.numeric ? "---:" : "---"))),
		...rows.map((row) => line(row.map(escaped))),
	].join("");
}

const GRAPHEMES = new Intl.Segmenter("vi", { granularity: "grapheme" });

function cut(cell: string, width: number): string {
	if (width === 0 || stringWidth(cell) <= width) return cell;
	let out = "";
	let used = 0;
	for (const { segment } of GRAPHEMES.segment(cell)) {
		used += stringWidth(segment);
		if (used > width - 1) break;
		out += segment;
	}
	return `${out}…`;
}

function table({ columns, rows, truncated }: Table, maxCellWidth: number): string {
	const show = (value: QueryValue) =>
		value === null
			? "NULL"
			: cut(
					text(value)
						.replace(/\s*\r?\n\s*/g, " ⏎ ")
						.replaceAll("\t", " "),
					maxCellWidth,
				);
	const body = rows.map((row) => row.map(show));
	const widths = columns.map((c, i) =>
		body.reduce((width, row) => Math.max(width, stringWidth(row[i] ?? "")), stringWidth(c.name)),
	);
	const pad = (cell: string, i: number) => {
		const space = " ".repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(cell)));
		return columns[i]?.numeric ? space + cell : cell + space;
	};
	const line = (cells: string[]) => `${cells.map(pad).join("  ").trimEnd()}\n`;
	const count = `(${rows.length} row${rows.length === 1 ? "" : "s"}${truncated ? ", more not shown" : ""})\n`;
	return (
		line(columns.map((c) => c.name)) +
		`${widths.map((w) => "─".repeat(w)).join("  ")}\n` +
		body.map(line).join("") +
		count
	);
}
