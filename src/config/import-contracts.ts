import { parse, type TomlTable } from "smol-toml";
import type { LayersContract } from "../model/layers-contract.ts";
import type { RepoPath } from "../model/source.ts";

/** The contracts in `.importlinter`, `setup.cfg` and `pyproject.toml`; what cannot be read is left to import-linter to say. */
export function layersContracts(settings: ReadonlyMap<RepoPath, string>): readonly LayersContract[] {
  return [...settings]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, text]) => {
      if (!text.includes("importlinter")) return [];
      const name = file.slice(file.lastIndexOf("/") + 1);
      if (name === ".importlinter" || name === "setup.cfg") return fromIni(file, text);
      return name === "pyproject.toml" ? fromToml(file, text) : [];
    });
}

function contract(
  file: RepoPath,
  name: string,
  values: Readonly<Record<"layers" | "containers" | "ignored", readonly string[]>>,
): LayersContract {
  const ignored = values.ignored.flatMap((line) => {
    const [from, to] = line.split("->").map((part) => pattern(part.trim()));
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
  return {
    name,
    file,
    // `(name)` is a layer that may be missing; `a | b` and `a : b` are siblings.
    layers: values.layers.map((line) =>
      line.split(/[|:]/).map((part) =>
        part
          .trim()
          .replace(/^\((.*)\)$/, "$1")
          .trim(),
      ),
    ),
    containers: values.containers,
    ignores: (from, to) => ignored.some(([a, b]) => a.test(from) && b.test(to)),
  };
}

/** `*` stands for one part of a name, `**` for any number. */
function pattern(text: string): RegExp {
  const parts = text.split(/(\*\*|\*)/).map((part) => (part === "**" ? ".*" : part === "*" ? "[^.]*" : part.replace(/[^\w]/g, "\\$&")));
  return new RegExp(`^${parts.join("")}$`);
}

function fromIni(file: RepoPath, text: string): readonly LayersContract[] {
  const sections: Map<string, string[]>[] = [];
  let section: Map<string, string[]> | null = null;
  let values: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const setting = /^([\w-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (/^\[/.test(line)) {
      section = /^\[importlinter:contract:/.test(line) ? new Map() : null;
      values = null;
      if (section !== null) sections.push(section);
    } else if (setting !== null) {
      values = setting[2] === "" ? [] : [(setting[2] as string).trim()];
      section?.set(setting[1] as string, values);
    } else if (/^\s/.test(line)) {
      values?.push(line.trim());
    }
  }
  return sections.flatMap((each) => {
    if (each.get("type")?.[0] !== "layers") return [];
    const list = (key: string): readonly string[] => each.get(key) ?? [];
    return [
      contract(file, list("name")[0] ?? "layers", {
        layers: list("layers"),
        containers: list("containers"),
        ignored: list("ignore_imports"),
      }),
    ];
  });
}

function fromToml(file: RepoPath, text: string): readonly LayersContract[] {
  let contracts: unknown;
  try {
    contracts = ((parse(text).tool as TomlTable | undefined)?.importlinter as TomlTable | undefined)?.contracts;
  } catch {
    return [];
  }
  const tables = Array.isArray(contracts) ? (contracts as readonly TomlTable[]) : [];
  return tables.flatMap((each) => {
    if (each.type !== "layers") return [];
    const list = (key: string): readonly string[] => {
      const value = each[key];
      return typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    };
    const name = typeof each.name === "string" ? each.name : "layers";
    return [contract(file, name, { layers: list("layers"), containers: list("containers"), ignored: list("ignore_imports") })];
  });
}
