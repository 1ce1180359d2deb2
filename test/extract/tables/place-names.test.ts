import { describe, expect, it } from "vitest";
import { withPlaceNames } from "../../../pipeline/extract/tables/place-names.js";

describe("names of places in cells read from a scan", () => {
	it("should mend the marks of a name that only one unit has, after its kind or a public hospital's", () => {
		expect(withPlaceNames("Bệnh viện Đa khoa Hòn Đắt")).toBe("Bệnh viện Đa khoa Hòn Đất");
		expect(withPlaceNames("Trung tâm Y tế Giông Riêng")).toBe("Trung tâm Y tế Giồng Riềng");
		expect(withPlaceNames("TYT xã Mong Tho B huyện Gỏ Quao")).toBe("TYT xã Mong Thọ B huyện Gò Quao");
	});

	it("should leave names of units as they are, however their tone marks are placed", () => {
		for (const name of ["TYT xã Vĩnh Hoà Hưng Nam huyện Gò Quao", "xã Thuỷ Liễu", "TTYT huyện Kiên Lương"])
			expect(withPlaceNames(name)).toBe(name);
	});

	it("should leave what several units or none are called, people, and private hospitals that bear a commune's letters", () => {
		for (const name of [
			"Phòng khám đa khoa Tâm Đức",
			"Ông Trần Hòn Đắt",
			"BVĐK Quốc tế Vinmec",
			"xã Thanh Binh",
			"Giông Riêng",
		])
			expect(withPlaceNames(name)).toBe(name);
	});
});
