import type { FormatTable } from "../model/output.ts";

export { byWeight, isListed } from "./listing.ts";
export { problemLines } from "./text/problems.ts";

export type ReportFormat =
  | "text"
  | "json"
  | "jsonl"
  | "sarif"
  | "sarif-github"
  | "github"
  | "gitlab"
  | "junit"
  | "rdjson"
  | "agent"
  | "markdown"
  | "html";

/** The formats of this stage. A format is loaded when it is asked for; a further one is a module and a line here. */
export const REPORT_FORMATS: FormatTable<ReportFormat> = {
  text: async () => (await import("./text/index.ts")).text,
  json: async () => (await import("./json.ts")).json,
  jsonl: async () => (await import("./jsonl.ts")).jsonl,
  sarif: async () => (await import("./sarif/index.ts")).sarif,
  "sarif-github": async () => (await import("./sarif/index.ts")).sarifForGitHub,
  github: async () => (await import("./github.ts")).github,
  gitlab: async () => (await import("./gitlab.ts")).gitlab,
  junit: async () => (await import("./junit.ts")).junit,
  rdjson: async () => (await import("./rdjson.ts")).rdjson,
  agent: async () => (await import("./agent.ts")).agent,
  markdown: async () => (await import("./markdown.ts")).markdown,
  html: async () => (await import("./html/index.ts")).html,
};
