import { fold, foldKey } from "../flow/fold.js";
import { bodyOfInitials, knownBody } from "./departments.js";
import { BODY_HEADS, bodiesOf, expandAbbreviations, officialName, PROVINCES, territoryOf } from "./official-name.js";
import type { Piece } from "./pieces.js";

/** Who issued a document, and how that is known. */
export interface Issuer {
	name: string;
	/** `printed` in the header column, or `inferred` from what the document says of itself. */
	source: "printed" | "inferred";
	evidence: string;
	used: Piece[];
}

/**
 * The issuing body from the left header column: the lines above the number, the last body named is the one that issues
 * (Decree 30/2020/NĐ-CP, Annex I). A department takes the territory of the body above it ("Sở Y tế tỉnh Kiên Giang").
 */
export function printedIssuer(
	pieces: readonly Piece[],
	above: Piece | null,
	headEnd: number,
	place: string | null,
	symbol: string | null,
): Issuer | null {
	const column: Piece[] = [];
	for (const [i, piece] of pieces.entries()) {
		if (i >= headEnd || piece === above) break;
		if (piece.page !== pieces[0]?.page || piece.furniture !== null || piece.side === "right") continue;
		// On the number's own line stands what belongs to the number ("Số:      /UBND-NV" in two pieces), not a body.
		if (piece.box && above?.box && (piece.box.y0 + piece.box.y1) / 2 > above.box.y0) continue;
		if (!(piece.capitals || knownBody(piece.text, null)) || piece.text.length > 90) continue;
		column.push(piece);
	}
	const agency = symbol?.split(/[-/]/).find((a) => a.length >= 3 && a === a.toUpperCase()) ?? null;
	const lines = column.map((p) => {
		// "1ỈNH", "IĨNH": the T of TỈNH before its accent.
		const text = p.text.replace(/(?<=^|\s)[1IlT]?[IÍÌỈĨỊÏ1]{1,2}NH(?=\s)/u, "TỈNH");
		const known = knownBody(text, agency);
		return known ? `${known.name} ${known.rest}`.trim() : text;
	});
	while (column.length > 0 && !BODY_HEADS.test(foldKey(lines[0] ?? ""))) {
		column.shift();
		lines.shift();
	}
	if (column.length === 0) return null;
	const known = place ? [place] : [];
	const names = bodiesOf(lines).map((n) => officialName(n, known));
	const own = names.at(-1);
	const superior = names.at(-2);
	if (!own) return null;
	// "UBND TỈNH …" above a line that could not be read: the symbol of a department ("SYT-NVY") is not the committee's.
	// In text that no engine has read, no line was lost: there the header stands.
	const parts = symbol?.split(/[-/]/) ?? [];
	const read = column.some((p) => p.words.some((w) => w.confidence < 1));
	if (read && agency && /^Ủy ban nhân dân/.test(own) && !parts.some((p) => /^(?:UB|UBND|CT|VP|VPUB)$/.test(p))) {
		const body = bodyOfInitials(agency);
		if (!body) return null;
		const printed = column.map((p) => p.text).join(" / ");
		return { name: qualified(body, own), source: "inferred", evidence: `${printed}; ${symbol}`, used: column };
	}
	return {
		name: qualified(own, superior ?? null),
		source: "printed",
		evidence: column.map((p) => p.text).join(" / "),
		used: column,
	};
}

/** A body without a territory of its own takes that of its superior; offices of a department take its name. */
function qualified(own: string, superior: string | null): string {
	if (!superior || territoryOf(own)) return own;
	if (PROVINCES.some((p) => fold(own).endsWith(fold(p)))) return own;
	const territory = territoryOf(superior);
	// The office of a committee is named after it; an inspectorate or a department after the territory.
	if (own === "Văn phòng") return `${own} ${superior}`;
	if (/^(?:Ủy ban nhân dân|Hội đồng nhân dân)/.test(superior) && territory) return `${own} ${territory}`;
	if (/^(?:Thanh tra|Văn phòng)$/.test(own)) return `${own} ${superior}`;
	return own;
}

const SELF = String.raw`(?:\s+(?:đã\s+)?(?:báo cáo|yêu cầu|chỉ đạo|đề nghị|thông báo|ban hành|xây dựng|tổ chức|triển khai|kính|trân trọng|trình|quyết định|giao|hướng dẫn|mời))`;
const UNIT = String.raw`(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|thị trấn|Thành phố|Tỉnh|TP\.?)`;

/**
 * The issuing body when the header column is missing: only a People's Committee, only when the document speaks of itself
 * ("UBND thành phố Vũng Tàu báo cáo …", "… của UBND thành phố Vũng Tàu, kính gửi …") or names its own level ("Chủ tịch
 * UBND tỉnh yêu cầu") above a place line that names that territory. Anything less certain is null.
 */
export function inferredIssuer(
	texts: readonly string[],
	symbol: string | null,
	place: string | null,
	signerTitle: string | null,
): Issuer | null {
	const agency = symbol?.replace(/^(?:19|20)\d{2}\//, "").split(/[-/]/) ?? [];
	const committee = agency.includes("UBND") || (agency.length === 0 && /Chủ tịch/.test(signerTitle ?? ""));
	if (!committee) return null;
	const placeKey = place ? foldKey(place) : null;
	const name = String.raw`((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+${UNIT}\s+\p{Lu}[\p{L}]*(?:[\s–-]+\p{Lu}[\p{L}]*)*|(?:UBND|Ủy ban nhân dân)\s+(?:phường|Phường)\s+\d{1,2})`;
	const self = new RegExp(`(?:^|[,;.:]\\s*)${name}${SELF}`, "u");
	const closing = new RegExp(`của ${name}[,.]?\\s*(?:kính|xin|\\./\\.|$)`, "u");
	for (const pattern of [self, closing]) {
		for (const text of texts) {
			const m = pattern.exec(text);
			if (m?.[1] && (!placeKey || foldKey(m[1]).includes(placeKey))) {
				return { name: tidy(m[1]), source: "inferred", evidence: m[0].replace(/^[,;.:]\s*/, ""), used: [] };
			}
		}
	}
	if (!place || !placeKey) return null;
	// "Chủ tịch UBND tỉnh yêu cầu …" in a letter from a provincial capital line that names the province itself.
	const level = new RegExp(
		String.raw`(?:UBND|Ủy ban nhân dân)\s+(tỉnh|thành phố|Thành phố|huyện|thị xã|quận|phường|xã)${SELF}`,
		"u",
	);
	for (const text of texts) {
		const m = level.exec(text);
		if (!m?.[1]) continue;
		const kind = m[1].toLowerCase();
		const province = PROVINCES.find((p) => foldKey(p) === placeKey);
		if (kind === "tỉnh" && province)
			return { name: `Ủy ban nhân dân tỉnh ${province}`, source: "inferred", evidence: `${m[0]}; ${place}`, used: [] };
		if (kind !== "tỉnh") {
			const full = texts.find((t) => foldKey(t).includes(`${foldKey(kind)} ${placeKey}`));
			if (full)
				return {
					name: `Ủy ban nhân dân ${kind} ${place}`,
					source: "inferred",
					evidence: `${m[0]}; ${place}`,
					used: [],
				};
		}
	}
	return null;
}

const tidy = (name: string): string =>
	expandAbbreviations(name)
		.replace(/\s*–\s*/g, " - ")
		.replace(/(?<=nhân dân )(\p{Lu})(?=\p{Ll}*(?:\s\p{Ll}+)?\s)/u, (c) => c.toLowerCase())
		.trim();
