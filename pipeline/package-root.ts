import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the installed package (holds package.json, models/), found from the running file, compiled or not. */
export const packageRoot: string = (() => {
	let dir = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(dir, "package.json"))) {
		const up = dirname(dir);
		if (up === dir) throw new Error("package.json of sohoa not found above the program");
		dir = up;
	}
	return dir;
})();
