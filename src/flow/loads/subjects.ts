import type { Place, TraceStep } from "../../model/finding.ts";
import type { RepoPath } from "../../model/source.ts";
import type { LazyLoading } from "../../model/subjects.ts";
import type { LazyLoad } from "./run.ts";

/** What subjects need to know of the places they name. */
export interface SubjectContext {
  roleOf(file: RepoPath): LazyLoading["role"];
  isStartup(load: LazyLoad): boolean;
}

/** The lazy loads that cost, one subject for each place and kind: under an AsyncSession all, else those that run once per row. */
export function lazyLoadings(loads: readonly LazyLoad[], context: SubjectContext): readonly LazyLoading[] {
  const groups = new Map<string, LazyLoad[]>();
  for (const load of loads) {
    const kind = kindOf(load);
    if (kind === null) continue;
    const at = placeOf(load, kind);
    const key = `${kind} ${at.file} ${at.start} ${load.instance.origin?.at.file ?? ""} ${load.instance.origin?.at.start ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [load]);
    else group.push(load);
  }
  return [...groups.values()].map((group) => subjectOf(group, context));
}

function kindOf({ instance, site }: LazyLoad): LazyLoading["kind"] | null {
  if (instance.origin === null) return null;
  if (instance.session === "async") return "async";
  if (instance.session !== "sync") return null;
  if (site.reader !== null) return "serialization";
  return instance.each === null ? null : "loop";
}

/** Under asyncio the read fails; elsewhere the query is what has to change, where it stands in the same function. */
function placeOf({ instance, site, function: fn }: LazyLoad, kind: LazyLoading["kind"]): Place {
  const origin = instance.origin?.at;
  const same = origin !== undefined && origin.file === site.at.file && origin.symbol === fn?.def.qualname;
  return kind !== "async" && same ? origin : site.at;
}

function subjectOf(group: readonly LazyLoad[], context: SubjectContext): LazyLoading {
  const [first] = group;
  if (first === undefined || first.instance.origin === null) throw new RangeError("a group has a member with an origin");
  const kind = kindOf(first) ?? "loop";
  const { origin } = first.instance;
  const names = [...new Set(group.map(nameOf))];
  return {
    at: placeOf(first, kind),
    kind,
    relationships: names,
    reader: first.site.reader,
    each: group.some((load) => load.instance.each !== null),
    toOne: group.every((load) => !load.relationship.uselist),
    proved: group.some((load) => load.certain),
    option: optionText(group),
    trace: traceOf(first, origin.at),
    role: context.roleOf(first.site.at.file),
    startup: context.isStartup(first),
  };
}

function nameOf({ owner, relationship }: LazyLoad): string {
  return `${owner.def.name}.${relationship.key}`;
}

function traceOf(load: LazyLoad, origin: Place): readonly TraceStep[] {
  const { instance, site } = load;
  const steps: TraceStep[] = [{ at: origin, message: "the rows are queried here" }];
  if (instance.each !== null) steps.push({ at: instance.each, message: "the loop runs once per row" });
  steps.push(...(site.trace.length === 0 ? [] : [{ at: site.at, message: "they are handed on here" }]));
  steps.push(...site.trace);
  const last = steps.pop();
  const read: TraceStep = { at: last?.at ?? site.at, message: `\`${nameOf(load)}\` is read` };
  if (site.trace.length === 0) return [...steps, ...(last === undefined ? [] : [last]), { at: site.at, message: read.message }];
  return [...steps, read];
}

/** `selectinload(Order.lines).selectinload(Line.product)` for the deepest path that is read. */
function optionText(group: readonly LazyLoad[]): string {
  const deepest = group.reduce((best, load) => (load.instance.path.length > best.instance.path.length ? load : best));
  return `selectinload(${nameOf(deepest)})`;
}
