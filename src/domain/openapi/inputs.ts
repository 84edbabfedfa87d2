import { CONTAINER_ANNOTATIONS, INJECTED_TYPES, PARAMETER_MARKERS } from "../../data/fastapi.ts";
import { NOTHING, type Static, textOf } from "../../link/constants.ts";
import type { Construction } from "../../link/construction.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Expr, Parameter } from "../../model/syntax.ts";
import { annotatedParts, type Written } from "../fastapi/annotations.ts";
import type { CallableView } from "../fastapi/callables.ts";
import { evaluate } from "../fastapi/evaluate.ts";
import type { DependencyCallable } from "../fastapi/index.ts";
import { type Frame, heldIn, type Made } from "../fastapi/values.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import { copiedSignature } from "./copied-signature.ts";
import type { Dialect } from "./dialect.ts";
import { libraryInputs, NO_KEYWORDS, PLAIN } from "./library-inputs.ts";
import type { ModelReader, WireField } from "./models.ts";
import type { TypeReader } from "./reader.ts";
import { unannotated } from "./scalars.ts";
import { bare, isScalar, type JsonObject, open, type WireType } from "./wire.ts";

export type Location = "path" | "query" | "header" | "cookie" | "body" | "form" | "file";

/** One thing that a request brings. */
export interface Input {
  readonly in: Location;
  /** The name on the wire. */
  readonly name: string;
  readonly type: WireType;
  readonly required: boolean;
  readonly default: Static | undefined;
  /** Keywords of the marker (`Query(ge=1)`). */
  readonly keywords: ReadonlyMap<string, Static>;
  /** The field of a model that it is. */
  readonly declaration: Construction | null;
  readonly extra: JsonObject;
  /** What its title is made of, where that is not its name. */
  readonly called?: string;
  /** The parameter whose model it is a field of. */
  readonly whole?: Input;
  /** It is no part of the document. */
  readonly hidden: boolean;
  readonly at: Place;
}

/** Hides what a field says of itself. */
const UNDESCRIBED: ReadonlyMap<string, Static> = new Map(
  ["title", "description", "examples", "deprecated", "json_schema_extra"].map((name) => [name, NOTHING]),
);

interface Reading {
  readonly reader: TypeReader;
  readonly models: ModelReader;
  readonly table: SchemaTable;
  readonly dialect: Dialect;
  readonly leaveOpen: (reason: string) => void;
}

const ORDER: readonly Location[] = ["path", "query", "header", "cookie", "body", "form", "file"];

/** Reads what callables take from a request, by FastAPI's rules. */
export class InputReader {
  private readonly reader: TypeReader;
  private readonly models: ModelReader;
  private readonly table: SchemaTable;
  private readonly dialect: Dialect;
  private readonly leaveOpen: (reason: string) => void;

  constructor({ reader, models, table, dialect, leaveOpen }: Reading) {
    this.reader = reader;
    this.models = models;
    this.table = table;
    this.dialect = dialect;
    this.leaveOpen = leaveOpen;
  }

  /** The inputs of an endpoint and of all that it depends on, by their place; each place and name once. */
  of(view: CallableView, dependencies: readonly DependencyCallable[], path: string): readonly Input[] {
    const names = pathNames(path);
    const found = new Map<string, Input>();
    const all: Input[] = [];
    const take = (inputs: readonly Input[]): void => void all.push(...inputs);
    const settle = (inputs: readonly Input[]): void => {
      for (const input of inputs) {
        const key = `${input.in} ${input.name}${input.hidden ? " hidden" : ""}`;
        const known = found.get(key);
        // Of several parameters of one name FastAPI shows the last one, and a required one first of all.
        if (known === undefined || input.required || !known.required) found.set(key, input);
      }
    };
    take(this.ofView(view, names));
    const seen = new Set<DependencyCallable>();
    const visit = (dependency: DependencyCallable, depth: number): void => {
      if (seen.has(dependency) || depth > 30) return;
      seen.add(dependency);
      take(this.ofView(dependency.view, names));
      for (const inner of dependency.dependencies) visit(inner, depth + 1);
    };
    for (const dependency of dependencies) visit(dependency, 0);
    settle(this.dialect.mixedModels ? all : wholeModels(all));
    // Bodies of one name alone are one body, which is the first of them: that of the endpoint before its dependencies'.
    const [body, ...further] = all.filter((input) => input.in === "body" || input.in === "form" || input.in === "file");
    if (body !== undefined && further.every(({ name }) => name === body.name)) {
      for (const { in: where, name } of further) found.delete(`${where} ${name}`);
      found.set(`${body.in} ${body.name}`, body);
    }
    return [...found.values()].sort((a, b) => placed(a) - placed(b));
  }

