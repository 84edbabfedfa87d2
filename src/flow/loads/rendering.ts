import type { Chain, Reading, Template, TemplateNode } from "../../domain/templates/index.ts";
import { boundOnce } from "../../link/bound-once.ts";
import type { ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { attributeOf } from "./attributes.ts";
import { eachOf, elementOf } from "./elements.ts";
import { methodCall } from "./methods.ts";
import { type Run, siteOf } from "./run.ts";
import { alternativesOf, followed, type Site, TEMPLATE, UNKNOWN, type Value } from "./values.ts";

/** Templates inside templates, and macros inside macros, beyond which nothing more is read. */
const DEEPEST = 8;
/** Parts of templates, each as often as it is rendered, beyond which the rest is not read: ten macros that call each other ten times. */
const MOST_NODES = 50_000;

/** What a rendering call is given besides its place. */
interface Given {
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/**
 * `templates.TemplateResponse(request, "orders.html", {"orders": orders})` and `env.get_template("orders.html").render(orders=orders)`:
 * what the template reads of the rows that it is given is read here. Undefined for calls that render nothing.
 */
export function renderingCall(run: Run, node: Call, given: Given, scope: Scope): Value | undefined {
  const { func } = node;
  if (func.kind !== "Attribute") return undefined;
  if (func.attr === "TemplateResponse") {
    const positional = given.args.findIndex(isName);
    const name = given.keywords.get("name") ?? (positional < 0 ? given.args[0] : given.args[positional]);
    const context = given.keywords.get("context") ?? (positional < 0 ? given.args[2] : given.args[positional + 1]);
    render(run, node, { name: name ?? UNKNOWN, contexts: context === undefined ? [] : contextsOf(context), loader: func.value, scope });
    return UNKNOWN;
  }
  if (func.attr !== "render" && func.attr !== "render_async") return undefined;
  const got = loadedBy(run, func.value, scope);
  if (got === undefined) return undefined;
  const [first] = given.args;
  const base = first === undefined ? [new Map<string, Value>()] : contextsOf(first);
  const contexts = base.map((fields) => new Map([...fields, ...given.keywords]));
  const [text] = got.call.args;
  const name: Value = text?.kind === "Constant" && text.type === "str" ? { kind: "text", text: text.value ?? "" } : UNKNOWN;
  render(run, node, { name, contexts, loader: got.call.func.kind === "Attribute" ? got.call.func.value : null, scope: got.scope });
  return UNKNOWN;
}

function isName(value: Value): boolean {
  return alternativesOf(value).every((item) => item.value.kind === "text");
}

/** `env.get_template("orders.html")`, written out or kept in a name that is bound once. */
function loadedBy(run: Run, node: Expr, scope: Scope): { readonly call: Call; readonly scope: Scope } | undefined {
  if (node.kind === "Call") return node.func.kind === "Attribute" && node.func.attr === "get_template" ? { call: node, scope } : undefined;
  const bound = node.kind === "Name" ? boundOnce(run.world.program, node.id, scope) : undefined;
  return bound?.value.kind === "Call" ? loadedBy(run, bound.value, bound.scope) : undefined;
}

/** What stands under the names of a context, for each of its alternatives. */
function contextsOf(value: Value): readonly ReadonlyMap<string, Value>[] {
  return alternativesOf(value).flatMap(({ value: item }) => (item.kind === "dict" && item.fields !== undefined ? [item.fields] : []));
}

interface Rendering {
  readonly name: Value;
  readonly contexts: readonly ReadonlyMap<string, Value>[];
  readonly loader: Expr | null;
  readonly scope: Scope;
}

function render(run: Run, node: Call, { name, contexts, loader, scope }: Rendering): void {
  const wanted = contexts.filter((context) => [...context.values()].some(followed));
  if (wanted.length === 0) return;
  const home = loader === null ? null : homeOf(run, loader, scope);
  for (const { value } of alternativesOf(name)) {
    const template = value.kind === "text" ? (run.world.templates()?.find(value.text, home) ?? null) : null;
    if (template === null) {
      if (wanted.some((context) => [...context.values()].some(holdsRows)))
        unread(run, node, value.kind === "text" ? `the template "${value.text}" is not found` : "the name of the template is computed");
      continue;
    }
    for (const context of wanted) {
      const reading = new Reader(run, node);
      reading.template(template, new Map(context), 0);
    }
  }
}

function unread(run: Run, node: Call, why: string): void {
  if (run.silent === 0) run.world.noteUnread(siteOf(run, node).at, `${why}: what it reads of the rows that it is given is not known`);
}

/** The module that makes the loader of templates. */
function homeOf(run: Run, loader: Expr, scope: Scope): ModuleSymbol | null {
  const symbol = run.world.program.symbolOf(loader, scope);
  return symbol?.kind === "variable" ? symbol.scope.module : null;
}

function holdsRows(value: Value): boolean {
  switch (value.kind) {
    case "instance":
      return true;
    case "many":
      return holdsRows(value.item);
    case "dict":
      return holdsRows(value.value);
    case "result":
      return holdsRows(value.row);
    case "tuple":
    case "listed":
      return value.items.some(holdsRows);
    case "union":
      return value.items.some((item) => holdsRows(item.value));
    default:
      return false;
  }
}

type Names = Map<string, Value>;
type Macro = TemplateNode & { kind: "macro" };

/** Takes the steps of a template on the values that it is given. */
class Reader {
  private readonly run: Run;
  private readonly call: Call;
  private readonly macros = new Map<string, { readonly macro: Macro; readonly template: Template }>();
  private readonly open = new Set<TemplateNode>();
  private left = MOST_NODES;
  private blocks: ReadonlyMap<string, { readonly node: TemplateNode & { kind: "block" }; readonly template: Template }> = new Map();

  constructor(run: Run, call: Call) {
    this.run = run;
    this.call = call;
  }

  /** A template that is rendered: where it extends another one, that one with this one's blocks. */
  template(template: Template, names: Names, depth: number): void {
    if (depth > DEEPEST) return;
    const parent = template.nodes.find((node) => node.kind === "extends");
    const own = new Map(blocksIn(template.nodes).map((node) => [node.name, { node, template }] as const));
    // What the more derived template says of a block holds.
    this.blocks = new Map([...own, ...this.blocks]);
    if (parent === undefined) {
      this.nodes(template.nodes, template, names, depth);
      return;
    }
    // Outside its blocks such a template only binds names.
    this.nodes(
      template.nodes.filter(({ kind }) => kind === "set" || kind === "macro" || kind === "import"),
      template,
      names,
      depth,
    );
    const extended = this.other(parent.template, template);
    if (extended !== null) this.template(extended, names, depth + 1);
    // Of a layout that is not found the blocks are read all the same.
    else for (const { node, template: home } of this.blocks.values()) this.nodes(node.body, home, new Map(names), depth + 1);
  }

  private other(name: string, from: Template): Template | null {
    return this.run.world.templates()?.find(name, from.home) ?? null;
  }

  private nodes(nodes: readonly TemplateNode[], template: Template, names: Names, depth: number): void {
    for (const node of nodes) {
      if (this.left === 0) return;
      this.left--;
      if (this.left === 0 && [...names.values()].some(holdsRows)) unread(this.run, this.call, `${template.path} takes too many others`);
      this.node(node, template, names, depth);
    }
  }

  private node(node: TemplateNode, template: Template, names: Names, depth: number): void {
    switch (node.kind) {
      case "read":
        for (const reading of node.readings) this.reading(reading, template, names, depth);
        return;
      case "for": {
        const iterated = node.source === null ? UNKNOWN : this.quiet(node.source, template, names);
        const vague = followed(iterated) ? 0 : 1;
        this.run.vague += vague;
        const inner = new Map(names);
        bind(this.run, inner, node.targets, eachOf(this.run, iterated, loopSite(placeOf(template, node))), this.site(template, node));
        this.nodes(node.body, template, inner, depth);
        this.run.vague -= vague;
        return;
      }
      case "scope":
        this.nodes(node.body, template, names, depth);
        return;
      case "set":
        names.set(node.name, node.source === null ? UNKNOWN : this.quiet(node.source, template, names));
        return;
      case "block": {
        const { node: block, template: home } = this.blocks.get(node.name) ?? { node, template };
        this.inside(block, () => this.nodes(block.body, home, new Map(names), depth));
        return;
      }
      case "macro":
        this.macros.set(node.name, { macro: node, template });
        return;
      case "import": {
        const from = this.other(node.template, template);
        for (const macro of from === null ? [] : from.nodes)
          if (from !== null && macro.kind === "macro") {
            const known = node.names === null ? `${node.alias}.${macro.name}` : node.names.find(([name]) => name === macro.name)?.[1];
            if (known !== undefined) this.macros.set(known, { macro, template: from });
          }
        return;
      }
      case "include": {
        const included = this.other(node.template, template);
        if (included !== null && depth < DEEPEST) this.inside(node, () => this.nodes(included.nodes, included, new Map(names), depth + 1));
        return;
      }
      case "extends":
        return;
      case "unread":
        if ([...names.values()].some(holdsRows)) unread(this.run, this.call, `${template.path} takes a template by a computed name`);
        return;
    }
  }

  /** A block, a macro or a template inside itself is read once. */
  private inside(node: TemplateNode, read: () => void): void {
    if (this.open.has(node)) return;
    this.open.add(node);
    read();
    this.open.delete(node);
  }

  private reading(reading: Reading, template: Template, names: Names, depth: number): void {
    switch (reading.kind) {
      case "chain":
        this.value(reading.chain, template, names);
        return;
      case "each": {
        const value = eachOf(this.run, this.quiet(reading.source, template, names), loopSite(placeOf(template, reading.source)));
        reading.names.reduce((held, name) => this.step(held, name, this.site(template, reading.source)), value);
        return;
      }
      case "call": {
        const { chain, args } = reading;
        const found = this.macros.get(chain.names.join("."));
        if (found === undefined) {
          this.value(chain, template, names);
          return;
        }
        if (depth >= DEEPEST) return;
        const { macro, template: home } = found;
        const given = macro.parameters.map((name, index): [string, Value] => {
          const argument = args[index];
          return [name, argument == null ? UNKNOWN : this.quiet(argument, template, names)];
        });
        this.inside(macro, () => this.nodes(macro.body, home, new Map(given), depth + 1));
        return;
      }
    }
  }

  /** The value of a chain that has been read before: nothing is recorded again. */
  private quiet(chain: Chain, template: Template, names: Names): Value {
    this.run.silent++;
    const value = this.value(chain, template, names);
    this.run.silent--;
    return value;
  }

  private value({ names: chain, called, start, end }: Chain, template: Template, names: Names): Value {
    const [first = "", ...rest] = chain;
    let value = names.get(first) ?? UNKNOWN;
    if (!followed(value)) return UNKNOWN;
    const site = this.site(template, { start, end });
    rest.forEach((name, index) => {
      const isCall = called && index === rest.length - 1;
      value = isCall ? methodCall(this.run, value, name, [], new Map(), site) : this.step(value, name, site);
    });
    return value;
  }

  /** Jinja's `value.name`: an attribute, else an item. */
  private step(value: Value, name: string, site: Site): Value {
    if (value.kind === "dict") return value.fields === undefined ? value.value : (value.fields.get(name) ?? UNKNOWN);
    return attributeOf(this.run, value, name, site);
  }

  /** The rendering call, with the way into the template. */
  private site(template: Template, node: { readonly start: number; readonly end: number }): Site {
    return {
      ...siteOf(this.run, this.call),
      call: this.call,
      trace: this.run.silent > 0 ? [] : [{ at: placeOf(template, node), message: `in the template ${template.path}` }],
    };
  }
}

function loopSite(at: Place): Site {
  return { at, trace: [], reader: null };
}

function bind(run: Run, names: Names, targets: readonly string[], value: Value, site: Site): void {
  const [only, another] = targets;
  if (another === undefined) {
    if (only !== undefined) names.set(only, value);
    return;
  }
  targets.forEach((name, index) => {
    names.set(name, elementOf(run, value, index, site));
  });
}

function blocksIn(nodes: readonly TemplateNode[]): readonly (TemplateNode & { kind: "block" })[] {
  return nodes.flatMap((node) => [...(node.kind === "block" ? [node] : []), ...("body" in node ? blocksIn(node.body) : [])]);
}

/** Where something stands in a template; offsets of places are bytes. */
function placeOf({ path, text }: Template, { start, end }: { readonly start: number; readonly end: number }): Place {
  const from = Buffer.byteLength(text.slice(0, start));
  return { file: path, start: from, end: from + Buffer.byteLength(text.slice(start, end)), symbol: TEMPLATE };
}
