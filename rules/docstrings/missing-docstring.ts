import type { FunctionSubject, Place } from "../../src/rule/index.ts";
import { defineRule } from "../../src/rule/index.ts";

/** Documented elsewhere: by the first definition, by the base class, or by the getter. */
const DOCUMENTED_ELSEWHERE = new Set(["overload", "override", "setter", "deleter"]);

/** What stands in a private module, or in one of a private package, is private as well. */
function inPrivateModule(at: Place): boolean {
  return at.file.split("/").some((part) => /^_(?!_)/.test(part));
}

function needsDocstring(subject: FunctionSubject): boolean {
  if (!subject.public || inPrivateModule(subject.at) || subject.nested || subject.dunder || subject.stub) return false;
  if (subject.decorators.some((name) => DOCUMENTED_ELSEWHERE.has(name))) return false;
  // A summary or description in the decorator is what a docstring would become: the text of the OpenAPI operation.
  return subject.route === null || !subject.route.described;
}

export default defineRule({
  id: "missing-docstring",
  severity: "warning",
  message: "Public {kind} `{name}` has no docstring",
  why: "Its name and types do not say what it promises, and the description of an endpoint in the OpenAPI document stays empty.",
  remedy: "Say in one line what it does for its caller; for an endpoint, `summary=` or `description=` will do.",
  check: {
    function(subject, { report }) {
      if (subject.role === "migration" || subject.docstring || !needsDocstring(subject)) return;
      report(subject.name, { kind: subject.method ? "method" : "function", name: subject.at.symbol });
    },
    class(subject, { report }) {
      if (subject.role === "migration" || subject.docstring || !subject.public || inPrivateModule(subject.at)) return;
      // A class inside another one (`Config`, `Meta`) or inside a function is part of what stands around it.
      if (subject.nested || subject.symbol.includes(".")) return;
      report(subject.name, { kind: "class", name: subject.symbol }, { severity: "note" });
    },
    module(subject, { report }) {
      if (subject.role === "migration" || subject.docstring || !subject.public || subject.empty) return;
      report(subject.at, { kind: subject.package ? "package" : "module", name: subject.module }, { severity: "note" });
    },
  },
});
