import { expect, test } from "vitest";
import { compare } from "../../src/gate/index.ts";
import type { GateName, Severity } from "../../src/model/finding.ts";
import { repoPath } from "../../src/model/source.ts";
import { findingsOf, placeOf, violation } from "../support/handmade.ts";

type Sources = Readonly<Record<string, string>>;
type Spot = readonly [file: string, text: string, symbol: string, severity?: Severity, rule?: string, gate?: GateName];

function found(sources: Sources, spots: readonly Spot[]) {
  return findingsOf(
    sources,
    spots.map(([file, text, symbol, severity = "error", rule = "query-in-loop", gate = "n-plus-one"]) =>
      violation(rule, gate, severity, placeOf(sources, file, text, symbol), "in a loop"),
    ),
  );
}

/** Which findings of the head are new, by the lines that they stand on. */
function fresh(base: Sources, before: readonly Spot[], head: Sources, now: readonly Spot[]): readonly number[] {
  const texts = { base: (path: string) => base[path] ?? null, head: (path: string) => head[path] ?? null };
  return compare(found(base, before), found(head, now), new Map(), texts).new.map(({ line }) => line);
}

/** How many findings are new, unchanged and fixed, by what the change did to two trees. */
function counts(base: Sources, before: readonly Spot[], head: Sources, now: readonly Spot[], renames = new Map()) {
  const texts = { base: (path: string) => base[path] ?? null, head: (path: string) => head[path] ?? null };
  const compared = compare(found(base, before), found(head, now), renames, texts);
  return [compared.new.length, compared.unchanged.length, compared.fixed.length];
}

const LOOP = "async def load(db, ids):\n    for dataset_id in ids:\n        await db.get(Dataset, dataset_id)\n";
const file = "app/load.py";
const OLD: readonly Spot[] = [[file, "db.get(Dataset, dataset_id)", "load"]];

test("a line that was edited holds the same defect", () => {
  const renamed = LOOP.replaceAll("dataset_id", "port_id").replace("Dataset,", "OutputPort,");
  const now: readonly Spot[] = [[file, "db.get(OutputPort, port_id)", "load"]];
  expect(counts({ [file]: LOOP }, OLD, { [file]: renamed }, now)).toEqual([0, 1, 0]);
  const elsewhere = repoPath("app/loading.py");
  const renames = new Map([[repoPath(file), elsewhere]]);
  expect(counts({ [file]: LOOP }, OLD, { [elsewhere]: renamed }, [[elsewhere, "db.get(OutputPort, port_id)", "load"]], renames)).toEqual([
    0, 1, 0,
  ]);
  const text = { base: () => null, head: () => null };
  expect(compare(found({ [file]: LOOP }, OLD), found({ [file]: renamed }, now), new Map(), text).new).toHaveLength(1);
});

test("a class of another name, around lines that stay", () => {
  const method = LOOP.replaceAll(/^/gm, "    ");
  const base = { [file]: `class DatasetService:\n${method}` };
  const head = { [file]: `class OutputPortService:\n${method}` };
  const spot = (name: string): readonly Spot[] => [[file, "db.get(Dataset, dataset_id)", `${name}.load`]];
  expect(counts(base, spot("DatasetService"), head, spot("OutputPortService"))).toEqual([0, 1, 0]);
});

test("a function that moved to another file, unless it is a migration's", () => {
  const base = { [file]: LOOP, "app/other.py": "" };
  const head = { [file]: "", "app/other.py": LOOP };
  const now: readonly Spot[] = [["app/other.py", "db.get(Dataset, dataset_id)", "load"]];
  expect(counts(base, OLD, head, now)).toEqual([0, 1, 0]);
  expect(counts(base, OLD, { [file]: LOOP, "app/other.py": LOOP }, [...OLD, ...now])).toEqual([1, 1, 0]);
});

test("what the change made is new", () => {
  // One more than there was, in lines that were edited together.
  const two = LOOP.replace("Dataset, dataset_id)", "Dataset, port_id)\n        await db.get(Port, port_id)").replace(
    "dataset_id in",
    "port_id in",
  );
  const both: readonly Spot[] = [
    [file, "db.get(Dataset, port_id)", "load"],
    [file, "db.get(Port, port_id)", "load"],
  ];
  expect(counts({ [file]: LOOP }, OLD, { [file]: two }, both)).toEqual([1, 1, 0]);
  // Another statement in its place.
  const other = LOOP.replace("await db.get(Dataset, dataset_id)", "rows += (await db.scalars(select(Row).where(Row.owner == me))).all()");
  expect(counts({ [file]: LOOP }, OLD, { [file]: other }, [[file, "db.scalars(select(Row).where(Row.owner == me))", "load"]])).toEqual([
    1, 0, 1,
  ]);
  // Elsewhere in the file, while the old one went.
  const far = `${LOOP.replace("await db.get(Dataset, dataset_id)", "pass")}\n\nX = 1\n\n\n${LOOP.replace("load", "load_again")}`;
  expect(counts({ [file]: `${LOOP}\n\nX = 1\n` }, OLD, { [file]: far }, [[file, "db.get(Dataset, dataset_id)", "load_again"]])).toEqual([
    1, 0, 1,
  ]);
  // A graver one.
  const edited = LOOP.replaceAll("dataset_id", "port_id");
  const light: readonly Spot[] = [[file, "db.get(Dataset, dataset_id)", "load", "warning"]];
  expect(counts({ [file]: LOOP }, light, { [file]: edited }, [[file, "db.get(Dataset, port_id)", "load"]])).toEqual([1, 0, 1]);
});

