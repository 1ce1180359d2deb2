import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { existsOn, type GazetteerUnit, gazetteer } from "../../../pipeline/extract/units/reference.js";
import { allUnits, resolveUnit, unitById } from "../../../pipeline/extract/units.js";
import { mangle, random } from "./mangle.js";

/** The 16 wards and one commune of Vũng Tàu, read from the gazetteer of March 2025. */
const WARDS: Readonly<Record<string, string>> = {
	...{ "phường 1": "26506", "phường 2": "26509", "phường 3": "26512", "phường 4": "26515", "phường 5": "26518" },
	...{ "phường 7": "26524", "phường 8": "26527", "phường 9": "26530", "phường 10": "26536", "phường 11": "26539" },
	...{ "phường 12": "26542", "phường Thắng Nhì": "26521", "phường Thắng Tam": "26508", "phường Thắng Nhất": "26533" },
	...{ "phường Nguyễn An Ninh": "26526", "phường Rạch Dừa": "26535", "xã Long Sơn": "26545" },
};

const id = (label: string, options = {}) => resolveUnit(label, options)?.unitId ?? null;

describe("resolveUnit", () => {
	it("should find the 17 wards of Vũng Tàu as they are written and misread", () => {
		const within = { within: "747", on: "2024-03-31" };
		for (const [name, expected] of Object.entries(WARDS))
			for (const label of [name, `UBND ${name}`, `UBND ${name.toUpperCase()}`, `${name}, thành phố Vũng Tàu`])
				expect(id(label, within), label).toBe(expected);
		expect(id("UBND phường Thăng Nhì", within)).toBe("26521");
		expect(id("UBND phường Thăng Tam", within)).toBe("26508");
		expect(id("UBND phường Thăng Nhất", within)).toBe("26533");
		expect(id("P.7", within)).toBe("26524");
		expect(id("phường 01", within)).toBe("26506");
	});

	it.each(["000_53eccf42e6cdd606.txt", "003_e87c0b47eede3b06.txt"])("should find the 17 units of seed %s", (file) => {
		const path = join(import.meta.dirname, "../../../samples/seeds", file);
		if (!existsSync(path)) return;
		const labels = readFileSync(path, "utf8")
			.split("\n")
			.flatMap((line) => /^(?:\d+\t)?((?:UBND )(?:phường|xã) [^\t]{1,20})\t/.exec(line)?.[1] ?? []);
		const ids = new Set(labels.map((label) => id(label, { within: "747", on: "2024-03-31" })));
		expect(ids).toEqual(new Set(Object.values(WARDS)));
	});

	it("should not guess between units of one name", () => {
		const ward = resolveUnit("UBND phường 1");
		expect(ward?.unitId).toBeNull();
		expect(ward?.alternatives.length).toBeGreaterThan(1);
		expect(id("xã Tân Hòa")).toBeNull();
		expect(id("xã Bình Xa, huyện Hàm Yên, tỉnh Tuyên Quang")).toBe("02404");
	});

	it.each([
		["Ủy ban nhân dân thành phố Vũng Tàu", "747"],
		["UY BAN NHAN DAN THANH PHO VUNG TAU", "747"],
		["Vũng Tàu", "747"],
		["Chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu", "77"],
		["BR-VT", "77"],
		["TP.HCM", "79"],
		["UBND tỉnh Hà Tĩnh", "42"],
		["Q.3 TP.HCM", "770"],
		["thị trấn Long Hải huyện Long Điền", "26662"],
		["UBND huyện Tân Biền, tỉnh Tây Nính", "705"],
	])("should find %s anywhere", (label, expected) => {
		expect(id(label)).toBe(expected);
	});

	it.each([
		["thành phố Huế", "2020-01-01", "474"],
		["thành phố Huế", "2026-01-01", "46"],
		["TP. Hồ Chí Minh", "2025-06-30", "79"],
		["TP. Hồ Chí Minh", "2025-07-01", "79~2025"],
		["tỉnh Hà Tây", "2007-01-01", "28"],
		["xã Long Sơn, thành phố Vũng Tàu", "2024-01-01", "26545"],
		["phường Rạch Dừa, TP. Hồ Chí Minh", "2026-01-01", "26536~2025"],
	])("should know %s on %s", (label, on, expected) => {
		expect(id(label, { on })).toBe(expected);
	});

	it("should take a kind alone for the unit that speaks or lies around it", () => {
		expect(id("UBND Thành phố", { within: "747" })).toBe("747");
		expect(id("UBND tỉnh", { within: "747" })).toBe("77");
		expect(id("UBND tỉnh")).toBeNull();
	});

	it.each([
		["Sở Nội vụ", "agency:so-noi-vu@77"],
		["SO NOI VU TINH KIEN GIANG", "agency:so-noi-vu@91"],
		["Sở Y tế Kiên Giang", "agency:so-y-te@91"],
		["Phòng Nội vụ thành phố", "agency:phong-noi-vu@747"],
		["Phòng TN&MT", "agency:phong-tai-nguyen-moi-truong@747"],
		["Phòng Tài nguyên và Môi trường TP Vũng Tàu", "agency:phong-tai-nguyen-moi-truong@747"],
		["Phòng LĐ-TB&XH", "agency:phong-lao-dong-thuong-binh-xa-hoi@747"],
		["Chi nhánh Văn phòng đăng ký đất đai Thành phố", "agency:chi-nhanh-van-phong-dang-ky-dat-dai@747"],
		["Văn phòng HĐND và UBND thành phố Vũng Tàu", "agency:van-phong-hdnd-ubnd@747"],
		["Đảng ủy phường Thắng Nhì", "agency:dang-uy@26521"],
		["Bộ Nội vụ", "agency:bo-noi-vu"],
		["Chi nhánh Văn phòng Đăng ký đất đai TPVT", "agency:chi-nhanh-van-phong-dang-ky-dat-dai@747"],
		["Sở Y tế BRVT", "agency:so-y-te@77"],
		["Bộ phận Một cửa Thành phố", "agency:bo-phan-mot-cua@747"],
	])("should name the agency %s %s", (label, expected) => {
		expect(id(label, { within: "747" })).toBe(expected);
	});

	it.each([
		...["Số lượng hồ sơ", "Hội nghị tuyên truyền", "Tổ chức", "Trường hợp", "Bộ thủ tục hành chính", "Quý I"],
		...["Phòng, chống tham nhũng", "hồ sơ", "phường, xã", "các phường, xã", "Người dân", "Tổng cộng", "", "123"],
	])("should see no unit in %j", (label) => {
		expect(resolveUnit(label, { within: "747" })).toBeNull();
	});

	it("should read at least 97 of 100 mangled names of other provinces and get none wrong", () => {
		const on = "2020-06-30";
		const { units } = gazetteer();
		const above = (unit: GazetteerUnit, digits: number) =>
			units.get(unit.parents.findLast((parent) => parent.length === digits) ?? "");
		const communes = [...units.values()].filter((u) => u.code.length === 5 && u.id === u.code && existsOn(u, on));
		const next = random(20260101);
		const name = (u: GazetteerUnit) => {
			const full = (u.names.findLast((n) => existsOn(n, on)) ?? u.names.at(-1))?.name ?? "";
			return mangle(full.charAt(0).toLowerCase() + full.slice(1), next);
		};
		let right = 0;
		const wrong: string[] = [];
		const total = 200;
		for (let i = 0; i < total; i++) {
			const commune = communes[Math.floor(next() * communes.length)]!;
			const district = above(commune, 3)!;
			const province = above(district, 2)!;
			const label = `UBND ${name(commune)}, ${name(district)}, ${name(province)}`;
			const found = id(label, { on });
			if (found === commune.id) right++;
			else if (found !== null) wrong.push(`${label} → ${found}`);
		}
		expect(wrong).toEqual([]);
		expect(right / total).toBeGreaterThanOrEqual(0.97);
	});
});

