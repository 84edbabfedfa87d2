import type { ModuleSymbol, SourceUnit } from "../../link/symbols.ts";
import type { FileFacts } from "../../model/facts.ts";
import type { Place } from "../../model/finding.ts";
import { decoratorName } from "../../model/last-name.ts";
import type { RepoPath } from "../../model/source.ts";
import type { ClassSubject, FunctionSubject, Layer, ModuleSubject } from "../../model/subjects.ts";
import type { FunctionDef } from "../../model/syntax.ts";

/** Every definition of the program, as the type-hint and docstring rules see it. */
export interface Definitions {
  readonly functions: readonly FunctionSubject[];
  readonly classes: readonly ClassSubject[];
  readonly modules: readonly ModuleSubject[];
}

const ENDPOINT = /^(get|post|put|patch|delete|head|options|trace|websocket|api_route|route)$/;

/** The subjects of modules, each with the facts and the layer that they were made of. */
export type DefinitionMemory = Map<ModuleSymbol, Known>;

interface Known {
  readonly facts: FileFacts;
  readonly layer: Layer;
  readonly functions: readonly FunctionSubject[];
  readonly classes: readonly ClassSubject[];
  readonly module: ModuleSubject;
}

/** Lists modules, classes and functions, nested ones included, in path and source order; those of modules that are as they were are the same. */
export function definitions(
  modules: readonly ModuleSymbol[],
  layerOf: (path: RepoPath) => Layer,
  memory: DefinitionMemory = new Map(),
): Definitions {
  const functions: FunctionSubject[] = [];
  const classes: ClassSubject[] = [];
  const subjects: ModuleSubject[] = [];
  for (const module of modules) {
    const { unit } = module;
    if (unit === null) continue;
    const layer = layerOf(unit.path);
    let known = memory.get(module);
    if (known === undefined || known.facts !== unit.facts || known.layer !== layer) {
      known = definitionsIn(module, unit, layer);
      memory.set(module, known);
    }
    subjects.push(known.module);
    for (const subject of known.classes) classes.push(subject);
    for (const subject of known.functions) functions.push(subject);
  }
  return { functions, classes, modules: subjects };
}

function definitionsIn(module: ModuleSymbol, { path: file, role: declared, facts }: SourceUnit, layer: Layer): Known {
  const role = facts.generated && declared === "application" ? "generated" : declared;
  return {
    facts,
    layer,
    module: {
      at: { file, start: 0, end: 0, symbol: "<module>" },
      role,
      module: module.name,
      package: module.package,
      docstring: facts.docstring !== null,
      public: !module.name.split(".").some((part) => part.startsWith("_") && part !== "__init__" && part !== "__main__"),
      empty: facts.body.length === 0,
    },
    classes: facts.classes.map((def) => {
      const at: Place = { file, start: def.defStart, end: def.nameEnd, symbol: def.qualname };
      return {
        at,
        name: { ...at, start: def.nameStart },
        role,
        public: isPublic(def.qualname),
        nested: def.qualname.includes("<locals>"),
        docstring: def.docstring !== null,
        symbol: def.qualname,
      };
    }),
    functions: facts.functions.map((def) => functionSubject(def, file, role, layer)),
  };
}

function functionSubject(def: FunctionDef, file: RepoPath, role: FunctionSubject["role"], layer: Layer): FunctionSubject {
  const at: Place = { file, start: def.defStart, end: def.nameEnd, symbol: def.qualname };
  const method = isMethod(def.qualname);
  const parameters = def.parameters
    .filter((parameter, index) => !isReceiver(def, method, parameter.name, index))
    .map((parameter) => ({
      name: parameter.name,
      at: { ...at, start: parameter.start, end: parameter.end },
      annotated: parameter.annotation !== null,
    }));
  const names = def.decorators.map(decoratorName);
  return {
    at,
    name: { ...at, start: def.nameStart },
    role,
    layer,
    async: def.async,
    public: isPublic(def.qualname),
    nested: def.qualname.includes("<locals>"),
    method,
    dunder: isDunder(def.name),
    decorators: names,
    docstring: def.docstring !== null,
    stub: isStubBody(def),
    parameters,
    returns: def.returns !== null,
    route: routeOf(def),
  };
}

/** Whether a function stands directly in a class body, read off its `__qualname__`. */
export function isMethod(qualname: string): boolean {
  const segments = qualname.split(".");
  const outer = segments[segments.length - 2];
  return outer !== undefined && outer !== "<locals>";
}

/** The first parameter of a method that Python fills in. */
function isReceiver(def: FunctionDef, method: boolean, name: string, index: number): boolean {
  if (!method || index !== 0) return false;
  if (def.decorators.some((decorator) => decoratorName(decorator) === "staticmethod")) return false;
  const first = def.parameters[0];
  void name;
  return first !== undefined && (first.passing === "normal" || first.passing === "positional");
}

function isDunder(name: string): boolean {
  return name.length > 4 && name.startsWith("__") && name.endsWith("__");
}

/** Public by name: no segment with a leading underscore, special methods excepted, not inside a function. */
export function isPublic(qualname: string): boolean {
  return !qualname.includes("<locals>") && qualname.split(".").every((part) => !part.startsWith("_") || isDunder(part));
}

function isStubBody(def: FunctionDef): boolean {
  const first = def.body[0];
  return (
    def.body.length <= 2 &&
    def.body.every((statement) => statement.kind === "Pass" || (statement.kind === "Expr" && statement.value.kind === "Constant")) &&
    first !== undefined
  );
}

function routeOf(def: FunctionDef): FunctionSubject["route"] {
  for (const decorator of def.decorators) {
    if (decorator.kind !== "Call" || decorator.func.kind !== "Attribute" || !ENDPOINT.test(decorator.func.attr)) continue;
    return { described: decorator.keywords.some((keyword) => keyword.arg === "summary" || keyword.arg === "description") };
  }
  return null;
}
