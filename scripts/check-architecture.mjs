// Checks what the compiler does not: file length, the direction of imports, cycles between folders.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const MAX_LINES = 400;
const STAGES = ["acquire", "recognize", "restore", "extract", "validate"];
const FORBIDDEN = ["run", "cli", "load"];

/** @param {string} dir @returns {string[]} */
const walk = (dir) =>
	readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
		e.isDirectory() ? walk(join(dir, e.name)) : e.name.endsWith(".ts") ? [join(dir, e.name)] : [],
	);

const problems = [];
/** @type {Map<string, Set<string>>} */
const folders = new Map();
/** The unit of the cycle check: a folder below pipeline/, or a top-level folder. @param {string} file */
const folderOf = (file) => {
	const [top, second, third] = file.split("/");
	return top === "pipeline" && third ? `${top}/${second}` : top;
};

for (const file of ["pipeline", "schemas", "scripts", "bench", "test"].flatMap((d) => walk(d))) {
	const text = readFileSync(file, "utf8");
	const lines = text.split("\n").length - 1;
	if (lines > MAX_LINES) problems.push(`${file}: ${lines} lines, more than ${MAX_LINES}`);
	for (const match of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)) {
		const target = relative(process.cwd(), resolve(dirname(file), match[1]));
		const from = folderOf(file);
		const to = folderOf(target);
		if (file.startsWith("schemas/") && !to.startsWith("schemas"))
			problems.push(`${file}: schemas import nothing but schemas (${target})`);
		const stage = STAGES.find((s) => from === `pipeline/${s}`);
		if (stage && FORBIDDEN.some((f) => to === `pipeline/${f}`))
			problems.push(`${file}: the stage ${stage} must not import ${target}`);
		if (from !== to && from.startsWith("pipeline/") && to.startsWith("pipeline/")) {
			if (!folders.has(from)) folders.set(from, new Set());
			folders.get(from)?.add(to);
		}
	}
}

/** @param {string} at @param {string[]} trail */
const findCycle = (at, trail) => {
	if (trail.includes(at)) {
		problems.push(`cycle between folders: ${[...trail.slice(trail.indexOf(at)), at].join(" → ")}`);
		return;
	}
	for (const next of folders.get(at) ?? []) findCycle(next, [...trail, at]);
};
for (const folder of folders.keys()) findCycle(folder, []);

for (const p of new Set(problems)) console.error(p);
if (problems.length > 0) process.exit(1);
console.log("architecture: no file too long, no forbidden import, no cycle");
