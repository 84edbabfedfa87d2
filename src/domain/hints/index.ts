import { BodyMemo } from "../../link/body-memo.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, Symbol } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import { lastName } from "../../model/last-name.ts";
import type { HintSubject, Role } from "../../model/subjects.ts";
import type { Expr, Parameter } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import { annotatedParts } from "../fastapi/annotations.ts";
import { evaluate } from "../fastapi/evaluate.ts";
import type { DependencyCallable, FastapiTable, Route } from "../fastapi/index.ts";
import type { Machine } from "../fastapi/machine.ts";
import { heldIn } from "../fastapi/values.ts";
import type { Schema, SchemaTable } from "../pydantic/index.ts";

export interface HintInput {
  readonly program: Program;
  readonly fastapi: FastapiTable;
  /** Asked for only where there are routes. */
  readonly schemas: () => SchemaTable;
  readonly memory: HintMemory;
}

/** What was found, kept from one edit to the next. */
export class HintMemory {
  /** What hangs on no body, by module. */
  readonly parameters = new Map<ModuleSymbol, readonly HintSubject[]>();
  /** What schemas say. */
  optionals: readonly HintSubject[] | null = null;
  /** Whether an endpoint makes all its answers itself. */
  readonly makes = new BodyMemo<boolean>();

  /** Names of a module stand for something else, or its functions are others. */
  forgetModule(module: ModuleSymbol): void {
    this.parameters.delete(module);
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.makes.forget(fn);
  }
}

/** What annotations say wrongly or leave open, in path and source order. */
export function hints(input: HintInput): readonly HintSubject[] {
  const { program, fastapi, schemas, memory } = input;
  const called = calledByFramework(fastapi);
  const found: HintSubject[] = [];
  for (const module of program.index.modules) {
    const functions = program.functionsOf(module);
    let fixed = memory.parameters.get(module);
    if (fixed === undefined) {
      fixed = parameterHints(program, functions, called, false);
      memory.parameters.set(module, fixed);
    }
    for (const one of fixed) found.push(one);
    // A name inside of functions may mean what a body makes it.
    for (const one of parameterHints(program, functions, called, true)) found.push(one);
  }
  memory.optionals ??= fastapi.routes.length === 0 ? [] : optionalsWithoutDefault(program, fastapi, schemas());
  found.push(...memory.optionals, ...untypedResponses(input));
  return found.sort((a, b) =>
    a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.start - b.at.start || ORDER[a.kind] - ORDER[b.kind],
  );
}

/** Of one place, what parameters say comes first, and schemas last. */
const ORDER: Readonly<Record<HintSubject["kind"], number>> = {
  "implicit-optional": 0,
  "explicit-any": 1,
  "untyped-response": 2,
  "optional-without-default": 3,
};

function isNested({ def }: FunctionSymbol): boolean {
  return def.qualname.includes("<locals>");
}

/** What parameters of functions say, of those inside of functions or of the others. */
function parameterHints(
  program: Program,
  functions: readonly FunctionSymbol[],
  called: ReadonlySet<FunctionSymbol>,
  nested: boolean,
): readonly HintSubject[] {
  const found: HintSubject[] = [];
  for (const fn of functions) {
    if (isNested(fn) !== nested) continue;
    const role = roleOf(fn);
    if (role !== "application" && role !== "migration") continue;
    found.push(...implicitOptionals(program, fn, role, called.has(fn)), ...explicitAny(program, fn, role));
  }
  return found;
}

function roleOf({ module: { unit } }: FunctionSymbol): Role {
  if (unit === null) return "generated";
  return unit.facts.generated && unit.role === "application" ? "generated" : unit.role;
}

function placeIn(fn: FunctionSymbol, node: { readonly start: number; readonly end: number }): Place | undefined {
  const file = fn.module.unit?.path;
  return file === undefined ? undefined : { file, start: node.start, end: node.end, symbol: fn.def.qualname };
}

function isNone(expression: Expr | null): boolean {
  return expression?.kind === "Constant" && expression.type === "None";
}

/** Endpoints and dependencies. */
function calledByFramework({ routes }: FastapiTable): ReadonlySet<FunctionSymbol> {
  const found = new Set<FunctionSymbol>();
  for (const { handler, dependencies } of routes) {
    found.add(handler);
    for (const { function: fn } of dependencies) if (fn !== null) found.add(fn);
  }
  return found;
}

