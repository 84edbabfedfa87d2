import { COORDINATOR_FORMATS, type CoordinatorFormat } from "../coordinator/index.ts";
import type { Renderer } from "../model/output.ts";
import { REPORT_FORMATS, type ReportFormat } from "../report/index.ts";

export type Format = ReportFormat | CoordinatorFormat;

const ALL: Readonly<Record<Format, () => Promise<Renderer>>> = { ...REPORT_FORMATS, ...COORDINATOR_FORMATS };

/** All formats by name. */
export const FORMATS = Object.keys(ALL) as readonly Format[];

/** Loads a format. */
export function rendererOf(format: Format): Promise<Renderer> {
  return ALL[format]();
}
