import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { loadRestoreModel, RestoreStream } from "../../pipeline/restore/index.js";

async function through(chunks: (string | Buffer)[]): Promise<{ text: string; lines: number[] }> {
	const stream = new RestoreStream(loadRestoreModel());
	const lines: number[] = [];
	stream.on("repairs", (repairs: { line: number }[]) => lines.push(...repairs.map((r) => r.line)));
	let text = "";
	for await (const chunk of Readable.from(chunks).pipe(stream)) text += String(chunk);
	return { text, lines };
}

it("should restore a pipe, whatever the pieces it comes in", async () => {
	const source = "Uy ban nhan dan thanh pho\nbao cao ket qua nhu sau:\n";
	const bytes = Buffer.from(source);
	const { text } = await through([bytes.subarray(0, 7), bytes.subarray(7, 30), bytes.subarray(30)]);
	expect(text).toBe("Ủy ban nhân dân thành phố\nbáo cáo kết quả như sau:\n");
});

it("should not add a line end that was not there, nor break letters cut between pieces", async () => {
	const bytes = Buffer.from("Ủy ban nhân dân tỉnh");
	expect((await through([bytes.subarray(0, 1), bytes.subarray(1)])).text).toBe("Ủy ban nhân dân tỉnh");
	expect((await through([])).text).toBe("");
});

it("should count lines from the start of the stream", async () => {
	const paragraph = `${"Uy ban nhan dan thanh pho bao cao ket qua thuc hien cai cach hanh chinh\n".repeat(20)}\n`;
	const { text, lines } = await through([paragraph.repeat(40)]);
	expect(text.split("\n").length).toBe(21 * 40 + 1);
	expect(Math.max(...lines)).toBe(21 * 40 - 1);
});
