/** A user's own names for indicators: a JSON file beside his archive, so that labels we do not know find their indicator. */
import { z } from "zod";
import { UsageError } from "../errors.js";
import { indicatorById, indicators } from "./indicators.js";

/** One label of a user's own, and the indicator that it names. */
export interface UserAlias {
	indicatorId: string;
	label: string;
}

/** `{"aliases": {"dossier.online_rate": ["tỷ lệ nộp qua mạng"]}}`. `$schema` and `comment` are for people and editors. */
const AliasesFile = z.strictObject({
	$schema: z.string().optional(),
	comment: z.string().optional(),
	aliases: z.record(
		z.string(),
		z.array(z.string().trim().min(3, "a label has at least three letters")).min(1, "names no label"),
	),
});

/**
 * The aliases of a file's text.
 * @throws UsageError with every place that is wrong: no JSON, another shape, an indicator that does not exist, a label
 * given to two indicators.
 */
export function parseUserAliases(text: string, path: string): UserAlias[] {
	const help = `Write it as {"aliases": {"dossier.online_rate": ["tỷ lệ nộp qua mạng"]}}; sohoa indicators lists the ids.`;
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (cause) {
		throw new UsageError(`${path} is no JSON: ${(cause as Error).message}.`, help, { cause });
	}
	const parsed = AliasesFile.safeParse(json);
	if (!parsed.success)
		throw new UsageError(
			`${path} is no file of aliases: ${parsed.error.issues
				.map((issue) => `${issue.path.length ? `${issue.path.join(" → ")}: ` : ""}${issue.message}`)
				.join("; ")}.`,
			help,
		);
	const aliases = Object.entries(parsed.data.aliases).flatMap(([indicatorId, labels]) =>
		labels.map((label) => ({ indicatorId, label: label.normalize("NFC") })),
	);
	const unknown = [...new Set(aliases.map((a) => a.indicatorId))].filter((id) => !indicatorById(id));
	if (unknown.length > 0)
		throw new UsageError(
			`${path} names indicators that do not exist: ${unknown.map((id) => `${id}${nearest(id)}`).join(", ")}.`,
			"sohoa indicators lists the ids.",
		);
	const seen = new Map<string, string>();
	for (const { indicatorId, label } of aliases) {
		const before = seen.get(label.toLowerCase());
		if (before && before !== indicatorId)
			throw new UsageError(
				`${path} gives "${label}" to both ${before} and ${indicatorId}.`,
				"Leave it with one of them.",
			);
		seen.set(label.toLowerCase(), indicatorId);
	}
	return aliases;
}

function nearest(id: string): string {
	const words = new Set(id.split(/[._]/));
	const best = indicators
		.map((i) => ({ id: i.id, shared: i.id.split(/[._]/).filter((w) => words.has(w)).length }))
		.toSorted((a, b) => b.shared - a.shared)[0];
	return best && best.shared > 0 ? ` (did you mean ${best.id}?)` : "";
}
