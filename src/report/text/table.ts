import { visible } from "../../model/plain.ts";
import type { Paint } from "./paint.ts";
import { padded, width } from "./width.ts";

export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly right?: boolean;
}

/** Rows that belong together, under a title. */
export interface Section {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

export interface TextTable {
  readonly columns: readonly Column[];
  readonly sections: readonly Section[];
  /** Lines after the table: totals. */
  readonly notes: readonly string[];
}

const GAP = "  ";
/** No column is cut below this. */
const NARROWEST = 12;

/** Lays a table out in aligned columns, cut to the terminal's width; null for as wide as it gets. Ends with a line end. */
export function textTable({ columns, sections, notes }: TextTable, terminal: number | null, colours: Paint): string {
  const clean = sections.map(({ title, rows }) => ({
    title: visible(title),
    rows: rows.map((cells) => cells.map((cell) => visible(cell))),
  }));
  const widths = columns.map(({ title }, index) =>
    Math.max(width(title), ...clean.map(({ rows }) => rows.reduce((most, cells) => Math.max(most, width(cells[index] ?? "")), 0))),
  );
  const indent = clean.some(({ title }) => title !== "") ? GAP : "";
  if (terminal !== null) narrow(widths, terminal - indent.length - GAP.length * (columns.length - 1));
  const line = (cells: readonly string[]): string =>
    indent +
    columns
      .map(({ right }, index) => {
        const cell = cut(cells[index] ?? "", widths[index] ?? 0);
        const filled = padded(cell, widths[index] ?? 0);
        return right === true ? filled.slice(cell.length) + cell : filled;
      })
      .join(GAP)
      .trimEnd();
  const lines: string[] = clean.length === 0 ? [] : [colours.dim(line(columns.map(({ title }) => title)))];
  for (const { title, rows } of clean) {
    if (title !== "") lines.push("", colours.bold(title));
    for (const cells of rows) lines.push(line(cells));
  }
  if (notes.length > 0) lines.push("", ...notes.map((note) => visible(note)));
  return `${lines.join("\n")}\n`;
}

/** Takes from the widest columns until all fit. */
function narrow(widths: number[], room: number): void {
  let over = widths.reduce((sum, each) => sum + each, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const most = widths[widest] ?? 0;
    if (most <= NARROWEST) return;
    const second = widths.reduce((best, each, index) => (index === widest ? best : Math.max(best, each)), NARROWEST);
    const take = Math.min(over, Math.max(1, most - Math.max(second, NARROWEST)));
    widths[widest] = most - take;
    over -= take;
  }
}

function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = "";
  let taken = 0;
  for (const character of text) {
    const each = width(character);
    if (taken + each > columns - 1) break;
    kept += character;
    taken += each;
  }
  return `${kept}…`;
}
