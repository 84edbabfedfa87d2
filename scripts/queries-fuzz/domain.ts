// What the back ends are about: classes, their columns and relationships, and how they are written as models and schemas.

import type { Dice } from "../oracle/index.ts";

export interface Column {
  readonly name: string;
  readonly type: "str" | "int";
}

export interface Relationship {
  readonly name: string;
  readonly target: Entity;
  readonly many: boolean;
  readonly nullable: boolean;
  readonly kind: "one-to-many" | "many-to-one" | "many-to-many" | "one-to-one" | "parent" | "children";
  /** What `lazy=` says; null where nothing is said. */
  readonly lazy: string | null;
  readonly arguments: readonly string[];
  /** The relationship of the other side, where there is one. */
  readonly back: string | null;
  /** Made by the `backref` of the other side. */
  readonly implied: boolean;
}

export interface Entity {
  readonly name: string;
  readonly one: string;
  readonly several: string;
  readonly table: string;
  readonly columns: readonly Column[];
  /** Foreign keys by column, with the class that they lead to. */
  readonly keys: { readonly name: string; readonly to: Entity; readonly unique: boolean; readonly nullable: boolean }[];
  readonly relationships: Relationship[];
  /** Members of the class that read relationships: their code, and a type for schemas where they are properties. */
  readonly members: { readonly name: string; readonly lines: readonly string[]; readonly type: string | null; readonly call: boolean }[];
}

export interface Table {
  readonly name: string;
  readonly kind: "rows" | "one" | "association";
  readonly owner: readonly [string, string] | null;
  readonly keys: readonly (readonly [string, string])[];
  readonly itself: string | null;
  readonly columns: readonly (readonly [string, string])[];
}

/** Who owns whom in a field: root, child, grandchild, what children refer to, labels, what a root has one of. */
const FIELDS: readonly (readonly string[])[] = [
  ["Customer", "Order", "OrderLine", "Warehouse", "Tag", "Profile"],
  ["Author", "Book", "Review", "Publisher", "Genre", "Biography"],
  ["Team", "Project", "Task", "Department", "Label", "Charter"],
  ["Clinic", "Patient", "Visit", "Insurer", "Allergy", "License"],
  ["League", "Club", "Player", "Sponsor", "Badge", "Rulebook"],
  ["Fleet", "Vehicle", "Trip", "Depot", "Feature", "Contract"],
];
const TEXTS = ["name", "title", "note", "status", "code"];
const NUMBERS = ["amount", "position", "score", "weight"];

