import { createHash } from "node:crypto";
import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import type { Dialect } from "../database/schema.ts";
import { FinalName } from "../library/constructs.ts";
import { textOf, type Value } from "../python/values.ts";
import type { Session } from "./session.ts";

export type ConstraintKind = "pk" | "uq" | "fk" | "ck" | "ix";

/** What the tokens of a naming convention stand for. */
export interface NamedThing {
  readonly kind: ConstraintKind;
  readonly table: string;
  readonly schema: string | null;
  readonly columns: readonly string[];
  readonly referred?: { readonly table: string; readonly columns: readonly string[] };
}

/** What SQLAlchemy itself names, where a MetaData says nothing else. */
export const DEFAULT_CONVENTION: ReadonlyMap<string, string> = new Map([["ix", "ix_%(column_0_label)s"]]);
const LIMITS = { postgresql: 63, mysql: 64, sqlite: 9999 } as const;

/**
 * The name that SQLAlchemy sends to the database: as given, or made by the convention of the MetaData.
 * null: none, the database may choose. Throws for a name that is not known.
 */
export function resolveName(session: Session, given: Value | undefined, thing: NamedThing, at: Place): string | null {
  if (given instanceof FinalName) {
    return given.name;
  }
  const text = textOf(given);
  if (given !== undefined && given.kind !== "none" && text === null) {
    session.db.undecided(`the name of a constraint or index of ${thing.table} is not known`);
  }
  const convention = session.settings.convention ?? DEFAULT_CONVENTION;
  const pattern = convention.get(thing.kind) ?? (thing.kind === "ix" ? DEFAULT_CONVENTION.get("ix") : undefined);
  if (text !== null) {
    return pattern?.includes("%(constraint_name)s") === true ? fill(pattern, thing, text, session) : text;
  }
  if (pattern === undefined) {
    return null;
  }
  if (pattern.includes("%(constraint_name)s")) {
    throw refused("InvalidRequestError", "the naming convention needs a name for this constraint", at);
  }
  if (thing.columns.length === 0 && /%\((referred_)?column/.test(pattern)) {
    throw refused("IndexError", "the naming convention needs the columns of the constraint, and none are given", at);
  }
  return fill(pattern, thing, "", session);
}

/** The name by a convention alone, as batch mode gives it to reflected constraints without one. */
export function conventionName(convention: ReadonlyMap<string, string>, thing: NamedThing): string | null {
  const pattern = convention.get(thing.kind);
  return pattern === undefined || pattern.includes("%(constraint_name)s") ? null : tokens(pattern, thing, "");
}

function fill(pattern: string, thing: NamedThing, constraintName: string, session: Session): string {
  return cut(tokens(pattern, thing, constraintName), session.dialect);
}

/** How SQLAlchemy shortens a name that came from a convention and is too long for the dialect: `_truncated_label` in its compiler. */
export function cut(name: string, dialect: Dialect): string {
  const limit = LIMITS[dialect];
  return name.length > limit ? `${name.slice(0, limit - 8)}_${createHash("md5").update(name).digest("hex").slice(-4)}` : name;
}

function tokens(pattern: string, thing: NamedThing, constraintName: string): string {
  const label = (column: string): string => `${thing.schema === null ? "" : `${thing.schema}_`}${thing.table}_${column}`;
  const many = (token: string, columns: readonly string[], one: (column: string) => string): string | null => {
    const match = /^column_(\d+)(_?N)?_(name|label|key)$/.exec(token);
    if (match === null) {
      return null;
    }
    const from = columns.slice(Number(match[1]));
    return match[2] === undefined ? (from[0] === undefined ? "" : one(from[0])) : from.map(one).join(match[2] === "_N" ? "_" : "");
  };
  return pattern.replace(/%\((\w+)\)s/g, (_all, token: string) => {
    switch (token) {
      case "table_name":
        return thing.table;
      case "constraint_name":
        return constraintName;
      case "referred_table_name":
        return thing.referred?.table ?? "";
      default:
        if (token.startsWith("referred_")) {
          return many(token.slice(9), thing.referred?.columns ?? [], (column) => column) ?? "";
        }
        return many(token, thing.columns, token.endsWith("_label") ? label : (column) => column) ?? "";
    }
  });
}
