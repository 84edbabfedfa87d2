import { CONTAINER_ANNOTATIONS, INJECTED_TYPES, PARAMETER_MARKERS } from "../../data/fastapi.ts";
import { type Static, textOf } from "../../link/constants.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Expr, Parameter } from "../../model/syntax.ts";
import { annotatedParts, type Written } from "../fastapi/annotations.ts";
import type { CallableView } from "../fastapi/callables.ts";
import { evaluate } from "../fastapi/evaluate.ts";
import type { DependencyCallable } from "../fastapi/index.ts";
import { type Frame, heldIn, type Made } from "../fastapi/values.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import type { ModelReader } from "./models.ts";
import { plainValue, type TypeReader } from "./reader.ts";
import { bare, isScalar, type Json, open, type WireType } from "./wire.ts";

export type Location = "path" | "query" | "header" | "cookie" | "body" | "form" | "file";

/** One thing that a request brings. */
export interface Input {
  readonly in: Location;
  /** The name on the wire. */
  readonly name: string;
  readonly type: WireType;
  readonly required: boolean;
  readonly default: Json | undefined;
  /** Keywords of the marker (`Query(ge=1)`). */
  readonly keywords: ReadonlyMap<string, Static>;
  readonly at: Place;
}

const NO_KEYWORDS: ReadonlyMap<string, Static> = new Map();

/** Callables of libraries with the inputs that they declare: `name in type`, `?` for one that is not required. */
const LIBRARY_INPUTS: Readonly<Record<string, readonly string[]>> = {
  "fastapi.security.OAuth2PasswordRequestForm": [
    "grant_type? form string",
    "username form string",
    "password form string",
    "scope? form string",
    "client_id? form string",
    "client_secret? form string",
  ],
  "fastapi.security.OAuth2PasswordRequestFormStrict": [
    "grant_type form string",
    "username form string",
    "password form string",
    "scope? form string",
    "client_id? form string",
    "client_secret? form string",
  ],
  "fastapi_pagination.Params": ["page? query integer", "size? query integer"],
  "fastapi_pagination.default.Params": ["page? query integer", "size? query integer"],
  "fastapi_pagination.LimitOffsetParams": ["limit? query integer", "offset? query integer"],
  "fastapi_pagination.limit_offset.LimitOffsetParams": ["limit? query integer", "offset? query integer"],
};

/** Reads what callables take from a request, by FastAPI's rules. */
export class InputReader {
  private readonly reader: TypeReader;
  private readonly models: ModelReader;
  private readonly table: SchemaTable;
  private readonly leaveOpen: (reason: string) => void;

  constructor(reader: TypeReader, models: ModelReader, table: SchemaTable, leaveOpen: (reason: string) => void) {
    this.reader = reader;
    this.models = models;
    this.table = table;
    this.leaveOpen = leaveOpen;
  }

