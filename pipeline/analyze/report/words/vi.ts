/** Every Vietnamese word of the report, with `vi-terms.ts` and `vi-about.ts`. English has the same keys: the compiler and a test see to it. */
import { VI_ABOUT } from "./vi-about.js";
import { VI_TERMS } from "./vi-terms.js";

const count = (n: number) => new Intl.NumberFormat("vi-VN").format(n);

/** "năm 2021", "2021 – 2024" or "không rõ năm". */
const yearSpan = (first: number | null, last: number | null) =>
	first === null || last === null ? "không rõ năm" : first === last ? String(first) : `${first} – ${last}`;

export const VI = {
	...VI_TERMS,
	...VI_ABOUT,
	siteName: "Số liệu cải cách hành chính",
	skip: "Chuyển đến nội dung chính",
	mainNavigation: "Điều hướng chính",
	trail: "Vị trí trang",
	contents: "Mục lục",
	nav: {
		overview: "Tổng quan",
		indicators: "Chỉ tiêu",
		units: "Đơn vị",
		documents: "Văn bản",
		coverage: "Mức độ đầy đủ",
		findings: "Cần kiểm tra",
		deadlines: "Nhiệm vụ",
		about: "Cách đọc số liệu",
	},
	footer: (database: string, day: string, version: string) =>
		`Lập ngày ${day} từ cơ sở dữ liệu ${database} bằng sohoa ${version}. Mọi con số đều dẫn về trang văn bản nơi đọc được.`,
	titlePart: (title: string, part: number, parts: number) => `${title} (phần ${part}/${parts})`,
	part: (part: number, parts: number) => `Phần ${part}/${parts}`,
	pagerTop: "Các phần, đầu danh sách",
	pagerBottom: "Các phần, cuối danh sách",
	previous: "← Phần trước",
	next: "Phần sau →",
	continued: "(tiếp theo)",
	cut: (letters: number) => `… (còn ${count(letters)} ký tự, xem trong cơ sở dữ liệu)`,
	showList: "Xem danh sách",
	andMore: (n: number) => `và ${count(n)} văn bản khác`,

	unreadable: "không đọc được",
	confidence: (share: string) => `tin cậy ${share}`,
	notRead: "chưa đọc được",
	incomplete: "chưa đủ ngày, tháng, năm",
	points: "điểm phần trăm",
	item: "đơn vị tính khác",
	noPeriod: "không rõ kỳ",
	yearOnly: (year: number) => `năm ${year}, không rõ kỳ`,
	periodOfYear: (name: string, months: number, year: number | null) =>
		year === null
			? name
			: months === 12
				? `Năm ${year}`
				: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${/năm$/.test(name) ? year : `năm ${year}`}`,
	until: (day: string) => `đến ngày ${day}`,
	startingOn: (day: string) => `kỳ từ ${day}`,
	inYear: (year: number) => `năm ${year}`,
	yearSpan,
	onPage: (page: number) => `trang ${page}`,
	pages: (n: number) => `${count(n)} trang`,
	pageLine: (page: number, line: number) => `trang ${page}, dòng ${line}`,
	wholeDocument: "cả văn bản",
	document: "Văn bản",
	documentTitle: (type: string, number: string) => `${type} số ${number}`,
	noUnit: "Không nêu đơn vị",
	noArea: "Chưa xếp lĩnh vực",
	noType: "Chưa rõ loại",
	undated: "Không rõ năm",
	possibly: "có thể là",
	with: "Phối hợp:",
	toFigure: "Xem số liệu",
	cropAlt: (source: string, page: number) =>
		`Ảnh cắt từ ${source}, trang ${page}; chỗ có số liệu được khoanh khung màu cam`,
	unitUnknown: "Chưa xác định trong danh mục",
	validity: (from: string, to: string) => (from && to ? `từ ${from} đến ${to}` : from ? `từ ${from}` : `đến ${to}`),

	overviewTitle: "Số liệu cải cách hành chính qua các năm",
	emptyDatabase: "Cơ sở dữ liệu chưa có văn bản nào.",
	overviewLead: (documents: number, pages: number, first: number | null, last: number | null) =>
		`Tổng hợp từ ${count(documents)} văn bản (${count(pages)} trang)${first === null || last === null ? "" : first === last ? ` ban hành năm ${first}` : ` ban hành từ năm ${first} đến năm ${last}`}. Mỗi con số đều ghi rõ nguồn, mức độ tin cậy và khả năng so sánh.`,
	tiles: {
		documents: "văn bản",
		figures: "số liệu",
		indicators: "chỉ tiêu có số liệu",
		units: "đơn vị có số liệu",
		findings: "điểm cần kiểm tra",
		assignments: "nhiệm vụ được giao",
	},
	keyTrends: "Diễn biến chính",
	keyTrendsLead:
		"Thay đổi gần nhất so với cùng kỳ năm trước, chỉ tính những số liệu so sánh được; mỗi chỉ tiêu lấy đơn vị có chuỗi số liệu dài nhất.",
	keyTrendsCut: (shown: number, all: number) => `Bảng nêu ${shown} trong ${count(all)} chỉ tiêu; xem đầy đủ ở mục`,
	noKeyTrends: "Chưa có hai năm liền nhau nào so sánh được với nhau cho cùng một chỉ tiêu và đơn vị.",
	captionTrends: "Thay đổi so với cùng kỳ năm trước",
	better: "tốt hơn",
	worse: "kém hơn",
	same: "không đổi",
	neutral: "không xếp tốt, xấu",
	trustTitle: "Chất lượng số liệu",
	captionTrust: "Trạng thái của số liệu và phần đầu văn bản",
	trust: {
		figures: (n: string) => `${n} số liệu`,
		accepted: "được chấp nhận",
		corrected: "đã hiệu chỉnh theo các số liên quan",
		flagged: "cần kiểm tra lại",
		unread: "chưa đọc được con số",
		matched: "khớp một chỉ tiêu trong danh mục",
		placed: "có vị trí trên ảnh trang",
		documents: (n: string) => `${n} văn bản`,
		dated: "có đủ ngày, tháng, năm ban hành",
		numbered: "đọc được số văn bản",
		issued: "xác định được cơ quan ban hành",
	},
	quarantined: (n: number) =>
		`${count(n)} tệp không đọc được nên chưa có trong báo cáo; lý do ghi trong bảng “files” của cơ sở dữ liệu.`,
	typesTitle: "Văn bản theo loại và năm ban hành",
	captionTypes: "Số văn bản theo loại và năm ban hành",
	before_: (year: number) => `Trước ${year}`,
	howToRead: "Cách đọc",
	howToReadText: "Ý nghĩa của trạng thái, độ tin cậy và khả năng so sánh được giải thích ở mục",

	trend: "Diễn biến",
	trends: "Diễn biến các chỉ tiêu chính",
	moreTrends: (shown: number, more: number) =>
		`Vẽ ${shown} chỉ tiêu có nhiều năm nhất; biểu đồ của ${count(more)} chỉ tiêu khác có ở trang của từng chỉ tiêu.`,
	noTrend: "Chưa có chuỗi số liệu nào đủ hai năm để vẽ biểu đồ.",
	chartRegion: (name: string) => `Biểu đồ: ${name}`,
	chartDescription: (name: string, series: number, first: number, last: number) =>
		`${name}, ${first} – ${last}, ${series} chuỗi số liệu.`,
	chartReading:
		"Đường kẻ chỉ nối những năm so sánh được với nhau; vạch đứt là chỗ không so sánh được; điểm rỗng là số liệu cần kiểm tra.",
	chartNotDrawn: (n: number) => `Còn ${count(n)} chuỗi không vẽ, có trong bảng bên dưới và ở trang của từng đơn vị.`,
	values: "Số liệu và nguồn",
	valuesNote:
		"Số trong bảng đúng như văn bản ghi; câu trích là nguyên văn, ảnh cắt từ trang gốc. Giải thích trạng thái và độ tin cậy ở mục",
	captionValues: (name: string) => `${name}: số liệu theo kỳ`,
	captionOthers: (name: string) => `${name}: các số khác (nguồn khác, kế hoạch, chưa đọc được hoặc chưa khớp chỉ tiêu)`,
	unmatchedGroup: "Chưa khớp chỉ tiêu nào trong danh mục",
	notComparable: "không so sánh được",
	noPrevious: "không có số liệu năm trước",
	before: (value: string) => `(năm trước ${value})`,
	sourcesDiffer: (n: number, low: string, high: string) => `${n} nguồn, không khớp nhau: ${low} – ${high}`,
	sourcesAgree: (n: number) => `${n} nguồn, khớp nhau`,
	indicatorLead: (figures: number, units: number, documents: number, first: number | null, last: number | null) =>
		`${count(figures)} số liệu của ${count(units)} đơn vị trong ${count(documents)} văn bản; ${yearSpan(first, last)}.`,
	indicatorFacts: {
		id: "Mã chỉ tiêu",
		area: "Lĩnh vực",
		measure: "Đơn vị tính",
		kind: "Loại số liệu",
		direction: "Chiều hướng tốt",
		up: "càng cao càng tốt",
		down: "càng thấp càng tốt",
		range: "Khoảng giá trị hợp lệ",
	},
	indicatorsLead: (withFigures: number, all: number) =>
		`${count(withFigures)} trong ${count(all)} chỉ tiêu của danh mục có số liệu.`,
	captionIndicators: "Chỉ tiêu có số liệu, theo lĩnh vực",
	noIndicators: "Chưa có số liệu nào khớp một chỉ tiêu trong danh mục.",
	unmatchedTitle: "Số liệu chưa khớp chỉ tiêu",
	unmatchedLead: (figures: number, labels: number) =>
		`${count(figures)} số liệu với ${count(labels)} cách ghi khác nhau không khớp chỉ tiêu nào trong danh mục; tất cả vẫn được giữ lại.`,
	unmatchedLink: "Danh sách các cách ghi",
	unmatchedNone: "Mọi số liệu đều khớp một chỉ tiêu trong danh mục.",
	unmatchedPageLead:
		"Những nội dung trong văn bản có con số nhưng không khớp chỉ tiêu nào; nội dung gặp nhiều nên được bổ sung vào danh mục.",
	captionUnmatched: "Cách ghi chưa khớp chỉ tiêu, gặp nhiều xếp trước",
	withoutFigures: "Chỉ tiêu chưa có số liệu",
	withoutFiguresLead: (n: number) => `${count(n)} chỉ tiêu trong danh mục chưa có số liệu nào.`,

	unitLead: (figures: number, indicators: number, documents: number, first: number | null, last: number | null) =>
		`${count(figures)} số liệu, ${count(indicators)} chỉ tiêu, trong ${count(documents)} văn bản; ${yearSpan(first, last)}.`,
	unitFacts: {
		level: "Cấp",
		parent: "Trực thuộc",
		validity: "Thời gian tồn tại",
		successor: "Nay thuộc",
		predecessors: "Hợp thành từ",
		id: "Mã đơn vị",
	},
	unitsLead: (n: number) => `${count(n)} đơn vị có số liệu.`,
	captionUnits: "Đơn vị có số liệu, theo cấp và tên",
	noFigures: "Chưa có số liệu.",
	reportedTitle: "Chỉ tiêu đã báo cáo theo năm",
	captionReported: "Chỉ tiêu đã báo cáo theo năm",
	matrixLegend: "● có số liệu; ✗ thiếu: năm trước và năm sau đều có; – ngoài khoảng có số liệu.",
	valuesCount: (n: number) => `${count(n)} kỳ`,
	missing: "thiếu",

	documentsLead: (n: number) => `${count(n)} văn bản, mới nhất xếp trước.`,
	documentsCount: (n: number) => `${count(n)} văn bản`,
	byYear: "Văn bản theo năm",
	captionDocuments: "Danh sách văn bản",
	captionFigures: "Số liệu đọc được trong văn bản",
	captionAssignments: "Nhiệm vụ, đơn vị thực hiện và thời hạn",
	captionCitations: "Văn bản được viện dẫn",
	captionFindings: "Điểm cần kiểm tra",
	captionRepairs: "Chữ đã sửa khi khôi phục văn bản; bản gốc vẫn được giữ",
	captionPages: "Tình trạng từng trang",
	notInDatabase: "không có",
	noDeadline: "không nêu thời hạn",
	tableName: (n: number) => `Bảng ${n}`,
	tableNote: (first: number, last: number, rows: number, confidence: string) =>
		`${first === last ? `Trang ${first}` : `Trang ${first} – ${last}`} · ${count(rows)} hàng · độ tin cậy ${confidence}`,
	lowNote: "· dấu “?”: ô có độ tin cậy dưới 60%",

	coverageLead: (figures: number, units: number) =>
		`Đơn vị nào đã báo cáo năm nào, kỳ nào, và còn thiếu gì: ${count(figures)} số liệu thực hiện của ${count(units)} đơn vị.`,
	reportedCount: (indicators: number, figures: number) =>
		indicators > 0 ? `${count(indicators)} chỉ tiêu, ${count(figures)} số liệu` : `${count(figures)} số liệu`,
	issuersTitle: "Văn bản theo cơ quan ban hành và năm",
	captionIssuers: "Số văn bản theo cơ quan ban hành và năm",
	issuersCut: (shown: number, all: number) =>
		`Bảng nêu ${count(shown)} cơ quan có nhiều văn bản nhất trong ${count(all)} cơ quan; danh sách đầy đủ ở mục “Văn bản”.`,
	coverageLegend:
		"● có số liệu: kỳ và số chỉ tiêu; ✗ thiếu: năm trước và năm sau đều có báo cáo; – ngoài khoảng có báo cáo.",
	coverageUndated: (n: number) =>
		`${count(n)} số liệu không rõ năm nên không có trong bảng này; xem ở trang của từng đơn vị.`,
	captionCoverage: "Tình hình báo cáo theo đơn vị và năm",
	gapsTitle: "Chỉ tiêu bị ngắt quãng",
	noGaps:
		"Không có chỉ tiêu nào bị ngắt quãng: mỗi chỉ tiêu của mỗi đơn vị có số liệu ở mọi năm từ năm đầu đến năm cuối.",
	gapsLead: (n: number) =>
		`${count(n)} trường hợp một đơn vị có số liệu của chỉ tiêu ở năm trước và năm sau nhưng thiếu ở giữa.`,
	gapsCut: (n: number) => `Bảng nêu ${count(n)} trường hợp đầu; các trường hợp khác ở trang của từng đơn vị.`,
	captionGaps: "Chỉ tiêu còn thiếu năm",

	findingsLead: (n: number) =>
		`${count(n)} điểm do chương trình phát hiện khi đối chiếu số liệu, ngày tháng, phần đầu văn bản và bảng biểu.`,
	noFindings: "Không có điểm nào cần kiểm tra.",
	captionRules: "Số điểm cần kiểm tra theo nội dung",
	ruleLead: (n: number, documents: number) => `${count(n)} trường hợp trong ${count(documents)} văn bản.`,

	deadlinesLead: (n: number, dated: number) =>
		`${count(n)} nhiệm vụ được giao trong các văn bản; ${count(dated)} nhiệm vụ có thời hạn rõ ràng.`,
	deadlinesNote:
		"Thời hạn muộn nhất xếp trước, nhiệm vụ không rõ thời hạn ở cuối. Văn bản không cho biết nhiệm vụ đã hoàn thành hay chưa.",
	noTasks: "Không có nhiệm vụ nào.",

	aboutLead:
		"Các trang này trình bày số liệu do chương trình sohoa đọc từ văn bản lưu trữ. Không con số nào được tự nghĩ ra: chỗ không đọc được thì để trống và ghi rõ.",
};

/** What a language of the report must say. */
export type Words = typeof VI;
