import { AGENTS, APPROVERS } from "../model/agents.ts";
import { BLOCKING_SEVERITY, DEFAULT_POLICY, GATES } from "../model/defaults.ts";

/** The part of JSON Schema that settings need. It is the only description of them: it is validated against, and published. */
export type Schema =
  | {
      readonly type: "string";
      readonly description: string;
      readonly enum?: readonly string[];
      readonly default?: string;
      readonly minLength?: number;
    }
  | {
      readonly type: "integer";
      readonly description: string;
      readonly minimum: number;
      readonly maximum?: number;
      readonly default?: number;
    }
  | { readonly type: "boolean"; readonly description: string; readonly default?: boolean }
  | { readonly type: "array"; readonly description: string; readonly items: Schema; readonly default?: readonly string[] }
  | {
      readonly type: "object";
      readonly description: string;
      readonly properties?: { readonly [key: string]: Schema };
      /** What keys that are not among the properties hold; false: there are none. */
      readonly additionalProperties: Schema | false;
    };

const LAYERS = ["route", "controller", "service", "repository", "model", "schema", "core"] as const;
const DOMAINS = ["COORD_RESILIENCE", "COORD_ENGINE", "COORD_QUALITY", "COORD_PLATFORM"] as const;
const ROLES = ["application", "migration", "test", "script", "generated", "vendored"] as const;

const text = (description: string): Schema => ({ type: "string", description, minLength: 1 });
const choice = (description: string, values: readonly string[], initial?: string): Schema => ({
  type: "string",
  description,
  enum: values,
  ...(initial === undefined ? {} : { default: initial }),
});
const list = (description: string, items: Schema, initial: readonly string[] = []): Schema => ({
  type: "array",
  description,
  items,
  default: initial,
});
const table = (description: string, properties: { readonly [key: string]: Schema }): Schema => ({
  type: "object",
  description,
  properties,
  additionalProperties: false,
});
const patterns = (description: string): Schema => list(description, text("A pattern in the syntax of .gitignore, relative to the root."));

