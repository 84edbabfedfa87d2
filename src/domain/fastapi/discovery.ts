import { boolean, itemsOf, NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import type { ModuleSymbol } from "../../link/symbols.ts";
import { nameIn, parentOf } from "../../model/paths.ts";
import type { Machine } from "./machine.ts";
import { filesIn, isOwn, locatedIn, pathMade } from "./paths.ts";
import type { Arguments } from "./values.ts";

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
export function discovered(machine: Machine, name: string, given: Arguments): Static | undefined {
  const { args, keywords } = given;
  const [first, second] = args;
  if (name === "pathlib.Path") return pathMade(machine, given);
  if (name === "pkgutil.iter_modules" || name === "pkgutil.walk_packages") {
    const folders = (itemsOf(first ?? keywords.get("path") ?? NOTHING) ?? []).flatMap(
      (item) => textOf(item) ?? locatedIn(item)?.path ?? [],
    );
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
  const path = textOf(first ?? NOTHING) ?? locatedIn(first)?.path;
  if (path === undefined || !isOwn(machine, path)) return undefined;
  switch (name) {
    case "os.listdir":
      return sequence("list", filesIn(machine, path).map(nameIn).map(text));
    case "os.path.dirname":
      return text(parentOf(path));
    case "os.path.abspath":
    case "os.path.realpath":
      return text(path);
    case "os.path.basename":
      return text(nameIn(path));
    default:
      return undefined;
  }
}

function modulesIn(machine: Machine, folder: string, prefix: string, deep: boolean): readonly Static[] {
  return filesIn(machine, folder).flatMap((path) => {
    const isPackage = !path.endsWith(".py");
    const name = isPackage ? nameIn(path) : nameIn(path).slice(0, -3);
    if (name === "__init__" || name === "__main__") return [];
    const info = sequence("tuple", [FINDER, text(prefix + name), boolean(isPackage)]);
    return isPackage && deep ? [info, ...modulesIn(machine, path, `${prefix}${name}.`, deep)] : [info];
  });
}
