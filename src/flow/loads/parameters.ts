import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { World } from "./run.ts";

/** Whether a parameter may, by its annotation, be or hold a row, a statement, an option or a class. */
export function mayHoldRows(world: World, fn: FunctionSymbol, index: number): boolean {
  const parameter = fn.def.parameters[index];
  if (parameter === undefined) return false;
  if (index === 0 && fn.owner !== null && parameter.annotation === null)
    return world.models.modelOf(fn.owner) !== undefined || parameter.name === "cls";
  if (parameter.annotation === null)
    return parameter.default === null || parameter.default.kind !== "Constant" || parameter.default.type === "None";
  return holdsRows(world, world.program.annotated(parameter.annotation, fn.outer), 0);
}

/**
 * Whether what a function returns may be or hold a row, a statement, an option or a class: by its annotation, or, where that speaks of a list of
 * numbers or texts, by what it returns nonetheless. One that speaks of a schema which reads rows often gives the row, since the endpoint makes the schema of it.
 */
export function mayReturnRows(world: World, fn: FunctionSymbol): boolean {
  const { returns } = fn.def;
  if (returns === null) return true;
  const declared = world.program.annotated(returns, fn.outer);
  if (holdsRows(world, declared, 0) || namesSchema(world, declared)) return true;
  if (!listsValues(world.program, fn)) return false;
  const scope = world.program.functionScope(fn);
  return returnedExpressions(fn.def).some((value) => value !== null && isOfRows(world, world.program.typeOf(value, scope)));
}

/** Whether a function may return a row that it has made: what becomes of it is the caller's to see, where lives of rows are followed. */
export function mayReturnMade(world: World, fn: FunctionSymbol): boolean {
  return world.tracks && world.makes(fn) && mayReturnRows(world, fn);
}

/** Whether a function says that it returns a list of numbers or texts: a keyed-in `-> list[int]` is mistaken more often than other annotations. */
export function listsValues(program: Program, { def, outer }: FunctionSymbol): boolean {
  if (def.returns === null || def.generator) return false;
  const [declared, another] = alternatives(withoutNone(program.annotated(def.returns, outer)));
  const [item] = declared?.kind === "external" && LIST.test(declared.name) ? declared.args : [];
  return another === undefined && item?.kind === "external" && /^builtins\.(int|str)$/.test(item.name);
}

const LIST = /^(builtins\.list|typing\.(List|Sequence|Iterable)|collections\.abc\.(Sequence|Iterable))$/;

/** Whether a type is a schema that reads rows, or holds some: `OrderRead`, `list[OrderRead]`, `Page[OrderRead]`. */
function namesSchema(world: World, type: Type): boolean {
  return alternatives(withoutNone(type)).some((item) => {
    if (item.kind === "instance") return world.schemas.schemaOf(item.class)?.fromAttributes === true;
    if (item.kind === "tuple") return item.items.some((part) => namesSchema(world, part));
    return item.kind === "external" && item.args.some((part) => namesSchema(world, part));
  });
}

/** Certainly rows, one or several. */
function isOfRows(world: World, type: Type): boolean {
  if (type.kind === "instance") return world.models.modelOf(type.class) !== undefined;
  return type.kind === "external" && type.args.some((item) => isOfRows(world, item));
}

/** Whether a function is given a statement, by an annotation: what it makes of the rows, the caller knows. */
export function takesStatement(world: World, fn: FunctionSymbol): boolean {
  return fn.def.parameters.some(
    ({ annotation }) =>
      annotation !== null &&
      alternatives(world.program.annotated(annotation, fn.outer)).some((type) => type.kind === "external" && STATEMENT.test(type.name)),
  );
}

const STATEMENT = /^(sqlalchemy|sqlmodel)\..*(Select|SelectOfScalar|Query|Executable|Statement)$/;

function holdsRows(world: World, type: Type, depth: number): boolean {
  if (depth > 3) return true;
  return alternatives(type).some((item) => {
    switch (item.kind) {
      case "none":
      case "literal":
      case "module":
        return false;
      case "instance":
        return world.models.modelOf(item.class) !== undefined || item.args.some((arg) => holdsRows(world, arg, depth + 1));
      case "external":
        if (/^(sqlalchemy|sqlmodel)\./.test(item.name)) return !/Session|Engine|Connection|scoped_session/.test(item.name);
        return (
          item.args.some((arg) => holdsRows(world, arg, depth + 1)) ||
          (item.args.length === 0 && /^(builtins\.(list|dict|tuple|set|object)|typing\.(Any|Sequence|Iterable|List|Dict))$/.test(item.name))
        );
      case "tuple":
        return item.items.some((arg) => holdsRows(world, arg, depth + 1));
      default:
        return true;
    }
  });
}
