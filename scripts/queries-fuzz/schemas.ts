// Schemas of requests and of what rows are answered as.

import type { Dice } from "../oracle/index.ts";
import type { Entity } from "./domain.ts";

export class Schemas {
  private readonly dice: Dice;
  private readonly lines: string[] = [];
  private readonly taken = new Set<string>();
  private readonly known = new Map<Entity, string[]>();
  private readonly base: boolean;

  constructor(dice: Dice) {
    this.dice = dice;
    this.base = dice.happens(0.5);
  }

  private name(wanted: string): string {
    let name = wanted;
    for (let at = 2; this.taken.has(name); at++) name = `${wanted}${at}`;
    this.taken.add(name);
    return name;
  }

  /** A schema that reads rows of a class; one that is there already, at times. */
  of(entity: Entity, depth = 0): string {
    const known = this.known.get(entity) ?? [];
    this.known.set(entity, known);
    if (known.length > 0 && this.dice.happens(0.25)) return this.dice.pick(known);
    const fields = ["id: int", ...entity.columns.map(({ name, type }) => `${name}: ${type}`)];
    for (const { name, target, many, nullable, lazy } of entity.relationships) {
      if (lazy === "dynamic" || lazy === "write_only") continue;
      if (!this.dice.happens(depth === 0 ? 0.35 : 0.2)) continue;
      const inner = depth < 2 ? this.of(target, depth + 1) : null;
      if (inner === null) continue;
      if (many) fields.push(`${name}: ${this.dice.pick([`list[${inner}]`, `list[${inner}]`, `list[${inner}] = []`, `List[${inner}]`])}`);
      else
        fields.push(`${name}: ${nullable ? this.dice.pick([`${inner} | None`, `Optional[${inner}]`, `${inner} | None = None`]) : inner}`);
    }
    for (const { name, target, many, nullable } of entity.relationships)
      if (!many && !nullable && depth === 0 && this.dice.happens(0.08))
        fields.push(`${name}_label: str = Field(validation_alias=AliasPath("${name}", "${target.columns[0]?.name}"))`);
    for (const { name, type } of entity.members) if (type !== null && this.dice.happens(0.3)) fields.push(`${name}: ${type}`);
    const made = this.name(
      `${entity.name}${depth > 0 ? this.dice.pick(["Brief", "Item", "Nested"]) : this.dice.pick(["Read", "Out", "Detail", "Response"])}`,
    );
    if (this.base) this.lines.push("", "", `class ${made}(ReadModel):`);
    else
      this.lines.push(
        "",
        "",
        `class ${made}(BaseModel):`,
        ...(this.dice.happens(0.8)
          ? [`    model_config = ${this.dice.pick(["ConfigDict(from_attributes=True)", '{"from_attributes": True}'])}`]
          : ["    class Config:", "        from_attributes = True"]),
        "",
      );
    this.lines.push(...fields.map((field) => `    ${field}`));
    const several = entity.relationships.find(({ name, many }) => many && fields.some((field) => field.startsWith(`${name}: `)));
    if (several !== undefined && this.dice.happens(0.15))
      this.lines.push(
        "",
        "    @computed_field",
        "    @property",
        `    def ${several.name}_size(self) -> int:`,
        `        return len(self.${several.name})`,
      );
    if (this.dice.happens(0.1))
      this.lines.push(
        "",
        `    @field_validator("${entity.columns[0]?.name}")`,
        "    @classmethod",
        "    def strip(cls, value: str) -> str:",
        "        return value.strip()",
      );
    if (depth === 0) known.push(made);
    return made;
  }

  create(entity: Entity): string {
    const made = `${entity.name}Create`;
    if (!this.taken.has(made)) {
      this.taken.add(made);
      this.lines.push("", "", `class ${made}(BaseModel):`, ...entity.columns.map(({ name, type }) => `    ${name}: ${type}`));
      this.lines.push(...entity.keys.filter(({ nullable }) => !nullable).map(({ name }) => `    ${name}: int`));
    }
    return made;
  }

  update(entity: Entity): string {
    const made = `${entity.name}Update`;
    if (!this.taken.has(made)) {
      this.taken.add(made);
      this.lines.push("", "", `class ${made}(BaseModel):`, `    ${entity.columns[0]?.name}: str`);
    }
    return made;
  }

  /** A schema of texts that code fills field by field. */
  flat(entity: Entity): { readonly name: string; readonly fields: readonly string[] } {
    const name = this.name(`${entity.name}Summary`);
    const fields = ["label", "detail"].slice(0, 1 + this.dice.below(2));
    this.lines.push("", "", `class ${name}(BaseModel):`, "    id: int", ...fields.map((field) => `    ${field}: str`));
    return { name, fields };
  }

  /** A generic schema of a page. */
  page(): string {
    if (!this.taken.has("Page")) {
      this.taken.add("Page");
      this.lines.push("", "", "class Page(BaseModel, Generic[T]):", "    items: list[T]", "    total: int");
    }
    return "Page";
  }

  /** A generic schema around one row. */
  envelope(): string {
    if (!this.taken.has("Envelope")) {
      this.taken.add("Envelope");
      this.lines.push("", "", "class Envelope(BaseModel, Generic[T]):", "    data: T");
    }
    return "Envelope";
  }

  batch(): string {
    if (!this.taken.has("BatchRequest")) {
      this.taken.add("BatchRequest");
      this.lines.push("", "", "class BatchRequest(BaseModel):", "    ids: list[int]");
    }
    return "BatchRequest";
  }

  text(): string {
    const head = [
      "from typing import Generic, List, Optional, TypeVar",
      "",
      "from pydantic import AliasPath, BaseModel, ConfigDict, Field, computed_field, field_validator",
      "",
      'T = TypeVar("T")',
    ];
    if (this.base) head.push("", "", "class ReadModel(BaseModel):", "    model_config = ConfigDict(from_attributes=True)");
    return `${[...head, ...this.lines].join("\n")}\n`;
  }
}
