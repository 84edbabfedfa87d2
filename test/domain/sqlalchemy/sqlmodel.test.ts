import { expect, test } from "vitest";
import { tablesOf } from "../tables.ts";
import { rows } from "./rows.ts";

const HEAD = `
import uuid
from typing import Annotated, ClassVar, List, Optional
from sqlalchemy import Column, ForeignKey, String
from sqlalchemy.orm import relationship
from sqlmodel import Field, Relationship, SQLModel
`;

test("columns from fields, their defaults and sa_ arguments", () => {
  expect(
    rows(`${HEAD}
class Identified(SQLModel):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
class HeroBase(SQLModel):
    name: str = Field(index=True)
    city: Optional[str] = None
class Hero(Identified, HeroBase, table=True):
    __tablename__ = "heroes"
    age: Optional[int] = Field(default=None, nullable=False)
    team_id: int | None = Field(default=None, foreign_key="team.id")
    renamed: str = Field(sa_column=Column("db_renamed", String(20)))
    kept: str = Field(default="", sa_column_kwargs={"name": "kept_db", "nullable": True})
    link: Optional[int] = Field(default=None, sa_column_args=[ForeignKey("team.id")])
    short: Annotated[Optional[str], Field(max_length=3)] = None
    limit: ClassVar[int] = 3
class HeroRead(HeroBase):
    id: uuid.UUID
`),
  ).toBe("Hero heroes: name city? id! age team_id?>team.id db_renamed? kept_db? link?>team.id short?");
});

test("fields made by helpers, tables named after their class", () => {
  expect(
    rows(`${HEAD}
def key_field(source, target, nullable, **options):
    if not nullable and options.get("x"):
        raise ValueError()
    return Field(sa_column=Column(ForeignKey(f"{target}.id", name=f"fk_{source}"), nullable=nullable, **options))
class Team(SQLModel, table=True):
    id: int = Field(primary_key=True)
class UserRole(SQLModel, table=True):
    __tablename__ = "roles"
    id: int = Field(primary_key=True)
    team_id: int = key_field(source=__tablename__, target=Team.__tablename__, nullable=False)
class Badge(SQLModel, table=True):
    id: int = Field(primary_key=True)
    role_id: Optional[int] = key_field(source="badge", target=UserRole.__tablename__, nullable=True)
`),
  ).toBe("Team team: id!\nUserRole roles: id! team_id>team.id\nBadge badge: id! role_id?>roles.id");
});

test("relationships, link models, sa_relationship", () => {
  expect(
    rows(`${HEAD}
class Link(SQLModel, table=True):
    team_id: int | None = Field(default=None, foreign_key="team.id", primary_key=True)
    hero_id: int | None = Field(default=None, foreign_key="hero.id", primary_key=True)
class Team(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    owner_id: int = Field(foreign_key="hero.id")
    heroes: List["Hero"] = Relationship(back_populates="teams", link_model=Link)
    owner: "Hero" = Relationship(sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Team.owner_id"})
class Hero(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    boss_id: Optional[int] = Field(default=None, foreign_key="hero.id")
    teams: list[Team] = Relationship(back_populates="heroes", link_model=Link)
    boss: Optional["Hero"] = Relationship(sa_relationship_kwargs=dict(remote_side="Hero.id", lazy="joined"))
    owned: List[Team] = Relationship(sa_relationship=relationship("Team", foreign_keys="Team.owner_id", lazy="noload"))
`),
  ).toBe(`Link link: team_id!>team.id hero_id!>hero.id
Team team: id! owner_id>hero.id
  heroes -> Hero[] select
  owner -> Hero selectin
Hero hero: id! boss_id?>hero.id
  teams -> Team[] select
  boss -> Hero joined
  owned -> Team[] noload`);
});

test("under Pydantic 1 a default of None makes the column nullable", () => {
  const source = `${HEAD}
class Key(SQLModel, table=True):
    id: int = Field(primary_key=True)
    used: str = Field(default=None)
`;
  const nullable = (version: 1 | 2): boolean | undefined =>
    tablesOf(source, version).models.models[0]?.columns.find(({ name }) => name === "used")?.nullable;
  expect([nullable(1), nullable(2)]).toEqual([true, false]);
});

test("`table=` of another class says nothing of a table", () => {
  expect(
    rows(`${HEAD}
class Hero(SQLModel, table=True):
    id: int = Field(primary_key=True)
class Queue:
    def __init_subclass__(cls, table): ...
class HeroQueue(Queue, table=Hero): ...
`),
  ).toBe("Hero hero: id!");
});

test("a class named by a forward reference of its own", () => {
  expect(
    rows(`${HEAD}
from typing import ForwardRef
class Team(SQLModel, table=True):
    id: int = Field(primary_key=True)
    heroes: list[ForwardRef("Hero")] = Relationship(back_populates="team")
class Hero(SQLModel, table=True):
    id: int = Field(primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    team: ForwardRef("Team") = Relationship(back_populates="heroes")
`),
  ).toBe("Team team: id!\n  heroes -> Hero[] select\nHero hero: id! team_id>team.id\n  team -> Team select");
});
