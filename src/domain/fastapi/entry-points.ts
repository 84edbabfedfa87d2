import { NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import type { ModuleSymbol } from "../../link/symbols.ts";
import type { EntryPoint } from "../../model/entry-points.ts";
import { attributeOf } from "./attributes.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, hold } from "./values.ts";

/** Functions that look for entry points. */
export const LOOKING = /^(importlib\.metadata|importlib_metadata)\.entry_points$|^pkg_resources\.iter_entry_points$/;
const TARGET = /^([\w.]+)(?:\s*:\s*([\w.]+))?/;

/** What such a function gives; undefined where none of the project's own are meant. */
export function lookedFor(machine: Machine, name: string, { args, keywords }: Arguments, from: ModuleSymbol): Static | undefined {
  const group = keywords.get("group") ?? (name.startsWith("pkg_resources") ? args[0] : undefined);
  if (group !== undefined) return ofGroup(machine, from, textOf(group), keywords.get("name"));
  return {
    kind: "dict",
    entries: [...machine.entryPoints.keys()].map((each) => [text(each), ofGroup(machine, from, each, undefined) ?? NOTHING]),
  };
}

function ofGroup(machine: Machine, from: ModuleSymbol, group: string | undefined, name: Static | undefined): Static | undefined {
  const points = group === undefined ? undefined : machine.entryPoints.get(group);
  if (points === undefined) return undefined;
  const wanted = name === undefined ? undefined : textOf(name);
  return sequence(
    "list",
    points.filter((point) => wanted === undefined || point.name === wanted).map((point) => entryPoint(machine, from, group ?? "", point)),
  );
}

/** `entry_points().select(group=…)`. */
export function selected(entries: Static, name: string, { keywords }: Arguments): Static | undefined {
  const group = keywords.get("group");
  if (entries.kind !== "dict" || name !== "select" || group === undefined) return undefined;
  return entries.entries.find(([key]) => textOf(key) === textOf(group))?.[1];
}

function entryPoint(machine: Machine, from: ModuleSymbol, group: string, { name, target }: EntryPoint): Static {
  const [, module = "", attribute] = TARGET.exec(target) ?? [];
  const load = hold({ kind: "native", call: () => loaded(machine, from, module, attribute) });
  const attributes = new Map<string, Static>([
    ["name", text(name)],
    ["group", text(group)],
    ["value", text(target)],
    ["module", text(module)],
    ["attr", text(attribute ?? "")],
    ["load", load],
    ["resolve", load],
  ]);
  return hold({ kind: "space", attributes });
}

/** Functions of libraries that import what a text names: `package.module:name`, or with dots alone. */
export const IMPORTING =
  /^(uvicorn\.importer\.import_from_string|gunicorn\.util\.import_app|werkzeug\.utils\.import_string|django\.utils\.module_loading\.import_string|(celery|kombu)\.utils\.imports\.symbol_by_name|pkgutil\.resolve_name)$/;

/** What a text names. */
export function imported(machine: Machine, written: string, from: ModuleSymbol): Static | undefined {
  const [, module = "", attribute] = TARGET.exec(written) ?? [];
  if (attribute !== undefined || machine.program.index.resolveAbsolute(module, from) !== undefined)
    return loaded(machine, from, module, attribute);
  const end = module.lastIndexOf(".");
  return end < 0 ? undefined : loaded(machine, from, module.slice(0, end), module.slice(end + 1));
}

function loaded(machine: Machine, from: ModuleSymbol, name: string, attribute: string | undefined): Static {
  const module = machine.program.index.resolveAbsolute(name, from);
  const unknown: Static = { kind: "unknown", reason: "call", at: null };
  if (module === undefined) return unknown;
  machine.moduleFrame(module);
  const whole: Static = { kind: "symbol", symbol: module };
  return (attribute ?? "")
    .split(".")
    .filter((part) => part !== "")
    .reduce<Static>((value, part) => attributeOf(machine, value, part) ?? unknown, whole);
}
