/** How to read the site: where figures come from, and what their states, confidence and comparability mean. */
import type { Context } from "./context.js";
import { html } from "./html.js";
import { paths } from "./paths.js";

export async function writeAbout(context: Context): Promise<void> {
	const { words } = context.site.locale;
	await context.writer.page({
		path: paths.about,
		section: "about",
		title: words.nav.about,
		lead: words.aboutLead,
		body: words.aboutSections.map(
			(s) =>
				html`<h2>${s.title}</h2>\n${s.paragraphs.map((p) => html`<p>${p}</p>\n`)}${s.terms.length > 0 ? html`<div class="box"><dl class="facts">\n${s.terms.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>\n`)}</dl></div>\n` : ""}`,
		),
	});
}
