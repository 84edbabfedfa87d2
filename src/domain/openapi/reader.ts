import { parseAnnotation } from "../../link/annotation-text.ts";
import { annotationSymbol } from "../../link/annotations.ts";
import type { Static } from "../../link/constants.ts";
import { constructionOf } from "../../link/construction.ts";
import type { ClassSymbol, Scope, Symbol } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { ofObject } from "../fastapi/annotations.ts";
import type { Machine } from "../fastapi/machine.ts";
import { type Frame, heldIn } from "../fastapi/values.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import { LIBRARY_SHAPES } from "./library.ts";
import { ARRAYS, builtin, MAPS, scalarOf } from "./scalars.ts";
import { ANY, bare, type ClassForm, keyOf, NONE, open, unionOf, type WireType } from "./wire.ts";

/** What the type variables in force stand for. */
export type Substitution = ReadonlyMap<string, WireType>;

export const NO_SUBSTITUTION: Substitution = new Map();

const DEEPEST = 25;
const TRANSPARENT =
  /^(typing\.(Final|ClassVar|Required|NotRequired|ReadOnly|Unpack)|pydantic\.(SkipValidation|SerializeAsAny|OnErrorOmit|FailFast)|sqlalchemy\.orm\.Mapped)$/;
const CONSTRAINED = /^pydantic\.(types\.)?con(str|int|float|decimal|bytes|date|list|set|frozenset)$/;

/** Reads annotations as types on the wire, through aliases, quotes, type variables, closures and `Annotated`. */
export class TypeReader {
  readonly machine: Machine;
  private readonly table: SchemaTable;
  private readonly forms = new Map<ClassSymbol, ClassForm | null>();
  private readonly aliases = new Map<string, WireType>();

  constructor(machine: Machine, table: SchemaTable) {
    this.machine = machine;
    this.table = table;
  }

  /** The type that an annotation in a frame means. */
  read(expression: Expr, frame: Frame, substitution: Substitution = NO_SUBSTITUTION, depth = 0): WireType {
    if (depth > DEEPEST) return open("the annotation refers to itself");
    const of = (inner: Expr): WireType => this.read(inner, frame, substitution, depth + 1);
    switch (expression.kind) {
      case "Constant": {
        if (expression.type === "None") return NONE;
        const parsed =
          expression.type === "str" && expression.value !== undefined ? parseAnnotation(expression.value, expression) : undefined;
        return parsed === undefined ? open("the annotation is no type") : of(parsed);
      }
      case "Name":
      case "Attribute":
        return this.named(expression, frame, substitution, depth);
      case "Subscript":
        return this.subscript(expression, frame, substitution, depth);
      case "BinOp":
        return expression.op === "|" ? unionOf([of(expression.left), of(expression.right)]) : open("the annotation is computed");
      case "Call":
        return this.called(expression, frame, substitution, depth);
      default:
        return open("the annotation is computed");
    }
  }

  /** The type that a value stands for where a type is expected: `response_model=list[Order]`. */
  ofValue(value: Static): WireType {
    const held = heldIn(value);
    if (held?.kind === "unread") return this.read(held.expression, held.frame);
    if (held?.kind === "made" && held.given.written !== undefined) return this.read(held.given.written.call, held.given.written.frame);
    if (value.kind === "none") return NONE;
    if (value.kind === "symbol") return this.ofSymbol(value.symbol, [], 0);
    return open("the type is computed");
  }

  /** What a class is on the wire; undefined for one that Pydantic has no schema for. */
  formOf(symbol: ClassSymbol): ClassForm | undefined {
    let form = this.forms.get(symbol);
    if (form === undefined) {
      form = this.findForm(symbol) ?? null;
      this.forms.set(symbol, form);
    }
    return form ?? undefined;
  }

  private findForm(symbol: ClassSymbol): ClassForm | undefined {
    const { program } = this.machine;
    if (program.isEnum(symbol)) return "enum";
    const schema = this.table.schemaOf(symbol);
    if (schema !== undefined) return schema.kind;
    for (const ancestor of program.ancestors(symbol)) {
      if (ancestor.kind !== "external") continue;
      if (/^typing(_extensions)?\.TypedDict$/.test(ancestor.name)) return "typed-dict";
      if (ancestor.name === "typing.NamedTuple") return "named-tuple";
    }
    return undefined;
  }

