import type { Severity } from "../model/finding.ts";
import type { BlockingPath } from "../model/subjects.ts";

export interface BlockingFact {
  /** Public dotted name of what blocks, such as `requests.get` or `openai.OpenAI.chat.completions.create`. */
  readonly name: string;
  readonly category: BlockingPath["category"];
  readonly cost: BlockingPath["cost"];
  /** `certain`: waits whenever it is called; `likely`: depends on arguments, cache or disk speed, or is usually short. */
  readonly severity: "certain" | "likely";
  /** A noun phrase: what to use on the event loop instead. */
  readonly replacement: string;
  /** What the configuration says that it counts for. */
  readonly counts?: Severity;
  /** Null for a call that blocks whatever its arguments are. */
  readonly condition: BlockingCondition | null;
}

/**
 * The call blocks only if the argument is given, and neither None, False nor zero; only if it is the constant False; unless it is the constant
 * False or zero; or unless it is content in place of an address.
 */
export interface BlockingCondition {
  readonly position: number | null;
  readonly keyword: string;
  readonly blocks: "if-given" | "if-false" | "unless-false" | "unless-content";
}

export type BlockingKind = Omit<BlockingFact, "name">;

/** What is known of the methods of one type. */
export interface BlockingType {
  readonly methods: Map<string, BlockingKind>;
  /** Not blocking although `other` is given. */
  readonly except: Set<string>;
  /** Any other method. */
  other: BlockingKind | undefined;
  /** Any attribute chain on the object that ends in a call blocks, not only methods of the object itself. */
  deep: boolean;
  construction: BlockingKind | undefined;
  iteration: BlockingKind | undefined;
  /** Attributes whose reading blocks: properties that ask a server. */
  readonly reads: Map<string, BlockingKind>;
  /** Types of the results of methods. */
  readonly returns: Map<string, string>;
}

export interface BlockingSheet {
  readonly functions: ReadonlyMap<string, BlockingKind>;
  readonly types: ReadonlyMap<string, BlockingType>;
  /** Function → type of its result. */
  readonly returns: ReadonlyMap<string, string>;
  /** Class → base class. */
  readonly bases: ReadonlyMap<string, string>;
}

/**
 * Reads the blocking calls of one library.
 *
 * ```text
 * network certain unbounded: httpx.AsyncClient       category, severity, cost, replacement of the lines below
 *   requests.(get post)                              functions
 *   smtplib.SMTP!: connect login                     a type whose construction (!) or iteration (%) blocks, and its methods
 *   sqlite3.Connection!: execute>sqlite3.Cursor      a method with the type of its result; `-cursor>…` does not block
 *   rq.Queue: @count                                 an attribute whose reading blocks
 *   botocore.client.BaseClient: * -close             every method but these
 *   openai.OpenAI: ** -copy                          every attribute chain that ends in a call
 *   psutil.cpu_percent?0:interval                    blocks only when the argument is given
 *   queue.Queue: get?!0:block                        blocks unless the argument is the constant False or 0
 *   consumer.commit?=2:asynchronous                  blocks only when the argument is the constant False
 *   feedparser.parse?~0:source                       blocks unless the argument is content that was fetched already
 * =
 *   psycopg2.connect -> psycopg2.extensions.connection
 *   smtplib.SMTP_SSL < smtplib.SMTP                  a subclass
 * ```
 */
export function parseBlockingSheet(text: string): BlockingSheet {
  const functions = new Map<string, BlockingKind>();
  const types = new Map<string, BlockingType>();
  const returns = new Map<string, string>();
  const bases = new Map<string, string>();
  let kind: BlockingKind | undefined;
  for (const line of text.split("\n")) {
    const body = line.trim();
    if (body === "") continue;
    if (!line.startsWith("  ")) {
      kind = body === "=" ? undefined : readKind(body);
    } else if (kind === undefined) {
      const [left, sign, right] = body.split(" ");
      if (left === undefined || right === undefined) throw new RangeError(`malformed line: ${line}`);
      (sign === "<" ? bases : returns).set(left, right);
    } else if (/^[\w.]+[!%]*:/.test(body)) {
      readType(body, kind, types);
    } else {
      for (const word of expand(body)) {
        const { name, kind: own } = readCondition(word, kind);
        functions.set(name, own);
      }
    }
  }
  return { functions, types, returns, bases };
}

function readKind(line: string): BlockingKind {
  const colon = line.indexOf(": ");
  const [category, severity, cost] = line.slice(0, colon).split(" ");
  return {
    category: category as BlockingKind["category"],
    severity: severity as BlockingKind["severity"],
    cost: cost as BlockingKind["cost"],
    replacement: line.slice(colon + 2),
    condition: null,
  };
}

function readCondition(word: string, kind: BlockingKind): { readonly name: string; readonly kind: BlockingKind } {
  const mark = word.indexOf("?");
  if (mark < 0) return { name: word, kind };
  const argument = word.slice(mark + 1).replace(/^[!~=]/, "");
  const colon = argument.indexOf(":");
  const condition: BlockingCondition = {
    position: colon < 0 ? null : Number(argument.slice(0, colon)),
    keyword: argument.slice(colon + 1),
    blocks: CONDITIONS[word[mark + 1] ?? ""] ?? "if-given",
  };
  return { name: word.slice(0, mark), kind: { ...kind, condition } };
}

const CONDITIONS: Readonly<Record<string, BlockingCondition["blocks"]>> = { "!": "unless-false", "~": "unless-content", "=": "if-false" };

function expand(body: string): readonly string[] {
  const open = body.indexOf("(");
  if (open < 0) return body.split(" ");
  const prefix = body.slice(0, open);
  return body
    .slice(open + 1, -1)
    .split(" ")
    .map((name) => prefix + name);
}

function readType(body: string, kind: BlockingKind, types: Map<string, BlockingType>): void {
  const colon = body.indexOf(":");
  const head = body.slice(0, colon);
  const members = body.slice(colon + 1);
  const name = head.replace(/[!%]+$/, "");
  let type = types.get(name);
  if (type === undefined) {
    type = {
      methods: new Map(),
      except: new Set(),
      other: undefined,
      deep: false,
      construction: undefined,
      iteration: undefined,
      reads: new Map(),
      returns: new Map(),
    };
    types.set(name, type);
  }
  if (head.includes("!")) type.construction = kind;
  if (head.includes("%")) type.iteration = kind;
  for (const word of members.trim().split(" ")) {
    const [method = "", result] = word.split(">");
    const bare = method.startsWith("-") ? method.slice(1) : method;
    if (result !== undefined) type.returns.set(bare.split("?")[0] ?? bare, result);
    if (method.startsWith("@")) type.reads.set(method.slice(1), kind);
    else if (method.startsWith("-")) type.except.add(bare);
    else if (method === "*" || method === "**") {
      type.other = kind;
      type.deep = method === "**";
    } else if (method !== "") {
      const read = readCondition(method, kind);
      type.methods.set(read.name, read.kind);
    }
  }
}
