import type { Place } from "../../model/finding.ts";
import { shownRoute } from "./answers.ts";
import { valuesAnswered } from "./given.ts";
import { restsOnAnnotation } from "./promised.ts";
import { objects, type PairInput, type Reading, rowsGiven } from "./readings.ts";

/** `return {"items": rows}`, where the endpoint answers with a schema whose field `items` is a list of others: FastAPI reads these of the rows. */
export function* answeredRows(input: PairInput): Generator<Reading> {
  const { program } = input;
  for (const { route, schema: holder, values, scope } of valuesAnswered(input)) {
    const file = scope.module.unit?.path;
    if (file === undefined) continue;
    for (const [name, { value }] of values) {
      const rows = rowsGiven(input, { schema: holder, args: [] }, name, value, scope);
      if (rows === undefined) continue;
      const { field, schema, model, list } = rows;
      const shown = `${shownRoute(route)} answers with ${objects(list, model)}`;
      const at: Place = { file, start: value.start, end: value.end, symbol: route.handler.def.qualname };
      yield {
        schema,
        model,
        trace: [{ at, message: `${shown} as ${holder.class.def.name}.${field.name}` }],
        annotated: restsOnAnnotation(program, value, scope, model.class),
        parent: null,
        origin: { value, scope },
        passes: schema.version !== 1,
        filled: new Set(),
        byName: false,
        detail: shown,
      };
    }
  }
}
