import type { Problem } from "../../model/finding.ts";
import { visible } from "../../model/plain.ts";

/** One line a problem, for standard error: place, what is wrong, and whether it stopped the judgement. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ file, line, message, fatal }) => {
    const place = file === null ? "" : `${visible(file)}${line === null ? "" : `:${line}`}: `;
    return `${place}${fatal ? "error" : "warning"}: ${visible(message)}`;
  });
}
