import { foldName, tidy } from "./fold.js";
import type { Match, Scope } from "./match.js";
import { ancestors, gazetteer } from "./reference.js";
import { readUnit } from "./resolve.js";
import { kindAt, type LabelWord, labelWords } from "./words.js";

export interface AgencyReading {
	/** "agency:so-noi-vu@77": slug of the name, "@" the unit it belongs to (left out when unknown or national). */
	id: string;
	/** "Sở Nội vụ". */
	name: string;
	parentId: string | null;
	score: number;
}

type Owner = "province" | "district" | "commune" | "country" | null;

/** First words of an agency's name, by the level whose agency it is when the label does not say; null: the speaker's. */
const HEADS: readonly (readonly [Owner, string])[] = [
	["country", "bộ|tổng cục|thanh tra chính phủ|văn phòng chính phủ"],
	["province", "sở|chi cục|ban quản lý|ban dân tộc|tỉnh ủy|thanh tra tỉnh"],
	["district", "phòng|huyện ủy|quận ủy|thị ủy|thành ủy|ban chỉ huy quân sự"],
	["commune", "trạm y tế|đảng ủy"],
	[null, "bộ phận|ban|cục|vụ|viện|tòa án|chi nhánh|trung tâm|văn phòng|công an|thanh tra|kho bạc|bảo hiểm xã hội|bhxh"],
	[null, "trường|bệnh viện|ủy ban mặt trận|ubmttq|ubmttqvn|hội|đoàn|đội|hạt|quỹ|ngân hàng|bưu điện|điện lực|tổ"],
	[null, "liên đoàn|chi cục thi hành án|cụm|mặt trận tổ quốc"],
];

interface Head {
	owner: Owner;
	lower: string[];
	folded: string[];
}

const HEADS_BY_LENGTH: readonly Head[] = HEADS.flatMap(([owner, list]) =>
	list.split("|").map((head) => ({ owner, lower: head.split(" "), folded: foldName(head).split(" ") })),
).toSorted((a, b) => b.lower.length - a.lower.length);

/** Words that look like an agency's first word and are not: "Hội nghị", "Tổ chức", "Bộ thủ tục", "phòng, chống". */
const NO_AGENCY =
	/^(hoi (nghi|thao|vien|thi|hop|dong)|to (chuc|roi|chuc)|bo (thu tuc|tthc|tieu chi|chi so|ho so|luat|may|cau hoi)|truong hop|ban (hanh|do|giao|dau)|vu viec|phong (chong|chay|ngua|benh|trao|tuc)|doan vien|van phong pham|thanh tra kiem tra|cuc bo|quy (i|ii|iii|iv|\d)|doi (moi|ngu|voi|tuong|thoai)|vien (chuc|phi)|cum tu|hat giong)\b/;

/** Abbreviations inside agency names (folded words), longest first. */
const ABBREVIATIONS: readonly [readonly string[], string][] = [
	[["ld", "tb", "va", "xh"], "Lao động - Thương binh và Xã hội"],
	[["ld", "tb", "xh"], "Lao động - Thương binh và Xã hội"],
	[["ldtb", "va", "xh"], "Lao động - Thương binh và Xã hội"],
	[["ldtb", "xh"], "Lao động - Thương binh và Xã hội"],
	[["ld", "tbxh"], "Lao động - Thương binh và Xã hội"],
	[["ldtbxh"], "Lao động - Thương binh và Xã hội"],
	[["gd", "va", "dt"], "Giáo dục và Đào tạo"],
	[["gd", "dt"], "Giáo dục và Đào tạo"],
	[["gddt"], "Giáo dục và Đào tạo"],
	[["tn", "va", "mt"], "Tài nguyên và Môi trường"],
	[["tn", "mt"], "Tài nguyên và Môi trường"],
	[["tnmt"], "Tài nguyên và Môi trường"],
	[["tc", "kh"], "Tài chính - Kế hoạch"],
	[["kh", "dt"], "Kế hoạch và Đầu tư"],
	[["khdt"], "Kế hoạch và Đầu tư"],
	[["kh", "cn"], "Khoa học và Công nghệ"],
	[["khcn"], "Khoa học và Công nghệ"],
	[["tt", "va", "tt"], "Thông tin và Truyền thông"],
	[["tt", "tt"], "Thông tin và Truyền thông"],
	[["tttt"], "Thông tin và Truyền thông"],
	[["vh", "va", "tt"], "Văn hóa và Thông tin"],
	[["vh", "tt"], "Văn hóa và Thông tin"],
	[["vhtt"], "Văn hóa và Thông tin"],
	[["vh", "tt", "dl"], "Văn hóa, Thể thao và Du lịch"],
	[["vhttdl"], "Văn hóa, Thể thao và Du lịch"],
	[["nn", "va", "ptnt"], "Nông nghiệp và Phát triển nông thôn"],
	[["nn", "ptnt"], "Nông nghiệp và Phát triển nông thôn"],
	[["gtvt"], "Giao thông vận tải"],
	[["qldt"], "Quản lý đô thị"],
	[["bhxh"], "Bảo hiểm xã hội"],
	[["dkdd"], "đăng ký đất đai"],
	[["ubmttqvn"], "Ủy ban Mặt trận Tổ quốc Việt Nam"],
	[["ubmttq"], "Ủy ban Mặt trận Tổ quốc"],
	[["tthc"], "thủ tục hành chính"],
];

