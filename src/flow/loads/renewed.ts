import type { RowRenewal } from "../../model/subjects.ts";
import { stepsOf } from "./expired.ts";
import type { Renewal } from "./stale.ts";
import type { SubjectContext } from "./subjects.ts";

/** The lists whose rows are fetched again one by one, one subject for each loop and query: only where it is certain that a commit has expired them. */
export function rowRenewals(renewals: readonly Renewal[], context: SubjectContext): readonly RowRenewal[] {
  const subjects = new Map<string, RowRenewal>();
  for (const { instance, owner, site, name, by } of renewals) {
    const { each } = instance;
    if (by === null || each === null || instance.few === true) continue;
    const key = `${site.at.file} ${each.file} ${each.start} ${instance.id}`;
    const attribute = `${owner.def.name}.${name}`;
    const trace = [
      ...stepsOf(by, "the commit expires the attributes of all rows"),
      { at: each, message: "the loop runs once per row" },
      ...stepsOf(site, `\`${attribute}\` is read`),
    ];
    if (!subjects.has(key)) subjects.set(key, { at: site.at, attribute, reader: site.reader, trace, role: context.roleOf(site.at.file) });
  }
  return [...subjects.values()];
}