/** What FastAPI fills by the type alone, and only where nothing else is allowed: `Request | None` does not start. */
const FILLED = /^(fastapi|starlette)\.(.*\.)?(Request|HTTPConnection|WebSocket|Response|BackgroundTasks|SecurityScopes)$/;

/** `name: str = None`: the default is none of the type's values. */
function implicitOptionals(program: Program, fn: FunctionSymbol, role: Role, called: boolean): readonly HintSubject[] {
  return fn.def.parameters.flatMap((parameter) => {
    const { annotation } = parameter;
    if (annotation === null || !isNone(parameter.default)) return [];
    const type = program.annotated(annotation, fn.outer);
    if (!excludesNone(type) || (called && type.kind === "external" && FILLED.test(type.name))) return [];
    if (called && isInjected(program, annotation, fn.outer)) return [];
    const at = placeIn(fn, parameter);
    if (at === undefined) return [];
    const written = unparse(annotation, 60);
    const style = unionStyle(program, fn);
    const plain = fixable(program, fn, annotation);
    const fix =
      style === null || plain === null
        ? null
        : {
            message: style === "|" ? `annotate \`${written} | None\`` : `annotate \`Optional[${written}]\``,
            safe: true,
            edits:
              style === "|"
                ? [{ file: at.file, start: plain.end, end: plain.end, text: " | None" }]
                : [
                    { file: at.file, start: plain.start, end: plain.start, text: "Optional[" },
                    { file: at.file, start: plain.end, end: plain.end, text: "]" },
                  ],
          };
    return [{ at, kind: "implicit-optional" as const, name: parameter.name, detail: written, role, fix }];
  });
}

/** `Annotated[Session, Depends(session)]`, or a name for that: FastAPI fills it whatever the default, which is there for the order of parameters. */
function isInjected(program: Program, annotation: Expr, scope: Scope): boolean {
  if (annotation.kind === "Subscript" && lastName(annotation.value) === "Annotated" && annotation.slice.kind === "Tuple")
    return annotation.slice.elts.some((item) => item.kind === "Call" && /^(Depends|Security)$/.test(lastName(item.func) ?? ""));
  const symbol = annotation.kind === "Name" || annotation.kind === "Attribute" ? program.symbolOf(annotation, scope) : undefined;
  if (symbol?.kind !== "variable") return false;
  const [binding] = symbol.scope.bindings.get(symbol.name) ?? [];
  return binding?.kind === "value" && binding.value.kind === "Subscript" && isInjected(program, binding.value, symbol.scope);
}

/**
 * The part of an annotation that None can be added to: of `Annotated[str, Header()]` the first, for around it FastAPI would not see the rest;
 * null for a text and for a name that may stand for such an annotation.
 */
function fixable(program: Program, fn: FunctionSymbol, annotation: Expr): Expr | null {
  if (annotation.kind === "Constant") return null;
  if (annotation.kind === "Name" || annotation.kind === "Attribute")
    return program.symbolOf(annotation, fn.outer)?.kind === "variable" ? null : annotation;
  if (annotation.kind !== "Subscript" || lastName(annotation.value) !== "Annotated") return annotation;
  const first = annotation.slice.kind === "Tuple" ? annotation.slice.elts[0] : undefined;
  return first === undefined ? null : fixable(program, fn, first);
}

/** Whether None is certainly no value of the type. */
function excludesNone(type: Type): boolean {
  if (
    alternatives(type).some((item) => item.kind === "external" && item.name.endsWith(".SkipJsonSchema") && !item.args.every(excludesNone))
  )
    return false;
  return alternatives(type).every(
    (item) =>
      ["instance", "class", "external", "tuple", "literal", "awaitable"].includes(item.kind) &&
      !(item.kind === "external" && STANDS_FOR.test(item.name)),
  );
}

/** Modules of libraries that hold names for types, among them optional ones, such as opentelemetry.util.types.Attributes. */
const STANDS_FOR = /\.(_?types|_?typing|_?aliases|type_aliases)\.\w+$/;

