import type { RecognisedLayer } from "../domain/layers/recognise.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, Symbol } from "../link/symbols.ts";
import { withoutNone } from "../link/types.ts";
import type { RepoPath } from "../model/source.ts";
import type { Layer } from "../model/subjects.ts";
import { namedLayer } from "./database-access.ts";
import type { ImportUse } from "./layering.ts";

/** From top to bottom; what is not here is in no order. */
export const RANK: Partial<Record<Layer, number>> = { route: 0, controller: 1, service: 2, repository: 3, model: 4 };

/** What the layers of imports are told by. */
export interface ImportKnowledge {
  isEndpoint(fn: FunctionSymbol): boolean;
  isModelClass(symbol: ClassSymbol): boolean;
  isSchemaClass(symbol: ClassSymbol): boolean;
}

/** The layer of one end of an import, and whether that is beyond doubt. */
export interface ImportEnd {
  readonly layer: Layer;
  readonly certain: boolean;
}

/** The layers of an import's two ends: files that hold several layers are split by what is imported and by where the import stands. */
export interface ImportLayers {
  ofModule(module: ModuleSymbol): Layer;
  /** The folder that gives a module its layer; null where something else does. */
  folderOf(module: ModuleSymbol): string | null;
  /** Of the code that an import serves: the function around it, or the highest layer of a module. */
  importer(scope: Scope): ImportEnd;
  /** Of what is imported; null for what only names things: constants, enumerations, exceptions, plain records. */
  imported(target: Symbol): ImportEnd | null;
}

/** Folders whose services are everybody's, and files of helpers: that they stand above a repository is a matter of view. */
const SHARED = /(^|\/)(common|shared|core|infrastructure|infra|platform|kernel|libs?|utils?|helpers?)\//;
const HELPERS =
  /(^|[/_])(utils?|utilities|helpers?|constants?|consts|types|typing|enums?|exceptions?|errors?|deps|dependencies|config|settings)\.py$/;

/** Settings of something, in whatever file they stand: `ServiceConfig` of `config/service.py`. */
const SETTINGS = /(Config|Configuration|Settings|Options)$/;

/** What speaks to something outside: whether a storage or a mail server is served from above is a matter of view. */
const OUTSIDE = /(Client|Gateway|Adapter|Connector|Driver)$/;

/** Words of what a service does beyond computing: a database, a network, requests, jobs. */
const REACHES_OUT =
  "sqlalchemy sqlmodel session database redis httpx requests aiohttp urllib boto3 motor pymongo celery taskiq fastapi starlette subprocess smtplib".split(
    " ",
  );

/** What FastAPI calls for endpoints is written for them, in whatever folder it lies. */
const DEPENDENCIES = /(^|[/_])(deps|dependencies|dependency)\.py$/;

