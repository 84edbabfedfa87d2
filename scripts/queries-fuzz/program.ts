// Small FastAPI back ends over SQLAlchemy that nobody wrote: models, schemas, repositories, services and routes in many spellings.

import type { Dice } from "../migrations-fuzz/steps.ts";
import { type Column, type Domain, type Entity, makeDomain, type Relationship } from "./domain.ts";
import { Schemas } from "./schemas.ts";

export interface Endpoint {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Where code stands: what it is in, and how it reaches the session. */
interface Place {
  readonly session: string;
  readonly lines: string[];
}

const text = (of: Entity): Column => of.columns[0] as Column;
const number = (of: Entity): Column => of.columns[1] as Column;
const indented = (lines: readonly string[], by = 1): string[] => lines.map((line) => (line === "" ? "" : "    ".repeat(by) + line));

export class Program {
  private readonly dice: Dice;
  private readonly domain: Domain;
  private readonly schemas: Schemas;
  private readonly isAsync: boolean;
  private readonly expires: boolean;
  private readonly endpoints: Endpoint[] = [];
  private readonly routes: string[] = [];
  private readonly services: string[] = [];
  /** Methods of the repository of each class. */
  private readonly repositories = new Map<Entity, string[]>();
  private readonly dependencies: string[] = [];
  private readonly helpers: string[] = [];
  private readonly taken = new Set<string>();
  private readonly generic: boolean;
  private readonly sessionStyle: "default" | "annotated" | "alias";

  constructor(dice: Dice) {
    this.dice = dice;
    this.domain = makeDomain(dice);
    this.schemas = new Schemas(dice);
    this.isAsync = dice.happens(0.6);
    this.expires = dice.happens(0.4);
    this.generic = dice.happens(0.5);
    this.sessionStyle = dice.pick(["default", "annotated", "alias"]);
    const many = 8 + dice.below(6);
    for (let index = 0; index < many; index++) this.endpoint();
  }

  // -- words ------------------------------------------------------------------------------------------------------------------

  private get def(): string {
    return this.isAsync ? "async def" : "def";
  }

  private aw(call: string): string {
    return this.isAsync ? `await ${call}` : call;
  }

  private awp(call: string): string {
    return this.isAsync ? `(await ${call})` : call;
  }

  private get sessionType(): string {
    return this.isAsync ? "AsyncSession" : "Session";
  }

  private name(wanted: string): string {
    let name = wanted;
    for (let at = 2; this.taken.has(name); at++) name = `${wanted}_${at}`;
    this.taken.add(name);
    return name;
  }

  private pick<X>(from: readonly X[]): X {
    return this.dice.pick(from);
  }

  private chance(likelihood: number): boolean {
    return this.dice.happens(likelihood);
  }

  // -- statements -------------------------------------------------------------------------------------------------------------

  /** An option for a relationship, with what is chained to it. */
  private option(of: Entity, relationship: Relationship, depth = 0): string {
    const { target } = relationship;
    const loader = this.pick(["selectinload", "selectinload", "joinedload", "selectinload", "subqueryload"]);
    const attribute = `${of.name}.${relationship.name}`;
    if (depth === 0 && this.chance(0.05)) return `${this.pick(["raiseload", "lazyload", "defaultload"])}(${attribute})`;
    const inner = target.relationships.filter(({ name }) => name !== relationship.back || this.chance(0.2));
    const more = depth < 2 && inner.length > 0 && this.chance(0.35) ? this.pick(inner) : null;
    if (more === null) {
      const columns = this.chance(0.08) ? `.load_only(${target.name}.${text(target).name})` : "";
      return `${loader}(${attribute})${columns}`;
    }
    const next = this.option(target, more, depth + 1);
    return this.chance(0.15) && depth === 0 ? `${loader}(${attribute}).options(${next})` : `${loader}(${attribute}).${next}`;
  }

