import { random } from "./random.js";

/** The 17 wards and communes of the city until 2024, as officially spelled, with a size to start from (dossiers a quarter). */
const WARDS: readonly [name: string, size: number][] = [
	["UBND phường 1", 560],
	["UBND phường 2", 300],
	["UBND phường 3", 640],
	["UBND phường 4", 330],
	["UBND phường 5", 520],
	["UBND phường Thắng Nhì", 480],
	["UBND phường 7", 430],
	["UBND phường 8", 260],
	["UBND phường 9", 450],
	["UBND phường 10", 390],
	["UBND phường 11", 310],
	["UBND phường 12", 340],
	["UBND phường Rạch Dừa", 280],
	["UBND phường Thắng Tam", 500],
	["UBND phường Thắng Nhất", 540],
	["UBND phường Nguyễn An Ninh", 410],
	["UBND xã Long Sơn", 120],
];

export interface WardFigures {
	name: string;
	resolved: number;
	digitised: number;
	/** digitised / resolved in percent, two decimals. */
	rate: number;
}

export interface SyntheticYear {
	/** Basis of the file name. */
	id: string;
	year: number;
	period: "q1" | "year";
	seed: number;
	issuedOn: [day: number, month: number, year: number];
	number: string;
	/** What the figures aim at, 0..1; the exact rates follow from whole dossiers. */
	onlineCity: number;
	onlineWards: number;
	digitised: number;
	/** Dossiers the city received in a quarter. */
	received: number;
}

/** Figures of a report that are consistent with each other: parts add up, every rate follows from its pair. */
export interface SyntheticFigures {
	city: { received: number; resolved: number; pending: number; onTime: number; late: number; online: number };
	wards: WardFigures[];
	wardTotal: WardFigures;
	wardOnline: number;
	tasks: { done: number; planned: number };
	articles: number;
	conferences: number;
	attended: number;
	signatures: number;
	procedures: { district: number; commune: number };
}

/** a/b in percent with two decimals, rounded half up as reports do. */
export const percentOf = (a: number, b: number): number => Math.round((a * 10_000) / b) / 100;

export function syntheticFigures(year: SyntheticYear): SyntheticFigures {
	const next = random(year.seed);
	const about = (value: number, spread: number): number => Math.round(value * (1 + spread * (2 * next() - 1)));
	const length = year.period === "year" ? 4 : 1;
	const received = about(year.received * length, 0.03);
	const resolved = Math.round(received * (0.9 + 0.06 * next()));
	const late = Math.round(resolved * (0.002 + 0.012 * next()));
	const wards = WARDS.map(([name, size]): WardFigures => {
		const done = about(size * length, 0.18);
		const digitised = Math.min(done, Math.round(done * Math.min(1, year.digitised * (0.75 + 0.5 * next()))));
		return { name, resolved: done, digitised, rate: percentOf(digitised, done) };
	});
	const sum = (of: (w: WardFigures) => number): number => wards.reduce((total, w) => total + of(w), 0);
	const total = { resolved: sum((w) => w.resolved), digitised: sum((w) => w.digitised) };
	const planned = 36 + Math.floor(next() * 9);
	return {
		city: {
			received,
			resolved,
			pending: received - resolved,
			onTime: resolved - late,
			late,
			online: Math.round(resolved * year.onlineCity),
		},
		wards,
		wardTotal: { name: "Tổng cộng", ...total, rate: percentOf(total.digitised, total.resolved) },
		wardOnline: Math.round(total.resolved * year.onlineWards),
		tasks: { done: year.period === "year" ? planned : about(planned * 0.45, 0.15), planned },
		articles: about(28 * length, 0.3),
		conferences: about(9 * length, 0.3),
		attended: about(1150 * length, 0.2),
		signatures: about(180 + 60 * (year.year - 2021), 0.05),
		procedures: { district: about(260, 0.04), commune: about(165, 0.04) },
	};
}
