import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr, Lambda, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import { mentions, names, visitAssignments, visitStatements } from "../../model/visit.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import { goesRound, leavesAfter, runsWhenFull } from "./bounded.ts";
import { isPicked } from "./picked.ts";

/** Functions that cut a collection into pieces: a loop over their result makes one query a piece on purpose. */
const BATCHING =
  /^_?(batch|batched|chunk|chunked|chunkify|partition|paginate|paginated|windowed|grouper)(_|$)|(^|_)(batches|chunks|pages|partitions|slices|windows)(_async)?$|(^|_)(yield_per|batched|chunked|chunkify|paginate|iter_batches|iter_pages|fetchmany)(_|$)/i;

/**
 * The loop that `map`, `filter` and what sorts by a key make of the function they are given; undefined for a call that is none. The function
 * stands in the call itself (`map(load, ids)`), or the site lies in a lambda of it.
 */
export function mappingLoop(site: CallSite, handed: boolean): LoopRegion | undefined {
  const { lambda } = site;
  const call = handed ? site.call : lambda === null ? null : callGiven(site, lambda);
  if (call === null || call === undefined) return undefined;
  const iter = iterated(call, handed ? null : lambda);
  if (iter === undefined) return undefined;
  return { kind: "for", async: false, node: call, iter, scope: site.scope, target: null, body: [], comp: null };
}

/** The call around a site that is given the lambda in which it stands. */
export function callGiven(site: CallSite, lambda: Lambda): Call | undefined {
  return site.arguments.findLast(
    ({ args, keywords }) => args.some((argument) => argument === lambda) || keywords.some(({ value }) => value === lambda),
  );
}

/** Whether a loop that a library function makes asks for what it compares by. */
export function sortsByKey({ node }: LoopRegion): boolean {
  return "keywords" in node && (node as Call).keywords.some(({ arg }) => arg === "key");
}

/** What a library function goes through with the function that it is given; where it is a lambda, it has to stand where that is expected. */
function iterated({ func, args, keywords }: Call, lambda: Lambda | null): Expr | undefined {
  const name = func.kind === "Name" || func.kind === "Attribute" ? lastName(func) : "";
  if (/^(map|filter|imap|imap_unordered)$/.test(name)) return lambda === null || args[0] === lambda ? args[1] : undefined;
  if (!keywords.some(({ arg, value }) => arg === "key" && (lambda === null || value === lambda))) return undefined;
  if (name === "sort" && func.kind === "Attribute") return func.value;
  return /^(sorted|min|max)$/.test(name) && args.length === 1 ? args[0] : undefined;
}

/**
 * The innermost loop around a call that repeats it with different data, and one with few iterations only where no other does; undefined if
 * none does.
 */
export function repeatingLoop(program: Program, site: CallSite, isSmall: (loop: LoopRegion) => boolean): LoopRegion | undefined {
  let few: LoopRegion | undefined;
  for (let at = site.loops.length - 1; at >= 0; at--) {
    const loop = site.loops[at];
    if (loop === undefined) continue;
    if (isPicked(site, loop)) continue;
    if (
      repeats(program, loop) &&
      !leavesAfter(loop.body, site.node) &&
      !runsWhenFull(loop.body, site.node) &&
      dependsOnLoop(program, site, loop)
    ) {
      if (!isSmall(loop)) return loop;
      few ??= loop;
    }
  }
  return few;
}

/** Whether a loop runs once per item of something; batches, retries, polling and what ends at once are no such loops. */
export function repeats(program: Program, loop: LoopRegion): boolean {
  if (loop.kind === "while") return worklist(loop);
  if (listsTables(program, loop.iter, loop.scope) || waitsForMessages(program, loop.iter, loop.scope)) return false;
  return (
    (!batched(program, loop.iter, loop.scope) || takesRecords(loop)) && !retries(loop) && !leavesAtOnce(loop) && !yieldsOnce(program, loop)
  );
}

