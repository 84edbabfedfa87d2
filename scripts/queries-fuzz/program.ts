// Small FastAPI back ends over SQLAlchemy that nobody wrote: models, schemas, repositories, services and routes in many spellings.

import type { Dice } from "../oracle/index.ts";
import { between, valuesOf } from "./between.ts";
import { type Domain, type Entity, makeDomain } from "./domain.ts";
import { filesOf } from "./files.ts";
import { Reading } from "./reading.ts";
import { Schemas } from "./schemas.ts";
import { Statements } from "./statements.ts";
import { indented, text, Words } from "./words.ts";

export interface Endpoint {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** An endpoint that is being written. */
export interface Draft {
  readonly lines: string[];
  readonly parameters: string[];
  /** How the code reaches the session. */
  readonly session: string;
}

export class Program {
  readonly words: Words;
  readonly domain: Domain;
  readonly schemas: Schemas;
  readonly reading: Reading;
  readonly expires: boolean;
  readonly generic: boolean;
  readonly endpoints: Endpoint[] = [];
  readonly routes: string[] = [];
  readonly services: string[] = [];
  readonly dependencies: string[] = [];
  /** Methods of the repository of each class. */
  readonly repositories = new Map<Entity, string[]>();
  /** Services that are classes, and whether FastAPI makes them. */
  readonly serviceClasses = new Map<Entity, { readonly methods: string[]; readonly injected: boolean }>();
  private readonly statements: Statements;
  private readonly sessionStyle: "default" | "annotated" | "alias";

  constructor(dice: Dice) {
    this.words = new Words(dice);
    this.domain = makeDomain(dice, this.words.isAsync);
    this.schemas = new Schemas(dice);
    this.reading = new Reading(this.words);
    this.statements = new Statements(this.words);
    this.expires = dice.happens(0.4);
    this.generic = dice.happens(0.5);
    this.sessionStyle = dice.pick(["default", "annotated", "alias"]);
    const many = 8 + dice.below(6);
    for (let index = 0; index < many; index++) this.endpoint();
  }

  // -- layers -----------------------------------------------------------------------------------------------------------------

  private methodsOf(of: Entity): string[] {
    const known = this.repositories.get(of);
    if (known !== undefined) return known;
    const methods: string[] = [];
    this.repositories.set(of, methods);
    return methods;
  }

  /** An expression for the repository of a class; at times FastAPI gives it. */
  private repository(of: Entity, { parameters, session }: Draft): string {
    const { words } = this;
    this.methodsOf(of);
    const known = parameters.find((each) => each.includes(`${of.one}_repository`));
    if (known !== undefined) return `${of.one}_repository`;
    if (words.chance(0.6)) return `${of.name}Repository(${session})`;
    const provider = `get_${of.one}_repository`;
    if (!this.dependencies.some((line) => line.includes(`def ${provider}(`)))
      this.dependencies.push(
        "",
        "",
        `def ${provider}(session: ${words.sessionType} = Depends(get_session)) -> ${of.name}Repository:`,
        `    return ${of.name}Repository(session)`,
      );
    parameters.push(`${of.one}_repository: Annotated[${of.name}Repository, Depends(${provider})]`);
    return `${of.one}_repository`;
  }

