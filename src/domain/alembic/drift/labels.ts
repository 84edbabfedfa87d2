import type { OrmColumn } from "../../sqlalchemy/index.ts";
import type { Column, Dialect, Schema } from "../database/schema.ts";

const TEXT = /^(?:character varying|varchar)\((\d+)\)$/i;

/**
 * What the column of an enum cannot store of what the model gives it: labels that its type lacks, or that are longer than its text. Where names or
 * values may be meant, the choice that fits better counts, and only where some label is known to both.
 */
export function missingLabels(
  name: string,
  { labels }: OrmColumn,
  there: Column,
  { enums, dialect }: { readonly enums: Schema["enums"]; readonly dialect: Dialect },
): string | null {
  // SQLite has no enum types, and takes texts of any length.
  if (labels.length === 0 || dialect === "sqlite") return null;
  const length = Number(TEXT.exec(there.type.text ?? "")?.[1] ?? Number.NaN);
  if (!Number.isNaN(length)) {
    const long = labels.map((each) => each.find((label) => [...label].length > length));
    const [first] = long;
    return first === undefined || long.includes(undefined)
      ? null
      : `${name} is ${there.type.text} in the migrations, and the model stores ${first} of ${[...first].length} characters`;
  }
  const known = there.type.named === null ? written(there.type.text ?? "") : (enums.get(there.type.named) ?? null);
  if (known === null || known.length === 0) return null;
  const lacking = labels
    .filter((each) => each.some((label) => known.includes(label)))
    .map((each) => each.filter((label) => !known.includes(label)))
    .sort((a, b) => a.length - b.length);
  const [fewest] = lacking;
  if (fewest === undefined || fewest.length === 0) return null;
  return `no revision gives the enum of ${name} the ${fewest.length === 1 ? "label" : "labels"} ${fewest.join(", ")}`;
}

/** The labels of MySQL's `enum('open','paid')`; null for another type. */
function written(type: string): readonly string[] | null {
  const list = /^enum\((.*)\)$/s.exec(type)?.[1];
  return list === undefined ? null : [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, label]) => (label ?? "").replaceAll("''", "'"));
}