/** `async for message in pubsub.listen()`: messages come one by one, from outside, and nobody has them together. */
function waitsForMessages(program: Program, iter: Expr, scope: Scope): boolean {
  const callee = iter.kind === "Call" ? program.typeOf(iter.func, scope) : null;
  if (callee?.kind === "method") return /\.(PubSub|WebSocket)$/.test(callee.owner) && /^(listen|iter_(text|json|bytes))$/.test(callee.name);
  const type = program.typeOf(iter, scope);
  return type.kind === "external" && /^(aiokafka\.AIOKafkaConsumer|kafka\.KafkaConsumer)$/.test(type.name);
}

/**
 * Pieces of a text are called chunks as well, and each is a record: the body reads `chunk.content` or `chunk["content"]`, and takes none of
 * them for a collection.
 */
function takesRecords({ iter, target, body }: LoopRegion): boolean {
  const item = target?.kind === "Tuple" ? target.elts.at(-1) : target;
  if (item?.kind !== "Name" || !/chunk/i.test(unparse(iter))) return false;
  const isItem = (value: Expr | undefined): boolean => value?.kind === "Name" && value.id === item.id;
  let reads = false;
  let whole = false;
  visitStatements(body, (node) => {
    if (node.kind === "Attribute" && isItem(node.value)) {
      if (OF_COLLECTION.test(node.attr)) whole = true;
      else reads = true;
    }
    if (node.kind === "Subscript" && isItem(node.value)) {
      if (node.slice.kind === "Constant" && node.slice.type === "str") reads = true;
      else whole = true;
    }
    if (node.kind === "Call" && TAKES_MANY.test(calledName(node)) && node.args.some(isItem)) whole = true;
    if (node.kind === "Starred" && isItem(node.value)) whole = true;
    if ((node.kind === "ListComp" || node.kind === "GeneratorExp") && node.generators.some((each) => isItem(each.iter))) whole = true;
  });
  eachStatement(body, (statement) => {
    if (statement.kind === "For" && isItem(statement.iter)) whole = true;
  });
  return reads && !whole;
}

/** What lists, dictionaries of columns and data frames have. */
const OF_COLLECTION =
  /^(append|astype|columns|copy|count|drop\w*|empty|extend|fillna|head|index|is_empty|items|iter\w*|keys|loc|iloc|rename|rows?|shape|sort\w*|tail|to_\w+|tolist|values)$/;
/** Functions that are given many at once. */
const TAKES_MANY = /^(len|list|set|tuple|sorted|in_|values|executemany|add_all|bulk_\w+|insert_many|extend|insert|gather|map)$/;

/** `while queue:` with `queue.pop()` in the body; retries, polling and paging are no such loops. */
function worklist(loop: LoopRegion): boolean {
  if (loop.iter.kind !== "Name") return false;
  const name = loop.iter.id;
  let pops = false;
  visitStatements(loop.body, (node) => {
    if (
      node.kind === "Call" &&
      node.func.kind === "Attribute" &&
      /^pop(left)?$/.test(node.func.attr) &&
      node.func.value.kind === "Name" &&
      node.func.value.id === name
    )
      pops = true;
  });
  return pops;
}

/** A collection of pieces by its name: `batches`, `id_chunks`; `batch_items` are items. */
const PIECES = /(^|_)(batches|chunks|pages|partitions|slices|windows)$/i;

function batched(program: Program, iter: Expr, scope: Scope, named = false): boolean {
  const call = iter.kind === "Await" ? iter.value : iter;
  if (call.kind === "Name") {
    const bound = named ? undefined : boundOnce(program, call.id, scope);
    if (PIECES.test(call.id)) return bound === undefined || !givesRows(bound.value);
    return bound !== undefined && bound.scope.kind === "function" && batched(program, bound.value, bound.scope, true);
  }
  if (call.kind === "Attribute") return PIECES.test(call.attr);
  // `[rows[at:at + SIZE] for at in range(0, len(rows), SIZE)]`: one item a piece.
  if (call.kind === "ListComp" || call.kind === "GeneratorExp") {
    const [only, second] = call.generators;
    return only !== undefined && second === undefined && batched(program, only.iter, scope, named);
  }
  if (call.kind !== "Call") return false;
  const name = call.func.kind === "Name" ? call.func.id : call.func.kind === "Attribute" ? call.func.attr : "";
  if (name === "range") {
    const stop = call.args[call.args.length > 1 ? 1 : 0];
    return call.args.length === 3 || (stop !== undefined && countsPieces(program, stop, scope));
  }
  if (name === "enumerate" || name === "tqdm" || name === "list")
    return call.args[0] !== undefined && batched(program, call.args[0], scope, named);
  return BATCHING.test(name);
}

