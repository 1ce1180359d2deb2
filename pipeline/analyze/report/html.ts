/** HTML that is safe by construction: everything put into a template is escaped unless it is HTML itself. */
export class Html {
	constructor(readonly text: string) {}
	toString(): string {
		return this.text;
	}
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for an element or a quoted attribute. Control characters, which HTML forbids, become U+FFFD. */
export function escapeText(text: string): string {
	return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c).replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "\uFFFD");
}

function render(value: Content): string {
	if (value instanceof Html) return value.text;
	if (value === null || value === undefined || value === false) return "";
	if (typeof value === "string") return escapeText(value);
	if (typeof value === "number") return String(value);
	return value.map(render).join("");
}

/**
 * A template for HTML: ``html`<p>${text}</p>` ``. Strings are escaped, lists joined, null, undefined and false leave nothing.
 * Attributes must be quoted.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
	let out = strings[0] ?? "";
	for (let i = 0; i < values.length; i++) out += render(values[i]) + (strings[i + 1] ?? "");
	return new Html(out);
}

export const EMPTY = new Html("");

/** Pieces with something between them; empty ones are left out. */
export function joined(pieces: readonly Content[], separator: Content): Html {
	const shown = pieces.map(render).filter((piece) => piece !== "");
	return new Html(shown.join(render(separator)));
}

/** Bytes of a piece in a file. */
export const byteLength = (piece: Html): number => Buffer.byteLength(piece.text);
