/** Where each page of the site lies, relative to its root, and how pages refer to each other. */
import { createHash } from "node:crypto";
import { foldName } from "../../extract/units/fold.js";

/** A name for files and anchors: itself where that is safe on every file system and in every address, else words and a hash. */
export function safeName(id: string): string {
	if (/^[a-z0-9][a-z0-9._~-]{0,80}$/.test(id) && !id.endsWith(".")) return id;
	const words = foldName(id)
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 40);
	return `${words || "x"}-${createHash("sha256").update(id).digest("hex").slice(0, 8)}`;
}

const numbered = (path: string, part: number) => (part === 1 ? path : path.replace(/\.html$/, `-${part}.html`));

export const paths = {
	overview: "index.html",
	about: "about.html",
	style: "style.css",
	indicators: "indicators/index.html",
	indicator: (id: string, part = 1) => numbered(`indicators/i-${safeName(id)}.html`, part),
	unmatched: (part = 1) => numbered("indicators/unmatched.html", part),
	units: (part = 1) => numbered("units/index.html", part),
	unit: (key: string, part = 1) => numbered(`units/u-${safeName(key)}.html`, part),
	documents: (part = 1) => numbered("documents/index.html", part),
	/** Spread over 256 folders: some file systems and most people dislike folders of 100,000 files. */
	document: (id: string, part = 1) =>
		numbered(`documents/${safeName(id).slice(0, 2)}/d-${safeName(id).slice(0, 24)}.html`, part),
	coverage: (part = 1) => numbered("coverage/index.html", part),
	findings: "findings/index.html",
	findingsOf: (rule: string, part = 1) => numbered(`findings/r-${safeName(rule)}.html`, part),
	deadlines: (part = 1) => numbered("deadlines/index.html", part),
	crop: (documentId: string, observationId: string) =>
		`crops/${safeName(documentId).slice(0, 2)}/${safeName(documentId).slice(0, 24)}/${safeName(observationId)}.webp`,
};

/** Anchor of a figure on the page of its document. */
export const observationAnchor = (observationId: string) => `o-${safeName(observationId)}`;
export const tableAnchor = (tableNo: number) => `t-${tableNo}`;
export const pageAnchor = (page: number) => `p-${page}`;

/** The address of one page as seen from another. */
export function hrefFrom(from: string, to: string): string {
	const depth = from.split("/").length - 1;
	return "../".repeat(depth) + to;
}
