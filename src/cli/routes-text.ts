/** A row of `inspect routes`, as far as the text shows it. */
interface RouteRow {
  readonly methods: readonly string[];
  readonly path: string;
  readonly file: string;
  readonly line: number;
  readonly queries?: {
    readonly growth: string;
    readonly formula: string;
    readonly terms: readonly { readonly per: string; readonly file: string; readonly line: number; readonly statement: string }[];
    readonly unresolved?: { readonly file: string; readonly line: number };
  };
}

/** The routes as text: one a line, and with their queries the formula and the place of each growing term. */
export function routesText(table: Readonly<Record<string, unknown>>): string {
  const routes = (table.routes ?? []) as readonly RouteRow[];
  return routes.map(lines).join("");
}

function lines({ methods, path, file, line, queries }: RouteRow): string {
  const head = `${methods.join(",") || "WEBSOCKET"} ${path}  ${file}:${line}\n`;
  if (queries === undefined) return head;
  const growing = queries.terms.filter(({ per }) => per !== "request");
  const terms = growing.map((term) => `    ${term.per}  ${term.statement}  ${term.file}:${term.line}\n`);
  const open = queries.unresolved === undefined ? "" : `    not resolved  ${queries.unresolved.file}:${queries.unresolved.line}\n`;
  return `${head}  ${queries.growth}: ${queries.formula}\n${terms.join("")}${open}`;
}
