import type { ClassDef, FunctionDef, Stmt } from "./syntax.ts";

const NONE: readonly (readonly Stmt[])[] = [];

/** The statement lists inside a compound statement, in source order; those of nested functions and classes are none of them. */
export function blocksOf(statement: Stmt): readonly (readonly Stmt[])[] {
  switch (statement.kind) {
    case "If":
    case "While":
    case "For":
      return [statement.body, statement.orelse];
    case "With":
      return [statement.body];
    case "Try":
      return [statement.body, ...statement.handlers.map((handler) => handler.body), statement.orelse, statement.finalbody];
    case "Match":
      return statement.cases.map((matchCase) => matchCase.body);
    default:
      return NONE;
  }
}

/** Visits the statements of a body and of its compound statements in source order, but not those of nested functions and classes. */
export function eachStatement(body: readonly Stmt[], visit: (statement: Stmt) => void): void {
  for (const statement of body) {
    visit(statement);
    // The blocks are those of `blocksOf`, without a list for each statement.
    switch (statement.kind) {
      case "If":
      case "While":
      case "For":
        eachStatement(statement.body, visit);
        if (statement.orelse.length > 0) eachStatement(statement.orelse, visit);
        break;
      case "With":
        eachStatement(statement.body, visit);
        break;
      case "Try":
        eachStatement(statement.body, visit);
        for (const handler of statement.handlers) eachStatement(handler.body, visit);
        if (statement.orelse.length > 0) eachStatement(statement.orelse, visit);
        if (statement.finalbody.length > 0) eachStatement(statement.finalbody, visit);
        break;
      case "Match":
        for (const matchCase of statement.cases) eachStatement(matchCase.body, visit);
        break;
      default:
        break;
    }
  }
}

/** Whether a statement may have blocks: most have none. */
export function isCompound({ kind }: Stmt): boolean {
  return kind === "If" || kind === "For" || kind === "With" || kind === "Try" || kind === "While" || kind === "Match";
}

/** The functions defined in a body, in source order; those inside of them, and of classes, are none of them. */
export function functionsIn(body: readonly Stmt[]): readonly FunctionDef[] {
  const found: FunctionDef[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "FunctionDef") found.push(statement);
  });
  return found;
}

/** A function and all that it defines. */
export function withNested(def: FunctionDef): readonly FunctionDef[] {
  return [def, ...functionsIn(def.body).flatMap(withNested)];
}

/** The classes that a statement defines, itself and those in its body included, but none in functions. */
export function classesOf(statement: Stmt): readonly ClassDef[] {
  return statement.kind === "ClassDef" ? [statement, ...statement.body.flatMap(classesOf)] : [];
}

/** The functions that a statement defines, itself, methods and nested ones included. */
export function functionsOf(statement: Stmt): readonly FunctionDef[] {
  if (statement.kind === "FunctionDef") return withNested(statement);
  return statement.kind === "ClassDef" ? statement.body.flatMap(functionsOf) : [];
}

/** Whether what comes after a block is never reached from it. */
export function isLeft(body: readonly Stmt[]): boolean {
  const last = body[body.length - 1];
  switch (last?.kind) {
    case "Return":
    case "Raise":
    case "Continue":
    case "Break":
      return true;
    case "If":
      return isLeft(last.body) && isLeft(last.orelse);
    default:
      return false;
  }
}