  /** Puts lines that end with `return` into a layer, and gives an expression that calls it. */
  private layered(
    wanted: string,
    parameters: readonly (readonly [string, string, string])[],
    returns: string,
    of: Entity,
    draft: Draft,
    make: (session: string) => string[],
  ): string {
    const { words } = this;
    const given = parameters.map(([, , value]) => value);
    const typed = parameters.map(([each, type]) => `, ${each}: ${type}`).join("");
    const annotation = words.chance(0.8) ? ` -> ${returns}` : "";
    const name = words.name(wanted);
    const kind = words.pick(["service", "repository", "repository", "both", "class", "class", "own session"]);
    if (kind === "class") return this.ofServiceClass(name, parameters, annotation, of, draft, make);
    if (kind === "own session") {
      this.services.push(
        "",
        "",
        `${words.def} ${name}(${typed.slice(2)})${annotation}:`,
        `    ${words.isAsync ? "async with" : "with"} SessionLocal() as session:`,
        ...indented(make("session"), 2),
      );
      return words.aw(`services.${name}(${given.join(", ")})`);
    }
    if (kind !== "service")
      this.methodsOf(of).push("", `    ${words.def} ${name}(self${typed})${annotation}:`, ...indented(make("self.session"), 2));
    if (kind === "repository") return words.aw(`${this.repository(of, draft)}.${name}(${given.join(", ")})`);
    const body =
      kind === "service"
        ? make("session")
        : words.pick([
            [`return ${words.aw(`${of.name}Repository(session).${name}(${parameters.map(([each]) => each).join(", ")})`)}`],
            [
              `repository = ${of.name}Repository(session)`,
              `return ${words.aw(`repository.${name}(${parameters.map(([each]) => each).join(", ")})`)}`,
            ],
          ]);
    this.services.push("", "", `${words.def} ${name}(session: ${words.sessionType}${typed})${annotation}:`, ...indented(body));
    return words.aw(`services.${name}(${[draft.session, ...given].join(", ")})`);
  }

  /** A method of a service that holds a repository, made by the endpoint or by FastAPI. */
  private ofServiceClass(
    name: string,
    parameters: readonly (readonly [string, string, string])[],
    annotation: string,
    of: Entity,
    draft: Draft,
    make: (session: string) => string[],
  ): string {
    const { words } = this;
    const typed = parameters.map(([each, type]) => `, ${each}: ${type}`).join("");
    const names = parameters.map(([each]) => each).join(", ");
    const known = this.serviceClasses.get(of) ?? { methods: [], injected: words.chance(0.4) };
    this.serviceClasses.set(of, known);
    const through = words.chance(0.6);
    if (through) this.methodsOf(of).push("", `    ${words.def} ${name}(self${typed})${annotation}:`, ...indented(make("self.session"), 2));
    else this.methodsOf(of);
    const body = through
      ? words.pick([
          [`return ${words.aw(`self.repository.${name}(${names})`)}`],
          [`found = ${words.aw(`self.repository.${name}(${names})`)}`, "return found"],
        ])
      : make("self.session");
    known.methods.push("", `    ${words.def} ${name}(self${typed})${annotation}:`, ...indented(body, 2));
    const given = parameters.map(([, , value]) => value).join(", ");
    if (!known.injected) {
      if (words.chance(0.5)) return words.aw(`${of.name}Service(${draft.session}).${name}(${given})`);
      draft.lines.push(`${of.one}_service = ${of.name}Service(${draft.session})`);
    } else if (!draft.parameters.some((each) => each.startsWith(`${of.one}_service:`)))
      draft.parameters.push(`${of.one}_service: Annotated[${of.name}Service, Depends()]`);
    return words.aw(`${of.one}_service.${name}(${given})`);
  }

