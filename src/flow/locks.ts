import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { lastName } from "../model/last-name.ts";
import type { Call, FunctionDef, Node, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";
import type { CallSite } from "./call-sites.ts";
import type { Edge, Summaries } from "./effects.ts";
import { fileOf } from "./places.ts";

const TAKES = /^threading\.R?Lock\.__enter__$/;

/**
 * Which locks are held for moments only: wherever the file takes them by `with`, nothing in the block waits for anything, is awaited,
 * or is not known. Whoever asks for such a lock waits for as long as it takes to change a dictionary.
 */
export class BriefLocks {
  private readonly program: Program;
  private readonly edges: readonly Edge[];
  private readonly summaries: Summaries;
  private readonly known = new Map<string, boolean>();
  private inFiles: ReadonlyMap<string, readonly Edge[]> | null = null;

  constructor(program: Program, edges: readonly Edge[], summaries: Summaries) {
    this.program = program;
    this.edges = edges;
    this.summaries = summaries;
  }

  /** Whether what blocks at a place takes one of those. */
  has(callee: string, site: CallSite): boolean {
    if (!TAKES.test(callee)) return false;
    if (site.form !== "context") return false;
    const file = fileOf(site.unit);
    const name = lastName(site.node);
    const key = `${file} ${name}`;
    let brief = this.known.get(key);
    if (brief === undefined) {
      const around = this.edgesIn(file);
      brief = around.every((edge) => edge.site.form !== "context" || lastName(edge.site.node) !== name || this.isBrief(edge.site, around));
      this.known.set(key, brief);
    }
    return brief;
  }

  private isBrief(site: CallSite, around: readonly Edge[]): boolean {
    if (site.unit.kind !== "function") return false;
    const { def } = site.unit.function;
    const held = blockOf(def, site.node);
    if (held === null || this.mayWait(held, this.program.functionScope(site.unit.function))) return false;
    const [first, last] = [held[0], held.at(-1)];
    if (first === undefined || last === undefined) return true;
    return around.every(
      (edge) =>
        edge.unit.kind !== "function" ||
        edge.unit.function.def !== def ||
        edge.site.node.start < first.start ||
        edge.site.node.end > last.end ||
        !this.summaries
          .at(edge)
          .some(({ effect }) => (effect.kind === "blocks" ? !TAKES.test(effect.fact.name) : effect.kind === "queries")),
    );
  }

  /** Whether a block hands the loop over while it holds the lock, imports, or calls something that nobody knows. */
  private mayWait(body: readonly Stmt[], scope: Scope): boolean {
    let found = false;
    visitStatements(body, (node) => {
      found ||= node.kind === "Await" || node.kind === "Yield" || node.kind === "YieldFrom";
      found ||= node.kind === "Call" && !isMaking(node) && this.program.typeOf(node.func, scope).kind === "unknown";
    });
    eachStatement(body, ({ kind }) => {
      found ||= kind === "Import" || kind === "ImportFrom";
    });
    return found;
  }

  private edgesIn(file: string): readonly Edge[] {
    if (this.inFiles === null) {
      const found = new Map<string, Edge[]>();
      for (const edge of this.edges) {
        const path = fileOf(edge.site.unit);
        const list = found.get(path);
        if (list === undefined) found.set(path, [edge]);
        else list.push(edge);
      }
      this.inFiles = found;
    }
    return this.inFiles.get(file) ?? [];
  }
}

/** `super().__new__(cls)`: the one object of a class is made under its lock. */
function isMaking({ func }: Call): boolean {
  return func.kind === "Attribute" && func.attr === "__new__" && func.value.kind === "Call" && lastName(func.value.func) === "super";
}

/** The block that a `with` runs with the lock. */
function blockOf(def: FunctionDef, context: Node): readonly Stmt[] | null {
  let found: readonly Stmt[] | null = null;
  eachStatement(def.body, (statement) => {
    if (statement.kind === "With" && statement.items.some((item) => item.context.start === context.start)) found = statement.body;
  });
  return found;
}
