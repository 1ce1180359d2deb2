/** How figures, dates and states are written in a language. */
import { documentTypeByCode } from "../../../schemas/reference/document-types.js";
import { measureById } from "../../../schemas/reference/measures.js";
import { periodName } from "../period-name.js";
import { type Content, EMPTY, type Html, html } from "./html.js";
import { EN } from "./words/en.js";
import { VI, type Words } from "./words/vi.js";

export type Lang = "vi" | "en";

export interface Period {
	year: number | null;
	start: string | null;
	end: string | null;
	months: number | null;
	slot: number | null;
}

/** Periods that have a name: months, quarters, half-years, years. */
const COMMON_LENGTHS = new Set([1, 3, 6, 12]);

/** Texts longer than this are cut in lists, and the cut is said: it keeps the largest page under its limit. */
const LONGEST_TEXT = 2000;

export class Locale {
	readonly words: Words;
	private readonly figures: Intl.NumberFormat;
	private readonly days: Intl.DateTimeFormat;

	constructor(readonly lang: Lang) {
		this.words = lang === "vi" ? VI : EN;
		this.figures = new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 10 });
		this.days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
	}

	/** "1.650", "97,01"; all the digits that the source has, and none that only the arithmetic of doubles made. */
	number(value: number): string {
		return this.figures.format(Number(value.toPrecision(12)));
	}

	/** A value with what it counts. */
	value(value: number | null, measure: string | null): Html {
		if (value === null) return html`<span class="why">${this.words.unreadable}</span>`;
		const unit = measure === null || measure === "item" ? "" : (measureById(measure)?.[this.lang] ?? measure);
		if (measure === "percent") return html`${this.number(value)}%`;
		return unit ? html`${this.number(value)} <span class="why">${unit}</span>` : html`${this.number(value)}`;
	}

	/** The name of a measure. */
	measure(id: string): string {
		return id === "item" ? this.words.item : (measureById(id)?.[this.lang] ?? id);
	}

	/** A change with its sign; percentages change by points. */
	change(value: number, measure: string | null): string {
		const sign = value > 0 ? "+" : value < 0 ? "−" : "±";
		const unit = measure === "percent" ? ` ${this.words.points}` : "";
		return `${sign}${this.number(Math.abs(value))}${unit}`;
	}

	/** "15/03/2024" as Decree 30/2020/NĐ-CP writes days, "15 March 2024". */
	date(iso: string | null): string {
		if (!iso) return "";
		const [y = "", m = "", d = ""] = iso.slice(0, 10).split("-");
		if (this.lang === "vi") return `${d}/${m}/${y}`;
		return this.days.format(new Date(`${y}-${m}-${d}T00:00:00Z`));
	}

	/** "15/12", "15 December": the day on which periods begin. */
	dayMonth(iso: string): string {
		const [, m = "", d = ""] = iso.slice(0, 10).split("-");
		if (this.lang === "vi") return `${Number(d)}/${Number(m)}`;
		return this.date(iso).replace(/ \d{4}$/, "");
	}

	/** 0..1 as a percentage without decimals. */
	share(value: number | null): string {
		return value === null ? "–" : `${this.figures.format(Math.round(value * 100))}%`;
	}

	/** "Quý I năm 2024" with the days that it spans; of an uncommon length the days alone. */
	period(period: Period): Html {
		const { start, end, months, slot, year } = period;
		const days =
			start && end
				? html`<span class="nb">${this.date(start)} –</span> <span class="nb">${this.date(end)}</span>`
				: end
					? html`${this.words.until(this.date(end))}`
					: null;
		if (months !== null && slot !== null && COMMON_LENGTHS.has(months)) {
			const name = this.words.periodOfYear(periodName(months, slot, this.lang), months, year);
			return html`${name}${days ? html`<br><span class="why">${days}</span>` : EMPTY}`;
		}
		if (days) return days;
		return html`${year === null ? this.words.noPeriod : this.words.yearOnly(year)}`;
	}

	/** A state as sign and word; the colour only supports them. */
	status(status: string): Html {
		const known = { accepted: ["ok", "✓"], flagged: ["warn", "⚑"], corrected: ["info", "✎"] }[status];
		const [tone, sign] = known ?? ["info", "·"];
		return html`<span class="tag ${tone}">${sign} ${this.words.status[status] ?? status}</span>`;
	}

	severity(severity: string): Html {
		const known = { error: ["bad", "✖"], warning: ["warn", "⚠"], info: ["info", "ℹ"] }[severity];
		const [tone, sign] = known ?? ["info", "·"];
		return html`<span class="tag ${tone}">${sign} ${this.words.severity[severity] ?? severity}</span>`;
	}

	/** "Báo cáo": the kind of a document by its code. */
	documentType(code: string | null): string | null {
		if (!code) return null;
		const vietnamese = documentTypeByCode(code)?.name ?? code;
		return this.lang === "vi" ? vietnamese : (this.words.documentTypes[code] ?? vietnamese);
	}

	/** Words of a document, which are Vietnamese whatever the language of the page; long ones are cut, and said to be. */
	source(text: string | null): Html {
		if (!text) return EMPTY;
		const cut = text.length > LONGEST_TEXT;
		const shown: Content = cut ? text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, "") : text;
		const rest = cut ? html` <span class="why">${this.words.cut(text.length - LONGEST_TEXT)}</span>` : EMPTY;
		return this.lang === "vi" ? html`${shown}${rest}` : html`<span lang="vi">${shown}</span>${rest}`;
	}

	/** Words of the program that are written in English only. */
	english(text: string): Html {
		return this.lang === "en" ? html`${text}` : html`<span lang="en">${text}</span>`;
	}
}
