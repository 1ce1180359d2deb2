import { createHash } from "node:crypto";
import { allUnits } from "../../pipeline/extract/units.js";
import { loadDocument, loadReference, openDatabase } from "../../pipeline/load/index.js";
import type { DocumentRecord, Observation } from "../../schemas/record.js";
import { sampleObservation, sampleRecord } from "../load/sample-record.js";

/** What a page must never run: as text it may stand anywhere. */
export const HOSTILE = `<script>window.broken=1</script>"><img src=x onerror="window.broken=2">'&amp;\u0000`;

export const ONLINE = "dossier.online_rate";
const CITY = { unitId: "747", unitLabel: "UBND thành phố Vũng Tàu" } as const;
const year = (y: number) => ({ periodStart: `${y}-01-01`, periodEnd: `${y}-12-31` });

function document(
	seed: string,
	header: Partial<DocumentRecord["header"]>,
	figures: Partial<Observation>[],
): DocumentRecord {
	const record = sampleRecord(seed);
	record.header = { ...record.header, ...header };
	record.observations = figures.map((f, i) => sampleObservation(`${seed}-${i}`, { label: `Số liệu ${i + 1}`, ...f }));
	record.findings = record.findings.map((f) => ({ ...f, observationId: `${seed}-0` }));
	return record;
}

/** Four yearly reports with a break, a plan, a second source, a hostile document, and one that is long. */
export async function makeSampleDatabase(path: string): Promise<void> {
	const db = await openDatabase(path);
	await loadReference(
		db,
		[
			{
				id: ONLINE,
				name: "Tỷ lệ hồ sơ trực tuyến",
				nameEn: "Share of dossiers online",
				area: "procedure",
				measure: "percent",
				direction: "up",
				kind: "ratio",
				minimum: 0,
				maximum: 100,
			},
			{
				id: "dossier.late",
				name: "Hồ sơ trễ hạn",
				nameEn: "Late dossiers",
				area: "procedure",
				measure: "dossier",
				direction: "down",
				kind: "flow",
			},
			{
				id: "staff.present",
				name: "Biên chế có mặt",
				nameEn: "Staff present",
				area: "apparatus",
				measure: "person",
				kind: "stock",
			},
		],
		allUnits().filter(
			(u) => u.provinceId === "77" || u.unitId === "77" || u.parentId === "79~2025" || u.unitId === "79~2025",
		),
	);
	const context = { pipelineVersion: "0.1.0", ingestedAt: new Date(0) };
	const online = (value: number, of: Partial<Observation>) => ({ indicatorId: ONLINE, ...CITY, value, ...of });
	const records = [
		document("y2021", { number: "10", issuedOn: "2021-12-20", issuedYear: 2021 }, [
			online(61.5, year(2021)),
			{
				indicatorId: "dossier.late",
				measure: "dossier",
				unitId: "26506",
				unitLabel: "UBND phường 1",
				...year(2020),
				value: 4,
			},
		]),
		document("y2022", { number: "11", issuedOn: "2022-12-20", issuedYear: 2022 }, [
			online(70, year(2022)),
			online(90, { ...year(2022), nature: "plan" }),
			{ indicatorId: "dossier.late", measure: "dossier", ...CITY, ...year(2022), value: 12 },
			{
				indicatorId: "dossier.late",
				measure: "dossier",
				unitId: "26506",
				unitLabel: "UBND phường 1",
				...year(2022),
				value: 3,
			},
		]),
		document("q2023", { number: "12", issuedOn: "2023-04-01", issuedYear: 2023 }, [
			online(74.25, { periodStart: "2023-01-01", periodEnd: "2023-03-31", status: "flagged" }),
		]),
		document("q2023b", { number: "13", issuedOn: "2023-04-02", issuedYear: 2023 }, [
			online(75, { periodStart: "2023-01-01", periodEnd: "2023-03-31", confidence: 0.4 }),
		]),
		hostile(),
		long(),
	];
	for (const record of records) await loadDocument(db, record, context);
	await db.close();
}

