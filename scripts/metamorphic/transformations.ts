// Edits that change nothing of what a program does, and some that do.

import type { Expr, FunctionDef, Stmt } from "../../src/model/syntax.ts";
import { type Edit, edited, indentOf, namesIn, outerFunctions, type Source, textOf, walk } from "./syntax.ts";

/** The files of a program as they become, by path; files that stay as they are may be left out. Counts the functions that were touched. */
export interface Transformed {
  readonly files: ReadonlyMap<string, string>;
  readonly touched: number;
  /** Where a file's function went: new path to old. */
  readonly moved: ReadonlyMap<string, string>;
}

/** `may` says which files may be edited. */
export type Transformation = (sources: readonly Source[], may?: (path: string) => boolean) => Transformed;

/** Edits of each file by itself; a directive for the analyser belongs to its line, so such files are left alone. */
function fileByFile(editsOf: (source: Source, touch: (fn: FunctionDef | null) => void) => readonly Edit[]): Transformation {
  return (sources, may = () => true) => {
    const files = new Map<string, string>();
    let touched = 0;
    for (const source of sources) {
      if (source.facts.directives.length > 0 || !may(source.path)) continue;
      const functions = new Set<FunctionDef>();
      const edits = editsOf(source, (fn) => {
        if (fn !== null) functions.add(fn);
      });
      if (edits.length === 0) continue;
      files.set(source.path, edited(source, edits));
      touched += functions.size;
    }
    return { files, touched, moved: new Map() };
  };
}

/** Comments and blank lines before statements, line breaks in calls, indentation twice as deep. */
const reformat = fileByFile((source, touch) => {
  const edits: Edit[] = [];
  const { bytes } = source;
  const inString = insideOf(source.strings);
  for (const fn of outerFunctions(source)) {
    touch(fn);
    walk(fn.body, (node) => {
      if (
        node.kind === "Call" &&
        node.args.length > 0 &&
        bytes[node.func.end] === 40 &&
        bytes[node.end - 1] === 41 &&
        !inString(node.start)
      ) {
        edits.push(
          { start: node.func.end + 1, end: node.func.end + 1, text: "\n" },
          { start: node.end - 1, end: node.end - 1, text: "\n" },
        );
      }
    });
  }
  for (let at = 0; at < bytes.length; at = nextLine(bytes, at)) {
    let code = at;
    while (bytes[code] === 32 || bytes[code] === 9) code++;
    if (code > at && !inString(at)) edits.push({ start: at, end: at, text: bytes.toString("latin1", at, code) });
  }
  for (const fn of outerFunctions(source)) {
    walk(fn.body, (node) => {
      if ((node.kind !== "Return" && node.kind !== "Assign" && node.kind !== "Expr") || node === fn.body[0]) return;
      const indent = indentOf(source, node);
      if (indent !== null) edits.push({ start: node.start, end: node.start, text: `# ${node.kind}, as before\n\n${indent}${indent}` });
    });
  }
  return edits;
});

function nextLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(10, at);
  return end < 0 ? bytes.length : end + 1;
}

/** Whether an offset lies inside one of the ranges, which are in order and apart. */
function insideOf(ranges: readonly (readonly [number, number])[]): (offset: number) => boolean {
  return (offset) => {
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle] as readonly [number, number])[1] <= offset) low = middle + 1;
      else high = middle;
    }
    return (ranges[low]?.[0] ?? Number.POSITIVE_INFINITY) < offset;
  };
}

/** Imports that follow each other, in another order; names that are bound twice stay where they are. */
const reorderImports = fileByFile((source, touch) =>
  swapped(source, source.facts.body, (first, second) => {
    if (!isImport(first) || !isImport(second)) return false;
    const [one, other] = [boundBy(first), boundBy(second)];
    if (one.has("*") || other.has("*") || one.has("__future__") || [...other].some((name) => one.has(name))) return false;
    touch(source.facts.functions[0] ?? null);
    return true;
  }),
);

type ImportStatement = Extract<Stmt, { readonly kind: "Import" | "ImportFrom" }>;

function isImport(statement: Expr | Stmt): statement is ImportStatement {
  return statement.kind === "Import" || statement.kind === "ImportFrom";
}

/** The names that an import binds. */
export function boundBy(statement: ImportStatement): ReadonlySet<string> {
  if (statement.kind === "ImportFrom" && statement.module === "__future__") return new Set(["__future__"]);
  return new Set(
    statement.names.map(({ name, asname }) => asname ?? (statement.kind === "Import" ? (name.split(".")[0] as string) : name)),
  );
}

