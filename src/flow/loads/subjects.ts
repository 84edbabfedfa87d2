import type { OrmModels } from "../../domain/sqlalchemy/index.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import type { RepoPath } from "../../model/source.ts";
import type { LazyLoading, UnappliedOption } from "../../model/subjects.ts";
import { fixOf, optionOf } from "./fix.ts";
import type { LazyLoad, UnappliedOption as Unapplied } from "./run.ts";
import { codePlace } from "./values.ts";

/** What subjects need to know of the places they name. */
export interface SubjectContext {
  readonly program: Program;
  /** The class that a relationship of a class leads to. */
  targetOf(symbol: ClassSymbol, key: string): ClassSymbol | undefined;
  roleOf(file: RepoPath): LazyLoading["role"];
  isStartup(load: LazyLoad): boolean;
  isServed(load: LazyLoad): boolean;
}

export function subjectContext(
  program: Program,
  tables: () => { readonly models: OrmModels },
  runs: Pick<SubjectContext, "isStartup" | "isServed">,
): SubjectContext {
  return {
    program,
    targetOf(symbol, key) {
      const attribute = tables().models.attribute(symbol, key);
      return attribute?.kind === "relationship" ? (attribute.target ?? undefined) : undefined;
    },
    roleOf: (path) => program.index.byPath.get(path)?.unit?.role ?? "application",
    ...runs,
  };
}

/** Loader options without effect, one subject for each place. */
export function unappliedOptions(found: readonly Unapplied[], context: SubjectContext): readonly UnappliedOption[] {
  const subjects = new Map<string, UnappliedOption>();
  for (const { at, reason, name, callee } of found) {
    subjects.set(`${at.file} ${at.start} ${name}`, { at, reason, name, callee, role: context.roleOf(at.file) });
  }
  return [...subjects.values()];
}

