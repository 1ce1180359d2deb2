/** English text of the page that tells how to read the figures. */
import type { AboutText } from "./vi-about.js";

export const EN_ABOUT: AboutText = {
	aboutSections: [
		{
			title: "Where figures come from",
			paragraphs: [
				"A figure has a value, an indicator, a unit, a period and a source: document, page and the words as printed. Where the document is a scan or a PDF and its file is at hand, the small picture beside it is cut from that very page, with a frame around the figure.",
				"Text files have no page pictures, so their figures show the quotation alone. Repaired text (marks restored, misread letters put right) is listed on the document’s page beside the text as it was read.",
			],
			terms: [],
		},
		{
			title: "State of a figure",
			paragraphs: [],
			terms: [
				["✓ Accepted", "It was read and contradicts none of the figures it was checked against."],
				[
					"⚑ To be checked",
					"It was read, but contradicts another figure (a total, a share, a date, the possible range) or is in doubt. See “To be checked” before using it.",
				],
				[
					"✎ Corrected",
					"The print was misread, and other figures prove the right value; the value first read is on record.",
				],
			],
		},
		{
			title: "Confidence",
			paragraphs: [
				"Confidence from 0% to 100% says how sure the program is of its reading: of the letters, and of indicator, unit and period. It is not the probability that what the document says is true.",
			],
			terms: [],
		},
		{
			title: "When two years compare",
			paragraphs: [
				"Two figures compare only with the same indicator, unit, measure, length of period, part of the year and framework. Otherwise the table says “not comparable” and why, and the chart breaks the line with a dashed mark.",
				"Where several documents give the same figure, the value used is the accepted, surer, newer one; the others are listed below it, and the table says so when sources differ.",
			],
			terms: [],
		},
		{
			title: "Coverage",
			paragraphs: [
				"The coverage page shows only what is in the database. A year is “missing” when the years before and after have figures and it has none: there may be no document, or one that could not be read.",
			],
			terms: [],
		},
		{
			title: "Administrative units",
			paragraphs: [
				"Names of units are matched with the gazetteer in force at the time of the document. Units that were merged or renamed keep a page of their own, which leads to their successor. Units that could not be identified keep the name that the document prints.",
			],
			terms: [],
		},
	],
};
