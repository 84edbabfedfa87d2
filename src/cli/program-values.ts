import { InvalidArgumentError } from "commander";
import { SIGNALS, type Signal } from "../model/agents.ts";
import { isDay } from "../model/day.ts";
import { GATES } from "../model/defaults.ts";
import type { GateName } from "../model/finding.ts";
import { nearest } from "../model/nearest.ts";
import type { CheckOptions } from "./check.ts";
import { FORMATS, type Format } from "./formats.ts";

type OutputOption = CheckOptions["output"][number];

/** A day of the calendar. */
export function date(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("give a day as YYYY-MM-DD");
  return text;
}

/** A signal of the coordinator. */
export function signal(text: string): Signal {
  const all = Object.keys(SIGNALS);
  if (!all.includes(text)) throw new InvalidArgumentError(`there is no such signal${meant(text, all)}`);
  return text as Signal;
}

/** Names with commas between, after those of the option's earlier uses. */
export function names(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ];
}

/** Gates, in the same way. */
export function gates(text: string, before: readonly GateName[]): readonly GateName[] {
  return names(text, before).map((name) => {
    if (!(GATES as readonly string[]).includes(name)) throw new InvalidArgumentError(`there is no gate ${name}${meant(name, GATES)}`);
    return name as GateName;
  });
}

/** A further output, after the earlier ones. */
export function outputs(text: string, before: readonly OutputOption[]): readonly OutputOption[] {
  const [, format = "", path = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (path === "" || !(FORMATS as readonly string[]).includes(format)) {
    throw new InvalidArgumentError(`give FORMAT=PATH, with a format out of ${FORMATS.join(", ")}`);
  }
  return [...before, { format: format as Format, path }];
}

function meant(text: string, all: readonly string[]): string {
  const name = nearest(text, all);
  return name === null ? `: give one of ${all.join(", ")}` : `: did you mean ${name}?`;
}
