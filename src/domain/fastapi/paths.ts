import { boolean, NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import type { ModuleSymbol } from "../../link/symbols.ts";
import { joinPath, nameIn, parentOf } from "../../model/paths.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, heldIn, hold } from "./values.ts";

/** Where a `pathlib.Path` lies in the project, and the folder from which it is written; null for one that is written in full. */
interface Located {
  readonly path: string;
  readonly from: string | null;
}

/** The path under which one finds what a value of ours is. */
const PLACE = "(place)";
const FROM = "(from)";

/** A `pathlib.Path` inside the project. */
function pathValue({ path, from }: Located): Static {
  const attributes = new Map<string, Static>([[PLACE, text(path)]]);
  if (from !== null) attributes.set(FROM, text(from));
  return hold({ kind: "space", attributes });
}

/** `Path()`, `Path("app/routers")`, `Path(__file__)`; undefined for what does not lie in the project. */
export function pathMade(machine: Machine, { args, at }: Arguments): Static | undefined {
  const [first, ...more] = args;
  if (first !== undefined && locatedIn(first) !== undefined && more.length === 0) return first;
  const written = first === undefined ? "." : textOf(first);
  const module = machine.program.index.byPath.get(at.file);
  if (written === undefined || module === undefined) return undefined;
  const parts = [written, ...more.map((item) => textOf(item))];
  if (parts.includes(undefined)) return undefined;
  const whole = parts.join("/");
  // What Python itself says of a module is the whole way to its file.
  if (isOwn(machine, whole)) return pathValue({ path: whole, from: null });
  const from = workingFolder(module);
  const path = normal(joinPath(from, whole));
  return path !== undefined && (path === from || isOwn(machine, path)) ? pathValue({ path, from }) : undefined;
}

/** Programs are started where their imports begin. */
function workingFolder({ name, location }: ModuleSymbol): string {
  const tail = name.replaceAll(".", "/");
  return location.endsWith(tail) ? location.slice(0, Math.max(0, location.length - tail.length - 1)) : "";
}

/** An attribute or method of a path; undefined for what is none. */
export function pathAttribute(machine: Machine, self: Static, name: string): Static | undefined {
  const at = locatedIn(self);
  if (at === undefined) return undefined;
  const { path, from } = at;
  const last = nameIn(path);
  const dot = last.lastIndexOf(".");
  const same = (located: string): Static => pathValue({ path: located, from });
  const native = (call: (given: Arguments) => Static | undefined): Static =>
    hold({ kind: "native", call: (given) => call(given) ?? { kind: "unknown", reason: "call", at: null } });
  const found = (pattern: string): Static => sequence("list", matching(machine, path, pattern).map(same));
  switch (name) {
    case "name":
      return text(last);
    case "stem":
      return text(dot > 0 ? last.slice(0, dot) : last);
    case "suffix":
      return text(dot > 0 ? last.slice(dot) : "");
    case "parent":
      return path === "" ? undefined : same(parentOf(path));
    case "parts": {
      const written = writtenAs(at);
      return written === undefined ? undefined : sequence("tuple", written === "" ? [] : written.split("/").map(text));
    }
    case "resolve":
    case "absolute":
      return native(() => pathValue({ path, from: null }));
    case "iterdir":
      return native(() => found("*"));
    case "glob":
    case "rglob":
      return native(({ args }) => {
        const pattern = textOf(args[0] ?? NOTHING);
        return pattern === undefined ? undefined : found(name === "rglob" ? `**/${pattern}` : pattern);
      });
    case "is_dir":
      return native(() => (path.endsWith(".py") ? boolean(false) : isOwn(machine, path) ? boolean(true) : undefined));
    case "is_file":
      // What a build puts there is not seen.
      return native(() => (isOwn(machine, path) ? boolean(path.endsWith(".py")) : undefined));
    case "exists":
      return native(() => (isOwn(machine, path) ? boolean(true) : undefined));
    case "as_posix":
    case "__str__":
      return native(() => pathText(self));
    case "joinpath":
      return native(({ args }) => args.reduce<Static | undefined>((base, item) => base && joined(base, item), self));
    case "with_suffix":
      return native(({ args }) => {
        const suffix = textOf(args[0] ?? NOTHING);
        return suffix === undefined ? undefined : same(`${dot > 0 ? path.slice(0, path.length - last.length + dot) : path}${suffix}`);
      });
    case "relative_to":
      return native(({ args }) => relativeTo(machine, path, args[0]));
    default:
      return undefined;
  }
}

function relativeTo(machine: Machine, path: string, base: Static | undefined): Static | undefined {
  const folder = base === undefined ? undefined : (locatedIn(base)?.path ?? locatedIn(pathMadeOf(machine, base))?.path);
  if (folder === undefined || !(folder === "" || path === folder || path.startsWith(`${folder}/`))) return undefined;
  return pathValue({ path, from: folder });
}

function pathMadeOf(machine: Machine, value: Static): Static | undefined {
  const written = textOf(value);
  return written !== undefined && isOwn(machine, written) ? pathValue({ path: written, from: null }) : undefined;
}

/** `folder / "orders"`; undefined where the left side is no path. */
export function joined(left: Static, right: Static): Static | undefined {
  const at = locatedIn(left);
  const more = textOf(right);
  const path = at === undefined || more === undefined || more.startsWith("/") ? undefined : normal(joinPath(at.path, more));
  return at === undefined || path === undefined ? undefined : pathValue({ path, from: at.from });
}

/** What `str(path)` gives; undefined for what is no path. */
export function pathText(value: Static): Static | undefined {
  const at = locatedIn(value);
  if (at === undefined) return undefined;
  // What lies in front of the project is left out, as it is of `__file__`.
  const written = writtenAs(at) ?? at.path;
  return text(written === "" ? "." : written);
}

/** Whether a value is a path of ours, and which. */
export function locatedIn(value: Static | undefined): Located | undefined {
  const held = heldIn(value);
  const place = held?.kind === "space" ? textOf(held.attributes.get(PLACE) ?? NOTHING) : undefined;
  if (held?.kind !== "space" || place === undefined) return undefined;
  return { path: place, from: textOf(held.attributes.get(FROM) ?? NOTHING) ?? null };
}

function writtenAs({ path, from }: Located): string | undefined {
  if (from === null) return undefined;
  return from === "" ? path : path === from ? "" : path.slice(from.length + 1);
}

/** Whether the project has a module, package or folder at a path. */
export function isOwn(machine: Machine, path: string): boolean {
  const { index } = machine.program;
  return index.byPath.has(path as never) || index.byLocation.has(path);
}

/** Without `.` and `..`; undefined for what leads out of the project. */
function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** Python files of a folder, and the packages below it, in order. */
export function filesIn(machine: Machine, folder: string): readonly string[] {
  const found = new Set<string>();
  for (const { unit } of machine.program.index.modules) {
    if (unit === null) continue;
    const above = parentOf(unit.path);
    if (above === folder) found.add(unit.path);
    else if (parentOf(above) === folder && unit.path.endsWith("/__init__.py")) found.add(above);
  }
  return [...found].sort();
}

/** What `Path.glob` finds of the project's own Python files and packages, in order. */
function matching(machine: Machine, folder: string, pattern: string): readonly string[] {
  if (pattern === "*") return filesIn(machine, folder);
  const prefix = folder === "" ? "" : `${folder}/`;
  const fits = new RegExp(`^${pattern.split("/").map(segment).join("")}$`);
  return machine.program.index.modules
    .flatMap(({ unit }) => (unit?.path.startsWith(prefix) === true && fits.test(`/${unit.path.slice(prefix.length)}`) ? [unit.path] : []))
    .sort();
}

function segment(part: string): string {
  if (part === "**") return "(?:/[^/]+)*";
  const escaped = part.replace(/[.+^${}()|\\]/g, "\\$&");
  return `/${escaped.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}`;
}
