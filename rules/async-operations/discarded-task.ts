import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "discarded-task",
  severity: "note",
  message: "nobody keeps the task that runs `{task}`: it may vanish before it ends, and its errors with it",
  why: "The event loop holds tasks by weak references only: a task that nothing else refers to can be collected in the middle of its work.",
  remedy: "Keep the task in a set until it is done (`add_done_callback(tasks.discard)`), await it, or start it in a `TaskGroup`.",
  check: {
    discardedTask({ at, task }, { report }) {
      report(at, { task });
    },
  },
});
