import { decode, extract } from "../../src/extract/index.ts";
import type { FileFacts } from "../../src/model/facts.ts";
import type { Comprehension, Expr, Keyword, Parameter, Stmt } from "../../src/model/syntax.ts";
import { createParser } from "../../src/parse/index.ts";

const parser = createParser();

/** The facts of a text, or of bytes. */
export function factsOf(source: string | Uint8Array): FileFacts {
  return decode(extract(typeof source === "string" ? new TextEncoder().encode(source) : source, parser));
}

/** The module's statements, one a line. */
export function printed(source: string | Uint8Array): string {
  return factsOf(source).body.map(statement).join("\n");
}

/** The only statement's expression. */
export function printedExpression(source: string): string {
  const [only] = factsOf(source).body;
  if (only?.kind !== "Expr") throw new Error(`no expression: ${source}`);
  return expression(only.value);
}

function form(...parts: readonly string[]): string {
  return `(${parts.filter((part) => part !== "").join(" ")})`;
}

function all(nodes: readonly (Expr | null)[]): string {
  return `[${nodes.map(optional).join(" ")}]`;
}

function optional(node: Expr | null): string {
  return node === null ? "-" : expression(node);
}

function keyword({ arg, value }: Keyword): string {
  return `${arg ?? "**"}=${expression(value)}`;
}

function parameter({ name, passing, annotation, default: value }: Parameter): string {
  const type = annotation === null ? "" : `: ${expression(annotation)}`;
  return `${passing} ${name}${type}${value === null ? "" : ` = ${expression(value)}`}`;
}

function parameters(list: readonly Parameter[]): string {
  return `[${list.map(parameter).join(", ")}]`;
}

function generator({ target, iter, ifs, async }: Comprehension): string {
  return form(async ? "async-for" : "for", expression(target), expression(iter), ...ifs.map(expression));
}

/** The expression as an s-expression: names and numbers as they are, strings in JSON. */
export function expression(node: Expr): string {
  switch (node.kind) {
    case "Name":
      return node.id;
    case "Constant":
      if (node.type === "str") return JSON.stringify(node.value);
      return node.type === "bytes" ? `b${JSON.stringify(node.value)}` : (node.value ?? node.type);
    case "JoinedStr":
      return form("JoinedStr", ...node.values.map(expression));
    case "Attribute":
      return form("Attribute", expression(node.value), node.attr);
    case "Subscript":
      return form("Subscript", expression(node.value), expression(node.slice));
    case "Call":
      return form("Call", expression(node.func), ...node.args.map(expression), ...node.keywords.map(keyword));
    case "Starred":
    case "Await":
      return form(node.kind, expression(node.value));
    case "Tuple":
    case "List":
    case "Set":
      return form(node.kind, ...node.elts.map(expression));
    case "Dict":
      return form("Dict", ...node.keys.map((key, i) => `${optional(key)}:${optional(node.values[i] ?? null)}`));
    case "BinOp":
      return form(node.op, expression(node.left), expression(node.right));
    case "UnaryOp":
      return form(node.op, expression(node.operand));
    case "BoolOp":
      return form(node.op, ...node.values.map(expression));
    case "Compare":
      return form("Compare", expression(node.left), ...node.ops.map((op, i) => `${op} ${optional(node.comparators[i] ?? null)}`));
    case "IfExp":
      return form("IfExp", expression(node.test), expression(node.body), expression(node.orelse));
    case "Lambda":
      return form("Lambda", parameters(node.parameters), expression(node.body));
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return form(node.kind, expression(node.elt), node.value === null ? "" : expression(node.value), ...node.generators.map(generator));
    case "Yield":
    case "YieldFrom":
      return form(node.kind, optional(node.value));
    case "NamedExpr":
      return form(":=", expression(node.target), expression(node.value));
    case "Slice":
      return form("Slice", optional(node.lower), optional(node.upper), optional(node.step));
    case "Unreadable":
      return "(Unreadable)";
  }
}