/** How the module writes optional types: with `|`, with `Optional`, or null where it shows neither. */
function unionStyle(program: Program, fn: FunctionSymbol): "|" | "Optional" | null {
  const scope = program.moduleScope(fn.module);
  const optional = scope.bindings.get("Optional")?.some((binding) => binding.kind === "import" && /^typing/.test(binding.module));
  if (optional === true) return "Optional";
  const future = scope.bindings.get("annotations")?.some((binding) => binding.kind === "import" && binding.module === "__future__");
  if (future === true) return "|";
  const uses = fn.module.unit?.facts.functions.some((def) =>
    def.parameters.some(({ annotation }) => annotation?.kind === "BinOp" && annotation.op === "|"),
  );
  return uses === true ? "|" : null;
}

/** Parameters and return values that are annotated as `Any`: they look typed and are not. */
function explicitAny(program: Program, fn: FunctionSymbol, role: Role): readonly HintSubject[] {
  const slots: string[] = [];
  const take = (name: string, annotation: Expr | null): void => {
    if (annotation !== null && isAny(program, annotation, fn.outer)) slots.push(name);
  };
  for (const parameter of fn.def.parameters) if (isNamed(parameter)) take(parameter.name, parameter.annotation);
  take("the return value", fn.def.returns);
  const at = slots.length === 0 ? undefined : placeIn(fn, { start: fn.def.nameStart, end: fn.def.nameEnd });
  return at === undefined ? [] : [{ at, kind: "explicit-any", name: fn.def.qualname, detail: slots.join(", "), role, fix: null }];
}

/** `*args: Any` and `**kwargs: Any` pass things on: there is nothing better to say. */
function isNamed({ passing }: Parameter): boolean {
  return passing !== "*args" && passing !== "**kwargs";
}

function isAny(program: Program, annotation: Expr, scope: Scope): boolean {
  const name = annotation.kind === "Name" ? annotation.id : annotation.kind === "Attribute" ? annotation.attr : "";
  if (name !== "Any") return false;
  const symbol = program.symbolOf(annotation, scope);
  return symbol?.kind === "external" && /^typing(_extensions)?\.Any$/.test(symbol.name);
}

/** Routes whose answer nothing describes: neither a response model nor a return annotation, and JSON is sent. */
function untypedResponses({ program, fastapi: { routes }, memory }: HintInput): readonly HintSubject[] {
  const seen = new Set<FunctionSymbol>();
  return routes.flatMap((route): readonly HintSubject[] => {
    const { handler, registration, statusCode } = route;
    if (route.kind !== "api" || seen.has(handler) || handler.def.returns !== null) return [];
    if (statusCode !== null && (statusCode === 204 || statusCode === 304 || (statusCode >= 300 && statusCode < 400))) return [];
    const said = ["response_model", "response_class"].some((keyword) => registration.layers.at(-1)?.has(keyword) === true);
    const hidden = registration.layers.some((layer) => {
      const value = layer.get("include_in_schema");
      return layer.has("default_response_class") || (value?.kind === "boolean" && !value.value);
    });
    const at = placeIn(handler, { start: handler.def.nameStart, end: handler.def.nameEnd });
    const role = roleOf(handler);
    if (said || hidden || at === undefined || role !== "application") return [];
    if (memory.makes.of(handler, () => makesResponses(program, handler))) return [];
    seen.add(handler);
    return [{ at, kind: "untyped-response", name: handler.def.name, detail: shown(route), role, fix: null }];
  });
}

/** Whether the endpoint makes all its answers itself: a stream, a file, a redirect is no JSON to describe. */
function makesResponses(program: Program, handler: FunctionSymbol): boolean {
  const values: (Expr | null)[] = [];
  eachStatement(handler.def.body, (statement) => {
    if (statement.kind === "Return") values.push(statement.value);
  });
  const scope = program.functionScope(handler);
  return (
    values.length > 0 && values.every((value) => value?.kind === "Call" && MADE.test(externalName(program.symbolOf(value.func, scope))))
  );
}

const MADE =
  /\.(StreamingResponse|FileResponse|RedirectResponse|HTMLResponse|PlainTextResponse|EventSourceResponse|TemplateResponse|Response)$/;

function externalName(symbol: Symbol | undefined): string {
  return symbol?.kind === "external" ? symbol.name : "";
}

function shown({ methods, path }: Route): string {
  return `${methods.join(", ")} ${path}`;
}

