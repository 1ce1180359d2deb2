import type { Truth, TruthObservation } from "../../schemas/truth.js";
import { SIGNER } from "./sample.js";
import { percentOf, type SyntheticFigures, type SyntheticYear, syntheticFigures } from "./synthetic-figures.js";

export const MARK = "TÀI LIỆU TỔNG HỢP ĐỂ MINH HỌA – KHÔNG PHẢI TÀI LIỆU THẬT";

/** "Minh họa" = illustration: who sees only the number of a source sees that it is not a real one. */
const SYMBOL = "BC-MINHHOA";

/** Thousands with dots, two digits at least, as Vietnamese reports print counts. */
const count = (n: number): string => (n < 10 ? `0${n}` : String(n).replace(/\B(?=(\d{3})+$)/g, "."));

/** Percentage with a decimal comma and no needless zeros. */
const percent = (n: number): string => `${String(n).replace(".", ",")}%`;

const two = (n: number): string => String(n).padStart(2, "0");
const iso = (d: number, m: number, y: number): string => `${y}-${two(m)}-${two(d)}`;

interface Said {
	lines: string[];
	observations: TruthObservation[];
}

/** Puts a sentence into the report together with the figures that it states. */
function say(report: Said, text: string, figures: TruthObservation[] = []): void {
	for (const figure of figures) {
		if (!text.includes(figure.quote)) throw new Error(`The quote "${figure.quote}" is not in: ${text}`);
		report.observations.push({ nature: "result", ...figure, line: report.lines.length + 1 });
	}
	report.lines.push(text, "");
}

