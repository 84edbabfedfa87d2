import type { FixPlan } from "./plan.ts";

/** What became of the fixes, in sentences for people. `written`: the files were changed, not only previewed. */
export function fixSummary({ files, fixed, unsafe, overlapping, leftAlone }: FixPlan, written: boolean): readonly string[] {
  const lines = [
    `${written ? "fixed" : "would fix"} ${count(fixed, "finding")}${files.length === 0 ? "" : ` in ${count(files.length, "file")}`}${
      unsafe === 0 ? "" : `; ${unsafe} more ${unsafe === 1 ? "has a fix that needs" : "have fixes that need"} --unsafe-fixes`
    }`,
  ];
  if (overlapping > 0)
    lines.push(`${count(overlapping, "fix", "fixes")} ${overlapping === 1 ? "overlaps" : "overlap"} with others: run again`);
  for (const { file, reason } of leftAlone) lines.push(`${file} is left alone: ${reason}`);
  return lines;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