  private named(expression: Expr & { kind: "Name" | "Attribute" }, frame: Frame, substitution: Substitution, depth: number): WireType {
    if (expression.kind === "Name") {
      const given = substitution.get(expression.id);
      if (given !== undefined) return given;
    }
    const local = expression.kind === "Name" ? this.local(expression.id, frame) : ofObject(this.machine, expression, frame);
    if (local !== undefined) {
      const held = heldIn(local);
      if (held?.kind !== "unread") return this.ofValue(local);
      if (held.expression !== expression) return this.read(held.expression, held.frame, substitution, depth + 1);
    }
    if (expression.kind === "Name") {
      if (isTypeParameter(expression.id, frame.scope)) return ANY;
    }
    const symbol = annotationSymbol(this.machine.program, expression, frame.scope);
    if (symbol === undefined) return open(`${expression.kind === "Name" ? expression.id : expression.attr} is not known`);
    return symbol.kind === "variable"
      ? this.variable(symbol.name, symbol.scope, [], substitution, depth)
      : this.ofSymbol(symbol, [], depth);
  }

  /** What a variable of a function around holds. */
  private local(name: string, frame: Frame): Static | undefined {
    for (let at: Frame | null = frame; at !== null && at.scope.kind !== "module"; at = at.parent) {
      if (at.scope.kind === "function" && at.slots.has(name)) return this.machine.lookup(name, at);
    }
    return undefined;
  }

  private ofSymbol(symbol: Symbol, args: readonly WireType[], depth: number): WireType {
    switch (symbol.kind) {
      case "class":
        return this.ofClass(symbol, args);
      case "external":
        return this.external(symbol.name, args);
      case "variable":
        return this.variable(symbol.name, symbol.scope, args, NO_SUBSTITUTION, depth + 1);
      default:
        return open("the annotation is no type");
    }
  }

  private ofClass(symbol: ClassSymbol, args: readonly WireType[]): WireType {
    const form = this.formOf(symbol);
    if (form !== undefined) return { kind: "class", form, class: symbol, args };
    const { program } = this.machine;
    for (const ancestor of program.ancestors(symbol)) {
      if (ancestor.kind !== "external") continue;
      const scalar = scalarOf(ancestor.name);
      // A class that brings its own schema may be anything on the wire; what it derives from is a scalar anyway.
      if (scalar?.kind === "scalar")
        return this.ownSchema(symbol) ? { ...scalar, name: symbol.def.qualname, input: {}, output: {} } : scalar;
    }
    return open(`${symbol.def.qualname} is a class without a schema`);
  }

  private ownSchema(symbol: ClassSymbol): boolean {
    return ["__get_pydantic_core_schema__", "__get_pydantic_json_schema__", "__modify_schema__"].some(
      (name) => this.machine.program.memberDefinition(symbol, name) !== undefined,
    );
  }

  private external(name: string, args: readonly WireType[], written = name.slice(name.lastIndexOf(".") + 1)): WireType {
    const scalar = scalarOf(name);
    if (scalar !== undefined) return scalar;
    const [first, second] = args;
    const array = ARRAYS[name];
    // `Page[Sequence[Order]]` and `Page[list[Order]]` are two classes, each called as it is written.
    if (array !== undefined) return { kind: "array", name: written, item: first ?? null, unique: array === "set" };
    if (MAPS.has(name)) return { kind: "map", name: written, key: first ?? null, value: second ?? null };
    if (name in LIBRARY_SHAPES) return { kind: "library", name, args };
    switch (name) {
      case "typing.Any":
      case "builtins.object":
        return ANY;
      case "builtins.tuple":
      case "typing.Tuple":
        return { kind: "array", name: "tuple", item: null, unique: false };
      case "builtins.type":
      case "collections.abc.Callable":
        return ANY;
      case "collections.Counter":
      case "typing.Counter":
        return { kind: "map", name: "dict", key: first ?? null, value: builtin("int") };
      case "enum.Enum":
      case "enum.IntEnum":
        return ANY;
      case "pydantic.JsonValue":
        return { kind: "alias", name: "JsonValue", module: "pydantic.types", args: [], inner: () => ANY };
      case "pydantic.Json":
      case "pydantic.types.Json":
        return { kind: "json", inner: first ?? ANY };
      case "pydantic.RootModel":
        // `Answer = RootModel[Order | Message]`: data has no trace of the model.
        return first ?? ANY;
      default:
        return open(`${name} is a class of a library`);
    }
  }