/** A made-up report in the manner of seed 003, with its truth. Marked as synthetic in its first and last line. */
export function syntheticReport(year: SyntheticYear): { name: string; text: string; truth: Truth } {
	const f = syntheticFigures(year);
	const [day, month, issuedYear] = year.issuedOn;
	const annual = year.period === "year";
	const label = annual ? `năm ${year.year}` : `Quý I năm ${year.year}`;
	const within = annual ? `Trong năm ${year.year}` : "Trong Quý I";
	const ahead = annual ? `năm ${year.year + 1}` : `Quý II năm ${year.year}`;
	const from = iso(15, 12, year.year - 1);
	const to = annual ? iso(14, 12, year.year) : iso(14, 3, year.year);
	const span = `từ ngày 15/12/${year.year - 1} đến ngày ${annual ? "14/12" : "14/3"}/${year.year}`;
	const subject = `Kết quả thực hiện công tác cải cách hành chính ${label}, phương hướng nhiệm vụ ${ahead} trên địa bàn thành phố Vũng Tàu`;
	const period = {
		periodStart: iso(1, 1, year.year),
		periodEnd: annual ? iso(31, 12, year.year) : iso(31, 3, year.year),
	};
	const dossiers = { periodStart: from, periodEnd: to };
	const report: Said = { lines: [MARK, ""], observations: [] };
	say(report, "ỦY BAN NHÂN DÂN THÀNH PHỐ VŨNG TÀU");
	say(report, `Số: ${year.number}/${SYMBOL}`);
	say(report, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	say(report, "Độc lập - Tự do - Hạnh phúc");
	say(report, `Vũng Tàu, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${issuedYear}`);
	say(report, "BÁO CÁO");
	say(report, subject);
	say(
		report,
		`UBND thành phố Vũng Tàu báo cáo kết quả thực hiện công tác cải cách hành chính ${label}, phương hướng nhiệm vụ ${ahead} trên địa bàn thành phố, cụ thể như sau:`,
	);
	say(report, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH");
	sayDirection(report, f, within, period);
	say(report, "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH");
	sayProcedures(report, f, span, dossiers);
	say(report, "Kết quả số hóa kết quả giải quyết TTHC của UBND các phường, xã, cụ thể:");
	const table = wardTable(f);
	report.lines.push(...table.rows.map((row) => row.join("\t")), "");
	say(report, "III. XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ");
	sayOnline(report, f, within, period);
	say(report, "IV. PHƯƠNG HƯỚNG NHIỆM VỤ");
	say(
		report,
		`Tiếp tục thực hiện các nhiệm vụ của Kế hoạch cải cách hành chính; nâng cao tỷ lệ giải quyết hồ sơ trực tuyến trong ${ahead}.`,
	);
	say(
		report,
		`Trên đây là Báo cáo kết quả thực hiện công tác cải cách hành chính ${label} của UBND thành phố Vũng Tàu./.`,
	);
	report.lines.push("Nơi nhận:", "- UBND tỉnh;", "- Sở Nội vụ;", "- UBND các phường, xã;", "- Lưu: VT, NV.", "");
	report.lines.push("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", SIGNER, "", MARK);
	return {
		name: `synthetic-${year.id}`,
		text: `${report.lines.join("\n")}\n`,
		truth: {
			kind: "synthetic",
			synthetic: true,
			header: {
				documentType: "BC",
				number: year.number,
				symbol: SYMBOL,
				issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
				place: "Vũng Tàu",
				issuedOn: iso(day, month, issuedYear),
				issuedYear,
				issuedMonth: month,
				issuedDay: day,
				subject,
				periodLabel: label,
				...period,
				signer: SIGNER,
				signerTitle: "TM. Ủy ban nhân dân, Chủ tịch",
			},
			tables: [table],
			observations: report.observations,
			citations: [],
			findings: [],
			notes: [
				MARK,
				"Every figure is made up (scripts/samples/synthetic-figures.ts); parts add up and rates follow from their pairs.",
			],
		},
	};
}

type Period = Pick<TruthObservation, "periodStart" | "periodEnd">;

function sayDirection(report: Said, f: SyntheticFigures, within: string, period: Period): void {
	const { done, planned } = f.tasks;
	say(
		report,
		`- ${within}, UBND thành phố đã hoàn thành ${done}/${planned} nhiệm vụ trong Kế hoạch cải cách hành chính, đạt ${percent(percentOf(done, planned))}.`,
		[
			{
				label: "nhiệm vụ trong Kế hoạch cải cách hành chính đã hoàn thành",
				value: done,
				numerator: done,
				denominator: planned,
				measure: "task",
				quote: `${done}/${planned} nhiệm vụ`,
				...period,
			},
			{
				label: "tỷ lệ hoàn thành nhiệm vụ trong Kế hoạch cải cách hành chính",
				value: percentOf(done, planned),
				measure: "percent",
				quote: `đạt ${percent(percentOf(done, planned))}`,
				...period,
			},
		],
	);
	say(
		report,
		`- Công tác tuyên truyền: ${within.toLowerCase().replace("quý i", "Quý I")} đã đăng tải ${count(f.articles)} tin, bài; tổ chức ${count(f.conferences)} hội nghị với ${count(f.attended)} lượt người tham dự.`,
		[
			{
				label: "tin, bài tuyên truyền đã đăng tải",
				value: f.articles,
				measure: "article",
				quote: `${count(f.articles)} tin, bài`,
				...period,
			},
			{
				label: "hội nghị tuyên truyền đã tổ chức",
				value: f.conferences,
				measure: "session",
				quote: `tổ chức ${count(f.conferences)} hội nghị`,
				...period,
			},
			{
				label: "lượt người tham dự hội nghị tuyên truyền",
				value: f.attended,
				measure: "turn",
				quote: `${count(f.attended)} lượt người tham dự`,
				...period,
			},
		],
	);
}

function sayProcedures(report: Said, f: SyntheticFigures, span: string, period: Period): void {
	const { district, commune } = f.procedures;
	say(
		report,
		`- Số thủ tục hành chính thuộc thẩm quyền giải quyết: cấp huyện ${count(district)} thủ tục; cấp xã ${count(commune)} thủ tục.`,
		[
			{
				label: "thủ tục hành chính thuộc thẩm quyền giải quyết cấp huyện",
				value: district,
				measure: "procedure",
				quote: `cấp huyện ${count(district)} thủ tục`,
			},
			{
				label: "thủ tục hành chính thuộc thẩm quyền giải quyết cấp xã",
				value: commune,
				measure: "procedure",
				quote: `cấp xã ${count(commune)} thủ tục`,
			},
		],
	);
	const { received, resolved, pending, onTime, late } = f.city;
	const done = percentOf(resolved, received);
	const left = percentOf(pending, received);
	const punctual = percentOf(onTime, resolved);
	say(
		report,
		`- Tình hình giải quyết thủ tục hành chính tại Bộ phận tiếp nhận và trả kết quả UBND thành phố (${span}): Tổng số hồ sơ tiếp nhận là ${count(received)} hồ sơ, đã giải quyết ${count(resolved)} hồ sơ (chiếm ${percent(done)}), đang giải quyết ${count(pending)} hồ sơ (chiếm ${percent(left)}). Hồ sơ giải quyết đúng hạn: ${count(onTime)} hồ sơ (đạt ${percent(punctual)}), quá hạn ${count(late)} hồ sơ.`,
		[
			{
				label: "tổng số hồ sơ tiếp nhận",
				value: received,
				measure: "dossier",
				quote: `tiếp nhận là ${count(received)} hồ sơ`,
				...period,
			},
			{
				label: "hồ sơ đã giải quyết",
				value: resolved,
				measure: "dossier",
				quote: `đã giải quyết ${count(resolved)} hồ sơ`,
				...period,
			},
			{
				label: "tỷ lệ hồ sơ đã giải quyết",
				value: done,
				measure: "percent",
				quote: `chiếm ${percent(done)}`,
				...period,
			},
			{
				label: "hồ sơ đang giải quyết",
				value: pending,
				measure: "dossier",
				quote: `đang giải quyết ${count(pending)} hồ sơ`,
				...period,
			},
			{
				label: "tỷ lệ hồ sơ đang giải quyết",
				value: left,
				measure: "percent",
				quote: `chiếm ${percent(left)}`,
				...period,
			},
			{
				label: "hồ sơ giải quyết đúng hạn",
				value: onTime,
				measure: "dossier",
				quote: `đúng hạn: ${count(onTime)} hồ sơ`,
				...period,
			},
			{
				label: "tỷ lệ hồ sơ giải quyết đúng hạn",
				value: punctual,
				measure: "percent",
				quote: `đạt ${percent(punctual)}`,
				...period,
			},
			{
				label: "hồ sơ giải quyết quá hạn",
				value: late,
				measure: "dossier",
				quote: `quá hạn ${count(late)} hồ sơ`,
				...period,
			},
		],
	);
}

function sayOnline(report: Said, f: SyntheticFigures, within: string, period: Period): void {
	const { online, resolved } = f.city;
	const city = percentOf(online, resolved);
	const wards = percentOf(f.wardOnline, f.wardTotal.resolved);
	const text = `- Tỷ lệ giải quyết hồ sơ trực tuyến: Theo thống kê từ hệ thống phần mềm một cửa tỉnh ${within.replace("Trong", "trong")}, thành phố Vũng Tàu đạt tỷ lệ ${percent(city)} (${count(online)}/${count(resolved)} hồ sơ). UBND các phường, xã đạt tỷ lệ ${percent(wards)} (${count(f.wardOnline)}/${count(f.wardTotal.resolved)} hồ sơ).`;
	say(report, text, [
		{
			label: "tỷ lệ giải quyết hồ sơ trực tuyến",
			value: city,
			measure: "percent",
			unit: "thành phố Vũng Tàu",
			indicatorId: "dossier.online_rate",
			quote: `thành phố Vũng Tàu đạt tỷ lệ ${percent(city)}`,
			...period,
		},
		{
			label: "hồ sơ trực tuyến của thành phố Vũng Tàu",
			value: online,
			numerator: online,
			denominator: resolved,
			measure: "dossier",
			quote: `${count(online)}/${count(resolved)} hồ sơ`,
			...period,
		},
		{
			label: "tỷ lệ giải quyết hồ sơ trực tuyến của UBND các phường, xã",
			value: wards,
			measure: "percent",
			unit: "UBND các phường, xã",
			indicatorId: "dossier.online_rate",
			quote: `UBND các phường, xã đạt tỷ lệ ${percent(wards)}`,
			...period,
		},
		{
			label: "hồ sơ trực tuyến của UBND các phường, xã",
			value: f.wardOnline,
			numerator: f.wardOnline,
			denominator: f.wardTotal.resolved,
			measure: "dossier",
			quote: `${count(f.wardOnline)}/${count(f.wardTotal.resolved)} hồ sơ`,
			...period,
		},
	]);
	say(report, `- Đến nay đã cấp ${count(f.signatures)} chữ ký số cho cán bộ, công chức, viên chức.`, [
		{
			label: "chữ ký số đã cấp cho cán bộ, công chức, viên chức",
			value: f.signatures,
			measure: "signature",
			quote: `${count(f.signatures)} chữ ký số`,
		},
	]);
}

function wardTable(f: SyntheticFigures): NonNullable<Truth["tables"]>[number] & { rows: string[][] } {
	const rows = [...f.wards, f.wardTotal];
	return {
		headerRows: 1,
		rows: [
			["Đơn vị", "Số hồ sơ đã giải quyết (1)", "Số hồ sơ đã số hóa KQ (2)", "Đạt tỷ lệ (%) (3)"],
			...rows.map((w) => [w.name, count(w.resolved), count(w.digitised), String(w.rate).replace(".", ",")]),
		],
		numbers: [[null, null, null, null], ...rows.map((w) => [null, w.resolved, w.digitised, w.rate])],
	};
}
