// Edits outside the bodies of functions, and edits of several bodies at once.

import type { FunctionDef } from "../../src/model/syntax.ts";
import { indentOf, lineStart, type Source, textOf } from "../metamorphic/syntax.ts";
import { INSIDE, type Maker } from "./inside.ts";
import { type Chosen, changeOf, type World } from "./world.ts";

const MIGRATION = /(?:^|\/)(?:versions|migrations|alembic)\//;

function atFunction(
  editsOf: (world: World, chosen: Chosen) => { readonly start: number; readonly end: number; readonly text: string } | null,
): Maker {
  return (world) => {
    const chosen = world.chosen();
    const edit = chosen === null ? null : editsOf(world, chosen);
    return chosen === null || edit === null ? null : changeOf(chosen.source, [edit]);
  };
}

/** The range of a function from the beginning of its first line to the end of its last. */
function wholeLines(source: Source, { start, end }: FunctionDef): { readonly start: number; readonly end: number } {
  return { start: lineStart(source, start), end: Math.min(end + 1, source.bytes.length) };
}

const anyInside: Maker = (world) => (world.pick(Object.values(INSIDE)) as Maker)(world);

/** Several edits inside bodies in one step. */
const several =
  (count: number, next: Maker): Maker =>
  (world) => {
    let now = world;
    const change = new Map<string, string | null>();
    for (let [tries, made] = [0, 0]; tries < 40; tries++) {
      const more = next(now);
      if (more === null) continue;
      for (const [path, text] of more) change.set(path, text);
      now = now.with(more);
      if (++made === count) return change;
    }
    return null;
  };

export const OUTSIDE: Readonly<Record<string, Maker>> = {
  "two bodies of a file": (world) => {
    const source = world.file();
    return source === null ? null : several(2, anyInside)(world.within(source.path));
  },
  "bodies of several files": (world) => several(2 + world.below(2), anyInside)(world),
  "comment or blank lines": (world) => {
    const source = world.file();
    const statement = world.pick(source?.facts.body ?? []);
    if (source === null || statement === null) return null;
    const at = lineStart(source, statement.start);
    return changeOf(source, [{ start: at, end: at, text: world.pick(["\n\n", "# a comment\n", "# one\n# two\n\n"]) ?? "" }]);
  },
  "parameter added": atFunction((world, { source, fn }) => {
    const last = fn.parameters.at(-1);
    const text = world.pick(["extra=None", "extra: int = 0", "session=None", "extra: str | None = None"]) ?? "";
    if (last === undefined) {
      const open = source.bytes.indexOf("()", fn.nameEnd);
      return open < 0 || open > fn.nameEnd + 1 ? null : { start: open + 1, end: open + 1, text };
    }
    return last.passing === "**kwargs" ? null : { start: last.end, end: last.end, text: `, ${text}` };
  }),
  "parameter removed": atFunction((world, { fn }) => {
    const at = world.below(fn.parameters.length);
    const [one, next] = [fn.parameters[at], fn.parameters[at + 1]];
    return one === undefined ? null : { start: one.start, end: next === undefined ? one.end : next.start, text: "" };
  }),
  "default changed": atFunction((world, { fn }) => {
    const value = world.pick(fn.parameters.flatMap((one) => one.default ?? []));
    return value === null ? null : { start: value.start, end: value.end, text: world.pick(["None", "0", "[]", "object()"]) ?? "" };
  }),
  "annotation changed": atFunction((world, { source, fn }) => {
    const notes = [...fn.parameters.map(({ annotation }) => annotation), fn.returns].flatMap((one) => one ?? []);
    const note = world.pick(notes);
    const other = world.functionOf(source)?.fn;
    const text =
      other === undefined
        ? null
        : world.pick([...other.parameters.map(({ annotation }) => annotation), other.returns].flatMap((one) => one ?? []));
    return note === null ? null : { start: note.start, end: note.end, text: text === null ? "int" : textOf(source, text) };
  }),
  "decorator added": atFunction((world, { source, fn }) => {
    const indent = indentOf(source, { start: fn.start, end: fn.end });
    const text = world.pick(["functools.cache", "staticmethod", "property", "other", "contextmanager", "router.get('/extra')"]);
    return indent === null ? null : { start: fn.start, end: fn.start, text: `@${text}\n${indent}` };
  }),
  "decorator removed": atFunction((_, { fn }) => (fn.decorators.length === 0 ? null : { start: fn.start, end: fn.defStart, text: "" })),
  "async or not": atFunction((_, { fn }) =>
    fn.async ? { start: fn.defStart, end: fn.defStart + 6, text: "" } : { start: fn.defStart, end: fn.defStart, text: "async " },
  ),
  "import added": (world) => {
    const [source, other] = [world.file(), world.file()];
    const statement = world.pick((other?.facts.body ?? []).filter(({ kind }) => kind === "Import" || kind === "ImportFrom"));
    const first = source?.facts.body.find(({ kind }) => kind === "Import" || kind === "ImportFrom");
    if (source === null || other === null || statement === null || first === undefined) return null;
    return changeOf(source, [{ start: first.end, end: first.end, text: `\n${textOf(other, statement)}` }]);
  },
  "import removed": (world) => {
    const source = world.file();
    const statement = world.pick((source?.facts.body ?? []).filter(({ kind }) => kind === "Import" || kind === "ImportFrom"));
    return source === null || statement === null ? null : changeOf(source, [{ start: statement.start, end: statement.end, text: "" }]);
  },
  "function copied": atFunction((world, { source, fn }) => {
    const range = wholeLines(source, fn);
    const name = world.below(2) === 0 ? fn.name : `${fn.name}_again`;
    const head = source.bytes.toString("utf8", range.start, fn.nameStart);
    return { start: range.end, end: range.end, text: `\n${head}${name}${source.bytes.toString("utf8", fn.nameEnd, range.end)}\n` };
  }),
  "function removed": atFunction((_, { source, fn }) => ({ ...wholeLines(source, fn), text: "" })),
  "function renamed": atFunction((_, { fn }) => ({ start: fn.nameStart, end: fn.nameEnd, text: `${fn.name}_new` })),
  "class attribute added": (world) => {
    const source = world.file();
    const owner = world.pick(source?.facts.classes ?? []);
    const first = owner?.body[0];
    const indent = source === null || first === undefined ? null : indentOf(source, first);
    if (source === null || first === undefined || indent === null) return null;
    const text = world.pick([
      "extra = None",
      "extra: int = 0",
      "extra: Mapped[int]",
      "extra = Column(Integer)",
      "items = relationship('Item')",
    ]);
    return changeOf(source, [{ start: first.start, end: first.start, text: `${text}\n${indent}` }]);
  },
  "class attribute removed": (world) => {
    const source = world.file();
    const owner = world.pick(source?.facts.classes ?? []);
    const one = world.pick((owner?.body ?? []).filter(({ kind }) => kind === "Assign" || kind === "AnnAssign"));
    return source === null || one === null ? null : changeOf(source, [{ start: one.start, end: one.end, text: "pass" }]);
  },
  "file added": (world) => {
    const source = world.file();
    if (source === null) return null;
    return new Map([[source.path.replace(/\.py$/, `_copy${world.below(99)}.py`), source.bytes.toString("utf8")]]);
  },
  "file deleted": (world) => {
    const source = world.file();
    return source === null ? null : new Map([[source.path, null]]);
  },
  "migration changed": (world) => {
    const chosen = world.chosen(MIGRATION);
    return chosen === null ? null : anyInside(world.within(chosen.source.path));
  },
};
