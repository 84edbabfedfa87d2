import { parseArgs } from "node:util";

/**
 * What a script is given, as `parseArgs` of Node.js tells it. `--help` prints the usage and ends the script; an option that it does not
 * have ends it with status 2, and with the usage in place of a stack.
 */
export function optionsOf(usage, config) {
  if (process.argv.includes("--help")) {
    console.log(`usage: ${usage}`);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error.message.split(". To specify", 1)[0]}\nusage: ${usage}`);
    process.exit(2);
  }
}