  /** Loader options of a query for rows of a class. */
  private options(of: Entity): readonly string[] {
    const options = of.relationships.filter(() => this.chance(0.35)).map((relationship) => this.option(of, relationship));
    if (this.chance(0.04)) options.push(`defer(${of.name}.${number(of).name})`);
    if (this.chance(0.04)) options.push(this.pick(['raiseload("*")', 'raiseload("*", sql_only=True)']));
    return options;
  }

  private statement(of: Entity, where: string | null, options: readonly string[]): string {
    const parts = [`select(${of.name})`];
    if (where !== null) parts.push(this.chance(0.8) ? `.where(${where})` : `.filter(${where})`);
    if (options.length > 0) parts.push(`.options(${options.join(", ")})`);
    if (where === null && this.chance(0.5)) parts.push(`.order_by(${of.name}.id)`);
    if (where === null && this.chance(0.15)) parts.push(`.limit(${this.pick(["100", "limit"])})`.replace("limit(limit)", "limit(50)"));
    return parts.join("");
  }

  /** Lines that end with `return` of the rows. */
  private fetchMany(of: Entity, session: string): string[] {
    const options = this.options(of);
    const statement = this.statement(of, null, options);
    const styles = [
      [`return ${this.awp(`${session}.scalars(${statement})`)}.unique().all()`],
      [`result = ${this.aw(`${session}.execute(${statement})`)}`, "return list(result.scalars().unique().all())"],
      [`statement = ${statement}`, `return list(${this.awp(`${session}.scalars(statement)`)}.unique())`],
      [`statement = ${statement}`, `result = ${this.aw(`${session}.execute(statement)`)}`, "return result.unique().scalars().all()"],
      [`rows = ${this.awp(`${session}.execute(${statement})`)}.unique().all()`, "return [row[0] for row in rows]"],
    ];
    if (!this.isAsync) {
      const chain = options.length > 0 ? `.options(${options.join(", ")})` : "";
      styles.push(
        [`return ${session}.query(${of.name})${chain}.all()`],
        [`query = ${session}.query(${of.name})${chain}`, `return query.order_by(${of.name}.id).all()`],
      );
    }
    return this.pick(styles);
  }

  private fetchOne(of: Entity, session: string, id: string): string[] {
    const options = this.options(of);
    const statement = this.statement(of, `${of.name}.id == ${id}`, options);
    const given = options.length > 0 ? `, options=[${options.join(", ")}]` : "";
    const styles = [
      [`return ${this.aw(`${session}.get(${of.name}, ${id}${given})`)}`],
      [`return ${this.aw(`${session}.scalar(${statement})`)}`],
      [
        `result = ${this.aw(`${session}.execute(${statement})`)}`,
        `return result.unique().${this.pick(["scalar_one_or_none()", "scalars().one_or_none()", "scalars().first()", "scalar_one()"])}`,
      ],
      [`return ${this.awp(`${session}.scalars(${statement})`)}.unique().${this.pick(["first", "one_or_none", "one"])}()`],
    ];
    if (!this.isAsync) {
      const chain = options.length > 0 ? `.options(${options.join(", ")})` : "";
      styles.push(
        [`return ${session}.query(${of.name})${chain}.filter(${of.name}.id == ${id}).first()`],
        [`return ${session}.query(${of.name})${chain}.filter_by(id=${id}).one_or_none()`],
        [`return ${session}.query(${of.name}).get(${id})`],
      );
    }
    return this.pick(styles);
  }

  // -- layers -----------------------------------------------------------------------------------------------------------------

