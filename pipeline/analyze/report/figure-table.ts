/** Tables of figures: value, comparison, trust, and the words and the picture behind each of them. */
import type { Crops } from "./crops.js";
import type { Figure } from "./figures.js";
import { type Content, EMPTY, type Html, html, joined } from "./html.js";
import { columnHeads, type Site, tableBox } from "./layout.js";
import type { Locale } from "./locale.js";
import { hrefFrom, observationAnchor, paths } from "./paths.js";
import { reasonText } from "./words/reasons.js";

/** What tables need to know besides their rows. */
export interface Linking {
	site: Site;
	/** Page that the table stands on. */
	from: string;
	crops: Crops;
	/** Part of its document's page on which a figure stands, where that is not the first. */
	partOf(observationId: string): number;
	/** Whether the unit has a page. */
	hasUnit(key: string): boolean;
}

type Sourced = Pick<Figure, "document_id" | "observation_id" | "page" | "quote" | "source" | "placed">;

/** The source words, where they stand, and their picture. */
export function sourceCell(link: Linking, f: Sourced, options: { ownDocument?: boolean } = {}): Html {
	const { locale } = link.site;
	const { words } = locale;
	const place = `${paths.document(f.document_id, link.partOf(f.observation_id))}#${observationAnchor(f.observation_id)}`;
	const where = options.ownDocument
		? html`${words.onPage(f.page)}`
		: html`<a href="${hrefFrom(link.from, place)}">${f.source}</a>, ${words.onPage(f.page)}`;
	return html`<q>${locale.source(f.quote)}</q> <span class="where">${where}</span>${cropOf(link, f)}`;
}

function cropOf(link: Linking, f: Sourced): Html {
	const { words } = link.site.locale;
	const why = link.crops.missing(f);
	// said once on the page of the document and in "about"; not in every row
	if (why === "off" || why === "text") return EMPTY;
	if (why) return html` <span class="why">${words.noPicture[why]}</span>`;
	const src = hrefFrom(link.from, paths.crop(f.document_id, f.observation_id));
	return html`<a class="crop" href="${src}"><img src="${src}" loading="lazy" alt="${words.cropAlt(f.source, f.page)}"></a>`;
}

/** State and confidence, in one cell. */
export function trustCell(locale: Locale, f: Pick<Figure, "status" | "confidence">): Html {
	return html`<td>${locale.status(f.status)}<br><span class="why nb">${locale.words.confidence(locale.share(f.confidence))}</span></td>`;
}

export function valueCell(locale: Locale, f: Pick<Figure, "value" | "measure" | "numerator" | "denominator">): Html {
	const fraction =
		f.numerator !== null && f.denominator !== null
			? html`<br><span class="why">${locale.number(f.numerator)}/${locale.number(f.denominator)}</span>`
			: EMPTY;
	return html`<td class="n v">${locale.value(f.value, f.measure)}${fraction}</td>`;
}

/** Change against the year before, or why there is none. */
function comparison(locale: Locale, f: Figure): Html {
	const { words } = locale;
	const disagree =
		f.sources !== null && f.sources > 1
			? f.sources_agree === false && f.value_min !== null && f.value_max !== null
				? html`<br><span class="break">${words.sourcesDiffer(f.sources, locale.number(f.value_min), locale.number(f.value_max))}</span>`
				: html`<br><span class="why">${words.sourcesAgree(f.sources)}</span>`
			: EMPTY;
	if (f.comparable === true && f.change !== null && f.previous_value !== null)
		return html`<span class="nb">${locale.change(f.change, f.measure)}</span> <span class="why">${words.before(locale.number(f.previous_value))}</span>${disagree}`;
	if (f.comparable === false)
		return html`<span class="break">⊘ ${words.notComparable}</span>${f.why_not ? html`<br><span class="why">${reasonText(locale, f.why_not)}</span>` : EMPTY}${disagree}`;
	return html`<span class="why">${words.noPrevious}</span>${disagree}`;
}

/** Rows grouped under the name of the unit or the indicator; the group's name is repeated at the top of each part. */
function grouped(
	rows: readonly Figure[],
	groupOf: (f: Figure) => string,
	head: (f: Figure) => Content,
	row: (f: Figure) => Html,
): Html {
	const groups: { first: Figure; rows: Html[] }[] = [];
	let key: string | null = null;
	for (const f of rows) {
		const next = groupOf(f);
		if (next !== key) groups.push({ first: f, rows: [] });
		key = next;
		groups.at(-1)?.rows.push(row(f));
	}
	return joined(
		groups.map(
			(g) =>
				html`<tbody class="g"><tr><th scope="rowgroup" colspan="5">${head(g.first)}</th></tr>\n${g.rows}</tbody>\n`,
		),
		"",
	);
}

/** The name of a unit, linked to its page. */
export function unitLink(link: Linking, key: string, name: string | null): Html {
	const { locale } = link.site;
	if (!link.hasUnit(key)) return locale.source(name);
	const text = name === null ? html`${locale.words.noUnit}` : locale.source(name);
	return html`<a href="${hrefFrom(link.from, paths.unit(key))}">${text}</a>`;
}

/** The name of an indicator, linked to its page. */
export function indicatorLink(link: Linking, id: string, name: string | null): Html {
	return html`<a href="${hrefFrom(link.from, paths.indicator(id))}">${name ?? id}</a>`;
}

/** The figures of one indicator by unit, or of one unit by indicator: first those that stand, then all others. */
export function figureTables(
	link: Linking,
	rows: readonly Figure[],
	group: "unit" | "indicator",
	captions: { main: Content; others: Content },
): Html {
	const { locale } = link.site;
	const { words } = locale;
	const c = words.columns;
	const groupOf = (f: Figure) => (group === "unit" ? f.unit_key : (f.indicator_id ?? ""));
	const head = (f: Figure): Content =>
		group === "unit"
			? unitLink(link, f.unit_key, f.unit)
			: f.indicator_id === null
				? words.unmatchedGroup
				: indicatorLink(link, f.indicator_id, f.indicator);
	const last = html`<td class="from">`;
	const main = rows.filter((f) => f.kind === "preferred");
	const others = rows.filter((f) => f.kind !== "preferred");
	const period = (f: Figure) =>
		locale.period({
			...{ year: f.year, start: f.period_start, end: f.period_end },
			...{ months: f.period_months, slot: f.period_slot },
		});
	const mainTable =
		main.length === 0
			? EMPTY
			: tableBox(
					"values",
					captions.main,
					columnHeads(c.period, [c.value, "n"], c.comparison, c.trust, c.source),
					grouped(
						main,
						groupOf,
						head,
						(f) =>
							html`<tr><th scope="row">${period(f)}</th>${valueCell(locale, f)}<td class="mid">${comparison(locale, f)}</td>${trustCell(locale, f)}${last}${sourceCell(link, f)}</td></tr>\n`,
					),
				);
	const otherTable =
		others.length === 0
			? EMPTY
			: tableBox(
					"others",
					captions.others,
					columnHeads(c.label, c.period, [c.value, "n"], c.trust, c.source),
					grouped(
						others,
						groupOf,
						head,
						(f) =>
							html`<tr><th scope="row">${locale.source(f.label)}${f.plan ? html`<br><span class="why">${words.kinds.plan}</span>` : f.kind === "unmatched" ? EMPTY : html`<br><span class="why">${words.kinds[f.kind]}</span>`}</th><td class="mid">${period(f)}</td>${valueCell(locale, f)}${trustCell(locale, f)}${last}${sourceCell(link, f)}</td></tr>\n`,
					),
				);
	return html`${mainTable}${otherTable}`;
}
