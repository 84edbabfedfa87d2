import { Argument, Command, CommanderError, Option } from "commander";
import { analysing } from "./analysing.ts";
import type { CheckOptions } from "./check.ts";
import { FORMATS, type Format } from "./formats.ts";
import { date, gates, names, outputs, signal } from "./program-values.ts";
import type { AnalysisOptions } from "./request.ts";

/** Carries out a `check` or a `report`. */
export type RunCheck = (paths: readonly string[], options: CheckOptions) => Promise<void>;

const USE_SERVER = "ask a server, and start one where none runs: what it keeps in memory saves most of the time";

/** The commands that judge. */
export function addJudging(program: Command, run: RunCheck): void {
  addCheck(program, run);
  addReport(program, run);
}

/** The hook of a coding agent. */
export function addHook(program: Command, run: (options: HookOptions) => Promise<void>): void {
  analysing(program.command("hook"))
    .description("judge an edit of a coding agent: reads the agent's JSON, tells it what blocks and was not in the last commit")
    .addArgument(new Argument("<agent>", "whose hook it is").choices(["claude-code"]))
    .option("--use-server", USE_SERVER)
    .action((_agent: string, options: HookOptions) => run(options));
}

/** Options of `hook`, as commander gives them. */
export interface HookOptions extends AnalysisOptions {
  readonly useServer?: boolean;
}

/** What was asked for. */
export type Asked =
  | { readonly command: "check"; readonly paths: readonly string[]; readonly options: CheckOptions }
  | { readonly command: "hook"; readonly options: HookOptions };

/** What the arguments of a `check`, a `report` or a `hook` ask for, nothing done and nothing printed; null where they hold a mistake or ask for help. */
export async function askedIn(args: readonly string[]): Promise<Asked | null> {
  let found: Asked | null = null;
  const program = new Command().exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} });
  addJudging(program, async (paths, options) => {
    found = { command: "check", paths, options };
  });
  addHook(program, async (options) => {
    found = { command: "hook", options };
  });
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    const named = ["check", "report", "hook"].includes(args[0] ?? "");
    await program.parseAsync(named ? args : ["check", ...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return found;
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
    .option("--use-server", USE_SERVER)
    .option("--full", "text: source lines and the path that proves each finding")
    .option("--statistics", "figures of the analysis: what was resolved and what was not")
    .addOption(new Option("--color <when>", "colours of the text").choices(["auto", "always", "never"]).default("auto"));
}

function addCheck(program: Command, run: RunCheck): void {
  judging(program.command("check", { isDefault: true }), "text")
    .description("analyse, print findings and verdicts (the default command)")
    .option("--fix", "apply the fixes that are safe")
    .option("--unsafe-fixes", "apply all fixes, also those that may change what the program does")
    .option("--diff", "print what the fixes would change, and change nothing")
    .option("--watch", "go on: after every change of a file, print what it changed")
    .argument("[path...]", "list findings below these paths only; all is analysed and judged")
    .action((paths: string[], options: CheckOptions) => run(paths, options));
}

function addReport(program: Command, run: RunCheck): void {
  judging(program.command("report"), "coordinator")
    .description("the Platform Task Completion Report")
    .action((options: CheckOptions) => run([], options));
}
