/** Questions to the database of a report: all rows, or one after the other in bounded memory. */
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { plainValue } from "../../load/plain-value.js";
import type { Row } from "../sql.js";

export class Reader {
	constructor(private readonly connection: DuckDBConnection) {}

	async run(sql: string): Promise<void> {
		await this.connection.run(sql);
	}

	async all<T = Row>(sql: string, values?: DuckDBValue[]): Promise<T[]> {
		const out: T[] = [];
		for await (const row of this.each<T>(sql, values)) out.push(row);
		return out;
	}

	async one<T = Row>(sql: string, values?: DuckDBValue[]): Promise<T> {
		const [row] = await this.all<T>(sql, values);
		if (!row) throw new Error(`no row: ${sql}`);
		return row;
	}

	/** Rows as they come. No other question may be asked before the last row: a connection has one answer open. */
	async *each<T = Row>(sql: string, values?: DuckDBValue[]): AsyncGenerator<T> {
		const result = await this.connection.stream(sql, values);
		const names = result.deduplicatedColumnNames();
		for (;;) {
			const chunk = await result.fetchChunk();
			if (!chunk || chunk.rowCount === 0) return;
			for (const values of chunk.getRows())
				yield Object.fromEntries(names.map((name, i) => [name, plainValue(values[i])])) as T;
		}
	}
}
