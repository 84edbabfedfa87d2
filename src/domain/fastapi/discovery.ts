import { boolean, itemsOf, NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import { parent } from "../../link/modules.ts";
import type { ModuleSymbol } from "../../link/symbols.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, heldIn, hold } from "./values.ts";

/** The finder that `pkgutil` names first for each module: nothing is known of it, but it tells such an item from other tuples. */
const FINDER: Static = { kind: "unknown", reason: "call", at: null };

/** Functions of the standard library with which programs find their own modules. */
export const DISCOVERING =
  /^(pkgutil\.(iter_modules|walk_packages)|os\.listdir|os\.path\.(dirname|abspath|realpath|basename)|pathlib\.Path)$/;

/** What Python itself puts into a module: its name, file, package and, of a package, where its modules lie. */
export function moduleAttribute(module: ModuleSymbol, name: string): Static | undefined {
  switch (name) {
    case "__name__":
      return text(module.name);
    case "__file__":
      return module.unit === null ? undefined : text(module.unit.path);
    case "__path__":
      return module.package ? sequence("list", [text(module.location)]) : undefined;
    case "__package__":
      return text(module.package ? module.name : module.name.slice(0, Math.max(0, module.name.lastIndexOf("."))));
    default:
      return undefined;
  }
}

/** `item.name`, `item.ispkg` of what `pkgutil.iter_modules` gives. */
export function moduleInfo(item: Static, name: string): Static | undefined {
  if (item.kind !== "sequence" || item.items[0] !== FINDER) return undefined;
  return name === "name" ? item.items[1] : name === "ispkg" ? item.items[2] : undefined;
}

/** The value of a call that looks for modules or files of the project; undefined for every other call. */
export function discovered(machine: Machine, name: string, { args, keywords }: Arguments): Static | undefined {
  const [first, second] = args;
  if (name === "pkgutil.iter_modules" || name === "pkgutil.walk_packages") {
    const folders = (itemsOf(first ?? keywords.get("path") ?? NOTHING) ?? []).flatMap((item) => textOf(item) ?? []);
    const prefix = second ?? keywords.get("prefix");
    const start = prefix === undefined ? "" : textOf(prefix);
    if (start === undefined) return undefined;
    // Without a prefix Python cannot import the packages that it finds, and does not look into them.
    const deep = name === "pkgutil.walk_packages" && start !== "";
    return sequence(
      "list",
      folders.flatMap((folder) => modulesIn(machine, folder, start, deep)),
    );
  }
  const path = textOf(first ?? NOTHING);
  if (path === undefined || !isOwn(machine, path)) return undefined;
  switch (name) {
    case "os.listdir":
      return sequence("list", filesIn(machine, path).map(lastSegment).map(text));
    case "os.path.dirname":
      return text(parent(path));
    case "os.path.abspath":
    case "os.path.realpath":
      return text(path);
    case "os.path.basename":
      return text(lastSegment(path));
    case "pathlib.Path":
      return pathOf(machine, path);
    default:
      return undefined;
  }
}

function isOwn(machine: Machine, path: string): boolean {
  const { index } = machine.program;
  return index.byPath.has(path as never) || index.byLocation.has(path);
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Python files of a folder, and the packages below it, in order. */
function filesIn(machine: Machine, folder: string): readonly string[] {
  const found = new Set<string>();
  for (const { unit } of machine.program.index.modules) {
    if (unit === null) continue;
    const above = parent(unit.path);
    if (above === folder) found.add(unit.path);
    else if (parent(above) === folder && unit.path.endsWith("/__init__.py")) found.add(above);
  }
  return [...found].sort();
}

function modulesIn(machine: Machine, folder: string, prefix: string, deep: boolean): readonly Static[] {
  return filesIn(machine, folder).flatMap((path) => {
    const isPackage = !path.endsWith(".py");
    const name = isPackage ? lastSegment(path) : lastSegment(path).slice(0, -3);
    if (name === "__init__" || name === "__main__") return [];
    const info = sequence("tuple", [FINDER, text(prefix + name), boolean(isPackage)]);
    return isPackage && deep ? [info, ...modulesIn(machine, path, `${prefix}${name}.`, deep)] : [info];
  });
}

/** A `pathlib.Path` inside the project. */
function pathOf(machine: Machine, path: string): Static {
  const name = lastSegment(path);
  const dot = name.lastIndexOf(".");
  const self: Static = hold({ kind: "space", attributes: new Map() });
  const native = (call: (given: Arguments) => Static): Static => hold({ kind: "native", call });
  const same = native(() => self);
  const below = (pattern: string): Static => {
    const fits = pattern === "*" || pattern === "*.py" ? filesIn(machine, path) : [];
    return sequence(
      "list",
      fits.filter((item) => pattern === "*" || item.endsWith(".py")).map((item) => pathOf(machine, item)),
    );
  };
  const attributes: readonly (readonly [string, Static])[] = [
    ["name", text(name)],
    ["stem", text(dot > 0 ? name.slice(0, dot) : name)],
    ["suffix", text(dot > 0 ? name.slice(dot) : "")],
    ["resolve", same],
    ["absolute", same],
    ["iterdir", native(() => below("*"))],
    ["glob", native(({ args }) => below(textOf(args[0] ?? NOTHING) ?? ""))],
    ["is_dir", native(() => boolean(!path.endsWith(".py")))],
    ["is_file", native(() => boolean(path.endsWith(".py")))],
    ...(path === "" ? [] : [["parent", pathOf(machine, parent(path))] as const]),
  ];
  const held = heldIn(self);
  if (held?.kind === "space") for (const [key, value] of attributes) held.attributes.set(key, value);
  return self;
}
