import { existsSync } from "node:fs";
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { APPROVERS, SIGNALS, type Signal } from "../model/agents.ts";
import { isDay } from "../model/day.ts";
import { GATES } from "../model/defaults.ts";
import { userError } from "../model/errors.ts";
import type { GateName } from "../model/finding.ts";
import { nearest } from "../model/nearest.ts";
import { toolVersion } from "../run/package.ts";
import { analysing, wholeNumber } from "./analysing.ts";
import type { CheckOptions } from "./check.ts";
import { FORMATS, type Format } from "./formats.ts";
import type { GraphOptions, PictureName } from "./graph.ts";
import type { TableName } from "./inspect.ts";
import { CANNOT_JUDGE } from "./process.ts";
import { addFacts } from "./program-facts.ts";
import { addMigrations } from "./program-migrations.ts";
import { addServers } from "./program-servers.ts";

/** Runs a command line; resolves to the exit status. Throws what commands throw. */
export async function run(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = build((code) => {
    status = code;
  });
  try {
    await program.parseAsync(withDefault(args, program), { from: "user" });
    return status;
  } catch (error) {
    // Commander has printed what is wrong with the arguments, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : CANNOT_JUDGE;
    throw error;
  }
}

/** `check` is meant where no command is named. A word that is neither a command nor a path is a misspelt command. */
function withDefault(args: readonly string[], program: Command): string[] {
  const [first] = args;
  const commands = program.commands.map((command) => command.name());
  if (first !== undefined && [...commands, "help", "--help", "-h", "--version", "-V"].includes(first)) return [...args];
  const meant = first === undefined || first.startsWith("-") || existsSync(first) ? null : nearest(first, commands);
  if (meant !== null) throw userError(`there is no command (and no path) ${first}: did you mean ${meant}?`);
  return ["check", ...args];
}

function build(done: (status: number) => void): Command {
  const program = new Command("fastapi-gate")
    .description("Quality gates for FastAPI back ends: may this change go in, and if not, who has to do exactly what?")
    .version(toolVersion(), "-V, --version")
    .showSuggestionAfterError(true)
    .configureOutput({
      outputError: (text, write) =>
        write(`fastapi-gate: ${text.replace(/^error: /, "").trimEnd()}. See \`fastapi-gate --help\`.\n`.replace("..", ".")),
    })
    .exitOverride();
  addCheck(program, done);
  addReport(program, done);
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
  addServers(program, done);
  for (const command of program.commands) inherit(command, program);
  return program;
}

function inherit(command: Command, from: Command): void {
  command.copyInheritedSettings(from);
  for (const inner of command.commands) inherit(inner, command);
}

/** Options of the commands that judge. */
function judging(command: Command, format: Format): Command {
  return analysing(command)
    .option("--base <revision>", "judge what is new since a revision")
    .option("--head <revision>", "judge a revision in place of the working tree")
    .addOption(
      new Option("--project <folder>", "judge this project only, of several with settings of their own; repeatable")
        .argParser(names)
        .default([], "all"),
    )
    .option("--staged", "judge what is staged for the next commit (base: HEAD, when none is named)")
    .addOption(new Option("--format <format>", "of standard output").choices(FORMATS).default(format))
    .addOption(new Option("--output <format=path>", "a further output, into a file; repeatable").argParser(outputs).default([], "none"))
    .addOption(new Option("--select <rule>", "list these rules only; repeatable, comma for several").argParser(names).default([], "all"))
    .addOption(new Option("--ignore <rule>", "do not list these rules; repeatable, comma for several").argParser(names).default([], "none"))
    .addOption(new Option("--gate <gate>", "list these gates only; repeatable, comma for several").argParser(gates).default([], "all"))
    .addOption(new Option("--signal <signal>", "what the coordinator was asked to do, such as PLATFORM:AUDIT").argParser(signal))
    .addOption(new Option("--date <date>", "today, for what expires: YYYY-MM-DD (there is no clock otherwise)").argParser(date))
    .option("--results <folder>", "what agents say of their own work: one .json or .md file an agent")
    .option("--facts <folder>", "use the facts of files that `facts` made apart; what is missing there is made here")
    .option("--record <folder>", "add this run to the history that `xo` reads")
    .option("--coverage <file>", "a coverage report: coverage.py's XML or JSON, or lcov")
    .option("--full", "text: source lines and the path that proves each finding")
    .option("--statistics", "figures of the analysis: what was resolved and what was not")
    .addOption(new Option("--color <when>", "colours of the text").choices(["auto", "always", "never"]).default("auto"));
}

function addCheck(program: Command, done: (status: number) => void): void {
  judging(program.command("check", { isDefault: true }), "text")
    .description("analyse, print findings and verdicts (the default command)")
    .option("--fix", "apply the fixes that are safe")
    .option("--unsafe-fixes", "apply all fixes, also those that may change what the program does")
    .option("--diff", "print what the fixes would change, and change nothing")
    .option("--watch", "go on: after every change of a file, print what it changed")
    .argument("[path...]", "list findings below these paths only; all is analysed and judged")
    .action(async (paths: string[], options: CheckOptions) => done(await (await import("./check.ts")).check(paths, options)));
}

function addReport(program: Command, done: (status: number) => void): void {
  judging(program.command("report"), "coordinator")
    .description("the Platform Task Completion Report")
    .action(async (options: CheckOptions) => done(await (await import("./check.ts")).check([], options)));
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
    .description("what a rule finds, why, examples, and how to repair it; or one finding with the path that proves it")
    .argument("<rule or finding>", "a rule's id, or the fingerprint of a finding (its first eight characters are enough)")
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

function date(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("give a day as YYYY-MM-DD");
  return text;
}

function signal(text: string): Signal {
  const all = Object.keys(SIGNALS);
  if (!all.includes(text)) throw new InvalidArgumentError(`there is no such signal${meant(text, all)}`);
  return text as Signal;
}

function names(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ];
}

function gates(text: string, before: readonly GateName[]): readonly GateName[] {
  return names(text, before).map((name) => {
    if (!(GATES as readonly string[]).includes(name)) throw new InvalidArgumentError(`there is no gate ${name}${meant(name, GATES)}`);
    return name as GateName;
  });
}

function outputs(text: string, before: readonly OutputOption[]): readonly OutputOption[] {
  const [, format = "", path = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (path === "" || !(FORMATS as readonly string[]).includes(format)) {
    throw new InvalidArgumentError(`give FORMAT=PATH, with a format out of ${FORMATS.join(", ")}`);
  }
  return [...before, { format: format as Format, path }];
}

function meant(text: string, all: readonly string[]): string {
  const name = nearest(text, all);
  return name === null ? `: give one of ${all.join(", ")}` : `: did you mean ${name}?`;
}

type OutputOption = CheckOptions["output"][number];
