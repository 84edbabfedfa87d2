import type { BlockingFact } from "../data/blocking-sheet.ts";
import type { Catalogue } from "../data/catalogue.ts";
import type { QueryFact } from "../data/queries.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { Constant } from "../model/syntax.ts";
import type { CallSite } from "./call-sites.ts";
import type { DirectEffects, Effect } from "./effects.ts";
import { isInMemory } from "./in-memory.ts";
import { isLeftIdle } from "./pools.ts";
import { queryEffect, queryFact } from "./sql.ts";
import type { Target } from "./targets.ts";

/** The effects of calling something outside the project, by the tables and the configuration. */
export function directEffects(program: Program, catalogue: Catalogue): DirectEffects {
  // Callees are few and calls are many: what a callee may do is looked up once.
  const memo = new Map<string, Map<string, CalleeFacts>>();
  const factsOf = (target: Target & { kind: "external" }): CalleeFacts => {
    const owner = target.owner ?? "";
    const name = target.owner === null ? target.name : target.method;
    let byName = memo.get(owner);
    if (byName === undefined) {
      byName = new Map();
      memo.set(owner, byName);
    }
    let facts = byName.get(name);
    if (facts === undefined) {
      facts = { query: queryFact(catalogue, target), blocking: blockingEffect(catalogue, target) };
      byName.set(name, facts);
    }
    return facts;
  };
  return (target, site) => {
    if (target.kind === "function") return site.use === "awaited" ? NO_EFFECTS : ownBlocking(catalogue, target.function);
    if (target.kind !== "external") return NO_EFFECTS;
    const { query, blocking } = factsOf(target);
    const queries = query === undefined ? null : queryEffect(query, program, site);
    // What is awaited gives way to the loop, whatever its annotation says.
    const blocks = blocking !== null && site.use !== "awaited" && applies(program, blocking, site) ? blocking : null;
    if (queries === null) return blocks === null ? NO_EFFECTS : [blocks];
    return blocks === null ? [queries] : [queries, blocks];
  };
}

interface CalleeFacts {
  readonly query: QueryFact | undefined;
  readonly blocking: Effect | null;
}

const NO_EFFECTS: readonly Effect[] = [];
const POOL_EXIT = /^concurrent\.futures\.\w+\.__exit__$/;

/** A function of the project that the configuration says blocks, whatever can be read in it. */
function ownBlocking(catalogue: Catalogue, { module, def }: FunctionSymbol): readonly Effect[] {
  if (!catalogue.hasConfigured || def.async) return NO_EFFECTS;
  const fact = catalogue.configuredCall(`${module.name}.${def.qualname}`);
  return fact === undefined ? NO_EFFECTS : [{ kind: "blocks", key: keyOf(fact), fact }];
}

function blockingEffect(catalogue: Catalogue, target: Target & { kind: "external" }): Effect | null {
  if (catalogue.isSafe(target.name)) return null;
  const fact =
    target.owner === null
      ? catalogue.blockingCall(target.name)
      : target.method === "__iter__"
        ? catalogue.blockingIteration(target.owner)
        : (catalogue.blockingMethod(target.owner, target.method) ?? catalogue.blockingRead(target.owner, target.method));
  return fact === undefined ? null : { kind: "blocks", key: keyOf(fact), fact };
}

/** What the configuration counts otherwise travels on its own. */
function keyOf({ category, cost, counts }: BlockingFact): string {
  return `blocks:${category}:${cost}${counts === undefined ? "" : `:${counts}`}`;
}

/**
 * Whether the arguments of a call make it block: `queue.get(block=False)`, `process.join(0)` and `feedparser.parse(response.text)` do not,
 * `psutil.cpu_percent()` neither.
 */
function applies(program: Program, effect: Effect, site: CallSite): boolean {
  if (effect.kind !== "blocks") return true;
  if (SENDS.test(effect.fact.name) && sendsDatagrams(effect.fact.name, site)) return false;
  if (effect.fact.condition === null) return !POOL_EXIT.test(effect.fact.name) || !isLeftIdle(site);
  const { blocks, position, keyword } = effect.fact.condition;
  const given =
    site.call?.keywords.find((argument) => argument.arg === keyword)?.value ?? (position === null ? undefined : site.call?.args[position]);
  if (blocks === "if-given") return given !== undefined && !(given.kind === "Constant" && (given.type === "None" || isNothing(given)));
  if (blocks === "if-false") return given?.kind === "Constant" && given.type === "False";
  if (blocks === "unless-content") return given === undefined || !isInMemory(program, given, site.scope);
  return !(given?.kind === "Constant" && isNothing(given));
}

const SENDS = /^socket\.socket\.(connect|send|sendall|sendto)$/;

/**
 * A datagram is given to the system and not waited for. What is only known to be a socket, by an annotation, is one of datagrams where the module
 * asks for no other.
 */
function sendsDatagrams(name: string, { unit }: CallSite): boolean {
  if (name.endsWith(".sendto")) return true;
  const module = unit.kind === "function" ? unit.function.module : unit.module;
  const facts = module.unit?.facts;
  if (facts === undefined) return false;
  return facts.mentions("SOCK_DGRAM") && !facts.mentions("SOCK_STREAM") && !facts.mentions("create_connection");
}

function isNothing({ type, value }: Constant): boolean {
  return type === "False" || ((type === "int" || type === "float") && Number(value) === 0);
}