const BY_LENGTH = ABBREVIATIONS.toSorted((a, b) => b[0].length - a[0].length);

/** The head that a label begins with: by its own marks, or without them where a capital follows ("Sơ Nội vụ"). */
function headOf(words: readonly LabelWord[]): Head | undefined {
	const [first, second] = words;
	if (!first || NO_AGENCY.test(words.map((w) => w.folded).join(" "))) return undefined;
	const plain = words.every((w) => w.lower === w.folded);
	return HEADS_BY_LENGTH.find(({ lower, folded }) => {
		if (words.length === lower.length && lower.length === 1) return false;
		if (lower.every((part, i) => words[i]?.lower === part)) return true;
		const proper = /^\p{Lu}/u.test(first.raw) && /^\p{Lu}/u.test(second?.raw ?? "");
		return (plain || proper) && folded.every((part, i) => words[i]?.folded === part);
	});
}

function expand(words: readonly LabelWord[]): LabelWord[] {
	const out: LabelWord[] = [];
	for (let i = 0; i < words.length; ) {
		const hit = BY_LENGTH.find(([short]) => short.every((s, k) => words[i + k]?.folded === s));
		const word = words[i];
		if (hit) {
			out.push(...labelWords(hit[1]));
			i += hit[0].length;
		} else {
			if (word) out.push(word);
			i++;
		}
	}
	return out;
}

/** The words of a label as an agency; null when they do not begin like one. */
export function readAgency(label: readonly LabelWord[], scope: Scope): AgencyReading | null {
	const head = headOf(label);
	if (!head) return null;
	const words = expand(label);
	const plain = words.every((w) => w.lower === w.folded);
	let name = words;
	let parent: string | null = null;
	for (let i = 1; i < words.length && parent === null; i++) {
		const joint = ["thuộc", "của"].includes(words[i]?.lower ?? "");
		const rest = words.slice(joint ? i + 1 : i);
		const kind = kindAt(words, joint ? i + 1 : i, !plain);
		const capital =
			/^(\p{Lu}{3,}$|\p{Lu})/u.test(rest[0]?.raw ?? "") &&
			(rest.length >= 2 || /^\p{Lu}{3,6}$/u.test(rest[0]?.raw ?? ""));
		if (rest.length === 0 || (!kind && !joint && !capital)) continue;
		// a name without its kind has to be exact: "Chính" in "Tài chính" is no commune
		const exact = (match: Match | null) =>
			match && match.unit.level !== "commune" && match.score >= 0.9 ? match : null;
		const near = readUnit(rest, scope).best;
		const best = kind ? near : (exact(near) ?? exact(readUnit(rest, { on: scope.on }).best));
		if (!best) continue;
		parent = best.unit.id;
		name = words.slice(0, i);
	}
	const inLabel = parent !== null;
	parent ??= head.owner === "country" ? null : ownerFor(head.owner, scope.within);
	const slug = name
		.map((w) => w.folded)
		.filter((w) => w !== "va")
		.join("-");
	return {
		id: `agency:${slug}${parent ? `@${parent}` : ""}`,
		name: tidy(name.map((w) => w.raw).join(" ")),
		parentId: parent,
		score: inLabel || head.owner === "country" ? 0.9 : parent ? 0.8 : 0.6,
	};
}

function ownerFor(level: string | null, within: string | undefined): string | null {
	const speaker = within ? gazetteer().units.get(within) : undefined;
	if (!speaker) return null;
	if (level === null) return speaker.id;
	return [speaker.id, ...ancestors(speaker)].find((id) => gazetteer().units.get(id)?.level === level) ?? speaker.id;
}
