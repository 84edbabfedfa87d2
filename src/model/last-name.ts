import type { Expr } from "./syntax.ts";

/** The name that a dotted name ends with: `relationship` of `orm.relationship`; empty for any other expression. */
export function lastName(expression: Expr): string {
  return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : "";
}

/** The same of a decorator, called or not: `validator` of `@pydantic.validator("name")`. */
export function decoratorName(decorator: Expr): string {
  return lastName(decorator.kind === "Call" ? decorator.func : decorator);
}
