import { visible } from "./plain.ts";

// Characters that no XML 1.0 document may hold, in any form, besides those that `visible` writes out.
const FORBIDDEN = /[\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for an element or a quoted attribute of XML or HTML, on one line; characters that cannot be seen are written out. */
export function markup(text: string): string {
  return visible(text)
    .replace(FORBIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** Text of several lines: line ends stay. */
export function markupLines(text: string): string {
  return text.split("\n").map(markup).join("\n");
}
