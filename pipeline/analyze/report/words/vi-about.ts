/** Vietnamese text of the page that tells how to read the figures. */
export const VI_ABOUT = {
	aboutSections: [
		{
			title: "Số liệu từ đâu ra",
			paragraphs: [
				"Mỗi số liệu gồm giá trị, chỉ tiêu, đơn vị, kỳ số liệu và nguồn: văn bản, trang, câu trích nguyên văn. Khi văn bản là ảnh quét hoặc PDF và tệp gốc còn đó, ảnh nhỏ bên cạnh được cắt từ chính trang ấy, chỗ có số liệu được khoanh khung.",
				"Văn bản dạng tệp chữ không có ảnh trang, nên chỉ có câu trích. Chữ đã khôi phục (sửa dấu, sửa chỗ nhận dạng sai) được liệt kê ở trang của văn bản, kèm chữ đọc được ban đầu.",
			],
			terms: [] as [string, string][],
		},
		{
			title: "Trạng thái của số liệu",
			paragraphs: [],
			terms: [
				["✓ Chấp nhận", "Đọc được và không mâu thuẫn với các số khác đã đối chiếu."],
				[
					"⚑ Cần kiểm tra",
					"Đọc được nhưng mâu thuẫn với số khác (tổng, tỷ lệ, ngày tháng, khoảng hợp lệ) hoặc còn nghi vấn. Xem mục “Cần kiểm tra” trước khi sử dụng.",
				],
				[
					"✎ Đã hiệu chỉnh",
					"Chữ in bị đọc sai, giá trị đúng được xác định từ các số liên quan; số đọc được ban đầu vẫn được ghi lại.",
				],
			] as [string, string][],
		},
		{
			title: "Độ tin cậy",
			paragraphs: [
				"Độ tin cậy từ 0% đến 100% cho biết chương trình đọc chắc đến mức nào: chất lượng nhận dạng chữ, cách khớp chỉ tiêu, đơn vị, kỳ số liệu. Đây không phải xác suất con số trong văn bản là đúng thực tế.",
			],
			terms: [] as [string, string][],
		},
		{
			title: "Khi nào hai năm so sánh được",
			paragraphs: [
				"Hai số liệu chỉ được so sánh khi cùng chỉ tiêu, cùng đơn vị, cùng đơn vị tính, cùng độ dài kỳ và cùng thời gian trong năm, cùng bộ tiêu chí. Nếu không, bảng ghi “không so sánh được” kèm lý do, và biểu đồ ngắt đường kẻ bằng một vạch đứt.",
				"Khi nhiều văn bản nêu cùng một số liệu, số được dùng là số được chấp nhận, chắc hơn, mới hơn; các số khác vẫn được liệt kê bên dưới, và bảng ghi rõ nếu các nguồn không khớp nhau.",
			],
			terms: [] as [string, string][],
		},
		{
			title: "Mức độ đầy đủ",
			paragraphs: [
				"Bảng “Mức độ đầy đủ” chỉ cho biết những gì có trong cơ sở dữ liệu. Một năm ghi “thiếu” nghĩa là năm trước và năm sau có số liệu, còn năm ấy thì không: có thể chưa có văn bản, hoặc có mà chưa đọc được.",
			],
			terms: [] as [string, string][],
		},
		{
			title: "Đơn vị hành chính",
			paragraphs: [
				"Tên đơn vị được đối chiếu với danh mục hành chính có hiệu lực tại thời điểm của văn bản. Đơn vị đã sáp nhập, đổi tên có trang riêng và dẫn đến đơn vị kế tiếp. Đơn vị chưa xác định được giữ nguyên tên như trong văn bản.",
			],
			terms: [] as [string, string][],
		},
	],
};

export type AboutText = typeof VI_ABOUT;
