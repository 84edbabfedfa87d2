// A back end of several files that nobody wrote: routes that lead over chains of calls to something that waits, or awaits.

import type { Dice } from "../oracle/index.ts";
import { RIGHT, WRONG } from "./coroutines.ts";
import { ENTRIES, HOOKS } from "./entries.ts";
import { KEPT } from "./kept-links.ts";
import { LINKS, type Link, Step } from "./links.ts";
import { MORE } from "./more-links.ts";
import { OFFLOADS } from "./offloads.ts";
import { BLOCKING, primitive } from "./primitives.ts";
import { SPECIALS } from "./specials.ts";
import { Module, Parents, type Ref } from "./writer.ts";

const NOUNS =
  "parcel invoice ticket basket refund voucher customer address payment receipt carrier shelf pallet label quote offer delivery region tariff stamp".split(
    " ",
  );
const LAYERS = [
  ["clients", ["carrier", "billing"]],
  ["repositories", ["orders", "stock"]],
  ["services", ["shipping", "pricing"]],
  ["usecases", ["checkout", "reports"]],
  ["managers", ["desk", "night"]],
] as const;

/** A route with the ways in which it was written. */
export interface Chain {
  readonly path: string;
  readonly ways: readonly string[];
}

export class Program {
  readonly chains: Chain[] = [];
  readonly shop: string;
  private readonly dice: Dice;
  private readonly modules = new Map<string, Module>();
  private readonly parents = new Parents();
  private readonly taken = new Set<string>();

  constructor(dice: Dice, shop: string, chains: number) {
    this.dice = dice;
    this.shop = shop;
    const main = this.module("main");
    main.import("from fastapi import FastAPI");
    main.add("app = FastAPI()");
    for (let index = 0; index < chains; index++) this.chain(NOUNS[index % NOUNS.length] ?? "order");
  }

  files(): ReadonlyMap<string, string> {
    const files = new Map<string, string>([
      [
        `${this.shop}/database.py`,
        `from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker

engine = create_engine("sqlite://")
SessionLocal = sessionmaker(bind=engine)


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str]
`,
      ],
    ]);
    for (const module of this.modules.values()) {
      files.set(module.path, module.text());
      const parts = module.path.split("/").slice(0, -1);
      const init = `${parts.join("/")}/__init__.py`;
      if (!files.has(init)) files.set(init, "");
    }
    for (const [parent, lines] of this.parents.files)
      files.set(`${parent.replaceAll(".", "/")}/__init__.py`, `${[...lines].sort().join("\n")}\n`);
    return files;
  }

  private module(name: string): Module {
    const dotted = `${this.shop}.${name}`;
    let module = this.modules.get(dotted);
    if (module === undefined) {
      module = new Module(dotted);
      this.modules.set(dotted, module);
    }
    return module;
  }

  private layer(depth: number): Module {
    const [folder, files] = LAYERS[Math.min(depth, LAYERS.length - 1)] ?? LAYERS[0];
    return this.module(`${folder}.${this.dice.pick(files)}`);
  }

  private chain(noun: string): void {
    const { dice } = this;
    const ways: string[] = [];
    const about = dice.happens(0.3);
    const kind = about ? "awaits" : dice.pick(Object.keys(BLOCKING));
    ways.push(kind);
    let last = primitive(dice, this.layer(0), this.shop, noun, kind, this.taken);
    const count = 1 + dice.below(3);
    let wrong = !dice.happens(about ? 0.6 : 0.1);
    let offloads = !dice.happens(0.35);
    for (let depth = 1; depth <= count; depth++) {
      const tables: Readonly<Record<string, Link>>[] = [LINKS, LINKS, SPECIALS, MORE, KEPT];
      if (last.async) tables.push(RIGHT, RIGHT);
      if (last.async && !wrong) tables.push(WRONG, WRONG);
      if (!last.async && !offloads) tables.push(OFFLOADS, OFFLOADS);
      const table = dice.pick(tables);
      const next = this.step(table, last, noun, this.layer(depth), ways);
      if (next === null) {
        depth--;
        continue;
      }
      if (table === WRONG) wrong = true;
      if (table === OFFLOADS) offloads = true;
      last = next;
    }
    const path = `/${noun}s`;
    for (;;) {
      const hooked = dice.happens(0.2);
      const table = hooked ? HOOKS : ENTRIES;
      const name = dice.pick(Object.keys(table));
      const module = hooked ? this.module("main") : this.module(`routers.${noun}s`);
      const made = table[name]?.(new Step(dice, module, last, noun, this.parents, this.taken), path);
      if (made == null) continue;
      ways.push(name);
      const main = this.module("main");
      if (!hooked) {
        module.import("from fastapi import APIRouter");
        main.import(`from ${this.shop}.routers import ${noun}s`);
        main.add(`app.include_router(${noun}s.router)`);
        module.first("router = APIRouter()");
      } else if (name !== "exception handler") {
        const plain = `plain_${noun}`;
        main.add(`@app.get("${path}/{order_id}")\nasync def ${plain}(order_id: int):\n    return order_id`);
      }
      this.chains.push({ path: `${name === "websocket" ? "/ws" : ""}${path}/7`, ways });
      return;
    }
  }

  private step(table: Readonly<Record<string, Link>>, next: Ref, noun: string, module: Module, ways: string[]): Ref | null {
    const name = this.dice.pick(Object.keys(table));
    const made = table[name]?.(new Step(this.dice, module, next, noun, this.parents, this.taken)) ?? null;
    if (made !== null) ways.push(name);
    return made;
  }
}
