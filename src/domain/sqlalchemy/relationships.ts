import { type Construction, constructionIn } from "../../link/construction.ts";
import { entryOf, type Static, textOf, truth } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { annotatedTarget, type MappedAnnotation } from "./annotations.ts";
import type { Declared } from "./attributes.ts";
import type { ModelDraft } from "./drafts.ts";
import type { Mappings } from "./mapping.ts";
import { shortName } from "./names.ts";
import type { Direction, Lazy, OrmRelationship } from "./orm.ts";
import { type ColumnReference, columnReferences } from "./references.ts";
import { readTable } from "./tables.ts";

/** What relationships need to know of the other models. */
export interface Registry {
  readonly mappings: Mappings;
  /** A mapped class by what a text names: `Order`, `shop.models.Order`. */
  named(text: string, from: ModelDraft): ModelDraft | undefined;
  draftOf(symbol: ClassSymbol): ModelDraft | undefined;
  /** Columns with their foreign keys resolved: those of the model and of what it inherits from. */
  columns(draft: ModelDraft): readonly { readonly key: string; readonly name: string; readonly targets: readonly string[] }[];
  /** Names under which foreign keys reach the model's tables. */
  tables(draft: ModelDraft): readonly string[];
}

type DeclaredRelationship = Declared & { kind: "relationship" };

/** A `backref=` that makes an attribute on the target. */
export interface Backref {
  readonly target: ModelDraft;
  readonly relationship: OrmRelationship;
}

/** The arguments of a relationship by name, whichever way SQLModel or SQLAlchemy takes them. */
class Options {
  readonly made: Construction | null;
  private readonly extra: Static | undefined;

  constructor(made: Construction | null) {
    this.made = made;
    this.extra = made?.name === "sqlmodel.Relationship" ? made.keyword("sa_relationship_kwargs") : undefined;
  }

  get(name: string): Static | undefined {
    return (this.extra === undefined ? undefined : entryOf(this.extra, name)) ?? this.made?.keyword(name);
  }

  /** The expression of an argument, where it stands in the call itself or in the dict that is written there. */
  written(name: string): Expr | undefined {
    const direct = this.made?.call.keywords.find(({ arg }) => arg === name)?.value;
    if (direct !== undefined) return direct;
    const extra = this.made?.call.keywords.find(({ arg }) => arg === "sa_relationship_kwargs")?.value;
    if (extra?.kind === "Dict") {
      const at = extra.keys.findIndex((key) => key?.kind === "Constant" && key.value === name);
      return at < 0 ? undefined : extra.values[at];
    }
    return extra?.kind === "Call" ? extra.keywords.find(({ arg }) => arg === name)?.value : undefined;
  }
}

const WORDS: ReadonlySet<string> = new Set([
  "select",
  "joined",
  "selectin",
  "subquery",
  "immediate",
  "raise",
  "raise_on_sql",
  "noload",
  "write_only",
  "dynamic",
]);

/** Reads one relationship of a model and, where it says so, the attribute on the other side. */
export function readRelationship(
  registry: Registry,
  source: ModelDraft,
  declaration: DeclaredRelationship,
): { readonly relationship: OrmRelationship; readonly backref: Backref | null } {
  const { mappings } = registry;
  let { made, annotation } = declaration;
  const ready = made?.name === "sqlmodel.Relationship" ? made.keyword("sa_relationship") : undefined;
  const inner = ready === undefined ? undefined : constructionIn(mappings.evaluator, ready);
  if (inner !== undefined) {
    // The annotation then stands outside Mapped, and SQLAlchemy does not read it.
    made = inner;
    annotation = null;
  }
  const options = new Options(made);
  const found = targetOf(registry, source, made, annotation);
  const secondary = secondaryOf(registry, options, source);
  const direction =
    secondary !== null ? "many-to-many" : found.draft === undefined ? null : directionOf(registry, source, found.draft, options, made);
  const lazy = lazyOf(options.get("lazy"), annotation, made);
  // With a class for the collection SQLAlchemy does not ask the annotation.
  const many = annotation === null || options.get("collection_class") !== undefined ? undefined : annotatedMany(mappings, annotation);
  const relationship: OrmRelationship = {
    kind: "relationship",
    key: declaration.key,
    target: found.symbol,
    targetName: found.symbol === null ? found.text : `${found.symbol.module.name}.${found.symbol.def.qualname}`,
    lazy,
    uselist: uselistOf(options.get("uselist"), many, direction, lazy),
    direction,
    secondary,
    backPopulates: text(options.get("back_populates")),
    viewonly: flag(options.get("viewonly")) === true,
    passiveDeletes: flag(options.get("passive_deletes")) === true,
    cascadesDeletes: cascadesIn(options.get("cascade")) ?? flag(options.get("cascade_delete")) === true,
    nests: nests(made) || options.get("join_depth") !== undefined,
    byBackref: false,
    owner: declaration.owner,
    at: declaration.at,
  };
  return { relationship, backref: found.draft === undefined ? null : backrefOf(mappings, source, found.draft, options, relationship) };
}

