/** A page a document: what its header says, its figures, tables, tasks, citations, findings and repairs, each with its place. */
import { type Context, linking, partsOf } from "./context.js";
import type { CropRequest } from "./crops.js";
import { type DocumentData, type DocumentFacts, gatherCitations, readDocuments } from "./document-data.js";
import { documentSections } from "./document-sections.js";
import { EMPTY, type Html, html, joined } from "./html.js";
import { columnHeads, pager, tableBox } from "./layout.js";
import type { Locale } from "./locale.js";
import { layOut } from "./parts.js";
import { hrefFrom, paths } from "./paths.js";

/**
 * Documents read at once: enough that the scans for them are shared (measured on 1,000,000 figures: a batch costs 1 s on a
 * busy machine, whatever its size), few enough rows for the memory (some 500 bytes each).
 */
const BATCH_DOCUMENTS = 500;
const BATCH_ROWS = 150_000;

/** Ids of documents in their order, cut into batches of bounded size. */
async function batches(context: Context): Promise<string[][]> {
	const out: string[][] = [[]];
	let rows = 0;
	for await (const { id, n } of context.reader.each<{ id: string; n: number }>(
		`SELECT d.document_id AS id, (coalesce(c.n, 0) + coalesce(r.n, 0) + coalesce(o.n, 0))::INTEGER AS n FROM documents d
		LEFT JOIN (SELECT document_id, count(*) AS n FROM cells GROUP BY document_id) c USING (document_id)
		LEFT JOIN (SELECT document_id, count(*) AS n FROM repairs GROUP BY document_id) r USING (document_id)
		LEFT JOIN (SELECT document_id, count(*) AS n FROM observations GROUP BY document_id) o USING (document_id)
		ORDER BY d.document_id`,
	)) {
		const last = out.at(-1) ?? [];
		if (last.length === BATCH_DOCUMENTS || (last.length > 0 && rows + n > BATCH_ROWS)) {
			out.push([id]);
			rows = n;
		} else {
			last.push(id);
			rows += n;
		}
	}
	return out;
}

/** Cuts the pictures of all documents and writes their pages. */
export async function writeDocumentPages(context: Context): Promise<void> {
	const { reader } = context;
	await gatherCitations(reader);
	const all = await batches(context);
	const count = all.reduce((sum, ids) => sum + ids.length, 0);
	let done = 0;
	for (const ids of all) {
		if (ids.length === 0) continue;
		for (const data of await readDocuments(reader, ids[0] ?? "", ids.at(-1) ?? "")) {
			context.signal?.throwIfAborted();
			await cutCrops(context, data);
			await writeDocument(context, data);
			context.progress("documents", ++done, count);
		}
	}
	await writeList(context, count);
}

async function cutCrops(context: Context, data: DocumentData): Promise<void> {
	const wanted = data.figures.flatMap((f): CropRequest[] =>
		f.x0 === null || f.y0 === null || f.x1 === null || f.y1 === null
			? []
			: [
					{
						...{ observationId: f.observation_id, page: f.page },
						box: { x0: f.x0, y0: f.y0, x1: f.x1, y1: f.y1 },
						row: f.row_x0 === null || f.row_x1 === null ? null : { x0: f.row_x0, x1: f.row_x1 },
					},
				],
	);
	const { document_id, source_path, media_type } = data.facts;
	await context.crops.cut(
		{ documentId: document_id, sourcePath: source_path, mediaType: media_type },
		data.pages,
		wanted,
	);
}

/** "Báo cáo số 12/BC-UBND", or what is known of it. */
export function documentTitle(
	locale: Locale,
	d: Pick<DocumentFacts, "document_type" | "number" | "symbol" | "source_path">,
): string {
	const type = locale.documentType(d.document_type) ?? locale.words.document;
	if (!d.number && !d.symbol) return `${type} (${fileName(d.source_path)})`;
	return locale.words.documentTitle(type, `${d.number ?? "…"}/${d.symbol ?? "…"}`);
}

export const fileName = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

