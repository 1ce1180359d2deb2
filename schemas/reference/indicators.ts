/** The registry of indicators: what reports measure, under which names, and what values are possible. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { FrameworkFamily } from "./frameworks.js";
import { measureById } from "./measures.js";

/**
 * Areas: those of the PAR Index (QĐ 876/QĐ-BNV) `direction`, `institution`, `procedure`, `apparatus`, `civil_service`,
 * `public_finance`, `digital`, `impact`; the digital transformation index `dti`; the population-data project `project06`.
 */
export const IndicatorArea = z.enum([
	"direction",
	"institution",
	"procedure",
	"apparatus",
	"civil_service",
	"public_finance",
	"digital",
	"impact",
	"dti",
	"project06",
]);
export type IndicatorArea = z.infer<typeof IndicatorArea>;

export const Indicator = z.object({
	/** "dossier.on_time_rate": thing, then what is said of it. */
	id: z.string().regex(/^[a-z][a-z0-9_]*\.[a-z0-9_]+$/),
	name: z.string().min(3),
	nameEn: z.string().min(3),
	/** What is counted, one sentence; null where the name says it all. */
	definition: z.string().nullable().default(null),
	definitionEn: z.string().nullable().default(null),
	area: IndicatorArea,
	/** Id of a measure (`measures.ts`); money may be printed in another unit of money. */
	measure: z.string().refine((m) => measureById(m) !== undefined, "unknown measure"),
	/** flow: adds up over periods; stock: as of a day; ratio: share, score or rank. */
	kind: z.enum(["flow", "stock", "ratio"]),
	/** Which way is better; null when neither is. */
	direction: z.enum(["up", "down"]).nullable(),
	/** Values outside cannot be right. */
	minimum: z.number().nullable(),
	maximum: z.number().nullable(),
	/** Family of the frameworks (`frameworks.ts`) that say what it means in which years; null where none changed its meaning. */
	framework: FrameworkFamily.nullable().default(null),
	/** Words that name it, in any of the forms that reports use; behind "@" words of the headings and the subject above. */
	aliases: z.array(z.string().min(3)).min(1),
	/** Words beside which the aliases mean something else: in the figure's own words, or with "@" anywhere in its label. */
	not: z.array(z.string()),
});
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorRegistry = z.object({ version: z.number().int(), indicators: z.array(Indicator) });

/** Beside this file in the sources; in the package three folders up from the compiled one. (Node 20.16 warns of JSON imports.) */
const REGISTRY = ["./indicators.json", "../../../schemas/reference/indicators.json"]
	.map((path) => new URL(path, import.meta.url))
	.find((url) => existsSync(url));

let loaded: readonly Indicator[] | null = null;

/** All indicators, checked once. Throws a ZodError when the registry file is broken. */
export function loadIndicators(): readonly Indicator[] {
	if (loaded) return loaded;
	if (!REGISTRY) throw new Error("schemas/reference/indicators.json is missing from the package: install sohoa again");
	loaded = IndicatorRegistry.parse(JSON.parse(readFileSync(REGISTRY, "utf8"))).indicators;
	return loaded;
}

/** The indicator with this id, or undefined. */
export function indicatorById(id: string): Indicator | undefined {
	return loadIndicators().find((i) => i.id === id);
}

/** All indicators of the registry. */
export const indicators: readonly Indicator[] = loadIndicators();