/** Whether it is said how often a relationship is loaded below rows of its own class, or may be. */
function nests(made: Construction | null | undefined): boolean {
  return made?.keyword("join_depth") !== undefined || made?.call.keywords.some(({ arg }) => arg === null) === true;
}

function text(value: Static | undefined): string | null {
  return value === undefined ? null : (textOf(value) ?? null);
}

function flag(value: Static | undefined): boolean | undefined {
  return value === undefined || value.kind === "none" ? undefined : truth(value);
}

/** Whether `cascade="all, delete-orphan"` has the deletion among what it hands on. */
function cascadesIn(value: Static | undefined): boolean | undefined {
  const words = value === undefined ? undefined : textOf(value);
  return words?.split(",").some((word) => /^(all|delete)$/.test(word.trim()));
}

function lazyOf(value: Static | undefined, annotation: MappedAnnotation | null, made: Construction | null): Lazy {
  const word = value === undefined ? undefined : textOf(value);
  if (word !== undefined && WORDS.has(word)) return word as Lazy;
  if (value?.kind === "boolean") return value.value ? "select" : "joined";
  if (value?.kind === "none") return "noload";
  if (annotation?.wrapper === "DynamicMapped" || (made !== null && shortName(made.name) === "dynamic_loader")) return "dynamic";
  return annotation?.wrapper === "WriteOnlyMapped" ? "write_only" : "select";
}

function annotatedMany(mappings: Mappings, annotation: MappedAnnotation): boolean | undefined {
  if (annotation.wrapper !== "Mapped") return true;
  return annotatedTarget(mappings.program, annotation.inner, annotation.scope)?.many;
}

function uselistOf(given: Static | undefined, annotated: boolean | undefined, direction: Direction | null, lazy: Lazy): boolean {
  const said = flag(given);
  const collections = lazy === "dynamic" || lazy === "write_only";
  // `Mapped[Customer]` is one, whatever `uselist` says.
  if (annotated === false && !collections) return false;
  if (said !== undefined) return said;
  // These loaders refuse everything but collections, whatever an annotation makes of it.
  if (collections) return true;
  // `Mapped[list[Customer]]` names a collection class, and on the side of the foreign key none is made.
  return direction !== "many-to-one";
}

interface FoundTarget {
  readonly symbol: ClassSymbol | null;
  readonly draft: ModelDraft | undefined;
  readonly text: string;
}

