import type { ReportingDescriptor } from "sarif";
import type { Severity } from "../../model/finding.ts";
import { byText } from "../../model/order.ts";
import type { RuleInfo } from "../../model/output.ts";

/** GitHub's words for how serious a finding of quality is. */
const PROBLEM: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "recommendation" };

// GitHub takes no more than 1024 characters for either description.
const LONGEST = 1024;

/** Where the product and the pages of its rules are read. */
export const HOME = "https://github.com/fastapi-gate/fastapi-gate";

const words = (id: string): string => {
  const text = id.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const pascal = (id: string): string => id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

function descriptor({ id, gate, severity, why, remedy, page }: RuleInfo): ReportingDescriptor {
  return {
    id,
    name: pascal(id),
    shortDescription: { text: words(id) },
    fullDescription: { text: (why === "" ? words(id) : why).slice(0, LONGEST) },
    ...(page === null ? {} : { helpUri: `${HOME}/blob/main/${page}` }),
    help: {
      text: `${why}\n\nWhat to do: ${remedy}\n\nMore: fastapi-gate explain ${id}`,
      markdown: `${why}\n\n**What to do:** ${remedy}\n\nMore: \`fastapi-gate explain ${id}\``,
    },
    defaultConfiguration: { level: severity },
    properties: { tags: [gate], precision: "high", "problem.severity": PROBLEM[severity] },
  };
}

/** Descriptors of all rules, sorted by id, and where each stands. */
export function descriptors(rules: ReadonlyMap<string, RuleInfo>): {
  readonly list: readonly ReportingDescriptor[];
  readonly index: ReadonlyMap<string, number>;
} {
  const infos = [...rules.values()].sort((one, other) => byText(one.id, other.id));
  return { list: infos.map(descriptor), index: new Map(infos.map(({ id }, index) => [id, index])) };
}
