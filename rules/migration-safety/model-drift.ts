import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "model-drift",
  severity: "warning",
  message: "Models and migrations disagree: {detail}",
  why: "A database that the migrations make is not the one that the code expects: queries fail, or a rule that the model promises does not hold.",
  remedy: "Add a revision (`alembic revision --autogenerate`, then read it), or bring the model back in line.",
  check: {
    modelDrift({ at, severity, detail, trace }, { report }) {
      // Often at a class: an edit of it brings in nothing, another column that is missing does.
      report(at, { detail }, { severity, trace, about: detail });
    },
  },
});
