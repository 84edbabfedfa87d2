import { element, lines, raw } from "./markup.ts";
import { page } from "./page.ts";

/** A page with one picture, drawn as an SVG element by this tool. */
export function picturePage(title: string, svg: string): string {
  const picture = element("div", { class: "picture whole", role: "region", "aria-label": title, tabindex: 0 }, raw(svg));
  return page(`${title}: fastapi-gate`, lines([element("header", {}, element("h1", {}, title)), element("main", {}, picture)]), null);
}
