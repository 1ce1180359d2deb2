/**
 * Code pages of Vietnamese before Unicode. Single-byte pages are given as the 128 characters of the upper half ("·" = no Vietnamese letter).
 * Sources: TCVN 5712:1993 VN3, RFC 1456 (VISCII 1.1, VIQR), the VPS and VNI tables as typing programs use them.
 */

export type LegacyEncoding = "tcvn3" | "vni" | "viscii" | "vps";

/** TCVN3: capitals with tone marks do not exist; fonts whose name ends in H show small letters as capitals. */
const TCVN3 = [
	"················",
	"················",
	"·ĂÂÊÔƠƯĐăâêôơưđ·",
	"·····àảãáạ·ằẳẵắ·",
	"······ặầẩẫấậè·ẻẽ",
	"éẹềểễếệìỉ···ĩíịò",
	"·ỏõóọồổỗốộờởỡớợù",
	"·ủũúụừửữứựỳỷỹýỵ·",
].join("");

const VISCII = [
	"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
	"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
	"ÕắằặấầẩậẽẹếềểễệỐ".replace("Ố", "ố"),
	"ồổỗỠƠộờởịỰỨỪỬơớƯ",
	"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
	"ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
	"àáâãảăữẫèéêẻìíĩỉ",
	"đựòóôõỏọụùúũủýợỮ",
].join("");

const VISCII_LOW: readonly [number, string][] = [
	[0x02, "Ẳ"],
	[0x05, "Ẵ"],
	[0x06, "Ẫ"],
	[0x14, "Ỷ"],
	[0x19, "Ỹ"],
	[0x1e, "Ỵ"],
];

const VPS = [
	"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
	"Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ",
	"·ắằẳẵặỠớÙờởỡŨỨợỪ",
	"ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
	"ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
	"ƯỦồốÔỏơÈừứÚũưÝẺ·",
	"àáâãảạă·èéêẽìí·ĩ",
	"ẴĐòóôõ·Ơụùúủ·ỶẼỳ",
].join("");

const VPS_LOW: readonly [number, string][] = [
	[0x02, "Ạ"],
	[0x03, "Ậ"],
	[0x04, "Ặ"],
	[0x05, "Ẹ"],
	[0x06, "Ệ"],
	[0x10, "Ị"],
	[0x11, "Ọ"],
	[0x12, "Ộ"],
	[0x13, "Ợ"],
	[0x14, "Ụ"],
	[0x15, "Ự"],
	[0x19, "Ỵ"],
	[0x1c, "Ẫ"],
	[0x1d, "Ữ"],
];

/** What cp1252 shows for the bytes 0x80–0x9F; where it has nothing, the byte's own control character. */
const CP1252 =
	"\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
	"\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** The byte that a character stands for when text was read as Latin-1 or cp1252; −1 when it cannot be. */
export function byteOf(char: string): number {
	const code = char.charCodeAt(0);
	if (code < 256) return code;
	const i = CP1252.indexOf(char);
	return i < 0 ? -1 : 0x80 + i;
}

/** Both ways in which text extractors show a byte. */
export function charsOf(byte: number): string[] {
	const latin = String.fromCharCode(byte);
	if (byte < 0x80 || byte > 0x9f) return [latin];
	return [latin, CP1252.charAt(byte - 0x80)];
}

function singleByte(upper: string, low: readonly [number, string][]): Map<string, string> {
	const map = new Map<string, string>();
	for (let i = 0; i < 128; i++) {
		const letter = upper.charAt(i);
		if (letter !== "·") for (const char of charsOf(0x80 + i)) map.set(char, letter);
	}
	for (const [byte, letter] of low) map.set(String.fromCharCode(byte), letter);
	return map;
}

const TCVN3_MAP = singleByte(TCVN3, []);
// PDF extractors show the soft hyphen (ư) as a minus or hyphen sign and the middle dot (ã) as a bullet operator.
for (const [char, letter] of [
	["\u2212", "ư"],
	["\u00b7", "ã"],
	["\u2219", "ã"],
	["\u22c5", "ã"],
	["\u00b5", "à"],
	["\u03bc", "à"],
] as const)
	TCVN3_MAP.set(char, letter);

/** VNI (Windows): a base letter and a mark; some letters stand alone. */
const VNI_MARKS: Readonly<Record<string, string>> = {
	a: "øà ùá ûả õã ïạ ââ àầ áấ åẩ ãẫ äậ êă èằ éắ úẳ üẵ ëặ",
	e: "øè ùé ûẻ õẽ ïẹ âê àề áế åể ãễ äệ",
	o: "øò ùó ûỏ õõ ïọ âô àồ áố åổ ãỗ äộ",
	ô: "øờ ùớ ûở õỡ ïợ",
	u: "øù ùú ûủ õũ ïụ",
	ö: "øừ ùứ ûử õữ ïự",
	y: "øỳ ùý ûỷ õỹ",
};
const VNI_ALONE: Readonly<Record<string, string>> = {
	ì: "ì",
	í: "í",
	æ: "ỉ",
	ó: "ĩ",
	ò: "ị",
	ô: "ơ",
	ö: "ư",
	î: "ỵ",
	ñ: "đ",
};

const VNI_MAP = new Map<string, string>();
for (const [base, list] of Object.entries(VNI_MARKS))
	for (const pair of list.split(" ")) {
		const mark = pair.charAt(0);
		const letter = pair.charAt(1);
		VNI_MAP.set(base + mark, letter);
		for (const m of [mark, mark.toUpperCase()]) VNI_MAP.set(base.toUpperCase() + m, letter.toUpperCase());
	}
for (const [char, letter] of Object.entries(VNI_ALONE)) {
	VNI_MAP.set(char, letter);
	VNI_MAP.set(char.toUpperCase(), letter.toUpperCase());
}

const MAPS: Readonly<Record<LegacyEncoding, ReadonlyMap<string, string>>> = {
	tcvn3: TCVN3_MAP,
	vni: VNI_MAP,
	viscii: singleByte(VISCII, VISCII_LOW),
	vps: singleByte(VPS, VPS_LOW),
};

export const LEGACY_ENCODINGS = Object.keys(MAPS) as LegacyEncoding[];

/** Text of a legacy encoding (as an extractor or a Latin-1/cp1252 reader shows it) in Unicode; other characters stay. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
	const map = MAPS[encoding];
	let out = "";
	for (let i = 0; i < text.length; i++) {
		const pair = text.slice(i, i + 2);
		const two = pair.length === 2 ? map.get(pair) : undefined;
		if (two !== undefined) {
			out += two;
			i++;
		} else out += map.get(text.charAt(i)) ?? text.charAt(i);
	}
	return out;
}

/** True when the character (or pair) has a meaning of its own in the encoding. */
export const meansInLegacy = (chars: string, encoding: LegacyEncoding): boolean => MAPS[encoding].has(chars);

/** Unicode text as the encoding's bytes are shown in Latin-1; what it lacks stays (TCVN3: marked capitals become small). For tests and benches. */
export function encodeLegacy(text: string, encoding: LegacyEncoding): string {
	const inverse = new Map<string, string>();
	for (const [from, to] of MAPS[encoding]) {
		const old = inverse.get(to);
		const plain = [...from].every((c) => c.charCodeAt(0) < 256);
		if (old === undefined || (plain && ![...old].every((c) => c.charCodeAt(0) < 256))) inverse.set(to, from);
	}
	let out = "";
	for (const c of text.normalize("NFC"))
		out += inverse.get(c) ?? (encoding === "tcvn3" ? (inverse.get(c.toLowerCase()) ?? c) : c);
	return out;
}
