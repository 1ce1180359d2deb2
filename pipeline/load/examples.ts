/** A question that people ask, and its SQL. Every one is run by a test on the samples. */
export interface ExampleQuestion {
	/** For `sohoa query --example NAME`. */
	name: string;
	question: string;
	sql: string;
}

export const EXAMPLES: readonly ExampleQuestion[] = [
	{
		name: "documents",
		question: "Which documents are there, oldest first?",
		sql: "select issued_on, document_type, number, symbol, issuer, subject, pages from documents order by issued_on nulls last, source_path",
	},
	{
		name: "online-share",
		question: "How did the share of dossiers handled online develop, and where does it say so?",
		sql: "select year, period_label, unit, value, status, number, symbol, page, quote from indicator_by_year where indicator_id = 'dossier.online_rate' order by unit, year, period_end",
	},
	{
		name: "units-behind",
		question: "Which units had digitised less than 80 % of their results in the latest year?",
		sql: "select unit, value as percent, period_start, period_end, page, quote from indicator_by_year where indicator_id = 'digitization.result_rate' and value < 80 and year = (select max(year) from coverage where indicator_id = 'digitization.result_rate' and reported) order by value",
	},
	{
		name: "best-and-worst",
		question: "Which unit stands first and which last in each ranking of at least five units?",
		sql: "select indicator, year, period_end, level, arg_min(unit, rank) as first, min_by(value, rank) as best, arg_max(unit, rank) as last, max_by(value, rank) as worst, any_value(units) as units from unit_ranking where units >= 5 group by all order by indicator, year, period_end",
	},
	{
		name: "greatest-changes",
		question: "What changed most from one year to the next, like with like?",
		sql: "select indicator, unit, previous_year, previous_value, year, value, measure, change, change_percent from year_over_year where comparable order by abs(change_percent) desc limit 20",
	},
	{
		name: "not-comparable",
		question: "Why can values of neighbouring years not be compared?",
		sql: "select why_not, count(*) as pairs, any_value(indicator) as example from year_over_year where not comparable group by why_not order by pairs desc, why_not",
	},
	{
		name: "sources-differ",
		question: "For which values do two sources give different numbers, and which one is shown?",
		sql: "select indicator, unit, s.year, s.period_end, value, preferred, same_document, difference, number, symbol, s.page, s.quote from source_differences s join documents using (document_id) order by indicator, unit, s.year, preferred desc, value",
	},
	{
		name: "gaps",
		question: "Who stopped reporting for a year, and resumed?",
		sql: "select indicator, unit, year from coverage where not reported order by indicator, unit, year",
	},
	{
		name: "deadlines",
		question: "Which tasks had to be done by when, and by whom?",
		sql: "select deadline, passed, assignee, task, number, symbol, page from deadlines where deadline is not null order by deadline limit 50",
	},
	{
		name: "contradictions",
		question: "Which figures cannot be true together?",
		sql: "select message, source_path, page, quote from findings join documents using (document_id) where rule like 'audit.%' and severity <> 'info' order by source_path, page, message",
	},
	{
		name: "unmatched-labels",
		question: "What is counted that the registry of indicators does not know?",
		sql: "select label, measure, count(*) as figures, any_value(quote) as example from observations where indicator_id is null group by label, measure order by figures desc, label limit 50",
	},
	{
		name: "cited-most",
		question: "Which documents are cited most?",
		sql: "select cited_type, cited_number, cited_symbol, count(distinct document_id) as documents, count(*) as times from citations where cited_number is not null group by all order by documents desc, times desc, cited_symbol limit 20",
	},
	{
		name: "table-cells",
		question: "What stands in the first table of each document, row by row?",
		sql: "select source_path, row, list(text order by col) as cells from cells join documents using (document_id) where table_no = 1 group by source_path, row order by source_path, row",
	},
	{
		name: "repairs-to-check",
		question: "Which repairs of the text are least sure?",
		sql: "select source_path, page, line, before, after, kind, repairs.confidence from repairs join documents using (document_id) order by repairs.confidence, source_path, page, line limit 50",
	},
	{
		name: "quarantined",
		question: "Which files could not be read, and why?",
		sql: "select path, error_code, error from files where status = 'quarantined' order by path",
	},
];
