import type { Call, Expr, FunctionDef, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import type { Frame } from "./interpreter.ts";
import type { Scope } from "./scope.ts";
import { expressionsOf } from "./statements.ts";
import { eachExpr } from "./text.ts";
import type { Callable } from "./values.ts";

/** Methods that can change a schema, whatever they are called on. */
const EFFECTS = new Set([
  "execute",
  "exec_driver_sql",
  "executescript",
  "batch_alter_table",
  "rename_table",
  "create_table",
  "drop_table",
  "add_column",
  "drop_column",
  "alter_column",
  "create_index",
  "drop_index",
  "create_unique_constraint",
  "create_foreign_key",
  "create_check_constraint",
  "create_primary_key",
  "create_exclude_constraint",
  "drop_constraint",
  "create_table_comment",
  "drop_table_comment",
  "create",
  "drop",
  "create_all",
  "drop_all",
  "run_sync",
  "sync_enum_values",
  "create_entity",
  "drop_entity",
  "replace_entity",
  "invoke",
  "autocommit_block",
  "begin_nested",
  "run_async",
  "scalar",
]);

/** Says which statements can change a schema, so that those which cannot need not be followed when a condition is unknown. */
export class Relevance {
  private readonly functions = new WeakMap<FunctionDef, boolean>();
  private readonly blocks = new WeakMap<readonly Stmt[], boolean>();

  /** Whether a block can change the schema, itself or in what it calls. */
  touches(stmts: readonly Stmt[], frame: Frame): boolean {
    const known = this.blocks.get(stmts);
    if (known !== undefined) {
      return known;
    }
    const result = this.block(stmts, frame.scope);
    this.blocks.set(stmts, result);
    return result;
  }

  touchesFunction(callable: Callable): boolean {
    return callable.def === null ? false : this.definition(callable.def, callable.scope);
  }

  private definition(def: FunctionDef, scope: Scope): boolean {
    const known = this.functions.get(def);
    if (known !== undefined) {
      return known;
    }
    // A recursive call adds nothing that the other calls do not have.
    this.functions.set(def, false);
    const result = this.block(def.body, scope);
    this.functions.set(def, result);
    return result;
  }

  private block(stmts: readonly Stmt[], scope: Scope): boolean {
    let found = false;
    const assigned = assignedIn(stmts);
    eachStatement(stmts, (stmt) => {
      if (found) {
        return;
      }
      if (stmt.kind === "FunctionDef") {
        found ||= this.block(stmt.body, scope);
        return;
      }
      for (const expr of expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          found ||= part.kind === "Call" && this.call(part, scope, assigned);
        });
      }
    });
    return found;
  }

  private call(call: Call, scope: Scope, assigned: Assigned): boolean {
    const { func } = call;
    if (func.kind === "Attribute" && EFFECTS.has(func.attr)) {
      return !(/^(execute|scalar)$/.test(func.attr) && changesData(call.args[0], scope, assigned, 0));
    }
    const callee = func.kind === "Name" ? scope.get(func.id) : undefined;
    if (callee?.kind === "function") {
      return callee.def !== null && this.definition(callee.def, callee.scope);
    }
    if (callee?.kind === "external" || callee?.kind === "native") {
      return callee.kind === "external" && callee.name.startsWith("alembic.op.");
    }
    if (func.kind === "Attribute" && func.value.kind === "Name") {
      const owner = scope.get(func.value.id);
      return owner?.kind === "module";
    }
    return false;
  }
}

/** Calls that write no rows, whatever they are called on. */
const QUIET =
  /^(?:print|len|str|int|float|bool|list|dict|set|tuple|range|sorted|reversed|enumerate|zip|isinstance|getattr|hasattr|type|min|max|sum|any|all|repr|append|extend|get|items|keys|values|format|join|split|strip|lower|upper|replace|startswith|endswith|debug|info|warning|error|exception|log|getLogger|fetchone|fetchall|fetchmany|first|one|one_or_none|mappings|get_columns|get_indexes|get_table_names|get_foreign_keys|get_unique_constraints|get_check_constraints|has_table|\w*(?:Error|Exception))$/;

/** Whether an expression may write rows, as far as its form tells. */
export function mayWrite(expr: Expr): boolean {
  let found = false;
  eachExpr(expr, (part) => {
    found ||=
      part.kind === "Call" && !QUIET.test(part.func.kind === "Attribute" ? part.func.attr : part.func.kind === "Name" ? part.func.id : "");
  });
  return found;
}

const DATA = new Set([
  "select",
  "insert",
  "update",
  "delete",
  "where",
  "values",
  "with",
  "limit",
  "order_by",
  "on_conflict_do_nothing",
  "in_",
]);

type Assigned = ReadonlyMap<string, readonly Expr[]>;

/** What names are assigned in a block. */
function assignedIn(stmts: readonly Stmt[]): Assigned {
  const found = new Map<string, Expr[]>();
  eachStatement(stmts, (stmt) => {
    const target = stmt.kind === "Assign" ? stmt.targets[0] : undefined;
    if (stmt.kind === "Assign" && target?.kind === "Name") {
      found.set(target.id, [...(found.get(target.id) ?? []), stmt.value]);
    }
  });
  return found;
}

/** Whether the statement given to `execute` reads or writes rows and nothing else, as far as its form tells. */
function changesData(given: Expr | undefined, scope: Scope, assigned: Assigned, depth: number): boolean {
  let sql = given;
  if (sql?.kind === "Name") {
    const { id } = sql;
    const values = assigned.get(id)?.filter((value) => !mentions(value, id));
    if (values !== undefined && values.length > 0 && depth < 4) {
      return values.every((value) => changesData(value, scope, assigned, depth + 1));
    }
    const value = scope.get(id);
    return value?.kind === "str" ? isData(value.value) : value?.kind === "host" && value.type === "data statement";
  }
  while (sql?.kind === "Call") {
    const func: Expr = sql.func;
    const name: string = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
    if (DATA.has(name)) {
      return true;
    }
    if (name !== "text" && name !== "bindparams") {
      return false;
    }
    sql = name === "text" ? sql.args[0] : func.kind === "Attribute" ? func.value : undefined;
  }
  const text =
    sql?.kind === "Constant"
      ? sql.value
      : sql?.kind === "JoinedStr" && sql.values[0]?.kind === "Constant"
        ? sql.values[0].value
        : undefined;
  return text !== undefined && isData(text);
}

/** `statement = statement.where(…)`: says nothing new of the statement. */
function mentions(expr: Expr, name: string): boolean {
  let found = false;
  eachExpr(expr, (part) => {
    found ||= part.kind === "Name" && part.id === name;
  });
  return found;
}

/** Whether SQL starts as a statement on rows. */
export function isData(sql: string): boolean {
  return /^\s*(select|insert|update|delete|with|values|explain|show|analyze)\b/i.test(
    sql.replace(/^(\s*--[^\n]*\n|\s*\/\*[\s\S]*?\*\/)+/, ""),
  );
}
