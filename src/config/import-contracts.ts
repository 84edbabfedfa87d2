import { parse, type TomlTable } from "smol-toml";
import type { Covers, ImportContract } from "../model/import-contract.ts";
import { nameIn } from "../model/paths.ts";
import type { RepoPath } from "../model/source.ts";
import { iniSections } from "./ini.ts";

/** The contracts of import-linter in `.importlinter`, `setup.cfg` and `pyproject.toml`; what cannot be read is left to import-linter to say. */
export function importContracts(settings: ReadonlyMap<RepoPath, string>): readonly ImportContract[] {
  return [...settings]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, text]) => {
      if (!text.includes("importlinter")) return [];
      const name = nameIn(file);
      if (name === ".importlinter" || name === "setup.cfg") return fromIni(file, text);
      return name === "pyproject.toml" ? fromToml(file, text) : [];
    });
}

/** The settings of one contract, each a list; a single value is a list of one. */
type Values = (key: string) => readonly string[];

function contract(file: RepoPath, list: Values): readonly ImportContract[] {
  const [type] = list("type");
  const ignored = list("ignore_imports").flatMap((line) => {
    const [from, to] = line.split("->").map((part) => pattern(part.trim()));
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
  const base = {
    name: list("name")[0] ?? type ?? "",
    file,
    ignores: (from: string, to: string) => ignored.some(([a, b]) => a.test(from) && b.test(to)),
  };
  switch (type) {
    case "layers":
      return [{ ...base, kind: type, layers: list("layers").map(siblings), containers: list("containers") }];
    case "forbidden": {
      const asPackages = !/^false$/i.test(list("as_packages")[0] ?? "");
      const [sources, forbidden] = [covers(list("source_modules"), asPackages), covers(list("forbidden_modules"), asPackages)];
      return [{ ...base, kind: type, sources, forbidden }];
    }
    case "independence":
      return [{ ...base, kind: type, modules: covers(list("modules"), true) }];
    default:
      return [];
  }
}

/** `(name)` is a layer that may be missing; `a | b` and `a : b` are siblings. */
function siblings(line: string): readonly string[] {
  return line.split(/[|:]/).map((part) =>
    part
      .trim()
      .replace(/^\((.*)\)$/, "$1")
      .trim(),
  );
}

/** Which of some modules a module is, or lies in. */
function covers(modules: readonly string[], asPackages: boolean): Covers {
  const patterns = modules.map((each) => new RegExp(`^(${source(each)})${asPackages ? "(?=\\.|$)" : "$"}`));
  return (module) => {
    for (const each of patterns) {
      const found = each.exec(module);
      if (found !== null) return found[1] as string;
    }
    return null;
  };
}

/** `*` stands for one part of a name, `**` for any number. */
function pattern(text: string): RegExp {
  return new RegExp(`^${source(text)}$`);
}

function source(text: string): string {
  const parts = text.split(/(\*\*|\*)/).map((part) => (part === "**" ? ".*" : part === "*" ? "[^.]*" : part.replace(/[^\w]/g, "\\$&")));
  return parts.join("");
}

function fromIni(file: RepoPath, text: string): readonly ImportContract[] {
  return iniSections(text).flatMap(([title, settings]) =>
    title.startsWith("importlinter:contract:") ? contract(file, (key) => (settings.get(key) ?? []).filter((line) => line !== "")) : [],
  );
}

function fromToml(file: RepoPath, text: string): readonly ImportContract[] {
  let contracts: unknown;
  try {
    contracts = ((parse(text).tool as TomlTable | undefined)?.importlinter as TomlTable | undefined)?.contracts;
  } catch {
    return [];
  }
  const tables = Array.isArray(contracts) ? (contracts as readonly TomlTable[]) : [];
  return tables.flatMap((each) => {
    return contract(file, (key) => {
      const value = each[key];
      if (typeof value === "string" || typeof value === "boolean") return [String(value)];
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    });
  });
}
