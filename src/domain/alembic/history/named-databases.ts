import type { FileFacts } from "../../../model/facts.ts";
import { lastName } from "../../../model/last-name.ts";
import type { Call, Expr, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { visitExpression } from "../../../model/visit.ts";
import { DATABASES, type Dialect } from "../database/schema.ts";
import { expressionsOf } from "../python/statements.ts";

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

/** What is called so is the database of the application. */
const DATABASE = /(?:^|_)(?:database|db|sql|sqla|sqlalchemy|sqlite|mysql|mariadb|postgres|postgresql|pg|dsn)(?:_|$)/i;
/** A variable or function that is called so, and holds the URL of a database. */
const ITS_URL = /(?:^|_)(?:url|uri|driver|drivername)$/i;
/** What is called so is kept beside it, by something else. */
const BESIDE =
  /cache|celery|broker|result|job|sched|checkpoint|vector|embedding|memory|history|queue|track|mlflow|optuna|study|storage|legacy|example|test|(?:^|_)logs?(?:_|$)/i;

/** What a file says of databases. */
interface Named {
  /** By URLs, or schemes that one is made of, wherever they stand. */
  readonly all: ReadonlySet<Dialect>;
  /** As the value of what is called a database. */
  readonly settings: ReadonlySet<Dialect>;
  /** As what an engine is made with. */
  readonly engines: ReadonlySet<Dialect>;
  /** An engine is made with what is written elsewhere. */
  readonly open: boolean;
}

const NOTHING: Named = { all: new Set(), settings: new Set(), engines: new Set(), open: false };
const known = new WeakMap<FileFacts, Named>();

function namedIn(facts: FileFacts): Named {
  let found = known.get(facts);
  if (found === undefined) {
    const isSaid =
      HINTS.some((hint) => facts.holds(hint)) ||
      facts.mentions("create_engine") ||
      facts.mentions("create_async_engine") ||
      facts.mentions("Database");
    found = isSaid ? read(facts) : NOTHING;
    known.set(facts, found);
  }
  return found;
}

/** The databases that a file writes out: as a URL, or as the scheme that a URL is made of. */
export function namedDatabases(facts: FileFacts): ReadonlySet<Dialect> {
  return namedIn(facts).all;
}

/**
 * The databases that an application connects to, as its files write them out. Caches, queues and the stores of libraries have databases as
 * well: one that is no server's is the application's own if a setting says so, or if the only engines are made with it.
 */
export function applicationDatabases(files: Iterable<FileFacts>): ReadonlySet<Dialect> {
  const found = new Set<Dialect>();
  const made = new Set<Dialect>();
  let isOpen = false;
  for (const facts of files) {
    const { all, settings, engines, open } = namedIn(facts);
    if (all.has("postgresql")) found.add("postgresql");
    for (const dialect of settings) found.add(dialect);
    for (const dialect of engines) made.add(dialect);
    isOpen ||= open;
  }
  return new Set([...found, ...(isOpen ? [] : made)]);
}

function read(facts: FileFacts): Named {
  const [all, settings, engines] = [new Set<Dialect>(), new Set<Dialect>(), new Set<Dialect>()];
  const variables = new Map<string, ReadonlySet<Dialect>>();
  let open = false;
  const engineMade = (call: Call, name: string): void => {
    const given = [...call.args, ...call.keywords.map(({ value }) => value)];
    const said = given.flatMap((each) => [...dialectsIn(each), ...(each.kind === "Name" ? (variables.get(each.id) ?? []) : [])]);
    if (said.length === 0) open = true;
    if (!BESIDE.test(name)) for (const dialect of said) engines.add(dialect);
  };
  const look = (stmt: Stmt, within: string): void => {
    // A text that stands alone is a docstring.
    if (stmt.kind === "Expr" && stmt.value.kind === "Constant") return;
    const name = nameOf(stmt) ?? (stmt.kind === "Return" ? within : "");
    const value = stmt.kind === "Assign" || stmt.kind === "AnnAssign" || stmt.kind === "Return" ? stmt.value : null;
    // What is made with the URL of a database is something else than the setting.
    const isMade = value?.kind === "Call" && !GIVES_URL.test(lastName(value.func));
    const isOwn = !isMade && (DATABASE.test(name) || ITS_URL.test(name)) && !BESIDE.test(name);
    if (value !== null && name !== "") variables.set(name, dialectsIn(value));
    for (const expr of expressionsOf(stmt)) {
      if (expr === null) continue;
      if (!BESIDE.test(name)) for (const dialect of dialectsIn(expr)) all.add(dialect);
      if (isOwn) for (const dialect of dialectsIn(expr)) settings.add(dialect);
      visitExpression(expr, (node) => {
        if (node.kind !== "Call") return;
        if (ENGINE.test(lastName(node.func))) engineMade(node, name);
        const [first, ...others] = node.args;
        const asked = first?.kind === "Constant" && first.type === "str" && isSetting(first.value ?? "") && !BESIDE.test(name);
        const given = [
          ...(asked ? [...others, ...node.keywords.map((each) => each.value)] : []),
          ...node.keywords.filter(({ arg }) => arg !== null && isSetting(arg)).map((each) => each.value),
        ];
        for (const each of given) for (const dialect of dialectsIn(each)) settings.add(dialect);
      });
    }
  };
  const bodies = [
    { name: "", body: facts.body },
    ...facts.classes.map(({ body }) => ({ name: "", body })),
    ...facts.functions.map(({ name, body }) => ({ name, body })),
  ];
  for (const { name, body } of bodies) eachStatement(body, (stmt) => look(stmt, name));
  return { all, settings, engines, open };
}

const ENGINE = /^(?:create_(?:async_)?engine|Database)$/;
/** A setting that is read, with what stands for it where it is not given, or a URL that is put together. */
const GIVES_URL =
  /^(?:getenv|get|pop|setdefault|config|env|str|Field|field|create|build|make_url|URL|format|replace|cast|join|\w*(?:Dsn|url|Url|URL|Env|env))$/;

function isSetting(name: string): boolean {
  return DATABASE.test(name) && !BESIDE.test(name);
}

/** `DATABASE_URL = …`, `self.database_url = …`, `config["DATABASE_URL"] = …`: the name. */
function nameOf(stmt: Stmt): string | undefined {
  const target = stmt.kind === "Assign" ? stmt.targets[0] : stmt.kind === "AnnAssign" ? stmt.target : undefined;
  if (target?.kind === "Name") return target.id;
  if (target?.kind === "Attribute") return target.attr;
  if (target?.kind !== "Subscript" || target.slice.kind !== "Constant") return undefined;
  return target.slice.value ?? undefined;
}

/** The databases that an expression writes out. What is given to be shown, or under the name of something else, is none of it. */
function dialectsIn(expr: Expr): ReadonlySet<Dialect> {
  const found = new Set<Dialect>();
  const add = (word: string | undefined): void => {
    const dialect = DATABASES.get(word ?? "");
    if (dialect !== undefined) found.add(dialect);
  };
  const beside = new Set<Expr>();
  visitExpression(expr, (node) => {
    if (node.kind === "Call") {
      add(schemeOf(node));
      for (const { arg, value } of node.keywords)
        if (arg !== null && (BESIDE.test(arg) || /^(?:description|title|help|doc)$/.test(arg)))
          visitExpression(value, (each) => beside.add(each));
    }
    if (node.kind !== "Constant" || node.type !== "str" || beside.has(node)) return;
    const text = node.value ?? "";
    if (!IN_MEMORY.test(text)) add((URL_SCHEME.exec(text) ?? WITH_DRIVER.exec(text))?.[1]);
  });
  return found;
}

/** `URL.create("sqlite", …)`, `URL.create(drivername="sqlite")`, `PostgresDsn.build(scheme="postgresql")`: the word. */
function schemeOf({ func, args, keywords }: Call): string | undefined {
  if (func.kind !== "Attribute" || (func.attr !== "create" && func.attr !== "build")) return undefined;
  const given = keywords.find(({ arg }) => arg === "drivername" || arg === "scheme")?.value;
  const first = func.value.kind === "Name" && func.value.id === "URL" ? args[0] : undefined;
  const said = given ?? first;
  return said?.kind === "Constant" && said.type === "str" ? (said.value ?? undefined) : undefined;
}
