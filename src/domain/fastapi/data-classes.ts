import type { Static } from "../../link/constants.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { memberOf } from "./attributes.ts";
import { callWith } from "./calls.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { POST_INIT } from "./relevance.ts";
import { type Arguments, type Frame, heldIn } from "./values.ts";

interface DataField {
  readonly name: string;
  readonly value: Expr | null;
  readonly frame: Frame;
}

/** Decorators whose classes get a constructor by their fields: those of `dataclasses` and of attrs. */
const DECORATOR = /^(dataclasses\.dataclass|pydantic\.dataclasses\.dataclass|attrs?\.(define|mutable|frozen|attrs|s|dataclass))$/;
/** What says of a field how it is made. */
const FIELD = /^(dataclasses\.field|attrs?\.(field|ib|attrib))$/;
/** A default of attrs that is made anew for each object. */
const FACTORY = /^attrs?\.Factory$/;

/**
 * Does what the constructor which `@dataclass`, attrs' `@define` or `NamedTuple` write would do: it sets the fields, and runs the
 * method that is to follow; false for a class that has no such constructor.
 */
export function constructData(machine: Machine, symbol: ClassSymbol, self: Static, given: Arguments): boolean {
  const held = heldIn(self);
  if (held?.kind !== "instance" || !isData(machine, symbol)) return false;
  let next = 0;
  for (const { name, value, frame } of fieldsOf(machine, symbol)) {
    const written = value?.kind === "Call" && isNamed(machine, value.func, frame.scope, FIELD) ? value : null;
    const outside = written !== null && isFalse(keyword(written, "init"));
    const passed = outside ? undefined : (given.keywords.get(name) ?? given.args[next]);
    if (!outside && !given.keywords.has(name)) next++;
    const made = passed ?? (written === null ? plain(machine, value, frame, given) : byField(machine, written, frame, given));
    if (made !== undefined) held.attributes.set(name, made);
  }
  for (const name of POST_INIT) {
    const after = memberOf(machine, symbol, self, name);
    if (after !== undefined) callWith(machine, after, { args: [], keywords: new Map(), at: given.at });
  }
  return true;
}

function isData(machine: Machine, symbol: ClassSymbol): boolean {
  const line = machine.program.ancestors(symbol);
  const writes = line.some((ancestor) => ancestor.kind === "class" && machine.program.classScope(ancestor.class).bindings.has("__init__"));
  if (writes) return false;
  return line.some((ancestor) =>
    ancestor.kind === "class"
      ? ancestor.class.def.decorators.some((decorator) =>
          isNamed(machine, decorator.kind === "Call" ? decorator.func : decorator, ancestor.class.outer, DECORATOR),
        )
      : ancestor.kind === "external" && ancestor.name === "typing.NamedTuple",
  );
}

function isNamed(machine: Machine, expression: Expr, scope: Scope, name: RegExp): boolean {
  const symbol = machine.program.symbolOf(expression, scope);
  return symbol?.kind === "external" && name.test(symbol.name);
}

function fieldsOf(machine: Machine, symbol: ClassSymbol): readonly DataField[] {
  const fields = new Map<string, DataField>();
  for (const ancestor of machine.program.ancestors(symbol).toReversed()) {
    if (ancestor.kind !== "class") continue;
    const frame = machine.classFrame(ancestor.class);
    for (const statement of ancestor.class.def.body) {
      const old = attribOf(machine, statement, frame.scope);
      if (old !== undefined) fields.set(old.name, { ...old, frame });
      if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name") continue;
      const { annotation, value } = statement;
      if (lastName(annotation.kind === "Subscript" ? annotation.value : annotation) === "ClassVar") continue;
      fields.set(statement.target.id, { name: statement.target.id, value, frame });
    }
  }
  return [...fields.values()];
}

/** `name = attr.ib()`, which needs no annotation. */
function attribOf(machine: Machine, statement: Stmt, scope: Scope): { readonly name: string; readonly value: Expr } | undefined {
  if (statement.kind !== "Assign" || statement.value.kind !== "Call") return undefined;
  const [target] = statement.targets;
  if (target?.kind !== "Name" || !isNamed(machine, statement.value.func, scope, FIELD)) return undefined;
  return { name: target.id, value: statement.value };
}

function plain(machine: Machine, value: Expr | null, frame: Frame, given: Arguments): Static | undefined {
  if (value?.kind === "Call" && value.args[0] !== undefined && isNamed(machine, value.func, frame.scope, FACTORY))
    return byFactory(machine, value.args[0], frame, given);
  return value === null ? undefined : evaluate(machine, value, frame);
}

/** `field(default=…)`, `field(default_factory=…)`; attrs says `factory=`, or `default=Factory(…)`. */
function byField(machine: Machine, field: Expr & { kind: "Call" }, frame: Frame, given: Arguments): Static | undefined {
  const value = keyword(field, "default");
  if (value !== undefined) return plain(machine, value, frame, given);
  const factory = keyword(field, "default_factory") ?? keyword(field, "factory");
  return factory === undefined ? undefined : byFactory(machine, factory, frame, given);
}

function byFactory(machine: Machine, factory: Expr, frame: Frame, given: Arguments): Static | undefined {
  const callee = evaluate(machine, factory, frame);
  const empty = callee.kind === "symbol" && callee.symbol.kind === "external" ? EMPTY[callee.symbol.name] : undefined;
  if (empty !== undefined) return empty;
  return callWith(machine, callee, { args: [], keywords: new Map(), at: given.at });
}

const EMPTY: Readonly<Record<string, Static>> = {
  "builtins.list": { kind: "sequence", type: "list", items: [] },
  "builtins.tuple": { kind: "sequence", type: "tuple", items: [] },
  "builtins.set": { kind: "sequence", type: "set", items: [] },
  "builtins.dict": { kind: "dict", entries: [] },
  "builtins.str": { kind: "string", value: "" },
};

function keyword(call: Expr & { kind: "Call" }, name: string): Expr | undefined {
  return call.keywords.find(({ arg }) => arg === name)?.value;
}

function isFalse(value: Expr | undefined): boolean {
  return value?.kind === "Constant" && value.type === "False";
}
