/** The frame around every page: head, skip link, navigation, trail, footer. */
import { type Content, EMPTY, type Html, html, joined } from "./html.js";
import type { Locale } from "./locale.js";
import { hrefFrom, paths } from "./paths.js";

/** What all pages of a site share. */
export interface Site {
	locale: Locale;
	/** Stated day of generation, ISO. */
	generatedOn: string;
	version: string;
	/** Name of the database file. */
	database: string;
}

export type SectionName = keyof Locale["words"]["nav"];

export interface PageContent {
	/** From the root of the site. */
	path: string;
	section: SectionName;
	title: string;
	/** Pages above it, from the top, without the overview. */
	trail?: readonly { title: string; path: string }[];
	/** Under the title. */
	lead?: Content;
	body: Content;
}

const SECTIONS: readonly [SectionName, string][] = [
	["overview", paths.overview],
	["indicators", paths.indicators],
	["units", paths.units()],
	["documents", paths.documents()],
	["coverage", paths.coverage()],
	["findings", paths.findings],
	["deadlines", paths.deadlines()],
	["about", paths.about],
];

/** A page as the text of its file. */
export function pageFile(site: Site, page: PageContent): string {
	const { words, lang } = site.locale;
	const to = (path: string) => hrefFrom(page.path, path);
	const current = (name: SectionName, path: string) =>
		name !== page.section ? EMPTY : path === page.path ? html` aria-current="page"` : html` aria-current="true"`;
	const trail = [{ title: words.nav.overview, path: paths.overview }, ...(page.trail ?? [])];
	return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file: 'unsafe-inline'; img-src 'self' file:">
<meta name="generator" content="sohoa ${site.version}">
<title>${page.path === paths.overview ? words.siteName : `${page.title} – ${words.siteName}`}</title>
<link rel="stylesheet" href="${to(paths.style)}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top"><div class="in">
<p class="name"><a href="${to(paths.overview)}">${words.siteName}</a></p>
<nav aria-label="${words.mainNavigation}"><ul>
${SECTIONS.map(([name, path]) => html`<li><a href="${to(path)}"${current(name, path)}>${words.nav[name]}</a></li>\n`)}</ul></nav>
</div></header>
<main id="content" tabindex="-1">
${
	page.path === paths.overview
		? EMPTY
		: html`<nav class="trail" aria-label="${words.trail}"><ol>${trail.map((t) => html`<li><a href="${to(t.path)}">${t.title}</a></li>`)}<li aria-current="page">${page.title}</li></ol></nav>\n`
}<h1>${page.title}</h1>
${page.lead ? html`<p class="lead">${page.lead}</p>\n` : EMPTY}${page.body}
</main>
<footer class="foot"><div class="in"><p>${words.footer(site.database, site.locale.date(site.generatedOn), site.version)}</p></div></footer>
</body>
</html>
`.text;
}

/** A table in a box that scrolls by itself, reachable by keyboard. `id` must be unique on the page. */
export function tableBox(id: string, caption: Content, head: Content, body: Content, className = ""): Html {
	return html`<div class="${className === "narrow" ? "scroll narrow" : "scroll"}" role="region" aria-labelledby="${id}" tabindex="0"><table${className ? html` class="${className}"` : EMPTY}>
<caption id="${id}">${caption}</caption>
<thead><tr>${head}</tr></thead>
${body}
</table></div>
`;
}

/** Column headings: texts, or texts with a class. */
export function columnHeads(...names: (string | [string, string])[]): Html {
	return joined(
		names.map((n) =>
			typeof n === "string" ? html`<th scope="col">${n}</th>` : html`<th scope="col" class="${n[1]}">${n[0]}</th>`,
		),
		"",
	);
}

/**
 * Links between the parts of a long list: first, neighbours, last. Nothing when there is one part. `name` distinguishes
 * the one above the list from the one below.
 */
export function pager(
	site: Site,
	from: string,
	part: number,
	parts: number,
	pathOf: (part: number) => string,
	name: "top" | "bottom",
): Html {
	if (parts <= 1) return EMPTY;
	const { words } = site.locale;
	const near = [...new Set([1, part - 2, part - 1, part, part + 1, part + 2, parts])].filter(
		(p) => p >= 1 && p <= parts,
	);
	const link = (p: number, text: string) => html`<a href="${hrefFrom(from, pathOf(p))}">${text}</a>`;
	return html`<nav class="pager" aria-label="${name === "top" ? words.pagerTop : words.pagerBottom}">
<span>${words.part(part, parts)}</span>
${part > 1 ? html`<span>${link(part - 1, words.previous)}</span>` : EMPTY}<ul>${near.map((p, i) => html`${i > 0 && p - (near[i - 1] ?? 0) > 1 ? html`<li>…</li>` : EMPTY}<li>${p === part ? html`<span aria-current="page">${p}</span>` : link(p, String(p))}</li>`)}</ul>${part < parts ? html`<span>${link(part + 1, words.next)}</span>` : EMPTY}
</nav>
`;
}
