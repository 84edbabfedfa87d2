import type { RepoPath } from "../../../model/source.ts";
import type { Interpreter } from "./interpreter.ts";
import { type Args, bool, Host, NONE, native, PLACEHOLDER, seq, str, textOf, unknown, type Value } from "./values.ts";

/** Stands for the folder of the project, wherever it lies: no path of a system holds it, and no SQL. */
const ROOT = "\0";

const UNKNOWN_PATH = "a path";

/** `__file__` of a file of the project. */
export function fileName(path: RepoPath): Value {
  return str(`${ROOT}/${path}`);
}

/** A `pathlib.Path`. What is read through it is read in the project, and nowhere else. */
class FilePath extends Host {
  readonly type = "PosixPath";
  private readonly interp: Interpreter;
  private readonly path: string;

  constructor(interp: Interpreter, path: string) {
    super();
    this.interp = interp;
    this.path = path;
  }

  override text(): string {
    return this.path;
  }

  override instanceOf(dotted: string): boolean | null {
    return /^pathlib\.(?:Pure)?(?:Posix)?Path$/.test(dotted) ? true : null;
  }

  override divided(right: Value): Value {
    return this.joined([right]);
  }

  override attr(name: string): Value | undefined {
    const { interp, path } = this;
    const same = native(name, () => this);
    switch (name) {
      case "parent":
        return made(interp, folderOf(path));
      case "parents":
        return seq(
          "tuple",
          parentsOf(path).map((each) => made(interp, each)),
        );
      case "name":
        return str(lastOf(path));
      case "stem":
        return str(lastOf(path).replace(/(?<=.)\.[^.]*$/, ""));
      case "suffix":
        return str(/.(\.[^.]+)$/.exec(lastOf(path))?.[1] ?? "");
      case "resolve":
      case "absolute":
      case "expanduser":
        return same;
      case "as_posix":
        return native(name, () => str(path));
      case "joinpath":
        return native(name, ({ positional }) => this.joined(positional));
      case "with_name":
        return native(name, ({ positional: [given] }) => this.beside(textOf(given)));
      case "with_suffix":
        return native(name, ({ positional: [given] }) => {
          const suffix = textOf(given);
          return this.beside(suffix === null ? null : `${lastOf(path).replace(/(?<=.)\.[^.]*$/, "")}${suffix}`);
        });
      case "read_text":
        return native(name, (args) => contents(interp, path, args));
      case "open":
        return native(name, ({ positional, ...args }) => opened(interp, { ...args, positional: [this, ...positional] }));
      case "exists":
      case "is_file":
        return native(name, (args) => isThere(interp, path, args));
      default:
        return undefined;
    }
  }

  private joined(parts: readonly Value[]): Value {
    return made(this.interp, joinedPath([this.path, ...parts.map(pathOf)]));
  }

  private beside(name: string | null): Value {
    const folder = folderOf(this.path);
    return name === null || folder === null ? unknown(UNKNOWN_PATH) : made(this.interp, `${folder}/${name}`);
  }
}

/** A file that is open for reading. */
class OpenFile extends Host {
  readonly type = "TextIOWrapper";
  private readonly contents: string;
  private isRead = false;

  constructor(contents: string) {
    super();
    this.contents = contents;
  }

  override attr(name: string): Value | undefined {
    if (name === "close") return native(name, () => NONE);
    if (name !== "read" && name !== "readlines") return undefined;
    return native(name, ({ positional }) => {
      if (positional.length > 0) return unknown("a part of a file");
      const text = this.rest();
      return name === "read" ? str(text) : seq("list", linesOf(text).map(str));
    });
  }

  override iterate(): readonly Value[] {
    return linesOf(this.rest()).map(str);
  }

  private rest(): string {
    const text = this.isRead ? "" : this.contents;
    this.isRead = true;
    return text;
  }
}

/** What functions of Python do with paths and files: `os.path`, `pathlib`, `open()`; null for all others. */
export function callFiles(interp: Interpreter, name: string, args: Args): Value | null {
  const { positional, open } = args;
  const [first] = positional;
  if (open) return null;
  switch (name) {
    case "pathlib.Path":
    case "pathlib.PurePath":
    case "pathlib.PosixPath":
      return positional.length === 0 ? null : made(interp, joinedPath(positional.map(pathOf)));
    case "os.path.join":
      return textual(joinedPath(positional.map(pathOf)));
    case "os.path.abspath":
    case "os.path.realpath":
    case "os.path.normpath":
      return textual(normalized(pathOf(first)));
    case "os.path.dirname":
      return textual(dirname(pathOf(first)));
    case "os.path.basename": {
      const path = pathOf(first);
      return path === null ? null : str(lastOf(path));
    }
    case "os.path.exists":
    case "os.path.isfile": {
      const path = pathOf(first);
      return path === null ? null : isThere(interp, path, args);
    }
    case "builtins.open":
    case "io.open":
    case "codecs.open":
      return opened(interp, args);
    default:
      return null;
  }
}

