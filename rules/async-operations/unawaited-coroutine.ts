import { defineRule } from "../../src/rule/index.ts";

const WHAT = {
  dropped: "and drops it, so nothing runs",
  tested: "and tests it, which is always true",
  unpacked: "and unpacks it, which raises TypeError",
  accessed: "and uses it as the value, which raises an error",
  iterated: "and iterates over it, which raises TypeError",
  compared: "and compares it, which is never what the value would give",
  passed: "and hands it on where its value is wanted",
  returned: "and returns it to FastAPI, which cannot serialise it",
  "never used": "and never awaits it, so nothing runs",
} as const;

export default defineRule({
  id: "unawaited-coroutine",
  severity: "error",
  message: "`{callee}()` makes a coroutine {what}",
  why: "Calling an async function runs nothing: only awaiting it does. A permission check that is not awaited is always true.",
  remedy: "Write `await` before the call; where the function around is not async, make it so or schedule the coroutine.",
  check: {
    unawaitedCoroutine(found, { report }) {
      report(found.at, { callee: found.callee, what: WHAT[found.use] });
    },
  },
});
