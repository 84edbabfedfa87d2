import type { ClassSymbol } from "../../link/symbols.ts";
import {
  APART,
  COLUMN_OPTIONS,
  type ColumnStep,
  EMPTY_PLAN,
  type LoaderOption,
  type OptionStep,
  openPlan,
  type Plan,
  STRATEGIES,
  withOption,
} from "./plans.ts";
import { type Run, related } from "./run.ts";
import { alternativesOf, type Entity, mapAlternatives, type Site, type Statement, UNKNOWN, type Value } from "./values.ts";

const OPEN: LoaderOption = { steps: [], nested: [], open: true };

/** `selectinload(Order.lines)`; undefined for the name of something that is no loader option. */
export function optionCall(name: string, args: readonly Value[], site: Site): Value | undefined {
  if (COLUMN_OPTIONS.has(name)) {
    const columns = columnStep(name, args, 0, site);
    return {
      kind: "option",
      option: { steps: [], ...(columns === null ? {} : { columns: [columns] }), nested: [], open: false },
      at: site.at,
    };
  }
  if (name === "Load") return { kind: "option", option: { steps: [], nested: [], open: false }, at: site.at };
  const named = STRATEGIES.get(name);
  if (named === undefined) return undefined;
  const strategy = named === "raise" && site.call?.keywords.some(({ arg }) => arg === "sql_only") === true ? "raise on sql" : named;
  const steps = args.map((argument) => stepsOf(argument));
  const open = steps.some((found) => found === undefined);
  const known = repeated(
    steps.flatMap((found) => found ?? []),
    site,
  );
  const [only, another] = args;
  // With an alias, or as text, it is not said which join is meant.
  const contains = name === "contains_eager" && another === undefined && only?.kind === "attribute" && site.call?.keywords.length === 0;
  return {
    kind: "option",
    ...(contains ? { contains: only.key } : {}),
    // Of several attributes only the last gets the strategy in new versions, all in old ones; each is loaded in both.
    option: {
      steps: known.map((step) => ({
        ...step,
        strategy,
        ...(APART.has(name) ? { apart: true } : {}),
        ...(name === "contains_eager" ? { contained: true } : {}),
      })),
      nested: [],
      open,
    },
    at: site.at,
  };
}

/** More levels than anybody reads: `recursion_depth=-1` goes on to the last. */
const ALL_LEVELS = 12;

/** `selectinload(Category.children, recursion_depth=3)`: the last step, so many levels deep. What is not written out counts as all of them. */
function repeated(steps: readonly OptionStep[], { call }: Site): readonly OptionStep[] {
  const last = steps.at(-1);
  const depth = call?.keywords.find(({ arg }) => arg === "recursion_depth")?.value;
  if (last === undefined || depth === undefined || (depth.kind === "Constant" && depth.type === "None")) return steps;
  const levels = depth.kind === "Constant" && depth.type === "int" ? Math.min(Number(depth.value), ALL_LEVELS) : ALL_LEVELS;
  return [...steps, ...Array.from({ length: levels - 1 }, () => last)];
}

/** What `load_only`, `defer` and `undefer` say of columns; null for the other options about them, which leave none out. */
function columnStep(name: string, args: readonly Value[], at: number, { call }: Site): ColumnStep | null {
  if (name === "undefer_group") return { name: "undefer", keys: null, owner: null, at };
  if (name !== "load_only" && name !== "defer" && name !== "undefer") return null;
  const named = args.map((argument) => (argument.kind === "attribute" && argument.owner.kind === "class" ? argument : null));
  const [first] = named;
  // `raiseload=True` refuses what is left out, and a text or a `*` may name anything.
  const known = named.length > 0 && !named.includes(null) && call?.args.length === args.length && call.keywords.length === 0;
  const owner = first?.owner.kind === "class" ? first.owner.class : null;
  return { name, keys: known ? named.flatMap((item) => item?.key ?? []) : null, owner, at };
}

/** The path that an argument names: an attribute, `"*"`, or a dotted text of old versions; undefined if it is not known. */
function stepsOf(value: Value): readonly OptionStep[] | undefined {
  if (value.kind === "attribute")
    return [{ strategy: "eager", owner: value.owner.kind === "class" ? value.owner.class : null, key: value.key }];
  if (value.kind === "text") return value.text.split(".").map((key) => ({ strategy: "eager", owner: null, key }));
  return undefined;
}

