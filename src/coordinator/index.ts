import type { FormatTable } from "../model/output.ts";

export { type CoordinatorReport, coordinatorReport } from "./report.ts";

export type CoordinatorFormat = "coordinator" | "coordinator-json";

/** The Platform Task Completion Report, for people and for agents; both say the same. */
export const COORDINATOR_FORMATS: FormatTable<CoordinatorFormat> = {
  coordinator: async () => (await import("./markdown.ts")).coordinator,
  "coordinator-json": async () => (await import("./json.ts")).coordinatorJson,
};
