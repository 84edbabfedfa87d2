import { t as markup } from "./model-xml.chunk.js";
import { createHash } from "node:crypto";

// src/report/html/markup.ts
const EMPTY = /* @__PURE__ */ new Set([
	"input",
	"meta",
	"br",
	"hr",
	"rect"
]);
function written(child) {
	if (child === null) return "";
	if (typeof child === "string") return markup(child);
	return "html" in child ? child.html : child.map(written).join("");
}
/** An element. Attributes that are false are left out; text is escaped. */
function element(name, attributes, ...children) {
	const values = Object.entries(attributes).filter((value$of) => {
		return value$of[1] !== false;
	}).map((key$of) => {
		const key = key$of[0], value = key$of[1];
		return ` ${key}="${value === true ? "" : markup(String(value))}"`;
	}).join("");
	if (EMPTY.has(name)) return { html: `<${name}${values}/>` };
	return { html: `<${name}${values}>${children.map(written).join("")}</${name}>` };
}
/** Pieces of markup one after the other, each on a line of its own. */
function lines(parts) {
	return { html: parts.flatMap((part) => part === null ? [] : [part.html]).join("\n") };
}
/** Markup that is not ours to escape: a picture that Graphviz drew from escaped labels, the style, the script. */
function raw(html) {
	return { html };
}
/** Prose: what stands between backticks is code. */
function prose(text) {
	const parts = text.split("`");
	return parts.map((part, index) => {
		if (index % 2 === 0) return part;
		return index < parts.length - 1 ? element("code", {}, part) : `\`${part}`;
	});
}
function sectionElement({ id, title, count, body }) {
	const head = element("h2", { id: `${id}-title` }, title, count === null ? null : element("span", { class: "count" }, ` ${count}`));
	return element("section", {
		id,
		"aria-labelledby": `${id}-title`
	}, head, raw("\n"), body);
}
/** A table that scrolls by itself where the page is narrow. The first cell of a row names it. */
function table(label, head, rows) {
	const headRow = element("tr", {}, head.map((title) => element("th", { scope: "col" }, title)));
	const body = rows.map((cells) => element("tr", {}, cells.map((cell, index) => index === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell))));
	return element("div", {
		class: "wide",
		role: "region",
		"aria-label": `${label}, as a table`,
		tabindex: 0
	}, element("table", {}, element("thead", {}, headRow), raw("\n"), element("tbody", {}, lines(body))));
}

// src/report/html/style.ts
/** The page's style: light or dark as the reader's system is, readable on a phone and in print. Contrast is at least 4.5 : 1. */
const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1f2328; --dim: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --code: #f6f8fa; --mark: #fff3c4;
  --error: #b3202c; --error-bg: #ffebe9; --warning: #7d5200; --warning-bg: #fff5d6; --note: #0550ae; --note-bg: #ddf0ff; --good: #116329; --good-bg: #dafbe1; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --fg: #e6edf3; --dim: #9da7b3; --line: #3d444d; --soft: #151b23; --code: #151b23; --mark: #46370e;
  --error: #ff9c94; --error-bg: #4a1618; --warning: #ecc15a; --warning-bg: #3d2c05; --note: #8cc2ff; --note-bg: #0c2d57; --good: #7ee08f; --good-bg: #0e3a1a; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
