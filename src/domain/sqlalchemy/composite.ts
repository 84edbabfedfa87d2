import { type Construction, constructionIn } from "../../link/construction.ts";
import { unparse } from "../../model/unparse.ts";
import { allowsNone, type MappedAnnotation } from "./annotations.ts";
import type { Declared, DeclaredBase } from "./attributes.ts";
import { isColumn, readColumn } from "./columns.ts";
import type { Mappings } from "./mapping.ts";
import { shortName } from "./names.ts";
import { sqlType } from "./sql-types.ts";

/**
 * A composite: columns that stand in the call take their types, and their names where they have none, from the fields of the class. Those
 * that a comprehension makes are not known one by one.
 */
export function composite(mappings: Mappings, base: DeclaredBase, made: Construction, annotation: MappedAnnotation | undefined): Declared {
  const { evaluator, program } = mappings;
  const { args } = made.arguments;
  const [first] = args;
  const type = annotation === undefined ? undefined : program.annotated(annotation.inner, annotation.scope);
  const named = first?.kind === "symbol" && first.symbol.kind === "class" ? first.symbol : undefined;
  const owner = named ?? (type?.kind === "instance" ? type.class : undefined);
  const fields = (owner?.def.body ?? []).flatMap((item) => (item.kind === "AnnAssign" && item.target.kind === "Name" ? [item] : []));
  const parts = named === undefined ? args : args.slice(1);
  const columns = parts.flatMap((part, at) => {
    const item = constructionIn(evaluator, part);
    if (item === undefined || !isColumn(item)) return [];
    const draft = readColumn(program, evaluator, item);
    const field = fields[at];
    const key = draft.name ?? (field?.target.kind === "Name" ? field.target.id : undefined);
    if (key === undefined) return [];
    const typed = owner !== undefined && field !== undefined && shortName(item.name) === "mapped_column";
    const scope = owner === undefined ? made.scope : program.classScope(owner);
    const nullable = typed ? allowsNone(program, field.annotation, scope) : undefined;
    const said = typed && draft.type === undefined ? sqlType(mappings, field.annotation, scope, base.target ?? base.owner) : draft;
    return [
      {
        key,
        draft: {
          ...draft,
          nullable: draft.nullable ?? nullable,
          type: said.type,
          exact: said.exact,
          labels: said.labels,
          enumName: said.enumName,
        },
      },
    ];
  });
  const through = made.call.args.slice(1).map((arg) => unparse(arg));
  const computed = made.call.args.some(({ kind }) => kind === "Starred");
  return { ...base, kind: "expression", what: "composite", through, deferred: false, columns, ...(computed ? { computed } : {}) };
}
