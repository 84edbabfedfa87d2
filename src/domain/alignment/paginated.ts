import { LIST_PAGINATORS, PAGINATORS } from "../../data/fastapi.ts";
import { boundOnce, type ScopedExpr } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { answeringRoutes, shownRoute } from "./answers.ts";
import { isPromised, restsOnAnnotation } from "./promised.ts";
import { content, type PairInput, type Reading, returnsOf } from "./readings.ts";

/** The envelopes of fastapi-pagination that are generic in what they hold. */
const PAGE = /^fastapi_pagination\.(\w+\.)*(LimitOffset|Cursor)?Page$/;
const STATEMENT = /^(sqlalchemy\.(Select|orm\.Query)|sqlmodel\.SelectOfScalar)$/;

/**
 * The rows that `paginate(session, select(Order))` puts into the `Page[OrderRead]` of a route. Under Pydantic 2 the library has their attributes read
 * whatever the schema says.
 */
export function* paginatedRows({ program, fastapi, schemas, models }: PairInput): Generator<Reading> {
  for (const route of answeringRoutes(fastapi)) {
    const held = heldBy(route.responseType);
    const schema = held?.kind === "instance" && held.args.length === 0 ? schemas.schemaOf(held.class) : undefined;
    if (held?.kind !== "instance" || schema === undefined || schema.kind !== "model") continue;
    const { handler } = route;
    const file = handler.module.unit?.path;
    const scope = program.functionScope(handler);
    for (const statement of returnsOf(handler.def.body)) {
      const rows = statement.value === null ? undefined : rowsOf(program, statement.value, scope);
      const model = rows === undefined ? undefined : models.modelOf(rows.class);
      if (rows === undefined || model === undefined || file === undefined || rows.class === held.class) continue;
      const { value, scope: names } = rows.from;
      if (isPromised(program, value, names)) continue;
      const shown = shownRoute(route);
      const at: Place = { file, start: statement.start, end: statement.end, symbol: handler.def.qualname };
      yield {
        schema,
        model,
        trace: [{ at, message: `${shown} returns a page of ${model.class.def.name} as ${schema.class.def.name}` }],
        annotated: restsOnAnnotation(program, value, names, model.class),
        parent: null,
        origin: rows.from,
        passes: schema.version !== 1,
        filled: new Set(),
        byName: false,
        detail: `${shown} answers with a page of objects of ${model.class.def.name}`,
      };
    }
  }
}

function heldBy(type: Type): Type | undefined {
  const plain = withoutNone(type);
  return plain.kind === "external" && PAGE.test(plain.name) ? plain.args[0] : undefined;
}

interface Rows {
  readonly class: NonNullable<ReturnType<typeof content>>["class"];
  /** What the paginator is given. */
  readonly from: ScopedExpr;
}

/** The rows that a call of a paginator puts into its page as they are; undefined for anything else. */
function rowsOf(program: Program, returned: Expr, from: Scope): Rows | undefined {
  const bound = returned.kind === "Name" ? boundOnce(program, returned.id, from) : { value: returned, scope: from };
  const call = bound?.value.kind === "Await" ? bound.value.value : bound?.value;
  if (bound === undefined || call?.kind !== "Call" || isChanged(call)) return undefined;
  const { scope } = bound;
  const callee = program.symbolOf(call.func, scope);
  if (callee?.kind !== "external") return undefined;
  const [first, second] = call.args;
  if (first === undefined) return undefined;
  if (LIST_PAGINATORS.includes(callee.name)) {
    const rows = content(program.typeOf(first, scope));
    return rows?.list === true ? { class: rows.class, from: { value: first, scope } } : undefined;
  }
  if (!PAGINATORS.includes(callee.name)) return undefined;
  const query = second ?? first;
  const [type, another] = alternatives(program.typeOf(query, scope));
  const entity = type?.kind === "external" && STATEMENT.test(type.name) && another === undefined ? type.args[0] : undefined;
  return entity?.kind === "instance" ? { class: entity.class, from: { value: query, scope } } : undefined;
}

/** `transformer=…` makes other objects of the rows, and `unwrap_mode=…` leaves tuples. */
function isChanged({ keywords }: Call): boolean {
  return keywords.some(({ arg }) => arg === null || /^(transformer|unwrap_mode)$/.test(arg ?? ""));
}
