import { type Command, InvalidArgumentError, Option } from "commander";

/** Options of every command that analyses. */
export function analysing(command: Command): Command {
  return command
    .option("--root <folder>", "the root of the back end (default: the nearest folder with settings or a repository)")
    .option("--config <file>", "a configuration file to use in place of the root's")
    .addOption(new Option("--jobs <n>", "threads at work (default: as many as pay)").argParser(wholeNumber))
    .option("--allow-own-rules", "run the code of the rules that the settings name as the project's own")
    .option("--no-cache", "use nothing of earlier runs, and keep nothing");
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError("give a number from 1 to 999");
  return Number(text);
}
