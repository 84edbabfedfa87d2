import { type Command, InvalidArgumentError, Option } from "commander";
import { parseShard, type Shard } from "../run/shards.ts";
import { analysing } from "./analysing.ts";

/** The first half of a run, for those who spread it over machines. */
export function addFacts(program: Command, done: (status: number) => void): void {
  analysing(program.command("facts"))
    .description("read a part of the files and store what they say, for a `check --facts` that judges")
    .requiredOption("--output <folder>", "where the file of facts is written")
    .addOption(
      new Option("--shard <n/of>", "which part: 3/8 is the third of eight; files are shared out by the hash of their path")
        .argParser(shard)
        .default({ index: 1, of: 1 } satisfies Shard, "1/1"),
    )
    .action(async (options) => done(await (await import("./facts.ts")).facts(options)));
}

function shard(text: string): Shard {
  const found = parseShard(text);
  if (found === null) throw new InvalidArgumentError("give a part and the number of parts, such as 3/8");
  return found;
}
