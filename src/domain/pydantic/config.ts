import type { Evaluator } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import { entryOf, type Static, truth } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { isPlainlyDecorated } from "../left-alone.ts";
import type { Family } from "./bases.ts";
import type { FieldReader } from "./fields.ts";
import { libraryModel } from "./library.ts";

/** Classes of libraries whose settings are those of `libraryModel`, or that have none. */
const READABLE_BASE = /^(pydantic|sqlmodel|typing|typing_extensions|abc|builtins|enum)\./;

/** Reads settings of models (`model_config`, `class Config`, class keywords), inherited ones included. */
export class ConfigReader {
  private readonly program: Program;
  private readonly evaluator: Evaluator;
  private readonly family: Family;
  private readonly reader: FieldReader;
  private readonly known = new Map<ClassSymbol, boolean>();
  private readonly values = new Map<ClassSymbol, Map<string, Static | undefined>>();

  constructor(program: Program, evaluator: Evaluator, family: Family, reader: FieldReader) {
    this.program = program;
    this.evaluator = evaluator;
    this.family = family;
    this.reader = reader;
  }

  /** Whether the model reads attributes of objects. */
  fromAttributes(symbol: ClassSymbol): boolean {
    let answer = this.known.get(symbol);
    if (answer === undefined) {
      this.known.set(symbol, false);
      answer = this.own(symbol) ?? this.inherited(symbol);
      this.known.set(symbol, answer);
    }
    return answer;
  }

  /** A setting of the model as its own class or the nearest base that is a model says it; undefined where none does. */
  value(symbol: ClassSymbol, key: string): Static | undefined {
    let values = this.values.get(symbol);
    if (values === undefined) {
      values = new Map();
      this.values.set(symbol, values);
    }
    let value = values.get(key);
    if (value === undefined && !values.has(key)) {
      value = this.find(symbol, key);
      values.set(key, value);
    }
    return value;
  }