  private bindMany(of: Entity, variable: string, draft: Draft): void {
    const { words } = this;
    const key = of.keys[0];
    const where = words.chance(0.25) && key !== undefined && !key.nullable ? `${of.name}.${key.name} > 0` : null;
    const kind = words.pick(["inline", "inline", "generic", "layer", "layer", "layer"]);
    if (kind === "inline" && words.isAsync && words.chance(0.15)) {
      const [first, ...rest] = words.pick([
        [`${variable} = [each async for each in await ${draft.session}.stream_scalars(select(${of.name}))]`],
        [
          `${variable} = []`,
          `async for each in await ${draft.session}.stream_scalars(select(${of.name}).limit(50)):`,
          `    ${variable}.append(each)`,
        ],
      ]);
      draft.lines.push(...(first === undefined ? [] : [first]), ...rest);
    } else if (kind === "inline" && words.chance(0.15) && of.keys.some(({ to, nullable }) => to !== of && !nullable)) {
      const owner = of.keys.find(({ to, nullable }) => to !== of && !nullable);
      draft.lines.push(
        `pairs = ${words.awp(`${draft.session}.execute(select(${of.name}, ${owner?.to.name}).join(${owner?.to.name}, ${of.name}.${owner?.name} == ${owner?.to.name}.id))`)}.unique().all()`,
        `${variable} = [${of.one} for ${of.one}, ${owner?.to.one} in pairs]`,
      );
    } else if (kind === "inline") {
      const lines = this.statements.many(of, draft.session, where);
      draft.lines.push(...lines.slice(0, -1), `${variable} = ${(lines.at(-1) ?? "").replace(/^return /, "")}`);
    } else if (kind === "generic" && this.generic) draft.lines.push(`${variable} = ${words.aw(`${this.repository(of, draft)}.list()`)}`);
    else {
      const wanted = words.pick([`list_${of.several}`, `get_${of.several}`, `find_all_${of.several}`]);
      const returns = words.pick([`list[${of.name}]`, `Sequence[${of.name}]`, `list[schemas.${this.schemas.of(of)}]`]);
      draft.lines.push(
        `${variable} = ${this.layered(wanted, [], returns, of, draft, (session) => this.statements.many(of, session, where))}`,
      );
    }
  }

  private bindOne(of: Entity, variable: string, draft: Draft): void {
    const { words } = this;
    const id = `${of.one}_id`;
    const missing = (name: string): string[] => [`if ${name} is None:`, '    raise HTTPException(status_code=404, detail="not found")'];
    const kind = words.pick(["inline", "inline", "generic", "layer", "layer", "layer", "dependency"]);
    if (kind === "dependency") {
      const name = words.name(words.pick([`valid_${of.one}`, `current_${of.one}`, `require_${of.one}`]));
      const lines = this.statements.one(of, "session", id);
      this.dependencies.push(
        "",
        "",
        `${words.def} ${name}(${id}: int, session: ${words.sessionType} = Depends(get_session)) -> ${of.name}:`,
        ...indented([
          ...lines.slice(0, -1),
          `${of.one} = ${(lines.at(-1) ?? "").replace(/^return /, "")}`,
          ...missing(of.one),
          `return ${of.one}`,
        ]),
      );
      draft.parameters.splice(draft.parameters.indexOf(`${id}: int`), 1);
      draft.parameters.push(`${variable}: Annotated[${of.name}, Depends(${name})]`);
      return;
    }
    if (kind === "inline") {
      const lines = this.statements.one(of, draft.session, id);
      draft.lines.push(...lines.slice(0, -1), `${variable} = ${(lines.at(-1) ?? "").replace(/^return /, "")}`);
    } else if (kind === "generic" && this.generic)
      draft.lines.push(`${variable} = ${words.aw(`${this.repository(of, draft)}.get(${id})`)}`);
    else {
      const wanted = words.pick([`get_${of.one}`, `find_${of.one}`, `load_${of.one}`]);
      const returns = words.chance(0.3) ? `schemas.${this.schemas.of(of)}` : of.name;
      const call = this.layered(wanted, [[id, "int", id]], `${returns} | None`, of, draft, (session) =>
        this.statements.one(of, session, id),
      );
      draft.lines.push(`${variable} = ${call}`);
    }
    if (words.chance(0.8)) draft.lines.push(...missing(variable));
  }

  // -- answers ----------------------------------------------------------------------------------------------------------------