test("what moved to another file is new in a migration, outside of functions, under another rule, and where it got worse", () => {
  const base = { [file]: LOOP, "app/other.py": "" };
  const head = { [file]: "", "app/other.py": LOOP };
  const text = "db.get(Dataset, dataset_id)";
  const move = (before: readonly [string, Severity?, string?, GateName?], now = before) =>
    counts(base, [[file, text, ...before]], head, [["app/other.py", text, ...now]]);
  expect(move(["load"])).toEqual([0, 1, 0]);
  // Every revision has an upgrade().
  expect(move(["upgrade", "error", "lossy-operation", "migration-safety"])).toEqual([1, 0, 1]);
  expect(move(["<module>"])).toEqual([1, 0, 1]);
  expect(move(["load"], ["load", "error", "write-in-loop"])).toEqual([1, 0, 1]);
  expect(move(["load", "warning"], ["load", "error"])).toEqual([1, 0, 1]);
  expect(move(["load", "error"], ["load", "warning"])).toEqual([0, 1, 0]);
});

test("two copies that moved are two, and a third is new", () => {
  const head = { [file]: "", "app/a.py": LOOP, "app/b.py": LOOP, "app/c.py": LOOP };
  const text = "db.get(Dataset, dataset_id)";
  const now = (...names: readonly string[]): readonly Spot[] => names.map((name) => [`app/${name}.py`, text, "load"]);
  const base = { [file]: LOOP, "app/old.py": LOOP };
  const both: readonly Spot[] = [...OLD, ["app/old.py", text, "load"]];
  expect(counts(base, OLD, head, now("a", "b"))).toEqual([1, 1, 0]);
  expect(counts(base, both, head, now("a", "b"))).toEqual([0, 2, 0]);
  expect(counts(base, both, head, now("a", "b", "c"))).toEqual([1, 2, 0]);
});

test("a line that is edited beyond recognition holds another defect", () => {
  const edit = (call: string) =>
    counts({ [file]: LOOP }, OLD, { [file]: LOOP.replace("db.get(Dataset, dataset_id)", call) }, [[file, call, "load"]]);
  expect(edit("db.get(Dataset, dataset_id, options)")).toEqual([0, 1, 0]);
  expect(edit("db.scalar(select(A).where(A.b == dataset_id).limit(1))")).toEqual([1, 0, 1]);
});

test("in a function of another name a line has to be nearly the same", () => {
  const renamed = (call: string, name: string) => {
    const head = { [file]: `async def ${name}(db, ids):\n    for one in ids:\n        await ${call}\n` };
    return counts({ [file]: LOOP }, OLD, head, [[file, call, name]]);
  };
  expect(renamed("db.get(Dataset, dataset_uid)", "load_all")).toEqual([0, 1, 0]);
  expect(renamed("db.get(Port, port_uid, options)", "load_all")).toEqual([1, 0, 1]);
  expect(renamed("db.get(Port, port_uid, options)", "load")).toEqual([0, 1, 0]);
});

test("of two lines that may be the old one it is the one more alike", () => {
  const two =
    "async def load(db, ids):\n    for port_id in ids:\n        await db.get(Port, port_id, lock=True)\n        await db.get(Dataset, port_id)\n";
  const both: readonly Spot[] = [
    [file, "db.get(Port, port_id, lock=True)", "load"],
    [file, "db.get(Dataset, port_id)", "load"],
  ];
  expect(fresh({ [file]: LOOP }, OLD, { [file]: two }, both)).toEqual([3]);
  // Of equals the first.
  const equal = LOOP.replace("await db.get(Dataset, dataset_id)", "await db.get(Dataset, a)\n        await db.get(Dataset, b)");
  const spots: readonly Spot[] = [
    [file, "db.get(Dataset, a)", "load"],
    [file, "db.get(Dataset, b)", "load"],
  ];
  expect(fresh({ [file]: LOOP }, OLD, { [file]: equal }, spots)).toEqual([4]);
});

