/**
 * The model file: "SOHOARS1", length of a JSON header (u32, little-endian), header, then the sections it names,
 * Brotli-compressed where that pays.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { SohoaError } from "../../schemas/errors.js";

const MAGIC = "SOHOARS1";

interface Section {
	name: string;
	bytes: number;
	brotli: boolean;
}

export interface ModelHeader {
	/** Version of the layout. */
	format: 1;
	/** Largest order of the n-grams. */
	order: number;
	ngrams: number;
	/** Quantisation: log probability = −step · value; backoff weight = (value − zero) · step. */
	probStep: number;
	backoffStep: number;
	backoffZero: number;
	/** Of the context model: 2^bits weights, in steps of so many nats. Absent when there is none. */
	context?: { bits: number; step: number };
	/** What it was trained on, and when. */
	card: Record<string, unknown>;
	sections: Section[];
}

export function writeModelFile(
	header: Omit<ModelHeader, "sections">,
	sections: readonly { name: string; data: Uint8Array; brotli: boolean }[],
): Uint8Array {
	const packed = sections.map((s) => {
		if (!s.brotli) return s.data;
		return brotliCompressSync(s.data, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: 9,
				[constants.BROTLI_PARAM_LGWIN]: 24,
				[constants.BROTLI_PARAM_SIZE_HINT]: s.data.length,
			},
		});
	});
	const full: ModelHeader = {
		...header,
		sections: sections.map((s, i) => ({ name: s.name, bytes: packed[i]!.length, brotli: s.brotli })),
	};
	const json = Buffer.from(JSON.stringify(full));
	const length = Buffer.alloc(4);
	length.writeUInt32LE(json.length);
	return Buffer.concat([Buffer.from(MAGIC), length, json, ...packed]);
}

export function readModelFile(file: Buffer): { header: ModelHeader; section: (name: string) => Uint8Array } {
	if (file.length < 12 || file.toString("latin1", 0, 8) !== MAGIC)
		throw new SohoaError(
			"The restore model is not a model file.",
			"Reinstall the package, or run `npm run train:restore`.",
		);
	const headerBytes = file.readUInt32LE(8);
	const header = JSON.parse(file.toString("utf8", 12, 12 + headerBytes)) as ModelHeader;
	if (header.format !== 1)
		throw new SohoaError(
			`The restore model has layout ${String(header.format)}; this program reads layout 1.`,
			"Reinstall the package so that program and model belong together.",
		);
	const section = (name: string): Uint8Array => {
		let at = 12 + headerBytes;
		for (const s of header.sections) {
			if (s.name === name) {
				const data = file.subarray(at, at + s.bytes);
				return s.brotli ? brotliDecompressSync(data) : data;
			}
			at += s.bytes;
		}
		throw new SohoaError(`The restore model has no section "${name}".`, "Reinstall the package.");
	};
	return { header, section };
}