  private ofView(view: CallableView, names: ReadonlySet<string>): readonly Input[] {
    const copied = copiedSignature(this.reader.machine, view);
    if (copied !== undefined) return this.ofFields(copied.class, names, copied.place);
    const parameters = view.lambda?.parameters ?? view.signature?.def.parameters;
    if (parameters === undefined || view.frame === null) {
      if (view.kind === "class" && view.class !== null) return this.ofFields(view.class, names, null);
      if (view.kind === "external") return this.ofLibrary(view);
      return [];
    }
    const { frame } = view;
    return parameters
      .slice(view.skip)
      .flatMap((parameter) => (view.filled.has(parameter.name) ? [] : this.ofParameter(parameter, frame, names)));
  }

  private ofLibrary(view: CallableView): readonly Input[] {
    const inputs = libraryInputs(view.name, this.dialect);
    if (inputs !== undefined) return inputs;
    if (!/^(fastapi\.security\.|starlette\.|builtins\.|dependency_injector)/.test(view.name))
      this.leaveOpen(`the parameters of ${view.name} are not known`);
    return [];
  }

  private ofParameter(parameter: Parameter, frame: Frame, names: ReadonlySet<string>): readonly Input[] {
    return this.ofVariable(parameter.name, parameter.annotation, parameter.default, frame, names, parameter);
  }

  private ofVariable(
    name: string,
    annotation: Expr | null,
    value: Expr | null,
    frame: Frame,
    names: ReadonlySet<string>,
    node: { readonly start: number; readonly end: number },
  ): readonly Input[] {
    const { machine } = this.reader;
    const parts = annotation === null ? undefined : annotatedParts(machine, annotation, frame);
    const given = value === null ? undefined : evaluate(machine, value, frame);
    const inDefault = given === undefined ? undefined : heldIn(given);
    if (inDefault?.kind === "marker") return [];
    const metadata = parts?.metadata.findLast((item) => isMarker(item));
    const held = metadata === undefined ? undefined : heldIn(metadata);
    if (held?.kind === "marker") return [];
    if (parts !== undefined && this.isInjected(parts.inner)) return [];
    const at = machine.place(frame, node);
    const written = annotation === null ? open(`${name} has no annotation`) : this.reader.read(annotation, frame);
    const type = written.kind === "alias" && this.dialect.spelledAliases ? written.inner() : written;
    const marker = markerOf(given) ?? (held?.kind === "made" ? held : undefined);
    if (marker !== undefined) return this.marked(name, marker, type, given, names, at);
    const optional = given !== undefined && !isEllipsis(given);
    const where = this.placeOf(name, type, names, annotation === null);
    if (where === undefined) return [];
    return [
      {
        in: where,
        name,
        type: annotation === null ? { kind: "any" } : type,
        ...PLAIN,
        required: where === "path" || !optional,
        default: given,
        at,
      },
    ];
  }

  /** Where FastAPI looks for a parameter without a marker. */
  private placeOf(name: string, type: WireType, names: ReadonlySet<string>, untyped: boolean): Location | undefined {
    if (names.has(name)) return "path";
    if (untyped) return "query";
    if (isFile(type)) return "file";
    const scalar = isScalar(type);
    if (scalar === undefined) {
      // A class of a library that is no known scalar is nearly always a model: the body then, of a shape that is left open.
      return "body";
    }
    return scalar ? "query" : "body";
  }

