import type { Expr, Stmt, Try } from "../../model/syntax.ts";
import type { Machine } from "./machine.ts";
import { force } from "./merging.ts";
import { aside, type End, execute } from "./statements.ts";
import { either, type Frame, type Slot, slot, weaker } from "./values.ts";

/** Errors that an import of a library that is not installed raises, and those above them. */
const IMPORT_ERRORS = new Set(["ImportError", "ModuleNotFoundError", "Exception", "BaseException"]);

/** Libraries without which there is no application. */
const GIVEN = /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|typing|typing_extensions)(\.|$)/;

/**
 * Runs a `try` statement. Its body is taken to succeed, and a handler fills in what the body leaves unbound. Where the body imports a
 * library that may be missing, what it registers is conditional, and so is what depends on a flag that says whether it is there.
 */
export function attempt(machine: Machine, statement: Try, frame: Frame): End {
  const optional = importsOptional(machine, statement, frame);
  const certainty = machine.certainty;
  const start = new Map(frame.slots);
  if (optional) machine.certainty = weaker(certainty, "conditional");
  const end = execute(machine, statement.body, frame);
  const bound = new Map(frame.slots);
  const missing = new Map<string, Slot>();
  for (const handler of statement.handlers) {
    if (optional) restore(frame, start);
    const { certainty: sure, broken } = machine;
    aside(machine, handler.body, frame, "conditional");
    const last = handler.body.at(-1)?.kind;
    // The body is taken to succeed, so that the round of the loop goes on.
    if (last === "Continue" || last === "Break") {
      machine.certainty = sure;
      machine.broken = broken;
    }
    if (optional) for (const [name, value] of frame.slots) missing.set(name, value);
    for (const [name, value] of bound) frame.slots.set(name, value);
    // `except ImportError: Model = None`: what the body imports is there.
    for (const name of importedIn(statement.body)) if (!bound.has(name)) frame.slots.delete(name);
  }
  const rest = end === "next" ? execute(machine, statement.orelse, frame) : end;
  if (optional) {
    for (const [name, other] of missing) settleFlag(machine, frame, name, other);
    const ends = end === "return" || rest === "return";
    machine.certainty = ends ? weaker(certainty, "conditional") : certainty;
    if (ends) machine.left = weaker(machine.left, "conditional");
    if (rest === "return" && statement.handlers.some(({ body }) => !leaves(body))) return execute(machine, statement.finalbody, frame);
  }
  const last = execute(machine, statement.finalbody, frame);
  return last === "next" ? (rest === "raise" ? "next" : rest) : last;
}

function restore(frame: Frame, slots: ReadonlyMap<string, Slot>): void {
  for (const [name, value] of slots) frame.slots.set(name, value);
}

/** A flag or text that is one thing with the library and another without it may be either. */
function settleFlag(machine: Machine, frame: Frame, name: string, other: Slot): void {
  const known = frame.slots.get(name);
  if (known === undefined || known === other) return;
  const { value } = known;
  if (value?.kind !== "boolean" && value?.kind !== "string") return;
  const without = force(machine, name, other, frame);
  if (without.kind === value.kind && without.value === value.value) return;
  frame.slots.set(name, slot(either([value, without])));
}

/** Whether the body imports what is not part of the project, and some handler goes on without it. */
function importsOptional(machine: Machine, { body, handlers }: Try, frame: Frame): boolean {
  return (
    handlers.some(({ type, body: inner }) => !raises(inner) && catchesImports(type)) &&
    body.some((item) => isOptional(machine, item, frame))
  );
}

function catchesImports(type: Expr | null): boolean {
  if (type === null) return true;
  if (type.kind === "Tuple") return type.elts.some(catchesImports);
  return type.kind === "Name" && IMPORT_ERRORS.has(type.id);
}

function isOptional(machine: Machine, statement: Stmt, frame: Frame): boolean {
  const outside = (dotted: string): boolean =>
    !GIVEN.test(dotted) && machine.program.index.resolveAbsolute(dotted, frame.module) === undefined;
  if (statement.kind === "Import") return statement.names.some(({ name }) => outside(name));
  return statement.kind === "ImportFrom" && statement.level === 0 && outside(statement.module);
}

/** The names that import statements of a block bind. */
function importedIn(body: readonly Stmt[]): readonly string[] {
  return body.flatMap((item) => {
    if (item.kind === "ImportFrom") return item.names.map(({ name, asname }) => asname ?? name);
    return item.kind === "Import" ? item.names.map(({ name, asname }) => asname ?? (name.split(".")[0] as string)) : [];
  });
}

function raises(body: readonly Stmt[]): boolean {
  return body.at(-1)?.kind === "Raise";
}

function leaves(body: readonly Stmt[]): boolean {
  const last = body.at(-1)?.kind;
  return last === "Raise" || last === "Return";
}
