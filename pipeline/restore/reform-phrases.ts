/**
 * Set phrases of administrative reform since 2020 that the corpora (law, an encyclopaedia of 2017) do not hold: slogans, Project 06 on population data,
 * digital transformation, the one-stop desk. Without them the more frequent reading wins: "làng nghề dân nói" for "lắng nghe dân nói".
 */
import type { Lattice } from "./lattice.js";
import { wordKey } from "./letters.js";
import { COMMA, FIRST_WORD } from "./lexicon.js";
import type { RestoreModel } from "./model.js";

const PHRASES = [
	"đúng đủ sạch sống",
	"lắng nghe dân nói",
	"lắng nghe người dân nói",
	"nghe dân nói",
	"nói dân hiểu",
	"làm dân tin",
	"dân biết dân bàn dân làm dân kiểm tra",
	"ngày không chờ",
	"ngày thứ năm không chờ",
	"ngày không hẹn",
	"ngày không viết",
	"gắn chip điện tử",
	"gắn chip",
	"gắn chíp",
	"thẻ cccd",
	"thẻ căn cước công dân",
	"tàng thư",
	"dữ liệu dân cư",
	"tài khoản định danh điện tử",
	"định danh mức độ",
	"tổ công nghệ số cộng đồng",
	"tổ chuyển đổi số cộng đồng",
	"công tác chuyển đổi số",
	"chuyên mục chuyển đổi số",
	"kinh tế số",
	"xã hội số",
	"chính quyền số",
	"chính quyền điện tử",
	"kho dữ liệu",
	"trục liên thông",
	"cổng dịch vụ công",
	"dịch vụ công trực tuyến",
	"thanh toán không dùng tiền mặt",
	"hồ sơ trễ hạn",
	"trước hạn đúng hạn trễ hạn",
	"trễ hạn",
	"bị trễ hạn",
	"phiếu hẹn trả",
	"thư xin lỗi",
	"phần mềm một cửa",
	"một cửa điện tử",
	"một cửa liên thông",
	"cán bộ trực hỗ trợ",
	"mô hình dân vận khéo",
	"dân vận khéo",
	"phát tờ rơi",
	"tờ rơi",
	"hộ tiểu thương",
	"điểm nghẽn",
	"quét mã qr",
	"chữ ký số",
	"ký số",
	"số hóa hồ sơ",
	"tái sử dụng",
];

/**
 * Nats against the other readings of each word of a phrase. 3 left "trẻ hạn" for "trễ hạn"; 5 costs nothing (every eighth
 * line of the administrative check file: 333 of 41,827 words wrong with either; seeds 000 to 003: 122 → 117).
 */
const AGAINST = 5;

const indexes = new WeakMap<RestoreModel, Map<number, number[][]>>();

/** Phrases as ids, by the bare id of their first word; those with a word that the model lacks are left out. */
function indexOf(model: RestoreModel): Map<number, number[][]> {
	let index = indexes.get(model);
	if (!index) {
		index = new Map();
		for (const phrase of PHRASES) {
			const ids = phrase.split(" ").map((word) => model.lexicon.id(wordKey(word)));
			if (ids.some((id) => id < FIRST_WORD)) continue;
			const first = model.lexicon.bareIdOf[ids[0]!]!;
			index.set(first, [...(index.get(first) ?? []), ids]);
		}
		indexes.set(model, index);
	}
	return index;
}

/** Raises the costs of other readings where the bare words of a phrase stand in a finished lattice of unmarked words. */
export function favourPhrases(lattice: Lattice, model: RestoreModel): void {
	const { bareIdOf } = model.lexicon;
	const index = indexOf(model);
	const places: number[] = [];
	const bareIds: number[] = [];
	lattice.arcs.forEach((arcs, p) => {
		const word = arcs[0]?.words[0];
		if (word === undefined || word === COMMA) return;
		places.push(p);
		bareIds.push(word < FIRST_WORD ? -1 : bareIdOf[word]!);
	});
	const raised = new Set<number>();
	bareIds.forEach((bareId, i) => {
		for (const ids of index.get(bareId) ?? []) {
			if (!ids.every((id, k) => bareIds[i + k] === bareIdOf[id])) continue;
			ids.forEach((id, k) => {
				const p = places[i + k]!;
				if (raised.has(p)) return;
				raised.add(p);
				for (const arc of lattice.arcs[p]!) if (arc.words[0] !== id) arc.cost += AGAINST;
			});
		}
	});
}
