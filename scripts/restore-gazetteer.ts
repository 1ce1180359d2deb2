/** Names of administrative units as running text, so that the language model knows them: "xã Phước Hải, huyện Đất Đỏ, tỉnh …". */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

interface Ward {
	FullName: string;
}
interface District {
	FullName: string;
	Ward?: Ward[];
}
interface Province {
	FullName: string;
	District?: District[];
	Wards?: Ward[];
}

function read(path: string): string {
	if (!existsSync(path)) return "";
	return spawnSync("xz", ["-dc", path], { maxBuffer: 1 << 28 }).stdout.toString("utf8");
}

const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const bareName = (name: string): string =>
	name.replace(/^(?:Phường|Xã|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh|Đặc khu)\s+/u, "");

/** Each unit in the contexts in which documents name it. Empty when the folder is not there. */
export function* gazetteerLines(folder: string): Generator<string> {
	for (const file of ["units-2025-03.json.xz", "units-2026-07.json.xz"]) {
		const text = read(join(folder, file));
		if (text === "") continue;
		for (const province of JSON.parse(text) as Province[]) {
			const groups: { name: string | null; wards: Ward[] }[] = province.District
				? province.District.map((d) => ({ name: d.FullName, wards: d.Ward ?? [] }))
				: [{ name: null, wards: province.Wards ?? [] }];
			for (const { name, wards } of groups) {
				const upper = name ? `${small(name)}, ${small(province.FullName)}` : small(province.FullName);
				if (name) yield `Ủy ban nhân dân ${small(name)}, ${small(province.FullName)}.`;
				for (const ward of wards) {
					yield `Ủy ban nhân dân ${small(ward.FullName)}, ${upper}.`;
					yield `${small(ward.FullName)} và ${small(ward.FullName)} thuộc ${upper}`;
				}
				for (let i = 0; i + 2 < wards.length; i += 3) {
					const [a, b, c] = wards.slice(i, i + 3).map((w) => bareName(w.FullName));
					yield `các xã ${a}, ${b} và ${c}, ${upper}`;
					yield `các phường, xã: ${c}, ${a}, ${b}.`;
				}
			}
		}
	}
}
