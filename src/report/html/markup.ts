import { markup } from "../../model/xml.ts";

/** Text that is markup already. Only the functions here make it, so that nothing of the analysed code gets in unescaped. */
export interface Html {
  readonly html: string;
}

type Child = Html | string | null | readonly (Html | string | null)[];
type Attributes = Readonly<Record<string, string | number | boolean>>;

const EMPTY = new Set(["input", "meta", "br", "hr", "rect"]);

function written(child: Child): string {
  if (child === null) return "";
  if (typeof child === "string") return markup(child);
  return "html" in child ? child.html : child.map(written).join("");
}

/** An element. Attributes that are false are left out; text is escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Html {
  const values = Object.entries(attributes)
    .filter(([, value]) => value !== false)
    .map(([key, value]) => ` ${key}="${value === true ? "" : markup(String(value))}"`)
    .join("");
  if (EMPTY.has(name)) return { html: `<${name}${values}/>` };
  return { html: `<${name}${values}>${children.map(written).join("")}</${name}>` };
}

/** Pieces of markup one after the other, each on a line of its own. */
export function lines(parts: readonly (Html | null)[]): Html {
  return { html: parts.flatMap((part) => (part === null ? [] : [part.html])).join("\n") };
}

/** Markup that is not ours to escape: a picture that Graphviz drew from escaped labels, the style, the script. */
export function raw(html: string): Html {
  return { html };
}

/** Prose: what stands between backticks is code. */
export function prose(text: string): readonly (Html | string)[] {
  const parts = text.split("`");
  // An odd number of backticks leaves the last one without a partner: it is text.
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    return index < parts.length - 1 ? element("code", {}, part) : `\`${part}`;
  });
}

/** A section of the page that the navigation leads to; null where there is nothing in it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly count: number | null;
  readonly body: Html;
}

export function sectionElement({ id, title, count, body }: Section): Html {
  const head = element("h2", { id: `${id}-title` }, title, count === null ? null : element("span", { class: "count" }, ` ${count}`));
  return element("section", { id, "aria-labelledby": `${id}-title` }, head, raw("\n"), body);
}

/** A table that scrolls by itself where the page is narrow. The first cell of a row names it. */
export function table(label: string, head: readonly string[], rows: readonly (readonly Child[])[]): Html {
  const headRow = element(
    "tr",
    {},
    head.map((title) => element("th", { scope: "col" }, title)),
  );
  const body = rows.map((cells) =>
    element(
      "tr",
      {},
      cells.map((cell, index) => (index === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell))),
    ),
  );
  return element(
    "div",
    { class: "wide", role: "region", "aria-label": `${label}, as a table`, tabindex: 0 },
    element("table", {}, element("thead", {}, headRow), raw("\n"), element("tbody", {}, lines(body))),
  );
}