/** Functions that follow each other, in modules and classes, in another order. */
const reorderDefinitions = fileByFile((source, touch) => {
  const bodies = [source.facts.body, ...source.facts.classes.map(({ body }) => body)];
  return bodies.flatMap((body) => {
    const names = body.flatMap((statement) => (statement.kind === "FunctionDef" ? [statement.name] : []));
    const once = (name: string): boolean => names.indexOf(name) === names.lastIndexOf(name);
    return swapped(source, body, (first, second) => {
      if (first.kind !== "FunctionDef" || second.kind !== "FunctionDef" || !once(first.name) || !once(second.name)) return false;
      if (namesIn([second.decorators, second.parameters, second.returns]).has(first.name)) return false;
      touch(first);
      touch(second);
      return true;
    });
  });
});

/** Swaps neighbours in a body, where both stand on lines of their own. */
function swapped(source: Source, body: readonly Stmt[], may: (first: Stmt, second: Stmt) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  for (let index = 0; index + 1 < body.length; index++) {
    const [first, second] = [body[index] as Stmt, body[index + 1] as Stmt];
    const alone = indentOf(source, first) !== null && indentOf(source, second) !== null;
    if (!alone || !may(first, second)) continue;
    edits.push(
      { start: first.start, end: first.end, text: textOf(source, second) },
      { start: second.start, end: second.end, text: textOf(source, first) },
    );
    index++;
  }
  return edits;
}

/** Words by which people say that a loop takes pieces, or tries again: names with one are evidence, and stay. */
const TELLING = /batch|chunk|page|partition|slice|window|retr|attempt|tries/i;

/** Every local variable that a function alone sees has another name. */
const renameLocals = fileByFile((source, touch) => {
  const edits: Edit[] = [];
  for (const fn of outerFunctions(source)) {
    if (/\b(?:locals|globals|vars|eval|exec)\(|=\s*\}/.test(textOf(source, fn))) continue;
    const locals = localsOf(fn);
    if (locals.size === 0) continue;
    const renamed = new Map([...locals].map((name, index) => [name, `local_${index + 1}`]));
    touch(fn);
    walk(fn.body, (node) => {
      if (node.kind !== "Name") return;
      const text = renamed.get(node.id);
      if (text !== undefined && textOf(source, node) === node.id) edits.push({ start: node.start, end: node.end, text });
    });
  }
  return edits;
});

/** The names that a function binds by assignment and nothing else in it binds. */
function localsOf(fn: FunctionDef): ReadonlySet<string> {
  const bound = new Set<string>();
  const other = new Set(fn.parameters.map(({ name }) => name));
  let open = true;
  const bind = (target: Expr): void => {
    if (target.kind === "Name") bound.add(target.id);
    else if (target.kind === "Tuple" || target.kind === "List") for (const each of target.elts) bind(each);
    else if (target.kind === "Starred") bind(target.value);
  };
  const exclude = (names: Iterable<string>): void => {
    for (const name of names) other.add(name);
  };
  walk(fn.body, (node) => {
    switch (node.kind) {
      case "FunctionDef":
      case "ClassDef":
        other.add(node.name);
        // What is bound inside belongs to another scope; what is read there may be ours.
        walk(node.body, (inner) => {
          if (inner.kind === "Assign") exclude(namesIn(inner.targets));
          else if (inner.kind === "For" || inner.kind === "AugAssign" || inner.kind === "NamedExpr" || inner.kind === "AnnAssign")
            exclude(namesIn(inner.target));
          else if (inner.kind === "With") for (const { target } of inner.items) exclude(namesIn(target));
        });
        if (node.kind === "FunctionDef") exclude(node.parameters.map(({ name }) => name));
        break;
      case "Lambda":
        exclude(node.parameters.map(({ name }) => name));
        break;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
      case "DictComp":
        for (const { target } of node.generators) exclude(namesIn(target));
        break;
      case "Global":
      case "Nonlocal":
        exclude(node.names);
        break;
      case "Import":
      case "ImportFrom":
        exclude(boundBy(node));
        break;
      case "Try":
        exclude(node.handlers.flatMap(({ name }) => (name === null ? [] : [name])));
        break;
      case "Match":
        open = false;
        break;
      case "Assign":
        for (const target of node.targets) bind(target);
        break;
      case "AnnAssign":
      case "For":
        bind(node.target);
        break;
      case "With":
        for (const { target } of node.items) if (target !== null) bind(target);
        break;
    }
  });
  return new Set(open ? [...bound].filter((name) => !other.has(name) && !TELLING.test(name)) : []);
}

