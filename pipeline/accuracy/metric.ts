import { type Tally, tally } from "./tally.js";

/** What is measured, in the order of the scoreboard. `better` says which way is good. */
export const METRICS = {
	"read.cer": { label: "character errors, as read", better: "lower" },
	"read.wer": { label: "word errors, as read", better: "lower" },
	"read.words": { label: "words found in any order, as read", better: "higher" },
	"restore.cer": { label: "character errors, restored", better: "lower" },
	"restore.wer": { label: "word errors, restored", better: "lower" },
	"restore.diacritics": { label: "marked letters right, restored", better: "higher" },
	"restore.words": { label: "words found in any order, restored", better: "higher" },
	"header.fields": { label: "header fields exactly right", better: "higher" },
	"header.invented": { label: "header fields filled that are unknown", better: "lower" },
	"tables.found": { label: "tables found", better: "higher" },
	"tables.invented": { label: "tables that are none", better: "lower" },
	"tables.shape": { label: "tables with right rows, columns, header rows", better: "higher" },
	"tables.cells": { label: "cells: F1 of row, column and text", better: "higher" },
	"tables.words": { label: "words in the right cell", better: "higher" },
	"tables.numbers": { label: "numeric cells with the right value", better: "higher" },
	"tables.silent": { label: "wrong numbers given as sure (confidence ≥ 0.9)", better: "lower" },
	"observations.recall": { label: "figures found", better: "higher" },
	"observations.precision": { label: "prose figures given that are in the truth", better: "higher" },
	"observations.unit": { label: "unit of a found figure", better: "higher" },
	"observations.period": { label: "period of a found figure", better: "higher" },
	"observations.nature": { label: "result or plan, of a found figure", better: "higher" },
	"observations.indicator": { label: "indicator of a found figure", better: "higher" },
	"assignments.recall": { label: "tasks found", better: "higher" },
	"assignments.precision": { label: "tasks given that are in the truth", better: "higher" },
	"assignments.fields": { label: "assignee, coordinator, deadline of a found task", better: "higher" },
	"citations.recall": { label: "cited documents found", better: "higher" },
	"citations.precision": { label: "citations given that are in the truth", better: "higher" },
	"citations.fields": { label: "type, date, issuer of a found citation", better: "higher" },
	"findings.recall": { label: "contradictions found", better: "higher" },
	"findings.false": { label: "contradictions reported where figures agree", better: "lower" },
} as const satisfies Record<string, { label: string; better: "higher" | "lower" }>;

export type MetricId = keyof typeof METRICS;

export const metricIds = Object.keys(METRICS) as MetricId[];

/** One measurement on one document. For `better: "lower"` metrics `count` counts errors, else hits. */
export interface Score extends Tally {
	metric: MetricId;
}

/** What went wrong, for a person who wants to look: what the truth says and what was given (null: nothing). */
export interface Miss {
	metric: MetricId;
	where: string;
	expected: string | null;
	got: string | null;
}

/** Scores and misses of a document while it is being compared. */
export class ScoreSheet {
	readonly scores: Score[] = [];
	readonly misses: Miss[] = [];

	add(metric: MetricId, measured: Tally): void {
		this.scores.push({ metric, ...measured });
	}

	/** One yes-or-no comparison; a no of a `higher` metric, or a yes of a `lower` one, is noted as a miss. */
	check(metric: MetricId, counted: boolean, where: string, expected: string | null, got: string | null): void {
		this.add(metric, tally(counted ? 1 : 0, 1));
		if (counted !== (METRICS[metric].better === "higher")) this.miss(metric, where, expected, got);
	}

	miss(metric: MetricId, where: string, expected: string | null, got: string | null): void {
		this.misses.push({ metric, where, expected, got });
	}
}