/** The lazy loads that cost, one subject for each place and kind: under an AsyncSession all, else those that run once per row. */
export function lazyLoadings(loads: readonly LazyLoad[], context: SubjectContext): readonly LazyLoading[] {
  const groups = new Map<string, LazyLoad[]>();
  for (const load of loads) {
    const kind = kindOf(load);
    if (kind === null) continue;
    const at = placeOf(load, kind);
    const key = `${kind} ${load.refused} ${at.file} ${at.start} ${load.instance.origin?.at.file ?? ""} ${load.instance.origin?.at.start ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [load]);
    else group.push(load);
  }
  return together([...groups.values()]).map((group) => subjectOf(group, context));
}

/** Functions beyond which one finding stands for all that read rows of one query in one place: what is to be changed is the query. */
const MOST_READERS = 5;

/** Joins groups whose rows another function queries and another reads, such as the user of the request and a property of its class. */
function together(groups: readonly (readonly LazyLoad[])[]): readonly (readonly LazyLoad[])[] {
  const alike = new Map<string, (readonly LazyLoad[])[]>();
  const keys = groups.map((group, at) => {
    const key = sharedBy(group) ?? String(at);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [group]);
    else known.push(group);
    return key;
  });
  return groups.flatMap((group, at) => {
    const same = alike.get(keys[at] ?? "") ?? [];
    if (same.length <= MOST_READERS) return [group];
    return same[0] === group ? [same.flat()] : [];
  });
}

/** What a group shares with others: the query and the places that read its rows; null where either stands in the function itself. */
function sharedBy(group: readonly LazyLoad[]): string | null {
  const reads: string[] = [];
  for (const load of group) {
    const { instance, site, function: fn } = load;
    const origin = instance.origin?.at;
    if (kindOf(load) !== "loop" || site.trace.length === 0 || origin === undefined || origin.symbol === fn?.def.qualname) return null;
    const { file, start } = readAt(load);
    reads.push(`${file} ${start} ${nameOf(load)} of ${origin.file} ${origin.start}`);
  }
  return [...new Set(reads)].sort().join(", ");
}

function kindOf({ instance, site, met, refused }: LazyLoad): LazyLoading["kind"] | null {
  if (instance.origin === null || met) return null;
  if (refused !== null) return instance.session === "sync" || instance.session === "async" ? "refused" : null;
  if (instance.session === "async") return "async";
  if (instance.session !== "sync") return null;
  if (site.reader !== null) return "serialization";
  return instance.each === null ? null : "loop";
}

/** Under asyncio the read fails; elsewhere the query is what has to change, where it stands in the same function. */
function placeOf({ instance, site, function: fn }: LazyLoad, kind: LazyLoading["kind"]): Place {
  const origin = instance.origin?.at;
  const same = origin !== undefined && origin.file === site.at.file && origin.symbol === fn?.def.qualname;
  return kind !== "async" && kind !== "refused" && same ? origin : site.at;
}

function subjectOf(group: readonly LazyLoad[], context: SubjectContext): LazyLoading {
  const first = leadOf(group);
  if (first === undefined || first.instance.origin === null) throw new RangeError("a group has a member with an origin");
  const kind = kindOf(first) ?? "loop";
  const { origin } = first.instance;
  const names = [...new Set([first, ...group].map(nameOf))];
  return {
    at: placeOf(first, kind),
    kind,
    relationships: names,
    reader: first.site.reader,
    refused: first.refused,
    each: group.some((load) => load.instance.each !== null),
    rows: group.some(({ instance }) => instance.rows || (instance.path.length === 0 && instance.each !== null)),
    few: group.every(({ instance }) => instance.few === true),
    toOne: group.every((load) => !load.relationship.uselist || (kind === "serialization" && load.instance.each === null)),
    proved: group.some((load) => load.certain),
    option: optionsOf([first, ...group], context),
    fix: fixOf(group, context),
    trace: [...traceOf(first, origin.at), ...otherReads(group, first), ...otherReaders(group, first)],
    origin: origin.at,
    reads: group.map((load) => ({ at: codePlace(load.site), relationship: nameOf(load) })),
    role: context.roleOf(first.site.at.file),
    startup: group.every((load) => context.isStartup(load)),
    served: group.some((load) => context.isServed(load)),
  };
}

/** Options beyond which a message gets no clearer: the fix has them all. */
const MOST_OPTIONS = 3;
/** A message quotes no more characters: half an option is of no use to anybody. */
const LONGEST_OPTIONS = 236;

/** The loader options that are missing, each with all of its steps. */
function optionsOf(group: readonly LazyLoad[], context: SubjectContext): string {
  const options = [...new Set(group.map((load) => optionOf(load, context)))];
  const whole = options.filter((option) => !options.some((other) => other !== option && other.startsWith(`${option}.`)));
  let count = Math.min(whole.length, MOST_OPTIONS);
  while (count > 1 && whole.slice(0, count).join(", ").length > LONGEST_OPTIONS) count--;
  return [...whole.slice(0, count), ...(whole.length > count ? ["…"] : [])].join(", ");
}

/** The one whose way is shown: of those that happen for each row, what is certain. */
function leadOf(group: readonly LazyLoad[]): LazyLoad | undefined {
  const each = group.filter(({ instance }) => instance.each !== null);
  return each.find(({ certain }) => certain) ?? each[0] ?? group[0];
}

/** More reads of the same rows, elsewhere, are counted, but not shown. */
const MOST_READS = 4;

/** The other places at which the same rows are read. */
function otherReads(group: readonly LazyLoad[], lead: LazyLoad): readonly TraceStep[] {
  const shown = new Set([`${readAt(lead).file} ${readAt(lead).start}`]);
  const steps: TraceStep[] = [];
  for (const load of group) {
    const at = readAt(load);
    const key = `${at.file} ${at.start}`;
    if (shown.has(key)) continue;
    shown.add(key);
    steps.push({ at, message: `\`${nameOf(load)}\` of the same rows is read, too` });
  }
  return steps.slice(0, MOST_READS);
}

/** That the finding stands for other functions, too. */
function otherReaders(group: readonly LazyLoad[], lead: LazyLoad): readonly TraceStep[] {
  const others = new Map(
    group.filter((load) => load.function?.def !== lead.function?.def).map((load) => [load.function?.def, load.site.at] as const),
  );
  const [at] = others.values();
  if (at === undefined) return [];
  return [{ at, message: `as it is here${others.size > 1 ? `, and in ${others.size - 1} more functions` : ""}` }];
}

function nameOf({ owner, relationship }: LazyLoad): string {
  return `${owner.def.name}.${relationship.key}`;
}

function readAt({ site }: LazyLoad): Place {
  return site.trace.at(-1)?.at ?? site.argument ?? site.at;
}

function traceOf(load: LazyLoad, origin: Place): readonly TraceStep[] {
  const { instance, site } = load;
  const steps: TraceStep[] = [{ at: origin, message: "the rows are queried here" }];
  const statement = instance.origin?.statement;
  if (statement != null && !(statement.file === origin.file && statement.start >= origin.start && statement.end <= origin.end))
    steps.unshift({ at: statement, message: "the statement is built here" });
  if (instance.each !== null) steps.push({ at: instance.each, message: "the loop runs once per row" });
  steps.push(...(site.trace.length === 0 ? [] : [{ at: site.at, message: "they are handed on here" }]));
  steps.push(...site.trace);
  const last = steps.pop();
  const read: TraceStep = { at: readAt(load), message: `\`${nameOf(load)}\` is read` };
  if (site.trace.length === 0) return [...steps, ...(last === undefined ? [] : [last]), { at: readAt(load), message: read.message }];
  return [...steps, read];
}
