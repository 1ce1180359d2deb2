/** Every English word of the report, with `en-terms.ts` and `en-about.ts`; the same keys as `vi.ts`. */
import { EN_ABOUT } from "./en-about.js";
import { EN_TERMS } from "./en-terms.js";
import type { Words } from "./vi.js";

const count = (n: number) => new Intl.NumberFormat("en-GB").format(n);
const of = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

const yearSpan = (first: number | null, last: number | null) =>
	first === null || last === null ? "year unknown" : first === last ? String(first) : `${first}–${last}`;

export const EN: Words = {
	...EN_TERMS,
	...EN_ABOUT,
	siteName: "Administrative reform figures",
	skip: "Skip to main content",
	mainNavigation: "Main",
	trail: "Breadcrumb",
	contents: "Contents",
	nav: {
		overview: "Overview",
		indicators: "Indicators",
		units: "Units",
		documents: "Documents",
		coverage: "Coverage",
		findings: "To be checked",
		deadlines: "Tasks",
		about: "How to read the figures",
	},
	footer: (database, day, version) =>
		`Made on ${day} from the database ${database} by sohoa ${version}. Every number leads back to the page on which it was read.`,
	titlePart: (title, part, parts) => `${title} (part ${part} of ${parts})`,
	part: (part, parts) => `Part ${part} of ${parts}`,
	pagerTop: "Parts, top of the list",
	pagerBottom: "Parts, bottom of the list",
	previous: "← Previous part",
	next: "Next part →",
	continued: "(continued)",
	cut: (letters) => `… (${of(letters, "more character")}, see the database)`,
	showList: "Show the list",
	andMore: (n) => `and ${of(n, "other document")}`,

	unreadable: "cannot be read",
	confidence: (share) => `confidence ${share}`,
	notRead: "not read",
	incomplete: "date incomplete",
	points: "points",
	item: "other unit",
	noPeriod: "period unknown",
	yearOnly: (year) => `${year}, period unknown`,
	periodOfYear: (name, months, year) =>
		year === null ? name : months === 12 ? `Year ${year}` : `${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`,
	until: (day) => `up to ${day}`,
	startingOn: (day) => `periods from ${day}`,
	inYear: (year) => String(year),
	yearSpan,
	onPage: (page) => `page ${page}`,
	pages: (n) => of(n, "page"),
	pageLine: (page, line) => `page ${page}, line ${line}`,
	wholeDocument: "whole document",
	document: "Document",
	documentTitle: (type, number) => `${type} ${number}`,
	noUnit: "Unit not named",
	noArea: "No area",
	noType: "Type unknown",
	undated: "Year unknown",
	possibly: "possibly",
	with: "With:",
	toFigure: "See the figure",
	cropAlt: (source, page) => `Cut from ${source}, page ${page}; an orange frame marks the figure`,
	unitUnknown: "Not identified in the gazetteer",
	validity: (from, to) => (from && to ? `from ${from} to ${to}` : from ? `from ${from}` : `until ${to}`),

	overviewTitle: "Administrative reform figures over the years",
	emptyDatabase: "The database holds no documents yet.",
	overviewLead: (documents, pages, first, last) =>
		`Drawn from ${of(documents, "document")} (${of(pages, "page")})${first === null || last === null ? "" : first === last ? ` issued in ${first}` : ` issued from ${first} to ${last}`}. Every number states its source, how far it can be trusted and what it can be compared with.`,
	tiles: {
		documents: "documents",
		figures: "figures",
		indicators: "indicators with figures",
		units: "units with figures",
		findings: "points to be checked",
		assignments: "tasks assigned",
	},
	keyTrends: "Main developments",
	keyTrendsLead:
		"The latest change against the same period of the year before, where the two compare; each indicator for the unit with the longest series.",
	keyTrendsCut: (shown, all) => `The table shows ${shown} of ${of(all, "indicator")}; all are under`,
	noKeyTrends: "No two successive years compare for the same indicator and unit yet.",
	captionTrends: "Change against the same period of the year before",
	better: "better",
	worse: "worse",
	same: "unchanged",
	neutral: "neither better nor worse",
	trustTitle: "Quality of the figures",
	captionTrust: "State of the figures and of the documents’ headers",
	trust: {
		figures: (n) => `${n} figures`,
		accepted: "accepted",
		corrected: "corrected by figures that belong to them",
		flagged: "to be checked",
		unread: "number not readable",
		matched: "with an indicator of the registry",
		placed: "with a place on the page picture",
		documents: (n) => `${n} documents`,
		dated: "with a full date of issue",
		numbered: "with a number that was read",
		issued: "with a known issuer",
	},
	quarantined: (n) =>
		`${of(n, "file")} could not be read and ${n === 1 ? "is" : "are"} not in this report; the reasons are in the table “files” of the database.`,
	typesTitle: "Documents by type and year of issue",
	captionTypes: "Documents by type and year of issue",
	before_: (year) => `Before ${year}`,
	howToRead: "How to read",
	howToReadText: "What state, confidence and comparability mean is explained under",

	trend: "Trend",
	trends: "Trends of the main indicators",
	moreTrends: (shown, more) =>
		`Drawn: the ${of(shown, "indicator")} with most years; the charts of ${of(more, "other indicator")} are on the indicators’ pages.`,
	noTrend: "No series has two years yet, so there is nothing to draw.",
	chartRegion: (name) => `Chart: ${name}`,
	chartDescription: (name, series, first, last) => `${name}, ${first}–${last}, ${of(series, "series", "series")}.`,
	chartReading:
		"Lines join only years that compare; a dashed line marks where they do not; a hollow point is a figure to be checked.",
	chartNotDrawn: (n) =>
		`${of(n, "more series", "more series")} not drawn; they are in the table below and on the units’ pages.`,
	values: "Figures and sources",
	valuesNote:
		"Numbers stand as the documents print them; quotations are verbatim, pictures are cut from the original pages. State and confidence are explained under",
	captionValues: (name) => `${name}: figures by period`,
	captionOthers: (name) => `${name}: other figures (other sources, plans, not readable, or without an indicator)`,
	unmatchedGroup: "No indicator of the registry fits",
	notComparable: "not comparable",
	noPrevious: "no figure for the year before",
	before: (value) => `(before: ${value})`,
	sourcesDiffer: (n, low, high) => `${n} sources that differ: ${low}–${high}`,
	sourcesAgree: (n) => `${n} sources that agree`,
	indicatorLead: (figures, units, documents, first, last) =>
		`${of(figures, "figure")} of ${of(units, "unit")} in ${of(documents, "document")}; ${yearSpan(first, last)}.`,
	indicatorFacts: {
		id: "Indicator id",
		area: "Area",
		measure: "Counted in",
		kind: "Kind of figure",
		direction: "Better is",
		up: "more",
		down: "less",
		range: "Possible values",
	},
	indicatorsLead: (withFigures, all) =>
		`${count(withFigures)} of the ${of(all, "indicator")} in the registry have figures.`,
	captionIndicators: "Indicators with figures, by area",
	noIndicators: "No figure matches an indicator of the registry yet.",
	unmatchedTitle: "Figures without an indicator",
	unmatchedLead: (figures, labels) =>
		`${of(figures, "figure")} under ${of(labels, "label")} fit no indicator of the registry; all are kept.`,
	unmatchedLink: "List of the labels",
	unmatchedNone: "Every figure fits an indicator of the registry.",
	unmatchedPageLead:
		"Words of the documents that carry a number but fit no indicator; frequent ones should join the registry.",
	captionUnmatched: "Labels without an indicator, most frequent first",
	withoutFigures: "Indicators without figures",
	withoutFiguresLead: (n) => `${of(n, "indicator")} of the registry have no figure yet.`,

	unitLead: (figures, indicators, documents, first, last) =>
		`${of(figures, "figure")}, ${of(indicators, "indicator")}, in ${of(documents, "document")}; ${yearSpan(first, last)}.`,
	unitFacts: {
		level: "Level",
		parent: "Part of",
		validity: "Existed",
		successor: "Now part of",
		predecessors: "Formed from",
		id: "Unit id",
	},
	unitsLead: (n) => `${of(n, "unit")} with figures.`,
	captionUnits: "Units with figures, by level and name",
	noFigures: "No figures yet.",
	reportedTitle: "Indicators reported by year",
	captionReported: "Indicators reported by year",
	matrixLegend: "● reported; ✗ missing: reported before and after; – outside the years reported.",
	valuesCount: (n) => of(n, "period"),
	missing: "missing",

	documentsLead: (n) => `${of(n, "document")}, newest first.`,
	documentsCount: (n) => of(n, "document"),
	byYear: "Documents by year",
	captionDocuments: "List of documents",
	captionFigures: "Figures read in the document",
	captionAssignments: "Tasks, who has them and until when",
	captionCitations: "Documents cited",
	captionFindings: "Points to be checked",
	captionRepairs: "What restoration changed; the text as read is kept",
	captionPages: "State of each page",
	notInDatabase: "no",
	noDeadline: "no deadline given",
	tableName: (n) => `Table ${n}`,
	tableNote: (first, last, rows, confidence) =>
		`${first === last ? `Page ${first}` : `Pages ${first}–${last}`} · ${of(rows, "row")} · confidence ${confidence}`,
	lowNote: "· “?”: a cell with a confidence below 60%",

	coverageLead: (figures, units) =>
		`Which unit reported which year and period, and what is missing: ${of(figures, "result")} of ${of(units, "unit")}.`,
	reportedCount: (indicators, figures) =>
		indicators > 0 ? `${of(indicators, "indicator")}, ${of(figures, "figure")}` : of(figures, "figure"),
	issuersTitle: "Documents by issuer and year",
	captionIssuers: "Documents by issuer and year",
	issuersCut: (shown, all) =>
		`The table shows the ${count(shown)} issuers with most documents, of ${count(all)}; all documents are under “Documents”.`,
	coverageLegend:
		"● reported: period and number of indicators; ✗ missing: reported before and after; – outside the years reported.",
	coverageUndated: (n) =>
		`${of(n, "figure")} of unknown year ${n === 1 ? "is" : "are"} not in this table; see the units’ pages.`,
	captionCoverage: "Reporting by unit and year",
	gapsTitle: "Interrupted indicators",
	noGaps: "No indicator is interrupted: each has figures of each unit in every year from its first to its last.",
	gapsLead: (n) => `${of(n, "case")} in which a unit has figures of an indicator before and after, but not in between.`,
	gapsCut: (n) => `The table shows the first ${count(n)}; the others are on the units’ pages.`,
	captionGaps: "Indicators with missing years",

	findingsLead: (n) => `${of(n, "point")} found by checking figures, dates, headers and tables against each other.`,
	noFindings: "Nothing needs to be checked.",
	captionRules: "Points to be checked, by rule",
	ruleLead: (n, documents) => `${of(n, "case")} in ${of(documents, "document")}.`,

	deadlinesLead: (n, dated) => `${of(n, "task")} assigned in the documents; ${count(dated)} with a clear deadline.`,
	deadlinesNote: "Latest deadline first, tasks without a deadline last. Whether a task was done is not known here.",
	noTasks: "No tasks.",

	aboutLead:
		"These pages show figures that sohoa read in archived documents. No number is invented: what cannot be read is left empty and said to be.",
};
