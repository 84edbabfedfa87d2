import type { Type } from "../../link/types.ts";
import type { TraceStep } from "../../model/finding.ts";
import type { FastapiTable, Route } from "../fastapi/index.ts";
import type { Schema } from "../pydantic/index.ts";

/** A route that answers with what its response model says. */
export type AnsweringRoute = Route & { readonly responseType: Type };

/** The routes whose answers FastAPI makes of a response model, listed or not; none that is certainly not served. */
export function* answeringRoutes({ routes, unlisted }: FastapiTable): Generator<AnsweringRoute> {
  for (const route of [...routes, ...unlisted]) if (answers(route)) yield route;
}

function answers(route: Route): route is AnsweringRoute {
  return route.kind === "api" && route.responseType !== null && route.certainty !== "off";
}

/** `GET /orders`, as findings about the answer of a route begin. */
export function shownRoute({ methods, path }: Route): string {
  return `${methods.join(", ")} ${path}`;
}

/** That an endpoint answers with a schema, where it stands; null where it is not the project's own. */
export function answerTrace(route: Route, schema: Schema): readonly TraceStep[] | null {
  const { def, module } = route.handler;
  if (module.unit === null) return null;
  const at = { file: module.unit.path, start: def.start, end: def.end, symbol: def.qualname };
  return [{ at, message: `${shownRoute(route)} answers with ${schema.class.def.name}` }];
}