test("what was edited in place is accounted for: a copy of it as it was, in another file, is new", () => {
  const edited = LOOP.replaceAll("dataset_id", "port_id");
  const now: readonly Spot[] = [
    [file, "db.get(Dataset, port_id)", "load"],
    ["app/other.py", "db.get(Dataset, dataset_id)", "load"],
  ];
  expect(counts({ [file]: LOOP }, OLD, { [file]: edited, "app/other.py": LOOP }, now)).toEqual([1, 1, 0]);
});

test("what goes in one place and comes in another of the same file is new", () => {
  const other = "\n\nX = 1\n\n\n";
  const again = LOOP.replace("load", "load_again");
  const now: readonly Spot[] = [[file, "db.get(Dataset, dataset_id)", "load_again"]];
  expect(counts({ [file]: `${LOOP}${other}` }, OLD, { [file]: `${other}${again}` }, now)).toEqual([1, 0, 1]);
});

test("a class of another name whose lines were edited as well", () => {
  const method = (call: string) => `    async def load(db, ids):\n        for one in ids:\n            await ${call}\n`;
  const base = { [file]: `class DatasetService:\n${method("db.get(Dataset, dataset_id)")}` };
  const head = { [file]: `class PortService:\n${method("db.get(Port, port_id, lock)")}` };
  const before: readonly Spot[] = [[file, "db.get(Dataset, dataset_id)", "DatasetService.load"]];
  expect(counts(base, before, head, [[file, "db.get(Port, port_id, lock)", "PortService.load"]])).toEqual([0, 1, 0]);
  expect(counts(base, before, head, [[file, "db.get(Port, port_id, lock)", "PortService.unload"]])).toEqual([1, 0, 1]);
});

test("words make a line the same, not its brackets and commas", () => {
  const edit = (call: string, old = "db.get(Dataset, dataset_id)") => {
    const of = (text: string) => ({ [file]: LOOP.replace("db.get(Dataset, dataset_id)", text) });
    return counts(of(old), [[file, old, "load"]], of(call), [[file, call, "load"]]);
  };
  expect(edit("cache.fetch_one(PortModel, first_key)")).toEqual([1, 0, 1]);
  // Names are read by the words that they are made of.
  expect(edit("rows.find_first_dataset_by_slug(slug)", "repository.find_last_dataset_by_name(name)")).toEqual([0, 1, 0]);
  expect(edit("rows.findFirstDatasetBySlug(slug)", "repository.findLastDatasetByName(name)")).toEqual([0, 1, 0]);
});

test("all lines of a statement count", () => {
  const statement = (...lines: readonly string[]) => `db.get(\n${lines.map((line) => `            ${line},\n`).join("")}        )`;
  const of = (text: string) => ({ [file]: LOOP.replace("db.get(Dataset, dataset_id)", text) });
  const old = statement("Dataset", "dataset_id", "options=[selectinload(Dataset.ports)]", "lock=True");
  const change = (now: string) => counts(of(old), [[file, old, "load"]], of(now), [[file, now, "load"]]);
  // The line on which it begins stays: the same, whatever its arguments are.
  expect(change(statement("Port", "key"))).toEqual([0, 1, 0]);
  expect(change(old.replace("db.get(", "session.get(").replace("lock=True", "lock=False"))).toEqual([0, 1, 0]);
  expect(change(statement("Port", "7").replace("db.get(", "cache.fetch("))).toEqual([1, 0, 1]);
});

test("what was edited is told as it stands now, among the others in the order of places; what is fixed by its old place", () => {
  const lines = (second: string) =>
    `async def load(db, ids):\n    for dataset_id in ids:\n        await db.get(Dataset, ${second})\n        await db.get(Port, 7)\n`;
  const last = "\n\nasync def store(db, ids):\n    for one in ids:\n        await db.merge(one)\n        await db.refresh(one)\n";
  const [before, after] = [lines("dataset_id"), `# Loads.\n${lines("dataset_id, lock=True")}`];
  const old: readonly Spot[] = [
    [file, "db.get(Dataset, dataset_id)", "load"],
    [file, "db.get(Port, 7)", "load"],
    [file, "db.refresh(one)", "store"],
    [file, "db.merge(one)", "store"],
  ];
  const now: readonly Spot[] = [
    [file, "db.get(Dataset, dataset_id, lock=True)", "load"],
    [file, "db.get(Port, 7)", "load"],
  ];
  const base: Sources = { [file]: `${before}${last}` };
  const texts = { base: (path: string) => base[path] ?? null, head: (path: string) => (path === file ? after : null) };
  const compared = compare([...found(base, old)].reverse(), found({ [file]: after }, now), new Map(), texts);
  const told = (findings: typeof compared.fixed) => findings.map(({ line, column, state }) => [line, column, state]);
  expect([told(compared.new), told(compared.unchanged), told(compared.fixed)]).toEqual([
    [],
    [
      [4, 15, "unchanged"],
      [5, 15, "unchanged"],
    ],
    [
      [9, 15, "fixed"],
      [10, 15, "fixed"],
    ],
  ]);
});
