/** What the typeset tables of bench/tables-synthetic.ts look like and how they are worn. */
import type { TypesetCase } from "./tables-typeset.js";

const BITONAL = { dpi: 200, blur: 0.5, noise: 18, specks: 60, threshold: 150 };
const GREY = { dpi: 200, blur: 0.7, noise: 10, specks: 30, contrast: 0.8, paper: 240 };

/** Every case has its own seed; all things that real scans do to tables occur at least once. */
export const CASES: TypesetCase[] = [
	{ name: "plain", seed: 1, figures: 7, rows: 24, size: 11, wear: { ...BITONAL } },
	{
		name: "twelve-landscape",
		seed: 2,
		landscape: true,
		figures: 12,
		rows: 20,
		size: 10,
		wear: { ...BITONAL, skew: 0.4 },
	},
	{
		name: "two-pages",
		seed: 3,
		figures: 6,
		rows: 46,
		size: 11.5,
		repeatHeader: true,
		wear: { ...BITONAL, skew: -0.3 },
	},
	{ name: "no-repeat", seed: 4, figures: 6, rows: 44, size: 12, wear: { ...BITONAL, skew: 0.2 } },
	{ name: "skewed", seed: 5, figures: 8, rows: 22, size: 11, wear: { ...BITONAL, skew: 1.5 } },
	{ name: "small-type", seed: 6, landscape: true, figures: 13, rows: 24, size: 8.5, wear: { ...BITONAL } },
	{
		name: "faint-lines",
		seed: 7,
		figures: 7,
		rows: 22,
		size: 11,
		weight: 0.3,
		lineColour: "#777",
		wear: { ...GREY },
		quality: 60,
	},
	{ name: "broken-lines", seed: 8, figures: 7, rows: 22, size: 11, weight: 0.5, broken: 0.12, wear: { ...BITONAL } },
	{
		name: "seal-header",
		seed: 9,
		figures: 7,
		rows: 20,
		size: 11,
		seal: "header",
		wear: { ...GREY, colour: true },
		quality: 60,
	},
	{
		name: "seal-body",
		seed: 10,
		figures: 7,
		rows: 20,
		size: 11,
		seal: "body",
		wear: { ...GREY, colour: true, skew: 0.6 },
		quality: 55,
	},
	{ name: "seal-bitonal", seed: 11, figures: 6, rows: 20, size: 12, seal: "body", wear: { ...BITONAL } },
	{
		name: "heavy-worn",
		seed: 12,
		figures: 7,
		rows: 22,
		size: 11,
		wear: { ...BITONAL, blur: 0.9, noise: 32, threshold: 165, skew: -0.8 },
	},
	{
		name: "thin-worn",
		seed: 13,
		figures: 7,
		rows: 22,
		size: 11,
		wear: { ...BITONAL, blur: 0.8, noise: 26, threshold: 118 },
	},
	{ name: "150-dpi", seed: 14, figures: 6, rows: 20, size: 12, wear: { ...GREY, dpi: 150 }, quality: 60 },
	{ name: "300-dpi", seed: 15, landscape: true, figures: 12, rows: 22, size: 9.5, wear: { ...BITONAL, dpi: 300 } },
	{ name: "jpeg-low", seed: 16, figures: 8, rows: 22, size: 10.5, wear: { ...GREY, noise: 14 }, quality: 30 },
];
