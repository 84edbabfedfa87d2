import { pathPatterns } from "../model/patterns.ts";
import type { Policy } from "../model/policy.ts";

/** Where forges look, relative to the top of the repository; the first that is there counts. */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/** The entry of `approvers` that stands for the owners of the waiver file. */
export const BY_CODEOWNERS = "CODEOWNERS";

/**
 * The policy with the owners of the waiver file in place of `CODEOWNERS` among the approvers. Where no file gives it an owner, the word stays
 * and fits nobody. `read` gives a text by path relative to the root, `project` is the path of the root in its repository.
 */
export function withCodeowners(policy: Policy, read: (path: string) => string | null, project: string | null): Policy {
  const roles = Object.entries(policy.approvers);
  if (!roles.some(([, people]) => people?.includes(BY_CODEOWNERS))) return policy;
  const up = project === null ? "" : project.replaceAll(/[^/]+(?:\/|$)/g, "../");
  const text = PLACES.map((place) => read(up + place)).find((text) => text !== null) ?? null;
  const owners = text === null ? [] : codeownersOf(text, project === null ? policy.waivers : `${project}/${policy.waivers}`);
  if (owners.length === 0) return policy;
  const named = roles.map(([role, people = []]) => [
    role,
    [...new Set(people.flatMap((person) => (person === BY_CODEOWNERS ? owners : [person])))],
  ]);
  return { ...policy, approvers: Object.fromEntries(named) };
}

interface Section {
  /** Who owns what a line without owners matches. */
  readonly owners: readonly string[];
  matched: readonly string[] | null;
}

/**
 * Who owns a file, as a CODEOWNERS file says it: the last matching line decides, one without owners takes them away. In GitLab's sections each
 * section decides for itself, and lines without owners have the section's. Lines that forges do not understand match nothing.
 */
export function codeownersOf(text: string, file: string): readonly string[] {
  const sections: Section[] = [{ owners: [], matched: null }];
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(line);
    if (heading !== null) {
      sections.push({ owners: peopleIn((heading[1] ?? "").split(/\s+/)), matched: null });
      continue;
    }
    const [pattern = "", ...words] = line.replace(/(?:^|\s)#.*$/, "").match(/(?:\\.|\S)+/g) ?? [];
    const section = sections.at(-1);
    if (pattern === "" || /^!|\[/.test(pattern) || section === undefined || !matches(pattern, file)) continue;
    const people = peopleIn(words);
    section.matched = people.length > 0 ? people : section.owners;
  }
  return [...new Set(sections.flatMap(({ matched }) => matched ?? []))];
}

/** Unlike in a `.gitignore`, `docs/*` holds the files of that folder and not those below its folders. */
function matches(pattern: string, file: string): boolean {
  const patterns = pathPatterns(pattern);
  return (/\/\*$/.test(pattern) ? patterns.test(file, false) : patterns.within(file)) === true;
}

/** `@person`, `@team/name` or an address; anything else is nobody. */
function peopleIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => /^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(word));
}