  private marked(
    name: string,
    marker: Made,
    type: WireType,
    given: Static | undefined,
    names: ReadonlySet<string>,
    at: Place,
  ): readonly Input[] {
    const { keywords, args } = marker.given;
    const kind = PARAMETER_MARKERS[marker.name] ?? "query";
    if (kind === "dependency") return [];
    const asDefault = given !== undefined && markerOf(given) === marker;
    const written = asDefault ? (args[0] ?? keywords.get("default")) : (given ?? keywords.get("default"));
    const optional = (written !== undefined && !isEllipsis(written)) || keywords.has("default_factory");
    const where: Location = names.has(name) && kind !== "body" && kind !== "form" && kind !== "file" ? "path" : kind;
    const hidden = isFalse(keywords.get("include_in_schema"));
    const dashes = where === "header" && !isFalse(keywords.get("convert_underscores"));
    const flattened =
      where === "query" || where === "header" || where === "cookie"
        ? this.flattened(
            type,
            { ...PLAIN, in: where, name: aliasIn(keywords) ?? name, type, required: !optional, keywords, hidden, at },
            dashes,
          )
        : undefined;
    if (flattened !== undefined) return flattened;
    return [
      {
        in: where,
        name: aliasIn(keywords) ?? (dashes ? name.replaceAll("_", "-") : name),
        // FastAPI takes the type alone where the marker is the default: what `Annotated` says beside it is lost.
        type: asDefault && this.dialect.pydantic === 2 ? unannotated(type) : type,
        required: where === "path" || !optional,
        default: written,
        keywords,
        declaration: null,
        extra: {},
        hidden,
        at,
      },
    ];
  }

  /** `Annotated[Filters, Query()]`: the fields of the model are the parameters. */
  private flattened(type: WireType, whole: Input, dashes: boolean): readonly Input[] | undefined {
    const outer = bare(type);
    const alternatives = outer.kind === "union" ? outer.items.filter(({ kind }) => kind !== "none") : [outer];
    const inner = alternatives.length === 1 && alternatives[0] !== undefined ? bare(alternatives[0]) : outer;
    if (inner.kind !== "class" || inner.form !== "model") return undefined;
    const { in: where, hidden, at } = whole;
    return this.models.fields(inner.class, inner.args, "input").fields.map((field) => ({
      ...this.ofField(field),
      in: where,
      hidden,
      at,
      whole,
      name: dashes && this.dialect.headerModels && field.wire === field.name ? field.wire.replaceAll("_", "-") : field.wire,
      called: field.wire,
      required: field.required && (whole.required || outer.kind !== "union"),
    }));
  }

  private ofField({ type, required, declaration, extra, default: expression, scope }: WireField): Omit<Input, "in" | "name" | "at"> {
    const value =
      declaration?.argument(0, "default") ??
      (expression === null || scope === null ? undefined : this.reader.machine.evaluator.evaluate(expression, scope));
    return { type, required, default: value, keywords: NO_KEYWORDS, declaration, extra, hidden: false };
  }

  /** The parameters of a class without a constructor of its own: of a model or dataclass its fields. */
  private ofFields(symbol: ClassSymbol, names: ReadonlySet<string>, given: Location | null): readonly Input[] {
    const schema = this.table.schemaOf(symbol);
    if (schema === undefined) return [];
    const { machine } = this.reader;
    // The filters of fastapi-filter take lists as texts.
    const filters = machine.program
      .ancestors(symbol)
      .some((ancestor) => ancestor.kind === "external" && ancestor.name.startsWith("fastapi_filter."));
    const place = given ?? (filters ? "query" : null);
    return this.models.fields(symbol, [], "input").fields.flatMap((field): readonly Input[] => {
      if (schema.kind === "dataclass" && isFalse(field.declaration?.keyword("init"))) return [];
      if (field.field === null || field.field.owner === null) {
        this.leaveOpen(`the type of ${symbol.def.qualname}.${field.name} is not known`);
        return [];
      }
      const frame = machine.classFrame(field.field.owner);
      const { annotation } = field.field;
      const value = assigned(field.field.owner, field.name);
      const plain = schema.kind === "dataclass" || (value !== null && markerOf(evaluate(machine, value, frame)) !== undefined);
      if (plain && place === null) return this.ofVariable(field.name, annotation, value, frame, names, field.field.at);
      const marker = value === null ? null : markedDefault(value);
      if (marker !== null && markerOf(evaluate(machine, marker, frame)) !== undefined)
        return this.ofVariable(field.wire, annotation, marker, frame, names, field.field.at);
      const parts = annotation === null ? undefined : annotatedParts(machine, annotation, frame);
      if (parts?.metadata.some((item) => heldIn(item)?.kind === "marker") === true) return [];
      const where = place !== null && !names.has(field.wire) ? place : this.placeOf(field.wire, field.type, names, false);
      if (where === undefined) return [];
      const { at } = field.field;
      return [
        // The signature of a model has the limits of its fields, not what describes them.
        { ...this.ofField(field), in: where, name: field.wire, keywords: UNDESCRIBED, at },
      ];
    });
  }

