import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism, freemem, totalmem } from "node:os";
import { join } from "node:path";
import { SohoaError } from "../../schemas/errors.js";
import { packageVersion } from "../run/version.js";

interface Check {
	name: string;
	ok: boolean;
	detail: string;
	/** What to do when it is not ok. */
	help: string;
}

const GB = 1024 ** 3;

/** Checks everything a run needs, without a network; throws (exit code 3) when something is missing. */
export async function doctorCommand(options: { json?: boolean }): Promise<void> {
	const reinstall = "Install again with npm ci (or npm install) in the package's folder.";
	const checks: Check[] = [
		await check("Node.js", "Install Node.js 20.16 or later.", () => {
			const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
			if (major < 20 || (major === 20 && minor < 16)) throw new Error(`${process.versions.node} is too old`);
			return process.versions.node;
		}),
		await check("OCR data (vie, osd)", reinstall, async () => {
			const { modelFolder } = await import("../recognize/ocr/tesseract-worker.js");
			for (const task of ["vie", "dots", "osd"] as const) modelFolder(task);
			return "present";
		}),
		await check("restoration model", reinstall, async () => {
			const { loadRestoreModel, restoreText } = await import("../restore/index.js");
			const began = performance.now();
			const { text } = restoreText("Uy ban nhan dan thanh pho Vung Tau", loadRestoreModel());
			return `${(performance.now() - began).toFixed(0)} ms: ${text}`;
		}),
		await check("DuckDB", reinstall, async () => {
			const { DuckDBInstance, version } = await import("@duckdb/node-api");
			const instance = await DuckDBInstance.create(":memory:");
			const connection = await instance.connect();
			const value = (await connection.runAndReadAll("select 6 * 7")).getRows()[0]?.[0];
			connection.closeSync();
			instance.closeSync();
			if (Number(value) !== 42) throw new Error(`select 6 * 7 gave ${value}`);
			return version();
		}),
		await check("PDF rendering", reinstall, async () => {
			const { PDFiumLibrary } = await import("@hyzyla/pdfium");
			(await PDFiumLibrary.init()).destroy();
			return "pdfium ready";
		}),
		await check("images", reinstall, async () => {
			const { default: sharp } = await import("sharp");
			return `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;
		}),
		await check("output folder", "Choose a folder that can be written: --db and --work.", async () => {
			await mkdir("output", { recursive: true });
			const probe = join("output", `.doctor-${process.pid}`);
			await writeFile(probe, "");
			await rm(probe);
			return "can be written";
		}),
		await check("memory and cores", "Use --jobs 1; one OCR worker needs about 300 MB.", () => {
			if (totalmem() < 1 * GB) throw new Error(`${(totalmem() / GB).toFixed(1)} GB of memory is little`);
			return `${(totalmem() / GB).toFixed(1)} GB (${(freemem() / GB).toFixed(1)} free), ${availableParallelism()} cores`;
		}),
		await nativeEngine(),
	];
	if (options.json) process.stdout.write(`${JSON.stringify({ version: packageVersion, checks }, null, 2)}\n`);
	else {
		process.stdout.write(`sohoa ${packageVersion}\n`);
		for (const c of checks)
			process.stdout.write(`${c.ok ? "ok  " : "FAIL"} ${c.name}: ${c.detail}${c.ok ? "" : ` — ${c.help}`}\n`);
	}
	const failed = checks.filter((c) => !c.ok);
	if (failed.length > 0)
		throw new DoctorError(`${failed.length} of ${checks.length} checks failed.`, "Do what the lines marked FAIL say.");
}

class DoctorError extends SohoaError {
	override readonly exitCode = 3;
}

/** Not a failure when it is not there: nothing needs it. */
async function nativeEngine(): Promise<Check> {
	const name = "native engine (optional)";
	const { createNativeEngine } = await import("../recognize/index.js");
	try {
		const engine = await createNativeEngine();
		await engine.close();
		return { name, ok: true, detail: `${engine.version}, chosen with --engine native`, help: "" };
	} catch (error) {
		if (!(error instanceof SohoaError)) throw error;
		return { name, ok: true, detail: `not there (${error.message}) ${error.help}`, help: "" };
	}
}

async function check(name: string, help: string, probe: () => string | Promise<string>): Promise<Check> {
	try {
		return { name, ok: true, detail: await probe(), help: "" };
	} catch (error) {
		return { name, ok: false, detail: error instanceof Error ? error.message : String(error), help };
	}
}