function textual(path: string | null): Value {
  return path === null ? unknown(UNKNOWN_PATH) : str(path);
}

function made(interp: Interpreter, path: string | null): Value {
  return path === null ? unknown(UNKNOWN_PATH) : new FilePath(interp, path);
}

function opened(interp: Interpreter, args: Args): Value {
  const path = pathOf(args.positional[0] ?? args.keywords.get("file"));
  const mode = args.positional[1] ?? args.keywords.get("mode");
  // What is read as bytes is not followed, and what is written is not there before.
  const isText = mode === undefined || /^(?:r|rt|tr)$/.test(textOf(mode) ?? "");
  const text = path === null || !isText ? null : read(interp, path, args);
  return text === null ? unknown("a file") : new OpenFile(text);
}

function contents(interp: Interpreter, path: string, args: Args): Value {
  const text = read(interp, path, args);
  return text === null ? unknown("what is in a file") : str(text);
}

function isThere(interp: Interpreter, path: string, args: Args): Value {
  // A folder, a file that is too large, or one that is made at run time may be there all the same.
  return read(interp, path, args) === null ? unknown("whether a file is there") : bool(true);
}

/** The text of a file of the project; null for any other. Where a path begins is told by the only folder above the migration that has it. */
function read(interp: Interpreter, path: string, { at }: Args): string | null {
  const whole = normalized(path);
  if (whole === null || whole.startsWith("/")) return null;
  if (whole.startsWith(`${ROOT}/`)) return textIn(interp, whole.slice(2));
  const found = foldersAbove(at.file).flatMap((folder) => {
    const below = normalized(`${ROOT}/${folder}${whole}`);
    return below === null ? [] : (textIn(interp, below.slice(2)) ?? []);
  });
  return found.length === 1 ? (found[0] as string) : null;
}

function textIn(interp: Interpreter, path: string): string | null {
  return (
    interp
      .readText(path as RepoPath)
      ?.replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n") ?? null
  );
}

/** The folders that a file is in, each with a slash at its end, the project's own among them. */
function foldersAbove(file: string): readonly string[] {
  const parts = file.split("/").slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, count) =>
    parts
      .slice(0, count)
      .map((part) => `${part}/`)
      .join(""),
  );
}

/** A path that is known; null for none. */
function pathOf(value: Value | undefined): string | null {
  const text = value instanceof FilePath ? value.text() : textOf(value);
  return text === null || text.includes(PLACEHOLDER) ? null : text;
}

function joinedPath(parts: readonly (string | null)[]): string | null {
  let path: string | null = null;
  for (const part of parts) {
    if (part === null) return null;
    path = path === null || isAbsolute(part) ? part : path === "" || path.endsWith("/") ? path + part : `${path}/${part}`;
  }
  return normalized(path);
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || path.startsWith(ROOT);
}

/** A path without `.` and `..`; null where it leads out of the project. */
function normalized(path: string | null): string | null {
  if (path === null) return null;
  const out: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || (part === "" && out.length > 0)) continue;
    if (part !== "..") out.push(part);
    else if (out.length > 0 && out.at(-1) !== ".." && out.at(-1) !== ROOT && out.at(-1) !== "") out.pop();
    else if (out.length > 0 && out.at(-1) !== "..") return null;
    else out.push(part);
  }
  return out.join("/");
}

function parentsOf(path: string): readonly string[] {
  const found: string[] = [];
  for (let folder = folderOf(path); folder !== null; folder = folderOf(folder)) found.push(folder);
  return found;
}

/** The folder that a path of the project is in; null for that of the project itself, and for one that is not told from the project's. */
function folderOf(path: string): string | null {
  return path.startsWith(`${ROOT}/`) ? path.slice(0, path.lastIndexOf("/")) : null;
}

function dirname(path: string | null): string | null {
  if (path === null || path === ROOT) return null;
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