  /** Ends an endpoint; gives what the decorator says of the response, and the annotation of the return. */
  private answer(of: Entity, variable: string, isMany: boolean, { lines }: Draft): { decorator: string; returns: string } {
    const { words, reading, schemas } = this;
    const item = of.one === variable ? `${of.one}_row` : of.one;
    const many = (name: string): string => (isMany ? `list[schemas.${name}]` : `schemas.${name}`);
    const kinds = [
      "model",
      "model",
      "model",
      "annotation",
      "annotation",
      "validate",
      "dict",
      "helper",
      "count",
      "loop",
      "adapter",
      "page",
      "made",
    ];
    switch (words.pick(kinds)) {
      case "model":
        lines.push(`return ${variable}`);
        return { decorator: `, response_model=${many(schemas.of(of))}`, returns: "" };
      case "annotation":
        lines.push(`return ${variable}`);
        return { decorator: "", returns: ` -> ${many(schemas.of(of))}` };
      case "validate": {
        const name = schemas.of(of);
        lines.push(
          `return ${isMany ? `[schemas.${name}.model_validate(${item}) for ${item} in ${variable}]` : `schemas.${name}.model_validate(${variable})`}`,
        );
        return { decorator: "", returns: ` -> ${many(name)}` };
      }
      case "adapter": {
        const name = schemas.of(of);
        if (isMany) lines.push(`return TypeAdapter(list[schemas.${name}]).validate_python(${variable})`);
        else lines.push(`return schemas.${name}.model_validate(${variable}, from_attributes=True).model_dump()`);
        return { decorator: "", returns: "" };
      }
      case "page": {
        const name = schemas.of(of);
        if (!isMany) {
          lines.push(`return {"data": ${variable}}`);
          return { decorator: `, response_model=schemas.${schemas.envelope()}[schemas.${name}]`, returns: "" };
        }
        const page = schemas.page();
        lines.push(
          words.pick([
            `return {"items": ${variable}, "total": len(${variable})}`,
            `return schemas.${page}(items=${variable}, total=len(${variable}))`,
            `return schemas.${page}[schemas.${name}](items=${variable}, total=len(${variable}))`,
          ]),
        );
        return { decorator: `, response_model=schemas.${page}[schemas.${name}]`, returns: "" };
      }
      case "made": {
        const { name, fields } = schemas.flat(of);
        const made = (row: string): string =>
          `schemas.${name}(${[`id=${row}.id`, ...fields.map((field) => `${field}=str(${reading.of(of, row)})`)].join(", ")})`;
        lines.push(`return ${isMany ? `[${made(item)} for ${item} in ${variable}]` : made(variable)}`);
        return { decorator: "", returns: ` -> ${many(name)}` };
      }
      case "loop": {
        const member = of.members.find(({ name }) => name === "to_dict");
        const made = (row: string): string => (member === undefined ? reading.dictionary(of, row) : `${row}.to_dict()`);
        if (isMany) lines.push("payload = []", `for ${item} in ${variable}:`, `    payload.append(${made(item)})`, "return payload");
        else lines.push(`return ${made(variable)}`);
        return { decorator: "", returns: "" };
      }
      case "helper": {
        const name = reading.serializer(of);
        lines.push(
          isMany
            ? words.pick([`return [${name}(${item}) for ${item} in ${variable}]`, `return list(map(${name}, ${variable}))`])
            : `return ${name}(${variable})`,
        );
        return { decorator: "", returns: isMany ? " -> list[dict]" : " -> dict" };
      }
      case "dict":
        lines.push(`return ${isMany ? `[${reading.dictionary(of, item)} for ${item} in ${variable}]` : reading.dictionary(of, variable)}`);
        return { decorator: "", returns: "" };
      default:
        lines.push(isMany ? `return {"total": len(${variable})}` : `return {"id": ${variable}.id}`);
        return { decorator: "", returns: "" };
    }
  }

  // -- endpoints --------------------------------------------------------------------------------------------------------------