/** The schema of `[tool.fastapi-gate]`. Rule ids are the caller's: settings know no rule. */
export function settingsSchema(rules: readonly string[]): Schema {
  const rule = choice("A rule.", rules);
  return table("Settings of fastapi-gate.", {
    include: patterns("The only files to analyse; empty for all."),
    exclude: patterns("Files that are not analysed, besides those that .gitignore names."),
    "source-roots": list("Folders that hold packages, besides those found.", text("A folder, relative to the root.")),
    roles: list("Code that the gates judge, by what it is for.", choice("What code is for.", ROLES), DEFAULT_POLICY.analysis.roles),
    select: list("The only rules whose findings are listed; empty for all.", rule),
    ignore: list("Rules whose findings are not listed.", rule),
    "async-policy": choice(
      "`event-loop`: work that FastAPI runs in its threadpool is no violation; `all`: every synchronous database operation is.",
      ["event-loop", "all"],
      DEFAULT_POLICY.analysis.async,
    ),
    async: table("Settings of the async gate.", {
      entries: list(
        "Functions that run on the event loop besides those known.",
        text("A dotted name, such as `app.workers.*`, in which `*` stands for any text."),
      ),
      severity: table("What blocking work counts for, by what it waits for. Network, databases, sleep and processes are always errors.", {
        file: choice("Reading and writing files.", ["note", "warning", "error"], BLOCKING_SEVERITY.file),
        cpu: choice("Heavy computation, such as hashing passwords.", ["note", "warning", "error"], BLOCKING_SEVERITY.cpu),
        lock: choice("Locks between threads.", ["note", "warning", "error"], BLOCKING_SEVERITY.lock),
        other: choice("Everything else.", ["note", "warning", "error"], BLOCKING_SEVERITY.other),
      }),
    }),
    "success-rate": {
      type: "integer",
      description: "Per cent of the agents that must succeed.",
      minimum: 0,
      maximum: 100,
      default: DEFAULT_POLICY.successRate,
    },
    baseline: { type: "string", description: "The baseline file, relative to the root.", default: DEFAULT_POLICY.baseline, minLength: 1 },
    waivers: { type: "string", description: "The file of waivers, relative to the root.", default: DEFAULT_POLICY.waivers, minLength: 1 },
    approvers: table(
      "Who decides in a role. A waiver of a role that is named here must say which of its people or teams decided.",
      Object.fromEntries(
        APPROVERS.map((role) => [
          role,
          list(
            `Who decides as ${role}.`,
            text("A person or team, such as `@ada` or `@shop/architects`; `CODEOWNERS` for who owns the waiver file."),
          ),
        ]),
      ),
    ),
    "security-files": list(
      "Files whose change is escalated to the architect.",
      text("A pattern in the syntax of .gitignore, relative to the root."),
      DEFAULT_POLICY.securityFiles,
    ),
    "sensitive-fields": list(
      "Fields that say something of a person, besides the usual names: a new route that takes or gives one is escalated.",
      text("A name in snake case, such as `badge_number`; with `!` before it, one of the usual names that is none here."),
      DEFAULT_POLICY.sensitiveFields,
    ),
    domains: table(
      "What other domains share: a change of it is escalated to them. By default `core/`, `db/` and changed tests.",
      Object.fromEntries(DOMAINS.map((role) => [role, patterns(`Files shared with ${role}.`)])),
    ),
    owners: {
      type: "object",
      description: "Who owns files: patterns in the syntax of .gitignore, the last match wins.",
      additionalProperties: choice("The owner.", AGENTS),
    },
    gates: table("Settings of gates.", Object.fromEntries(GATES.map((gate) => [gate, gateSchema(gate)]))),
    rules: table("Settings of rules.", Object.fromEntries(rules.map((id) => [id, ruleSchema(id)]))),
    overrides: {
      type: "array",
      description: "Settings of rules for some files. Of several that set a rule for a file the last one holds.",
      default: [],
      items: table("Settings of rules for some files.", {
        paths: patterns("The files."),
        rules: table("Settings of rules for these files.", Object.fromEntries(rules.map((id) => [id, ruleSchema(id)]))),
      }),
    },
    "own-rules": {
      type: "object",
      description: "Rules of the project's own, by id. Their code runs only with --allow-own-rules.",
      additionalProperties: table("A rule.", {
        file: text("Its module, relative to the root: .mjs, or .mts where Node.js reads TypeScript."),
        gate: choice("The gate that its findings count for.", GATES),
      }),
    },
    layers: table("Which layer files belong to, before it is recognised by folder and content.", {
      strict: {
        type: "boolean",
        description: "Demand the full layering even where the code does not follow it.",
        default: DEFAULT_POLICY.analysis.strictLayers,
      },
      ...Object.fromEntries(LAYERS.map((layer) => [layer, patterns(`Files of the ${layer} layer.`)])),
    }),
    blocking: table("Calls that block their thread.", {
      calls: list("Functions besides those known.", text("A dotted name, such as `legacy.client.fetch`, of the project or of a library.")),
      categories: {
        type: "object",
        description:
          "Calls that count alike, by the name of their category: `database`, `network`, `sleep`, `process`, `file`, `cpu`, `lock` or one of your own.",
        additionalProperties: table("A category.", {
          calls: list("Its functions and methods.", text("A dotted name; `legacy.Client.*` names every method.")),
          severity: choice("What they count for; by default as others of the category, and those of an own category as errors.", [
            "note",
            "warning",
            "error",
          ]),
          instead: text("What to use on the event loop, for the message."),
        }),
      },
    }),
    offloaders: table("Calls that run what they are given in another thread or process.", {
      calls: list("Functions besides those known.", text("A dotted name, such as `common.threads.run_in_thread`.")),
    }),
    migrations: table("Settings of the migration gate.", {
      "table-rows": {
        type: "object",
        description: "Rows per table, for locks and data migrations; a table that is not named counts as one million rows.",
        additionalProperties: { type: "integer", description: "Rows.", minimum: 0 },
      },
      "postgresql-version": {
        type: "integer",
        description: "The major version of PostgreSQL that locks are judged for.",
        minimum: 9,
        default: DEFAULT_POLICY.analysis.postgresqlVersion,
      },
      dialect: choice("The database that migrations are judged for; found from dependencies, URLs and env.py when not set.", [
        "postgresql",
        "sqlite",
        "mysql",
      ]),
    }),
  });
}

function gateSchema(gate: string): Schema {
  return table(`Settings of ${gate}.`, {
    enforcement: choice("A mandatory gate blocks, an advisory one warns.", ["mandatory", "advisory"]),
    "fail-on": choice("The lowest severity that makes the gate fail.", ["error", "warning", "note"]),
    threshold: { type: "integer", description: "Per cent of the subjects that must be in order.", minimum: 0, maximum: 100, default: 100 },
    approver: choice("Whose waiver counts.", APPROVERS),
  });
}

function ruleSchema(id: string): Schema {
  return table(`Settings of ${id}.`, { severity: choice("What the rule's findings count for.", ["off", "note", "warning", "error"]) });
}

/** The schema as it is published, for editors and for other tools. */
export function publishedSchema(rules: readonly string[]): object {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "fastapi-gate", ...settingsSchema(rules) };
}