/** What is returned, handed over or called on has a variable of its own first. */
const splitExpressions = fileByFile((source, touch) => {
  const edits: Edit[] = [];
  for (const fn of outerFunctions(source)) {
    let count = 0;
    walk(fn.body, (node) => {
      if (node.kind === "FunctionDef" || node.kind === "ClassDef") return false;
      if (node.kind !== "Return" && node.kind !== "Assign" && node.kind !== "Expr") return;
      const part = node.value === null ? null : firstPart(node.value);
      const indent = indentOf(source, node);
      if (part === null || indent === null || isText(node.value)) return;
      const name = `part_${++count}`;
      touch(fn);
      edits.push(
        { start: node.start, end: node.start, text: `${name} = (${textOf(source, part)})\n${indent}` },
        { start: part.start, end: part.end, text: name },
      );
      return;
    });
  }
  return edits;
});

function isText(value: Expr | null): boolean {
  return value !== null && (value.kind === "Constant" || value.kind === "JoinedStr");
}

/** The part of an expression that Python evaluates first and that can stand before it: a receiver, an awaited value, an argument. */
function firstPart(value: Expr): Expr | null {
  switch (value.kind) {
    case "Await":
      // An awaited call stays with its await; what the call is made of may go.
      return value.value.kind === "Call" ? firstOfCall(value.value) : null;
    case "Call":
      return firstOfCall(value) ?? null;
    case "ListComp":
    case "Dict":
    case "List":
      return value;
    default:
      return null;
  }
}

function firstOfCall(call: Extract<Expr, { readonly kind: "Call" }>): Expr | null {
  // What the innermost receiver is: `session.execute(q)` of `session.execute(q).scalars().all()`.
  const { func } = call;
  if (func.kind === "Attribute" && func.value.kind === "Call") return firstOfCall(func.value) ?? func.value;
  if (func.kind === "Attribute" && func.value.kind === "Await") return func.value;
  if (!isDotted(func)) return null;
  const [first] = call.args;
  return first !== undefined && (first.kind === "Call" || first.kind === "Await" || first.kind === "Attribute") && !hasWalrus(first)
    ? first
    : null;
}

function hasWalrus(value: Expr): boolean {
  let found = false;
  walk(value, (node) => {
    if (node.kind === "NamedExpr" || node.kind === "Yield" || node.kind === "YieldFrom") found = true;
  });
  return found;
}

function isDotted(value: Expr): boolean {
  return value.kind === "Name" || (value.kind === "Attribute" && isDotted(value.value));
}