  /** Puts lines that end with `return` into a layer and gives an expression that calls it. */
  private layered(
    name: string,
    parameters: readonly (readonly [string, string])[],
    returns: string,
    of: Entity,
    make: (session: string) => string[],
  ): (session: string) => string {
    const given = parameters.map(([each]) => each).join(", ");
    const typed = parameters.map(([each, type]) => `${each}: ${type}`).join(", ");
    const annotation = this.chance(0.8) ? ` -> ${returns}` : "";
    const where = this.pick(["service", "repository", "repository", "inline service"]);
    const unique = this.name(name);
    if (where === "repository") {
      const methods = this.repositories.get(of) ?? [];
      this.repositories.set(of, methods);
      methods.push(
        "",
        `    ${this.def} ${unique}(self${typed === "" ? "" : `, ${typed}`})${annotation}:`,
        ...indented(make("self.session"), 2),
      );
      return (session) => this.aw(`${of.name}Repository(${session}).${unique}(${given})`);
    }
    this.services.push(
      "",
      "",
      `${this.def} ${unique}(session: ${this.sessionType}${typed === "" ? "" : `, ${typed}`})${annotation}:`,
      ...indented(make("session")),
    );
    return (session) =>
      this.aw(`${where === "service" ? "services." : "services."}${unique}(${[session, ...(given === "" ? [] : [given])].join(", ")})`);
  }

  /** Code that binds `variable` to rows, or to one row that is there. */
  private bindMany(of: Entity, variable: string, place: Place): void {
    if (this.chance(0.35)) {
      const lines = this.fetchMany(of, place.session);
      place.lines.push(...lines.slice(0, -1), `${variable} = ${(lines.at(-1) ?? "").replace(/^return /, "")}`);
      return;
    }
    if (this.generic && this.chance(0.3)) {
      place.lines.push(`${variable} = ${this.aw(`${of.name}Repository(${place.session}).list()`)}`);
      this.repositories.set(of, this.repositories.get(of) ?? []);
      return;
    }
    const call = this.layered(
      this.pick([`list_${of.several}`, `get_${of.several}`, `find_all_${of.several}`]),
      [],
      this.pick([`list[${of.name}]`, `Sequence[${of.name}]`]),
      of,
      (session) => this.fetchMany(of, session),
    );
    place.lines.push(`${variable} = ${call(place.session)}`);
  }