  private find(symbol: ClassSymbol, key: string): Static | undefined {
    const own = this.ownValue(symbol, key);
    if (own !== undefined) return own;
    const bases = this.family.bases(symbol);
    for (const base of this.family.version(symbol) === 1 ? bases : bases.toReversed()) {
      const found = base.kind === "class" && this.hands(base.class, symbol) ? this.value(base.class, key) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A setting of a dataclass: its decorators give it, or `__pydantic_config__` in its body. */
  ofDataclass(symbol: ClassSymbol, key: string): Static | undefined {
    const given = this.given(symbol, key);
    const config = given === undefined ? this.reader.body(symbol).get("__pydantic_config__")?.value : undefined;
    return config == null ? given : this.setting(config, this.program.classScope(symbol), key, 0);
  }

  /** Whether the settings of a model and of the classes above it are all written where they can be read. */
  isKnown(symbol: ClassSymbol): boolean {
    return this.program.ancestors(symbol).every((ancestor) => {
      if (ancestor.kind === "external") return READABLE_BASE.test(ancestor.name);
      return ancestor.kind === "class" && this.isKnownIn(ancestor.class);
    });
  }

  private isKnownIn(symbol: ClassSymbol): boolean {
    if (!isPlainlyDecorated(this.program, symbol) || symbol.def.keywords.some(({ arg }) => arg === null || arg === "metaclass"))
      return false;
    const entries = this.reader.body(symbol);
    const config = entries.get("model_config");
    if (config !== undefined && (config.value === null || !this.isWhole(config.value, this.program.classScope(symbol), 0))) return false;
    const inner = entries.get("Config");
    if (inner === undefined) return true;
    if (inner.definition?.kind !== "ClassDef") return false;
    const held = this.program.classSymbol(inner.definition, this.program.classScope(symbol));
    return this.program
      .ancestors(held)
      .every((ancestor) => ancestor.kind === "class" || (ancestor.kind === "external" && READABLE_BASE.test(ancestor.name)));
  }

  /** Whether every part of a dict of settings is written out, what it spreads included. */
  private isWhole(expression: Expr, scope: Scope, depth: number): boolean {
    if (depth > 10) return false;
    const whole = (value: Expr): boolean => this.isWhole(value, scope, depth + 1);
    const decided = (key: string | undefined, value: Expr): boolean =>
      key !== undefined && (!/^(from_attributes|orm_mode)$/.test(key) || truth(this.evaluator.evaluate(value, scope)) !== undefined);
    switch (expression.kind) {
      case "Dict":
        return expression.values.every((value, at) => {
          const name = expression.keys[at];
          return name === null || name === undefined ? whole(value) : decided(this.evaluator.text(name, scope), value);
        });
      case "Call":
        return (
          /^(ConfigDict|SettingsConfigDict|SQLModelConfig|dict)$/.test(lastName(expression.func)) &&
          expression.args.every(whole) &&
          expression.keywords.every(({ arg, value }) => (arg === null ? whole(value) : decided(arg, value)))
        );
      case "BinOp":
        return whole(expression.left) && whole(expression.right);
      case "Name":
      case "Attribute": {
        const value = this.evaluator.evaluate(expression, scope);
        if (value.kind === "dict") return true;
        const at = value.kind === "unknown" ? value.at : null;
        return at !== null && at.expression !== expression && this.isWhole(at.expression, at.scope, depth + 1);
      }
      default:
        return false;
    }
  }

  private own(symbol: ClassSymbol): boolean | undefined {
    const value = this.ownValue(symbol, this.family.version(symbol) === 1 ? "orm_mode" : "from_attributes");
    return value === undefined ? undefined : truth(value);
  }

  private ownValue(symbol: ClassSymbol, key: string): Static | undefined {
    for (const { arg, value } of symbol.def.keywords) {
      if (arg === key) return this.evaluator.evaluate(value, symbol.outer);
      const spread = arg === null ? this.setting(value, symbol.outer, key, 0) : undefined;
      if (spread !== undefined) return spread;
    }
    const entries = this.reader.body(symbol);
    const config = entries.get("model_config");
    if (config?.value != null && key !== "orm_mode") {
      const value = this.setting(config.value, this.program.classScope(symbol), key, 0);
      if (value !== undefined) return value;
    }
    const inner = entries.get("Config");
    if (inner?.definition?.kind !== "ClassDef" || !this.family.isModel(symbol)) return undefined;
    const value = this.evaluator.classAttribute(this.program.classSymbol(inner.definition, this.program.classScope(symbol)), key);
    return value.kind === "unknown" && value.at === null ? undefined : value;
  }

  /** What a decorator gives: `@dataclass(config=…)` of Pydantic, `@with_config(…)`. */
  private given(symbol: ClassSymbol, key: string): Static | undefined {
    for (const decorator of symbol.def.decorators) {
      if (decorator.kind !== "Call") continue;
      const callee = this.program.symbolOf(decorator.func, symbol.outer);
      if (callee?.kind !== "external" || !callee.name.startsWith("pydantic.")) continue;
      const named = decorator.keywords.find(({ arg }) => arg === "config")?.value;
      const config = named ?? (callee.name.endsWith(".with_config") ? decorator.args[0] : undefined);
      const own = decorator.keywords.find(({ arg }) => arg === key)?.value;
      if (own !== undefined && callee.name.endsWith(".with_config")) return this.evaluator.evaluate(own, symbol.outer);
      const value = config === undefined ? undefined : this.setting(config, symbol.outer, key, 0);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The value of a key in a dict, in `ConfigDict(…)`, in what they spread, or in a union of such. */
  private setting(expression: Expr, scope: Scope, key: string, depth: number): Static | undefined {
    if (depth > 10) return undefined;
    switch (expression.kind) {
      case "Dict":
        for (let at = expression.keys.length - 1; at >= 0; at--) {
          const name = expression.keys[at];
          const value = expression.values[at];
          if (value === undefined) continue;
          const found =
            name === null || name === undefined
              ? this.setting(value, scope, key, depth + 1)
              : this.evaluator.text(name, scope) === key
                ? this.evaluator.evaluate(value, scope)
                : undefined;
          if (found !== undefined) return found;
        }
        return undefined;
      case "Call": {
        for (const { arg, value } of expression.keywords.toReversed()) {
          const found =
            arg === null ? this.setting(value, scope, key, depth + 1) : arg === key ? this.evaluator.evaluate(value, scope) : undefined;
          if (found !== undefined) return found;
        }
        const first = expression.args[0];
        return first === undefined ? undefined : this.setting(first, scope, key, depth + 1);
      }
      case "BinOp":
        return this.setting(expression.right, scope, key, depth + 1) ?? this.setting(expression.left, scope, key, depth + 1);
      case "Name":
      case "Attribute": {
        const value = this.evaluator.evaluate(expression, scope);
        if (value.kind === "dict") return entryOf(value, key);
        if (value.kind !== "unknown") return undefined;
        return value.at !== null && value.at.expression !== expression
          ? this.setting(value.at.expression, value.at.scope, key, depth + 1)
          : this.alternatives(expression, scope, key, depth);
      }
      default:
        return undefined;
    }
  }

  /** A variable that branches fill, for one version of Pydantic and for another: the key stands in the dict for the one that knows it. */
  private alternatives(expression: Expr, scope: Scope, key: string, depth: number): Static | undefined {
    const target = expression.kind === "Name" ? this.program.resolve(expression.id, scope) : undefined;
    if (target?.kind !== "variable") return undefined;
    for (const binding of target.scope.bindings.get(target.name) ?? []) {
      const found = binding.kind === "value" ? this.setting(binding.value, target.scope, key, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a base hands its settings on: Pydantic 2 asks every base for `model_config`, Pydantic 1 models alone. */
  private hands(base: ClassSymbol, heir: ClassSymbol): boolean {
    return this.family.isModel(base) || this.family.version(heir) !== 1;
  }

  /** Of several bases the last one that says it wins in Pydantic 2, the first one in Pydantic 1. */
  private inherited(symbol: ClassSymbol): boolean {
    const bases = this.family.bases(symbol);
    let found = false;
    for (const base of this.family.version(symbol) === 1 ? bases.toReversed() : bases) {
      if (base.kind === "class" && this.hands(base.class, symbol) && this.says(base.class)) found = this.fromAttributes(base.class);
      else if (base.kind === "external" && readsAttributes(base.name)) found = true;
    }
    return found;
  }

  /** Whether a model or one of its bases sets it at all. */
  private says(symbol: ClassSymbol): boolean {
    return (
      this.own(symbol) !== undefined ||
      this.family
        .bases(symbol)
        .some((base) =>
          base.kind === "class"
            ? this.hands(base.class, symbol) && this.says(base.class)
            : base.kind === "external" && readsAttributes(base.name),
        )
    );
  }
}

function readsAttributes(name: string): boolean {
  const model = libraryModel(name);
  return model !== undefined && (model.fromAttributes || model.bases.some(readsAttributes));
}
