import type { FileFacts } from "../../../model/facts.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";

/** What env.py says of the comparison with the models. */
export interface EnvFilter {
  /** There is an env.py. */
  readonly found: boolean;
  /** `target_metadata` is None, or there is none: no comparison is meant. */
  readonly none: boolean;
  /** `include_object` or `include_name` leave something out. */
  readonly filtered: boolean;
  /** The texts written in env.py: what a filter names. */
  readonly texts: ReadonlySet<string>;
}

/** Reads env.py, and the files beside it where that one leaves the set-up to them. Without a file nothing is compared. */
export function envFilter(env: FileFacts | undefined, beside: () => readonly FileFacts[]): EnvFilter {
  const own = env === undefined ? [] : [filterOf(env)];
  const found = env !== undefined;
  if (!found || !own.every(({ none }) => none) || rules(env)) return { ...merged(own), found };
  return { ...merged([...own, ...beside().map(filterOf)]), found };
}

/** env.py itself says that there is nothing to compare with. */
function rules({ body }: FileFacts): boolean {
  return body.some(
    (stmt) => stmt.kind === "Assign" && stmt.targets.some((target) => target.kind === "Name" && target.id === "target_metadata"),
  );
}

type Filter = Omit<EnvFilter, "found">;

function merged(filters: readonly Filter[]): Filter {
  return {
    none: filters.every(({ none }) => none),
    filtered: filters.some(({ filtered }) => filtered),
    texts: new Set(filters.flatMap(({ texts }) => [...texts])),
  };
}

function filterOf(facts: FileFacts): Filter {
  const texts = new Set<string>();
  let filtered = false;
  let metadata = false;
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body)]) {
    eachStatement(body, (stmt) => {
      if (stmt.kind === "Assign" && stmt.targets.some((target) => target.kind === "Name" && target.id === "target_metadata"))
        metadata ||= !(stmt.value.kind === "Constant" && stmt.value.type === "None");
      for (const expr of expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          if (part.kind === "Constant" && part.type === "str" && part.value !== undefined) texts.add(part.value);
          if (part.kind !== "Call") return;
          for (const { arg, value } of part.keywords) {
            filtered ||= arg === "include_object" || arg === "include_name";
            metadata ||=
              arg === "target_metadata" && value.kind !== "Constant" && !(value.kind === "Name" && value.id === "target_metadata");
          }
        });
      }
    });
  }
  return { none: !metadata, filtered, texts };
}
