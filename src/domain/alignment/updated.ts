import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Attribute, Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { someInStatements } from "../../model/visit.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import type { NamedCall, PairInput } from "./readings.ts";
import { someCall } from "./selected.ts";
import { applicationNaming, isMadeHere } from "./set-elsewhere.ts";

/** Whether some code gives a column a value when it makes a row of a class. */
export type FilledWhenMade = (model: OrmModel, key: string) => boolean;

/**
 * What is asked of columns that only an UPDATE fills: a new row holds NULL there, but for code that gives a value itself.
 */
export function filledWhenMade({ program, schemas, callsOf }: PairInput): FilledWhenMade {
  return (model, key) => {
    const own = model.class.def.name;
    const named = ({ made }: NamedCall): boolean => made.call.keywords.some(({ arg }) => arg === key);
    const makes = ({ made: { call, scope } }: NamedCall): boolean => {
      const callee = program.typeOf(call.func, scope);
      return callee.kind === "class" && callee.class === model.class;
    };
    const spreads = ({ made: { call, scope } }: NamedCall): boolean =>
      call.keywords.some(({ arg, value }) => arg === null && dumps(program, schemas, value, scope, key));
    if ([...callsOf(own), ...callsOf("cls")].some((call) => (named(call) || spreads(call)) && makes(call))) return true;
    if (callsOf("values").some((call) => named(call) && someCall(call.made.call.func, (func) => lastName(func) === "insert"))) return true;
    if (initializes(program, model, key) || isAmongValues(program, own, key)) return true;
    for (const fn of applicationNaming(program, key)) if (setsOnNew(program, model, fn, key)) return true;
    return false;
  };
}

/** `**given.model_dump()` of a schema that has a field of the name. */
function dumps(program: Program, schemas: SchemaTable, value: Expr, scope: Scope, key: string): boolean {
  if (value.kind !== "Call" || value.func.kind !== "Attribute" || !/^(model_dump|dict)$/.test(value.func.attr)) return false;
  return alternatives(program.typeOf(value.func.value, scope)).some(
    (type) => type.kind === "instance" && schemas.schemaOf(type.class)?.fields.some(({ name }) => name === key) === true,
  );
}

/** Whether the `__init__` of the class, or of one above it, speaks of the column: `values.setdefault("updated_at", now())`. */
function initializes(program: Program, { class: own }: OrmModel, key: string): boolean {
  return program
    .ancestors(own)
    .some(
      (above) =>
        above.kind === "class" &&
        above.class.def.body.some(
          (each) => each.kind === "FunctionDef" && each.name === "__init__" && someInStatements(each.body, isText(key)),
        ),
    );
}

/** What writes rows of dictionaries. */
const INSERTING = new Set(["insert", "pg_insert", "bulk_insert_mappings"]);

/** Whether a function that inserts rows, or makes one of a dictionary, has the column among its keys. */
function isAmongValues(program: Program, own: string, key: string): boolean {
  const writes = (expr: Expr): boolean =>
    expr.kind === "Call" &&
    (INSERTING.has(lastName(expr.func)) || (lastName(expr.func) === own && expr.keywords.some(({ arg }) => arg === null)));
  return program.index.modules.some(
    ({ unit }) =>
      unit?.role === "application" &&
      unit.facts.mentions(key) &&
      unit.facts
        .functionsNaming([...INSERTING, own])
        .some(({ body }) => someInStatements(body, writes) && someInStatements(body, isText(key))),
  );
}

function isText(text: string): (expr: Expr) => boolean {
  return (expr) => expr.kind === "Constant" && expr.type === "str" && expr.value === text;
}

/** Whether a function sets the attribute on an object that may be a new row. */
function setsOnNew(program: Program, model: OrmModel, fn: FunctionSymbol, key: string): boolean {
  let sets = false;
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind !== "Assign") return;
    for (const target of statement.targets)
      sets ||= target.kind === "Attribute" && target.attr === key && isNew(program, model, fn, target);
  });
  return sets;
}

/** What SQLAlchemy hands to a listener of rows: `(mapper, connection, target)`. */
const LISTENED = 3;

/** Whether the object may be a row that is not in the table yet: just made, its own in a method of the class, or what an event is about. */
function isNew(program: Program, { class: own }: OrmModel, fn: FunctionSymbol, target: Attribute): boolean {
  const scope = program.functionScope(fn);
  if (isMadeHere(program, target, scope)) return true;
  if (target.value.kind !== "Name") return false;
  // `for row in session.new`: what is about to be inserted.
  const bindings = scope.bindings.get(target.value.id) ?? [];
  if (bindings.some((each) => each.kind === "iteration" && each.iter.kind === "Attribute" && each.iter.attr === "new")) return true;
  const { parameters } = fn.def;
  if (fn.owner !== null && parameters[0]?.name === target.value.id)
    return program.ancestors(own).some((above) => above.kind === "class" && above.class === fn.owner);
  return fn.owner === null && parameters.length === LISTENED && parameters[LISTENED - 1]?.name === target.value.id;
}
