/** acquire: open a file, tell what it is, and walk its pages. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { FileError } from "../../schemas/errors.js";
import { openImage } from "./image-file.js";
import { openPdf } from "./pdf/document.js";
import { sniff } from "./sniff.js";
import { DEFAULT_LIMITS, type OpenOptions, type Problem, type SourceDocument, type SourcePage } from "./source.js";
import { decodeText, textPage, textPages } from "./text-file.js";

export { endIdlePdfThreads } from "./pdf/host.js";
export * from "./source.js";

/** Part of the key of acquired artifacts: raise it when what acquire reads from a file changes. */
export const ACQUIRE_VERSION = "acquire-3";

/**
 * Opens a file by its content. The caller closes the document.
 * @throws FileError missing, unreadable, empty, unsupported-type, encrypted, corrupt, too-large, no-pages or timeout.
 */
export async function openDocument(path: string, options: OpenOptions = {}): Promise<SourceDocument> {
	const limits = { ...DEFAULT_LIMITS, ...options.limits };
	const bytes = await readBytes(path, limits.fileBytes, options.signal);
	const documentId = createHash("sha256").update(bytes).digest("hex");
	const sniffed = sniff(bytes.subarray(0, 65_536));
	if ("unsupported" in sniffed) {
		throw new FileError(
			"unsupported-type",
			`${path} is ${sniffed.unsupported}, which sohoa does not read.`,
			sniffed.help,
		);
	}
	const { mediaType } = sniffed;
	const opened = await openAs();
	if (opened.pageCount > limits.pages) {
		await opened.close?.();
		throw new FileError(
			"too-large",
			`${path} claims ${opened.pageCount} pages; the limit is ${limits.pages}.`,
			"Split it into smaller files.",
		);
	}
	const inner = opened.page;
	return {
		documentId,
		mediaType,
		bytes: bytes.length,
		pageCount: opened.pageCount,
		info: opened.info,
		problems: [...misnamed(path, mediaType), ...opened.problems],
		page: async (n) => {
			options.signal?.throwIfAborted();
			if (!Number.isInteger(n) || n < 1 || n > opened.pageCount) {
				throw new RangeError(`page ${n} of a document of ${opened.pageCount} pages`);
			}
			return inner(n);
		},
		close: async () => opened.close?.(),
	};

	async function openAs(): Promise<Opened> {
		switch (mediaType) {
			case "application/pdf":
				return openPdf(bytes, path, limits, options);
			case "text/plain":
				return openText(bytes, path);
			default:
				return openImage(bytes, mediaType, path, limits);
		}
	}
}

interface Opened {
	pageCount: number;
	info: Record<string, string>;
	problems: Problem[];
	page(n: number): Promise<SourcePage>;
	close?(): Promise<void>;
}

function openText(bytes: Buffer, path: string): Opened {
	const { text, encoding } = decodeText(bytes, path);
	if (text.trim() === "")
		throw new FileError("empty", `${path} holds nothing but white space.`, "Remove it or export it again.");
	const pages = textPages(text);
	return {
		pageCount: pages.length,
		info: { encoding },
		problems: [],
		page: async (n) => textPage(n, pages[n - 1]!, []),
	};
}

async function readBytes(path: string, most: number, signal?: AbortSignal): Promise<Buffer> {
	try {
		const stats = await stat(path);
		if (stats.isDirectory()) {
			throw new FileError(
				"unreadable",
				`${path} is a folder, not a file.`,
				"Give the folder to `sohoa ingest`, which walks it.",
			);
		}
		if (!stats.isFile()) {
			throw new FileError(
				"unreadable",
				`${path} is not a regular file.`,
				"Copy its content into a file and ingest that.",
			);
		}
		if (stats.size === 0) throw new FileError("empty", `${path} is empty (0 bytes).`, "Copy or export it again.");
		if (stats.size > most) {
			const mb = (n: number) => `${Math.round(n / 1024 ** 2)} MB`;
			throw new FileError(
				"too-large",
				`${path} is ${mb(stats.size)}; the limit is ${mb(most)}.`,
				"Split it into smaller files.",
			);
		}
		return await readFile(path, { signal });
	} catch (error) {
		if (error instanceof FileError || signal?.aborted) throw error;
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "ENOENT" || code === "ENOTDIR") {
			throw new FileError("missing", `${path} does not exist.`, "Check the path.", { cause: error });
		}
		const why = code === "EACCES" || code === "EPERM" ? "permission denied" : (code ?? String(error));
		throw new FileError("unreadable", `${path} cannot be read (${why}).`, "Check the file's permissions.", {
			cause: error,
		});
	}
}

const EXTENSIONS: Record<string, RegExp> = {
	"application/pdf": /\.pdf$/i,
	"image/png": /\.png$/i,
	"image/jpeg": /\.(jpe?g|jfif)$/i,
	"image/webp": /\.webp$/i,
	"image/gif": /\.gif$/i,
	"image/tiff": /\.tiff?$/i,
};

/** A file whose name says another type than its content: read by content, and said so. */
function misnamed(path: string, mediaType: string): Problem[] {
	const named = Object.entries(EXTENSIONS).find(([, pattern]) => pattern.test(path))?.[0];
	if (!named || named === mediaType) return [];
	return [{ code: "misnamed", message: `The name says ${named}, the content is ${mediaType}; read as ${mediaType}.` }];
}