  /** The inputs of an endpoint and of all that it depends on; each place and name once. */
  of(view: CallableView, dependencies: readonly DependencyCallable[], path: string): readonly Input[] {
    const names = pathNames(path);
    const found = new Map<string, Input>();
    const take = (inputs: readonly Input[]): void => {
      for (const input of inputs) {
        const key = `${input.in} ${input.name}`;
        const known = found.get(key);
        // Of several parameters of one name FastAPI shows a required one.
        if (known === undefined || (!known.required && input.required)) found.set(key, input);
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
    return [...found.values()];
  }

  private ofView(view: CallableView, names: ReadonlySet<string>): readonly Input[] {
    const copied = this.copiedSignature(view);
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
    const listed = LIBRARY_INPUTS[view.name];
    if (listed === undefined) {
      if (!/^(fastapi\.security\.|starlette\.|builtins\.|dependency_injector)/.test(view.name))
        this.leaveOpen(`the parameters of ${view.name} are not known`);
      return [];
    }
    const at: Place = { file: "" as Place["file"], start: 0, end: 0, symbol: view.name };
    return listed.map((line) => {
      const [name = "", where = "query", type = "string"] = line.split(" ");
      return {
        in: where as Location,
        name: name.replace("?", ""),
        type: { kind: "scalar", name: type, input: { type }, output: { type } },
        required: !name.endsWith("?"),
        default: undefined,
        keywords: NO_KEYWORDS,
        at,
      };
    });
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
    const type = annotation === null ? open(`${name} has no annotation`) : this.reader.read(annotation, frame);
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
        required: where === "path" || !optional,
        default: given === undefined ? undefined : plainValue(given),
        keywords: NO_KEYWORDS,
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
    if (kind === "dependency" || isFalse(keywords.get("include_in_schema"))) return [];
    const asDefault = given !== undefined && markerOf(given) === marker;
    const written = asDefault ? (args[0] ?? keywords.get("default")) : (given ?? keywords.get("default"));
    const optional = (written !== undefined && !isEllipsis(written)) || keywords.has("default_factory");
    const where: Location = names.has(name) && kind !== "body" && kind !== "form" && kind !== "file" ? "path" : kind;
    const flattened = where === "query" || where === "header" || where === "cookie" ? this.flattened(type, where, at) : undefined;
    if (flattened !== undefined) return flattened;
    return [
      {
        in: where,
        name: aliasIn(keywords) ?? (where === "header" && !isFalse(keywords.get("convert_underscores")) ? name.replaceAll("_", "-") : name),
        type,
        required: where === "path" || !optional,
        default: written === undefined ? undefined : plainValue(written),
        keywords,
        at,
      },
    ];
  }

  /** `Annotated[Filters, Query()]`: the fields of the model are the parameters. */
  private flattened(type: WireType, where: Location, at: Place): readonly Input[] | undefined {
    const inner = bare(type);
    if (inner.kind !== "class" || inner.form !== "model") return undefined;
    return this.models.fields(inner.class, inner.args, "input").fields.map((field) => ({
      in: where,
      name: where === "header" && field.wire === field.name ? field.wire.replaceAll("_", "-") : field.wire,
      type: field.type,
      required: field.required,
      default: undefined,
      keywords: NO_KEYWORDS,
      at,
    }));
  }

  /** The parameters of a class without a constructor of its own: of a model or dataclass its fields. */
  private ofFields(symbol: ClassSymbol, names: ReadonlySet<string>, place: Location | null): readonly Input[] {
    const schema = this.table.schemaOf(symbol);
    if (schema === undefined) return [];
    const { machine } = this.reader;
    return this.models.fields(symbol, [], "input").fields.flatMap((field): readonly Input[] => {
      if (field.field === null || field.field.owner === null) {
        this.leaveOpen(`the type of ${symbol.def.qualname}.${field.name} is not known`);
        return [];
      }
      const frame = machine.classFrame(field.field.owner);
      const { annotation } = field.field;
      const value = assigned(field.field.owner, field.name);
      const plain = schema.kind === "dataclass" || (value !== null && markerOf(evaluate(machine, value, frame)) !== undefined);
      if (plain && place === null) return this.ofVariable(field.name, annotation, value, frame, names, field.field.at);
      const parts = annotation === null ? undefined : annotatedParts(machine, annotation, frame);
      if (parts?.metadata.some((item) => heldIn(item)?.kind === "marker") === true) return [];
      const where = place !== null && !names.has(field.wire) ? place : this.placeOf(field.wire, field.type, names, false);
      if (where === undefined) return [];
      const { at } = field.field;
      return [
        {
          in: where,
          name: field.wire,
          type: field.type,
          required: field.required,
          default: undefined,
          keywords: NO_KEYWORDS,
          at,
        },
      ];
    });
  }

  /**
   * A function made by a factory that gives it the signature of a class (`inner.__signature__ = inspect.Signature(…)` after
   * `inspect.signature(cls)`, or from the fields of the class): it takes what the class takes, in the query or a form where the factory
   * wraps them in `Query` or `Form`.
   */
  private copiedSignature(view: CallableView): { readonly class: ClassSymbol; readonly place: Location | null } | undefined {
    const { signature, frame } = view;
    if (signature === null || frame?.function == null || !signature.def.parameters.some(({ passing }) => passing === "**kwargs"))
      return undefined;
    let copied: ClassSymbol | undefined;
    let assignedTo = false;
    let place: Location | null = null;
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) {
        for (const item of node) visit(item);
        return;
      }
      if (node === null || typeof node !== "object") return;
      const expression = node as Expr;
      if (expression.kind === "Call") {
        const { func } = expression;
        const word = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
        if (word === "Query") place = "query";
        else if (word === "Form") place = "form";
        const [first] = expression.args;
        if (word === "signature" && first !== undefined) {
          const value = evaluate(this.reader.machine, first, frame);
          if (value.kind === "symbol" && value.symbol.kind === "class") copied = value.symbol;
        }
      }
      if (expression.kind === "Attribute" && (expression.attr === "__fields__" || expression.attr === "model_fields")) {
        const value = evaluate(this.reader.machine, expression.value, frame);
        if (value.kind === "symbol" && value.symbol.kind === "class") copied ??= value.symbol;
      }
      for (const inner of Object.values(node)) if (typeof inner === "object") visit(inner);
    };
    for (const statement of frame.function.def.body) {
      if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") continue;
      if (statement.kind === "Assign") {
        const [target] = statement.targets;
        if (target?.kind === "Attribute" && target.attr === "__signature__" && target.value.kind === "Name")
          assignedTo ||= target.value.id === signature.def.name;
      }
      visit(statement);
    }
    return assignedTo && copied !== undefined ? { class: copied, place } : undefined;
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

/** `UploadFile`, alone, optional or in a list. */
function isFile(type: WireType): boolean {
  const inner = bare(type);
  switch (inner.kind) {
    case "scalar":
      return inner.name.endsWith(".UploadFile");
    case "array":
      return inner.item !== null && isFile(inner.item);
    case "union":
      return inner.items.some(isFile) && inner.items.every((item) => item.kind === "none" || isFile(item));
    default:
      return false;
  }
}

/** What a class body assigns to a field. */
function assigned(owner: ClassSymbol, name: string): Expr | null {
  for (const statement of owner.def.body) {
    if (statement.kind === "AnnAssign" && statement.target.kind === "Name" && statement.target.id === name) return statement.value;
  }
  return null;
}
