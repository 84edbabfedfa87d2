import { createOpaque, dropOpaque } from "../database/enums.ts";
import { identifier } from "../database/names.ts";
import { type Opaque, tableKey } from "../database/schema.ts";
import { SaType } from "../library/types.ts";
import { type Args, NONE, textOf, type Value } from "../python/values.ts";
import { argument, flagArgument } from "./arguments.ts";
import type { Session } from "./session.ts";

/** The kinds of alembic_utils, with the parameters after `schema` in their order. */
const ENTITIES: ReadonlyMap<string, { readonly kind: Opaque["kind"]; readonly parameters: readonly string[] }> = new Map([
  ["PGFunction", { kind: "function", parameters: ["signature", "definition"] }],
  ["PGView", { kind: "view", parameters: ["signature", "definition"] }],
  ["PGMaterializedView", { kind: "view", parameters: ["signature", "definition", "with_data"] }],
  ["PGTrigger", { kind: "trigger", parameters: ["signature", "definition", "on_entity"] }],
  ["PGPolicy", { kind: "policy", parameters: ["signature", "definition", "on_entity"] }],
  ["PGExtension", { kind: "extension", parameters: ["signature"] }],
]);

export type EntityOperation = "create_entity" | "drop_entity" | "replace_entity";

/** `op.create_entity`, `op.drop_entity` and `op.replace_entity` of alembic_utils: functions, views, triggers, policies, extensions. */
export function changeEntity(session: Session, operation: EntityOperation, args: Args): Value {
  const { db } = session;
  if (!db.postgresql) {
    return db.undecided("alembic_utils is for PostgreSQL alone");
  }
  const entity = entityOf(argument(args, "target", 0) ?? argument(args, "entity", -1));
  if (entity === null || flagArgument(args, "cascade") === true) {
    return db.undecided(entity === null ? "the entity is not known" : "what else CASCADE drops is not known");
  }
  if (operation === "drop_entity") {
    dropOpaque(db, entity.kind, entity.name, entity.table, args.at, false);
  } else {
    createOpaque(db, entity, args.at, { replace: operation === "replace_entity" });
  }
  return NONE;
}

function entityOf(value: Value | undefined): Opaque | null {
  if (!(value instanceof SaType)) {
    return null;
  }
  const entity = ENTITIES.get(value.name);
  if (entity === undefined) {
    return null;
  }
  const part = (name: string, position: number): string | null => textOf(value.keyword(name) ?? value.parts.args[position]);
  const text = (name: string): string | null => part(name, entity.parameters.indexOf(name) + 1);
  const signature = text("signature");
  const on = entity.parameters.includes("on_entity") ? text("on_entity") : null;
  if (signature === null || (entity.parameters.includes("on_entity") && on === null)) {
    return null;
  }
  const plain = (name: string): string => name.replaceAll('"', "").trim();
  const dot = plain(on ?? "").lastIndexOf(".");
  const table = on === null ? null : tableKey(plain(on).slice(dot + 1), dot < 0 ? null : plain(on).slice(0, dot));
  // The library hands a name over as it is, and PostgreSQL cuts it.
  const name = identifier(plain(signature.replace(/\(.*$/s, "")), "postgresql");
  const schema = part("schema", 0);
  return {
    kind: entity.kind,
    name: entity.kind === "policy" ? `${name} on ${table}` : /^(function|view)$/.test(entity.kind) ? tableKey(name, schema) : name,
    table,
    definition: entity.kind === "extension" ? "" : text("definition") === null ? null : `${schema} ${signature} ${text("definition")}`,
  };
}
