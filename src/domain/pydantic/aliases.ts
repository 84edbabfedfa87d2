import { type Evaluator, type Static, text, textOf } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import type { Schema } from "./schema.ts";

/** Whether a name is that of data that is read, or of data that is given out. */
export type Mode = "input" | "output";

/** Names that the settings of a model give its fields. */
export class AliasReader {
  private readonly program: Program;
  private readonly evaluator: Evaluator;
  private readonly setting: (schema: Schema, key: string) => Static | undefined;

  constructor(program: Program, evaluator: Evaluator, setting: (schema: Schema, key: string) => Static | undefined) {
    this.program = program;
    this.evaluator = evaluator;
    this.setting = setting;
  }

  /** The name of a field in data by the settings of its model; undefined where they give none or none that can be evaluated. */
  alias(schema: Schema, name: string, mode: Mode): string | undefined {
    const generator = this.setting(schema, "alias_generator");
    const generated = generator === undefined || generator.kind === "none" ? undefined : this.applied(generator, name, mode);
    return this.configured(schema, name) ?? generated;
  }

  /** Pydantic 1: `class Config: fields = {"name": "alias"}`. */
  private configured(schema: Schema, name: string): string | undefined {
    if (schema.version !== 1) return undefined;
    const fields = this.setting(schema, "fields");
    if (fields?.kind !== "dict") return undefined;
    const entry = fields.entries.find(([key]) => textOf(key) === name)?.[1];
    if (entry?.kind === "dict") {
      const alias = entry.entries.find(([key]) => textOf(key) === "alias")?.[1];
      return alias === undefined ? undefined : textOf(alias);
    }
    return entry === undefined ? undefined : textOf(entry);
  }

  private applied(generator: Static, name: string, mode: Mode): string | undefined {
    if (generator.kind === "symbol") {
      const { symbol } = generator;
      if (symbol.kind === "external") return casing(symbol.name, name);
      const made = this.evaluator.call(symbol, [{ kind: "string", value: name }]);
      return textOf(made);
    }
    const call = generator.kind === "unknown" ? generator.at?.expression : undefined;
    if (call?.kind === "Lambda" && generator.kind === "unknown" && generator.at !== null) {
      const [parameter] = call.parameters;
      const { evaluator, program } = this;
      const scope = program.lambdaScope(call, generator.at.scope);
      return parameter === undefined ? undefined : textOf(evaluator.evaluate(call.body, scope, new Map([[parameter.name, text(name)]])));
    }
    if (call?.kind !== "Call" || generator.kind !== "unknown" || generator.at === null) return undefined;
    const key = mode === "input" ? "validation_alias" : "serialization_alias";
    const given = call.keywords.find(({ arg }) => arg === key) ?? call.keywords.find(({ arg }) => arg === "alias");
    return given === undefined ? undefined : this.applied(this.evaluator.evaluate(given.value, generator.at.scope), name, mode);
  }
}

/** The naming functions that Pydantic and others bring. */
function casing(generator: string, name: string): string | undefined {
  const pascal = (): string =>
    name
      .replace(/([0-9A-Za-z])_(?=[0-9A-Z])/g, "$1")
      .split("_")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("");
  switch (generator.slice(generator.lastIndexOf(".") + 1)) {
    case "to_camel":
    case "camelize": {
      const made = pascal();
      return name.includes("_") ? made.replace(/^_*[A-Z]/, (start) => start.toLowerCase()) : name;
    }
    case "to_pascal":
      return pascal();
    case "to_snake":
      return name;
    default:
      return undefined;
  }
}
