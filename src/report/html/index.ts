import type { RenderContext } from "../../model/output.ts";
import type { Outcome } from "../../model/verdict.ts";
import { findingsSection, heldSection } from "./findings.ts";
import { element, lines, type Section, sectionElement } from "./markup.ts";
import { agentsSection, blindSection, escalationsSection, gatesSection, headline } from "./overview.ts";
import { page } from "./page.ts";
import { programSections } from "./program.ts";
import { SCRIPT } from "./script.ts";

/** One page that stands for itself: verdict, gates, who has to act, findings with source and path, escalations, what was not seen. */
export function html(outcome: Outcome, context: RenderContext): string {
  const all: readonly (Section | null)[] = [
    gatesSection(outcome),
    agentsSection(outcome),
    escalationsSection(outcome),
    findingsSection(outcome, context),
    heldSection(outcome),
    blindSection(outcome),
    ...(context.views === undefined ? [] : programSections(context.views)),
  ];
  const sections = all.filter((section) => section !== null);
  const links = sections.map(({ id, title, count }) =>
    element("li", {}, element("a", { href: `#${id}` }, count === null ? title : `${title} (${count})`)),
  );
  const body = lines([
    element("a", { class: "skip", href: "#findings" }, "Skip to the findings"),
    headline(outcome, context),
    element("nav", { "aria-label": "Sections" }, element("ul", {}, links)),
    element("main", {}, lines(sections.map(sectionElement))),
    element("footer", {}, `fastapi-gate ${context.version}`),
  ]);
  return page(`${outcome.status}: fastapi-gate`, body, SCRIPT);
}
