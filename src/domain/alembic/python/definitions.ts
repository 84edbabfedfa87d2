import type { ClassDef, Expr, FunctionDef } from "../../../model/syntax.ts";
import { lookupClass } from "./attributes.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { Raised } from "./raised.ts";
import { Scope } from "./scope.ts";
import { type Args, type Callable, type ClassValue, dict, type Instance, NONE, str, unknown, type Value } from "./values.ts";

const MARKS = new Set(["property", "cached_property", "staticmethod", "classmethod", "contextmanager", "asynccontextmanager"]);
/** Decorators that leave what a function does as it is. */
const TRANSPARENT = new Set([
  ...MARKS,
  "cache",
  "lru_cache",
  "wraps",
  "override",
  "overload",
  "abstractmethod",
  "deprecated",
  "no_type_check",
  "total_ordering",
  "dataclass",
  "unique",
]);

export function defineFunction(interp: Interpreter, def: FunctionDef, frame: Frame, owner: ClassValue | null): Value {
  const defaults = new Map<string, Value>();
  for (const parameter of def.parameters) {
    if (parameter.default !== null) {
      defaults.set(parameter.name, interp.eval(parameter.default, frame));
    }
  }
  const marks = new Set(def.decorators.map(nameOf).filter((name) => MARKS.has(name)));
  const made: Callable = {
    kind: "function",
    name: def.name,
    def,
    parameters: def.parameters,
    defaults,
    expression: null,
    scope: frame.scope,
    file: frame.file,
    self: null,
    owner,
    marks,
  };
  let value: Value = made;
  for (const decorator of [...def.decorators].reverse()) {
    if (TRANSPARENT.has(nameOf(decorator)) || nameOf(decorator) === "setter") {
      continue;
    }
    const wrapper = interp.eval(decorator, frame);
    if (wrapper.kind === "function" || wrapper.kind === "native") {
      value = interp.call(wrapper, { positional: [value], keywords: new Map(), open: false, at: interp.place(decorator, frame) });
    }
  }
  return value;
}

function nameOf(expr: Expr): string {
  const callee = expr.kind === "Call" ? expr.func : expr;
  return callee.kind === "Attribute" ? callee.attr : callee.kind === "Name" ? callee.id : "";
}

export function defineClass(interp: Interpreter, def: ClassDef, frame: Frame): ClassValue {
  const bases = def.bases.map((base) => interp.eval(base.kind === "Subscript" ? base.value : base, frame));
  const scope = new Scope(null);
  const made: ClassValue = { kind: "class", name: def.name, def, bases, scope, file: frame.file };
  // Methods see the scope around the class, statements in its body also the names bound before them.
  const body: Frame = { scope: new Scope(frame.scope), file: frame.file, symbol: def.qualname, pure: true, callable: null, onYield: null };
  for (const stmt of def.body) {
    if (stmt.kind === "FunctionDef") {
      const value = defineFunction(interp, stmt, { ...frame, scope: frame.scope, symbol: def.qualname }, made);
      scope.vars.set(stmt.name, value);
      body.scope.vars.set(stmt.name, value);
      continue;
    }
    try {
      interp.block([stmt], body);
    } catch (error) {
      if (!(error instanceof Raised)) {
        throw error;
      }
    }
  }
  for (const [name, value] of body.scope.vars) {
    scope.vars.set(name, value);
  }
  return made;
}

/** Makes an instance: an enum member looked up, a record of keywords, or what `__init__` sets. */
export function instantiate(interp: Interpreter, cls: ClassValue, args: Args): Value {
  const members = interp.modules.enumMembers(cls, interp);
  if (members !== null) {
    return interp.modules.enumLookup(members, args.positional[0] ?? NONE);
  }
  const instance: Instance = { kind: "instance", cls, attrs: new Map() };
  instance.attrs.set("__args__", { kind: "seq", type: "tuple", items: [...args.positional], partial: args.open });
  instance.attrs.set(
    "__kwargs__",
    dict(
      [...args.keywords].map(([key, value]) => [str(key), value] as const),
      args.open,
    ),
  );
  const init = lookupClass(interp, cls, "__init__");
  if (init?.kind === "function") {
    instance.attrs.delete("__args__");
    instance.attrs.delete("__kwargs__");
    interp.call({ ...init, self: instance }, args);
    return instance;
  }
  const fields = cls.def.body.flatMap((stmt) => (stmt.kind === "AnnAssign" && stmt.target.kind === "Name" ? [stmt.target.id] : []));
  args.positional.forEach((value, i) => {
    const field = fields[i];
    if (field !== undefined) {
      instance.attrs.set(field, value);
    }
  });
  for (const [key, value] of args.keywords) {
    instance.attrs.set(key, value);
  }
  if (args.open) {
    for (const field of fields) {
      instance.attrs.set(field, instance.attrs.get(field) ?? unknown(`the field ${field}`));
    }
  }
  return instance;
}
