import type { Place } from "../../../model/finding.ts";
import { type Database, missing } from "./database.ts";
import { createOpaque, dropOpaque, opaqueKey } from "./enums.ts";
import { canonicalSql } from "./names.ts";
import type { Opaque } from "./schema.ts";

/**
 * Makes a function. Those of one name that take other types stand side by side: alone a function has the key of its name, among
 * others that of its signature, so that the order in which they come and go does not matter.
 */
export function createFunction(db: Database, made: Opaque, at: Place, options: { readonly replace: boolean }): void {
  const others = named(db, made.name);
  const same = others.find(([, { signature }]) => signature === made.signature);
  const apart = made.signature !== undefined && others.length > 0 && others.every(([, { signature }]) => signature !== undefined);
  if (!apart || (same !== undefined && others.length === 1)) {
    createOpaque(db, made, at, options);
    return;
  }
  if (!db.begin("create_function", null, made.name, at)) return;
  if (same !== undefined && !options.replace) {
    db.fail("DuplicateFunction", `function ${made.name} already exists with same argument types`, at);
    return;
  }
  for (const [id] of others) db.schema.opaques.delete(id);
  const spelled = { ...made, definition: made.definition === null ? null : canonicalSql(made.definition) };
  for (const each of [...others.map(([, other]) => other).filter(({ signature }) => signature !== made.signature), spelled])
    db.schema.opaques.set(keyOf(each), each);
  db.know(opaqueKey("function", made.name, null));
}

/** Drops the function of a name that takes the types of the signature; null where none are written. */
export function dropFunction(db: Database, name: string, signature: string | null, at: Place, ifExists: boolean): void {
  const all = named(db, name);
  const [only] = all;
  if (all.length <= 1) {
    const other = only?.[1].signature !== undefined && signature !== null && only[1].signature !== signature;
    if (other) dropOther(db, name, signature, at, ifExists);
    else dropOpaque(db, "function", name, null, at, ifExists);
    return;
  }
  if (!db.begin("drop_function", null, name, at)) return;
  const gone = all.find(([, each]) => each.signature === signature);
  if (gone === undefined) {
    if (signature === null) db.fail("AmbiguousFunction", `function name "${name}" is not unique`, at);
    else if (!ifExists) db.fail("UndefinedFunction", `function ${name}(${signature}) does not exist`, at, missing(db, name));
    return;
  }
  db.schema.opaques.delete(gone[0]);
  const left = all.filter((each) => each !== gone);
  const [last] = left;
  if (left.length > 1 || last === undefined) return;
  db.schema.opaques.delete(last[0]);
  db.schema.opaques.set(opaqueKey("function", name, null), last[1]);
}

/** A function of the name is there, and takes other types: one that is older than the history may be meant. */
function dropOther(db: Database, name: string, signature: string, at: Place, ifExists: boolean): void {
  if (!db.begin("drop_function", null, name, at) || ifExists) return;
  const older: Opaque = { kind: "function", name, table: null, definition: null, signature };
  if (db.assuming && db.openWorld) db.older().opaques.set(keyOf(older), older);
  else db.fail("UndefinedFunction", `function ${name}(${signature}) does not exist`, at, missing(db, name));
}

function named(db: Database, name: string): readonly (readonly [string, Opaque])[] {
  return [...db.schema.opaques].filter(([, each]) => each.kind === "function" && each.name === name);
}

function keyOf({ name, signature }: Opaque): string {
  return `${opaqueKey("function", name, null)}(${signature ?? ""})`;
}
