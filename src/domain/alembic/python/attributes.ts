import type { Place } from "../../../model/finding.ts";
import type { Stmt } from "../../../model/syntax.ts";
import type { Interpreter } from "./interpreter.ts";
import { dictMethod, seqMethod, strMethod } from "./methods.ts";
import { Raised } from "./raised.ts";
import {
  type Callable,
  type ClassValue,
  FALSE,
  type Instance,
  NONE,
  native,
  PLACEHOLDER,
  str,
  TRUE,
  unknown,
  type Value,
} from "./values.ts";

/** The value of `owner.name`. */
export function attribute(interp: Interpreter, owner: Value, name: string, at: Place): Value {
  switch (owner.kind) {
    case "module":
      return interp.modules.attribute(owner, name, interp) ?? unknown(`${owner.name} has no ${name} that is known`);
    case "external":
      return interp.modules.external(`${owner.name}.${name}`, interp);
    case "host":
      return owner.attr(name) ?? { kind: "unknown", why: `${owner.type}.${name} is not followed`, database: owner.database };
    case "str":
      return strMethod(interp, owner.value, name);
    case "seq":
      return seqMethod(interp, owner, name);
    case "dict":
      return dictMethod(interp, owner, name);
    case "class":
      return classAttribute(interp, owner, name, at);
    case "instance":
      return instanceAttribute(interp, owner, name, at);
    case "unknown":
      if (owner.unset?.kind === "str" && TEXTS.test(name)) {
        const { why, unset } = owner;
        return native(name, (args) => ({ ...unknown(why), unset: interp.call(strMethod(interp, unset.value, name), args) }));
      }
      if (owner.text !== undefined && name === "startswith")
        return native(name, ({ positional: [first] }) => beginsWith(owner.text ?? "", first));
      return owner.text !== undefined && /^(format|strip|lstrip|rstrip|lower|upper|replace)$/.test(name)
        ? native(name, () => owner)
        : { kind: "unknown", why: owner.why, ...(owner.database === true ? { database: true } : {}) };
    case "none":
      throw new Raised("AttributeError", `None has no attribute ${name}`, at);
    case "function":
      return name === "__name__" ? str(owner.name) : unknown(`${owner.name}.${name}`);
    default:
      return unknown(`.${name} of a ${owner.kind}`);
  }
}

/** Whether a text that is known in part begins with another one. */
function beginsWith(text: string, start: Value | undefined): Value {
  const known = text.slice(0, text.indexOf(PLACEHOLDER));
  if (start?.kind !== "str" || !text.includes(PLACEHOLDER)) return unknown("how a text begins");
  if (known.startsWith(start.value)) return TRUE;
  return start.value.startsWith(known) ? unknown("how a text begins") : FALSE;
}

/** Methods of a text that give another text, or its parts. */
const TEXTS = /^(?:format|strip|lstrip|rstrip|lower|upper|title|capitalize|replace|removeprefix|removesuffix|split)$/;

/** Looks a name up in a class and its bases. */
export function lookupClass(interp: Interpreter, cls: ClassValue, name: string, depth = 0): Value | undefined {
  const own = cls.scope.vars.get(name);
  if (own !== undefined || depth > 20) {
    return own;
  }
  for (const base of cls.bases) {
    const found = base.kind === "class" ? lookupClass(interp, base, name, depth + 1) : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** What a library's base gives no classes of its own to. */
const PLAIN_BASE = /^(?:(?:builtins\.)?(?:object|str|int)|enum\.\w+)$/;

/** Whether all that a class has is written in it and in the bases that are known. Relationships of others may add what is no class. */
function isWhole(interp: Interpreter, { def, bases }: ClassValue, depth = 0): boolean {
  const isKnown = (base: Value): boolean =>
    base.kind === "class"
      ? depth < 5 && isWhole(interp, base, depth + 1)
      : base.kind === "external" || base.kind === "native"
        ? PLAIN_BASE.test(base.name)
        : interp.library.isPlainBase?.(base) === true;
  return def.decorators.length === 0 && def.keywords.length === 0 && def.body.every(isPlain) && bases.every(isKnown);
}

/** Whether a statement of a class gives the class names as they are written there, and nothing else. */
function isPlain(stmt: Stmt): boolean {
  if (stmt.kind === "FunctionDef") return stmt.name !== "__init_subclass__";
  return PLAIN.has(stmt.kind) || (stmt.kind === "Expr" && stmt.value.kind === "Constant");
}

const PLAIN: ReadonlySet<string> = new Set(["Assign", "AnnAssign", "ClassDef", "Pass"]);

function classAttribute(interp: Interpreter, cls: ClassValue, name: string, at: Place): Value {
  const members = interp.modules.enumMembers(cls, interp);
  if (members !== null) {
    const member = members.find((each) => each.kind === "instance" && (each.attrs.get("_name_") as { value?: string }).value === name);
    if (member !== undefined) {
      return member;
    }
  }
  if (name === "__name__" || name === "__qualname__") {
    return str(cls.name);
  }
  const found = lookupClass(interp, cls, name);
  if (found?.kind === "function") {
    return found.marks.has("classmethod") ? { ...found, self: cls } : found;
  }
  if (found?.kind === "host") {
    return interp.library.onClass(cls, name, found);
  }
  const given = found ?? interp.library.inherited(cls, name);
  if (given == null && /^[A-Z]/.test(name) && isWhole(interp, cls) && !interp.modules.assigns(cls.file, name))
    throw new Raised("AttributeError", `${cls.name} has no attribute ${name}`, at);
  return given ?? unknown(`${cls.name}.${name} is not known`);
}

function instanceAttribute(interp: Interpreter, instance: Instance, name: string, at: Place): Value {
  const own = instance.attrs.get(name);
  if (own !== undefined) {
    return own;
  }
  if (name === "value" || name === "name") {
    const part = instance.attrs.get(`_${name}_`);
    if (part !== undefined) {
      return part;
    }
  }
  if (name === "__class__") {
    return instance.cls;
  }
  const found = lookupClass(interp, instance.cls, name);
  if (found?.kind === "function") {
    return bound(interp, found, instance, at);
  }
  const text = instance.attrs.get("_str_") !== undefined ? instance.attrs.get("_value_") : undefined;
  if (found === undefined && text?.kind === "str") {
    return strMethod(interp, text.value, name);
  }
  return found ?? interp.library.inherited(instance.cls, name) ?? unknown(`${instance.cls.name}.${name} is not known`);
}

function bound(interp: Interpreter, method: Callable, instance: Instance, at: Place): Value {
  if (method.marks.has("staticmethod")) {
    return method;
  }
  const made: Callable = { ...method, self: method.marks.has("classmethod") ? instance.cls : instance };
  return method.marks.has("property") || method.marks.has("cached_property")
    ? interp.call(made, { positional: [], keywords: new Map(), open: false, at })
    : made;
}

export { NONE };
