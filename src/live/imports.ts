import { boundName } from "../model/bound-name.ts";
import type { Import, ImportedName, ImportFrom, Stmt } from "../model/syntax.ts";
import { saysSame } from "./moved.ts";

type ImportStatement = Import | ImportFrom;

/** What an edit did to the imports at the top level of a file. */
export interface ImportEdits {
  /** The statements of today, told by the objects of the version before; imports that are new are objects of today. */
  readonly body: readonly Stmt[];
  /** The names that are bound by other imports than before, or by none, or by new ones. */
  readonly names: ReadonlySet<string>;
  /** Nodes of today, whose offsets are those of the file of today. */
  readonly fresh: readonly object[];
  /** The other statements, each with what stands there today. */
  readonly others: readonly (readonly [kept: Stmt, now: Stmt])[];
  /** The imports that came, went or grew: the statements of today, and those of before that are gone. */
  readonly changed: readonly ImportStatement[];
}

/** Pairs the imports of two bodies of a file that differ in these at most. Null where they have other statements, or another star import. */
export function importEdits(kept: readonly Stmt[], now: readonly Stmt[], offsets: Map<number, number>): ImportEdits | null {
  const [before, after] = [segmentsOf(kept), segmentsOf(now)];
  if (before.others.length !== after.others.length) return null;
  const pairing: Pairing = { offsets, fresh: [], changed: [] };
  const body: Stmt[] = [];
  const others: (readonly [Stmt, Stmt])[] = [];
  for (const [at, imports] of after.imports.entries()) {
    const paired = pairedImports(before.imports[at] ?? [], imports, pairing);
    if (paired === null) return null;
    body.push(...paired);
    const [one, other] = [before.others[at], after.others[at]];
    if (one === undefined || other === undefined) continue;
    others.push([one, other]);
    body.push(one);
  }
  return { body, names: changedNames(kept, body), fresh: pairing.fresh, others, changed: pairing.changed };
}

interface Pairing {
  readonly offsets: Map<number, number>;
  readonly fresh: object[];
  readonly changed: ImportStatement[];
}

/** The statements that are no imports, and the imports before each of them and behind the last. */
function segmentsOf(body: readonly Stmt[]): {
  readonly others: readonly Stmt[];
  readonly imports: readonly (readonly ImportStatement[])[];
} {
  const others: Stmt[] = [];
  const imports: ImportStatement[][] = [[]];
  for (const statement of body) {
    if (isImport(statement)) imports.at(-1)?.push(statement);
    else {
      others.push(statement);
      imports.push([]);
    }
  }
  return { others, imports };
}

function isImport(statement: Stmt): statement is ImportStatement {
  return statement.kind === "Import" || statement.kind === "ImportFrom";
}

/** The imports of a stretch between other statements, told by those of before; null where one is special. */
function pairedImports(
  kept: readonly ImportStatement[],
  now: readonly ImportStatement[],
  { offsets, fresh, changed }: Pairing,
): readonly ImportStatement[] | null {
  const found: ImportStatement[] = [];
  const left = new Set(kept);
  let next = 0;
  const indexOf = (is: (one: ImportStatement) => boolean): number => kept.findIndex((one, index) => index >= next && is(one));
  for (const statement of now) {
    const text = textOf(statement);
    const exact = indexOf((one) => textOf(one) === text);
    // A statement that imports more or less than before is the same one.
    const at = exact >= 0 ? exact : indexOf((one) => headOf(one) !== null && headOf(one) === headOf(statement));
    const twin = kept[at];
    if (twin === undefined) {
      fresh.push(statement, ...statement.names);
      changed.push(statement);
      found.push(statement);
      continue;
    }
    next = at + 1;
    left.delete(twin);
    if (exact >= 0) {
      if (!saysSame(twin, statement, offsets)) return null;
      found.push(twin);
    } else {
      offsets.set(twin.start, statement.start);
      offsets.set(twin.end, statement.end);
      changed.push(statement, twin);
      found.push({ ...twin, names: pairedNames(twin.names, statement.names, offsets, fresh) });
    }
  }
  changed.push(...left);
  return changed.some(isSpecial) ? null : found;
}

/** What binds other names than it says, or changes how the file is read. */
function isSpecial(statement: ImportStatement): boolean {
  return statement.kind === "ImportFrom" && (statement.module === "__future__" || statement.names.some(({ name }) => name === "*"));
}

function pairedNames(
  kept: readonly ImportedName[],
  now: readonly ImportedName[],
  offsets: Map<number, number>,
  fresh: object[],
): readonly ImportedName[] {
  let next = 0;
  return now.map((imported) => {
    const at = kept.findIndex(({ name, asname }, index) => index >= next && name === imported.name && asname === imported.asname);
    const twin = kept[at];
    if (twin === undefined) {
      fresh.push(imported);
      return imported;
    }
    next = at + 1;
    offsets.set(twin.start, imported.start);
    offsets.set(twin.end, imported.end);
    return twin;
  });
}

function headOf(statement: ImportStatement): string | null {
  return statement.kind === "ImportFrom" ? `${".".repeat(statement.level)}${statement.module}` : null;
}

function textOf(statement: ImportStatement): string {
  return `${statement.kind} ${headOf(statement) ?? ""} ${statement.names.map(({ name, asname }) => `${name} ${asname ?? ""}`).join(",")}`;
}

/** The names whose imports are not the same objects of the same modules, one for one. */
function changedNames(before: readonly Stmt[], after: readonly Stmt[]): ReadonlySet<string> {
  const [old, now] = [boundIn(before), boundIn(after)];
  const changed = new Set<string>();
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [one = [], other = []] = [old.get(name), now.get(name)];
    if (one.length !== other.length || one.some((imported, at) => imported !== other[at])) changed.add(name);
  }
  return changed;
}

function boundIn(body: readonly Stmt[]): ReadonlyMap<string, readonly ImportedName[]> {
  const bound = new Map<string, ImportedName[]>();
  for (const statement of body.filter(isImport))
    for (const imported of statement.names) {
      const name = boundName(statement, imported);
      bound.set(name, [...(bound.get(name) ?? []), imported]);
    }
  return bound;
}
