// Queries in many spellings, with loader options.

import type { Entity, Relationship } from "./domain.ts";
import { number, text, type Words } from "./words.ts";

/** What is never given options: its rows are fetched by queries of their own. */
const WITHOUT_OPTIONS = new Set(["write_only", "dynamic"]);

export class Statements {
  private readonly words: Words;

  constructor(words: Words) {
    this.words = words;
  }

  /** An option for a relationship, with what is chained to it. */
  private option(of: Entity, relationship: Relationship, depth = 0): string {
    const { words } = this;
    const { target } = relationship;
    const loader = words.pick(["selectinload", "selectinload", "joinedload", "selectinload", "subqueryload"]);
    const attribute = `${of.name}.${relationship.name}`;
    if (depth === 0 && words.chance(0.05)) return `${words.pick(["raiseload", "lazyload", "defaultload"])}(${attribute})`;
    const inner = target.relationships.filter(
      ({ name, lazy }) => (name !== relationship.back || words.chance(0.2)) && !WITHOUT_OPTIONS.has(lazy ?? ""),
    );
    const more = depth < 2 && inner.length > 0 && words.chance(0.35) ? words.pick(inner) : null;
    if (more === null) {
      const columns = words.chance(0.04) ? `.load_only(${target.name}.${text(target).name})` : "";
      return `${loader}(${attribute})${columns}`;
    }
    const next = this.option(target, more, depth + 1);
    return words.chance(0.15) && depth === 0 ? `${loader}(${attribute}).options(${next})` : `${loader}(${attribute}).${next}`;
  }

  /** Loader options of a query for rows of a class. */
  options(of: Entity): readonly string[] {
    const { words } = this;
    const options = of.relationships
      .filter(({ lazy }) => !WITHOUT_OPTIONS.has(lazy ?? "") && words.chance(0.35))
      .map((relationship) => this.option(of, relationship));
    if (words.chance(0.03)) options.push(`defer(${of.name}.${number(of).name})`);
    if (words.chance(0.03)) options.push(words.pick(['raiseload("*")', 'raiseload("*", sql_only=True)']));
    if (words.chance(0.03)) options.push(`load_only(${of.name}.${text(of).name})`);
    const over = of.relationships.find(({ many }) => many);
    if (over !== undefined && words.chance(0.04)) options.push(`with_loader_criteria(${over.target.name}, ${over.target.name}.id > 1)`);
    return options;
  }

  statement(of: Entity, where: string | null, options: readonly string[]): string {
    const { words } = this;
    const parts = [`select(${of.name})`];
    const over = of.relationships.find(({ many, target, lazy }) => !many && target !== of && !WITHOUT_OPTIONS.has(lazy ?? ""));
    let given = options;
    if (over !== undefined && words.chance(0.15)) {
      parts.push(words.chance(0.7) ? `.join(${of.name}.${over.name})` : `.join(${over.target.name})`);
      if (words.chance(0.6))
        given = [...options.filter((option) => !option.includes(`(${of.name}.${over.name})`)), `contains_eager(${of.name}.${over.name})`];
    }
    if (where !== null) parts.push(words.chance(0.8) ? `.where(${where})` : `.filter(${where})`);
    if (given.length > 0)
      parts.push(words.chance(0.85) ? `.options(${given.join(", ")})` : given.map((option) => `.options(${option})`).join(""));
    if (where === null && words.chance(0.5)) parts.push(`.order_by(${of.name}.id)`);
    if (where === null && words.chance(0.15)) parts.push(".limit(50)");
    return parts.join("");
  }

  /** Lines that end with `return` of the rows. */
  many(of: Entity, session: string, where: string | null = null): string[] {
    const { words } = this;
    const options = this.options(of);
    const statement = this.statement(of, where, options);
    const styles = [
      [`return ${words.awp(`${session}.scalars(${statement})`)}.unique().all()`],
      [`result = ${words.aw(`${session}.execute(${statement})`)}`, "return list(result.scalars().unique().all())"],
      [`statement = ${statement}`, `return list(${words.awp(`${session}.scalars(statement)`)}.unique())`],
      [`statement = ${statement}`, `result = ${words.aw(`${session}.execute(statement)`)}`, "return result.unique().scalars().all()"],
      [`rows = ${words.awp(`${session}.execute(${statement})`)}.unique().all()`, "return [row[0] for row in rows]"],
      [
        `query = select(${of.name})`,
        ...(where === null ? [] : [`query = query.where(${where})`]),
        ...options.map((option) => `query = query.options(${option})`),
        `return ${words.awp(`${session}.scalars(query)`)}.unique().all()`,
      ],
    ];
    const chain = options.length > 0 ? `.options(${options.join(", ")})` : "";
    if (!words.isAsync)
      styles.push(
        [`return list(${session}.scalars(${statement}.execution_options(yield_per=10)))`],
        ["rows = []", `for ${of.one} in ${session}.execute(${statement}).unique().scalars():`, `    rows.append(${of.one})`, "return rows"],
        [`return ${session}.query(${of.name})${chain}${where === null ? "" : `.filter(${where})`}.all()`],
        [
          `query = ${session}.query(${of.name})${chain}`,
          ...(where === null ? [] : [`query = query.filter(${where})`]),
          `return query.order_by(${of.name}.id).all()`,
        ],
      );
    return words.pick(styles);
  }

  /** Lines that end with `return` of the row, or of None. */
  one(of: Entity, session: string, id: string): string[] {
    const { words } = this;
    const options = this.options(of);
    const statement = this.statement(of, `${of.name}.id == ${id}`, options);
    const given = options.length > 0 ? `, options=[${options.join(", ")}]` : "";
    const ends = ["scalar_one_or_none()", "scalars().one_or_none()", "scalars().first()", "scalar_one()"];
    const styles = [
      [`return ${words.aw(`${session}.get(${of.name}, ${id}${given})`)}`],
      [`return ${words.aw(`${session}.scalar(${statement})`)}`],
      [`result = ${words.aw(`${session}.execute(${statement})`)}`, `return result.unique().${words.pick(ends)}`],
      [`return ${words.awp(`${session}.scalars(${statement})`)}.unique().${words.pick(["first", "one_or_none", "one"])}()`],
    ];
    if (!words.isAsync) {
      const chain = options.length > 0 ? `.options(${options.join(", ")})` : "";
      styles.push(
        [`return ${session}.query(${of.name})${chain}.filter(${of.name}.id == ${id}).first()`],
        [`return ${session}.query(${of.name})${chain}.filter_by(id=${id}).one_or_none()`],
        [`return ${session}.query(${of.name}).get(${id})`],
      );
    }
    return words.pick(styles);
  }
}
