import type { Agent, FindingGate, Layer } from "./finding.ts";
import { type PathPatterns, pathPatterns } from "./patterns.ts";
import type { Approver, Policy } from "./policy.ts";
import type { RepoPath } from "./source.ts";

/** The managed agents, in the order of the report. */
export const AGENTS: readonly Agent[] = ["BACKEND_ENGINEER", "DBA", "API_DEVELOPER"];

/** Every role that can decide about an exception or an escalation. */
export const APPROVERS: readonly Approver[] = [
  ...AGENTS,
  "ARCHITECT",
  "COORD_RESILIENCE",
  "COORD_ENGINE",
  "COORD_QUALITY",
  "COORD_PLATFORM",
];

/** What a coordinator is asked to do. */
export type Signal =
  | "PLATFORM:SERVICE"
  | "PLATFORM:REFACTOR"
  | "PLATFORM:MIGRATION"
  | "PLATFORM:OPTIMIZE"
  | "PLATFORM:API"
  | "PLATFORM:SCHEMA"
  | "PLATFORM:AUDIT";

/** The agents that a signal calls; never more than three, so all of them may work in parallel. */
export const SIGNALS: Readonly<Record<Signal, readonly Agent[]>> = {
  "PLATFORM:SERVICE": ["BACKEND_ENGINEER"],
  "PLATFORM:REFACTOR": ["BACKEND_ENGINEER"],
  "PLATFORM:MIGRATION": ["DBA"],
  "PLATFORM:OPTIMIZE": ["DBA"],
  "PLATFORM:API": ["API_DEVELOPER"],
  "PLATFORM:SCHEMA": ["DBA", "BACKEND_ENGINEER"],
  "PLATFORM:AUDIT": ["BACKEND_ENGINEER", "DBA", "API_DEVELOPER"],
};

/** The signal of a text, or null when there is none of that name. */
export function signalOf(text: string): Signal | null {
  return Object.hasOwn(SIGNALS, text) ? (text as Signal) : null;
}

export interface Ownership {
  readonly owner: Agent;
  readonly backup: Agent | null;
  /** The other domain that shares the code. */
  readonly sharedWith: Approver | null;
}

const own = (owner: Agent, backup: Agent | null = null, sharedWith: Approver | null = null): Ownership => ({ owner, backup, sharedWith });

const ROUTES = own("API_DEVELOPER", "BACKEND_ENGINEER");
const LOGIC = own("BACKEND_ENGINEER");
const MODELS = own("DBA", "BACKEND_ENGINEER");
const MIGRATIONS = own("DBA");
const SCHEMAS = own("BACKEND_ENGINEER", "API_DEVELOPER");
const CORE = own("BACKEND_ENGINEER", null, "COORD_RESILIENCE");
const DATABASE = own("DBA", null, "COORD_ENGINE");
const TESTS = own("BACKEND_ENGINEER", null, "COORD_QUALITY");

const BY_LAYER: Readonly<Record<Exclude<Layer, "other">, Ownership>> = {
  route: ROUTES,
  controller: LOGIC,
  service: LOGIC,
  repository: LOGIC,
  model: MODELS,
  schema: SCHEMAS,
  core: CORE,
};

const FOLDERS: readonly (readonly [Ownership, string])[] = [
  [ROUTES, "api apis route routes router routers endpoint endpoints views"],
  [LOGIC, "service services controller controllers repository repositories crud dao task tasks worker workers"],
  [MODELS, "model models entities"],
  [MIGRATIONS, "alembic migrations versions"],
  [SCHEMAS, "schema schemas dto"],
  [CORE, "core"],
  [DATABASE, "db database"],
  [TESTS, "test tests"],
];

const BY_FOLDER: ReadonlyMap<string, Ownership> = new Map(
  FOLDERS.flatMap(([ownership, names]) => names.split(" ").map((name) => [name, ownership] as const)),
);

/** Who owns a place: by the layer recognised, else by the innermost folder (or file) whose name says it, else the back-end engineer. */
export function ownershipOf(path: RepoPath, layer: Layer): Ownership {
  if (layer !== "other") return BY_LAYER[layer];
  const segments = path.split("/");
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index] ?? "";
    const found = BY_FOLDER.get((index === segments.length - 1 ? segment.replace(/\.pyi?$/, "") : segment).toLowerCase());
    if (found !== undefined) return found;
  }
  return LOGIC;
}

/** Who looks at a repair besides the owner: the database administrator at every N+1. */
export function reviewerOf(gate: FindingGate, owner: Agent): Agent | null {
  return gate === "n-plus-one" && owner !== "DBA" ? "DBA" : null;
}

/** The owner that the policy names for a file, or null: the last matching pattern wins. */
export function ownerByPattern(owners: Policy["owners"]): (path: RepoPath) => Agent | null {
  const rules: readonly { readonly patterns: PathPatterns; readonly owner: Agent }[] = owners.map(({ pattern, owner }) => ({
    patterns: pathPatterns(pattern),
    owner,
  }));
  return (path) => rules.findLast(({ patterns }) => patterns.within(path) === true)?.owner ?? null;
}
