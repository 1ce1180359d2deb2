import type { Header } from "../../../schemas/extracted.js";
import type { Block } from "../block.js";
import { foldKey } from "../flow/fold.js";
import { expandAbbreviations } from "../header/official-name.js";

const COMMITTEE =
	/(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(tỉnh|thành phố|Thành phố|huyện|thị xã|quận)\s+(\p{Lu}\p{L}+(?:\s?[-–]\s?\p{Lu}\p{L}+|\s\p{Lu}\p{L}+)*)/gu;

/**
 * Writes the names of issuers out. "UBND tỉnh", "UBND Thành phố" become the full name when the document names only one
 * committee of that level (or is issued by it); with two or none they stay as they are.
 */
export function issuerNames(blocks: readonly Block[], header: Header): (printed: string) => string {
	const named = new Map<string, Map<string, string>>();
	const add = (level: string, name: string): void => {
		const full = tidy(`Ủy ban nhân dân ${level.toLowerCase()} ${name}`);
		const kind = foldKey(level);
		named.set(kind, (named.get(kind) ?? new Map()).set(foldKey(full), full));
	};
	for (const block of blocks) for (const m of block.text.matchAll(COMMITTEE)) add(m[1] ?? "", m[2] ?? "");
	const own = /^Ủy ban nhân dân (tỉnh|thành phố|huyện|thị xã|quận) (.+)$/u.exec(header.issuer ?? "");
	return (printed) => {
		const full = tidy(expandAbbreviations(printed));
		const bare = /^((?:Chủ tịch |Thường trực )?)Ủy ban nhân dân (tỉnh|thành phố|huyện|thị xã|quận)$/iu.exec(full);
		if (!bare) return full.charAt(0).toUpperCase() + full.slice(1);
		const level = (bare[2] ?? "").toLowerCase();
		const candidates = [...(named.get(foldKey(level)) ?? new Map<string, string>()).values()];
		if (own?.[1] === level) return `${bare[1]}${header.issuer}`;
		if (candidates.length === 1) return `${bare[1]}${candidates[0]}`;
		return full;
	};
}

const tidy = (name: string): string =>
	name
		.replace(/\s*–\s*/g, " - ")
		.replace(/(?<=Ủy ban nhân dân )(Thành phố|Tỉnh|Huyện|Phường|Xã)/u, (l) => l.toLowerCase())
		.replace(/^Uỷ/u, "Ủy")
		.replace(/\s+/g, " ")
		.trim();
