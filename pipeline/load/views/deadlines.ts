import { view } from "./preferred.js";

export const deadlines = view(
	"deadlines",
	"tasks by deadline; days_left is negative when it has passed (whether the task was done is not known here)",
	[
		["deadline", "last day of the period named; null for standing tasks"],
		["days_left", "days from today to the deadline", "day"],
		["passed", "true when the deadline lies before today"],
		["assignee", "who has to do it, as printed"],
		["task", "what is to be done"],
		["coordinator", "who is to work with the assignee"],
		["deadline_text", "the deadline as printed"],
		["document_type", "code of the document's type (BC, KH, QĐ …)"],
		["number", "number of the document"],
		["symbol", "symbol of the document"],
		["issuer", "who issued the document"],
		["issued_on", "day on which it was issued"],
		["document_id", "documents.document_id of the document that gives the task"],
		["assignment_no", "assignments.assignment_no"],
		["page", "1-based page on which the task stands"],
		["quote", "the source words"],
	],
	`
SELECT a.deadline, date_diff('day', current_date, a.deadline)::INTEGER AS days_left, a.deadline < current_date AS passed,
	a.assignee, a.task, a.coordinator, a.deadline_text, d.document_type, d.number, d.symbol, d.issuer, d.issued_on,
	a.document_id, a.assignment_no, a.page, a.quote
FROM assignments a JOIN documents d USING (document_id)
ORDER BY a.deadline NULLS LAST, d.issued_on, a.document_id, a.assignment_no`,
);