/** `name: str | None` without default in a model of Pydantic 2 that requests bring: a client that leaves it out gets 422. */
function optionalsWithoutDefault(program: Program, fastapi: FastapiTable, table: SchemaTable): readonly HintSubject[] {
  const candidates = table.schemas.filter(
    (schema) => schema.version === 2 && schema.class.module.unit?.role === "application" && !schema.table && schema.fields.some(mayForget),
  );
  if (candidates.length === 0) return [];
  const reached = inputSchemas(program, fastapi, table);
  const found = new Map<string, HintSubject>();
  for (const schema of candidates) {
    const route = reached.get(schema.class);
    if (route === undefined) continue;
    for (const field of schema.fields) {
      if (!mayForget(field) || field.annotation === null || field.scope === null || field.owner === null) continue;
      if (!alternatives(program.annotated(field.annotation, field.scope)).some(({ kind }) => kind === "none")) continue;
      const plain = field.declaration === null;
      found.set(`${field.at.file}:${field.at.start}`, {
        at: field.at,
        kind: "optional-without-default",
        name: `${field.owner.def.name}.${field.name}`,
        detail: route,
        role: "application",
        fix: plain
          ? {
              message: "give it the default None",
              safe: false,
              edits: [{ file: field.at.file, start: field.annotation.end, end: field.annotation.end, text: " = None" }],
            }
          : null,
      });
    }
  }
  return [...found.values()];
}

/** A required field whose `Field(…)`, if it has one, does not say so in so many words. */
function mayForget(field: Schema["fields"][number]): boolean {
  if (!field.required || field.annotation === null) return false;
  return field.declaration === null
    ? field.default === null
    : field.declaration.call.args.length === 0 && !field.declaration.call.keywords.some(({ arg }) => arg === "default" || arg === null);
}

/** Whether FastAPI fills a parameter by a dependency: by its default or in its annotation's metadata. */
function isDependency(machine: Machine, { annotation, default: given }: Parameter, fn: FunctionSymbol): boolean {
  const frame = machine.frameOf(fn.outer);
  if (given?.kind === "Call" && heldIn(evaluate(machine, given, frame))?.kind === "marker") return true;
  return annotation !== null && annotatedParts(machine, annotation, frame, true).metadata.some((item) => heldIn(item)?.kind === "marker");
}

/** The schemas that requests bring, nested ones included, each with a route that takes it. */
function inputSchemas(program: Program, fastapi: FastapiTable, table: SchemaTable): ReadonlyMap<ClassSymbol, string> {
  const found = new Map<ClassSymbol, string>();
  const seen = new Set<unknown>();
  const take = (type: Type, route: string, depth: number): void => {
    if (depth > 8) return;
    for (const item of alternatives(type)) {
      if (item.kind === "tuple") for (const inner of item.items) take(inner, route, depth + 1);
      if (item.kind === "external" || item.kind === "instance") for (const inner of item.args) take(inner, route, depth + 1);
      if (item.kind === "instance") schema(item.class, route, depth);
    }
  };
  const schema = (symbol: ClassSymbol, route: string, depth: number): void => {
    if (found.has(symbol)) return;
    const fields = table.schemaOf(symbol)?.fields;
    if (fields === undefined) return;
    found.set(symbol, route);
    for (const field of fields)
      if (field.annotation !== null && field.scope !== null) take(program.annotated(field.annotation, field.scope), route, depth + 1);
  };
  const callable = (fn: FunctionSymbol | null, route: string): void => {
    if (fn === null || seen.has(fn)) return;
    seen.add(fn);
    for (const parameter of fn.def.parameters)
      if (parameter.annotation !== null && !isDependency(fastapi.machine, parameter, fn))
        take(program.annotated(parameter.annotation, fn.outer), route, 0);
  };
  const dependency = (item: DependencyCallable, route: string): void => {
    if (seen.has(item)) return;
    seen.add(item);
    callable(item.view.signature, route);
    for (const inner of item.dependencies) dependency(inner, route);
  };
  for (const route of fastapi.routes) {
    if (route.kind !== "api" || route.methods.every((method) => method === "GET" || method === "HEAD")) continue;
    callable(route.registration.view.signature, shown(route));
    for (const item of route.direct) dependency(item, shown(route));
  }
  return found;
}