describe("names as engines read them", () => {
	// 200 names of communes with district and province, set small, worn, and read: 103 by the product or its engine with
	// Vietnamese data, 97 by the engine with English data alone. What was read right is left out.
	const rows = JSON.parse(readFileSync(new URL("../../fixtures/units/ocr-names.json", import.meta.url), "utf8")) as {
		id: string;
		read: string;
	}[];
	it("should be understood in 97 of 100 cases, and never be taken for another unit", () => {
		const found = rows.map((r) => ({ ...r, got: id(r.read, { on: "2020-06-30" }) }));
		expect(rows).toHaveLength(200);
		expect(found.filter((r) => r.got !== null && r.got !== r.id)).toEqual([]);
		expect(found.filter((r) => r.got === r.id).length).toBeGreaterThanOrEqual(194);
	});
});

describe("successors", () => {
	it("should be known for each commune of Bà Rịa - Vũng Tàu that ended with the reform of 2025", () => {
		const communes = allUnits().filter((u) => u.level === "commune" && u.provinceId === "77");
		const ended = communes.filter((u) => u.validTo === "2025-06-30");
		expect(ended).toHaveLength(74);
		expect(ended.filter((u) => u.successorId === null)).toEqual([]);
		expect(communes.filter((u) => u.validTo === null).map((u) => u.name)).toEqual([
			"Xã Long Sơn",
			"Xã Hòa Hiệp",
			"Xã Bình Châu",
		]);
	});
	it("should be all named, and none preferred, where a commune was divided", () => {
		const divided = allUnits().filter((u) => u.level === "commune" && (u.successorIds?.length ?? 0) > 1);
		expect(divided.length).toBeGreaterThan(400);
		expect(divided.every((u) => u.successorId === null)).toBe(true);
	});
});

