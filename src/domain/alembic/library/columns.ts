import type { Session } from "../operations/session.ts";
import { type Args, textOf } from "../python/values.ts";
import type { SaColumn } from "./constructs.ts";
import { SaComputed, SaConstraint, SaForeignKey, SaIdentity } from "./constructs.ts";
import type { SaType } from "./types.ts";

/** Sorts the arguments of `sa.Column(name?, type?, *args, **kwargs)`. */
export function columnArguments(session: Session, args: Args): ConstructorParameters<typeof SaColumn>[0] {
  let name: string | null = textOf(args.keywords.get("name"));
  let columnType: SaType | null = null;
  let typed = false;
  const foreignKeys: SaForeignKey[] = [];
  const checks: SaConstraint[] = [];
  let computed: SaComputed | null = null;
  let identity: SaIdentity | null = null;
  let open = args.open;
  for (const [i, value] of [
    ...args.positional,
    ...(args.keywords.has("type_") ? [args.keywords.get("type_") ?? { kind: "none" as const }] : []),
  ].entries()) {
    const text = i === 0 ? textOf(value) : null;
    if (text !== null) {
      name = text;
    } else if (i === 0 && value.kind === "host" && value.type === "name") {
      name = (value as unknown as { readonly name: string }).name;
    } else if (value instanceof SaForeignKey) {
      foreignKeys.push(value);
    } else if (value instanceof SaConstraint) {
      checks.push(value);
    } else if (value instanceof SaComputed) {
      computed = value;
    } else if (value instanceof SaIdentity) {
      identity = value;
    } else if (value.kind === "none" || (value.kind === "host" && value.type === "sequence")) {
      // `None` stands for no argument.
    } else if (!typed) {
      columnType = session.asType(value);
      typed = true;
      open ||= columnType === null && value.kind === "unknown" && i > 1;
    } else {
      open = true;
    }
  }
  return { name, columnType, foreignKeys, checks, keywords: args.keywords, computed, identity, sequence: null, open, at: args.at };
}
