/** Tables as reports print them, each with what a reader says its figures are; typed before the program read them. */

export interface TableCase {
	name: string;
	/** tune: rules were made on it; report: only measured on. */
	half: "tune" | "report";
	/** The whole document. */
	text: string;
	/** Unit and period of figures that say nothing else. */
	unit: string;
	period: string;
	/** Whose rows are units: the row label is the figure's unit, but for totals. */
	rowsAreUnits?: boolean;
	/**
	 * By the column's number: "measure indicator|- [plan] [period]" ("=" leaves the measure to the row). Figures in columns that are
	 * not named are not checked.
	 */
	columns: Record<number, string>;
	/** By words of the row's label: "measure indicator|- [unit=…] [a/b]"; an indicator of the row stands in all columns that say "=". */
	rows?: Record<string, string>;
}

const report = (issuer: string, subject: string, body: string): string =>
	`${issuer}\nSố: 215/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\n${subject}\n\n${body}\n`;

export const tableCases: readonly TableCase[] = [
	{
		name: "national annex: direction",
		half: "tune",
		unit: "Sở Tư pháp tỉnh Lào Cai",
		period: "2022-01-01..2022-12-31",
		text: report(
			"SỞ TƯ PHÁP TỈNH LÀO CAI",
			"Công tác cải cách hành chính năm 2022",
			`Phụ lục 1
THỐNG KÊ SỐ LIỆU CHỈ ĐẠO ĐIỀU HÀNH CCHC

| STT | Chỉ tiêu thống kê | Đơn vị tính | Kết quả thống kê | Ghi chú |
|---|---|---|---|---|
| 1. | Kế hoạch CCHC | | | |
| 1.1. | Số nhiệm vụ đề ra trong kế hoạch | Nhiệm vụ | 35 | |
| 1.2. | Số nhiệm vụ đã hoàn thành | Nhiệm vụ | 33 | |
| 1.3. | Tỷ lệ hoàn thành | % | 94,3 | |
| 2. | Kiểm tra CCHC | | | |
| 2.1. | Số cơ quan, đơn vị đã kiểm tra | Cơ quan, đơn vị | 12 | |
| 2.2. | Số vấn đề phát hiện qua kiểm tra | Vấn đề | 14 | |
| 3. | Thủ tục hành chính | | | |
| 3.1. | Số TTHC cắt giảm, đơn giản hóa | Thủ tục | 8 | |
| 3.2. | Tổng số TTHC đang có hiệu lực | Thủ tục | 145 | |
| 3.3. | Tỷ lệ hồ sơ TTHC do địa phương tiếp nhận được giải quyết đúng hạn | % | 99,8 | |
| 3.3.1. | Số hồ sơ giải quyết đúng hạn | Hồ sơ | 4.990 | |
| 3.3.2. | Tổng số hồ sơ đã giải quyết | Hồ sơ | 5.000 | |
| 4. | Tổng số biên chế được giao trong năm | Người | 45 | |
| 4.1. | Tổng số biên chế có mặt tại thời điểm báo cáo | Người | 43 | |
| 5. | Tỷ lệ giải ngân kế hoạch đầu tư vốn ngân sách nhà nước hàng năm | % | 87,5 | |`,
		),
		columns: { 3: "= =" },
		rows: {
			"nhiệm vụ đề ra": "task plan.task_total",
			"nhiệm vụ đã hoàn thành": "task plan.task_done",
			"Tỷ lệ hoàn thành": "percent plan.done_rate 33/35",
			"đơn vị đã kiểm tra": "organization inspection.unit",
			"vấn đề phát hiện": "case inspection.issue",
			"cắt giảm, đơn giản": "procedure procedure.reduced",
			"đang có hiệu lực": "procedure procedure.total",
			"do địa phương tiếp nhận": "percent dossier.on_time_rate 4990/5000",
			"Số hồ sơ giải quyết đúng": "dossier dossier.on_time",
			"hồ sơ đã giải quyết": "dossier dossier.resolved",
			"biên chế được giao": "person staff.quota",
			"biên chế có mặt": "person staff.headcount",
			"Tỷ lệ giải ngân": "percent investment.disbursed_rate",
		},
	},
	{
		name: "national annex: procedures of three levels",
		half: "tune",
		unit: "tỉnh Bắc Giang",
		period: "2023-01-01..2023-12-31",
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG",
			"Công tác cải cách hành chính năm 2023",
			[
				"Phụ lục 3",
				"THỐNG KÊ SỐ LIỆU CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
				"",
				"STT\tChỉ tiêu thống kê\tKết quả thống kê\t\tGhi chú",
				"\t\tĐơn vị tính\tSố liệu\t",
				"1.\tThống kê TTHC\t\t\t",
				"1.1.\tSố TTHC công bố mới\tThủ tục\t35\t",
				"1.2.\tSố TTHC bãi bỏ, thay thế\tThủ tục\t21\t",
				"1.3.\tTổng số TTHC của địa phương\tThủ tục\t1.958\t",
				"1.3.1.\tSố TTHC cấp tỉnh (Bao gồm cả cơ quan ngành dọc)\tThủ tục\t1.512\t",
				"1.3.2.\tSố TTHC cấp huyện\tThủ tục\t312\t",
				"1.3.3.\tSố TTHC cấp xã\tThủ tục\t134\t",
				"2.\tThực hiện cơ chế một cửa, một cửa liên thông\t\t\t",
				"2.1.\tSố TTHC liên thông cùng cấp\tThủ tục\t82\t",
				"2.2.\tSố TTHC liên thông giữa các cấp chính quyền\tThủ tục\t190\t",
				"3.\tKết quả giải quyết TTHC\t\t\t",
				"3.1.\tTỷ lệ hồ sơ TTHC do cấp tỉnh tiếp nhận được giải quyết đúng hạn\t%\t99,5\t",
				"3.1.1.\tTổng số hồ sơ đã giải quyết\tHồ sơ\t200.000\t",
				"3.1.2.\tSố hồ sơ giải quyết đúng hạn\tHồ sơ\t199.000\t",
				"3.2.\tTỷ lệ hồ sơ TTHC do cấp xã tiếp nhận được giải quyết đúng hạn\t%\t99,9\t",
				"3.2.1.\tTổng số hồ sơ đã giải quyết\tHồ sơ\t400.000\t",
				"3.2.2.\tSố hồ sơ giải quyết đúng hạn\tHồ sơ\t399.600\t",
				"3.3.\tTỷ lệ hồ sơ giải quyết quá hạn được thực hiện xin lỗi người dân, tổ chức\t%\t100\t",
				"4.\tTiếp nhận, xử lý phản ánh, kiến nghị\t\t\t",
				"4.1.\tSố phản ánh, kiến nghị tiếp nhận trong kỳ\tPAKN\t64\t",
				"4.2.\tTỷ lệ phản ánh, kiến nghị được xử lý\t%\t96,9\t",
			].join("\n"),
		),
		columns: { 3: "= =" },
		rows: {
			"công bố mới": "procedure procedure.new",
			"bãi bỏ": "procedure procedure.abolished",
			"TTHC của địa phương": "procedure procedure.total",
			"TTHC cấp tỉnh": "procedure procedure.total unit=cấp_tỉnh",
			"TTHC cấp huyện": "procedure procedure.total unit=cấp_huyện",
			"TTHC cấp xã": "procedure procedure.total unit=cấp_xã",
			"liên thông cùng cấp": "procedure procedure.linked_same_level",
			"liên thông giữa": "procedure procedure.linked_levels",
			"do cấp tỉnh tiếp nhận": "percent dossier.on_time_rate unit=cấp_tỉnh 199000/200000",
			"do cấp xã tiếp nhận": "percent dossier.on_time_rate unit=cấp_xã 399600/400000",
			"Tổng số hồ sơ đã giải quyết": "dossier dossier.resolved unit=*",
			"Số hồ sơ giải quyết đúng hạn": "dossier dossier.on_time unit=*",
			"xin lỗi": "percent dossier.apology_rate",
			"kiến nghị tiếp nhận": "opinion feedback.received",
			"kiến nghị được xử lý": "percent feedback.resolved_rate",
		},
	},
	{
		name: "national annex: apparatus and civil service",
		half: "report",
		unit: "tỉnh Đồng Tháp",
		period: "2023-01-01..2023-06-30",
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP",
			"Công tác cải cách hành chính 6 tháng đầu năm 2023",
			[
				"Phụ lục 4",
				"THỐNG KÊ SỐ LIỆU CẢI CÁCH TỔ CHỨC BỘ MÁY VÀ CHẾ ĐỘ CÔNG VỤ",
				"",
				"STT\tChỉ tiêu thống kê\tĐVT\tKết quả\tGhi chú",
				"I\tTổ chức bộ máy\t\t\t",
				"1\tSắp xếp tổ chức\t\t\t",
				"1.1\tSố tổ chức phối hợp liên ngành do cấp tỉnh thành lập\tTổ chức\t17\t",
				"1.2\tTổng số đơn vị sự nghiệp công lập thuộc tỉnh\tĐơn vị\t612\t",
				"1.3\tTỷ lệ giảm đơn vị sự nghiệp công lập so với năm 2021\t%\t4,2\t",
				"2\tBiên chế công chức\t\t\t",
				"2.1\tTổng số biên chế được giao trong năm\tNgười\t2.010\t",
				"2.2\tTổng số biên chế có mặt tại thời điểm báo cáo\tNgười\t1.934\t",
				"2.3\tSố hợp đồng lao động làm việc tại các cơ quan, tổ chức hành chính\tNgười\t155\t",
				"2.4\tSố người đã tinh giản biên chế trong kỳ\tNgười\t12\t",
				"3\tSố lượng người làm việc hưởng lương từ ngân sách nhà nước trong các đơn vị sự nghiệp công lập\t\t\t",
				"3.1\tTổng số người làm việc được giao\tNgười\t22.480\t",
				"3.2\tTổng số người làm việc có mặt tại thời điểm báo cáo\tNgười\t21.301\t",
				"II\tChế độ công vụ\t\t\t",
				"1\tVị trí việc làm\t\t\t",
				"1.1\tSố cơ quan, tổ chức hành chính đã được phê duyệt vị trí việc làm\tCơ quan, tổ chức\t32\t",
				"2\tTuyển dụng\t\t\t",
				"2.1\tSố công chức được tuyển dụng\tNgười\t48\t",
				"3\tSố cán bộ, công chức, viên chức bị kỷ luật\tNgười\t9\t",
				"4\tSố cán bộ, công chức, viên chức được đào tạo, bồi dưỡng\tNgười\t1.250\t",
			].join("\n"),
		),
		columns: { 3: "= =" },
		rows: {
			"liên ngành": "organization apparatus.interagency",
			"sự nghiệp công lập thuộc tỉnh": "organization autonomy.unit",
			"Tỷ lệ giảm": "percent autonomy.unit_cut_rate",
			"biên chế được giao": "person staff.quota",
			"biên chế có mặt": "person staff.headcount",
			"hợp đồng lao động": "person staff.contract",
			"tinh giản": "person staff.streamlined",
			"người làm việc được giao": "person staff.public_quota",
			"người làm việc có mặt": "person staff.public_headcount",
			"phê duyệt vị trí": "organization job_position.unit",
			"được tuyển dụng": "person staff.recruited",
			"kỷ luật": "person staff.disciplined",
			"bồi dưỡng": "person training.person",
		},
	},
	{
		name: "national annex: finance and digital government (HTML)",
		half: "report",
		unit: "tỉnh Hà Nam",
		period: "2022-07-01..2022-09-30",
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM",
			"Công tác cải cách hành chính quý III năm 2022",
			`Phụ lục 6
THỐNG KÊ SỐ LIỆU CẢI CÁCH TÀI CHÍNH CÔNG, CHÍNH QUYỀN ĐIỆN TỬ

<table>
<tr><th rowspan="2">STT</th><th rowspan="2">Chỉ tiêu thống kê</th><th colspan="2">Kết quả thống kê</th><th rowspan="2">Ghi chú</th></tr>
<tr><th>Đơn vị tính</th><th>Số liệu</th></tr>
<tr><td>1.</td><td>Tỷ lệ giải ngân kế hoạch đầu tư vốn ngân sách nhà nước hàng năm</td><td>%</td><td>61,2</td><td></td></tr>
<tr><td>1.1.</td><td>Kế hoạch được giao</td><td>Triệu đồng</td><td>5.000.000</td><td></td></tr>
<tr><td>1.2.</td><td>Đã thực hiện</td><td>Triệu đồng</td><td>3.060.000</td><td></td></tr>
<tr><td>2.</td><td>Thực hiện tự chủ về tài chính tại các đơn vị sự nghiệp công lập</td><td></td><td></td><td></td></tr>
<tr><td>2.1.</td><td>Số đơn vị sự nghiệp công lập tự bảo đảm chi thường xuyên và chi đầu tư</td><td>Đơn vị</td><td>2</td><td></td></tr>
<tr><td>2.2.</td><td>Số đơn vị sự nghiệp công lập tự bảo đảm một phần chi thường xuyên</td><td>Đơn vị</td><td>41</td><td></td></tr>
<tr><td>3.</td><td>Cung cấp dịch vụ công trực tuyến</td><td></td><td></td><td></td></tr>
<tr><td>3.1.</td><td>Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến toàn trình</td><td>%</td><td>48,7</td><td></td></tr>
<tr><td>3.2.</td><td>Tỷ lệ hồ sơ TTHC giải quyết theo hình thức trực tuyến</td><td>%</td><td>55,04</td><td></td></tr>
<tr><td>3.2.1.</td><td>Số hồ sơ giải quyết trực tuyến</td><td>Hồ sơ</td><td>27.520</td><td></td></tr>
<tr><td>3.2.2.</td><td>Tổng số hồ sơ đã giải quyết</td><td>Hồ sơ</td><td>50.000</td><td></td></tr>
<tr><td>3.3.</td><td>Tỷ lệ TTHC đã triển khai thanh toán trực tuyến</td><td>%</td><td>88</td><td></td></tr>
<tr><td>3.4.</td><td>Tỷ lệ dịch vụ công trực tuyến được tích hợp lên Cổng Dịch vụ công quốc gia</td><td>%</td><td>76,5</td><td></td></tr>
<tr><td>4.</td><td>Tỷ lệ trao đổi văn bản điện tử giữa các cơ quan nhà nước</td><td>%</td><td>97,3</td><td></td></tr>
</table>`,
		),
		columns: { 3: "= =" },
		rows: {
			"Tỷ lệ giải ngân": "percent investment.disbursed_rate 3060000/5000000",
			"Kế hoạch được giao": "million_vnd investment.plan",
			"Đã thực hiện": "million_vnd investment.disbursed",
			"chi đầu tư": "organization autonomy.self_invest",
			"một phần": "organization autonomy.partly_funded",
			"toàn trình": "percent procedure.online_full_rate",
			"theo hình thức trực tuyến": "percent dossier.online_rate 27520/50000",
			"hồ sơ giải quyết trực tuyến": "dossier dossier.resolved_online",
			"hồ sơ đã giải quyết": "dossier dossier.resolved",
			"triển khai thanh toán": "percent procedure.payment_rate",
			"tích hợp": "percent procedure.portal_rate",
			"trao đổi văn bản": "percent document.electronic_rate",
		},
	},
	{
		name: "form II.06a: handling of procedures by field",
		half: "tune",
		unit: "huyện Cẩm Giàng",
		period: "2023-04-01..2023-06-30",
		text: report(
			"ỦY BAN NHÂN DÂN\nHUYỆN CẨM GIÀNG",
			"Tình hình, kết quả thực hiện công tác kiểm soát thủ tục hành chính quý II năm 2023",
			[
				"Biểu số II.06a/VPCP/KSTT",
				"TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN, ĐƠN VỊ",
				"Đơn vị tính: Số hồ sơ TTHC",
				"",
				"STT\tLĩnh vực giải quyết\tSố lượng hồ sơ tiếp nhận\t\t\t\tSố lượng hồ sơ đã giải quyết\t\t\t\tSố lượng hồ sơ đang giải quyết\t\t",
				"\t\tTổng số\tTrong kỳ\t\tTừ kỳ trước\tTổng số\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng số\tTrong hạn\tQuá hạn",
				"\t\t\tTrực tuyến\tTrực tiếp, dịch vụ bưu chính\t\t\t\t\t\t\t\t",
				"(1)\t(2)\t(3)=(4)+(5)+(6)\t(4)\t(5)\t(6)\t(7)=(8)+(9)+(10)\t(8)\t(9)\t(10)\t(11)=(12)+(13)\t(12)\t(13)",
				"1\tĐất đai\t1.250\t700\t450\t100\t1.150\t400\t740\t10\t100\t98\t2",
				"2\tHộ tịch\t830\t600\t220\t10\t825\t500\t325\t0\t5\t5\t0",
				"3\tChứng thực\t2.040\t0\t2.040\t0\t2.040\t2.000\t40\t0\t0\t0\t0",
				"\tTổng cộng\t4.120\t1.300\t2.710\t110\t4.015\t2.900\t1.105\t10\t105\t103\t2",
			].join("\n"),
		),
		columns: {
			2: "dossier dossier.received",
			3: "dossier dossier.received_online",
			4: "dossier -",
			5: "dossier dossier.carried_over",
			6: "dossier dossier.resolved",
			7: "dossier dossier.early",
			8: "dossier dossier.on_time",
			9: "dossier dossier.late",
			10: "dossier dossier.pending",
			11: "dossier dossier.pending_in_time",
			12: "dossier dossier.pending_late",
		},
	},
	{
		name: "caseload by unit, with subtotals of groups",
		half: "report",
		unit: "tỉnh Phú Thọ",
		period: "2023-07-01..2023-09-30",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ",
			"Công tác cải cách hành chính quý III năm 2023",
			`Biểu tổng hợp kết quả giải quyết TTHC tại Bộ phận Một cửa các cấp

| TT | Tên đơn vị | Tổng tiếp nhận | Đã giải quyết | Trước và đúng hạn | Quá hạn | Đang giải quyết | Tỷ lệ đúng hạn (%) |
|---|---|---|---|---|---|---|---|
| I | Khối sở, ban, ngành | 5.000 | 4.800 | 4.750 | 50 | 200 | 98,96 |
| 1 | Sở Tư pháp | 3.000 | 2.900 | 2.890 | 10 | 100 | 99,66 |
| 2 | Sở Xây dựng | 2.000 | 1.900 | 1.860 | 40 | 100 | 97,89 |
| II | Khối huyện, thành, thị | 9.000 | 8.500 | 8.450 | 50 | 500 | 99,41 |
| 1 | Thành phố Việt Trì | 6.000 | 5.600 | 5.580 | 20 | 400 | 99,64 |
| 2 | Huyện Lâm Thao | 3.000 | 2.900 | 2.870 | 30 | 100 | 98,97 |
| | Tổng cộng | 14.000 | 13.300 | 13.200 | 100 | 700 | 99,25 |`,
		),
		columns: {
			2: "dossier dossier.received",
			3: "dossier dossier.resolved",
			4: "dossier dossier.on_time",
			5: "dossier dossier.late",
			6: "dossier dossier.pending",
			7: "percent dossier.on_time_rate",
		},
	},
	{
		name: "years as columns",
		half: "tune",
		unit: "thành phố Huế",
		period: "2021-01-01..2023-12-31",
		text: report(
			"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ",
			"Kết quả cải cách hành chính giai đoạn 2021 - 2023",
			`Bảng 2. Kết quả một số chỉ tiêu

| TT | Nội dung | ĐVT | Năm 2021 | Năm 2022 | Năm 2023 |
|---|---|---|---|---|---|
| 1 | Số hồ sơ tiếp nhận | Hồ sơ | 45.210 | 51.300 | 60.127 |
| 2 | Tỷ lệ hồ sơ giải quyết đúng hạn | % | 98,1 | 98,9 | 99,4 |
| 3 | Tỷ lệ hồ sơ tiếp nhận trực tuyến | % | 21,5 | 43,0 | 71,2 |
| 4 | Chỉ số cải cách hành chính | Điểm | 84,2 | 86,15 | 88,4 |
| 5 | Mức độ hài lòng của người dân | % | 91,3 | 93,0 | 94,7 |`,
		),
		columns: {
			3: "= = 2021-01-01..2021-12-31",
			4: "= = 2022-01-01..2022-12-31",
			5: "= = 2023-01-01..2023-12-31",
		},
		rows: {
			"Số hồ sơ tiếp nhận": "dossier dossier.received",
			"đúng hạn": "percent dossier.on_time_rate",
			"trực tuyến": "percent dossier.online_rate",
			"Chỉ số cải cách": "point par_index.score",
			"hài lòng": "percent sipas.score",
		},
	},
	{
		name: "plan, result, share of the plan",
		half: "report",
		unit: "huyện Đức Trọng",
		period: "2022-01-01..2022-12-31",
		text: report(
			"ỦY BAN NHÂN DÂN\nHUYỆN ĐỨC TRỌNG",
			"Kết quả thực hiện nhiệm vụ cải cách hành chính năm 2022",
			[
				"Phụ lục",
				"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2022",
				"",
				"STT\tChỉ tiêu\tĐơn vị\tKế hoạch\tThực hiện\tTỷ lệ TH/KH (%)",
				"1\tTỷ lệ hồ sơ giải quyết đúng hạn\t%\t98\t98,98\t101",
				"2\tTỷ lệ hồ sơ thanh toán trực tuyến\t%\t30\t33\t110",
				"3\tSố cơ quan, đơn vị được kiểm tra CCHC\tĐơn vị\t10\t12\t120",
				"4\tSố tin, bài tuyên truyền CCHC\tTin, bài\t200\t180\t90",
				"5\tSố cán bộ, công chức được bồi dưỡng\tNgười\t300\t315\t105",
			].join("\n"),
		),
		columns: { 3: "= = plan", 4: "= =", 5: "percent -" },
		rows: {
			"đúng hạn": "percent dossier.on_time_rate",
			"thanh toán": "percent payment.online_rate",
			"được kiểm tra": "organization inspection.unit",
			"tin, bài": "article propaganda.article",
			"bồi dưỡng": "person training.person",
		},
	},
	{
		name: "same period of the year before",
		half: "tune",
		unit: "quận Ninh Kiều",
		period: "2023-07-01..2023-09-30",
		text: report(
			"ỦY BAN NHÂN DÂN\nQUẬN NINH KIỀU",
			"Công tác cải cách hành chính quý III năm 2023",
			`Bảng 1. Số liệu chủ yếu

| STT | Chỉ tiêu | Đơn vị tính | Kỳ báo cáo | Cùng kỳ năm trước | So với cùng kỳ (%) |
|---|---|---|---|---|---|
| 1 | Số hồ sơ tiếp nhận | Hồ sơ | 12.400 | 10.000 | 124 |
| | - Trực tuyến | Hồ sơ | 8.000 | 4.000 | 200 |
| | - Trực tiếp | Hồ sơ | 4.400 | 6.000 | 73,3 |
| 2 | Số hồ sơ đã giải quyết | Hồ sơ | 12.000 | 9.600 | 125 |
| | Trong đó: Đúng hạn | Hồ sơ | 11.990 | 9.500 | 126,2 |
| | Quá hạn | Hồ sơ | 10 | 100 | 10 |
| 3 | Số buổi tuyên truyền | Buổi | 24 | 20 | 120 |`,
		),
		columns: { 3: "= =", 4: "= = 2022-07-01..2022-09-30", 5: "percent -" },
		rows: {
			"hồ sơ tiếp nhận": "dossier dossier.received",
			"Trực tuyến": "dossier dossier.received_online",
			"Trực tiếp": "dossier dossier.received_direct",
			"hồ sơ đã giải quyết": "dossier dossier.resolved",
			"Đúng hạn": "dossier dossier.on_time",
			"Quá hạn": "dossier dossier.late",
			"tuyên truyền": "session propaganda.session",
		},
	},
];
