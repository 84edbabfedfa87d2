import { existsSync } from "node:fs";
import { Argument, Command, CommanderError, Option } from "commander";
import { APPROVERS } from "../model/agents.ts";
import { userError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import { toolVersion } from "../run/package.ts";
import { analysing, wholeNumber } from "./analysing.ts";
import type { GraphOptions, PictureName } from "./graph.ts";
import type { TableName } from "./inspect.ts";
import { CANNOT_JUDGE } from "./process.ts";
import { addJudging } from "./program-check.ts";
import { addFacts } from "./program-facts.ts";
import { addMigrations } from "./program-migrations.ts";
import { addServers } from "./program-servers.ts";
import { date, names } from "./program-values.ts";

/**
 * Runs a command line; resolves to the exit status. Throws what commands throw. `input` is what stood on standard input, where that has been
 * read already.
 */
export async function run(args: readonly string[], input: string | null = null): Promise<number> {
  let status = 0;
  const program = build((code) => {
    status = code;
  }, input);
  try {
    await program.parseAsync(withDefault(args, program), { from: "user" });
    return status;
  } catch (error) {
    // Commander has printed what is wrong with the arguments, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : CANNOT_JUDGE;
    throw error;
  }
}

/** The names of all commands. */
export function commandNames(): readonly string[] {
  return namesIn(build(() => {}, null));
}

function namesIn(program: Command): readonly string[] {
  return program.commands.map((command) => command.name());
}

/** `check` is meant where no command is named. A word that is neither a command nor a path is a misspelt command. */
function withDefault(args: readonly string[], program: Command): string[] {
  const [first] = args;
  const commands = namesIn(program);
  if (first !== undefined && [...commands, "help", "--help", "-h", "--version", "-V"].includes(first)) return [...args];
  const meant = first === undefined || first.startsWith("-") || existsSync(first) ? null : nearest(first, commands);
  if (meant !== null) throw userError(`there is no command (and no path) ${first}: did you mean ${meant}?`);
  return ["check", ...args];
}

function build(done: (status: number) => void, input: string | null): Command {
  const program = new Command("fastapi-gate")
    .description("Quality gates for FastAPI back ends: may this change go in, and if not, who has to do exactly what?")
    .version(toolVersion(), "-V, --version")
    .showSuggestionAfterError(true)
    .configureOutput({
      outputError: (text, write) =>
        write(`fastapi-gate: ${text.replace(/^error: /, "").trimEnd()}. See \`fastapi-gate --help\`.\n`.replace("..", ".")),
    })
    .exitOverride();
  addJudging(program, async (paths, options) => done(await (await import("./check.ts")).check(paths, options)));
  addInspect(program, done);
  addGraph(program, done);
  addRules(program, done);
  addBaseline(program, done);
  addWaive(program, done);
  addInit(program, done);
  addVerify(program, done);
  addPlan(program, done);
  addXo(program, done);
  addConfig(program);
  addMigrations(program, done);
  addFacts(program, done);
  addServers(program, done, input);
  for (const command of program.commands) inherit(command, program);
  return program;
}

function inherit(command: Command, from: Command): void {
  command.copyInheritedSettings(from);
  for (const inner of command.commands) inherit(inner, command);
}

function addInspect(program: Command, done: (status: number) => void): void {
  analysing(program.command("inspect"))
    .description("print a table of what the program means")
    .addArgument(
      new Argument("<table>", "what to print").choices([
        "functions",
        "routes",
        "dependencies",
        "models",
        "schemas",
        "openapi",
        "calls",
        "effects",
        "migrations",
        "layers",
      ]),
    )
    .addOption(new Option("--format <format>", "of standard output (default: text on a terminal, else json)").choices(["text", "json"]))
    .option("--queries", "with routes: how many statements a request executes, by the sizes of collections")
    .argument("[paths...]", "files or folders whose rows are printed; everything is analysed")
    .action(async (table: TableName, paths: readonly string[], options) =>
      done(await (await import("./inspect.ts")).inspect(table, paths, options)),
    );
}

function addGraph(program: Command, done: (status: number) => void): void {
  analysing(program.command("graph"))
    .description("draw a picture of what the program means")
    .addArgument(new Argument("<picture>", "what to draw").choices(["layers", "routes", "models", "migrations", "calls"]))
    .addOption(new Option("--format <format>", "of standard output").choices(["mermaid", "dot", "svg", "html"]).default("mermaid"))
    .addOption(
      new Option("--limit <n>", "boxes at most (layers: modules a layer); the picture says what it leaves out").argParser(wholeNumber),
    )
    .option("--from <function>", "calls: the function to look at, as a dotted name or the end of one")
    .addOption(new Option("--depth <n>", "calls: how many calls away from it").argParser(wholeNumber).default(2))
    .argument("[paths...]", "files or folders that are drawn; everything is analysed")
    .action(async (picture: PictureName, paths: readonly string[], options: GraphOptions) =>
      done(await (await import("./graph.ts")).graph(picture, paths, options)),
    );
}

function addRules(program: Command, done: (status: number) => void): void {
  program
    .command("rules")
    .description("list all rules")
    .addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text"))
    .action(async ({ format }: { readonly format: "text" | "json" }) => done((await import("./rules.ts")).listRules(format)));
  analysing(program.command("explain"))
    .description(
      "what a rule finds, why, examples, and how to repair it; one finding with the path that proves it; or what a blind spot hides",
    )
    .argument("<name>", "a rule's id, the fingerprint of a finding (its first eight characters are enough), or a kind of blind spot")
    .action(async (name: string, options) => {
      if (/^[0-9a-f]{8,24}$/.test(name)) done(await (await import("./verify.ts")).explainFinding(name, options));
      else done((await import("./rules.ts")).explain(name));
    });
}

function addBaseline(program: Command, done: (status: number) => void): void {
  const baseline = program.command("baseline").description("hold today's findings as named debt that can only shrink");
  analysing(baseline.command("create"))
    .description("write all findings of the working tree into the baseline file")
    .action(async (options) => done(await (await import("./baseline.ts")).createBaselineFile(options)));
  analysing(baseline.command("update"))
    .description("take out what is gone and add what is new, naming each addition; gates without bypass get none")
    .action(async (options) => done(await (await import("./baseline.ts")).updateBaselineFile(options)));
  analysing(baseline.command("prune"))
    .description("take entries out whose finding is gone")
    .action(async (options) => done(await (await import("./baseline.ts")).pruneBaselineFile(options)));
}

function addWaive(program: Command, done: (status: number) => void): void {
  analysing(program.command("waive"))
    .description("record an exception for a finding, or acknowledge an escalation, in the name of the role that decides")
    .argument("[fingerprint]", "of the finding or escalation; its first eight characters are enough")
    .addOption(new Option("--approver <role>", "the role that decided").choices(APPROVERS))
    .option("--by <person>", "who decided in that role, such as @ada")
    .option("--reason <text>", "why")
    .addOption(new Option("--until <date>", "the last day on which it holds: YYYY-MM-DD").argParser(date))
    .option("--base <revision>", "look at what is new since a revision")
    .option("--prune", "take waivers out that nothing needs any more")
    .action(async (fingerprint: string | undefined, options) => done(await (await import("./waive.ts")).waive(fingerprint, options)));
}

function addPlan(program: Command, done: (status: number) => void): void {
  analysing(program.command("plan"))
    .description("who has to do what for a task, with a packet for every agent")
    .option("--signal <signal>", "what is asked for, such as PLATFORM:SCHEMA")
    .option("--task <text>", "the task in a sentence")
    .option(
      "--files <path...>",
      "the files and folders that the task touches, relative to the root, with blanks or commas between; new ones too",
      names,
    )
    .option("--base <revision>", "list as repairs only what is new since then; the files are those of the change, where none are named")
    .option("--models <name...>", "related models besides those that the program shows")
    .option("--constraints <text...>", 'what must hold; "none" where there is nothing')
    .option("--dependencies <name...>", "what the work stands on, in place of what the program shows")
    .option("--request <file>", "a JSON file with these inputs; options go over it")
    .addOption(new Option("--format <format>", "of standard output").choices(["markdown", "json"]).default("markdown"))
    .action(async (options) => done(await (await import("./plan.ts")).plan(options)));
}

function addXo(program: Command, done: (status: number) => void): void {
  program
    .command("xo")
    .description("the XO report over recorded runs")
    .requiredOption("--history <folder>", "where `check --record` and `report --record` put the runs")
    .addOption(new Option("--trigger <event>", "why it is asked for").choices(["milestone", "session-end", "request"]))
    .addOption(new Option("--date <date>", "of the report: YYYY-MM-DD (default: the last run's)").argParser(date))
    .addOption(new Option("--format <format>", "of standard output").choices(["markdown", "json"]).default("markdown"))
    .action(async (options) => done((await import("./xo.ts")).xo(options)));
}

function addVerify(program: Command, done: (status: number) => void): void {
  analysing(program.command("verify"))
    .description("what became of each finding of an older report: fixed, still there, unknown")
    .argument("<report>", "a file of `check --format json` or `report --format coordinator-json`")
    .addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text"))
    .action(async (report: string, options) => done(await (await import("./verify.ts")).verify(report, options)));
}

function addInit(program: Command, done: (status: number) => void): void {
  analysing(program.command("init"))
    .description("write a commented fastapi-gate.toml from what the program shows")
    .option("--agents", "write for coding agents instead: a block in AGENTS.md, and a skill")
    .action(async (options) => done(await (await import("./init.ts")).init(options)));
}

function addConfig(program: Command): void {
  const config = program.command("config").description("about settings");
  config
    .command("schema")
    .description("print the JSON schema of [tool.fastapi-gate]")
    .action(async () => (await import("./rules.ts")).printSchema());
}
