/** More tables with what a reader says of them: scores, ranks, criteria, tasks, staff. */
import type { TableCase } from "./table-cases.js";

const report = (issuer: string, subject: string, body: string): string =>
	`${issuer}\nSố: 45/BC-SNV\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBÁO CÁO\n${subject}\n\n${body}\n`;

export const indexCases: readonly TableCase[] = [
	{
		name: "ranking by digital transformation",
		half: "tune",
		unit: "Sở Thông tin và Truyền thông tỉnh Bình Định",
		period: "2020-01-01..2020-12-31",
		rowsAreUnits: true,
		text: report(
			"SỞ THÔNG TIN VÀ TRUYỀN THÔNG\nTỈNH BÌNH ĐỊNH",
			"Kết quả xếp hạng chuyển đổi số các huyện, thị xã, thành phố năm 2020",
			[
				"BẢNG XẾP HẠNG",
				"TT\tĐơn vị\tĐiểm tối đa\tĐiểm tự chấm\tĐiểm thẩm định\tXếp hạng",
				"1\tThành phố Quy Nhơn\t100\t92,5\t88,25\t1",
				"2\tThị xã An Nhơn\t100\t85\t80,1\t2",
				"3\tHuyện Tuy Phước\t100\t83,25\t79\t3",
				"4\tHuyện Vĩnh Thạnh\t100\t61,5\t58,75\t4",
			].join("\n"),
		),
		columns: { 2: "point -", 3: "point -", 4: "point dti.score", 5: "rank dti.rank" },
	},
	{
		name: "PAR Index of agencies by area",
		half: "report",
		unit: "tỉnh Sóc Trăng",
		period: "2022-01-01..2022-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG",
			"Kết quả xác định Chỉ số cải cách hành chính của các sở, ban ngành năm 2022",
			`Bảng 1. Kết quả Chỉ số cải cách hành chính năm 2022 của các sở, ban ngành

| STT | Đơn vị | Công tác chỉ đạo điều hành | Cải cách thể chế | Cải cách thủ tục hành chính | Tổng điểm đạt được | Chỉ số (%) | Xếp hạng |
|---|---|---|---|---|---|---|---|
| 1 | Sở Nội vụ | 14,5 | 9,8 | 15,0 | 92,35 | 92,35 | 1 |
| 2 | Sở Tài chính | 13,25 | 9,5 | 14,5 | 90,1 | 90,10 | 2 |
| 3 | Sở Y tế | 12,0 | 9,0 | 12,75 | 85,42 | 85,42 | 3 |`,
		),
		columns: {
			2: "point par_index.direction_score",
			3: "point par_index.institution_score",
			4: "point par_index.procedure_score",
			5: "point par_index.score",
			6: "percent par_index.rate",
			7: "rank par_index.rank",
		},
	},
	{
		name: "criteria of the PAR Index with lost points",
		half: "tune",
		unit: "thành phố Long Khánh",
		period: "2022-01-01..2022-12-31",
		text: report(
			"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LONG KHÁNH",
			"Kết quả tự đánh giá Chỉ số cải cách hành chính năm 2022",
			`Bảng tổng hợp điểm Chỉ số cải cách hành chính năm 2022

| TT | Lĩnh vực | Điểm tối đa | Điểm tự đánh giá | Điểm thẩm định | Điểm trừ |
|---|---|---|---|---|---|
| 1 | Công tác chỉ đạo, điều hành CCHC | 15 | 14,5 | 14,0 | 1,0 |
| 2 | Cải cách thể chế | 10 | 10 | 9,5 | 0,5 |
| 3 | Cải cách tài chính công | 8 | 7,5 | 7,5 | 0,5 |
| | Tổng cộng | 33 | 32 | 31 | 2 |`,
		),
		columns: { 2: "point =max", 3: "point -", 4: "point =score", 5: "point =deducted" },
		rows: {
			"chỉ đạo": "point par_index.direction_",
			"thể chế": "point par_index.institution_",
			"tài chính công": "point par_index.public_finance_",
			"Tổng cộng": "point *",
		},
	},
	{
		name: "tasks given from above, by unit",
		half: "report",
		unit: "thành phố Cẩm Phả",
		period: "2023-01-01..2023-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẨM PHẢ",
			"Công tác cải cách hành chính năm 2023",
			`Bảng 2. Tình hình thực hiện nhiệm vụ UBND thành phố giao

<table>
<tr><th rowspan="2">STT</th><th rowspan="2">Cơ quan, đơn vị</th><th rowspan="2">Tổng số nhiệm vụ được giao</th><th colspan="2">Đã hoàn thành</th><th colspan="2">Đang thực hiện</th></tr>
<tr><th>Đúng hạn</th><th>Quá hạn</th><th>Trong hạn</th><th>Quá hạn</th></tr>
<tr><td>1</td><td>Phòng Nội vụ</td><td>45</td><td>40</td><td>1</td><td>4</td><td>0</td></tr>
<tr><td>2</td><td>Phòng Tư pháp</td><td>30</td><td>25</td><td>2</td><td>2</td><td>1</td></tr>
<tr><td></td><td>Tổng số</td><td>75</td><td>65</td><td>3</td><td>6</td><td>1</td></tr>
</table>`,
		),
		columns: {
			2: "task task.assigned",
			3: "task task.done_on_time",
			4: "task task.done_late",
			5: "task task.pending_in_time",
			6: "task task.overdue",
		},
	},
	{
		name: "satisfaction by unit",
		half: "report",
		unit: "tỉnh Tây Ninh",
		period: "2023-01-01..2023-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH",
			"Kết quả đo lường sự hài lòng của người dân, tổ chức năm 2023",
			[
				"Bảng 4. Mức độ hài lòng của người dân, tổ chức năm 2023",
				"",
				"STT\tHuyện, thị xã, thành phố\tSố phiếu khảo sát\tTỷ lệ hài lòng (%)\tThứ hạng",
				"1\tHuyện Gò Dầu\t120\t95,2\t1",
				"2\tThị xã Hòa Thành\t110\t94,87\t2",
				"3\tHuyện Tân Biên\t100\t90,0\t3",
			].join("\n"),
		),
		columns: { 2: "opinion sipas.ballot", 3: "percent sipas.score", 4: "rank sipas.rank" },
	},
	{
		name: "caseload by unit under a heading of procedures",
		half: "tune",
		unit: "tỉnh Quảng Nam",
		period: "2022-01-01..2022-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM",
			"Kết quả công tác cải cách hành chính năm 2022",
			`I. KẾT QUẢ
1. Cải cách thủ tục hành chính
Trong năm 2022, toàn tỉnh tiếp nhận 1.234.567 hồ sơ.

| STT | Đơn vị | Tiếp nhận | Đúng hạn | Trễ hạn | Tỷ lệ (%) |
|---|---|---|---|---|---|
| 1 | UBND thành phố Tam Kỳ | 12.345 | 12.000 | 345 | 97,2 |
| 2 | UBND huyện Núi Thành | 8.100 | 8.000 | 100 | 98,8 |
| | Tổng cộng | 20.445 | 20.000 | 445 | 97,8 |`,
		),
		columns: {
			2: "dossier dossier.received",
			3: "dossier dossier.on_time",
			4: "dossier dossier.late",
			5: "percent dossier.on_time_rate",
		},
	},
	{
		name: "only names and results",
		half: "report",
		unit: "huyện Bình Chánh",
		period: "2023-01-01..2023-03-31",
		text: report(
			"ỦY BAN NHÂN DÂN\nHUYỆN BÌNH CHÁNH",
			"Công tác cải cách hành chính quý I năm 2023",
			[
				"Bảng tổng hợp số liệu",
				"",
				"STT\tNội dung\tKết quả",
				"I\tCải cách thủ tục hành chính\t",
				"1\tTổng số hồ sơ tiếp nhận (hồ sơ)\t9.870",
				"2\tTỷ lệ hồ sơ trễ hạn (%)\t0,4",
				"3\tTỷ lệ số hóa kết quả giải quyết (%)\t82,5",
				"II\tTổ chức bộ máy\t",
				"1\tSố biên chế công chức được giao (biên chế)\t180",
				"2\tSố lượt tiếp công dân\t215",
			].join("\n"),
		),
		columns: { 2: "= =" },
		rows: {
			"hồ sơ tiếp nhận": "dossier dossier.received",
			"trễ hạn": "percent dossier.late_rate",
			"số hóa": "percent digitization.result_rate",
			"biên chế công chức": "target staff.quota",
			"tiếp công dân": "turn reception.turn",
		},
	},
	{
		name: "staff by unit",
		half: "report",
		unit: "tỉnh Kon Tum",
		period: "2022-01-01..2022-12-31",
		rowsAreUnits: true,
		text: report(
			"ỦY BAN NHÂN DÂN\nTỈNH KON TUM",
			"Công tác cải cách hành chính năm 2022",
			`Phụ lục 2
TÌNH HÌNH QUẢN LÝ, SỬ DỤNG BIÊN CHẾ NĂM 2022
(ĐVT: người)

| STT | Cơ quan | Biên chế được giao | Biên chế có mặt | Tinh giản biên chế | Tỷ lệ (%) |
|---|---|---|---|---|---|
| 1 | Sở Nội vụ | 64 | 60 | 1 | 93,75 |
| 2 | Sở Tài chính | 55 | 54 | 0 | 98,18 |
| 3 | Thanh tra tỉnh | 40 | 38 | 2 | 95,00 |`,
		),
		columns: {
			2: "person staff.quota",
			3: "person staff.headcount",
			4: "person staff.streamlined",
			5: "percent -",
		},
	},
];
