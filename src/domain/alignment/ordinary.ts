import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { lastName, rootOf } from "../../model/last-name.ts";
import type { Call, Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { isPlainlyDecorated, leavesAlone, onlyKeeps } from "../left-alone.ts";

/** What statements of modules do to classes after these are made, by the names that they use for them. */
export interface ChangedClasses {
  /** Handed to a call, or changed in their depths: what they take is not known. */
  readonly open: ReadonlySet<string>;
  /** Attributes that are set on a class of the name: `Order.total = column_property(…)` stands beside its body. */
  readonly set: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Events at which a listener sees, and may change, what a constructor is given or a class has; those of rows and flushes do not. */
const FORMING = /^(init|init_failure|class_\w+|instrument_class|\w*mapper_con\w*|\w*configured?|attribute_instrument)$/;
/** What classes and their tables do by themselves, what maps them, and what is only told of them. */
const OWN_CALLS =
  /^(model_rebuild|update_forward_refs|create_all|drop_all|create|drop|configure_mappers|map_imperatively|mapper|include_router|add_api_route)$/;
/** What decides what a class is made of. */
const FORMERS = [
  "__init__",
  "__new__",
  "__init_subclass__",
  "__getattr__",
  "__pydantic_init_subclass__",
  "__get_pydantic_core_schema__",
  "__get_validators__",
];

/** Reads the statements of all modules once, those in functions not: what these do, and when, is not known either way. */
export function changedClasses(program: Program): ChangedClasses {
  const open = new Set<string>();
  const set = new Map<string, Set<string>>();
  const opened = (value: Expr): void => {
    if (value.kind === "Name") open.add(value.id);
    else if (value.kind === "Attribute") open.add(value.attr);
    else if (value.kind === "List" || value.kind === "Tuple" || value.kind === "Set") value.elts.forEach(opened);
  };
  const assigned = (target: Expr): void => {
    if (target.kind === "Attribute" && target.value.kind === "Name" && !isForming(target.attr)) {
      const known = set.get(target.value.id) ?? new Set();
      set.set(target.value.id, known.add(target.attr));
    } else if (target.kind === "Attribute" || target.kind === "Subscript") {
      const root = rootOf(target);
      if (root !== undefined) open.add(root);
    }
  };
  const called = (call: Call, scope: Scope): void => {
    const [first, second] = call.args;
    const name = lastName(call.func);
    if (OWN_CALLS.test(name)) return;
    const callee = program.symbolOf(call.func, scope);
    if (callee?.kind === "function" && !/^listens?(_for)?$/.test(name)) {
      for (const [index, argument] of call.args.entries()) if (!leavesAlone(program, callee, index)) opened(argument);
      return;
    }
    if (/^listens?(_for)?$/.test(name)) {
      if (first !== undefined && !(second?.kind === "Constant" && !FORMING.test(second.value ?? ""))) opened(first);
      return;
    }
    const root = call.func.kind === "Attribute" ? rootOf(call.func.value) : undefined;
    if (onlyKeeps(name) && callee?.kind !== "class") return;
    if (root !== undefined) open.add(root);
    call.args.forEach(opened);
  };
  for (const module of program.index.modules) {
    const { unit } = module;
    if (unit === null || unit.role !== "application") continue;
    const scope = program.moduleScope(module);
    eachStatement(unit.facts.body, (statement) => {
      if (statement.kind === "Assign") statement.targets.forEach(assigned);
      else if (statement.kind === "AugAssign") assigned(statement.target);
      else if (statement.kind === "Expr" && statement.value.kind === "Call") called(statement.value, scope);
      else if (statement.kind === "For") opened(statement.iter.kind === "Call" ? statement.iter.func : statement.iter);
      else if (statement.kind === "FunctionDef")
        for (const decorator of statement.decorators) if (decorator.kind === "Call" && isListener(decorator)) called(decorator, scope);
    });
  }
  return { open, set };
}

function isListener({ func }: Call): boolean {
  return lastName(func) === "listens_for";
}

function isForming(attribute: string): boolean {
  return /^__|^model_|^Config$/.test(attribute);
}

/**
 * Whether a class is what its statement says, and all that it derives from: its name is bound once, nothing else forms it (a constructor, a
 * metaclass, a call in its body, a validator under a name of its own), and no module changes it afterwards.
 */
export function isOrdinary(program: Program, symbol: ClassSymbol, { open }: ChangedClasses): boolean {
  if (FORMERS.some((name) => program.memberDefinition(symbol, name)?.kind === "bindings")) return false;
  return program.ancestors(symbol).every((ancestor) => {
    if (ancestor.kind !== "class") return true;
    const { def, outer } = ancestor.class;
    if (open.has(def.name) || (outer.bindings.get(def.name) ?? []).length > 1) return false;
    if (!isPlainlyDecorated(program, ancestor.class) || def.bases.some((base) => base.kind === "Call") || def.keywords.some(isMetaclass))
      return false;
    return !isFormed(program, def.body, outer, open);
  });
}

function isMetaclass({ arg }: { readonly arg: string | null }): boolean {
  return arg === "metaclass" || arg === null;
}

function isFormed(program: Program, body: readonly Stmt[], outer: Scope, open: ReadonlySet<string>): boolean {
  let formed = false;
  eachStatement(body, (statement) => {
    switch (statement.kind) {
      case "Assign": {
        const [target] = statement.targets;
        formed ||= namesItself(program, statement.value, outer);
        if (statement.targets.some(({ kind }) => kind === "Subscript")) formed = true;
        if (target?.kind !== "Name") break;
        // `registry = registry(constructor=…)`, and a table that has got other columns since.
        if (target.id === "registry" && statement.value.kind === "Call" && statement.value.keywords.some(isConstructor)) formed = true;
        if (target.id === "__table__" && statement.value.kind === "Name" && open.has(statement.value.id)) formed = true;
        break;
      }
      case "Expr":
        formed ||= statement.value.kind === "Call";
        break;
      case "FunctionDef":
        // `before = model_validator(mode="before")`, used as `@before`.
        formed ||= statement.decorators.some(
          (decorator) => decorator.kind === "Name" && program.resolve(decorator.id, outer)?.kind === "variable",
        );
        break;
      default:
    }
  });
  return formed;
}

/** Whether a value is of a class that hears of the name it is given (`__set_name__`): it may put other attributes on the class. */
function namesItself(program: Program, value: Expr, scope: Scope): boolean {
  const made = value.kind === "Call" ? program.symbolOf(value.func, scope) : undefined;
  return made?.kind === "class" && program.memberDefinition(made, "__set_name__")?.kind === "bindings";
}

function isConstructor({ arg }: { readonly arg: string | null }): boolean {
  return arg === "constructor" || arg === null;
}

/** Errors that a program may be made to wait for. */
const REFUSAL = /^(TypeError|ValueError|ValidationError|PydanticValidationError)$/;

/** Whether code waits there for the refusal: it tries what it is given. */
export function awaitsRefusal(def: FunctionDef, call: Call): boolean {
  const within = (body: readonly Stmt[]): boolean => body.some(({ start, end }) => start <= call.start && call.end <= end);
  let found = false;
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Try" && within(statement.body))
      found ||= statement.handlers.some(({ type }) => type !== null && errorsOf(type).some((name) => REFUSAL.test(name)));
    if (statement.kind === "With" && within(statement.body))
      found ||= statement.items.some(
        ({ context }) => context.kind === "Call" && context.args.some((error) => errorsOf(error).some((name) => REFUSAL.test(name))),
      );
  });
  return found;
}

function errorsOf(type: Expr): readonly string[] {
  return type.kind === "Tuple" ? type.elts.flatMap(errorsOf) : [lastName(type)];
}