/** A method of an option: a further step, or what `.options(…)` nests. */
export function optionMethod(option: LoaderOption, name: string, args: readonly Value[], site: Site): Value {
  const at = site.at;
  if (name === "options") {
    const nested = args.flatMap((argument) => optionsIn(argument) ?? [OPEN]);
    return { kind: "option", option: { ...option, nested: [...option.nested, ...nested] }, at };
  }
  if (COLUMN_OPTIONS.has(name)) {
    const columns = columnStep(name, args, option.steps.length, site);
    return { kind: "option", option: columns === null ? option : { ...option, columns: [...(option.columns ?? []), columns] }, at };
  }
  const next = optionCall(name, args, site);
  if (next?.kind !== "option") return { kind: "option", option: { ...option, open: true }, at };
  return {
    kind: "option",
    option: {
      steps: [...option.steps, ...next.option.steps],
      ...(option.columns === undefined ? {} : { columns: option.columns }),
      nested: [],
      open: option.open || next.option.open,
    },
    at,
  };
}

/** All options that a value holds; undefined where some are not known. */
export function optionsIn(value: Value): readonly LoaderOption[] | undefined {
  switch (value.kind) {
    case "option":
      return [value.option];
    case "plain":
      return [];
    case "tuple": {
      const items = value.items.map(optionsIn);
      return items.includes(undefined) ? undefined : items.flatMap((item) => item ?? []);
    }
    case "many":
      return value.open ? undefined : optionsIn(value.item);
    case "listed": {
      const items = value.items.map(optionsIn);
      return items.includes(undefined) ? undefined : items.flatMap((item) => item ?? []);
    }
    default:
      return undefined;
  }
}

/** Whether a value certainly is, or holds, a loader option. */
export function holdsOption(value: Value): boolean {
  switch (value.kind) {
    case "option":
      return true;
    case "tuple":
    case "listed":
      return value.items.some(holdsOption);
    default:
      return false;
  }
}

/** Whether an argument waits for a parameter. */
export function waits(value: Value): boolean {
  switch (value.kind) {
    case "parameter":
    case "deferred":
      return true;
    case "listed":
    case "tuple":
      return value.items.some(waits);
    case "many":
      return waits(value.item);
    case "union":
      return value.items.some((item) => waits(item.value));
    default:
      return false;
  }
}

/** A statement with more options. Each alternative of the options makes an alternative of the statement. */
export function withOptions(run: Run, statement: Statement, args: readonly Value[]): Value {
  return args.reduce<Value>(
    (result, argument) =>
      mapAlternatives(result, (current) => {
        if (current.kind !== "statement") return UNKNOWN;
        if (argument.kind !== "union") return withArgument(run, current, argument);
        return {
          kind: "union",
          items: alternativesOf(argument).map(({ value, when }) => ({ value: withArgument(run, current, value), when })),
        };
      }),
    statement,
  );
}

/** The relationships that `contains_eager` among options takes from a join. */
function containedIn(value: Value): Statement["contained"] {
  if (value.kind === "option") return value.contains === undefined ? [] : [{ key: value.contains, at: value.at }];
  return value.kind === "listed" || value.kind === "tuple" ? value.items.flatMap(containedIn) : [];
}

function withArgument(run: Run, given: Statement, argument: Value): Statement {
  const contained = containedIn(argument);
  const statement = contained.length === 0 ? given : { ...given, contained: [...given.contained, ...contained] };
  if (waits(argument)) return { ...statement, pending: [...statement.pending, argument] };
  const options = optionsIn(argument);
  if (options === undefined)
    return { ...statement, entities: statement.entities.map((entity) => ({ ...entity, plan: openPlan(entity.plan) })) };
  return { ...statement, entities: statement.entities.map((entity) => ({ ...entity, plan: planWith(run, entity, options) })) };
}

/** The plan of an entity with options applied. */
export function planWith(run: Run, entity: Entity, options: readonly LoaderOption[]): Plan {
  const { value } = entity;
  const fits = (owner: ClassSymbol): boolean => value.kind !== "class" || related(run.world.program, owner, value.class);
  return options.reduce((plan, option) => withOption(plan, option, fits), entity.plan);
}

/** The plan that `session.get(…, options=…)` and the like give. */
export function planOf(run: Run, model: Value, options: Value | undefined): Plan {
  if (options === undefined) return EMPTY_PLAN;
  const known = optionsIn(options);
  return known === undefined ? openPlan(EMPTY_PLAN) : planWith(run, { value: model, plan: EMPTY_PLAN }, known);
}
