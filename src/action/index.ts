import { runAction } from "./run.ts";

try {
  process.exitCode = await runAction(process.env, (text) => process.stdout.write(text));
} catch (error) {
  process.exitCode = 2;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stdout.write(`::error title=fastapi-gate::${message.replace(/[\r\n]+/g, " ")} (a bug in fastapi-gate: nothing was judged)\n`);
}
