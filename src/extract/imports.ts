import { FIELD, KIND } from "../parse/index.ts";
import { OP } from "./layout.ts";
import type { Lower, Lowering } from "./lowering.ts";

const DOT = 0x2e;
const FUTURE = new TextEncoder().encode("__future__");

function importStatement(l: Lowering, node: number): void {
  const at = l.out.open(l.start(node), l.end(node));
  l.out.close(at, OP.Import, names(l, node));
}

/** Stored as the module's name, the count of names, and the names; the payload is the level. */
function importFrom(l: Lowering, node: number): void {
  const module = l.child(node, FIELD.module_name);
  const at = l.out.open(l.start(node), l.end(node));
  let level = 0;
  let name = module;
  if (module >= 0 && l.kind(module) === KIND.relative_import) {
    const prefix = l.childOfKind(module, KIND.import_prefix);
    if (prefix >= 0) level = dots(l, prefix);
    name = l.childOfKind(module, KIND.dotted_name);
  }
  l.out.string(name < 0 ? l.out.strings.add(FUTURE, 0, 0) : l.dottedName(name));
  const count = l.out.openCount();
  l.out.closeCount(count, names(l, node));
  l.out.close(at, OP.ImportFrom, level);
}

function futureImport(l: Lowering, node: number): void {
  const at = l.out.open(l.start(node), l.end(node));
  l.out.string(l.out.strings.add(FUTURE, 0, FUTURE.length));
  const count = l.out.openCount();
  l.out.closeCount(count, names(l, node));
  l.out.close(at, OP.ImportFrom, 0);
}

function dots(l: Lowering, prefix: number): number {
  let count = 0;
  for (let at = l.start(prefix); at < l.end(prefix); at++) if (l.bytes[at] === DOT) count++;
  return count;
}

/** Each is its range, name and other name. Returns how many there are. */
function names(l: Lowering, node: number): number {
  const limit = l.next(node);
  let count = 0;
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    if (l.kind(at) === KIND.wildcard_import) imported(l, at, l.identifier(at), -1);
    else if (l.field(at) !== FIELD.name || l.isMissing(at)) continue;
    else if (l.kind(at) === KIND.aliased_import) aliased(l, at);
    else imported(l, at, l.dottedName(at), -1);
    count++;
  }
  return count;
}

function aliased(l: Lowering, node: number): void {
  const name = l.child(node, FIELD.name);
  const alias = l.child(node, FIELD.alias);
  imported(l, node, name < 0 ? l.identifier(node) : l.dottedName(name), alias < 0 ? -1 : l.identifier(alias));
}

function imported(l: Lowering, node: number, name: number, alias: number): void {
  l.out.range(l.start(node), l.end(node));
  l.out.string(name);
  l.out.optionalString(alias);
}

/** What lowers an import, by kind id. */
export const IMPORTS: Readonly<Record<number, Lower>> = {
  [KIND.import_statement]: importStatement,
  [KIND.import_from_statement]: importFrom,
  [KIND.future_import_statement]: futureImport,
};
