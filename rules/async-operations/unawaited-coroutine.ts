import { defineRule } from "../../src/rule/index.ts";

const WHAT = {
  dropped: ["never runs", "and its coroutine is dropped"],
  "dropped unseen": ["may never run", "and what it is declared to give, an awaitable, is dropped"],
  "left running": ["fails unseen", "so nobody waits for it or learns that it failed"],
  tested: ["always true", "so the condition tests a coroutine and not what it gives"],
  unpacked: ["raises TypeError", "and a coroutine cannot be unpacked"],
  accessed: ["fails", "and the coroutine is used as if it were the value"],
  iterated: ["raises TypeError", "and a coroutine cannot be iterated over"],
  entered: ["raises TypeError", "and a coroutine is no context manager"],
  compared: ["never equal", "and the coroutine is compared with a value"],
  computed: ["raises TypeError", "and the coroutine is used in a computation"],
  formatted: ["shows a coroutine object", "and its text is not that of the value"],
  passed: ["never runs", "and the coroutine is handed on where a value is declared"],
  declared: ["never runs", "and the coroutine is kept or returned where a value is declared"],
  returned: ["cannot be serialised", "and the endpoint returns the coroutine"],
  mixed: ["never runs", "and the coroutine stands among values in a dictionary"],
  "handed out": ["never runs", "and whoever awaits or goes through the function around gets the coroutine, not what it gives"],
  "called back": ["never runs", "and what is given the callable calls it without awaiting"],
  "never used": ["never runs", "and the name that holds the coroutine is never read"],
  "read on one branch": ["may never run", "and only one branch reads the name that holds the coroutine"],
} as const;

/** Blocks, loops and awaits of the wrong kind. */
const FORMS = {
  "entered plainly": ["fails", "is an asynchronous context manager, which with cannot enter"],
  "entered asynchronously": ["fails", "is a plain context manager, which async with cannot enter"],
  "gone through plainly": ["raises TypeError", "is an asynchronous iterator, which no plain loop goes through"],
  "gone through asynchronously": ["raises TypeError", "is no asynchronous iterator, so that no async for goes through it"],
  "awaited for nothing": ["raises TypeError", "gives nothing that can be awaited"],
} as const;

const OPEN = "so this check of a permission lets everybody in";

export default defineRule({
  id: "unawaited-coroutine",
  severity: "error",
  message: "{effect}: `{code}` {what}",
  why: "Calling an async function runs nothing: only awaiting it does. A permission check that is not awaited is always true.",
  remedy:
    "Write `await` before the call; where the function around is not async, make it so or schedule the coroutine. What is asynchronous takes `async with` and `async for`.",
  check: {
    unawaitedCoroutine({ at, callee, use, guard, fix }, { report }) {
      if (use in FORMS) {
        const [effect, what] = FORMS[use as keyof typeof FORMS];
        report(at, { effect, code: callee, what });
        return;
      }
      const [effect, what] = WHAT[use as keyof typeof WHAT];
      report(
        at,
        { effect, code: `${callee}()`, what: `is not awaited, ${guard ? OPEN : what}` },
        {
          // Which branch is taken, whether the awaitable is a task, and whether anybody has to know how it ended, the code does not say.
          ...(use === "read on one branch" || use === "dropped unseen" || use === "left running" ? { severity: "warning" as const } : {}),
          ...(fix === null ? {} : { fix }),
          ...(guard ? { tags: ["security"] } : {}),
        },
      );
    },
  },
});
