/** The site's one style sheet: no fonts or pictures from elsewhere; contrast at least 4.5 to 1 (tested). */
export const STYLE = `
:root {
	--ink: #1d2730; --soft: #4d5b67; --line: #cfd6dc; --faint: #e6eaee; --paper: #ffffff; --ground: #f4f6f7;
	--accent: #0f4c75; --accent-soft: #e3edf4; --ok: #1b6035; --warn: #8a4b00; --warn-soft: #fdf3e1; --bad: #9b1c1c; --bad-soft: #fbeaea;
	--text: "Segoe UI", "Noto Sans", "Helvetica Neue", Roboto, Arial, "Liberation Sans", "DejaVu Sans", sans-serif;
}
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 var(--text); overflow-wrap: break-word; }
a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .16em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; top: 0; background: var(--paper); padding: .6rem 1rem; z-index: 2; }
.skip:focus { left: .5rem; top: .5rem; }
.top { background: var(--accent); color: #fff; }
.top .in, main, .foot .in { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
.top .in { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 2rem; padding-top: .8rem; padding-bottom: .8rem; }
.top .name { margin: 0; font-weight: 600; letter-spacing: .01em; }
.top a { color: #fff; }
.top .name a { text-decoration: none; }
.top ul { display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.top li a { display: inline-block; padding: .2rem 0; text-decoration: none; border-bottom: 2px solid transparent; }
.top li a:hover { border-bottom-color: #9ec3dc; }
.top li a[aria-current] { border-bottom-color: #fff; font-weight: 600; }
.top :focus-visible { outline-color: #ffd58a; }
.trail { font-size: .875rem; color: var(--soft); padding-top: 1rem; }
.trail ol { display: flex; flex-wrap: wrap; gap: .1rem .5rem; list-style: none; margin: 0; padding: 0; }
.trail li + li::before { content: "›"; margin-right: .5rem; color: var(--soft); }
main { padding-bottom: 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 650; margin: 1rem 0 .4rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; margin: 2.4rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 1.6rem 0 .4rem; }
p { margin: .5rem 0; max-width: 46rem; }
.lead { font-size: 1.08rem; color: var(--soft); }
.note { font-size: .9rem; color: var(--soft); }
.box { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1.1rem; margin: 1rem 0; }
.box > :first-child { margin-top: 0; } .box > :last-child { margin-bottom: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .75rem; list-style: none; margin: 1.2rem 0; padding: 0; }
.tiles li { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .9rem .8rem; }
.tiles .n { display: block; font-size: 1.6rem; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; color: var(--accent); }
.tiles .w { display: block; font-size: .9rem; color: var(--soft); }
.scroll { overflow-x: auto; margin: .8rem 0 1.2rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.45; }
caption { text-align: left; padding: .65rem .75rem .5rem; font-weight: 600; }
caption .note { font-weight: 400; display: block; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem; border-top: 1px solid var(--faint); }
thead th { background: #eef2f5; border-bottom: 1px solid var(--line); font-weight: 600; font-size: .86rem; vertical-align: bottom; }
tbody th { font-weight: 600; }
tbody th[scope="row"] { font-weight: 500; min-width: 9.5rem; }
.narrow { max-width: 46rem; }
tbody.g > tr:first-child > th { background: #f7f9fa; border-top: 1px solid var(--line); }
tr:target, li:target { background: #fff6dc; }
.n { font-variant-numeric: tabular-nums; }
td.n, th.n { text-align: right; white-space: nowrap; }
td.nb, th.nb, .nb { white-space: nowrap; }
td.v { font-weight: 600; }
.from { min-width: 24rem; max-width: 34rem; }
.mid { min-width: 8.5rem; }
.said { min-width: 15rem; max-width: 34rem; }
q { quotes: "“" "”" "‘" "’"; color: var(--ink); }
.from .where { font-size: .93em; color: var(--soft); margin-left: .3rem; }
.crop { display: block; margin-top: .35rem; }
.crop img { display: block; max-width: 100%; height: auto; max-height: 7rem; border: 1px solid var(--line); background: #fff; }
.why { font-size: .93em; color: var(--soft); }
.tag { display: inline-block; font-size: .89em; line-height: 1.35; padding: .05rem .45rem; border-radius: 999px; border: 1px solid currentColor; white-space: nowrap; }
.tag.ok { color: var(--ok); } .tag.warn { color: var(--warn); background: var(--warn-soft); } .tag.bad { color: var(--bad); background: var(--bad-soft); } .tag.info { color: var(--soft); }
.break { color: var(--warn); font-size: .95em; }
figure { margin: 1rem 0; }
figure.chart { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .4rem; }
figure.chart .wide { overflow-x: auto; }
figure.chart svg { display: block; width: 100%; min-width: 36rem; height: auto; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; } .charts figure.chart { margin: 0; } .charts svg { min-width: 26rem; }
figcaption { font-size: .9rem; color: var(--soft); padding: .3rem .6rem .4rem; }
dl.facts { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .3rem 1.4rem; margin: 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; min-width: 0; }
.pager { display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: baseline; margin: 1rem 0; font-size: .95rem; }
.pager [aria-current] { font-weight: 650; }
.pager ul { display: flex; flex-wrap: wrap; gap: .2rem .7rem; list-style: none; margin: 0; padding: 0; }
ul.plain { list-style: none; padding: 0; margin: .5rem 0; } ul.plain li { padding: .2rem 0; }
.toc ul { columns: 14rem; }
.matrix td, .matrix thead th + th { text-align: center; } .matrix td, .matrix thead th { white-space: nowrap; }
.matrix .has { background: #e9f3ec; } .matrix .none { color: var(--bad); background: var(--bad-soft); } .matrix .out { color: var(--soft); }
.matrix small { font-size: .88em; color: var(--soft); display: block; }
.src td, .src th { border: 1px solid var(--line); white-space: pre-line; min-width: 3.2rem; }
.src thead th { text-align: center; vertical-align: middle; }
.src .low { background: var(--warn-soft); } .src .low::after { content: " ?"; color: var(--warn); font-weight: 650; }
del { color: var(--bad); } ins { color: var(--ok); text-decoration-thickness: .08em; }
code { font-size: .88em; background: var(--accent-soft); padding: .05em .3em; border-radius: 3px; overflow-wrap: anywhere; }
.foot { border-top: 1px solid var(--line); color: var(--soft); font-size: .88rem; padding: 1rem 0 2rem; }
@media (max-width: 40rem) {
	body { font-size: .97rem; } h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; }
	.top .in, main, .foot .in { padding-left: .9rem; padding-right: .9rem; }
	dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .5rem; }
	.tiles { grid-template-columns: repeat(2, 1fr); } .tiles .n { font-size: 1.35rem; }
	th, td { padding: .4rem .55rem; }
	.from { min-width: 17rem; } .mid { min-width: 7.5rem; } .said { min-width: 13rem; }
}
@media print {
	@page { size: A4; margin: 16mm 14mm; }
	body { background: #fff; font-size: 10pt; color: #000; }
	.top, .skip, .trail, .pager, .toc { display: none; }
	main, .foot .in { max-width: none; padding: 0; }
	h1 { font-size: 16pt; margin-top: 0; } h2 { font-size: 12.5pt; break-after: avoid; } h3 { break-after: avoid; }
	.scroll, figure.chart, .box, .tiles li { border-color: #999; }
	.scroll { overflow: visible; border: 0; } figure.chart svg { min-width: 0; }
	table { font-size: 8.5pt; } th, td { padding: .2rem .35rem; } thead { display: table-header-group; } tr { break-inside: avoid; }
	.from, .said { min-width: 0; max-width: none; } .mid { min-width: 7em; } tbody th[scope="row"] { min-width: 0; }
	.crop img { max-height: 3.5rem; } .tag { border: 0; padding: 0; background: none !important; }
	a { color: inherit; text-decoration: none; }
	.tiles { grid-template-columns: repeat(4, 1fr); }
}
`.trimStart();
