import { Flow } from "../flow.js";
import { setClosing, setHeader, setTitle } from "../official-form.js";
import { notedOn, SIGNER, type TypesetSample } from "../sample.js";
import { seedLines, withoutNotes } from "../seed-text.js";

const SUBJECT = "Kết quả thực hiện nhiệm vụ trọng tâm chuyển đổi số và Đề án 06 Quý I năm 2024";

/** Figures of seed 003 on one page in colour, the red seal over the last lines and the signature. */
export function reportSealed(): TypesetSample {
	const lines = seedLines("003");
	const used = [357, 361, 363, 321, 369, 371, 385, 387, 389];
	const flow = new Flow();
	setHeader(
		flow,
		{
			superior: ["UBND TỈNH BÀ RỊA - VŨNG TÀU"],
			issuer: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ VŨNG TÀU"],
			number: "Số: 07/BC-UBND",
		},
		"Vũng Tàu, ngày 29 tháng 3 năm 2024",
	);
	setTitle(flow, "BÁO CÁO", SUBJECT);
	for (const n of used) {
		const text = withoutNotes(lines[n - 1] ?? "");
		const heading = /^\d\./.test(text);
		flow.paragraph(heading ? `**${text}**` : text, { size: 13.5 });
	}
	flow.paragraph(
		"Trên đây là Báo cáo kết quả thực hiện nhiệm vụ trọng tâm chuyển đổi số và Đề án 06 Quý I năm 2024 của UBND thành phố Vũng Tàu, kính gửi UBND tỉnh./.",
		{ size: 13.5 },
	);
	setClosing(flow, {
		recipients: [
			"- UBND tỉnh;",
			"- Sở Thông tin và Truyền thông;",
			"- Sở Nội vụ;",
			"- TTr. HĐND và UBND TPVT;",
			"- Lưu: VT, NV.",
		],
		authority: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
		signer: SIGNER,
		seal: "red",
		sealShift: { x: -6, y: -34 },
	});
	return {
		file: "003-report-red-seal.pdf",
		sheets: flow.sheets,
		wear: { dpi: 200, skew: 0.3, blur: 0.5, noise: 5, specks: 12, contrast: 0.95, paper: 250, colour: true, seed: 5 },
		quality: 68,
		truth: {
			kind: "scan",
			wear: "red-seal",
			text: flow.lines,
			header: {
				documentType: "BC",
				number: "07",
				symbol: "BC-UBND",
				issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
				place: "Vũng Tàu",
				issuedOn: "2024-03-29",
				issuedYear: 2024,
				issuedMonth: 3,
				issuedDay: 29,
				subject: SUBJECT,
				periodLabel: "Quý I năm 2024",
				periodStart: "2024-01-01",
				periodEnd: "2024-03-31",
				signer: SIGNER,
				signerTitle: "TM. Ủy ban nhân dân, Chủ tịch",
			},
			observations: notedOn("003", used).observations,
			notes: ["Paragraphs of seed 003 under a header, number, date and signature that are made up."],
		},
	};
}
