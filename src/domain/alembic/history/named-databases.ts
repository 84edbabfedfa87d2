import type { FileFacts } from "../../../model/facts.ts";
import type { Expr } from "../../../model/syntax.ts";
import { visitStatements } from "../../../model/visit.ts";
import { DATABASES, type Dialect } from "../database/schema.ts";

/**
 * A database that is gone with the process: no history runs on it, a setting that has to be given stands so until it is. `sqlite:///` alone is
 * rather what the path of a file is written behind.
 */
const IN_MEMORY = /^sqlite(?:\+\w+)?:\/\/(?:$|\/?:memory:|.*\bmode=memory\b)/;
const URL_SCHEME = /^(postgres|postgresql|mysql|mariadb|sqlite)(?:\+\w+)?:\/\//;
/** A scheme by itself, as `URL.create` takes it: only with a driver is it no word of something else. */
const WITH_DRIVER = /^(postgresql|mysql|mariadb|sqlite)\+\w+$/;
/** What URLs and drivers hold of which a file has to have one. */
const HINTS = ["://", "postgresql", "mysql", "mariadb", "sqlite"];

const known = new WeakMap<FileFacts, ReadonlySet<Dialect>>();

/** The databases that a file writes out: as a URL, or as the scheme that a URL is made of. */
export function namedDatabases(facts: FileFacts): ReadonlySet<Dialect> {
  let found = known.get(facts);
  if (found === undefined) {
    found = HINTS.some((hint) => facts.holds(hint)) ? read(facts) : new Set();
    known.set(facts, found);
  }
  return found;
}

function read(facts: FileFacts): ReadonlySet<Dialect> {
  const found = new Set<Dialect>();
  const add = (word: string | undefined): void => {
    const dialect = DATABASES.get(word ?? "");
    if (dialect !== undefined) found.add(dialect);
  };
  const look = (expr: Expr): void => {
    if (expr.kind === "Call") add(schemeOf(expr));
    if (expr.kind !== "Constant" || expr.type !== "str") return;
    const text = expr.value ?? "";
    if (!IN_MEMORY.test(text)) add((URL_SCHEME.exec(text) ?? WITH_DRIVER.exec(text))?.[1]);
  };
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body), ...facts.classes.map((each) => each.body)])
    visitStatements(body, look);
  return found;
}

/** `URL.create("sqlite", …)`, `URL.create(drivername="sqlite")`, `PostgresDsn.build(scheme="postgresql")`: the word. */
function schemeOf({ func, args, keywords }: Extract<Expr, { readonly kind: "Call" }>): string | undefined {
  if (func.kind !== "Attribute" || (func.attr !== "create" && func.attr !== "build")) return undefined;
  const given = keywords.find(({ arg }) => arg === "drivername" || arg === "scheme")?.value;
  const first = func.value.kind === "Name" && func.value.id === "URL" ? args[0] : undefined;
  const said = given ?? first;
  return said?.kind === "Constant" && said.type === "str" ? (said.value ?? undefined) : undefined;
}
