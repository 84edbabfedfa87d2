import type { CodeLens } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Questions } from "../live/protocol.ts";

/** The command that says where a route's queries are. */
export const QUERIES = "fastapi-gate.queries";

type RouteQueries = Questions["queries"]["answer"][number];

/** What the command is given. */
interface Shown {
  readonly title: string;
  readonly terms: readonly { readonly text: string; readonly uri: string; readonly line: number }[];
}

/** Terms that a message has room for. */
const MOST_TERMS = 8;

/** A lens over the handler of each route. Routes whose handler is not in the text any more have none. */
export function lensesOf(routes: readonly RouteQueries[], document: TextDocument, uriOf: (path: string) => string): readonly CodeLens[] {
  if (routes.length === 0) return [];
  const lines = document.getText().split(/\r\n|\r|\n/);
  return routes.flatMap((route) => {
    const line = lineOf(route, lines);
    if (line === null) return [];
    const { formula, growth, terms, unresolved } = route.queries;
    const title = `${route.methods.join(", ") || "WEBSOCKET"} ${route.path}: ${amount(formula, growth)}`;
    const growing = terms.filter(({ per }) => per !== "request");
    const listed = [...growing, ...terms.filter(({ per }) => per === "request")].map(({ per, statement, file, line }) => ({
      text: `${per}: ${statement} in ${file}:${line}`,
      uri: uriOf(file),
      line,
    }));
    const open =
      unresolved === undefined
        ? []
        : [{ text: `not followed: ${unresolved.file}:${unresolved.line}`, uri: uriOf(unresolved.file), line: unresolved.line }];
    const shown: Shown = { title, terms: [...listed, ...open] };
    const at = { line, character: 0 };
    return [{ range: { start: at, end: at }, command: { title, command: QUERIES, arguments: [shown] } }];
  });
}

/** The line (from 0) on which the handler stands in the text as it is now: the nearest of its name to where it was. */
function lineOf({ handler, line }: RouteQueries, lines: readonly string[]): number | null {
  const definition = new RegExp(`^\\s*(?:async\\s+)?def\\s+${handler}\\b`, "u");
  let best: number | null = null;
  for (const [index, text] of lines.entries()) {
    if (!definition.test(text)) continue;
    if (best === null || Math.abs(index - line + 1) < Math.abs(best - line + 1)) best = index;
  }
  return best;
}

function amount(formula: string, growth: RouteQueries["queries"]["growth"]): string {
  if (formula === "0") return growth === "unknown" ? "queries unknown" : "no queries";
  const queries = formula === "1" ? "1 query" : `${formula} queries`;
  switch (growth) {
    case "constant":
      return queries;
    case "grows":
      return `${queries}, grows with the data`;
    case "unknown":
      return `at least ${queries}`;
  }
}

/** What the command shows and where it goes, if it was given what a lens holds. */
export function shownQueries(
  argument: unknown,
): { readonly message: string; readonly place: { readonly uri: string; readonly line: number } | null } | null {
  if (!isShown(argument)) return null;
  const { title, terms } = argument;
  const more = terms.length > MOST_TERMS ? [`and ${terms.length - MOST_TERMS} more`] : [];
  const [first] = terms;
  return { message: [title, ...terms.slice(0, MOST_TERMS).map(({ text }) => text), ...more].join("\n"), place: first ?? null };
}

function isShown(value: unknown): value is Shown {
  const { title, terms } = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return (
    typeof title === "string" &&
    Array.isArray(terms) &&
    (terms as readonly unknown[]).every((term) => {
      const { text, uri, line } = (typeof term === "object" && term !== null ? term : {}) as Readonly<Record<string, unknown>>;
      return typeof text === "string" && typeof uri === "string" && Number.isInteger(line);
    })
  );
}
