/** Tables of rarer shapes with what a reader says of them: plans beside results of two years, units over columns, wholes over parts. */
import type { TableCase } from "./table-cases.js";

const report = (issuer: string, subject: string, body: string): string =>
	`${issuer}\nSố: 145/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\n${subject}\n\n${body}\n`;

export const shapeCases: readonly TableCase[] = [
	{
		name: "plan of the year, results of two half-years, comparisons",
		half: "report",
		unit: "huyện Phú Lương",
		period: "2024-01-01..2024-06-30",
		text: report(
			"ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LƯƠNG",
			"Kết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2024",
			`BIỂU 03: CÁC CHỈ TIÊU CHỦ YẾU

| TT | Chỉ tiêu chủ yếu | ĐVT | KH năm 2024 | TH 6 tháng năm 2023 | TH 6 tháng năm 2024 | So sánh (%) với KH | So sánh (%) với cùng kỳ |
|---|---|---|---|---|---|---|---|
| 1 | Tỷ lệ giải quyết hồ sơ trước và đúng hạn | % | 98 | 97,5 | 99,4 | 101,4 | 101,9 |
| 2 | Tỷ lệ hồ sơ nộp trực tuyến | % | 70 | 45 | 75,5 | 107,9 | 167,8 |
| 3 | Tỷ lệ giải ngân vốn đầu tư công | % | 95 | 40 | 42,5 | 44,7 | 106,3 |
| 4 | Số cuộc kiểm tra CCHC | Cuộc | 4 | 2 | 2 | 50 | 100 |`,
		),
		columns: {
			3: "= = plan 2024-01-01..2024-12-31",
			4: "= = 2023-01-01..2023-06-30",
			5: "= =",
			6: "percent -",
			7: "percent -",
		},
		rows: {
			"đúng hạn": "percent dossier.on_time_rate",
			"trực tuyến": "percent dossier.online_rate",
			"giải ngân": "percent investment.disbursed_rate",
			"kiểm tra": "session inspection.session",
		},
	},
	{
		name: "caseload with what was carried over",
		half: "report",
		unit: "huyện Phú Lương",
		period: "2023-12-15..2024-06-14",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LƯƠNG",
			"Kết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2024",
			[
				"BIỂU 01: TỔNG HỢP KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ TTHC",
				"(Từ ngày 15/12/2023 đến ngày 14/6/2024)",
				"",
				"TT\tCơ quan, đơn vị\tSố hồ sơ tiếp nhận\t\t\tKết quả giải quyết\t\t\t\tTỷ lệ giải quyết đúng hạn (%)",
				"\t\tTổng\tKỳ trước chuyển sang\tTiếp nhận mới\tĐã giải quyết\tTrước hạn, đúng hạn\tQuá hạn\tĐang giải quyết\t",
				"1\tPhòng Tài nguyên và Môi trường\t520\t20\t500\t480\t470\t10\t40\t97,9",
				"2\tPhòng Tư pháp\t110\t0\t110\t110\t110\t0\t0\t100",
				"3\tUBND thị trấn Đu\t1.405\t5\t1.400\t1.400\t1.398\t2\t5\t99,9",
			].join("\n"),
		),
		columns: {
			2: "dossier dossier.received",
			3: "dossier dossier.carried_over",
			4: "dossier dossier.received_new",
			5: "dossier dossier.resolved",
			6: "dossier dossier.on_time",
			7: "dossier dossier.late",
			8: "dossier dossier.pending",
			9: "percent dossier.on_time_rate",
		},
	},
	{
		name: "wholes over their parts",
		half: "tune",
		unit: "thành phố Vũng Tàu",
		period: "2023-01-01..2023-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VŨNG TÀU",
			"Công tác cải cách hành chính năm 2023",
			`Bảng 3. Cung cấp dịch vụ công trực tuyến

| STT | Đơn vị | Tổng số TTHC | Trong đó | | Hồ sơ | | |
|---|---|---|---|---|---|---|---|
| | | | Toàn trình | Một phần | Tổng tiếp nhận | Trực tuyến | Tỷ lệ hồ sơ trực tuyến (%) |
| 1 | UBND phường 1 | 150 | 60 | 90 | 400 | 300 | 75 |
| 2 | UBND phường 2 | 150 | 60 | 90 | 600 | 480 | 80 |`,
		),
		columns: {
			2: "procedure procedure.total",
			3: "procedure procedure.online_full",
			4: "procedure procedure.online_partial",
			5: "dossier dossier.received",
			6: "dossier dossier.received_online",
			7: "percent dossier.online_rate",
		},
	},
	{
		name: "a contest that is no index",
		half: "tune",
		unit: "thành phố Vũng Tàu",
		period: "2023-01-01..2023-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VŨNG TÀU",
			"Công tác cải cách hành chính năm 2023",
			`Bảng 1. Kết quả xếp hạng thi đua các phòng

| TT | Đơn vị | Điểm | Xếp hạng |
|---|---|---|---|
| 1 | Phòng Tổng hợp | 95 | 1 |
| 2 | Phòng Tài vụ | 90 | 2 |`,
		),
		columns: { 2: "point -", 3: "rank -" },
	},
	{
		name: "quarters as columns",
		half: "report",
		unit: "thị xã Sơn Tây",
		period: "2023-01-01..2023-12-31",
		text: report(
			"ỦY BAN NHÂN DÂN\nTHỊ XÃ SƠN TÂY",
			"Công tác cải cách hành chính năm 2023",
			[
				"Bảng 3. Kết quả theo quý năm 2023",
				"",
				"TT\tNội dung\tQuý I\tQuý II\tQuý III\tQuý IV\tCả năm",
				"1\tSố hồ sơ tiếp nhận (hồ sơ)\t5.100\t5.400\t5.800\t6.000\t22.300",
				"2\tSố hồ sơ giải quyết đúng hạn (hồ sơ)\t5.000\t5.350\t5.790\t5.990\t22.130",
				"3\tTỷ lệ hồ sơ nộp trực tuyến (%)\t52,1\t55,4\t61,0\t66,3\t58,9",
				"4\tSố phản ánh, kiến nghị tiếp nhận\t4\t2\t3\t1\t10",
			].join("\n"),
		),
		columns: {
			2: "= = 2023-01-01..2023-03-31",
			3: "= = 2023-04-01..2023-06-30",
			4: "= = 2023-07-01..2023-09-30",
			5: "= = 2023-10-01..2023-12-31",
			6: "= =",
		},
		rows: {
			"hồ sơ tiếp nhận": "dossier dossier.received",
			"đúng hạn": "dossier dossier.on_time",
			"trực tuyến": "percent dossier.online_rate",
			"kiến nghị": "opinion feedback.received",
		},
	},
];
