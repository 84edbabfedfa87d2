import { a as raw, n as element, r as lines, t as page } from "./report-html-page.chunk.js";

// src/report/html/picture.ts
/** A page with one picture, drawn as an SVG element by this tool. */
function picturePage(title, svg) {
	const picture = element("div", {
		class: "picture whole",
		role: "region",
		"aria-label": title,
		tabindex: 0
	}, raw(svg));
	return page(`${title}: fastapi-gate`, lines([element("header", {}, element("h1", {}, title)), element("main", {}, picture)]), null);
}

export { picturePage };