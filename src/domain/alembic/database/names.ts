import type { Dialect } from "./schema.ts";

const PG_LIMIT = 63;

/** PostgreSQL's `makeObjectName`: joins with `_`, shortening the longer of the two names until the result fits. */
export function objectName(table: string, columns: string | null, label: string): string {
  let first = table;
  let second = columns ?? "";
  const room = PG_LIMIT - label.length - 1 - (columns === null ? 0 : 1);
  while (byteLength(first) + byteLength(second) > room) {
    if (byteLength(first) > byteLength(second)) {
      first = first.slice(0, -1);
    } else {
      second = second.slice(0, -1);
    }
  }
  return columns === null ? `${first}_${label}` : `${first}_${second}_${label}`;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

/** The name that PostgreSQL chooses: with a number appended to the label while it is taken. */
export function chooseName(table: string, columns: string | null, label: string, taken: (name: string) => boolean): string {
  let name = objectName(table, columns, label);
  for (let pass = 1; taken(name); pass += 1) {
    name = objectName(table, columns, `${label}${pass}`);
  }
  return name;
}

/** Joins column names as PostgreSQL does for constraint names: it stops once the text is long enough. */
export function joinColumns(columns: readonly string[]): string {
  let text = "";
  for (const column of columns) {
    text += text === "" ? column : `_${column}`;
    if (byteLength(text) >= PG_LIMIT) {
      break;
    }
  }
  return text;
}

/** Identifiers longer than the dialect's limit are cut by PostgreSQL. */
export function identifier(name: string, dialect: Dialect): string {
  return dialect === "postgresql" && byteLength(name) > PG_LIMIT ? Buffer.from(name).subarray(0, PG_LIMIT).toString() : name;
}

/** A name of a statement without the quotes around it; empty where there is none. */
export function unquoted(name: string | undefined): string {
  return (name ?? "").replace(/^["`](.*)["`]$/, "$1");
}

/** A definition, as of a view, in one spelling: comments, white space and case outside quotes do not matter. */
export function canonicalDefinition(text: string): string {
  // Quoted texts are kept as they are, and hide what looks like a comment.
  return spelling(
    text.replace(/('(?:[^']|'')*'|"(?:[^"]|"")*")|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (_all, quoted?: string) => quoted ?? " ").trim(),
  );
}

/**
 * A trigger as PostgreSQL keeps it: the table, which the schema holds beside it and which may take another name, counts apart, what is handed
 * to the function is text, quoted or not, and long names are cut.
 */
export function canonicalTrigger(text: string): string {
  const plain = canonicalDefinition(text);
  const [, head = "", event = plain] = /^(.*?)\b((?:before|after|instead of)\b.*)$/s.exec(plain) ?? [];
  const [, before = event, args] = /^(.*\bexecute (?:function|procedure) ?[^(]*)\((.*)\)$/s.exec(event) ?? [];
  const kept = before.replace(/ on (?:"?[\w$]+"?\.)?"?[\w$]+"?(?= )/, "").replace(/\bexecute procedure\b/, "execute function");
  const cut = kept.replace(/[\w$]+/g, (word) => identifier(word, "postgresql"));
  const given = args === undefined ? "" : `(${args.replace(/'([^']*)'/g, "$1").replace(/\s+/g, "")})`;
  return `${/\bconstraint\b/.test(head) ? "constraint " : ""}${cut}${given}`;
}

/** The body of a function, between whatever marks its ends. */
const BODY = /^(.*?)\bas ?(?:(\$\w*\$)(.*)\2|'((?:[^']|'')*)')(.*)$/s;

/** What PostgreSQL takes where a function does not say it. */
const TAKEN = /\b(?:volatile|called on null input|security invoker|not leakproof|parallel unsafe|cost 100)\b/g;

/** What a function says of itself, in whatever order. */
const CLAUSE =
  /\b(?:language '?\w+'?|immutable|stable|strict|returns null on null input|security definer|leakproof|parallel \w+|cost \d+|rows \d+)(?!\w)/g;

/** A function as PostgreSQL keeps it: its body, and clauses in one order, without those that go without saying. Its name counts apart. */
export function canonicalFunction(text: string): string {
  const plain = canonicalSql(text);
  const [, before, mark, between, quoted = "", after] = BODY.exec(plain) ?? [];
  if (before === undefined || after === undefined) return plain;
  const body = mark === undefined ? canonicalSql(quoted.replaceAll("''", "'")) : (between ?? "");
  const clauses: string[] = [];
  const head = `${before} ${after.replace(/;$/, "")}`.replace(TAKEN, "").replace(CLAUSE, (clause) => {
    clauses.push(clause.replaceAll("'", "").replace("returns null on null input", "strict"));
    return "";
  });
  const apart = head.replace(/^(?:function )?(?:"?([\w$]+)"?[ .])?"?[\w$]+"?(?=\()/, (_all, schema = "public") =>
    schema === "public" ? "" : schema,
  );
  return [apart.replace(/\s+/g, " ").trim(), ...clauses.sort(), body.replaceAll("\\:", ":")].join(" ");
}

/** A cast to a type, of which some have names of several words. */
const CAST =
  /(?<=(.))::((?:timestamp|time)(?:\(\d+\))? with(?:out)? time zone|(?:double precision|character varying|bit varying|[a-z_][a-z0-9_]*)(?:\(\d+(?:,\d+)*\))?(?:\[\])*)/g;

/** A number with a cast, as PostgreSQL writes one that is compared with another kind of number: `(0)::numeric`. */
const CAST_NUMBER = /(?<![\w.])(?:\((-?\d+(?:\.\d+)?)\)|(\d+(?:\.\d+)?))::(?:double precision|[a-z_][a-z0-9_]*)(?:\(\d+(?:,\d+)*\))?/g;

/** What PostgreSQL casts by itself where it writes an expression down: texts, lists of texts, and every literal. */
const TEXTUAL = /^(?:text|character varying|varchar|bpchar|name|citext|regclass)\b/;

/** Names of one type. */
const SAME_TYPE: ReadonlyMap<string, string> = new Map([
  ["int", "integer"],
  ["int4", "integer"],
  ["int8", "bigint"],
  ["int2", "smallint"],
  ["bool", "boolean"],
  ["float8", "double precision"],
  ["timestamptz", "timestamp with time zone"],
  ["timestamp", "timestamp without time zone"],
  ["decimal", "numeric"],
]);

/** A cast of a column or of an expression to another kind of value says something; that of a literal or to a text does not. */
function withoutCast(_all: string, before: string, type: string): string {
  return before === "'" || before === "]" || TEXTUAL.test(type) ? "" : `::${SAME_TYPE.get(type) ?? type}`;
}

/** A name or text in parentheses, as PostgreSQL writes what a cast stood behind; a quoted text of its own is only passed over. */
const BRACKETED = /((?<!\()'(?:[^']|'')*')|(?<![\w"')])\(([a-z_][\w.]*|'(?:[^']|'')*')\)/g;

