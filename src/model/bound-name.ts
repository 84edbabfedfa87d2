import type { Import, ImportedName, ImportFrom } from "./syntax.ts";

/** The name that an import binds: of `import a.b` it is `a`. */
export function boundName({ kind }: Pick<Import | ImportFrom, "kind">, { name, asname }: ImportedName): string {
  return asname ?? (kind === "Import" ? (name.split(".", 1)[0] ?? name) : name);
}
