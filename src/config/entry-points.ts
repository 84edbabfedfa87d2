import { parse } from "smol-toml";
import type { EntryPoint, EntryPoints } from "../model/entry-points.ts";
import { byText } from "../model/order.ts";
import { nameIn } from "../model/paths.ts";
import type { RepoPath } from "../model/source.ts";
import { iniSections } from "./ini.ts";

/** The entry points that the projects of a tree declare for themselves: in pyproject.toml, by Poetry, or in setup.cfg. */
export function entryPointsIn(settings: ReadonlyMap<RepoPath, string>): EntryPoints {
  const found = new Map<string, EntryPoint[]>();
  for (const [file, written] of [...settings].sort(([a], [b]) => byText(a, b))) {
    const name = nameIn(file);
    const groups = name === "pyproject.toml" ? fromToml(written) : name === "setup.cfg" ? fromIni(written) : [];
    for (const [group, point] of groups) found.set(group, [...(found.get(group) ?? []), point]);
  }
  return found;
}

type Grouped = readonly (readonly [string, EntryPoint])[];

function fromToml(written: string): Grouped {
  if (!written.includes("entry-points") && !written.includes("plugins")) return [];
  try {
    const { project, tool } = parse(written) as { project?: Table; tool?: { poetry?: Table } };
    return [project?.["entry-points"], tool?.poetry?.plugins].flatMap((groups) =>
      tables(groups).flatMap(([group, points]) =>
        tables(points).flatMap(([name, target]) => (typeof target === "string" ? [[group, { name, target }] as const] : [])),
      ),
    );
  } catch {
    // Whoever builds the project is told by its tools.
    return [];
  }
}

type Table = Readonly<Record<string, unknown>>;

function tables(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** `[options.entry_points]`: a group, and below it a line for each of its entry points. */
function fromIni(written: string): Grouped {
  return iniSections(written).flatMap(([title, groups]) =>
    title === "options.entry_points"
      ? [...groups].flatMap(([group, [, ...lines]]) =>
          lines.flatMap((line) => {
            const [, name = "", target = ""] = /^([\w.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
            return target === "" ? [] : [[group, { name, target }] as const];
          }),
        )
      : [],
  );
}
