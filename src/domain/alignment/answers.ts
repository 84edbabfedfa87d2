import type { TraceStep } from "../../model/finding.ts";
import type { Route } from "../fastapi/index.ts";
import type { Schema } from "../pydantic/index.ts";

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
