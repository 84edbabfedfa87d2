// Edits that bring functions and methods, take them away, and make others of them.

import type { ClassDef, Stmt } from "../../src/model/syntax.ts";
import { type Edit, indentOf, lineStart, type Source, walk } from "../metamorphic/syntax.ts";
import type { Maker } from "./inside.ts";
import { type Chosen, changeOf, localsIn, reindented, spotsIn, type World } from "./world.ts";

/** The functions and methods that stand on lines of their own, each with the block that it stands in. */
interface Member extends Chosen {
  readonly block: readonly Stmt[];
  readonly owner: ClassDef | null;
  readonly indent: string;
}

function membersOf(source: Source): readonly Member[] {
  const found: Member[] = [];
  const look = (block: readonly Stmt[], owner: ClassDef | null): void => {
    for (const statement of block) {
      if (statement.kind === "ClassDef") look(statement.body, statement);
      if (statement.kind !== "FunctionDef") continue;
      const indent = indentOf(source, statement);
      if (indent !== null) found.push({ source, fn: statement, block, owner, indent });
    }
  };
  look(source.facts.body, null);
  return found;
}

/** A function or method of a file that says much, more often than not one that no other file names. */
function member(world: World, may: (one: Member) => boolean = () => true): Member | null {
  const source = world.file();
  const all = source === null ? [] : membersOf(source).filter(may);
  const own = all.filter(({ fn }) => ![...world.texts].some(([path, text]) => path !== source?.path && text.includes(fn.name)));
  return world.pick(own.length > 0 && world.below(4) > 0 ? own : all);
}

/** The lines of a function, from the first decorator to its end. */
function linesOf({ source, fn }: Chosen): { readonly start: number; readonly end: number } {
  return { start: lineStart(source, fn.start), end: Math.min(fn.end + 1, source.bytes.length) };
}

/** A function under another name, without its decorators where it is to have none. */
function written({ source, fn }: Chosen, name: string, indent: string, decorated: boolean): string {
  const from = indentOf(source, fn) ?? "";
  const head = source.bytes.toString("utf8", decorated ? fn.start : fn.defStart, fn.nameStart);
  return indent + reindented(`${head}${name}${source.bytes.toString("utf8", fn.nameEnd, fn.end)}`, from, indent);
}

/** A place between the statements of a block. */
function gap(world: World, source: Source, block: readonly Stmt[], indent: string): number | null {
  const places = block.flatMap((statement) => {
    if (indentOf(source, statement) !== indent) return [];
    return [lineStart(source, statement.start), statement.end + 1];
  });
  const at = world.pick(places);
  return at === null || at > source.bytes.length || (at > 0 && source.bytes[at - 1] !== 10) ? null : at;
}

/** A name that nobody uses, or one that somebody might. */
function newName(world: World, { source, fn }: Chosen): string {
  if (world.below(4) > 0) return `${world.pick(["added", "_added", "load_added"])}_${world.below(40)}`;
  const used: string[] = [];
  walk(world.below(2) === 0 ? fn.body : source.facts.functions.map(({ body }) => body), (node) => {
    if (node.kind === "Call" && node.func.kind === "Name") used.push(node.func.id);
    if (node.kind === "Call" && node.func.kind === "Attribute") used.push(node.func.attr);
  });
  return world.pick(used) ?? "added";
}

/** A call of a function or method before a statement of another function. */
function callIn(world: World, user: Chosen, callee: string): Edit | null {
  const spot = world.pick(spotsIn(user.source, user.fn));
  if (spot === null) return null;
  const given = [world.pick(localsIn(user)), world.pick(localsIn(user))].filter((name) => name !== null && world.below(2) === 0);
  const call = `${world.pick(["", "await ", "value = ", "value = await ", "return ", "for item in "])}${callee}(${given.join(", ")})`;
  const { statement, indent } = spot;
  return {
    start: statement.start,
    end: statement.start,
    text: call.startsWith("for") ? `${call}:\n${indent}    pass\n${indent}` : `${call}\n${indent}`,
  };
}

function added(called: boolean, methods: boolean): Maker {
  return (world) => {
    const twin = member(world, ({ owner }) => (owner !== null) === methods);
    if (twin === null) return null;
    const { source, block, owner, indent } = twin;
    const other = world.below(3) === 0 ? world.chosen() : twin;
    const at = gap(world, source, block, indent);
    if (other === null || at === null) return null;
    const name = newName(world, other);
    const edits: Edit[] = [{ start: at, end: at, text: `${written(other, name, indent, world.below(4) === 0)}\n\n` }];
    if (called) {
      const users = membersOf(source).filter((one) => owner === null || one.owner === owner);
      const user = world.pick(users);
      const call = user === null ? null : callIn(world, user, owner === null ? name : `self.${name}`);
      if (call === null || call.start === at) return null;
      edits.push(call);
    }
    return changeOf(
      source,
      edits.sort((one, next) => one.start - next.start),
    );
  };
}

function removed(methods: boolean): Maker {
  return (world) => {
    const one = member(world, ({ owner, block }) => (owner !== null) === methods && block.length > 1);
    return one === null ? null : changeOf(one.source, [{ ...linesOf(one), text: "" }]);
  };
}

