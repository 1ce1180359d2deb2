/** Time and memory of restoration as users run it: compiled, in a process of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../pipeline/package-root.js";

/** Inside the package, so that the compiled program finds its model. */
const BUILT = join(packageRoot, "node_modules", ".cache", "bench-restore");

export interface Run {
	/** Elapsed, start of the process included. */
	seconds: number;
	/** CPU, all threads. */
	cpu: number;
	/** Largest resident set, in MB. */
	peak: number;
}

/** Compiles the pipeline; throws with the compiler's words when that fails. */
export function compile(): void {
	rmSync(BUILT, { recursive: true, force: true });
	const tsc = join(packageRoot, "node_modules", ".bin", "tsc");
	const project = join(packageRoot, "tsconfig.build.json");
	const run = spawnSync(tsc, ["-p", project, "--outDir", BUILT], { encoding: "utf8", cwd: packageRoot });
	if (run.status !== 0) throw new Error(`The pipeline does not compile: ${run.stdout}${run.stderr}`);
}

const REPORT =
	'process.on("exit", () => { const u = process.resourceUsage();' +
	' process.stderr.write("\\n" + JSON.stringify({ peak: u.maxRSS / 1e3, cpu: (u.userCPUTime + u.systemCPUTime) / 1e6 })); });';

function run(args: readonly string[], input: Buffer | undefined): Run {
	const started = performance.now();
	const report = `data:text/javascript,${encodeURIComponent(REPORT)}`;
	const child = spawnSync(process.execPath, ["--import", report, ...args], { input, maxBuffer: 1 << 28 });
	const seconds = (performance.now() - started) / 1000;
	if (child.status !== 0) throw new Error(`${args.join(" ")} failed: ${String(child.stderr)}`);
	return { seconds, ...(JSON.parse(String(child.stderr).trim().split("\n").at(-1)!) as { peak: number; cpu: number }) };
}

/** `sohoa restore` of a text: from a file, or from a pipe. */
export function command(text: string, from: "file" | "pipe"): Run {
	const main = join(BUILT, "pipeline", "cli", "main.js");
	if (from === "pipe") return run([main, "restore"], Buffer.from(text));
	const folder = mkdtempSync(join(tmpdir(), "bench-restore-"));
	try {
		writeFileSync(join(folder, "text.txt"), text);
		return run([main, "restore", join(folder, "text.txt")], undefined);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The library's `restoreText`, once over the whole text, result and list of repairs held. */
export function oneCall(text: string): Run {
	const library = JSON.stringify(join(BUILT, "pipeline", "restore", "index.js"));
	const script =
		`import { loadRestoreModel, restoreText } from ${library};` +
		'import { readFileSync } from "node:fs";' +
		'const result = restoreText(readFileSync(0, "utf8"), loadRestoreModel());' +
		"if (result.repairs.length < 0) throw new Error();";
	return run(["--input-type=module", "-e", script], Buffer.from(text));
}