function hostile(): DocumentRecord {
	const record = document(
		"hostile",
		{
			...{ number: "99", symbol: HOSTILE, subject: HOSTILE, issuer: HOSTILE, place: HOSTILE, signer: HOSTILE },
			...{ signerTitle: HOSTILE, periodLabel: HOSTILE, issuedOn: null, issuedYear: null, issuedOnText: HOSTILE },
		},
		[
			{
				indicatorId: null,
				label: HOSTILE,
				quote: HOSTILE,
				unitId: null,
				unitLabel: HOSTILE,
				measure: "item",
				...year(2022),
			},
			{
				indicatorId: "unknown.indicator",
				label: HOSTILE,
				quote: HOSTILE,
				unitId: null,
				unitLabel: HOSTILE,
				...year(2022),
			},
		],
	);
	record.sourcePath = `/archive/${HOSTILE.replaceAll("/", "")}.txt`;
	record.mediaType = "text/plain";
	for (const table of record.tables) {
		table.caption = HOSTILE;
		for (const cell of table.cells) cell.text = HOSTILE;
	}
	for (const task of record.assignments)
		Object.assign(task, { task: HOSTILE, assignee: HOSTILE, deadlineText: HOSTILE });
	for (const citation of record.citations)
		Object.assign(citation, { citedSymbol: HOSTILE, citedIssuer: HOSTILE, quote: HOSTILE });
	for (const finding of record.findings)
		Object.assign(finding, { message: HOSTILE, quote: HOSTILE, rule: "audit.<b>" });
	for (const page of record.pages) {
		page.diagnosis = HOSTILE;
		page.repairs = [{ page: 1, line: 1, before: HOSTILE, after: HOSTILE, kind: "ocr", confidence: 0.5 }];
	}
	return record;
}

/** Enough figures, findings and repairs that each list needs several pages. */
export const LONG = { figures: 210, findings: 260, repairs: 4000 };

/** Each figure has a unit and a month of its own. */
function long(): DocumentRecord {
	const figures = Array.from({ length: LONG.figures }, (_, i) => {
		const month = `${2018 + Math.floor(i / 60)}-${String((Math.floor(i / 5) % 12) + 1).padStart(2, "0")}`;
		return {
			...{ indicatorId: "staff.present", unitId: null, unitLabel: `Phòng số ${i % 5}`, measure: "person", value: i },
			...{ periodStart: `${month}-01`, periodEnd: `${month}-28` },
			quote: `Phòng số ${i % 5} có ${i} người. ${"Nội dung báo cáo. ".repeat(60)}`,
		};
	});
	const record = document("long", { number: "14", issuedOn: "2022-01-05", issuedYear: 2022 }, figures);
	record.findings = Array.from({ length: LONG.findings }, (_, i) => ({
		...{
			findingId: `long-${i}`,
			rule: "audit.ratio",
			severity: "warning" as const,
			page: 1,
			quote: "98,7",
			observationKey: null,
		},
		...{ message: `${i}/638 is 98,75 %, but 98,7 % is printed (0,05 points apart).`, observationId: `long-${i}` },
	}));
	const [page] = record.pages;
	if (page)
		page.repairs = Array.from({ length: LONG.repairs }, (_, i) => ({
			...{ page: 1, line: i + 1, before: `Kinh ${i}`, after: `Kính ${i}`, kind: "accent" as const, confidence: 0.9 },
		}));
	const citing = record.citations[0];
	// the report of 2021 is in the database; 9137/QĐ-UBND is not
	if (citing)
		record.citations = [
			citing,
			{ ...citing, citationNo: 2, citedType: "BC", citedNumber: "10", citedSymbol: "BC-UBND", citedOn: "2021-12-20" },
		];
	return record;
}

export const documentId = (seed: string) => createHash("sha256").update(seed).digest("hex");