  private endpoint(): void {
    const { words, schemas } = this;
    const of = words.pick(this.domain.entities);
    const kind = words.pick(["list", "list", "list", "one", "one", "one", "create", "update", "delete", "batch"]);
    const draft: Draft = { session: "session", lines: [], parameters: [] };
    const { lines } = draft;
    const id = `${of.one}_id`;
    let method = "GET";
    let path = `/${of.several.replaceAll("_", "-")}`;
    let body: unknown = null;
    let wanted = `read_${of.several}`;
    let answer = { decorator: "", returns: "" };
    const steps = (variable: string, isMany: boolean, likelihood: number): void => {
      if (words.chance(likelihood)) between(this, of, variable, isMany, draft);
      if (words.chance(likelihood / 3)) between(this, of, variable, isMany, draft);
      answer = this.answer(of, variable, isMany, draft);
    };
    switch (kind) {
      case "list":
        this.bindMany(of, of.several, draft);
        steps(of.several, true, 0.45);
        break;
      case "one":
      case "update":
        wanted = `${kind === "one" ? "read" : "update"}_${of.one}`;
        path += `/{${id}}`;
        draft.parameters.push(`${id}: int`);
        this.bindOne(of, of.one, draft);
        if (kind === "update") {
          method = words.pick(["PUT", "PATCH"]);
          draft.parameters.unshift(`payload: schemas.${schemas.update(of)}`);
          body = { [text(of).name]: "updated" };
          if (this.generic && words.chance(0.3))
            lines.push(`${of.one} = ${words.aw(`${this.repository(of, draft)}.update(${of.one}, payload.model_dump())`)}`);
          else
            lines.push(
              ...words.pick([
                [`${of.one}.${text(of).name} = payload.${text(of).name}`],
                ["for key, value in payload.model_dump(exclude_unset=True).items():", `    setattr(${of.one}, key, value)`],
              ]),
              words.aw(`session.${words.pick(["commit", "commit", "flush"])}()`),
            );
          if (words.chance(0.5)) lines.push(words.aw(`session.refresh(${of.one})`));
        }
        steps(of.one, false, 0.45);
        break;
      case "create": {
        wanted = `create_${of.one}`;
        method = "POST";
        const values = valuesOf(of);
        body = Object.fromEntries(values.map(([name, value]) => [name, JSON.parse(value)]));
        draft.parameters.push(`payload: schemas.${schemas.create(of)}`);
        if (of.keys.some(({ unique }) => unique)) lines.push(words.aw(`session.execute(delete(${of.name}))`));
        const whole = words.pick([
          `${of.name}(**payload.model_dump())`,
          `${of.name}(${values.map(([name]) => `${name}=payload.${name}`).join(", ")})`,
        ]);
        const make = (session: string): string[] => [
          `${of.one} = ${whole}`,
          `${session}.add(${of.one})`,
          words.aw(`${session}.${words.pick(["commit", "commit", "flush"])}()`),
          ...(words.chance(0.5) ? [words.aw(`${session}.refresh(${of.one})`)] : []),
          `return ${of.one}`,
        ];
        if (words.chance(0.4)) lines.push(...make("session").slice(0, -1));
        else if (this.generic && words.chance(0.5))
          lines.push(
            words.pick([
              `${of.one} = ${words.aw(`${this.repository(of, draft)}.create(**payload.model_dump())`)}`,
              `${of.one} = ${words.aw(`${this.repository(of, draft)}.add(${whole})`)}`,
            ]),
          );
        else {
          const payload = ["payload", `schemas.${schemas.create(of)}`, "payload"] as const;
          lines.push(`${of.one} = ${this.layered(words.pick([`create_${of.one}`, `add_${of.one}`]), [payload], of.name, of, draft, make)}`);
        }
        steps(of.one, false, 0.2);
        break;
      }
      case "delete":
        wanted = `delete_${of.one}`;
        method = "DELETE";
        path += `/{${id}}`;
        draft.parameters.push(`${id}: int`);
        // Rows whose children may not be left alone cannot be deleted this way.
        if (of.relationships.some(({ kind: each }) => each !== "many-to-one" && each !== "parent") && words.chance(0.8))
          lines.push(words.aw(`session.execute(delete(${of.name}).where(${of.name}.id == ${id}))`));
        else {
          this.bindOne(of, of.one, draft);
          lines.push(words.aw(`session.delete(${of.one})`));
        }
        lines.push(words.aw("session.commit()"), 'return {"deleted": True}');
        break;
      case "batch":
        wanted = `update_${of.several}`;
        method = "POST";
        path += "/batch";
        body = { ids: { $each: "$number" } };
        draft.parameters.push(`payload: schemas.${schemas.batch()}`);
        lines.push(...this.batch(of));
        steps("found", true, 0.2);
        break;
    }
    const name = words.name(wanted);
    const unique = `/${name.replaceAll("_", "-")}${path}`;
    const session = {
      default: `session: ${words.sessionType} = Depends(get_session)`,
      annotated: `session: Annotated[${words.sessionType}, Depends(get_session)]`,
      alias: "session: SessionDep",
    }[this.sessionStyle];
    const inCode = lines.some((line) => /\bsession\b/.test(line));
    const signature = [...draft.parameters, ...(inCode ? [session] : [])].join(", ");
    this.routes.push(
      "",
      "",
      `@router.${method.toLowerCase()}("${unique}"${answer.decorator})`,
      `${words.def} ${name}(${signature})${answer.returns}:`,
      ...indented(lines),
    );
    this.endpoints.push({ name, method, path: unique.replace(/\{\w+\}/g, "1"), body });
  }

