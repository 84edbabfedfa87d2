// What is done with rows between their query and the answer.

import type { Entity } from "./domain.ts";
import type { Draft, Program } from "./program.ts";
import { text, type Words } from "./words.ts";

/** Something between the query and the answer. */
export function between(program: Program, of: Entity, variable: string, isMany: boolean, draft: Draft): void {
  const { words, reading, domain } = program;
  const { lines, session } = draft;
  const column = text(of).name;
  const names = (): string[] => of.relationships.filter(() => words.chance(0.4)).map(({ name }) => `"${name}"`);
  const kinds = [
    "commit",
    "flush",
    "refresh",
    "read",
    "read",
    "read",
    "read",
    "change",
    "query",
    "awaited",
    "append",
    "rare",
    "fate",
    "fate",
    "savepoint",
    "gathered",
  ];
  switch (words.pick(kinds)) {
    case "commit":
      lines.push(words.aw(`${session}.commit()`));
      break;
    case "flush":
      lines.push(words.aw(`${session}.flush()`));
      break;
    case "refresh": {
      const named = names();
      const given = named.length > 0 && words.chance(0.6) ? `, ${words.chance(0.3) ? "attribute_names=" : ""}[${named.join(", ")}]` : "";
      if (isMany) lines.push(`for ${of.one} in ${variable}:`, `    ${words.aw(`${session}.refresh(${of.one}${given})`)}`);
      else lines.push(words.aw(`${session}.refresh(${variable}${given})`));
      break;
    }
    case "read":
      lines.push(...reading.passing(of, variable, isMany));
      break;
    case "change":
      if (isMany) lines.push(`for ${of.one} in ${variable}:`, `    ${of.one}.${column} = "changed"`, words.aw(`${session}.commit()`));
      else lines.push(`${variable}.${column} = "changed"`, words.aw(`${session}.${words.pick(["commit", "flush"])}()`));
      break;
    case "query": {
      const other = words.pick(domain.entities);
      const key = of.keys.find(({ nullable }) => !nullable);
      if (isMany && key !== undefined && words.chance(0.5))
        lines.push(
          `for ${of.one} in ${variable}:`,
          `    owner = ${words.aw(`${session}.get(${key.to.name}, ${of.one}.${key.name})`)}`,
          `    logger.info("%s", owner.${text(key.to).name})`,
        );
      else if (isMany && other.keys.some(({ to }) => to === of))
        lines.push(
          `for ${of.one} in ${variable}:`,
          `    count = ${words.aw(`${session}.scalar(select(func.count(${other.name}.id)).where(${other.name}.${other.keys.find(({ to }) => to === of)?.name} == ${of.one}.id))`)}`,
          '    logger.info("%s", count)',
        );
      else lines.push(`total = ${words.aw(`${session}.scalar(select(func.count()).select_from(${other.name}))`)}`);
      break;
    }
    case "awaited":
      if (words.isAsync && of.relationships.length > 0 && domain.models.includes("(AsyncAttrs,")) {
        const { name } = words.pick(of.relationships);
        if (isMany) lines.push(`for ${of.one} in ${variable}:`, `    await ${of.one}.awaitable_attrs.${name}`);
        else lines.push(`${name} = await ${variable}.awaitable_attrs.${name}`);
      }
      break;
    case "append": {
      const down = of.relationships.find(({ kind, lazy }) => kind === "one-to-many" && lazy !== "dynamic" && lazy !== "write_only");
      if (isMany || down === undefined) break;
      const values = valuesOf(down.target).filter(([name]) => !down.target.keys.some((key) => key.name === name && key.to === of));
      const made = `${down.target.name}(${values.map(([name, value]) => `${name}=${value}`).join(", ")})`;
      lines.push(`${variable}.${down.name}.append(${made})`, words.aw(`${session}.${words.pick(["commit", "flush"])}()`));
      break;
    }
    case "fate":
      lines.push(...fate(words, of, variable, isMany, session));
      break;
    case "savepoint":
      if (!isMany)
        lines.push(
          `${words.isAsync ? "async with" : "with"} ${session}.begin_nested():`,
          `    ${variable}.${column} = "nested"`,
          `    ${words.aw(`${session}.flush()`)}`,
        );
      break;
    case "gathered":
      if (words.isAsync && isMany) gathered(program, of, variable, lines);
      break;
    default:
      if (words.chance(0.3)) lines.push(words.aw(`${session}.rollback()`));
      else if (words.chance(0.2))
        lines.push(words.pick(isMany ? [`${session}.expire_all()`] : [`${session}.expire_all()`, `${session}.expunge(${variable})`]));
      else if (words.isAsync && !isMany) {
        const name = words.name(`inspect_${of.one}`);
        reading.helpers.push(
          "",
          "",
          `def ${name}(session: Session, ${of.one}: ${of.name}) -> str:`,
          `    return str(${reading.of(of, of.one)})`,
        );
        lines.push(`described = await ${session}.run_sync(${name}, ${variable})`);
      }
  }
}

/** What a session does to rows that it has, or has no longer. */
function fate(words: Words, of: Entity, variable: string, isMany: boolean, session: string): string[] {
  const each = (act: string): string[] => (isMany ? [`for ${of.one} in ${variable}:`, `    ${act}`] : [act]);
  const row = isMany ? of.one : variable;
  const relationship = of.relationships[0]?.name;
  const kinds: string[][] = [
    [words.aw(`${session}.rollback()`)],
    [`${session}.expire_all()`],
    each(`${session}.expire(${row})`),
    each(`${session}.expunge(${row})`),
    [`${session}.expunge_all()`],
    [words.aw(`${session}.close()`)],
    each(`make_transient(${row})`),
    isMany
      ? [`${variable} = [${words.aw(`${session}.merge(${of.one})`)} for ${of.one} in ${variable}]`]
      : [`${variable} = ${words.aw(`${session}.merge(${variable})`)}`],
  ];
  if (relationship !== undefined) kinds.push(each(`${session}.expire(${row}, ["${relationship}"])`));
  return words.pick(kinds);
}

/** A query for each row, all at once, each in a session of its own. */
function gathered({ words, services, reading }: Program, of: Entity, variable: string, lines: string[]): void {
  const name = words.name(`fetch_${of.one}`);
  services.push(
    "",
    "",
    `async def ${name}(${of.one}_id: int) -> ${of.name} | None:`,
    "    async with SessionLocal() as session:",
    `        return await session.get(${of.name}, ${of.one}_id)`,
  );
  const again = `again_${of.several}`;
  lines.push(`${again} = await asyncio.gather(*[services.${name}(${of.one}.id) for ${of.one} in ${variable}])`);
  if (words.chance(0.5)) lines.push(...reading.passing(of, again, true));
}

/** What a row is made of: columns and foreign keys with values. */
export function valuesOf(of: Entity): (readonly [string, string])[] {
  return [
    ...of.columns.map(({ name, type }) => [name, type === "str" ? '"new"' : "7"] as const),
    ...of.keys.filter(({ nullable }) => !nullable).map(({ name }) => [name, "1"] as const),
  ];
}
