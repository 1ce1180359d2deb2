/** What a program costs with all processes it starts: wall clock, CPU time, memory. Linux only (/proc). */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Cost {
	seconds: number;
	/** User and system time of the process and all it has waited for. */
	cpuSeconds: number;
	/** Highest sum of resident memory over the whole tree, looked at every 200 ms. */
	peakMb: number;
}

/** Runs a program to its end. Rejects when it fails, with the end of what it printed on stderr. */
export function costOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Cost> {
	// The shell's `times` knows what the children of children took, which Node does not tell.
	const shell = ["-c", '"$@"; code=$?; times >&3; exit $code', "bash", program, ...args];
	const child = spawn("bash", shell, {
		env: { ...process.env, ...env, LC_ALL: "C.UTF-8" },
		stdio: ["ignore", "ignore", "pipe", "pipe"],
	});
	const began = performance.now();
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, residentBytes(child.pid!));
	}, 200);
	let times = "";
	let complaints = "";
	child.stdio[3]!.on("data", (part) => {
		times += part;
	});
	child.stderr!.on("data", (part) => {
		complaints = (complaints + part).slice(-2000);
	});
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => {
			clearInterval(watch);
			if (code !== 0) return reject(new Error(`${program} ended with ${code}: ${complaints.trim()}`));
			const cpuSeconds = [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
				(sum, m) => sum + 60 * Number(m[1]) + Number(m[2]),
				0,
			);
			resolve({ seconds: (performance.now() - began) / 1000, cpuSeconds, peakMb: peak / 1e6 });
		});
	});
}

/** Resident memory of a process and its descendants. */
export function residentBytes(root: number): number {
	const children = new Map<number, number[]>();
	for (const name of readdirSync("/proc")) {
		const pid = Number(name);
		if (!Number.isInteger(pid)) continue;
		const parent = field(pid, /\) \S (\d+)/);
		if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
	}
	let bytes = 0;
	const visit = (pid: number) => {
		bytes += residentOf(pid);
		for (const child of children.get(pid) ?? []) visit(child);
	};
	visit(root);
	return bytes;
}

function field(pid: number, pattern: RegExp): number | null {
	try {
		return Number(pattern.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1] ?? Number.NaN);
	} catch {
		// It has ended meanwhile.
		return null;
	}
}

function residentOf(pid: number): number {
	try {
		return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;
	} catch {
		return 0;
	}
}