function targetOf(registry: Registry, source: ModelDraft, made: Construction | null, annotation: MappedAnnotation | null): FoundTarget {
  const { program, evaluator } = registry.mappings;
  const written =
    made === null || made.name === "sqlmodel.Relationship"
      ? undefined
      : (made.call.keywords.find(({ arg }) => arg === "argument")?.value ?? made.call.args[0]);
  if (made !== null && written !== undefined) {
    const expression = written.kind === "Lambda" ? written.body : written;
    const value = evaluator.evaluate(expression, made.scope, made.locals);
    if (value.kind === "symbol" && value.symbol.kind === "class") return of(registry, value.symbol);
    const name = textOf(value);
    if (name !== undefined) return byName(registry, name, source);
    // A mapper stands for the class that it maps, an alias for the class whose rows it reads.
    const mapper = constructionIn(evaluator, value);
    const stands = mapper !== undefined && (mapper.name.endsWith(".map_imperatively") || shortName(mapper.name) === "aliased");
    const mapped = stands ? (mapper.argument(0, "class_") ?? mapper.argument(0, "element")) : undefined;
    if (mapped?.kind === "symbol" && mapped.symbol.kind === "class") return of(registry, mapped.symbol);
    const symbol = program.symbolOf(expression, made.scope);
    if (symbol?.kind === "class") return of(registry, symbol);
    return byName(
      registry,
      expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : unparse(expression),
      source,
    );
  }
  const found = annotation === null ? undefined : annotatedTarget(program, annotation.inner, annotation.scope);
  if (found === undefined) return { symbol: null, draft: undefined, text: annotation === null ? "" : unparse(annotation.inner) };
  return found.target === null ? byName(registry, found.text, source) : of(registry, found.target);
}

function of(registry: Registry, symbol: ClassSymbol): FoundTarget {
  return { symbol, draft: registry.draftOf(symbol), text: symbol.def.name };
}

function byName(registry: Registry, name: string, source: ModelDraft): FoundTarget {
  const draft = registry.named(name, source);
  return { symbol: draft?.symbol ?? null, draft, text: name };
}

/** The name of the association table of `secondary=` or `link_model=`. */
function secondaryOf(registry: Registry, options: Options, source: ModelDraft): string | null {
  const { made } = options;
  if (made === null) return null;
  const link = made.keyword("link_model");
  if (link?.kind === "symbol" && link.symbol.kind === "class") return registry.draftOf(link.symbol)?.table ?? link.symbol.def.name;
  const second = made.name === "sqlmodel.Relationship" ? undefined : made.positional(1);
  const value = options.get("secondary") ?? second;
  if (value === undefined || value.kind === "none") return null;
  const named = textOf(value);
  if (named !== undefined) return registry.named(named, source)?.table ?? named;
  const expression = options.written("secondary") ?? made.call.args[1];
  return expression === undefined ? "?" : tableName(registry, value, expression.kind === "Lambda" ? expression.body : expression, made);
}

function tableName(registry: Registry, value: Static, expression: Expr, made: Construction): string {
  const { program, evaluator } = registry.mappings;
  const holder = expression.kind === "Attribute" && expression.attr === "__table__" ? expression.value : expression;
  const owner = program.symbolOf(holder, made.scope);
  if (owner?.kind === "class") return registry.draftOf(owner)?.table ?? owner.def.name;
  const table = constructionIn(evaluator, value) ?? constructionIn(evaluator, evaluator.evaluate(expression, made.scope, made.locals));
  const read = table !== undefined && shortName(table.name) === "Table" ? readTable(program, evaluator, table) : undefined;
  return read?.name ?? unparse(expression);
}

