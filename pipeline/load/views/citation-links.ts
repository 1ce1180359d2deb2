import { view } from "./preferred.js";

/** Letters and digits alone, without accents: "QĐ-UBND", "QD – UBND" are one symbol. */
const bare = (text: string, keep = "") =>
	`regexp_replace(lower(strip_accents(translate(coalesce(${text}, ''), 'đĐ', 'dD'))), '[^a-z0-9${keep}]+', '', 'g')`;
/** "012" and "12" are one number. */
const numberKey = (text: string) => `ltrim(${bare(text)}, '0')`;
/** Words of an issuer that tell it from others of its symbol ("UBND tỉnh …", "UBND thành phố …"). */
const issuerKey = (text: string) =>
	`replace(regexp_replace(${bare(text)}, '^tp|(ubnd)tp', '\\1thanhpho'), 'ubnd', 'uybannhandan')`;

/**
 * Which document of the database a citation names: same symbol and number, no contradiction of type, day, year or issuer;
 * where a number was written by hand and could not be read, same symbol and day. Of several the one with the most
 * agreement is named, a number without a day in the citing document's own time; none when two agree as much, because
 * "12/UBND-VX" is the number of a letter of every year and every district.
 */
export const citationLinks = view(
	"citation_links",
	"citations whose document is in the database, or may be",
	[
		["document_id", "the citing document"],
		["citation_no", "citations.citation_no"],
		["cited_document_id", "documents.document_id of the cited document; null where several agree as much"],
		["basis", "number: symbol and number agree; date: symbol and day agree, a number is not known"],
		["same_day", "true: the day of the citation is the document's; false: one of the days is not known"],
		["candidates", "how many documents may be meant"],
	],
	`
WITH cited AS (
	SELECT c.document_id, c.citation_no, ${bare("c.cited_symbol", "/")} AS symbol, ${numberKey("c.cited_number")} AS number,
		${bare("c.cited_type")} AS type, ${issuerKey("c.cited_issuer")} AS issuer, c.cited_on, d.issued_year AS citing_year
	FROM citations c JOIN documents d USING (document_id) WHERE c.cited_symbol IS NOT NULL
), held AS (
	SELECT document_id, ${bare("symbol", "/")} AS symbol, ${numberKey("number")} AS number, ${bare("document_type")} AS type,
		${issuerKey("issuer")} AS issuer, issued_on, issued_year
	FROM documents WHERE symbol IS NOT NULL
), pairs AS (
	SELECT c, h, 'number' AS basis FROM cited c JOIN held h ON c.symbol = h.symbol AND c.number = h.number WHERE c.number <> ''
	UNION ALL
	SELECT c, h, 'date' FROM cited c JOIN held h ON c.symbol = h.symbol AND c.cited_on = h.issued_on WHERE c.number = '' OR h.number = ''
), scored AS (
	SELECT c.document_id, c.citation_no, h.document_id AS cited_document_id, basis,
		coalesce(c.cited_on = h.issued_on, false) AS same_day,
		CASE basis WHEN 'number' THEN 4 ELSE 0 END + CASE WHEN same_day THEN 2 ELSE 0 END
			+ CASE WHEN c.issuer <> '' AND h.issuer <> '' THEN 1 ELSE 0 END
			+ CASE WHEN h.issued_year <= c.citing_year THEN 1 / (2 + c.citing_year - h.issued_year) ELSE 0 END AS score
	FROM pairs
	WHERE c.document_id <> h.document_id AND c.symbol <> ''
		AND (c.type = '' OR h.type = '' OR c.type = h.type)
		AND coalesce(c.cited_on = h.issued_on, true) AND coalesce(year(c.cited_on) = h.issued_year, true)
		AND (c.issuer = '' OR h.issuer = '' OR contains(c.issuer, h.issuer) OR contains(h.issuer, c.issuer))
), ranked AS (
	SELECT *, count(*) OVER citation AS candidates,
		score > coalesce(lead(score) OVER (PARTITION BY document_id, citation_no ORDER BY score DESC), -1) AS clear,
		row_number() OVER (PARTITION BY document_id, citation_no ORDER BY score DESC, cited_document_id) AS place
	FROM scored WINDOW citation AS (PARTITION BY document_id, citation_no)
)
SELECT document_id, citation_no, CASE WHEN clear THEN cited_document_id END AS cited_document_id,
	CASE WHEN clear THEN basis END AS basis, CASE WHEN clear THEN same_day END AS same_day, candidates
FROM ranked WHERE place = 1
ORDER BY document_id, citation_no`,
);
