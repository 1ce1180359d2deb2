/** What one reader of the recognition bench made of a set of files, and what it cost. */
import type { Cost } from "./process-cost.js";

export interface ReadPage {
	/** As the engine read it. */
	raw: string;
	/** After restoration; the peers have none, theirs is the same. */
	text: string;
}

export interface ReadFile {
	path: string;
	pages: ReadPage[];
}

export interface Reading {
	name: string;
	files: ReadFile[];
	/** Null when the costs belong to several readings. */
	cost: Cost;
	/** Of the wall clock, spent in restoration. */
	restoring?: number;
}

export const pageCount = (files: readonly ReadFile[]) => files.reduce((sum, file) => sum + file.pages.length, 0);