/** How PostgreSQL writes a list behind IN. */
const ANY_OF = /=any\((?:array\[([^\]]*)\]|\(array\[([^\]]*)\]\))\)/g;

/** SQL text in one spelling: white space, case outside quotes, casts and outer parentheses do not matter. */
export function canonicalSql(text: string): string {
  let out = spelling(text)
    .replace(CAST_NUMBER, "$1$2")
    .replace(CAST, withoutCast)
    .replace(BRACKETED, (all, _quoted, inner?: string) => inner ?? all)
    .replace(ANY_OF, (_all, plain?: string, bracketed?: string) => ` in(${plain ?? bracketed ?? ""})`)
    .replaceAll("<>", "!=")
    .replace(/nextval\('(?:\w+\.)?"?(\w+)"?'\)/g, "nextval($1)");
  while (out.startsWith("(") && closes(out)) {
    out = out.slice(1, -1);
  }
  return out;
}

/** A text to be written into code or SQL: as the source had it, where that says what the canonical text says. */
export function spelledOut(canonical: string, written: string | null | undefined): string {
  return written != null && canonicalSql(written) === canonical ? written.trim() : canonical;
}

function spelling(text: string): string {
  let out = "";
  // The end of it: to ask the text itself would read all of it again for each space.
  let last = "";
  const add = (part: string): void => {
    out += part;
    if (part !== "") last = part.slice(-1);
  };
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i);
    let end = i + 1;
    if (char === "'" || char === '"') {
      while (end < text.length && (text.charAt(end) !== char || text.charAt(end + 1) === char)) {
        end += text.charAt(end) === char ? 2 : 1;
      }
      end += 1;
      const quoted = text.slice(i, end);
      // Quotes around a plain lower-case name change nothing.
      add(char === '"' && /^"[a-z_][a-z0-9_]*"$/.test(quoted) ? quoted.slice(1, -1) : quoted);
    } else if (/\s/.test(char)) {
      while (/\s/.test(text.charAt(end))) end += 1;
      if (/\w/.test(last) && /[\w"']/.test(text.charAt(end))) add(" ");
    } else {
      add(char.toLowerCase());
    }
    i = end;
  }
  return out;
}

/** Whether the parenthesis that opens the text closes at its very end. */
function closes(text: string): boolean {
  let depth = 0;
  let quote = "";
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (quote !== "") {
      quote = char === quote ? "" : quote;
    } else if (char === "'" || char === '"') {
      quote = char;
    } else if (char === "(") {
      depth += 1;
    } else if (char === ")") {
      depth -= 1;
      if (depth === 0) {
        return i === text.length - 1;
      }
    }
  }
  return false;
}