  private isInjected({ expression, frame }: Written): boolean {
    if (expression.kind !== "Name" && expression.kind !== "Attribute" && expression.kind !== "BinOp" && expression.kind !== "Subscript")
      return false;
    const { program, catalogue } = this.reader.machine;
    const of = (name: string): boolean =>
      INJECTED_TYPES.some((injected) => catalogue.isSubclass(name, injected)) ||
      /^(starlette|fastapi)\.(requests|websockets|responses|background)\.(Request|WebSocket|HTTPConnection|Response|BackgroundTasks)$/.test(
        name,
      );
    if (expression.kind === "BinOp")
      return this.isInjected({ expression: expression.left, frame }) || this.isInjected({ expression: expression.right, frame });
    if (expression.kind === "Subscript") {
      const head = program.symbolOf(expression.value, frame.scope);
      if (head?.kind !== "external") return false;
      return (
        CONTAINER_ANNOTATIONS.includes(head.name) ||
        (head.name === "typing.Optional" && this.isInjected({ expression: expression.slice, frame }))
      );
    }
    const symbol = program.symbolOf(expression, frame.scope);
    if (symbol?.kind === "external") return of(symbol.name);
    return symbol?.kind === "class" && program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && of(ancestor.name));
  }
}

/** The names of the parameters in a path. */
export function pathNames(path: string): ReadonlySet<string> {
  return new Set([...path.matchAll(/\{([^}:]+)(?::[^}]*)?\}/g)].map((match) => match[1] ?? ""));
}

/** Releases that read a model of parameters only where it stands alone in its place: elsewhere it is a parameter itself. */
function wholeModels(inputs: readonly Input[]): readonly Input[] {
  const owners = new Map<Location, Set<Input>>();
  for (const input of inputs) owners.set(input.in, (owners.get(input.in) ?? new Set<Input>()).add(input.whole ?? input));
  return [...new Set(inputs.map((input) => (input.whole !== undefined && (owners.get(input.in)?.size ?? 0) > 1 ? input.whole : input)))];
}

function placed(input: Input): number {
  return ORDER.indexOf(input.in === "form" || input.in === "file" ? "body" : input.in);
}

function isMarker(value: Static): boolean {
  const held = heldIn(value);
  return held?.kind === "marker" || markerOf(value) !== undefined;
}

function markerOf(value: Static | undefined): Made | undefined {
  const held = heldIn(value);
  return held?.kind === "made" && held.name in PARAMETER_MARKERS ? held : undefined;
}

/** Whether a default says that there is none. */
export function isEllipsis(value: Static): boolean {
  const held = heldIn(value);
  if (held?.kind === "unread") return held.expression.kind === "Constant" && held.expression.type === "Ellipsis";
  return value.kind === "symbol" && value.symbol.kind === "external" && /(Undefined|Required|Ellipsis)$/.test(value.symbol.name);
}

function isFalse(value: Static | undefined): boolean {
  return value?.kind === "boolean" && !value.value;
}

function aliasIn(keywords: ReadonlyMap<string, Static>): string | undefined {
  for (const keyword of ["validation_alias", "alias"]) {
    const value = keywords.get(keyword);
    const text = value === undefined ? undefined : textOf(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** `UploadFile`, alone, in a list, or beside something else: FastAPI takes it for a file where one alternative is. */
function isFile(type: WireType, met = new Set<WireType>()): boolean {
  const inner = bare(type);
  // An alias may hold itself.
  if (met.has(inner)) return false;
  met.add(inner);
  switch (inner.kind) {
    case "scalar":
      return inner.name.endsWith(".UploadFile");
    case "array":
      // FastAPI asks of a sequence whether all that it holds is an upload, and of one that does not say what it holds, too.
      return inner.item === null || isFile(inner.item, met);
    case "union":
      return inner.items.some((item) => isFile(item, met));
    case "class":
      return inner.form === "named-tuple";
    default:
      return false;
  }
}

/** The default in `Field(Query(alias="pageSize"))`: as it is no default of Pydantic's, FastAPI finds it in the model's signature. */
function markedDefault(value: Expr): Expr | null {
  if (value.kind !== "Call") return null;
  return value.args[0] ?? value.keywords.find(({ arg }) => arg === "default")?.value ?? null;
}

/** What a class body assigns to a field. */
function assigned(owner: ClassSymbol, name: string): Expr | null {
  for (const statement of owner.def.body) {
    if (statement.kind === "AnnAssign" && statement.target.kind === "Name" && statement.target.id === name) return statement.value;
  }
  return null;
}
