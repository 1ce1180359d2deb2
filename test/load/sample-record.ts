import { createHash } from "node:crypto";
import type { DocumentRecord, Observation } from "../../schemas/record.js";

/** A made-up report, small but with a row in every table. */
export function sampleRecord(seed = "a", change: Partial<DocumentRecord> = {}): DocumentRecord {
	const documentId = createHash("sha256").update(seed).digest("hex");
	const box = { x0: 10, y0: 20, x1: 30, y1: 40 };
	return {
		documentId,
		sourcePath: `/archive/${seed}.pdf`,
		mediaType: "application/pdf",
		header: {
			documentType: "BC",
			number: "04",
			symbol: "BC-UBND",
			issuer: "Ủy ban nhân dân thành phố Ví Dụ",
			place: "Ví Dụ",
			issuedOn: "2024-04-05",
			issuedOnText: "ngày 05 tháng 4 năm 2024",
			issuedYear: 2024,
			issuedMonth: 4,
			issuedDay: 5,
			subject: "Công tác cải cách hành chính quý I năm 2024",
			periodLabel: "Quý I năm 2024",
			periodStart: "2024-01-01",
			periodEnd: "2024-03-31",
			signer: null,
			signerTitle: "KT. Chủ tịch, Phó Chủ tịch",
			confidence: 0.9,
		},
		issuerUnitId: null,
		origin: "ocr",
		confidence: 0.87,
		pages: [
			{
				page: 1,
				origin: "ocr",
				diagnosis: "no text layer; ocr",
				width: 595,
				height: 842,
				rotation: 0,
				skew: 0.4,
				confidence: 0.87,
				lines: [
					{ text: "Kính gửi", textRaw: "Kinh gửi", box, confidence: 0.9, words: [], role: "body" },
					{ text: "Số hồ sơ", textRaw: "Số hồ sơ", box, confidence: 0.9, words: [], role: "body" },
				],
				rulings: [],
				cellReadings: [],
				problems: [],
				textDiagnosis: "ocr-slips",
				diagnosisConfidence: 0.8,
				repairs: [{ page: 1, line: 1, before: "Kinh", after: "Kính", kind: "accent", confidence: 0.95 }],
			},
		],
		tables: [
			{
				tableNo: 1,
				caption: null,
				pageFirst: 1,
				pageLast: 1,
				rowCount: 1,
				columnCount: 1,
				headerRows: 1,
				method: "ruled",
				confidence: 0.9,
				context: [],
				cells: [cell(0, "Tỷ lệ (%)", null, []), { ...cell(1, "98,7", 98.7, ["Kết quả", "Tỷ lệ (%)"]), box }],
			},
		],
		observations: [sampleObservation(`${seed}-1`)],
		assignments: [
			{
				assignmentNo: 1,
				assignee: "Phòng Nội vụ",
				task: "Báo cáo kết quả",
				coordinator: null,
				deadlineText: "trước ngày 30/9/2024",
				deadline: "2024-09-30",
				quote: "Phòng Nội vụ báo cáo kết quả trước ngày 30/9/2024",
				page: 1,
			},
		],
		citations: [
			{
				citationNo: 1,
				citedType: "QĐ",
				citedNumber: "9137",
				citedSymbol: "QĐ-UBND",
				citedIssuer: null,
				citedOn: "2023-12-26",
				subject: null,
				quote: "Quyết định số 9137/QĐ-UBND ngày 26 tháng 12 năm 2023",
				page: 1,
			},
		],
		findings: [
			{
				findingId: `f-${seed}`,
				rule: "audit.ratio",
				severity: "warning",
				message: "630/638 là 98,75 %, bản in ghi 98,7 %.",
				page: 1,
				quote: "98,7",
				observationKey: "k1",
				observationId: `${seed}-1`,
			},
		],
		...change,
	};
}

function cell(row: number, text: string, number: number | null, headerPath: string[]) {
	return {
		...{ row, col: 0, rowSpan: 1, colSpan: 1, isHeader: row === 0, headerPath },
		...{ textRaw: text, text, number, page: 1, box: null, confidence: 0.9 },
	};
}

/** One made-up figure. */
export function sampleObservation(id: string, change: Partial<Observation> = {}): Observation {
	return {
		observationId: id,
		indicatorId: "dossier.on_time_rate",
		label: "Tỷ lệ hồ sơ đúng hạn",
		unitLabel: "UBND phường 1",
		unitId: null,
		periodStart: "2024-01-01",
		periodEnd: "2024-03-31",
		value: 98.7,
		numerator: 630,
		denominator: 638,
		measure: "percent",
		method: "table",
		nature: "result",
		quote: "98,7",
		place: { page: 1, box: { x0: 1, y0: 2, x1: 3, y1: 4 } },
		confidence: 0.9,
		alternatives: [96.7],
		key: id,
		partOf: null,
		cell: { tableNo: 1, row: 1, col: 0 },
		status: "accepted",
		...change,
	};
}
