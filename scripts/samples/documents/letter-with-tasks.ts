import { Flow } from "../flow.js";
import { setClosing, setHeader } from "../official-form.js";
import { notedOn, SIGNER, type TypesetSample } from "../sample.js";
import { joinParagraphs, seedLines } from "../seed-text.js";

/** Seed 001, the whole letter: tasks with deadlines, on a bitonal multi-page TIFF. Its number and day were never filled in. */
export function letterWithTasks(): TypesetSample {
	const lines = seedLines("001");
	const first = lines.findIndex((l) => l.startsWith("Thực hiện kết luận"));
	const last = lines.findIndex((l) => l.startsWith("Nơi nhận"));
	const subject = "thực hiện nhiệm vụ trọng tâm về cải cách hành chính (CCHC) 6 tháng cuối năm 2022";
	const flow = new Flow();
	setHeader(
		flow,
		{
			issuer: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ VŨNG TÀU"],
			number: "Số:             /UBND-NV",
			subject: `V/v ${subject}.`,
		},
		"Vũng Tàu, ngày       tháng 8 năm 2022",
	);
	flow.paragraph("Kính gửi:", { left: flow.left + 90, align: "left", before: 8 });
	for (const addressee of [
		"- Thủ trưởng các phòng chuyên môn;",
		"- Thành đoàn thành phố Vũng Tàu;",
		"- Chủ tịch UBND các phường, xã thuộc thành phố.",
	])
		flow.paragraph(addressee, { left: flow.left + 130, align: "left", before: 0 });
	flow.y += 8;
	for (const paragraph of joinParagraphs(lines.slice(first, last)))
		flow.paragraph(paragraph, { before: 3, size: 13.5 });
	setClosing(flow, {
		recipients: ["- TTr.Thành ủy VT (để b/c);", "- CT, các PCT UBND TPVT;", "- Chánh, Phó CVP;", "- Lưu: VT, NV."],
		authority: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
		signer: SIGNER,
		seal: "black",
	});
	return {
		file: "001-letter-bitonal.tif",
		sheets: flow.sheets,
		wear: { dpi: 200, skew: -0.4, blur: 0.5, noise: 22, specks: 90, threshold: 150, seed: 1 },
		quality: null,
		truth: {
			kind: "scan",
			wear: "bitonal",
			text: flow.lines,
			header: {
				documentType: "CV",
				number: null,
				symbol: "UBND-NV",
				issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
				place: "Vũng Tàu",
				issuedOn: null,
				issuedYear: 2022,
				issuedMonth: 8,
				issuedDay: null,
				subject,
				signer: SIGNER,
				signerTitle: "KT. Chủ tịch, Phó Chủ tịch",
			},
			...notedOn(
				"001",
				Array.from({ length: last - first }, (_, i) => first + 1 + i),
			),
			notes: ["Set from seed 001; issuer and number line added after the rules of the decree, the signer is made up."],
		},
	};
}
