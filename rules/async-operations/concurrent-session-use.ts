import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "concurrent-session-use",
  severity: "error",
  message: "`{session}` is used by several tasks at once: `{how}` runs {members}",
  why: "An AsyncSession is one connection with one transaction: a second statement beside the first raises InvalidRequestError, or mixes up what belongs to which unit of work.",
  remedy: "Give each task a session of its own from the session factory, or await the calls one after the other.",
  check: {
    concurrentSession({ at, session, how, connection, members, trace }, { report }) {
      // The drivers let the statements of a connection through one by one: they share a transaction, but none is refused.
      report(at, { session, how, members }, { trace, ...(connection ? { severity: "warning" } : {}) });
    },
  },
});
