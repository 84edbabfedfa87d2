import { visible } from "./plain.ts";

/** Text outside code: everything that Markdown or HTML would act on is written as itself, mentions included. */
function escapedText(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => (character === "&" ? "&amp;" : character === "<" ? "&lt;" : "&gt;"))
    .replace(/[\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
    .replace(/^[#+=-]/, "\\$&")
    .replaceAll("@", "&#64;");
}

/** Text as inline code. Backticks inside are replaced: a longer fence could be broken by a longer run. */
export function code(text: string): string {
  const inner = visible(text.replace(/\s+/g, " ").trim()).replaceAll("`", "'");
  return inner === "" ? "" : `\`${inner}\``;
}

/** Text for a list item: what stands between backticks stays code, the rest is escaped. One line. */
export function prose(text: string): string {
  const parts = visible(text.replace(/\s+/g, " ").trim()).split("`");
  // An odd number of backticks leaves the last one without a partner: it is text.
  return parts
    .map((part, index) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      if (isCode) return code(part);
      return index % 2 === 1 ? `\\\`${escapedText(part)}` : escapedText(part);
    })
    .join("");
}

/** Inline code in a table, where a bare bar would end the cell even inside code. */
export function codeCell(text: string): string {
  return code(text).replaceAll("|", "\\|");
}

/** Prose in a table. Outside code bars are escaped already. */
export function cell(text: string): string {
  return prose(text).replace(/(?<!\\)\|/g, "\\|");
}
