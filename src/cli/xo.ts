import { xoMarkdown } from "../coordinator/xo/markdown.ts";
import { type TriggerOption, xoReport } from "../coordinator/xo/report.ts";
import { userError } from "../model/errors.ts";
import { jsonLines } from "../model/json-text.ts";
import { recordsIn } from "./records.ts";

/** Options of `xo`, as commander gives them. */
export interface XoOptions {
  readonly history: string;
  readonly trigger?: TriggerOption;
  readonly date?: string;
  readonly format: "markdown" | "json";
}

/** Prints the XO report over the recorded runs of a folder. */
export function xo({ history, trigger, date, format }: XoOptions): number {
  const records = recordsIn(history, true);
  if (records.length === 0) throw userError(`${history} holds no recorded runs: \`fastapi-gate check --record ${history}\` adds them`);
  const report = xoReport(records, date ?? records.at(-1)?.date ?? null, trigger ?? null);
  process.stdout.write(format === "json" ? jsonLines({ ...report }) : xoMarkdown(report));
  return 0;
}
