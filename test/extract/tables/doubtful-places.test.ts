import { describe, expect, it } from "vitest";
import { withLead } from "../../../pipeline/extract/tables/doubtful-leads.js";
import { withCommune } from "../../../pipeline/extract/tables/doubtful-places.js";

describe("withCommune", () => {
	it("should mend a commune and its district that bear each other out", () => {
		expect(withCommune("TYT xã Thanh Xiên huyện Ở Minh, Thương", null, true)).toBe(
			"TYT xã Thạnh Yên huyện U Minh Thượng",
		);
		expect(withCommune("TYT xã Vãnh Quang TP Rạch Giá", null, true)).toBe("TYT xã Vĩnh Quang TP Rạch Giá");
		expect(withCommune("xã Hòa An huyện Giồng Kiếng;", "91", true)).toBe("xã Hòa An huyện Giồng Riềng");
	});

	it("should mend marks alone where letters are not in doubt", () => {
		expect(withCommune("TYT xã Thanh Hưng huyện Giồng Riềng", null, false)).toBe("TYT xã Thạnh Hưng huyện Giồng Riềng");
		expect(withCommune("TYT xã Thanh Xiên huyện U Minh Thượng", null, false)).toBeNull();
	});

	it("should not take the name that a commune bears for another's", () => {
		// There is Minh Hòa in Châu Thành, and Vĩnh Hòa in An Minh.
		expect(withCommune("TYT xã Vĩnh Hòa huyện Châu Thành", "91", true)).toBeNull();
		// Tam An lies in other provinces.
		expect(withCommune("TYT xã Tam An huyện Tân Hiệp", null, true)).toBeNull();
		expect(withCommune("TYT xã Tam An huyện Tân Hiệp", "91", true)).toBe("TYT xã Tân An huyện Tân Hiệp");
	});

	it("should leave an address its comma", () => {
		expect(withCommune("Khu phố 1, thị trấn Dương Đông, huyện Phú Quốc", "91", true)).toBeNull();
		expect(withCommune("TYT xã Mong Thọ B,huyện Châu Thành", "91", false)).toBe("TYT xã Mong Thọ B huyện Châu Thành");
	});

	it("should leave what is like no name, and what has none", () => {
		expect(withCommune("TYT xã Krông Bùk huyện Giồng Riềng", "91", true)).toBeNull();
		expect(withCommune("Trạm y tế huyện Gò Quao", null, true)).toBeNull();
		expect(withCommune("TYT xã Nam Thái A huyện An Biên", null, true)).toBeNull();
	});
});

describe("withLead", () => {
	const leads = new Map([
		["xa", "TYT"],
		["huyen", "TTYT"],
	]);

	it("should give a doubtful cell the lead of its column", () => {
		expect(withLead("TY T xã Nam Du", "TY T xã Nam Du", leads)).toBe("TYT xã Nam Du");
		expect(withLead("Từ xã Nam Du", "TỲT xã Nam Du", leads)).toBe("TYT xã Nam Du");
		expect(withLead("5 TYT, xã Nam Du", "5 TYT, xã Nam Du", leads)).toBe("TYT xã Nam Du");
		expect(withLead("TTTYT huyện Châu Thành", "TTTYT huyện Châu Thành", leads)).toBe("TTYT huyện Châu Thành");
	});

	it("should leave another lead, and cells without one", () => {
		expect(withLead("UBND xã Nam Du", "UBND xã Nam Du", leads)).toBeNull();
		expect(withLead("TYT xã Nam Du", "TYT xã Nam Du", leads)).toBeNull();
		expect(withLead("xã Nam Du", "xã Nam Du", leads)).toBeNull();
		expect(withLead("PKĐKKV Nam Du", "PKĐKKV Nam Du", leads)).toBeNull();
	});
});
