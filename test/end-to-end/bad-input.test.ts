import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatRows, runQuery } from "../../pipeline/load/index.js";
import { type IngestSummary, ingest } from "../../pipeline/run/ingest.js";

// One batch with everything that goes wrong in archives: each file ends loaded or quarantined with a reason.
let dir: string;
let db: string;
let summary: IngestSummary;

/** A PDF that asks for a password (standard security handler, made-up keys). */
const encryptedPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/O(${"a".repeat(32)})/U(${"b".repeat(32)})/P -44>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(0123456789abcdef)(0123456789abcdef)]>>
%%EOF`;

beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-bad-"));
	db = join(dir, "bad.duckdb");
	const files = join(dir, "files");
	await mkdir(files);
	const put = (name: string, data: string | Uint8Array) => writeFile(join(files, name), data);
	await put(
		"good.txt",
		"Số: 12/KH-UBND\nVũng Tàu, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n",
	);
	await put("empty.pdf", "");
	await put("text.pdf", "Đây là một văn bản, không phải tệp PDF.\nNăm 2024 có 12 hồ sơ.\n");
	await put("encrypted.pdf", encryptedPdf);
	await put("broken.pdf", "%PDF-1.7\nrubbish");
	await put(
		"program.bin",
		Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
	);
	await put(
		"huge.png",
		await sharp({
			create: { width: 20_000, height: 20_000, channels: 3, background: "white" },
			limitInputPixels: false,
		})
			.png({ compressionLevel: 1 })
			.toBuffer(),
	);
	await symlink(join(files, "good.txt"), join(files, "same.txt"));
	summary = await ingest([files, join(dir, "missing.pdf")], { db, work: join(dir, "work"), jobs: 1 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const ask = async (sql: string) => JSON.parse(formatRows(await runQuery(db, sql), "json")) as Record<string, unknown>[];

test("should load the good files and quarantine each bad one with a typed reason", async () => {
	const rows = await ask("select regexp_extract(path, '[^/]+$') as name, status, error_code from files order by name");
	expect(Object.fromEntries(rows.map((r) => [r.name, r.error_code ?? r.status]))).toEqual({
		"broken.pdf": "corrupt",
		"empty.pdf": "empty",
		"encrypted.pdf": "encrypted",
		"good.txt": "loaded",
		"huge.png": "too-large",
		"missing.pdf": "missing",
		"program.bin": "unsupported-type",
		"same.txt": "loaded",
		"text.pdf": "loaded",
	});
});

test("should say in one sentence what is wrong and what to do next", () => {
	for (const q of summary.quarantined) {
		expect(q.message).toMatch(/\S.*\.$/);
		expect(q.message).not.toMatch(/\n| at .*:\d+:\d+/);
		expect(q.help).toMatch(/\S/);
	}
	expect(summary.quarantined).toHaveLength(6);
});

test("should keep the same bytes under two paths as one document", async () => {
	expect(
		await ask(
			"select count(distinct document_id) as documents, count(*) as files from files where path like '%good.txt' or path like '%same.txt'",
		),
	).toEqual([{ documents: 1, files: 2 }]);
});

test("should find nothing new to do in a second run", async () => {
	const again = await ingest([join(dir, "files")], { db, work: join(dir, "work"), jobs: 1 });
	expect(again.files).toEqual({ found: 8, loaded: 0, skipped: 3, quarantined: 5 });
});

test("should take a changed file for its new content only", async () => {
	const path = join(dir, "changing.txt");
	await writeFile(path, "Năm 2023 tiếp nhận 10 hồ sơ.\n");
	await ingest([path], { db, work: join(dir, "work"), jobs: 1 });
	await writeFile(path, "Năm 2023 tiếp nhận 11 hồ sơ.\n");
	await ingest([path], { db, work: join(dir, "work"), jobs: 1 });
	expect(
		await ask("select text from pages join documents using (document_id) where source_path like '%changing.txt'"),
	).toHaveLength(1);
});