function block(statements: readonly Stmt[]): string {
  return `{${statements.map(statement).join(" ")}}`;
}

/** Nothing for an absent block. */
function further(word: string, statements: readonly Stmt[]): string {
  return statements.length === 0 ? "" : `${word} ${block(statements)}`;
}

/** The statement as an s-expression, blocks in braces. */
export function statement(node: Stmt): string {
  switch (node.kind) {
    case "FunctionDef":
      return form(
        `${node.async ? "async " : ""}def ${node.qualname}`,
        node.generator ? "generator" : "",
        ...node.decorators.map((decorator) => `@${expression(decorator)}`),
        node.typeParameters.length === 0 ? "" : `<${node.typeParameters.join(" ")}>`,
        parameters(node.parameters),
        node.returns === null ? "" : `-> ${expression(node.returns)}`,
        block(node.body),
      );
    case "ClassDef":
      return form(
        `class ${node.qualname}`,
        ...node.decorators.map((decorator) => `@${expression(decorator)}`),
        node.typeParameters.length === 0 ? "" : `<${node.typeParameters.join(" ")}>`,
        ...node.bases.map(expression),
        ...node.keywords.map(keyword),
        block(node.body),
      );
    case "Return":
      return form("Return", optional(node.value));
    case "Expr":
      return expression(node.value);
    case "Delete":
      return form("Delete", ...node.targets.map(expression));
    case "Assign":
      return form("Assign", all(node.targets), expression(node.value));
    case "AugAssign":
      return form(`${node.op}=`, expression(node.target), expression(node.value));
    case "AnnAssign":
      return form("AnnAssign", expression(node.target), expression(node.annotation), optional(node.value));
    case "TypeAlias":
      return form("TypeAlias", node.name, `<${node.typeParameters.join(" ")}>`, expression(node.value));
    case "For":
      return form(
        node.async ? "async-for" : "for",
        expression(node.target),
        expression(node.iter),
        block(node.body),
        further("else", node.orelse),
      );
    case "While":
      return form("while", expression(node.test), block(node.body), further("else", node.orelse));
    case "If":
      return form("if", expression(node.test), block(node.body), further("else", node.orelse));
    case "With": {
      const items = node.items.map(({ context, target }) => `${expression(context)}${target === null ? "" : ` as ${expression(target)}`}`);
      return form(node.async ? "async-with" : "with", `[${items.join(", ")}]`, block(node.body));
    }
    case "Match":
      return form(
        "match",
        expression(node.subject),
        ...node.cases.map(({ captures, values, subject, classes, asksMore, guard, body }) =>
          form(
            "case",
            `binds[${captures.join(" ")}]`,
            `names${all(values)}`,
            subject === null ? "" : `is ${subject}`,
            classes.length === 0 ? "" : `of ${classes.join(" ")}${asksMore ? " and more" : ""}`,
            guard === null ? "" : `if ${expression(guard)}`,
            block(body),
          ),
        ),
      );
    case "Raise":
      return form("Raise", optional(node.exc), optional(node.cause));
    case "Try":
      return form(
        "try",
        block(node.body),
        ...node.handlers.map(({ type, name, body }) => form("except", optional(type), name ?? "", block(body))),
        further("else", node.orelse),
        further("finally", node.finalbody),
      );
    case "Assert":
      return form("Assert", expression(node.test), optional(node.message));
    case "Import":
      return form("Import", ...node.names.map(({ name, asname }) => (asname === null ? name : `${name} as ${asname}`)));
    case "ImportFrom":
      return form(
        "ImportFrom",
        `${".".repeat(node.level)}${node.module}`,
        ...node.names.map(({ name, asname }) => (asname === null ? name : `${name} as ${asname}`)),
      );
    case "Global":
    case "Nonlocal":
      return form(node.kind, ...node.names);
    case "Pass":
    case "Break":
    case "Continue":
    case "Unreadable":
      return form(node.kind);
  }
}