export const snake = (name: string): string => name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase();
export const plural = (name: string): string =>
  name.endsWith("y") && !/[aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : /(s|ch)$/.test(name) ? `${name}es` : `${name}s`;

export interface Domain {
  readonly entities: readonly Entity[];
  readonly tables: readonly Table[];
  readonly association: string;
  readonly models: string;
}

export function makeDomain(dice: Dice, isAsync: boolean): Domain {
  const names = dice.pick(FIELDS);
  const entity = (name: string): Entity => {
    const one = snake(name);
    return {
      name,
      one,
      several: plural(one),
      table: plural(one),
      columns: [
        { name: dice.pick(TEXTS), type: "str" },
        { name: dice.pick(NUMBERS), type: "int" },
      ],
      keys: [],
      relationships: [],
      members: [],
    };
  };
  const [root, child, grandchild, other, label, single] = names.map(entity) as [Entity, Entity, Entity, Entity, Entity, Entity];
  const lazy = (isMany: boolean): string | null =>
    dice.happens(0.7)
      ? null
      : dice.pick(["select", "selectin", "joined", "selectin", "raise", isMany ? "selectin" : "joined", "subquery", "raise_on_sql"]);
  const association = `${child.one}_${label.several}`;

  const pair = (
    parent: Entity,
    of: Entity,
    key: string,
    [down, up]: readonly [string, string],
    kinds: readonly [Relationship["kind"], Relationship["kind"]],
    extra: { readonly down?: string[]; readonly up?: string[] } = {},
  ): void => {
    const self = parent === of;
    of.keys.push({ name: key, to: parent, unique: kinds[0] === "one-to-one", nullable: self });
    const isMany = kinds[0] !== "one-to-one";
    const cascade = isMany && !self && dice.happens(0.3) ? ['cascade="all, delete-orphan"'] : [];
    const style = dice.happens(0.15) ? "backref" : dice.happens(0.8) ? "both" : dice.happens(0.5) ? "down" : "up";
    if (style !== "up")
      parent.relationships.push({
        name: down,
        target: of,
        many: isMany,
        nullable: !isMany,
        kind: kinds[0],
        lazy: isMany && !self && style === "both" && dice.happens(0.04) ? (isAsync ? "write_only" : "dynamic") : lazy(isMany),
        arguments: [
          ...(style === "both"
            ? [`back_populates="${up}"`]
            : style === "backref"
              ? [self ? `backref=backref("${up}", remote_side="${parent.name}.id")` : `backref="${up}"`]
              : []),
          ...(isMany ? [] : ["uselist=False"]),
          ...(extra.down ?? []),
          ...cascade,
        ],
        back: style === "down" ? null : up,
        implied: false,
      });
    if (style !== "down")
      of.relationships.push({
        name: up,
        target: parent,
        many: false,
        nullable: self,
        kind: kinds[1],
        lazy: style === "backref" ? null : lazy(false),
        arguments: [...(style === "both" ? [`back_populates="${down}"`] : []), ...(extra.up ?? [])],
        back: style === "up" ? null : down,
        implied: style === "backref",
      });
  };
  pair(root, child, `${root.one}_id`, [child.several, root.one], ["one-to-many", "many-to-one"]);
  pair(child, grandchild, `${child.one}_id`, [grandchild.several.replace(`${child.one}_`, ""), child.one], ["one-to-many", "many-to-one"]);
  pair(other, child, `${other.one}_id`, [child.several, other.one], ["one-to-many", "many-to-one"]);
  pair(root, single, `${root.one}_id`, [single.one, root.one], ["one-to-one", "many-to-one"]);
  if (dice.happens(0.5)) {
    const of = dice.pick([root, child, grandchild]);
    pair(of, of, "parent_id", ["children", "parent"], ["children", "parent"], { up: ["remote_side=[id]"] });
  }
  const both = dice.happens(0.7);
  child.relationships.push({
    name: label.several,
    target: label,
    many: true,
    nullable: false,
    kind: "many-to-many",
    lazy: lazy(true),
    arguments: [`secondary=${association}`, ...(both ? [`back_populates="${child.several}"`] : [])],
    back: both ? child.several : null,
    implied: false,
  });
  if (both)
    label.relationships.push({
      name: child.several,
      target: child,
      many: true,
      nullable: false,
      kind: "many-to-many",
      lazy: lazy(true),
      arguments: [`secondary=${association}`, `back_populates="${label.several}"`],
      back: label.several,
      implied: false,
    });
  const entities = [root, other, label, child, grandchild, single];
  for (const each of entities) addMembers(dice, each);
  const table = (of: Entity, kind: Table["kind"], owner: Entity | null): Table => ({
    name: of.table,
    kind,
    owner: owner === null ? null : [`${owner.one}_id`, owner.table],
    keys: of.keys.filter(({ to }) => to !== owner && to !== of).map(({ name, to }) => [name, to.table]),
    itself: of.keys.find(({ to }) => to === of)?.name ?? null,
    columns: of.columns.map(({ name, type }) => [name, type]),
  });
  const tables: Table[] = [
    table(root, "rows", null),
    table(other, "rows", null),
    table(label, "rows", null),
    table(child, "rows", root),
    table(grandchild, "rows", child),
    table(single, "one", root),
    {
      name: association,
      kind: "association",
      owner: null,
      keys: [
        [`${child.one}_id`, child.table],
        [`${label.one}_id`, label.table],
      ],
      itself: null,
      columns: [],
    },
  ];
  return { entities, tables, association, models: modelsText(dice, entities, association, child, label) };
}

function addMembers(dice: Dice, { relationships, members, one }: Entity): void {
  for (const { name, many, target, nullable, kind, lazy } of relationships) {
    if (lazy === "dynamic" || lazy === "write_only" || !dice.happens(0.25)) continue;
    const [text, number] = target.columns as readonly [Column, Column];
    if (many) {
      const variants: { name: string; lines: string[]; type: string | null; call: boolean }[] = [
        {
          name: `${name}_count`,
          lines: ["@property", `def ${name}_count(self) -> int:`, `    return len(self.${name})`],
          type: "int",
          call: false,
        },
        {
          name: `${name}_${number.name}`,
          lines: ["@property", `def ${name}_${number.name}(self) -> int:`, `    return sum(each.${number.name} for each in self.${name})`],
          type: "int",
          call: false,
        },
        {
          name: `has_${name}`,
          lines: [`def has_${name}(self) -> bool:`, `    return bool(self.${name})`],
          type: null,
          call: true,
        },
      ];
      members.push(dice.pick(variants));
    } else {
      const read = `self.${name}.${text.name}`;
      members.push({
        name: `${name}_${text.name}`,
        lines: [
          dice.pick(["@property", "@property", "@hybrid_property"]),
          `def ${name}_${text.name}(self) -> ${nullable ? "str | None" : "str"}:`,
          nullable ? `    return ${read} if self.${name} else None` : `    return ${read}`,
        ],
        type: nullable ? "str | None" : "str",
        call: false,
      });
    }
    if (many && dice.happens(0.2))
      members.push({
        name: `${name}_${text.name}s`,
        lines: [`${name}_${text.name}s = association_proxy("${name}", "${text.name}")`],
        type: null,
        call: false,
      });
    if (kind === "one-to-many" && dice.happens(0.3))
      members.push({
        name: "to_dict",
        lines: ["def to_dict(self) -> dict:", `    return {"id": self.id, "${one}_${name}": [each.id for each in self.${name}]}`],
        type: null,
        call: true,
      });
  }
}

function modelsText(dice: Dice, entities: readonly Entity[], association: string, child: Entity, label: Entity): string {
  const old = dice.happens(0.2);
  const lines = [
    "from __future__ import annotations",
    "",
    "from typing import List, Optional",
    "",
    "from sqlalchemy import Column, ForeignKey, Integer, String, Table",
    "from sqlalchemy.ext.associationproxy import association_proxy",
    "from sqlalchemy.ext.asyncio import AsyncAttrs",
    "from sqlalchemy.ext.hybrid import hybrid_property",
    "from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, WriteOnlyMapped, backref, mapped_column, relationship",
    "",
    "",
    `class Base(${dice.happens(0.5) ? "AsyncAttrs, " : ""}DeclarativeBase):`,
    "    pass",
    "",
    "",
    `${association} = Table(`,
    `    "${association}",`,
    "    Base.metadata,",
    `    Column("${child.one}_id", ForeignKey("${child.table}.id"), primary_key=True),`,
    `    Column("${label.one}_id", ForeignKey("${label.table}.id"), primary_key=True),`,
    ")",
  ];
  if (dice.happens(0.3)) lines.splice(0, 2);
  const quote = lines[0]?.startsWith("from __future__") === true ? (name: string) => name : (name: string) => `"${name}"`;
  for (const { name, table, columns, keys, relationships, members } of entities) {
    lines.push("", "", `class ${name}(Base):`, `    __tablename__ = "${table}"`, "");
    if (old) {
      lines.push("    id = Column(Integer, primary_key=True)");
      for (const column of columns)
        lines.push(`    ${column.name} = Column(${column.type === "str" ? "String(80)" : "Integer"}, nullable=False)`);
      for (const key of keys)
        lines.push(
          `    ${key.name} = Column(Integer, ForeignKey("${key.to.table}.id")${key.unique ? ", unique=True" : ""}, nullable=${key.nullable ? "True" : "False"})`,
        );
    } else {
      lines.push("    id: Mapped[int] = mapped_column(primary_key=True)");
      for (const column of columns)
        lines.push(`    ${column.name}: Mapped[${column.type}] = mapped_column(${column.type === "str" ? "String(80)" : ""})`);
      for (const key of keys)
        lines.push(
          `    ${key.name}: Mapped[${key.nullable ? "Optional[int]" : "int"}] = mapped_column(ForeignKey("${key.to.table}.id")${key.unique ? ", unique=True" : ""})`,
        );
    }
    lines.push("");
    for (const { name: key, target, many, nullable, lazy, arguments: given, implied } of relationships) {
      if (implied) continue;
      const rest = [...given, ...(lazy === null ? [] : [`lazy="${lazy}"`])].map((each) =>
        each.startsWith("secondary=") && dice.happens(0.3) ? `secondary="${association}"` : each,
      );
      const type = many
        ? dice.happens(0.3)
          ? `List[${quote(target.name)}]`
          : `list[${quote(target.name)}]`
        : nullable
          ? `Optional[${quote(target.name)}]`
          : quote(target.name);
      lines.push(
        old || dice.happens(0.1)
          ? `    ${key}${old ? "" : `: Mapped[${type}]`} = relationship("${target.name}"${rest.map((each) => `, ${each}`).join("")})`
          : `    ${key}: Mapped[${type}] = relationship(${rest.join(", ")})`,
      );
    }
    for (const member of members) lines.push("", ...member.lines.map((line) => `    ${line}`));
  }
  return `${lines.join("\n")}\n`;
}