/** `for table in metadata.sorted_tables:` asks another table each time, which no statement does for all. */
function listsTables(program: Program, iter: Expr, scope: Scope, named = false): boolean {
  switch (iter.kind) {
    case "Attribute":
      return iter.attr === "sorted_tables";
    case "Call":
      if (iter.func.kind === "Name" && /^(reversed|list|enumerate|tqdm)$/.test(iter.func.id))
        return iter.args[0] !== undefined && listsTables(program, iter.args[0], scope, named);
      return iter.func.kind === "Attribute" && iter.func.attr === "get_table_names";
    case "ListComp":
      return (
        iter.generators.length === 1 && iter.generators[0] !== undefined && listsTables(program, iter.generators[0].iter, scope, named)
      );
    case "Name": {
      const bound = named ? undefined : boundOnce(program, iter.id, scope);
      return bound !== undefined && bound.scope.kind === "function" && listsTables(program, bound.value, bound.scope, true);
    }
    default:
      return false;
  }
}

/** `result.scalars().all()`: `pages` out of a query are rows that are called so, and nothing was cut. */
function givesRows(value: Expr): boolean {
  const call = value.kind === "Await" ? value.value : value;
  return call.kind === "Call" && call.func.kind === "Attribute" && /^(all|scalars|fetchall|fetch_all)$/.test(call.func.attr);
}

/** How many pieces there are, by its name. */
const PIECE_COUNT = /(^|_)(pages|batches|chunks)(_|$)|(^|_)(page|batch|chunk)_(count|num|number|total)$/i;

/** A number of pieces: `math.ceil(count / size)`, `(count + size - 1) // size`, `total_pages + 1`, or a name for one. */
function countsPieces(program: Program, count: Expr, scope: Scope, named = false): boolean {
  const further = (part: Expr): boolean => countsPieces(program, part, scope, named);
  switch (count.kind) {
    case "BinOp":
      if (count.op === "/" || count.op === "//") return count.right.kind !== "Constant" || Number(count.right.value) >= LEAST_PIECE;
      // `pages + 1`: a number of pieces and another number are no number of pieces.
      return (count.op === "+" || count.op === "-") && count.right.kind === "Constant" && further(count.left);
    case "UnaryOp":
      return further(count.operand);
    case "Call":
      return /^(ceil|floor|int|round|max|min)$/.test(calledName(count)) && count.args.some(further);
    case "Attribute":
      return PIECE_COUNT.test(count.attr);
    case "Name": {
      if (PIECE_COUNT.test(count.id)) return true;
      const bound = named ? undefined : boundOnce(program, count.id, scope);
      return bound !== undefined && bound.scope.kind === "function" && countsPieces(program, bound.value, bound.scope, true);
    }
    default:
      return false;
  }
}

/** What is cut into halves is not taken in pieces. */
const LEAST_PIECE = 10;

/** `for attempt in range(MAX_RETRIES):` repeats the same work until it succeeds. */
function retries({ iter, target }: LoopRegion): boolean {
  if (iter.kind !== "Call" || iter.func.kind !== "Name" || iter.func.id !== "range") return false;
  return (target?.kind === "Name" && RETRY.test(target.id)) || RETRY.test(unparse(iter));
}

const RETRY = /(^|[^a-z])(retry|retries|attempts?|tries)([^a-z]|$)/i;

/** `async for session in get_session():` over a generator that yields outside any loop: it runs once. */
function yieldsOnce(program: Program, loop: LoopRegion): boolean {
  return handsOutSession(program, loop) || yieldsOneValue(program, loop.iter, loop.scope, MOST_GENERATORS);
}

/** `async for session in factory():` where it is only declared what the generator gives: nobody goes through a collection of sessions. */
function handsOutSession(program: Program, { iter, scope, async }: LoopRegion): boolean {
  if (iter.kind !== "Call") return false;
  const items = alternatives(program.item(program.typeOf(iter, scope), async));
  return items.length > 0 && items.every((item) => item.kind === "external" && SESSION.test(item.name));
}