/** Which side holds the foreign key. null where neither does or both could. */
function directionOf(
  registry: Registry,
  source: ModelDraft,
  target: ModelDraft,
  options: Options,
  made: Construction | null,
): Direction | null {
  const { program } = registry.mappings;
  // A bare name stands in the class body: it is the class's own column.
  const references = (name: string): readonly ColumnReference[] =>
    made === null
      ? []
      : columnReferences(program, options.get(name), options.written(name), made.scope).map((found) =>
          found.class === null && found.className === null ? { ...found, class: source.symbol } : found,
        );
  const join = references("primaryjoin");
  const foreign = [...references("foreign_keys"), ...join.filter((reference) => reference.foreign)];
  const remote = [...references("remote_side"), ...join.filter((reference) => reference.remote)];
  const sourceTables = registry.tables(source);
  const targetTables = registry.tables(target);
  const points = (draft: ModelDraft, key: string, tables: readonly string[]): boolean =>
    registry
      .columns(draft)
      .some((column) => (column.key === key || column.name === key) && column.targets.some((to) => tables.includes(to)));

  if (
    sourceTables.some((table) => targetTables.includes(table)) &&
    foreign.every((reference) => isOf(registry, reference, source) && isOf(registry, reference, target))
  ) {
    // Of a table with itself: one-to-many unless the remote side is the one that is referred to.
    if (remote.length === 0) return "one-to-many";
    return remote.some((reference) => foreign.some((other) => other.key === reference.key) || points(source, reference.key, sourceTables))
      ? "one-to-many"
      : "many-to-one";
  }
  if (foreign.length > 0) {
    const here = foreign.some((reference) => isOf(registry, reference, source));
    const there = foreign.some((reference) => isOf(registry, reference, target));
    if (here !== there) return here ? "many-to-one" : "one-to-many";
  }
  const nameIn = (table: string): string => table.slice(table.lastIndexOf(".") + 1);
  const among = (draft: ModelDraft, tables: readonly string[], by = (table: string): string => table): boolean =>
    registry
      .columns(draft)
      .some(
        (column) =>
          column.targets.some((to) => tables.includes(by(to))) &&
          (join.length === 0 || join.some((reference) => reference.key === column.key || reference.key === column.name)),
      );
  const here = among(source, targetTables);
  const there = among(target, sourceTables);
  // Where a schema is said on one side alone, as where the other one's is computed, the names of the tables decide.
  if (!here && !there) {
    const [pointsThere, pointsHere] = [among(source, targetTables, nameIn), among(target, sourceTables, nameIn)];
    if (pointsThere !== pointsHere) return pointsThere ? "many-to-one" : "one-to-many";
  }
  if (here !== there) return here ? "many-to-one" : "one-to-many";
  if (!here || remote.length === 0) return null;
  return remote.some((reference) => isOf(registry, reference, target) && points(target, reference.key, sourceTables))
    ? "one-to-many"
    : "many-to-one";
}

/** Whether a reference names a column of a model: of its class, one above it, or by its name or table. */
function isOf(registry: Registry, reference: ColumnReference, draft: ModelDraft): boolean {
  const { program } = registry.mappings;
  if (reference.class !== null)
    return program.ancestors(draft.symbol).some((ancestor) => ancestor.kind === "class" && ancestor.class === reference.class);
  if (reference.className === null) return false;
  return (
    program.ancestors(draft.symbol).some((ancestor) => ancestor.kind === "class" && ancestor.class.def.name === reference.className) ||
    registry.tables(draft).includes(reference.className)
  );
}

function backrefOf(
  mappings: Mappings,
  source: ModelDraft,
  target: ModelDraft,
  options: Options,
  relationship: OrmRelationship,
): Backref | null {
  const value = options.get("backref");
  if (value === undefined) return null;
  const made = constructionIn(mappings.evaluator, value);
  const name = made === undefined ? textOf(value) : text(made.positional(0) ?? made.keyword("name"));
  if (name === undefined || name === null) return null;
  const { direction } = relationship;
  const reverse: Direction | null = direction === "many-to-one" ? "one-to-many" : direction === "one-to-many" ? "many-to-one" : direction;
  const lazy = lazyOf(made?.keyword("lazy"), null, null);
  return {
    target,
    relationship: {
      kind: "relationship",
      key: name,
      target: source.symbol,
      targetName: `${source.symbol.module.name}.${source.symbol.def.qualname}`,
      lazy,
      uselist: uselistOf(made?.keyword("uselist"), undefined, reverse, lazy),
      direction: reverse,
      secondary: relationship.secondary,
      backPopulates: relationship.key,
      viewonly: flag(made?.keyword("viewonly")) ?? relationship.viewonly,
      passiveDeletes: flag(made?.keyword("passive_deletes")) ?? relationship.passiveDeletes,
      cascadesDeletes: cascadesIn(made?.keyword("cascade")) === true,
      nests: nests(made),
      byBackref: true,
      owner: relationship.owner,
      at: relationship.at,
    },
  };
}