async function writeDocument(context: Context, data: DocumentData): Promise<void> {
	const { site } = context;
	const { locale } = site;
	const { words } = locale;
	const { facts } = data;
	const id = facts.document_id;
	const title = documentTitle(locale, facts);
	const { parts, anchors, sections } = layOut(documentSections(context, linking(context, paths.document(id)), data));
	const figures = new Set(data.figures.map((f) => f.observation_id));
	for (const [anchor, part] of anchors) if (figures.has(anchor)) context.parts.set(anchor, part);
	const pathOf = (part: number) => paths.document(id, part);
	for (const [i, content] of parts.entries()) {
		const part = i + 1;
		const path = pathOf(part);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts.length, pathOf, where);
		const contents = html`<nav class="box toc" aria-label="${words.contents}"><h2>${words.contents}</h2><ul>
${[...new Set(parts.flat().map((p) => p.section))].map((s) => {
	const at = sections.get(s.id) ?? 1;
	const count = s.count === null ? "" : ` (${locale.number(s.count)})`;
	return html`<li><a href="${hrefFrom(path, pathOf(at))}#${s.id}">${s.title}</a>${count}</li>\n`;
})}</ul></nav>
`;
		await context.writer.page({
			path,
			section: "documents",
			title: parts.length > 1 ? words.titlePart(title, part, parts.length) : title,
			trail: [{ title: words.nav.documents, path: paths.documents() }],
			lead: part === 1 ? locale.source(facts.subject) : null,
			body: html`${part === 1 ? html`${header(context, data)}${contents}` : EMPTY}${links("top")}${content.map(
				(p) =>
					html`<h2 id="${p.section.id}${p.continued ? `-${part}` : ""}">${p.section.title}${p.continued ? ` ${words.continued}` : ""}</h2>\n${p.section.wrap(p.rows)}`,
			)}${links("bottom")}`,
		});
	}
}

function header(context: Context, data: DocumentData): Html {
	const { locale } = context.site;
	const { words } = locale;
	const h = words.header;
	const { facts, citedBy } = data;
	const from = paths.document(facts.document_id);
	const unknown = html`<span class="why">${words.notRead}</span>`;
	const issuer =
		facts.issuer_unit_id && context.units.has(facts.issuer_unit_id)
			? html`<a href="${hrefFrom(from, paths.unit(facts.issuer_unit_id))}">${locale.source(facts.issuer)}</a>`
			: locale.source(facts.issuer);
	const period =
		facts.period_label || facts.period_end
			? html`${locale.source(facts.period_label)}${facts.period_start && facts.period_end ? html` <span class="why">(${locale.date(facts.period_start)} – ${locale.date(facts.period_end)})</span>` : EMPTY}`
			: null;
	const rows: [string, Html | string | null][] = [
		[h.type, locale.documentType(facts.document_type)],
		[h.number, facts.number || facts.symbol ? `${facts.number ?? "…"}/${facts.symbol ?? "…"}` : null],
		[h.issuer, facts.issuer ? issuer : null],
		[h.place, facts.place && locale.source(facts.place)],
		[
			h.date,
			facts.issued_on
				? locale.date(facts.issued_on)
				: facts.issued_on_text
					? html`${locale.source(facts.issued_on_text)} <span class="why">(${words.incomplete})</span>`
					: null,
		],
		[h.period, period],
		[h.signer, facts.signer && locale.source(facts.signer)],
		[h.signerTitle, facts.signer_title && locale.source(facts.signer_title)],
		[h.confidence, locale.share(facts.confidence)],
		[
			h.file,
			html`${fileName(facts.source_path)} <span class="why">(${words.pages(facts.pages)}, ${words.origins[facts.origin ?? ""] ?? facts.origin})</span>`,
		],
		[h.id, html`<code>${facts.document_id}</code>`],
	];
	const cited =
		citedBy.length === 0
			? EMPTY
			: html`<dt>${h.citedBy}</dt><dd>${joined(
					citedBy.map(
						(c) =>
							html`<a href="${hrefFrom(from, paths.document(c.document_id))}">${c.source}</a>${c.sure ? EMPTY : html` <span class="why">(${words.possibly})</span>`}`,
					),
					", ",
				)}</dd>\n`;
	const why = context.crops.missingDocument(facts.document_id);
	return html`<div class="box"><dl class="facts">
${rows.map(([term, text]) => html`<dt>${term}</dt><dd>${text === null || text === "" ? unknown : text}</dd>\n`)}${cited}</dl></div>
${why ? html`<p class="note">${words.noPicture[why]}</p>\n` : EMPTY}`;
}