.tool { margin: 0; font-weight: 600; letter-spacing: .02em; color: var(--dim); }
h1 { margin: .25rem 0; font-size: 1.6rem; line-height: 1.3; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
h3 { display: inline; margin: 0; font-size: 1rem; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.count, .dim, .ln { color: var(--dim); font-weight: normal; }
nav { position: sticky; top: 0; z-index: 1; background: var(--bg); border-bottom: 1px solid var(--line); }
nav ul { max-width: 76rem; margin: 0 auto; padding: .5rem 1.25rem; display: flex; gap: .25rem 1.1rem; flex-wrap: wrap; list-style: none; }
a { color: var(--note); }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: .5rem; background: var(--bg); padding: .5rem; z-index: 2; }
.status, .label, .verdict { display: inline-block; border-radius: .3rem; padding: 0 .45rem; font-weight: 600; white-space: nowrap; }
.status { padding: 0 .6rem; }
.label { font-size: .8rem; margin-right: .4rem; background: var(--soft); color: var(--fg); border: 1px solid var(--line); }
.error { background: var(--error-bg); color: var(--error); } .warning { background: var(--warning-bg); color: var(--warning); }
.note { background: var(--note-bg); color: var(--note); } .good { background: var(--good-bg); color: var(--good); }
.verdict.dim { background: var(--soft); } .label.blocks { background: var(--error); color: var(--bg); border-color: var(--error); }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; } thead th { color: var(--dim); font-weight: 600; white-space: nowrap; } tbody th { font-weight: 600; }
form { display: flex; flex-wrap: wrap; gap: .6rem .8rem; align-items: end; margin: 0 0 1rem; padding: .8rem; background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; }
form[hidden] { display: none; }
label > span { display: block; font-size: .8rem; color: var(--dim); } .grow { flex: 1 1 14rem; } .check { display: flex; gap: .4rem; align-items: center; padding-bottom: .35rem; }
.check > span { font-size: .93rem; color: var(--fg); }
input[type=search], select, button { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--dim); border-radius: .3rem; padding: .3rem .5rem; width: 100%; }
button { width: auto; cursor: pointer; } output { flex-basis: 100%; color: var(--dim); font-size: .9rem; } output:empty { display: none; }
summary { cursor: pointer; padding: .15rem 0; min-height: 24px; }
.rule { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 .6rem; } .rule > summary { padding: .55rem .8rem; line-height: 1.9; } .rule[open] > summary { border-bottom: 1px solid var(--line); }
.about { padding: .3rem .9rem; background: var(--soft); } .about p { margin: .35rem 0; }
.findings, .compact { margin: 0; padding: 0; list-style: none; }
.findings > li { padding: .6rem .9rem; border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 6rem; } .findings > li:last-child { border-bottom: 0; }
.findings > li:target { outline: 2px solid var(--note); outline-offset: -2px; }
.compact > li { padding: .3rem 0; overflow-wrap: anywhere; }
.findings p { margin: .3rem 0; overflow-wrap: anywhere; }
.place { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .87rem; overflow-wrap: anywhere; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; }
pre { margin: .4rem 0; padding: .5rem .7rem; background: var(--code); border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.45; }
pre code { font-size: .87rem; } .step { display: block; color: var(--dim); overflow-wrap: anywhere; } tbody .place { font-size: .85em; } mark { background: var(--mark); color: inherit; border-radius: .15rem; }
.path ol { margin: .3rem 0; padding-left: 1.6rem; } .path li { padding: .2rem 0; overflow-wrap: anywhere; } .fix { color: var(--good); }
.picture { background: #fff; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; overflow: auto; max-height: 80vh; } .picture svg { max-width: 100%; height: auto; }
.whole { max-height: none; }
footer { padding-top: 2rem; padding-bottom: 2rem; color: var(--dim); font-size: .9rem; }
@media (max-width: 40rem) { h1 { font-size: 1.25rem; } header, main, footer, nav ul { padding-left: .8rem; padding-right: .8rem; } nav { position: static; } html { scroll-padding-top: 0; } .picture svg { max-width: none; } .wide table { min-width: 46rem; } }
@media print { nav, form { display: none; } .rule { break-inside: auto; } }
`;

// src/report/html/page.ts
function digest(text) {
	return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
/** A page that stands for itself: nothing is loaded from anywhere, and no style and script run but its own. Ends with a line end. */
function page(title, body, script) {
	const scripts = script === null ? "'none'" : digest(script);
	const policy = `default-src 'none'; style-src ${digest(STYLE)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
	const head = lines([
		element("meta", { charset: "utf-8" }),
		element("meta", {
			"http-equiv": "Content-Security-Policy",
			content: policy
		}),
		element("meta", {
			name: "viewport",
			content: "width=device-width, initial-scale=1"
		}),
		element("title", {}, title),
		element("style", {}, raw(STYLE))
	]);
	const all = lines([body, script === null ? null : element("script", {}, raw(script))]);
	const parts = [
		raw("\n"),
		element("head", {}, raw("\n"), head),
		raw("\n"),
		element("body", {}, raw("\n"), all)
	];
	return `<!DOCTYPE html>\n${element("html", { lang: "en" }, parts).html}\n`;
}

export { raw as a, prose as i, element as n, sectionElement as o, lines as r, table as s, page as t };