  private bindOne(of: Entity, variable: string, id: string, place: Place): void {
    if (this.chance(0.35)) {
      const lines = this.fetchOne(of, place.session, id);
      place.lines.push(...lines.slice(0, -1), `${variable} = ${(lines.at(-1) ?? "").replace(/^return /, "")}`);
    } else if (this.generic && this.chance(0.3)) {
      place.lines.push(`${variable} = ${this.aw(`${of.name}Repository(${place.session}).get(${id})`)}`);
      this.repositories.set(of, this.repositories.get(of) ?? []);
    } else {
      const key = `${of.one}_id`;
      const call = this.layered(
        this.pick([`get_${of.one}`, `find_${of.one}`, `load_${of.one}`]),
        [[key, "int"]],
        `${of.name} | None`,
        of,
        (session) => this.fetchOne(of, session, key),
      );
      place.lines.push(`${variable} = ${call(place.session).replace(`(${key})`, `(${id})`).replace(`, ${key})`, `, ${id})`)}`);
    }
    if (this.chance(0.8)) place.lines.push(`if ${variable} is None:`, '    raise HTTPException(status_code=404, detail="not found")');
  }

  // -- what is read -----------------------------------------------------------------------------------------------------------

  /** An expression that reads something of a row, relationships mostly. */
  private read(of: Entity, row: string, depth = 0): string {
    const members = of.members;
    if (members.length > 0 && this.chance(0.25)) {
      const member = this.pick(members);
      return `${row}.${member.name}${member.call ? "()" : ""}`;
    }
    if (of.relationships.length === 0 || this.chance(0.15)) return `${row}.${this.pick(of.columns).name}`;
    const relationship = this.pick(of.relationships);
    const { target, name, many, nullable } = relationship;
    const attribute = `${row}.${name}`;
    if (many) {
      const item = target.one === row ? `each_${target.one}` : target.one;
      const forms = [
        `len(${attribute})`,
        `[${item}.${text(target).name} for ${item} in ${attribute}]`,
        `sum(${item}.${number(target).name} for ${item} in ${attribute})`,
        `[${item}.id for ${item} in ${attribute} if ${item}.${number(target).name} > 0]`,
      ];
      if (depth < 2 && !row.includes("each_")) forms.push(`[${this.read(target, item, depth + 1)} for ${item} in ${attribute}]`);
      return this.pick(forms);
    }
    if (nullable) return `${attribute}.${text(target).name} if ${attribute} else None`;
    return depth < 2 && this.chance(0.3) ? this.read(target, attribute, depth + 1) : `${attribute}.${this.pick([text(target).name, "id"])}`;
  }

  /** A dictionary of a row. */
  private dictionary(of: Entity, row: string): string {
    const entries = [`"id": ${row}.id`];
    for (let at = 0; at < 1 + this.dice.below(3); at++) entries.push(`"value_${at}": ${this.read(of, row)}`);
    return `{${entries.join(", ")}}`;
  }

  /** A function that makes a dictionary of a row. */
  private serializer(of: Entity): string {
    const name = this.name(this.pick([`serialize_${of.one}`, `${of.one}_to_dict`, `${of.one}_out`]));
    const annotation = this.chance(0.8) ? `: ${of.name}` : "";
    this.helpers.push("", "", `def ${name}(${of.one}${annotation}) -> dict:`, `    return ${this.dictionary(of, of.one)}`);
    return name;
  }

  // -- what is done -----------------------------------------------------------------------------------------------------------

  /** Something between the query and the answer. */
  private between(of: Entity, variable: string, isMany: boolean, { lines, session }: Place): void {
    const column = text(of).name;
    const kind = this.pick([
      "commit",
      "flush",
      "refresh",
      "loop",
      "read",
      "change",
      "rollback",
      "query",
      "query",
      "touch",
      "touch",
      this.chance(0.1) ? "expire" : "read",
    ]);
    switch (kind) {
      case "commit":
        lines.push(this.aw(`${session}.commit()`));
        break;
      case "flush":
        lines.push(this.aw(`${session}.flush()`));
        break;
      case "rollback":
        if (this.chance(0.4)) lines.push(this.aw(`${session}.rollback()`));
        break;
      case "refresh": {
        const names = of.relationships.filter(() => this.chance(0.4)).map(({ name }) => `"${name}"`);
        const given = names.length > 0 && this.chance(0.6) ? `, ${this.chance(0.3) ? "attribute_names=" : ""}[${names.join(", ")}]` : "";
        if (isMany) lines.push(`for ${of.one} in ${variable}:`, `    ${this.aw(`${session}.refresh(${of.one}${given})`)}`);
        else lines.push(this.aw(`${session}.refresh(${variable}${given})`));
        break;
      }
      case "loop":
        if (isMany) {
          const form = this.pick(["sum", "log", "collect"]);
          const item = of.one;
          if (form === "collect") lines.push("seen = []", `for ${item} in ${variable}:`, `    seen.append(${this.read(of, item)})`);
          else lines.push(`for ${item} in ${variable}:`, `    logger.info("%s", ${this.read(of, item)})`);
        } else lines.push(`logger.info("%s", ${this.read(of, variable)})`);
        break;
      case "read":
        if (!isMany) lines.push(`value = ${this.read(of, variable)}`);
        else lines.push(`values = [${this.read(of, of.one)} for ${of.one} in ${variable}]`);
        break;
      case "change":
        if (isMany) lines.push(`for ${of.one} in ${variable}:`, `    ${of.one}.${column} = "changed"`, this.aw(`${session}.commit()`));
        else lines.push(`${variable}.${column} = "changed"`, this.aw(`${session}.${this.pick(["commit", "flush"])}()`));
        break;
      case "query": {
        const other = this.pick(this.domain.entities);
        const item = of.one;
        const key = of.keys[0];
        if (isMany && key !== undefined && !key.nullable)
          lines.push(
            `for ${item} in ${variable}:`,
            `    owner = ${this.aw(`${session}.get(${key.to.name}, ${item}.${key.name})`)}`,
            `    logger.info("%s", owner.${text(key.to).name})`,
          );
        else lines.push(`total = ${this.aw(`${session}.scalar(select(func.count()).select_from(${other.name}))`)}`);
        break;
      }
      case "expire":
        if (!isMany && this.chance(0.3)) lines.push(`${session}.expire(${variable})`);
        else if (this.chance(0.2)) lines.push(`${session}.expire_all()`);
        break;
      case "touch":
        if (this.isAsync && !isMany && of.relationships.length > 0 && this.domain.models.includes("(AsyncAttrs,")) {
          const { name } = this.pick(of.relationships);
          lines.push(`${name} = await ${variable}.awaitable_attrs.${name}`);
        }
        break;
    }
  }

  // -- answers ----------------------------------------------------------------------------------------------------------------

  /** Ends an endpoint; gives what the decorator says of the response, and the annotation of the return. */
  private answer(of: Entity, variable: string, isMany: boolean, { lines }: Place): { decorator: string; returns: string } {
    const item = of.one === variable ? `${of.one}_row` : of.one;
    const form = this.pick(["model", "model", "model", "annotation", "validate", "dict", "helper", "count", "to_dict", "adapter"]);
    const schema = (): string => this.schemas.of(of);
    switch (form) {
      case "model":
        lines.push(`return ${variable}`);
        return { decorator: `, response_model=${isMany ? `list[schemas.${schema()}]` : `schemas.${schema()}`}`, returns: "" };
      case "annotation":
        lines.push(`return ${variable}`);
        return { decorator: "", returns: ` -> ${isMany ? `list[schemas.${schema()}]` : `schemas.${schema()}`}` };
      case "validate": {
        const name = schema();
        lines.push(
          `return ${isMany ? `[schemas.${name}.model_validate(${item}) for ${item} in ${variable}]` : `schemas.${name}.model_validate(${variable})`}`,
        );
        return { decorator: "", returns: isMany ? ` -> list[schemas.${name}]` : ` -> schemas.${name}` };
      }
      case "adapter": {
        const name = schema();
        if (!isMany) {
          lines.push(`return schemas.${name}.model_validate(${variable}, from_attributes=True).model_dump()`);
        } else lines.push(`return TypeAdapter(list[schemas.${name}]).validate_python(${variable})`);
        return { decorator: "", returns: "" };
      }
      case "to_dict": {
        const member = of.members.find(({ name }) => name === "to_dict");
        const made = member === undefined ? (row: string) => this.dictionary(of, row) : (row: string) => `${row}.to_dict()`;
        if (isMany) lines.push("payload = []", `for ${item} in ${variable}:`, `    payload.append(${made(item)})`, "return payload");
        else lines.push(`return ${made(variable)}`);
        return { decorator: "", returns: "" };
      }
      case "helper": {
        const name = this.serializer(of);
        lines.push(`return ${isMany ? `[${name}(${item}) for ${item} in ${variable}]` : `${name}(${variable})`}`);
        return { decorator: "", returns: isMany ? " -> list[dict]" : " -> dict" };
      }
      case "dict":
        lines.push(`return ${isMany ? `[${this.dictionary(of, item)} for ${item} in ${variable}]` : this.dictionary(of, variable)}`);
        return { decorator: "", returns: "" };
      default:
        lines.push(isMany ? `return {"total": len(${variable})}` : `return {"id": ${variable}.id}`);
        return { decorator: "", returns: "" };
    }
  }

  // -- endpoints --------------------------------------------------------------------------------------------------------------

  private endpoint(): void {
    const of = this.pick(this.domain.entities);
    const kind = this.pick(["list", "list", "list", "one", "one", "one", "create", "update", "delete", "batch"]);
    const place: Place = { session: "session", lines: [] };
    const parameters: string[] = [];
    let method = "GET";
    let path = `/${of.several.replaceAll("_", "-")}`;
    let body: unknown = null;
    let wanted = `read_${of.several}`;
    let answer = { decorator: "", returns: "" };
    const columns = (): Record<string, unknown> =>
      Object.fromEntries([
        ...of.columns.map(({ name, type }) => [name, type === "str" ? "new" : 7]),
        ...of.keys.filter(({ nullable }) => !nullable).map(({ name }) => [name, 1]),
      ]);
    switch (kind) {
      case "list":
        this.bindMany(of, of.several, place);
        if (this.chance(0.45)) this.between(of, of.several, true, place);
        if (this.chance(0.15)) this.between(of, of.several, true, place);
        answer = this.answer(of, of.several, true, place);
        break;
      case "one":
      case "update": {
        wanted = `${kind === "one" ? "read" : "update"}_${of.one}`;
        path += `/{${of.one}_id}`;
        parameters.push(`${of.one}_id: int`);
        this.bindOne(of, of.one, `${of.one}_id`, place);
        if (kind === "update") {
          method = this.pick(["PUT", "PATCH"]);
          parameters.push(`payload: schemas.${this.schemas.update(of)}`);
          body = { [text(of).name]: "updated" };
          place.lines.push(
            `${of.one}.${text(of).name} = payload.${text(of).name}`,
            this.aw(`session.${this.pick(["commit", "commit", "flush"])}()`),
          );
          if (this.chance(0.5)) place.lines.push(this.aw(`session.refresh(${of.one})`));
        }
        if (this.chance(0.45)) this.between(of, of.one, false, place);
        if (this.chance(0.15)) this.between(of, of.one, false, place);
        answer = this.answer(of, of.one, false, place);
        break;
      }
      case "create": {
        wanted = `create_${of.one}`;
        method = "POST";
        body = columns();
        parameters.push(`payload: schemas.${this.schemas.create(of)}`);
        if (of.keys.some(({ unique }) => unique)) place.lines.push(this.aw(`session.execute(delete(${of.name}))`));
        const given = Object.keys(columns());
        const whole = this.pick([
          `${of.name}(**payload.model_dump())`,
          `${of.name}(${given.map((name) => `${name}=payload.${name}`).join(", ")})`,
        ]);
        const make = (session: string): string[] => [
          `${of.one} = ${whole}`,
          `${session}.add(${of.one})`,
          this.aw(`${session}.${this.pick(["commit", "commit", "flush"])}()`),
          ...(this.chance(0.5) ? [this.aw(`${session}.refresh(${of.one})`)] : []),
          `return ${of.one}`,
        ];
        if (this.chance(0.4)) place.lines.push(...make("session").slice(0, -1));
        else {
          const call = this.layered(
            this.pick([`create_${of.one}`, `add_${of.one}`]),
            [["payload", `schemas.${this.schemas.create(of)}`]],
            of.name,
            of,
            make,
          );
          place.lines.push(`${of.one} = ${call("session")}`);
        }
        if (this.chance(0.2)) this.between(of, of.one, false, place);
        answer = this.answer(of, of.one, false, place);
        break;
      }
      case "delete":
        wanted = `delete_${of.one}`;
        method = "DELETE";
        path += `/{${of.one}_id}`;
        parameters.push(`${of.one}_id: int`);
        if (of.name !== "x" && of.relationships.some(({ kind: each }) => each !== "many-to-one" && each !== "parent") && this.chance(0.7)) {
          place.lines.push(this.aw(`session.execute(delete(${of.name}).where(${of.name}.id == ${of.one}_id))`));
        } else {
          this.bindOne(of, of.one, `${of.one}_id`, place);
          place.lines.push(this.aw(`session.delete(${of.one})`));
        }
        place.lines.push(this.aw("session.commit()"), 'return {"deleted": True}');
        break;
      case "batch": {
        wanted = `update_${of.several}`;
        method = "POST";
        path += "/batch";
        body = { ids: { $each: "$number" } };
        parameters.push(`payload: schemas.${this.schemas.batch()}`);
        const form = this.pick(["get", "in", "update", "add"]);
        if (form === "get")
          place.lines.push(
            "found = []",
            "for each_id in payload.ids:",
            `    ${of.one} = ${this.aw(`session.get(${of.name}, each_id)`)}`,
            `    if ${of.one} is not None:`,
            `        found.append(${of.one})`,
          );
        else if (form === "in")
          place.lines.push(
            `statement = ${this.statement(of, `${of.name}.id.in_(payload.ids)`, this.options(of))}`,
            `found = ${this.awp("session.scalars(statement)")}.unique().all()`,
          );
        else if (form === "update")
          place.lines.push(
            this.aw(`session.execute(update(${of.name}).where(${of.name}.id.in_(payload.ids)).values(${text(of).name}="batch"))`),
            this.aw("session.commit()"),
            `found = ${this.awp(`session.scalars(select(${of.name}))`)}.unique().all()`,
          );
        else {
          if (of.keys.some(({ unique }) => unique)) place.lines.push(this.aw(`session.execute(delete(${of.name}))`));
          const given = Object.entries(columns()).map(
            ([name, value]) => `${name}=${of.keys.some((key) => key.name === name && key.unique) ? "each_id" : JSON.stringify(value)}`,
          );
          place.lines.push(
            `found = [${of.name}(${given.join(", ")}) for each_id in payload.ids]`,
            "session.add_all(found)",
            this.aw("session.commit()"),
          );
        }
        answer = this.answer(of, "found", true, place);
        break;
      }
    }
    const name = this.name(wanted);
    const route = `${path}${path.includes("{") ? "" : ""}`;
    const unique = `/${name.replaceAll("_", "-")}${route}`;
    const session =
      this.sessionStyle === "default"
        ? `session: ${this.sessionType} = Depends(get_session)`
        : this.sessionStyle === "annotated"
          ? `session: Annotated[${this.sessionType}, Depends(get_session)]`
          : "session: SessionDep";
    const signature = [...parameters, session].join(", ");
    this.routes.push(
      "",
      "",
      `@router.${method.toLowerCase()}("${unique}"${answer.decorator})`,
      `${this.def} ${name}(${signature})${answer.returns}:`,
      ...indented(place.lines),
    );
    this.endpoints.push({ name, method, path: unique.replace(/\{\w+\}/g, "1"), body });
  }

  // -- files ------------------------------------------------------------------------------------------------------------------

  private readonly orm = [
    "from sqlalchemy import delete, func, select, update",
    "from sqlalchemy.orm import Session, defaultload, defer, joinedload, lazyload, raiseload, selectinload, subqueryload",
    "from sqlalchemy.ext.asyncio import AsyncSession",
  ];

  private get models(): string {
    return `from app.models import ${this.domain.entities.map(({ name }) => name).join(", ")}`;
  }

  private repositoriesText(): string {
    const lines = [
      "from __future__ import annotations",
      "",
      "from typing import Generic, Sequence, TypeVar",
      "",
      ...this.orm,
      "",
      "from app import schemas",
      "from app.models import Base",
      this.models,
    ];
    if (this.generic) {
      lines.push(
        "",
        'ModelT = TypeVar("ModelT", bound=Base)',
        "",
        "",
        "class BaseRepository(Generic[ModelT]):",
        "    model: type[ModelT]",
        "",
        `    def __init__(self, session: ${this.sessionType}) -> None:`,
        "        self.session = session",
        "",
        `    ${this.def} get(self, id: int) -> ModelT | None:`,
        `        return ${this.aw("self.session.get(self.model, id)")}`,
        "",
        `    ${this.def} list(self) -> Sequence[ModelT]:`,
        `        result = ${this.aw("self.session.scalars(select(self.model))")}`,
        "        return result.unique().all()",
      );
    }
    for (const [{ name }, methods] of this.repositories) {
      if (this.generic) lines.push("", "", `class ${name}Repository(BaseRepository[${name}]):`, `    model = ${name}`, ...methods);
      else
        lines.push(
          "",
          "",
          `class ${name}Repository:`,
          `    def __init__(self, session: ${this.sessionType}) -> None:`,
          "        self.session = session",
          ...methods,
        );
    }
    return `${lines.join("\n")}\n`;
  }

  private databaseText(): string {
    const kept = this.expires ? (this.chance(0.3) ? ", expire_on_commit=True" : "") : ", expire_on_commit=False";
    const lines = this.isAsync
      ? [
          "from collections.abc import AsyncIterator",
          "from typing import Annotated",
          "",
          "from fastapi import Depends",
          "from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine",
          "from sqlalchemy.pool import StaticPool",
          "",
          'engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)',
          `SessionLocal = async_sessionmaker(engine${kept})`,
          "",
          "",
          "async def get_session() -> AsyncIterator[AsyncSession]:",
          "    async with SessionLocal() as session:",
          "        yield session",
        ]
      : [
          "from collections.abc import Iterator",
          "from typing import Annotated",
          "",
          "from fastapi import Depends",
          "from sqlalchemy import create_engine",
          "from sqlalchemy.orm import Session, sessionmaker",
          "from sqlalchemy.pool import StaticPool",
          "",
          'engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})',
          `SessionLocal = sessionmaker(bind=engine${kept})`,
          "",
          "",
          "def get_session() -> Iterator[Session]:",
          ...(this.chance(0.5)
            ? ["    with SessionLocal() as session:", "        yield session"]
            : ["    session = SessionLocal()", "    try:", "        yield session", "    finally:", "        session.close()"]),
        ];
    return `${[...lines, "", "", `SessionDep = Annotated[${this.sessionType}, Depends(get_session)]`].join("\n")}\n`;
  }

  /** Paths of the files with what they hold. */
  files(): ReadonlyMap<string, string> {
    const repositories = [...this.repositories.keys()].map(({ name }) => `${name}Repository`);
    const routes = [
      "import logging",
      "from typing import Annotated",
      "",
      "from fastapi import APIRouter, Depends, FastAPI, HTTPException",
      "from pydantic import TypeAdapter",
      ...this.orm,
      "",
      "from app import schemas, services",
      "from app.db import SessionDep, get_session",
      this.models,
      ...(repositories.length > 0 ? [`from app.repositories import ${repositories.join(", ")}`] : []),
      "",
      "logger = logging.getLogger(__name__)",
      "router = APIRouter()",
      ...this.helpers,
      ...this.routes,
      "",
    ];
    const services = [
      "from __future__ import annotations",
      "",
      "from typing import Sequence",
      "",
      ...this.orm,
      "",
      "from app import schemas",
      this.models,
      ...this.services,
    ];
    return new Map([
      ["app/__init__.py", ""],
      ["app/db.py", this.databaseText()],
      ["app/models.py", this.domain.models],
      ["app/schemas.py", this.schemas.text()],
      ["app/repositories.py", this.repositoriesText()],
      ["app/services.py", `${services.join("\n")}\n`],
      ["app/routes.py", routes.join("\n")],
      ["app/main.py", "from fastapi import FastAPI\n\nfrom app.routes import router\n\napp = FastAPI()\napp.include_router(router)\n"],
      ["meta.json", JSON.stringify({ tables: this.domain.tables, endpoints: this.endpoints })],
    ]);
  }
}
