import type { GraphqlField, GraphqlTypes } from "../../domain/graphql/index.ts";
import type { Program } from "../../link/program.ts";
import type { LoopQuery } from "../../model/subjects.ts";
import { steps } from "../blocking.ts";
import type { Unit } from "../call-sites.ts";
import { causeOf, type Summaries, type Witness, wayTo } from "../effects.ts";
import { callPlace, lineIn, placeIn } from "../places.ts";
import { PROBES } from "../sql.ts";
import { statementOf } from "./statement.ts";

/**
 * Resolvers that execute a query for every item of a list: a loop that nobody wrote. The client decides which fields it asks for, so that
 * none of them is certain to run.
 */
export function resolverQueries(
  program: Program,
  summaries: Summaries,
  graphql: GraphqlTypes | null,
  isCached: (witness: Witness) => boolean,
): readonly LoopQuery[] {
  if (graphql === null) return [];
  return graphql.resolvedPerItem().flatMap(({ field, resolver, list }) => {
    const witness = [...summaries.of(resolver).values()].find(
      ({ effect, site }) =>
        effect.kind === "queries" && effect.key !== PROBES && effect.operation !== "write" && !site.handler && !site.once,
    );
    return witness === undefined || isCached(witness) ? [] : subject(program, summaries, witness, field, list);
  });
}

function subject(program: Program, summaries: Summaries, witness: Witness, field: GraphqlField, list: GraphqlField): readonly LoopQuery[] {
  const effect = causeOf(summaries, witness);
  const callee = effect.kind === "queries" ? effect.callee : "";
  const way = wayTo(summaries, witness);
  if (statementOf(program, way, effect).operation !== "read") return [];
  const schema: Unit = { kind: "module", module: list.owner.module };
  const loop = placeIn(schema, list.node);
  const { unit } = witness.site;
  const message = `\`${list.owner.def.name}.${list.name}\` answers many \`${field.owner.def.name}\`, and each may be asked for \`${field.name}\``;
  return [
    {
      at: callPlace(witness.site),
      loop,
      loopLine: lineIn(schema, list.node),
      loopHome: null,
      loopKind: "GraphQL list",
      iterable: `${list.owner.def.name}.${list.name}`,
      size: "unknown",
      operation: "read",
      callee,
      proved: witness.proved,
      bound: "asked",
      others: 0,
      trace: [{ at: loop, message }, ...steps(way, callee)],
      role: unit.kind === "function" ? (unit.function.module.unit?.role ?? "application") : "application",
      startup: false,
      served: true,
    },
  ];
}