  /** What is done with a list of ids: rows in `found`. */
  private batch(of: Entity): string[] {
    const { words } = this;
    switch (words.pick(["get", "gets", "in", "update", "add", "adds", "memo", "memo"])) {
      case "get":
        return [
          "found = []",
          "for each_id in payload.ids:",
          `    ${of.one} = ${words.aw(`session.get(${of.name}, each_id)`)}`,
          `    if ${of.one} is not None:`,
          `        found.append(${of.one})`,
        ];
      case "gets":
        return [`found = [${words.aw(`session.get(${of.name}, each_id)`)} for each_id in payload.ids]`];
      case "in": {
        const lines = this.statements.many(of, "session", `${of.name}.id.in_(payload.ids)`);
        return [...lines.slice(0, -1), `found = ${(lines.at(-1) ?? "").replace(/^return /, "")}`];
      }
      case "memo": {
        const key = of.keys.find(({ to, nullable }) => to !== of && !nullable);
        const rows = `found = ${words.awp(`session.scalars(select(${of.name}))`)}.unique().all()`;
        if (key === undefined) return [rows];
        const at = `each_row.${key.name}`;
        const asked = words.aw(`session.scalar(select(${key.to.name}.${text(key.to).name}).where(${key.to.name}.id == ${at}))`);
        const loop = words.pick([
          [`if ${at} not in known:`, `    known[${at}] = ${asked}`],
          [`if ${at} in known:`, "    continue", `known[${at}] = ${asked}`],
          [`value = known.get(${at})`, "if value is None:", `    value = ${asked}`, `    known[${at}] = value`],
          [`if not (value := known.get(${at})):`, `    known[${at}] = ${asked}`],
          ["try:", `    value = known[${at}]`, "except KeyError:", `    known[${at}] = ${asked}`],
          [`known[${at}] = known[${at}] if ${at} in known else ${asked}`],
          [`if ${at} != last:`, `    last = ${at}`, `    known[last] = ${asked}`],
        ]);
        return [rows, "known, last = {}, None", "for each_row in found:", ...indented(loop)];
      }
      case "update":
        return [
          words.aw(`session.execute(update(${of.name}).where(${of.name}.id.in_(payload.ids)).values(${text(of).name}="batch"))`),
          words.aw("session.commit()"),
          `found = ${words.awp(`session.scalars(select(${of.name}))`)}.unique().all()`,
        ];
      default: {
        const given = valuesOf(of).map(
          ([name, value]) => `${name}=${of.keys.some((key) => key.name === name && key.unique) ? "each_id" : value}`,
        );
        const made = `${of.name}(${given.join(", ")})`;
        return [
          ...(of.keys.some(({ unique }) => unique) ? [words.aw(`session.execute(delete(${of.name}))`)] : []),
          ...words.pick([
            [`found = [${made} for each_id in payload.ids]`, "session.add_all(found)"],
            [
              "found = []",
              "for each_id in payload.ids:",
              `    ${of.one} = ${made}`,
              `    session.add(${of.one})`,
              `    found.append(${of.one})`,
            ],
          ]),
          words.aw("session.commit()"),
        ];
      }
    }
  }

  files(): ReadonlyMap<string, string> {
    return filesOf(this);
  }
}