/** Every word of the file that is the name of a function becomes another. */
function renamed(methods: boolean): Maker {
  return (world) => {
    const one = member(world, ({ owner }) => (owner !== null) === methods);
    if (one === null) return null;
    const text = one.source.bytes.toString("utf8");
    const edits = [...text.matchAll(new RegExp(`(?<!\\w)${one.fn.name}(?!\\w)`, "g"))].map((match): Edit => {
      const start = Buffer.byteLength(text.slice(0, match.index));
      return { start, end: start + Buffer.byteLength(one.fn.name), text: `${one.fn.name}_${one.fn.end % 7}` };
    });
    return changeOf(one.source, edits);
  };
}

export const DEFINED: Readonly<Record<string, Maker>> = {
  "a function": added(false, false),
  "a function and a call": added(true, false),
  "a method": added(false, true),
  "a method and a call": added(true, true),
  "a function less": removed(false),
  "a method less": removed(true),
  "another name in a file": renamed(false),
  "a method's other name": renamed(true),
  "a function elsewhere": (world) => {
    const one = member(world, ({ block }) => block.length > 2);
    const at = one === null ? null : gap(world, one.source, one.block, one.indent);
    if (one === null || at === null) return null;
    const lines = linesOf(one);
    if (at >= lines.start && at <= lines.end) return null;
    const moved = { start: at, end: at, text: one.source.bytes.toString("utf8", lines.start, lines.end) };
    return changeOf(
      one.source,
      [moved, { ...lines, text: "" }].sort((left, right) => left.start - right.start),
    );
  },
  "a class or constant": (world) => {
    const source = world.file();
    const at = source === null ? null : gap(world, source, source.facts.body, "");
    if (source === null || at === null) return null;
    const twin = world.pick(membersOf(source).filter(({ owner }) => owner !== null));
    const name = `Added${world.below(9)}`;
    const inner = twin === null ? "    value = 1" : written(twin, twin.fn.name, "    ", false);
    const used = world.pick(membersOf(source))?.fn.name ?? "value";
    const text = world.pick([
      `class ${name}:\n${inner}`,
      `class ${name}:\n    limit: int = 3\n\n${inner}`,
      `class ${name}(Exception):\n    """Late."""`,
      `class ${name}(StrEnum):\n    ONE = "one"`,
      `class ${name}(BaseModel):\n    one: int`,
      `@dataclass\nclass ${name}:\n    one: int = 0\n    other: list[str] = field(default_factory=list)`,
      `${name.toUpperCase()} = 3`,
      `${name.toUpperCase()}: dict[str, int] = {"one": 1}\n"""Said."""`,
      `${name.toUpperCase()} = frozenset(["${used}"])`,
      `${name.toUpperCase()} = ${used}`,
      `${used} = 3`,
      `logger = getLogger(__name__)`,
    ]);
    const edits: Edit[] = [{ start: at, end: at, text: `${text}\n\n\n` }];
    const user = world.below(2) === 0 ? world.pick(membersOf(source)) : null;
    const call = user === null ? null : callIn(world, user, name);
    if (call !== null && call.start !== at) edits.push(call);
    return changeOf(source, edits);
  },
  "a class or constant less": (world) => {
    const source = world.file();
    const one = world.pick((source?.facts.body ?? []).filter(({ kind }) => /^(?:ClassDef|Assign|AnnAssign)$/.test(kind)));
    if (source === null || one === null || indentOf(source, one) === null) return null;
    return changeOf(source, [{ start: lineStart(source, one.start), end: Math.min(one.end + 1, source.bytes.length), text: "" }]);
  },
  "another value": (world) => {
    const source = world.file();
    const one = world.pick((source?.facts.body ?? []).filter(({ kind }) => kind === "Assign"));
    if (source === null || one?.kind !== "Assign") return null;
    return changeOf(source, [
      { start: one.value.start, end: one.value.end, text: world.pick(["3", "None", "[]", '"text"', "set()"]) ?? "" },
    ]);
  },
  "another head": (world) => {
    const one = member(world);
    if (one === null) return null;
    const { source, fn } = one;
    const last = fn.parameters.at(-1);
    const edits: (Edit | null)[] = [
      fn.async ? { start: fn.defStart, end: fn.nameStart, text: "def " } : { start: fn.defStart, end: fn.defStart, text: "async " },
      last === undefined || last.passing === "**kwargs" ? null : { start: last.end, end: last.end, text: ", extra: int = 0" },
      last === undefined || last.passing === "**kwargs" ? null : { start: last.end, end: last.end, text: ", extra=None" },
      fn.returns === null ? null : { start: fn.returns.start, end: fn.returns.end, text: world.pick(["None", "str", "list[int]"]) ?? "" },
      {
        start: fn.start,
        end: fn.start,
        text: `${world.pick(["@cache", "@contextmanager", "@property", "@router.get('/x')", "@wraps"])}\n${one.indent}`,
      },
    ];
    const edit = world.pick(edits);
    return edit === null ? null : changeOf(source, [edit]);
  },
};
