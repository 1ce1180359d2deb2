/** The make-up of a Vietnamese syllable: initial + rime + tone. Source: the orthography as taught; rimes listed in full. */

const INITIALS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|q|r|s|t|v|x".split("|");

const RIMES = new Set(
	(
		"a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et " +
		"ê êch êm ên ênh êp êt êu êng i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu iêng " +
		"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot " +
		"ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu " +
		"uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưm ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ya ynh"
	).split(" "),
);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const checked = new Map<string, boolean>();

/** True when the lower-case NFC word is built like a Vietnamese syllable (it need not exist). */
export function isSyllable(word: string): boolean {
	if (word.length > 7) return false;
	const known = checked.get(word);
	if (known !== undefined) return known;
	const parts = word.normalize("NFD");
	const tones = parts.match(TONES) ?? [];
	const plain = parts.replace(TONES, "").normalize("NFC");
	let good = false;
	if (tones.length <= 1) {
		for (const initial of ["", ...INITIALS]) {
			if (!plain.startsWith(initial)) continue;
			let rime = plain.slice(initial.length);
			if (initial === "gi" && (rime === "" || rime.startsWith("ê") || rime === "n" || rime === "m")) rime = `i${rime}`;
			if (!RIMES.has(rime)) continue;
			// A syllable closed by c, ch, p, t carries the acute or the dot below.
			if (/(?:c|ch|p|t)$/.test(rime) && tones[0] !== "\u0301" && tones[0] !== "\u0323") continue;
			if ((initial === "qu" || initial === "q") && rime.startsWith("u") && initial === "qu") continue;
			good = true;
			break;
		}
	}
	if (checked.size < 200_000) checked.set(word, good);
	return good;
}
