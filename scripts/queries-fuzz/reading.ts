// What is read of rows: expressions, dictionaries, functions that are given rows.

import type { Entity } from "./domain.ts";
import { number, text, type Words } from "./words.ts";

export class Reading {
  private readonly words: Words;
  /** Functions that are given rows. */
  readonly helpers: string[] = [];

  constructor(words: Words) {
    this.words = words;
  }

  /** An expression that reads something of a row, relationships mostly. */
  of(of: Entity, row: string, depth = 0): string {
    const { words } = this;
    if (of.members.length > 0 && words.chance(0.25)) {
      const member = words.pick(of.members);
      const value = `${row}.${member.name}${member.call ? "()" : ""}`;
      return member.lines[0]?.includes("association_proxy") === true ? `list(${value})` : value;
    }
    if (of.relationships.length === 0 || words.chance(0.15)) return `${row}.${words.pick(of.columns).name}`;
    const relationship = words.pick(of.relationships);
    const { target, name, many, nullable, lazy } = relationship;
    const attribute = `${row}.${name}`;
    if (lazy === "write_only") return `${row}.id`;
    if (lazy === "dynamic")
      return words.isAsync
        ? `${row}.id`
        : words.pick([`${attribute}.count()`, `[${target.one}.id for ${target.one} in ${attribute}.all()]`]);
    if (many) {
      const item = target.one === row ? `each_${target.one}` : target.one;
      const forms = [
        `len(${attribute})`,
        `[${item}.${text(target).name} for ${item} in ${attribute}]`,
        `sum(${item}.${number(target).name} for ${item} in ${attribute})`,
        `[${item}.id for ${item} in ${attribute} if ${item}.${number(target).name} > 0]`,
        `sorted(${item}.${text(target).name} for ${item} in ${attribute})`,
        `{${item}.id: ${item}.${text(target).name} for ${item} in ${attribute}}`,
        `any(${item}.${number(target).name} > 1 for ${item} in ${attribute})`,
        `max((${item}.${number(target).name} for ${item} in ${attribute}), default=0)`,
      ];
      if (depth < 2 && !row.includes("each_")) {
        const inner = this.of(target, item, depth + 1);
        forms.push(`[${inner} for ${item} in ${attribute}]`, `[${inner} for ${item} in ${attribute}]`);
      }
      return words.pick(forms);
    }
    if (nullable)
      return words.pick([
        `${attribute}.${text(target).name} if ${attribute} else None`,
        `getattr(${attribute}, "${text(target).name}", None)`,
      ]);
    return depth < 2 && words.chance(0.3) ? this.of(target, attribute, depth + 1) : `${attribute}.${words.pick([text(target).name, "id"])}`;
  }

  /** A dictionary of a row. */
  dictionary(of: Entity, row: string): string {
    const entries = [`"id": ${row}.id`];
    for (let at = 0; at < 1 + this.words.dice.below(3); at++) entries.push(`"value_${at}": ${this.of(of, row)}`);
    return `{${entries.join(", ")}}`;
  }

  /** A function that makes a dictionary of a row. */
  serializer(of: Entity): string {
    const { words } = this;
    const name = words.name(words.pick([`serialize_${of.one}`, `${of.one}_to_dict`, `${of.one}_out`]));
    const annotation = words.chance(0.8) ? `: ${of.name}` : "";
    const body = words.chance(0.6)
      ? [`    return ${this.dictionary(of, of.one)}`]
      : [`    data = {"id": ${of.one}.id}`, `    data["value"] = ${this.of(of, of.one)}`, "    return data"];
    this.helpers.push("", "", `def ${name}(${of.one}${annotation}) -> dict:`, ...body);
    return name;
  }

  /** Statements that read rows in a loop, or one row. */
  passing(of: Entity, variable: string, isMany: boolean): string[] {
    const { words } = this;
    const item = of.one === variable ? `${of.one}_row` : of.one;
    if (!isMany)
      return words.pick([
        [`logger.info("%s", ${this.of(of, variable)})`],
        [`value = ${this.of(of, variable)}`],
        [`if ${this.of(of, variable)}:`, '    logger.info("something")'],
      ]);
    return words.pick([
      [`for ${item} in ${variable}:`, `    logger.info("%s", ${this.of(of, item)})`],
      ["seen = []", `for ${item} in ${variable}:`, `    seen.append(${this.of(of, item)})`],
      [`values = [${this.of(of, item)} for ${item} in ${variable}]`],
      [
        `by_id = {${item}.id: ${item} for ${item} in ${variable}}`,
        `for ${item} in by_id.values():`,
        `    logger.info("%s", ${this.of(of, item)})`,
      ],
      [`for index, ${item} in enumerate(${variable}):`, `    logger.info("%s %s", index, ${this.of(of, item)})`],
      [`ordered = sorted(${variable}, key=lambda ${item}: str(${this.of(of, item)}))`],
      [`chosen = [${item} for ${item} in ${variable} if (${this.of(of, item)})]`],
      [`total = sum(1 for ${item} in ${variable} if (${this.of(of, item)}))`],
      [`for ${item} in ${variable}[:]:`, `    value = ${this.of(of, item)}`, '    logger.info("%s", value)'],
    ]);
  }
}
