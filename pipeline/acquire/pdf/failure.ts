/** Why a PDF cannot be read. */
export class PdfFailure extends Error {
	constructor(
		readonly code: "encrypted" | "corrupt" | "no-pages",
		message: string,
	) {
		super(message);
	}
}

/** First line of an error's message. */
export function reason(error: unknown): string {
	return error instanceof Error ? error.message.split("\n")[0]! : String(error);
}