  /** A variable in an annotation: an alias, a type variable, a NewType, or something made by a call. */
  private variable(name: string, scope: Scope, args: readonly WireType[], substitution: Substitution, depth: number): WireType {
    const given = substitution.get(name);
    if (given !== undefined) return given;
    const frame = this.machine.frameOf(scope);
    for (const binding of scope.bindings.get(name) ?? []) {
      if (binding.kind !== "alias" && (binding.kind !== "value" || binding.path.length > 0)) continue;
      const { value } = binding;
      if (binding.kind === "value" && value.kind === "Call") {
        const callee = this.machine.program.symbolOf(value.func, scope);
        if (callee?.kind === "external" && /^typing(_extensions)?\.(TypeVar|ParamSpec|TypeVarTuple)$/.test(callee.name)) {
          const bound =
            value.keywords.find(({ arg }) => arg === "default")?.value ?? value.keywords.find(({ arg }) => arg === "bound")?.value;
          return bound === undefined ? ANY : this.read(bound, frame, NO_SUBSTITUTION, depth + 1);
        }
      }
      // `Page = Envelope[T]`: the arguments take the places of the alias's variables in their order.
      const names = binding.kind === "alias" && binding.parameters.length > 0 ? binding.parameters : this.variablesIn(value, scope);
      const inner = args.length === 0 ? NO_SUBSTITUTION : new Map(names.map((item, at) => [item, args[at] ?? ANY]));
      if (binding.kind === "alias") return this.alias(name, scope, args, () => this.read(value, frame, inner));
      const made = value.kind === "Call" ? this.machine.program.symbolOf(value.func, scope) : undefined;
      if (value.kind === "Call" && made?.kind === "external" && /^typing(_extensions)?\.TypeAliasType$/.test(made.name)) {
        const meant = value.args[1] ?? value.keywords.find(({ arg }) => arg === "value")?.value;
        return this.alias(name, scope, args, () => (meant === undefined ? ANY : this.read(meant, frame, inner)));
      }
      // `Page = schemas.Page`: another name for the class itself.
      const renamed =
        args.length > 0 && names.length === 0 && (value.kind === "Name" || value.kind === "Attribute")
          ? annotationSymbol(this.machine.program, value, frame.scope)
          : undefined;
      if (renamed !== undefined && depth < 30)
        return renamed.kind === "variable"
          ? this.variable(renamed.name, renamed.scope, args, substitution, depth + 1)
          : this.ofSymbol(renamed, args, depth + 1);
      return this.read(value, frame, inner, depth + 1);
    }
    return open(`${name} is computed`);
  }

  /** A type with a name of its own; what it means is read when somebody asks, since it may speak of itself. */
  private alias(name: string, scope: Scope, args: readonly WireType[], read: () => WireType): WireType {
    const module = scope.module.name;
    const key = `${module}.${name}[${args.map(keyOf).join()}]`;
    const known = this.aliases.get(key);
    if (known !== undefined) return known;
    let inner: WireType | null = null;
    const made: WireType = { kind: "alias", name, module, args, inner: () => (inner ??= read()) };
    this.aliases.set(key, made);
    return made;
  }

  /** The type variables of an alias in order of appearance. */
  private variablesIn(expression: Expr, scope: Scope): readonly string[] {
    const names: string[] = [];
    const visit = (node: Expr): void => {
      switch (node.kind) {
        case "Name": {
          const type = this.machine.program.annotated(node, scope);
          if (type.kind === "typevar" && !names.includes(type.name)) names.push(type.name);
          break;
        }
        case "Subscript":
          visit(node.value);
          visit(node.slice);
          break;
        case "BinOp":
          visit(node.left);
          visit(node.right);
          break;
        case "Tuple":
        case "List":
          for (const item of node.elts) visit(item);
          break;
        default:
          break;
      }
    };
    visit(expression);
    return names;
  }

  private subscript(expression: Expr & { kind: "Subscript" }, frame: Frame, substitution: Substitution, depth: number): WireType {
    const items = expression.slice.kind === "Tuple" ? expression.slice.elts : [expression.slice];
    const of = (inner: Expr): WireType => this.read(inner, frame, substitution, depth + 1);
    const head = this.head(expression.value, frame);
    if (head === undefined) return open("the generic type is not known");
    if (head.kind === "class") return this.ofClass(head, items.map(of));
    if (head.kind === "variable") return this.variable(head.name, head.scope, items.map(of), NO_SUBSTITUTION, depth + 1);
    if (head.kind !== "external") return open("the generic type is not known");
    const [first, second] = items;
    if (first === undefined) return open("the generic type is not known");
    const name = head.name.replace(/^typing_extensions\./, "typing.");
    if (TRANSPARENT.test(name)) return of(first);
    switch (name) {
      case "typing.Optional":
        return unionOf([of(first), NONE]);
      case "typing.Union":
        return unionOf(items.map(of));
      case "typing.Annotated": {
        const metadata = items.slice(1).flatMap((item) => {
          const made =
            item.kind === "Call" || item.kind === "Name" || item.kind === "Attribute" ? this.construction(item, frame) : undefined;
          return made === undefined ? [] : [made];
        });
        const inner = of(first);
        return metadata.length === 0 ? inner : { kind: "annotated", inner, metadata };
      }
      case "typing.Literal":
        return this.literal(items, frame);
      case "builtins.tuple":
      case "typing.Tuple":
        if (second?.kind === "Constant" && second.type === "Ellipsis")
          return { kind: "array", name: asWritten(name, expression.value), item: of(first), unique: false };
        return {
          kind: "tuple",
          name: asWritten(name, expression.value),
          items: first.kind === "Tuple" && items.length === 1 ? [] : items.map(of),
        };
      case "collections.abc.AsyncGenerator":
      case "collections.abc.AsyncIterator":
      case "collections.abc.AsyncIterable":
        return open("a stream");
      case "collections.abc.Awaitable":
        return of(first);
      case "collections.abc.Coroutine":
        return items[2] === undefined ? ANY : of(items[2]);
      default:
        return this.external(head.name, items.map(of), asWritten(head.name, expression.value));
    }
  }

