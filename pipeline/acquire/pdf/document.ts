/** A PDF as a SourceDocument's pages, over a reading thread. */
import type { FileErrorCode } from "../../../schemas/errors.js";
import { FileError } from "../../../schemas/errors.js";
import type { Box } from "../../../schemas/index.js";
import type { Limits, PlacedImage, Problem, SourcePage } from "../source.js";
import { PdfHost, PdfRequestError } from "./host.js";
import type { OpenReply, PageReply, PdfRequest, RenderReply } from "./protocol.js";

export interface OpenedPdf {
	pageCount: number;
	info: Record<string, string>;
	problems: Problem[];
	page(n: number): Promise<SourcePage>;
	close(): Promise<void>;
}

/** Opens a PDF. Throws FileError `encrypted`, `corrupt`, `no-pages` or `timeout`. */
export async function openPdf(
	bytes: Uint8Array,
	path: string,
	limits: Limits,
	options: { password?: string; signal?: AbortSignal },
): Promise<OpenedPdf> {
	const host = new PdfHost(bytes, options.password, limits.requestMs);
	const source: PageSource = { host, path, limits, signal: options.signal, timeouts: 0 };
	try {
		const opened = await host.send<OpenReply>({ op: "open", data: bytes, password: options.password }, options.signal);
		return {
			...opened,
			page: (n) => pdfPage(source, n),
			close: () => host.close(),
		};
	} catch (error) {
		await host.close();
		throw fileError(error, path, options.password !== undefined);
	}
}

interface PageSource {
	host: PdfHost;
	path: string;
	limits: Limits;
	signal: AbortSignal | undefined;
	/** Requests of this document that ran out of time. */
	timeouts: number;
}

/** A document that hangs the reader this often is not asked again: each time costs `Limits.requestMs`. */
const MOST_TIMEOUTS = 2;

async function ask<T>(source: PageSource, request: PdfRequest, what: string, signal = source.signal): Promise<T> {
	if (source.timeouts >= MOST_TIMEOUTS) {
		throw new FileError(
			"timeout",
			`${what} was not read: the file hung the reader ${MOST_TIMEOUTS} times.`,
			HELP.timeout!,
		);
	}
	try {
		return await source.host.send<T>(request, signal);
	} catch (error) {
		if (error instanceof PdfRequestError && error.code === "timeout") source.timeouts++;
		throw fileError(error, what, false);
	}
}

/** A page that cannot be read comes back empty with the problem `page-unreadable`: it costs itself, not the document. */
async function pdfPage(source: PageSource, n: number): Promise<SourcePage> {
	const what = `Page ${n} of ${source.path}`;
	let reply: PageReply;
	try {
		reply = await ask<PageReply>(source, { op: "page", page: n }, what);
	} catch (error) {
		if (!(error instanceof FileError)) throw error;
		return unreadablePage(n, error);
	}
	const images = reply.images.filter((image) => image.pixelWidth > 1 && image.pixelHeight > 1);
	const imageDpi = largestImageDpi(images, reply.width * reply.height);
	return {
		page: n,
		text: null,
		...reply,
		images,
		imageCoverage: coverage(images, reply.width, reply.height),
		imageDpi,
		render: (options = {}) => {
			const dpi = options.dpi ?? Math.max(72, Math.min(imageDpi ?? 200, 600));
			const request = { op: "render", page: n, dpi, maxPixels: source.limits.renderPixels } as const;
			return ask<RenderReply>(source, request, what, options.signal ?? source.signal);
		},
	};
}

function unreadablePage(page: number, error: FileError): SourcePage {
	return {
		page,
		width: null,
		height: null,
		rotation: 0,
		text: null,
		textLayer: [],
		invisibleShare: 0,
		rulings: [],
		images: [],
		imageCoverage: 0,
		imageDpi: null,
		render: () => Promise.reject(error),
		problems: [{ code: "page-unreadable", message: error.message }],
	};
}

/** Of the largest image that is more than an ornament (5 % of the page). */
function largestImageDpi(images: readonly PlacedImage[], pageArea: number): number | null {
	let best: { area: number; dpi: number } | null = null;
	for (const { box, pixelWidth, pixelHeight } of images) {
		const width = box.x1 - box.x0;
		const height = box.y1 - box.y0;
		const area = width * height;
		if (width < 1 || height < 1 || area < 0.05 * pageArea || (best && area <= best.area)) continue;
		// A page turned by 90° swaps the image's sides.
		const straight = (pixelWidth / width) * 72;
		const turned = (pixelHeight / width) * 72;
		const isTurned = pixelWidth > pixelHeight !== width > height;
		best = { area, dpi: isTurned ? turned : straight };
	}
	return best?.dpi ?? null;
}

/** Share of the page under images, counted on a 64 × 64 grid (overlaps count once). */
function coverage(images: readonly { box: Box }[], width: number, height: number): number {
	const n = 64;
	let covered = 0;
	for (let i = 0; i < n; i++) {
		const y = ((i + 0.5) / n) * height;
		const row = images.filter(({ box }) => box.y0 <= y && y <= box.y1);
		if (row.length === 0) continue;
		for (let j = 0; j < n; j++) {
			const x = ((j + 0.5) / n) * width;
			if (row.some(({ box }) => box.x0 <= x && x <= box.x1)) covered++;
		}
	}
	return covered / (n * n);
}

const HELP: Record<string, string> = {
	encrypted: "Save a copy without the password, or give the password.",
	"encrypted-wrong": "The password given does not open it; check it.",
	corrupt: "Open it in a PDF reader and print it to a new PDF, or scan it again.",
	"no-pages": "Check that the export was complete.",
	timeout: "The file may be built to hang readers; print it to a new PDF.",
};

function fileError(error: unknown, what: string, withPassword: boolean): unknown {
	if (!(error instanceof PdfRequestError)) return error;
	const code: FileErrorCode = error.code;
	const sentence = {
		encrypted: `${what} is encrypted: ${withPassword ? "the password does not open it" : "it needs a password"}.`,
		corrupt: `${what} is damaged: ${error.message}.`,
		"no-pages": `${what} has no pages.`,
		timeout: `${what} could not be read: ${error.message}.`,
	}[error.code];
	const help = HELP[withPassword && code === "encrypted" ? "encrypted-wrong" : code]!;
	return new FileError(code, sentence, help, { cause: error });
}