interface Listed {
	document_id: string;
	source_path: string;
	document_type: string | null;
	number: string | null;
	symbol: string | null;
	issuer: string | null;
	issued_on: string | null;
	issued_on_text: string | null;
	issued_year: number | null;
	subject: string | null;
	pages: number;
	figures: number;
	findings: number;
}

const DOCUMENTS_A_PAGE = 200;

async function writeList(context: Context, count: number): Promise<void> {
	const { site, reader } = context;
	const { locale } = site;
	const { words } = locale;
	const parts = partsOf(count, DOCUMENTS_A_PAGE);
	// where each year begins, so that one finds it in a long list
	const years = await reader.all<{ year: number | null; documents: number; before: number }>(
		`SELECT issued_year AS year, count(*)::INTEGER AS documents,
			coalesce(sum(count(*)) OVER (ORDER BY issued_year DESC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::INTEGER AS before
		FROM documents GROUP BY issued_year ORDER BY issued_year DESC NULLS LAST`,
	);
	const write = async (part: number, rows: readonly Listed[]) => {
		const path = paths.documents(part);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, paths.documents, where);
		const c = words.columns;
		const byYear = html`<nav aria-label="${words.byYear}"><ul class="plain">${years.map((y) => {
			const at = partsOf(y.before + 1, DOCUMENTS_A_PAGE);
			const name = y.year === null ? words.undated : String(y.year);
			return html`<li>${parts > 1 ? html`<a href="${hrefFrom(path, paths.documents(at))}">${name}</a>` : name}: ${words.documentsCount(y.documents)}</li>\n`;
		})}</ul></nav>
`;
		await context.writer.page({
			path,
			section: "documents",
			title: parts > 1 ? words.titlePart(words.nav.documents, part, parts) : words.nav.documents,
			lead: words.documentsLead(count),
			body: html`${part === 1 ? byYear : EMPTY}${links("top")}${tableBox(
				"documents",
				words.captionDocuments,
				columnHeads(c.document, c.date, c.issuer, c.subject, [c.pages, "n"], [c.figures, "n"], [c.findings, "n"]),
				html`<tbody>
${rows.map(
	(d) =>
		html`<tr><th scope="row"><a href="${hrefFrom(path, paths.document(d.document_id))}">${documentTitle(locale, d)}</a></th><td class="nb">${d.issued_on ? locale.date(d.issued_on) : d.issued_year ? words.inYear(d.issued_year) : words.notRead}</td><td>${locale.source(d.issuer)}</td><td class="said">${locale.source(d.subject)}</td><td class="n">${d.pages}</td><td class="n">${locale.number(d.figures)}</td><td class="n">${locale.number(d.findings)}</td></tr>\n`,
)}</tbody>`,
			)}${links("bottom")}`,
		});
	};
	let part = 0;
	let rows: Listed[] = [];
	for await (const row of reader.each<Listed>(
		`SELECT d.*, coalesce(o.n, 0)::INTEGER AS figures, coalesce(f.n, 0)::INTEGER AS findings FROM documents d
		LEFT JOIN (SELECT document_id, count(*) AS n FROM observations GROUP BY document_id) o USING (document_id)
		LEFT JOIN (SELECT document_id, count(*) AS n FROM findings GROUP BY document_id) f USING (document_id)
		ORDER BY d.issued_year DESC NULLS LAST, d.issued_on DESC NULLS LAST, d.symbol, d.number, d.document_id`,
	)) {
		rows.push(row);
		if (rows.length === DOCUMENTS_A_PAGE) {
			await write(++part, rows);
			rows = [];
		}
	}
	if (rows.length > 0 || part === 0) await write(++part, rows);
}
