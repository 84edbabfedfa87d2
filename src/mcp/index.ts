import { type CallToolResult, McpServer, ResourceTemplate, type ServerContext } from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { type AskOptions, LiveClient } from "../live/client.ts";
import { RULE_INFOS } from "../registry.ts";
import type { SessionRequest } from "../session-request.ts";
import { INPUTS, OUTPUTS } from "./schemas.ts";
import { checkText, inspectText, joined, verifyText } from "./texts.ts";
import { refusalText, type ToolContext, Tools } from "./tools.ts";

export interface McpOptions {
  readonly request: SessionRequest;
  readonly version: string;
  /** A rule's page, or null where there is no such rule. */
  readonly pageOf: (rule: string) => string | null;
}

/** Stages of a run, for progress: after how many of them it is done. */
const STAGES = 14;

const INSTRUCTIONS =
  "Quality gates for a FastAPI back end, by static analysis of the whole program; nothing is run and nothing is changed. " +
  "`check` after an edit, `explain` a finding before repairing it, `verify` the ids afterwards: what is not found any more counts as fixed " +
  "only where its file could be analysed. Findings of migration-safety and async-operations cannot be suppressed.";

/** Serves the tools on standard input and output until the client closes them. */
export async function serveMcp({ request, version, pageOf }: McpOptions): Promise<void> {
  const client = new LiveClient(request);
  const server = new McpServer(
    { name: "fastapi-gate", version },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  const ruleIds = [...RULE_INFOS.keys()];
  addTools(server, { root: request.root, client, pageOf, ruleIds });
  addRulePages(server, ruleIds, pageOf);
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await client.close();
}

function addTools(server: McpServer, context: ToolContext): void {
  const tools = new Tools(context);
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  const tool = <T extends keyof typeof INPUTS>(name: T, title: string, description: string) => ({
    title,
    description,
    inputSchema: INPUTS[name],
    outputSchema: OUTPUTS[name],
    annotations: { title, ...annotations },
  });
  server.registerTool(
    "check",
    tool(
      "check",
      "Check the back end",
      "Verdicts of all gates and the findings, most severe first: the working tree as it is now, or what is new since `base`.",
    ),
    (input, context) => answered(context, () => tools.check(input, asking(context)), checkText),
  );
  server.registerTool(
    "explain",
    tool(
      "explain",
      "Explain a rule or finding",
      "A rule's page with examples, or one finding with its source, the path that proves it and how to repair it.",
    ),
    (input, context) =>
      answered(
        context,
        () => tools.explain(input, asking(context)),
        ({ text }) => text,
      ),
  );
  server.registerTool(
    "inspect",
    tool(
      "inspect",
      "Look at the program",
      "Tables of what the program means: routes with all prefixes and dependencies, ORM models, schemas, migrations with their rollback, layers, effects, calls.",
    ),
    (input, context) => answered(context, () => tools.inspect(input, asking(context)), inspectText),
  );
  server.registerTool(
    "plan",
    tool(
      "plan",
      "Plan a task",
      "Who has to do what for a task, with a packet for every agent: related models, schemas, routes, tests and files to read.",
    ),
    (input, context) =>
      answered(
        context,
        () => tools.plan(input, asking(context)),
        ({ packets, left }) =>
          [
            ...packets.map(({ text }) => text),
            ...(left.length === 0 ? [] : [`Left out: the packets of ${left.join(" and ")}. Ask again with \`agent\`.`]),
          ].join("\n"),
      ),
  );
  server.registerTool(
    "verify",
    tool(
      "verify",
      "Verify repairs",
      "What became of findings: fixed, still there, or unknown where their file or rule could not be judged.",
    ),
    (input, context) => answered(context, () => tools.verify(input, asking(context)), verifyText),
  );
  server.registerTool(
    "report",
    tool(
      "report",
      "Completion report",
      "The Platform Task Completion Report in Markdown: agents, gates, blocking issues, escalations, handoff.",
    ),
    (input, context) =>
      answered(
        context,
        () => tools.report(input, asking(context)),
        ({ markdown, nextCursor }) => joined(markdown.split("\n"), nextCursor),
      ),
  );
}

/** The pages of the rules as resources. */
function addRulePages(server: McpServer, ruleIds: readonly string[], pageOf: McpOptions["pageOf"]): void {
  const uriOf = (rule: string): string => `fastapi-gate://rules/${rule}`;
  const template = new ResourceTemplate("fastapi-gate://rules/{rule}", {
    list: () => ({ resources: ruleIds.map((rule) => ({ uri: uriOf(rule), name: rule, mimeType: "text/markdown" })) }),
    complete: { rule: (value) => ruleIds.filter((rule) => rule.startsWith(value)) },
  });
  server.registerResource(
    "rule",
    template,
    { title: "Pages of the rules", description: "What a rule finds, why, examples, and how to repair it", mimeType: "text/markdown" },
    (uri, { rule }) => {
      const page = typeof rule === "string" ? pageOf(rule) : null;
      if (page === null) throw new Error(`there is no rule ${String(rule)}: list the resources`);
      return { contents: [{ uri: uri.href, mimeType: "text/markdown", text: page }] };
    },
  );
}

/** How the analysis tells the client that it goes on, and hears that nobody waits any more. */
function asking({ mcpReq }: ServerContext): AskOptions {
  const token = mcpReq._meta?.progressToken;
  let done = 0;
  return {
    signal: mcpReq.signal,
    ...(token === undefined
      ? {}
      : {
          onStage: (stage: string) => {
            done += 1;
            const params = { progressToken: token, progress: done, total: Math.max(STAGES, done + 1), message: stage };
            mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
          },
        }),
  };
}

/** The answer as data and as text; what goes wrong is an error of the tool, with what to do about it, never one of the protocol. */
async function answered<T extends Record<string, unknown>>(
  { mcpReq }: ServerContext,
  ask: () => Promise<T>,
  textOf: (answer: T) => string,
): Promise<CallToolResult> {
  try {
    const answer = await ask();
    return { content: [{ type: "text", text: textOf(answer) }], structuredContent: answer };
  } catch (error) {
    if (mcpReq.signal.aborted) throw error;
    return { content: [{ type: "text", text: refusalText(error) }], isError: true };
  }
}
