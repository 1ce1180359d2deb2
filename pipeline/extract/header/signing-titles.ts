import { fold } from "../flow/fold.js";
import { officialName } from "./official-name.js";

/** Titles under which officials sign, in their spelling; engines lose accents in capitals ("GIÁM ĐÓC"). */
const NAMES: readonly string[] = [
	...[
		"Chủ tịch",
		"Giám đốc",
		"Tổng Giám đốc",
		"Chánh Văn phòng",
		"Chánh Thanh tra",
		"Trưởng phòng",
		"Trưởng ban",
		"Cục trưởng",
	].flatMap(withDeputy),
	...[
		"Tổng cục trưởng",
		"Chi cục trưởng",
		"Hiệu trưởng",
		"Vụ trưởng",
		"Viện trưởng",
		"Thủ tướng",
		"Bí thư",
		"Chủ nhiệm",
	].flatMap(withDeputy),
	...[
		"Tổ trưởng",
		"Trưởng đoàn",
		"Chánh án",
		"Viện trưởng",
		"Trưởng Công an",
		"Tổng Biên tập",
		"Trạm trưởng",
		"Trưởng khoa",
		"Đội trưởng",
	].flatMap(withDeputy),
	...[
		"Bộ trưởng",
		"Thứ trưởng",
		"Thủ trưởng",
		"Thống đốc",
		"Tổng Thư ký",
		"Ủy viên",
		"Quyền Giám đốc",
		"Chỉ huy trưởng",
		"Thường trực",
	],
	...[
		"Phó Chủ tịch Thường trực",
		"Phó Trưởng ban Thường trực",
		"Thứ trưởng Thường trực",
		"Phó Giám đốc phụ trách",
		"Chủ tọa",
		"Thư ký",
	],
	...[
		"Ủy ban nhân dân",
		"Hội đồng nhân dân",
		"Ban Chỉ đạo",
		"Ban Tổ chức",
		"Ban Thường vụ",
		"Ban Chấp hành",
		"Chính phủ",
		"Quốc hội",
	],
];

function withDeputy(title: string): string[] {
	return [title, `Phó ${title}`];
}

const TITLES = NAMES.map((name) => ({ name, key: fold(name) })).sort((a, b) => b.key.length - a.key.length);

/** The signing authority before a title: by order of, in place of, on behalf of. */
export const AUTHORITY =
	/^(?:K\s?T|T\s?M|T\s?L|T\s?U\s?Q|T\/M|K\/T|T\/L)\s*[.,]{0,2}\s*(?=\p{Lu})|^Q\s?[.,]\s*(?=\p{Lu})/u;

/** The title that a text begins with, in its spelling, and where it ends; null when it begins with none. */
export function knownTitle(text: string): { name: string; length: number } | null {
	const key = fold(text);
	const hit = TITLES.find((t) => key === t.key || (key.startsWith(t.key) && !/\p{L}/u.test(key[t.key.length] ?? "")));
	return hit ? { name: hit.name, length: hit.key.length } : null;
}

const SQUASHED = TITLES.map((t) => ({ name: t.name, key: t.key.replace(/ /g, "") }));

/**
 * The title that ends a line of capitals after at most seven letters of scrap ("V\\ , GIÁM ĐÓC", "PHÓ GIÁ M ĐỐC"), in its
 * spelling; null when there is none.
 */
export function titleAtEnd(text: string): string | null {
	const key = fold(text).replace(/[^a-z]/g, "");
	const hit = SQUASHED.find((t) => t.key.length >= 7 && key.endsWith(t.key) && key.length - t.key.length <= 7);
	if (!hit) {
		// "CHÁNH VĂN PHÒ": the seal took the end.
		const begun =
			key.length >= 8 ? SQUASHED.filter((t) => t.key.startsWith(key) && t.key.length - key.length <= 2) : [];
		return begun.length === 1 ? (begun[0]?.name ?? null) : null;
	}
	const scrap = key.slice(0, key.length - hit.key.length);
	return /^kt$/.test(scrap) ? `KT. ${hit.name}` : hit.name;
}

/** A line that goes on with the title above it ("ỦY BAN NHÂN DÂN / THÀNH PHỐ VŨNG TÀU"). */
export const isTitleTail = (text: string): boolean =>
	/^(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa|so|bo|van phong|phong|thuong truc|phu trach|ban)\b/.test(fold(text));

/** "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" → "KT. Chủ tịch, Phó Chủ tịch"; null for no lines. */
export function signingTitle(lines: readonly string[]): string | null {
	const parts = lines.map((line) => {
		const authority = AUTHORITY.exec(line);
		const prefix = authority ? `${authority[0].replace(/[^\p{Lu}]/gu, "")}. ` : "";
		const rest = (authority ? line.slice(authority[0].length) : line).replace(/[^\p{L})]+$/u, "").replace(/\s+/g, " ");
		return prefix + inSentenceCase(rest);
	});
	return parts.length > 0 ? parts.join(", ") : null;
}

function inSentenceCase(text: string): string {
	const known = knownTitle(text);
	if (known) {
		const rest = text.slice(known.length).trim();
		// A lone letter after it is a stroke of the seal or the signature.
		return rest.length < 2 ? known.name : `${known.name} ${officialName(rest)}`;
	}
	const lower = text.toLowerCase();
	return lower.charAt(0).toUpperCase() + lower.slice(1);
}