/** A function of each module stands in a module of its own, beside it, and is imported where it stood. */
const moveFunction: Transformation = (sources, may = () => true) => {
  const files = new Map<string, string>();
  const moved = new Map<string, string>();
  const paths = new Set(sources.map(({ path }) => path));
  for (const source of sources) {
    const folder = source.path.replace(/[^/]+$/, "");
    if (!may(source.path) || !paths.has(`${folder}__init__.py`) || /(?:^|\/)(?:tests?|alembic|migrations|versions)\//.test(source.path))
      continue;
    if (/\/(?:__init__|conftest|test_[^/]*)\.py$/.test(source.path)) continue;
    const fn = source.facts.body.find(
      (statement): statement is FunctionDef => statement.kind === "FunctionDef" && mayMove(source, statement),
    );
    if (fn === undefined) continue;
    // By its text: an annotation may stand in quotes.
    const words = new Set(textOf(source, fn).match(/[\p{L}_][\p{L}\p{N}_]*/gu));
    const imports = source.facts.body.filter(
      (statement) => isImport(statement) && [...boundBy(statement)].some((name) => words.has(name) || name === "__future__"),
    );
    const module = `moved_${source.path.slice(folder.length, -3)}_${fn.name.replace(/^_+/, "")}`;
    const text = [...imports.map((statement) => textOf(source, statement)), "", "", textOf(source, fn), ""].join("\n");
    const home = source.facts.docstring === null ? "" : '"""Moved."""\n\n';
    files.set(`${folder}${module}.py`, home + text);
    moved.set(`${folder}${module}.py`, source.path);
    files.set(source.path, edited(source, [{ start: fn.start, end: fn.end, text: `from .${module} import ${fn.name}` }]));
  }
  return { files, touched: moved.size, moved };
};

/** Whether a function needs nothing of its module but what is imported once. */
function mayMove(source: Source, fn: FunctionDef): boolean {
  if (fn.decorators.length > 0 || indentOf(source, fn) !== "" || source.facts.directives.length > 0 || fn.end - fn.start < 200)
    return false;
  const bound = new Map<string, number>();
  const importsOnly = new Set<string>();
  walk(source.facts.body, (statement) => {
    const names =
      statement.kind === "Assign"
        ? [...namesIn(statement.targets)]
        : statement.kind === "AnnAssign"
          ? [...namesIn(statement.target)]
          : statement.kind === "FunctionDef" || statement.kind === "ClassDef"
            ? [statement.name]
            : isImport(statement)
              ? [...boundBy(statement)]
              : [];
    for (const name of names) bound.set(name, (bound.get(name) ?? 0) + 1);
    return statement.kind !== "FunctionDef" && statement.kind !== "ClassDef";
  });
  for (const statement of source.facts.body) if (isImport(statement)) for (const name of boundBy(statement)) importsOnly.add(name);
  // Text can name things, too: an annotation in quotes.
  const used = [...namesIn([fn.parameters, fn.returns, fn.body])];
  const text = textOf(source, fn);
  const quoted = [...bound.keys()].filter((name) => new RegExp(`["'][^"'\n]*\\b${name}\\b`).test(text));
  if (importsOnly.has("*") || /\bglobal\b/.test(text)) return false;
  return [...used, ...quoted].every((name) => name !== fn.name && (!bound.has(name) || (bound.get(name) === 1 && importsOnly.has(name))));
}

/** What must not change any verdict. */
export const NEUTRAL: Readonly<Record<string, Transformation>> = {
  reformatting: reformat,
  "imports in another order": reorderImports,
  "definitions in another order": reorderDefinitions,
  "locals renamed": renameLocals,
  "expressions split into variables": splitExpressions,
  "a function moved to another module": moveFunction,
};

/** A place where a defect was made: there must be a finding of the rule in the function. */
export interface Broken {
  readonly path: string;
  readonly symbol: string;
  readonly rule: string;
}

/** Takes the `await` from statements that call a coroutine function of their own module or class. */
export function dropAwaits(sources: readonly Source[]): {
  readonly files: ReadonlyMap<string, string>;
  readonly broken: readonly Broken[];
} {
  const files = new Map<string, string>();
  const broken: Broken[] = [];
  for (const source of sources) {
    if (source.facts.directives.length > 0) continue;
    const coroutines = coroutineNames(source);
    const edits: Edit[] = [];
    for (const fn of outerFunctions(source)) {
      const owner = fn.qualname.includes(".") ? fn.qualname.slice(0, fn.qualname.lastIndexOf(".") + 1) : "";
      walk(fn.body, (node) => {
        if (node.kind === "FunctionDef" || node.kind === "ClassDef" || node.kind === "Lambda") return false;
        if (node.kind !== "Expr" || node.value.kind !== "Await" || node.value.value.kind !== "Call") return;
        const { func } = node.value.value;
        const callee =
          func.kind === "Name"
            ? func.id
            : func.kind === "Attribute" && func.value.kind === "Name" && func.value.id === "self" && owner !== ""
              ? `${owner}${func.attr}`
              : null;
        if (callee === null || !coroutines.has(callee) || indentOf(source, node) === null) return;
        edits.push({ start: node.value.start, end: node.value.value.start, text: "" });
        broken.push({ path: source.path, symbol: fn.qualname, rule: "unawaited-coroutine" });
        return false;
      });
    }
    if (edits.length > 0) files.set(source.path, edited(source, edits));
  }
  return { files, broken };
}

/** Coroutine functions of a module that nothing can have replaced: defined once, undecorated, not shadowed by a parameter. */
function coroutineNames({ facts }: Source): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { qualname } of facts.functions) counts.set(qualname, (counts.get(qualname) ?? 0) + 1);
  const taken = new Set(facts.functions.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  return new Set(
    facts.functions
      .filter((fn) => fn.async && !fn.generator && fn.decorators.length === 0 && counts.get(fn.qualname) === 1 && !taken.has(fn.qualname))
      .map(({ qualname }) => qualname),
  );
}

/** Takes loader options out of `.options(…)`: for each such call the text of the file without it, or without all of them. */
export function dropLoaderOptions(source: Source, each: boolean): readonly string[] {
  const edits: Edit[] = [];
  walk(source.facts.body, (node) => {
    if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "options" || node.args.length === 0) return;
    // A name stands for an option that was built before.
    const eager = node.args.every(
      (argument) => argument.kind === "Name" || /^(?:orm\.)?(?:selectinload|joinedload|subqueryload)\b/.test(textOf(source, argument)),
    );
    if (eager) edits.push({ start: node.func.value.end, end: node.end, text: "" });
  });
  if (each) return edits.map((edit) => edited(source, [edit]));
  return edits.length === 0 ? [] : [edited(source, edits)];
}
