import type { AlignmentSubject } from "../../model/subjects.ts";
import { isClosed } from "./closed.ts";
import type { PairInput, Reading } from "./readings.ts";

/** A schema that is given an object of a mapped class and cannot read it. */
export type Refusal = Reading;

/** Methods by which a schema may take an object apart itself. */
const OWN_VALIDATION = ["validate", "__get_validators__", "__get_pydantic_core_schema__"];
/** Methods by which Pydantic takes an object for a dictionary. */
const LIKE_DICTIONARY = ["keys", "__iter__"];

/** Whether a schema that is not set to read attributes certainly refuses an object, for all that is seen of both. */
export function certainlyRefuses({ program, schemas, memory }: PairInput, { schema, model, annotated }: Reading): boolean {
  if (schema.kind !== "model" || schema.incomplete || schema.sqlmodel || annotated || !schemas.knowsSettings(schema)) return false;
  // The setting has another name in the other version.
  const other = schema.version === 1 ? "from_attributes" : "orm_mode";
  if (!schemas.versionCertain && (schema.version === 1 || schemas.setting(schema, other) !== undefined)) return false;
  // In Pydantic 1 a SQLModel is a model, and gives its fields as a dictionary would.
  if (schema.version === 1 && schemas.schemaOf(model.class)?.sqlmodel === true) return false;
  const has = (name: string): boolean => {
    const member = program.memberDefinition(schema.class, name);
    return member?.kind === "bindings" && member.ancestor.kind === "class";
  };
  if (memory.validatorsOf(program, schema).whole || OWN_VALIDATION.some(has)) return false;
  if (program.ancestors(model.class).some((ancestor) => ancestor.kind === "class" && ancestor.class === schema.class)) return false;
  return isClosed(program, model) && !LIKE_DICTIONARY.some((name) => program.memberDefinition(model.class, name)?.kind === "bindings");
}

/** One finding for each schema, with what first gives it an object. */
export function refusalSubjects(refusals: readonly Refusal[]): readonly AlignmentSubject[] {
  const found = new Map<Refusal["schema"], AlignmentSubject>();
  for (const { schema, model, detail, trace, origin } of refusals) {
    const known = found.get(schema);
    // A relationship may lead to no row.
    const severity = origin === null ? "warning" : "error";
    if (known !== undefined && (known.severity === "error" || severity === "warning")) continue;
    found.set(schema, {
      at: schema.at,
      kind: "unreadable-row",
      schema: schema.class.def.qualname,
      field: "",
      model: model.class.def.qualname,
      detail,
      severity,
      trace,
      role: schema.class.module.unit?.role ?? "application",
    });
  }
  return [...found.values()];
}