const SESSION = /^(sqlalchemy|sqlmodel)\.(.+\.)?(Async)?Session$/;

/** Generators that hand on what another yields, one inside the other. */
const MOST_GENERATORS = 3;

function yieldsOneValue(program: Program, iter: Expr, scope: Scope, deeper: number): boolean {
  if (deeper === 0) return false;
  if (iter.kind === "Name") {
    const bound = boundOnce(program, iter.id, scope);
    return bound !== undefined && bound.value.kind === "Call" && yieldsOneValue(program, bound.value, bound.scope, deeper - 1);
  }
  if (iter.kind !== "Call") return false;
  const callee = program.typeOf(iter.func, scope);
  if (callee.kind !== "function" || !callee.function.def.generator) return false;
  const inner = program.functionScope(callee.function);
  return !yieldsInLoop(callee.function.def.body, false, (within) => yieldsOneValue(program, within, inner, deeper - 1));
}

function yieldsInLoop(body: readonly Stmt[], inLoop: boolean, isOne: (iter: Expr) => boolean): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "For": {
        const repeats = inLoop || (yieldsInLoop(statement.body, true, isOne) && !isOne(statement.iter));
        return yieldsInLoop(statement.body, repeats, isOne) || yieldsInLoop(statement.orelse, inLoop, isOne);
      }
      case "While":
        return yieldsInLoop(statement.body, true, isOne) || yieldsInLoop(statement.orelse, inLoop, isOne);
      case "If":
        return yieldsInLoop(statement.body, inLoop, isOne) || yieldsInLoop(statement.orelse, inLoop, isOne);
      case "With":
        return yieldsInLoop(statement.body, inLoop, isOne);
      case "Try":
        return (
          yieldsInLoop(statement.body, inLoop, isOne) ||
          yieldsInLoop(statement.finalbody, inLoop, isOne) ||
          statement.handlers.some((handler) => yieldsInLoop(handler.body, inLoop, isOne))
        );
      case "Expr":
      case "Assign": {
        const { value } = statement;
        return value.kind === "YieldFrom" || (value.kind === "Yield" && inLoop);
      }
      default:
        return false;
    }
  });
}

/** The body always ends in `return` or `break`, and no `continue` goes round before: it runs once at most for what is asked here. */
function leavesAtOnce(loop: LoopRegion): boolean {
  const last = loop.body[loop.body.length - 1];
  if (last === undefined || (last.kind !== "Return" && last.kind !== "Break" && last.kind !== "Raise")) return false;
  return !goesRound(loop.body);
}

/** Whether a call reads the loop's variable, directly or through names that the body derives from it. */
function dependsOnLoop(program: Program, site: CallSite, loop: LoopRegion): boolean {
  const tainted = new Set<string>();
  if (loop.target !== null) names(loop.target, tainted);
  for (let round = 0; round < 3; round++) {
    const before = tainted.size;
    visitAssignments(loop.body, (target, value) => {
      if (
        value === null || loop.kind === "while"
          ? value !== null && (popsSomething(value) || mentions(value, tainted))
          : mentions(value, tainted)
      )
        names(target, tainted);
    });
    // Inner loops over something tainted pass it on.
    for (const inner of site.loops)
      if (inner !== loop && inner.node.start >= loop.node.start && inner.target !== null && mentions(inner.iter, tainted))
        names(inner.target, tainted);
    if (tainted.size === before) break;
  }
  if (mentions(site.node, tainted)) return true;
  // `session.commit()` and the like write what the body changed: they depend on the iteration by their place.
  void program;
  return site.call !== null && site.call.args.length === 0 && site.call.keywords.length === 0 && WRITES_STATE.test(calledName(site.call));
}

const WRITES_STATE = /^(commit|flush)$/;

function calledName(call: Call): string {
  return lastName(call.func);
}

function popsSomething(value: Expr): boolean {
  const call = value.kind === "Await" ? value.value : value;
  return call.kind === "Call" && call.func.kind === "Attribute" && /^(pop|popleft|get|get_nowait)$/.test(call.func.attr);
}
