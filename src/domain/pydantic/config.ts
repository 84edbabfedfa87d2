import { constructionIn } from "../../link/construction.ts";
import type { Evaluator } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import { entryOf, type Static, truth } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Family } from "./bases.ts";
import type { FieldReader } from "./fields.ts";
import { libraryModel } from "./library.ts";

/** Reads settings of models (`model_config`, `class Config`, class keywords), inherited ones included. */
export class ConfigReader {
  private readonly program: Program;
  private readonly evaluator: Evaluator;
  private readonly family: Family;
  private readonly reader: FieldReader;
  private readonly known = new Map<ClassSymbol, boolean>();

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

  private own(symbol: ClassSymbol): boolean | undefined {
    const key = this.family.version(symbol) === 1 ? "orm_mode" : "from_attributes";
    const keyword = symbol.def.keywords.find(({ arg }) => arg === key);
    if (keyword !== undefined) return this.evaluator.truth(keyword.value, symbol.outer);
    const entries = this.reader.body(symbol);
    const config = entries.get("model_config");
    if (config?.value != null && key === "from_attributes") {
      const value = this.setting(this.evaluator.evaluate(config.value, this.program.classScope(symbol)), key);
      if (value !== undefined) return truth(value);
    }
    const inner = entries.get("Config");
    if (inner?.definition?.kind !== "ClassDef") return undefined;
    const value = this.evaluator.classAttribute(this.program.classSymbol(inner.definition, this.program.classScope(symbol)), key);
    return value.kind === "unknown" ? undefined : truth(value);
  }

  /** The value of a key in a dict or in `ConfigDict(…)`. */
  private setting(config: Static, key: string): Static | undefined {
    if (config.kind === "dict") return entryOf(config, key);
    const made = constructionIn(this.evaluator, config);
    if (made === undefined) return undefined;
    const direct = made.keyword(key);
    if (direct !== undefined) return direct;
    // `ConfigDict(Base.model_config, …)`
    const base = made.positional(0);
    return base === undefined ? undefined : this.setting(base, key);
  }

  /** Of several bases the last one that says it wins in Pydantic 2, the first one in Pydantic 1. */
  private inherited(symbol: ClassSymbol): boolean {
    const bases = this.family.bases(symbol);
    let found = false;
    for (const base of this.family.version(symbol) === 1 ? bases.toReversed() : bases) {
      if (base.kind === "class" && this.family.isModel(base.class) && this.says(base.class)) found = this.fromAttributes(base.class);
      else if (base.kind === "external" && readsAttributes(base.name)) found = true;
    }
    return found;
  }

  /** Whether a model or one of its bases sets it at all. */
  private says(symbol: ClassSymbol): boolean {
    return this.own(symbol) !== undefined || this.family.bases(symbol).some((base) => (base.kind === "class" ? this.family.isModel(base.class) && this.says(base.class) : base.kind === "external" && readsAttributes(base.name)));
  }
}

function readsAttributes(name: string): boolean {
  const model = libraryModel(name);
  return model !== undefined && (model.fromAttributes || model.bases.some(readsAttributes));
}
