import { templateLoadersIn } from "../domain/templates/index.ts";
import { handsOnTo, mayDelegate } from "../link/delegates.ts";
import { gatheredBy, putElsewhere } from "../link/kept.ts";
import { callsKeptWithOwner } from "../link/members.ts";
import type { Program } from "../link/program.ts";
import { returnedExpressions, yieldedExpressions } from "../link/results.ts";
import { acts, isSpecial } from "../link/specials.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import { alternatives, key, type Type } from "../link/types.ts";
import type { Call, Expr, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";
import { isStub } from "./dispatch.ts";
import { exactly, givenIn, givesToOthers } from "./evidence/index.ts";
import { looksForKind } from "./fillings.ts";
import { sessionsMadeIn } from "./loads/expiry.ts";
import { listsValues } from "./loads/parameters.ts";
import type { ProgramCalls } from "./program-calls.ts";
import { constantsSet } from "./rebound.ts";

/** Methods that make objects and classes in ways of their own. */
const MAKING = /^__(new|init_subclass|class_getitem)__$/;

/** What the rest of a program concludes from the body of a function, as texts. */
export interface Outline {
  /** The types that it gives to those who call it. */
  readonly results: string;
  /** Everything else. */
  readonly rest: string;
}

/**
 * All that the rest of a program concludes from the body of a function which defines no classes: where it is
 * the same for two bodies, nothing that was found out about other functions changes. Null where that cannot be told. What a body
 * calls and does is not in it: who asks for that looks at the body again.
 */
export function outlineOf(program: Program, calls: ProgramCalls, fn: FunctionSymbol): Outline | null {
  const { def } = fn;
  if (isMaking(fn)) return null;
  const typed = typedIn(program, fn);
  const returned = returnedExpressions(def);
  const first = def.parameters[0]?.name;
  const isDeclared = isAnnotated(program, fn) && !listsValues(program, fn);
  // The same once more gives nothing else.
  const results = JSON.stringify(
    isDeclared ? [] : [returned.length === 1, ...new Set([...returned, ...(def.generator ? yieldedExpressions(def) : [])].map(typed))],
  );
  const rest = JSON.stringify({
    givesBack: returned.length > 0 && returned.every((value) => value?.kind === "Name" && value.id === first),
    stub: isStub(fn),
    callsKept: def.name === "__get__" && callsKeptWithOwner(def),
    handsOnTo: def.name === "__getattr__" ? handsOnTo(def) : null,
    generator: calls.targets.isGenerator(fn),
    // Whether anybody looks for those who make Python call it.
    acts:
      fn.owner !== null &&
      isSpecial(def.name) &&
      acts(
        def,
        (name) => program.namesProperty(name),
        (name) => program.namesSpecial(name),
      ),
    // Whether it runs with whoever makes an object.
    looksForKind: looksForKind(def),
    calls: [...calls.targets.parametersCalled(fn)].sort(([a], [b]) => a - b),
    told: toldOthers(program, fn),
    given: givenIn(program, fn, calls.told),
  });
  // A lambda is told by its place.
  return results.includes("lambda@") || rest.includes("lambda@") ? null : { results, rest };
}

/**
 * Whether a function says something of others, whoever calls it: a program with it is another one for them, too. What a method keeps in
 * its object concerns nobody where `isOfNewClass`.
 */
export function tellsOthers(program: Program, calls: ProgramCalls, fn: FunctionSymbol, isOfNewClass = false): boolean {
  const { kept, left, handedUp: up, sessions, templates, constants } = toldOthers(program, fn);
  return (
    isMaking(fn) ||
    left.length + sessions.length + templates.length + constants.length > 0 ||
    (!isOfNewClass && kept.length + up.length > 0) ||
    givesToOthers(program, fn, calls.told)
  );
}

/** Whether a function makes objects or classes, or says what the names of its module stand for. */
function isMaking({ def, owner }: FunctionSymbol): boolean {
  return MAKING.test(def.name) || (def.name === "__getattr__" && owner === null);
}

/** What the body of a function says of others: of attributes of its object, sessions and templates. */
function toldOthers(
  program: Program,
  fn: FunctionSymbol,
): Readonly<Record<"kept" | "left" | "handedUp" | "sessions" | "templates" | "constants", readonly string[]>> {
  const { def } = fn;
  return {
    kept: keptBy(program, fn),
    left: leftBy(program, fn),
    handedUp: handedUp(def.body).map((call) => `${exactly(call)}: ${valuesOf(call).map(typedIn(program, fn)).join(", ")}`),
    sessions: sessionsMadeIn(program, fn).map(exactly),
    templates: templateLoadersIn(def.body).map(exactly),
    constants: constantsSet(program, fn),
  };
}

/** What a method keeps in its object. */
function keptBy(program: Program, fn: FunctionSymbol): readonly string[] {
  const first = fn.def.parameters[0]?.name;
  if (fn.owner === null || first === undefined) return [];
  const typed = typedIn(program, fn);
  const kept: string[] = [];
  eachStatement(fn.def.body, (statement) => {
    for (const [assigned, value] of bindingsOf(statement))
      for (const part of partsOf(assigned)) {
        // `self.clients[name] = client` says what the items of the attribute are.
        const target = part.kind === "Subscript" ? part.value : part;
        if (target.kind !== "Attribute" || target.value.kind !== "Name" || target.value.id !== first) continue;
        const whole = part === assigned ? "" : `${exactly(assigned)} = `;
        const given = value === null ? [] : partsOf(value).map(typed);
        kept.push(
          `${target === part ? "" : "item of "}${target.attr} = ${whole}${value === null ? "" : exactly(value)}: ${given.join(", ")}`,
        );
      }
  });
  return kept;
}

/** What a function leaves for others in applications and dictionaries. */
function leftBy(program: Program, fn: FunctionSymbol): readonly string[] {
  const typed = typedIn(program, fn);
  return [
    ...putElsewhere(program, fn).map(({ target, value }) => `${exactly(target)} = ${exactly(value)}: ${typed(value)}`),
    ...gatheredBy(program, fn).map(({ target, value }) => `${exactly(target)} + ${exactly(value)}: ${typed(value)}`),
  ];
}

function typedIn(program: Program, fn: FunctionSymbol): (value: Expr | null) => string {
  const scope = program.functionScope(fn);
  return (value) => (value === null ? "None" : key(program.typeOf(value, scope)));
}

/** The calls of the same method of the base: `super().__init__(gateway)` says what an attribute of the base is. */
function handedUp(body: readonly Stmt[]): readonly Call[] {
  const found: Call[] = [];
  visitStatements(body, (node) => {
    if (node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === "__init__") found.push(node);
  });
  return found;
}

function valuesOf({ args, keywords }: Call): readonly Expr[] {
  return [...args, ...keywords.map(({ value }) => value)];
}

/** Whether the annotation alone says what a call gives. */
function isAnnotated(program: Program, fn: FunctionSymbol): boolean {
  const { def, outer } = fn;
  if (def.returns === null || mayDelegate(program, fn)) return false;
  const declared: Type = program.annotated(def.returns, outer);
  // A parameter that depends on it, and is declared as something more abstract, is what it gives.
  if (namesClass(declared)) return false;
  if (def.generator)
    return (
      (declared.kind === "external" || declared.kind === "instance") &&
      declared.args[0] !== undefined &&
      declared.args[0].kind !== "unknown"
    );
  return declared.kind !== "unknown" || declared.reason !== "any";
}

/** Whether an annotation names a class of the project, or a generator of its objects. */
function namesClass(declared: Type): boolean {
  return alternatives(declared).some(
    (type) => type.kind === "instance" || (type.kind === "external" && type.args.some((arg) => arg.kind === "instance")),
  );
}

/** What a statement binds, each to what; to nothing where it takes something away. */
function bindingsOf(statement: Stmt): readonly (readonly [target: Expr, value: Expr | null])[] {
  switch (statement.kind) {
    case "Assign":
      return statement.targets.map((target) => [target, statement.value]);
    case "AnnAssign":
    case "AugAssign":
      return [[statement.target, statement.value]];
    case "For":
      return [[statement.target, statement.iter]];
    case "With":
      return statement.items.flatMap(({ target, context }) => (target === null ? [] : [[target, context] as const]));
    case "Delete":
      return statement.targets.map((target) => [target, null]);
    default:
      return [];
  }
}

/** `self.reader` and `self.writer` of `self.reader, *self.writers`; what is no list is its only part. */
function partsOf(node: Expr): readonly Expr[] {
  if (node.kind === "Starred") return partsOf(node.value);
  return node.kind === "Tuple" || node.kind === "List" ? node.elts.flatMap(partsOf) : [node];
}
