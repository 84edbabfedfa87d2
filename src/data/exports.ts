import { once } from "../model/once.ts";
import { EXPORTS } from "./tables/exports.ts";

const byModule = once(
  () =>
    new Map(
      EXPORTS.trim()
        .split(/\n(?! )/)
        .map((line): readonly [string, ReadonlySet<string>] => {
          const at = line.indexOf(": ");
          return [line.slice(0, at), new Set(line.slice(at + 2).split(/\s+/))];
        }),
    ),
);

/** Whether `from module import *` binds a name, as far as that is known of the library. */
export function exportsName(module: string, name: string): boolean {
  return byModule().get(module)?.has(name) === true;
}
