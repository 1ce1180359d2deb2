import { readdirSync, readFileSync } from "node:fs";

const SEEDS = new URL("../../samples/seeds/", import.meta.url);

/** Lines of a seed text ("001"), or of what a reader wrote down for it ("004", "truth.txt"). */
export function seedLines(prefix: string, extension = "txt"): string[] {
	const name = readdirSync(SEEDS).find(
		(n) => n.startsWith(`${prefix}_`) && n.split(".").slice(1).join(".") === extension,
	);
	if (!name) throw new Error(`There is no seed ${prefix}_*.${extension} in ${SEEDS.pathname}.`);
	return readFileSync(new URL(name, SEEDS), "utf8").split(/\r?\n/);
}

/** What a reader noted about a seed, if the file is there. */
export function seedTruth(prefix: string): Record<string, unknown> {
	const name = readdirSync(SEEDS).find((n) => n.startsWith(`${prefix}_`) && n.endsWith(".truth.json"));
	return name ? (JSON.parse(readFileSync(new URL(name, SEEDS), "utf8")) as Record<string, unknown>) : {};
}

const STARTS =
	/^(?:[-*+•]|\d+(?:\.\d+)*\.|[a-zđ]\)|[IVX]+\.|Thời gian (?:thực hiện|hoàn thành):|Để |Thực hiện kết luận|UBND thành phố Vũng Tàu yêu cầu)/;

/** Joins the wrapped lines of a text again: a paragraph starts at a marker, a heading or after a closed sentence. */
export function joinParagraphs(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (const line of lines) {
		const text = line.replace(/\s+/g, " ").trim();
		if (text === "") continue;
		const last = out.at(-1);
		if (last === undefined || STARTS.test(text)) out.push(text);
		else out[out.length - 1] = `${last} ${text}`;
	}
	return out;
}

/** Takes Markdown headings and note references off; keeps emphasis. */
export const withoutNotes = (line: string): string =>
	line
		.replace(/^#{1,6}\s+/, "")
		.replace(/<sup>[^<]*<\/sup>/g, "")
		.replace(/\\+/g, "")
		.replace(/\s+/g, " ")
		.trim();