/** Tells layers of imports, given the layer of each module and what imports what. */
export function importLayers(
  program: Program,
  modules: ReadonlyMap<RepoPath, RecognisedLayer>,
  uses: readonly ImportUse[],
  knowledge: ImportKnowledge,
): ImportLayers {
  const recognised = (module: ModuleSymbol): RecognisedLayer | undefined =>
    module.unit === null ? undefined : modules.get(module.unit.path);
  const ofModule = (module: ModuleSymbol): Layer => {
    const layer = recognised(module)?.layer ?? "other";
    return layer === "controller" && !isControllerOfRequests(module) ? "other" : layer;
  };
  let classes: ReadonlyMap<ModuleSymbol, readonly ClassSymbol[]> | null = null;
  let served: ReadonlySet<ModuleSymbol> | null = null;
  /** Modules that import one of a layer. */
  let knowing: ReadonlySet<ModuleSymbol> | null = null;
  const named = new Map<ModuleSymbol, ReadonlySet<Layer>>();

  /** The layers that a module's classes say by their names to be of. */
  function namedIn(module: ModuleSymbol): ReadonlySet<Layer> {
    const known = named.get(module);
    if (known !== undefined) return known;
    const found = new Set<Layer>();
    if (recognised(module)?.by !== "configured") {
      classes ??= classesByModule(program);
      for (const { def } of classes.get(module) ?? []) {
        const layer = namedLayer(def.name);
        if (layer !== null) found.add(layer);
      }
    }
    named.set(module, found);
    return found;
  }

  /** A module's own layer, or that of a class in it which stands higher: its imports may be for that class. */
  function highestOf(module: ModuleSymbol): Layer {
    let layer = ofModule(module);
    for (const other of namedIn(module)) if ((RANK[other] ?? 9) < (RANK[layer] ?? 9)) layer = other;
    return layer;
  }

  function certain(module: ModuleSymbol): boolean {
    const by = recognised(module)?.by;
    if (by === "configured") return true;
    const path = module.unit?.path ?? "";
    return (
      (by === "folder" || ofModule(module) === "route" || ofModule(module) === "model") && !HELPERS.test(path) && !sharedService(module)
    );
  }

  /** Many things are called controllers: one of requests is known to routes, to what FastAPI calls for endpoints, or to another one of requests. */
  function isControllerOfRequests(module: ModuleSymbol): boolean {
    if (recognised(module)?.by === "configured") return true;
    served ??= servedModules();
    return served.has(module);
  }

  /** What routes import, and what controllers among that import in turn. */
  function servedModules(): ReadonlySet<ModuleSymbol> {
    const isController = (each: ModuleSymbol): boolean => recognised(each)?.layer === "controller";
    const byImporter = new Map<ModuleSymbol, ModuleSymbol[]>();
    const open: ModuleSymbol[] = [];
    for (const { from, to } of uses) {
      if (to === null) continue;
      if (recognised(from)?.layer === "route" || DEPENDENCIES.test(from.unit?.path ?? "")) open.push(to);
      else if (isController(from)) {
        if (recognised(from)?.by === "configured") open.push(to);
        byImporter.set(from, [...(byImporter.get(from) ?? []), to]);
      }
    }
    const found = new Set<ModuleSymbol>();
    for (let module = open.pop(); module !== undefined; module = open.pop()) {
      if (found.has(module)) continue;
      found.add(module);
      if (isController(module)) open.push(...(byImporter.get(module) ?? []));
    }
    return found;
  }

  /** A function of a file that only computes, and knows no layer itself: formulas, rates, defaults. Whoever needs them may ask it. */
  function computes({ module }: FunctionSymbol): boolean {
    if (ofModule(module) !== "service" || recognised(module)?.by === "configured" || namedIn(module).size > 0) return false;
    const facts = module.unit?.facts;
    if (facts === undefined || REACHES_OUT.some((word) => facts.mentions(word))) return false;
    knowing ??= new Set(uses.flatMap(({ from, to }) => (to !== null && ofModule(to) in RANK ? [from] : [])));
    return !knowing.has(module);
  }

  function sharedService(module: ModuleSymbol): boolean {
    return ofModule(module) === "service" && SHARED.test(module.unit?.path ?? "");
  }

  function classEnd(symbol: ClassSymbol): ImportEnd | null {
    if (recognised(symbol.module)?.by === "configured") return { layer: ofModule(symbol.module), certain: true };
    if (knowledge.isModelClass(symbol)) return { layer: "model", certain: true };
    if (knowledge.isSchemaClass(symbol) || isVocabulary(program, symbol) || isRecord(symbol) || SETTINGS.test(symbol.def.name)) return null;
    return {
      layer: namedLayer(symbol.def.name) ?? ofModule(symbol.module),
      certain: certain(symbol.module) && !OUTSIDE.test(symbol.def.name),
    };
  }

  return {
    ofModule,
    folderOf(module) {
      const path = module.unit?.path;
      const known = recognised(module);
      const folder = known?.by === "folder" && known.evidence.startsWith("named ") ? `/${known.evidence.slice(6)}/` : null;
      const at = path === undefined || folder === null ? -1 : `/${path}`.lastIndexOf(folder);
      return path === undefined || folder === null || at < 0 ? null : path.slice(0, at + folder.length - 2);
    },
    importer(scope) {
      const { module } = scope;
      const known = recognised(module);
      for (let around: Scope | null = scope; around !== null; around = around.parent) {
        const fn = around.function;
        if (fn === null) continue;
        if (knowledge.isEndpoint(fn)) return { layer: "route", certain: true };
        const layer = fn.owner === null || known?.by === "configured" ? null : namedLayer(fn.owner.def.name);
        if (layer !== null) return { layer, certain: true };
      }
      const layer = scope.kind === "module" ? highestOf(module) : ofModule(module);
      // That code executes statements makes it no repository in the eyes of those who wrote it.
      const doubtful = known?.by === "content" && layer === "repository" && !namedIn(module).has(layer);
      return { layer, certain: !doubtful && (known?.by === "configured" || !DEPENDENCIES.test(module.unit?.path ?? "")) };
    },
    imported(target) {
      if (target.kind === "external") return null;
      if (target.kind === "module") return { layer: ofModule(target), certain: certain(target) };
      if (target.kind === "class") return classEnd(target);
      if (target.kind === "function") {
        if (knowledge.isEndpoint(target)) return { layer: "route", certain: true };
        return { layer: ofModule(target.module), certain: certain(target.module) && !computes(target) };
      }
      const type = withoutNone(program.typeOfSymbol(target));
      if (type.kind === "external" && /\.(APIRouter|FastAPI)$/.test(type.name))
        return { layer: ofModule(target.scope.module), certain: true };
      // An object that a module of this layer made is as much of the layer as its class is.
      if (type.kind !== "instance") return null;
      const end = classEnd(type.class);
      return end === null || type.class.module === target.scope.module
        ? end
        : { ...end, certain: end.certain && certain(target.scope.module) };
    },
  };
}

function classesByModule(program: Program): ReadonlyMap<ModuleSymbol, readonly ClassSymbol[]> {
  const found = new Map<ModuleSymbol, ClassSymbol[]>();
  for (const symbol of program.allClasses()) {
    const list = found.get(symbol.module);
    if (list === undefined) found.set(symbol.module, [symbol]);
    else list.push(symbol);
  }
  return found;
}

const EXCEPTION = /^builtins\.(Base)?Exception$|^builtins\.\w+Error$/;

/** An enumeration or an exception: it only names things. */
export function isVocabulary(program: Program, symbol: ClassSymbol): boolean {
  if (program.isEnum(symbol)) return true;
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && EXCEPTION.test(ancestor.name));
}

/** A class that holds values and does nothing: a data class, a typed dictionary, a named tuple, the outline of a protocol. */
function isRecord(symbol: ClassSymbol): boolean {
  const kinds = new Set(symbol.def.body.map(({ kind }) => kind));
  return namedLayer(symbol.def.name) === null && kinds.has("AnnAssign") && !kinds.has("FunctionDef");
}
