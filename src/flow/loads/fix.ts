import type { Program } from "../../link/program.ts";
import type { ClassSymbol, ModuleSymbol } from "../../link/symbols.ts";
import type { Fix } from "../../model/finding.ts";
import type { LazyLoad } from "./run.ts";

interface Context {
  readonly program: Program;
  targetOf(symbol: ClassSymbol, key: string): ClassSymbol | undefined;
}

/** `selectinload(Order.lines).selectinload(Line.product)`: the option that loads what is read. */
export function optionOf(load: LazyLoad, context: Context): string {
  const { start } = load.instance;
  const steps = stepsOf(load, context) ??
    (start === null ? undefined : stepsFrom(start, load, context)) ?? [{ owner: load.owner, key: load.relationship.key }];
  const links: { step: string; times: number }[] = [];
  for (const { owner, key } of steps) {
    const step = `${owner.def.name}.${key}`;
    const last = links.at(-1);
    if (last?.step === step) last.times++;
    else links.push({ step, times: 1 });
  }
  return links.map(({ step, times }) => loaderOf(step, times)).join(".");
}

/** A schema that holds itself is followed a few times only: who wants that many levels wants all. */
const ALL_LEVELS = 3;

function loaderOf(step: string, times: number): string {
  if (times >= ALL_LEVELS) return `selectinload(${step}, recursion_depth=-1)`;
  return Array.from({ length: times }, () => `selectinload(${step})`).join(".");
}

/** The way from the queried class to the relationship; undefined where the query does not name its class. */
function stepsOf(load: LazyLoad, context: Context): readonly Step[] | undefined {
  return stepsFrom(load.instance.origin?.root ?? undefined, load, context);
}

interface Step {
  readonly owner: ClassSymbol;
  readonly key: string;
}

function stepsFrom(root: ClassSymbol | undefined, { instance, relationship }: LazyLoad, context: Context): readonly Step[] | undefined {
  let owner = root;
  const steps: { owner: ClassSymbol; key: string }[] = [];
  for (const key of [...instance.path, relationship.key]) {
    if (owner === undefined) return undefined;
    steps.push({ owner, key });
    owner = context.targetOf(owner, key);
  }
  return steps;
}

/** Options behind the query for all that is read, with the imports they need; null where the query is not written out. */
export function fixOf(group: readonly LazyLoad[], context: Context): Fix | null {
  const origin = group[0]?.instance.origin;
  const statement = origin?.statement;
  if (origin == null || statement == null || origin.root === null) return null;
  const module = context.program.index.byPath.get(statement.file);
  if (module?.unit == null) return null;
  const options = new Set<string>();
  const classes = new Set<ClassSymbol>();
  for (const load of group) {
    const steps = stepsOf(load, context);
    if (steps === undefined || load.instance.origin?.statement?.start !== statement.start) return null;
    // The query has an option for it, which a refresh drops: two of them for one relationship contradict each other.
    if (load.instance.plan?.entries.get(load.relationship.key)?.contained === true) return null;
    for (const { owner } of steps) classes.add(owner);
    options.add(optionOf(load, context));
  }
  // The way to something deeper loads what lies on it.
  const kept = [...options].filter((option) => ![...options].some((other) => other !== option && other.startsWith(`${option}.`)));
  const imports = importsFor(context.program, module, classes);
  if (imports === undefined) return null;
  const edits = [{ file: statement.file, start: statement.end, end: statement.end, text: `.options(${kept.join(", ")})` }];
  const at = importPlace(module);
  if (imports !== "") edits.unshift({ file: statement.file, start: at, end: at, text: imports });
  return {
    message: `Load ${[...new Set(group.map(({ owner, relationship }) => `${owner.def.name}.${relationship.key}`))].join(", ")} with the query`,
    safe: false,
    edits,
  };
}

/** Import lines for the names that the module lacks; undefined where a name means something else there. */
function importsFor(program: Program, module: ModuleSymbol, classes: ReadonlySet<ClassSymbol>): string | undefined {
  const scope = program.moduleScope(module);
  const lines: string[] = [];
  const loader = program.resolve("selectinload", scope);
  if (loader === undefined) lines.push("from sqlalchemy.orm import selectinload");
  else if (loader.kind !== "external") return undefined;
  for (const symbol of classes) {
    const known = program.resolve(symbol.def.name, scope);
    if (known === undefined) lines.push(`from ${symbol.module.name} import ${symbol.def.name}`);
    else if (known !== symbol) return undefined;
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** Where import lines go: before the first import that is not of the future, else before the first statement. */
function importPlace(module: ModuleSymbol): number {
  const body = module.unit?.facts.body ?? [];
  const first = body.find(
    (statement) => statement.kind === "Import" || (statement.kind === "ImportFrom" && statement.module !== "__future__"),
  );
  return (first ?? body[0])?.start ?? 0;
}