  private construction(item: Expr, frame: Frame): ReturnType<typeof constructionOf> {
    return constructionOf(this.machine.evaluator, item, frame.scope);
  }

  private head(expression: Expr, frame: Frame): Symbol | undefined {
    if (expression.kind === "Name") {
      const local = this.local(expression.id, frame);
      if (local?.kind === "symbol") return local.symbol;
    }
    return annotationSymbol(this.machine.program, expression, frame.scope);
  }

  private literal(items: readonly Expr[], frame: Frame): WireType {
    const values: (string | number | boolean | null)[] = [];
    for (const item of items) {
      // `Literal[Status.OPEN]` is the value of the member; a nested Literal's values are taken over.
      if (item.kind === "Subscript" || (item.kind === "Name" && item.id !== "None")) {
        const inner = bare(this.read(item, frame));
        if (inner.kind === "literal") values.push(...inner.values);
        else return open("a literal is computed");
        continue;
      }
      const value = plainValue(this.machine.evaluator.evaluate(item, frame.scope));
      if (value === undefined) return open("a literal is computed");
      values.push(value);
    }
    return { kind: "literal", values };
  }

  /** `constr(…)`, `conlist(Item)`, `NewType("Id", int)`, `TypeAliasType(…)`. */
  private called(expression: Call, frame: Frame, substitution: Substitution, depth: number): WireType {
    const callee = this.machine.program.symbolOf(expression.func, frame.scope);
    if (callee?.kind !== "external") return open("the type is made by a call");
    const of = (inner: Expr | undefined): WireType => (inner === undefined ? ANY : this.read(inner, frame, substitution, depth + 1));
    if (/^typing(_extensions)?\.(NewType|TypeAliasType)$/.test(callee.name)) {
      const [first, second] = expression.args;
      const meant = second ?? expression.keywords.find(({ arg }) => arg === "value")?.value;
      return callee.name.endsWith(".TypeAliasType") && first?.kind === "Constant" && first.value !== undefined
        ? this.alias(first.value, frame.scope, [], () => of(meant))
        : of(meant);
    }
    if (callee.name === "typing.ForwardRef") return of(expression.args[0]);
    const constrained = CONSTRAINED.exec(callee.name)?.[2];
    if (constrained === undefined) return open("the type is made by a call");
    const made = this.construction(expression, frame);
    const inner = this.constrainedBase(constrained, () =>
      of(expression.args[0] ?? expression.keywords.find(({ arg }) => arg === "item_type")?.value),
    );
    return made === undefined ? inner : { kind: "annotated", inner, metadata: [made] };
  }

  private constrainedBase(name: string, item: () => WireType): WireType {
    switch (name) {
      case "list":
        return { kind: "array", name: "list", item: item(), unique: false };
      case "set":
      case "frozenset":
        return { kind: "array", name: "set", item: item(), unique: true };
      case "decimal":
        return scalarOf("decimal.Decimal") ?? ANY;
      case "date":
        return scalarOf("datetime.date") ?? ANY;
      default:
        return builtin(name);
    }
  }
}

const TYPING: Readonly<Record<string, string>> = { list: "List", dict: "Dict", set: "Set", frozenset: "FrozenSet", tuple: "Tuple" };

/** A container as it is written: `List` of typing is the same as `list`, and not called so. */
function asWritten(name: string, head: Expr): string {
  const short = name.slice(name.lastIndexOf(".") + 1);
  return lastName(head) === short ? short : (TYPING[short] ?? short);
}

/** A value as JSON has it; undefined for what is none or not known. Members of enumerations stand for their value. */
export function plainValue(value: Static): string | number | boolean | null | undefined {
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
      return value.value;
    case "none":
      return null;
    case "member":
      return plainValue(value.value);
    default:
      return undefined;
  }
}

function isTypeParameter(name: string, scope: Scope): boolean {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const { owner } = at;
    if (owner !== null && (owner.kind === "FunctionDef" || owner.kind === "ClassDef") && owner.typeParameters.includes(name)) return true;
  }
  return false;
}