describe("the reference", () => {
	it("should hold every level with its validity and successors", () => {
		const units = allUnits();
		expect(units.length).toBeGreaterThan(15_000);
		expect(new Set(units.map((u) => u.unitId)).size).toBe(units.length);
		expect(unitById("77")).toMatchObject({
			name: "Tỉnh Bà Rịa - Vũng Tàu",
			validTo: "2025-06-30",
			successorId: "79~2025",
		});
		expect(unitById("26521")).toMatchObject({ parentId: "747", provinceId: "77", successorId: "26506~2025" });
		expect(unitById("26506~2025")).toMatchObject({ name: "Phường Vũng Tàu", validFrom: "2025-07-01", validTo: null });
		expect(units.filter((u) => u.level === "province" && u.validTo === null)).toHaveLength(34);
		expect(units.filter((u) => u.level === "commune" && u.validTo === null)).toHaveLength(3321);
		// a ward that was divided names all that took a part of it and no single one; so does a district that is no more
		expect(unitById("00007")).toMatchObject({
			fate: "divided",
			successorId: null,
			successorIds: ["00025~2025", "00008~2025"],
		});
		const city = unitById("747");
		expect(city).toMatchObject({ fate: "divided", successorId: null, validTo: "2025-06-30" });
		expect(city?.successorIds?.map((u) => unitById(u)?.name).sort()).toEqual([
			"Phường Phước Thắng",
			"Phường Rạch Dừa",
			"Phường Tam Thắng",
			"Phường Vũng Tàu",
			"Xã Long Sơn",
		]);
		expect(unitById("79~2025")?.fate).toBeNull();
		for (const u of units) {
			expect(u.fate === "divided", u.unitId).toBe((u.successorIds?.length ?? 0) > 1);
			if (u.validTo === null) expect(u.fate, u.unitId).toBeNull();
		}
		const known = new Set(units.map((u) => u.unitId));
		for (const u of units)
			for (const other of [u.parentId, u.provinceId, u.successorId])
				expect(other === null || known.has(other), `${u.unitId} → ${other}`).toBe(true);
	});
});
