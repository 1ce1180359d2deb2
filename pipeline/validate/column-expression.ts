/**
 * The arithmetic that forms print under their header: "9=7/4", "(5)=(3)+(4)", "3 = 4+5+6", "7=(5+6)/4*100", "4=5+…+9".
 * A number stands for the column that bears it, 100 (and 1000) for themselves.
 */

/** A formula over column numbers; `value` is NaN where it divides by zero. */
export interface ColumnExpression {
	/** Column numbers it names, each once, in order. */
	columns: number[];
	/** Only sums and differences: an empty cell then counts as nothing. */
	additive: boolean;
	/** Whether it brings itself to percent ("*100", "x 100%"). */
	scaled: boolean;
	value: (of: (column: number) => number) => number;
	/** As a person writes it, with the columns' values in their place. */
	print: (of: (column: number) => string) => string;
}

/** The column a formula belongs to, and the formula. */
export interface ColumnFormula {
	target: number;
	expression: ColumnExpression;
}

type Token = { kind: "number"; value: number } | { kind: "op"; text: string };
type Node = { value: (of: (column: number) => number) => number; print: (of: (column: number) => string) => string };

const FORMULA = /(?:\(\s*(\d{1,2})\s*\)|(?<![\d.,])(\d{1,2}))\s*=\s*([\d\s()+\-–−:/x×*÷%.…]+)/giu;

/** All formulas of a header cell's text; what is no arithmetic ("2 = đạt") gives none. */
export function columnFormulasIn(text: string): ColumnFormula[] {
	const found: ColumnFormula[] = [];
	for (const m of text.matchAll(FORMULA)) {
		const expression = parse(tokens(m[3] ?? ""));
		if (expression && expression.columns.length > 0) found.push({ target: Number(m[1] ?? m[2]), expression });
	}
	return found;
}

const OPERATORS: Readonly<Record<string, string>> = {
	"–": "-",
	"−": "-",
	":": "/",
	"÷": "/",
	x: "*",
	X: "*",
	"×": "*",
};

function tokens(text: string): Token[] {
	const out: Token[] = [];
	for (const m of text.matchAll(/\d+|\.{2,}|…|[()+\-–−:/x×*÷]/giu)) {
		const [t] = m;
		if (/\d/.test(t)) out.push({ kind: "number", value: Number(t) });
		else out.push({ kind: "op", text: /^(?:\.{2,}|…)$/.test(t) ? "…" : (OPERATORS[t] ?? t) });
	}
	// "7=5+6 (hồ sơ)": the bracket belongs to the words. After a lost operand ("4=5+") nothing is believed.
	if (isOpening(out.at(-1))) out.pop();
	return out;
}

const isOpening = (token: Token | undefined): boolean => token?.kind === "op" && token.text === "(";

/** Precedence climbing; null for what is no complete expression. */
function parse(list: readonly Token[]): ColumnExpression | null {
	const columns = new Set<number>();
	let at = 0;
	let additive = true;
	let scaled = false;
	const op = (...texts: string[]): string | null => {
		const token = list[at];
		if (token?.kind !== "op" || !texts.includes(token.text)) return null;
		at++;
		return token.text;
	};
	const column = (n: number): Node => {
		columns.add(n);
		return { value: (of) => of(n), print: (of) => of(n) };
	};
	const factor = (): Node | null => {
		const token = list[at];
		if (token?.kind === "number") {
			at++;
			if (token.value < 100) return column(token.value);
			if (token.value !== 100 && token.value !== 1000) return null;
			scaled = true;
			return { value: () => token.value, print: () => String(token.value) };
		}
		if (!op("(")) return null;
		const inner = sum();
		if (!inner || !op(")")) return null;
		return { value: inner.value, print: (of) => `(${inner.print(of)})` };
	};
	const product = (): Node | null => {
		let left = factor();
		for (let sign = left && op("*", "/"); left && sign; sign = op("*", "/")) {
			const [a, b, by] = [left, factor(), sign];
			if (!b) return null;
			additive = false;
			left = {
				value: (of) =>
					by === "*" ? a.value(of) * b.value(of) : b.value(of) === 0 ? Number.NaN : a.value(of) / b.value(of),
				print: (of) => `${a.print(of)} ${by === "*" ? "×" : "/"} ${b.print(of)}`,
			};
		}
		return left;
	};
	const sum = (): Node | null => {
		let left = product();
		for (let sign = left && op("+", "-"); left && sign; sign = op("+", "-")) {
			const range = sign === "+" && op("…") ? rangeAfter() : null;
			const [a, b, by] = [left, range ?? product(), sign];
			if (!b) return null;
			left = {
				value: (of) => (by === "+" ? a.value(of) + b.value(of) : a.value(of) - b.value(of)),
				print: (of) => `${a.print(of)} ${by === "+" ? "+" : "−"} ${b.print(of)}`,
			};
		}
		return left;
	};
	/** "5+6+…+10": the columns after the last one named, up to the one behind the dots. */
	const rangeAfter = (): Node | null => {
		const from = [...columns].at(-1);
		const end = op("+") ? list[at] : undefined;
		if (from === undefined || end?.kind !== "number" || end.value <= from || end.value > 99) return null;
		at++;
		const members = Array.from({ length: end.value - from }, (_, i) => column(from + 1 + i));
		return {
			value: (of) => members.reduce((total, m) => total + m.value(of), 0),
			print: (of) => members.map((m) => m.print(of)).join(" + "),
		};
	};
	const root = sum();
	if (!root || at < list.length) return null;
	return { columns: [...columns], additive, scaled, value: root.value, print: root.print };
}
