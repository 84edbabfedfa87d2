import type { Construction } from "../../link/construction.ts";
import { textOf } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { decoratorName } from "../../model/last-name.ts";
import type { Expr, FunctionDef } from "../../model/syntax.ts";
import type { TypeReader } from "./reader.ts";
import type { Mode, WireType } from "./wire.ts";

/** What a serializer or validator puts in the place of a type. */
export interface Replaced {
  readonly type: WireType;
  /** None is left as it is. */
  readonly spared: boolean;
}

const SERIALIZER = /^pydantic(\.\w+)*\.(Plain|Wrap)Serializer$/;
const VALIDATOR = /^pydantic(\.\w+)*\.(Before|Wrap|Plain)Validator$/;

/** What a piece of metadata of `Annotated` says that a value is in data, where that is not what its type says. */
export function replacedBy(reader: TypeReader, made: Construction, mode: Mode): Replaced | undefined {
  const { machine } = reader;
  const frame = machine.frameOf(made.scope);
  const written = (keyword: string): Expr | undefined => made.call.keywords.find(({ arg }) => arg === keyword)?.value;
  if (mode === "input") {
    if (!VALIDATOR.test(made.name)) return undefined;
    const given = written("json_schema_input_type");
    if (given !== undefined) return { type: reader.read(given, frame), spared: false };
    return made.name.endsWith(".PlainValidator") ? { type: { kind: "any" }, spared: false } : undefined;
  }
  if (!SERIALIZER.test(made.name)) return undefined;
  const given = written("return_type");
  const target = made.argument(0, "func");
  const spared = sparesNone(textOf(made.keyword("when_used") ?? { kind: "none" }));
  if (given !== undefined) return { type: reader.read(given, frame), spared };
  if (target?.kind !== "symbol" || target.symbol.kind !== "function" || target.symbol.def.returns === null) return undefined;
  return { type: reader.read(target.symbol.def.returns, machine.frameOf(target.symbol.outer)), spared };
}

/** What a serializer of a field says that it gives. */
export function serializedField(reader: TypeReader, symbol: ClassSymbol, name: string): Replaced | undefined {
  const { machine } = reader;
  for (const ancestor of machine.program.ancestors(symbol)) {
    if (ancestor.kind !== "class") continue;
    const scope = machine.program.classScope(ancestor.class);
    for (const statement of ancestor.class.def.body) {
      if (statement.kind !== "FunctionDef") continue;
      const decorator = statement.decorators.find((each) => serializes(each, name));
      const returns = decorator === undefined ? null : returnType(statement, decorator);
      if (decorator === undefined || returns === null) continue;
      const when = keywordOf(decorator, "when_used");
      return {
        type: reader.read(returns, machine.classFrame(ancestor.class)),
        spared: when !== undefined && sparesNone(machine.evaluator.text(when, scope)),
      };
    }
  }
  return undefined;
}

/** What a `@model_serializer` says that a model becomes. */
export function serializedModel(reader: TypeReader, symbol: ClassSymbol): WireType | undefined {
  const { machine } = reader;
  for (const ancestor of machine.program.ancestors(symbol)) {
    if (ancestor.kind !== "class") continue;
    for (const statement of ancestor.class.def.body) {
      if (statement.kind !== "FunctionDef") continue;
      const serializer = statement.decorators.find((decorator) => decoratorName(decorator) === "model_serializer");
      const returns = serializer === undefined ? null : returnType(statement, serializer);
      if (returns !== null) return reader.read(returns, machine.classFrame(ancestor.class));
    }
  }
  return undefined;
}

/** What a method gives: as its decorator says, or its annotation. */
export function returnType(def: FunctionDef, decorator: Expr): Expr | null {
  return keywordOf(decorator, "return_type") ?? def.returns;
}

/** The argument that a call is given by a name. */
export function keywordOf(call: Expr, name: string): Expr | undefined {
  return call.kind === "Call" ? call.keywords.find(({ arg }) => arg === name)?.value : undefined;
}

/** A keyword of one of the decorators of a function, evaluated where it stands. */
export function decoratorKeyword(def: FunctionDef, name: string): Expr | undefined {
  for (const decorator of def.decorators) {
    const found = keywordOf(decorator, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sparesNone(when: string | undefined): boolean {
  return when === "unless-none" || when === "json-unless-none";
}

function serializes(decorator: Expr, name: string): boolean {
  return (
    decorator.kind === "Call" &&
    decoratorName(decorator) === "field_serializer" &&
    decorator.args.some((argument) => argument.kind === "Constant" && (argument.value === name || argument.value === "*"))
  );
}
