import { Flow } from "../flow.js";
import { setHeader } from "../official-form.js";
import { notedOn, type TypesetSample } from "../sample.js";
import { seedLines, withoutNotes } from "../seed-text.js";

/** Seed 002: the first page, copied until it was pale, then photographed into a JPEG. */
export function letterPale(): TypesetSample {
	const lines = seedLines("002");
	const subject =
		"triển khai nhân rộng, áp dụng các mô hình sáng kiến, cách làm hay trong công tác CCHC trên địa bàn tỉnh";
	const flow = new Flow(undefined, 1);
	setHeader(
		flow,
		{
			issuer: ["ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU"],
			number: "Số:             /UBND-SNV",
			subject: `V/v ${subject}`,
		},
		"Bà Rịa-Vũng Tàu, ngày       tháng 9 năm 2023",
	);
	flow.paragraph("Kính gửi:", { left: flow.left + 100, align: "left", before: 8 });
	for (const addressee of [
		"- Các cơ quan hành chính cấp tỉnh;",
		"- UBND các huyện, thị xã, thành phố;",
		"- UBND các xã, phường, thị trấn.",
	])
		flow.paragraph(addressee, { left: flow.left + 140, align: "left", before: 0 });
	flow.y += 8;
	const start = lines.findIndex((l) => l.startsWith("Qua Hội nghị sơ kết"));
	const used: number[] = [];
	lines.forEach((line, i) => {
		if (i < start || line.trim() === "" || flow.full) return;
		flow.paragraph(withoutNotes(line));
		used.push(i + 1);
	});
	return {
		file: "002-letter-pale.jpg",
		sheets: flow.sheets,
		wear: { dpi: 200, skew: -0.7, blur: 0.7, noise: 6, specks: 30, contrast: 0.3, paper: 236, shade: 22, seed: 2 },
		quality: 72,
		truth: {
			kind: "scan",
			wear: "pale",
			text: flow.lines,
			header: {
				documentType: "CV",
				number: null,
				symbol: "UBND-SNV",
				issuer: "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
				place: "Bà Rịa-Vũng Tàu",
				issuedOn: null,
				issuedYear: 2023,
				issuedMonth: 9,
				issuedDay: null,
				subject,
				signer: null,
			},
			citations: notedOn("002", used).citations,
			notes: ["First page of seed 002; it ends where the paper ends."],
		},
	};
}
