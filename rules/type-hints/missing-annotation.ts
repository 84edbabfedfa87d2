import type { FunctionSubject } from "../../src/rule/index.ts";
import { defineRule } from "../../src/rule/index.ts";

/** What mypy's `disallow_untyped_defs` asks for: all but self and cls; `__init__` may leave out `-> None` when a parameter is annotated. */
function missing(subject: FunctionSubject): string[] {
  const slots = subject.parameters.filter((parameter) => !parameter.annotated).map((parameter) => parameter.name);
  const initialiser = subject.method && /\.__init__$/.test(subject.at.symbol) && subject.parameters.some(({ annotated }) => annotated);
  if (!subject.returns && !initialiser) slots.push("the return value");
  return slots;
}

export default defineRule({
  id: "missing-annotation",
  severity: "warning",
  message: "`{function}` does not annotate {slots}",
  why: "Type checkers skip what is not annotated, and FastAPI takes a parameter without annotation for an unchecked query string.",
  remedy: "Annotate every parameter and the return value (`-> None` where nothing is returned).",
  check: {
    function(subject, { report }) {
      if (subject.role === "migration") return;
      const slots = missing(subject);
      if (slots.length > 0) report(subject.name, { function: subject.at.symbol, slots: slots.join(", ") });
    },
  },
});
