/** The contract from recognize to restore to extract: a page as lines of words with their places. */
import { z } from "zod";
import { Box } from "./box.js";

/** Where text came from. */
export const Origin = z.enum(["text-layer", "ocr", "text-file"]);
export type Origin = z.infer<typeof Origin>;

/** A word as read. `confidence` is 0..1; text layers and text files carry 1. */
export const Word = z.object({
	text: z.string(),
	box: Box,
	confidence: z.number().min(0).max(1),
	/** Font name without its subset tag, where a PDF gives one. */
	font: z.string().optional(),
	bold: z.boolean().optional(),
	italic: z.boolean().optional(),
	/**
	 * Other readings of the same place that lost to `text` (another OCR model, another look), surest first, each with its own confidence 0..1;
	 * with the marks around the word, as `text`, and with spaces where it was read as several words. Restoration lets the language model choose
	 * among `text` and these; digits are never chosen by language.
	 */
	alternatives: z.array(z.object({ text: z.string(), confidence: z.number().min(0).max(1) })).optional(),
});
export type Word = z.infer<typeof Word>;

/** What a line is on the page. Only `body` belongs to the running text. */
export const LineRole = z.enum(["body", "page-number", "seal", "signature-stamp", "noise"]);
export type LineRole = z.infer<typeof LineRole>;

/** One printed line (or one line of a text file). `box` is null and `words` empty for text files. */
export const Line = z.object({
	text: z.string(),
	box: Box.nullable(),
	confidence: z.number().min(0).max(1),
	words: z.array(Word),
	role: LineRole.default("body"),
	/** Layout block the line belongs to, 0-based in reading order. */
	block: z.number().int().optional(),
});
export type Line = z.infer<typeof Line>;

/** A straight ruling line of the page, in points (horizontal: y0≈y1; vertical: x0≈x1). */
export const Ruling = Box;
export type Ruling = z.infer<typeof Ruling>;

/** A cell of a ruled grid as its own crop was read (OCR pages only; a second look at what the page reading said). */
export const CellReading = z.object({
	box: Box,
	text: z.string(),
	confidence: z.number().min(0).max(1),
	/** `numeric`: read with a whitelist of digits and separators. */
	mode: z.enum(["text", "numeric"]),
});
export type CellReading = z.infer<typeof CellReading>;

/** A page after recognition. Lengths in points, angles in degrees clockwise. */
export const RecognizedPage = z.object({
	/** 1-based. */
	page: z.number().int().min(1),
	origin: Origin,
	/** Why this origin, and what was found on the page: a short code, then words ("signature-only text layer; ocr"). */
	diagnosis: z.string(),
	/** Null for text files. */
	width: z.number().nullable(),
	height: z.number().nullable(),
	/** Degrees clockwise by which the page was turned to be upright: 0, 90, 180 or 270. */
	rotation: z.number(),
	/** Degrees clockwise of skew that was measured (and undone before OCR). */
	skew: z.number(),
	/** Mean word confidence 0..1; null on a page without words. */
	confidence: z.number().nullable(),
	/** In reading order. */
	lines: z.array(Line),
	rulings: z.array(Ruling),
	cellReadings: z.array(CellReading),
	/** Trouble met on this page that did not stop it (time-out, retry, low contrast …). */
	problems: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type RecognizedPage = z.infer<typeof RecognizedPage>;

/** What restoration changed: a `repairs` row. `line` is 1-based on its page. */
export const Repair = z.object({
	page: z.number().int(),
	line: z.number().int(),
	before: z.string(),
	after: z.string(),
	/** unicode | encoding | join | split | case | accent | ocr | symbol */
	kind: z.enum(["unicode", "encoding", "join", "split", "case", "accent", "ocr", "symbol"]),
	confidence: z.number().min(0).max(1),
});
export type Repair = z.infer<typeof Repair>;

/** What was wrong with a text before it was restored. */
export const TextDiagnosis = z.enum([
	"clean",
	"nfd",
	"tcvn3",
	"vni",
	"viscii",
	"vps",
	"viqr",
	"cp1252",
	"no-accents",
	"foreign-ocr",
	"ocr-slips",
	"not-vietnamese",
	"undecodable",
	"empty",
]);
export type TextDiagnosis = z.infer<typeof TextDiagnosis>;

/** A line with its restored text; `textRaw` is what was read. `words` keep their raw text and places. */
export const RestoredLine = Line.extend({ textRaw: z.string() });
export type RestoredLine = z.infer<typeof RestoredLine>;

/** A page after restoration. `lines` correspond one to one to those of the recognized page. */
export const RestoredPage = RecognizedPage.extend({
	lines: z.array(RestoredLine),
	textDiagnosis: TextDiagnosis,
	/** 0..1: how sure the diagnosis is. */
	diagnosisConfidence: z.number().min(0).max(1),
	repairs: z.array(Repair),
});
export type RestoredPage = z.infer<typeof RestoredPage>;
