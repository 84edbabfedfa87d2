import { defineRule } from "../../src/rule/index.ts";

const WHEN = {
  background: "this version of FastAPI closes it before background tasks run",
  unknown: "FastAPI 0.106 to 0.117 closes it before background tasks run, and which version runs is not known",
  task: "the request closes it when it ends, whether the task is done or not",
} as const;

export default defineRule({
  id: "session-after-request",
  severity: "warning",
  message: "`{task}` is given the request's `{session}`: {when}",
  why: "A closed session opens again when it is used, with a connection that nobody gives back; rows of the request are no longer in it, so that what the task changes of them is not written and what they have not loaded cannot be read.",
  remedy: "Let the task open a session of its own from the session factory, and give it keys in place of rows.",
  check: {
    outlivedSession({ at, session, task, when }, { report }) {
      report(at, { task, session, when: WHEN[when] }, when === "unknown" ? { severity: "note" } : {});
    },
  },
});
