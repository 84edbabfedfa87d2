import type { Expr } from "./syntax.ts";

/** The name that a dotted name ends with: `relationship` of `orm.relationship`; empty for any other expression. */
export function lastName(expression: Expr): string {
  return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : "";
}

/** The same of a decorator, called or not: `validator` of `@pydantic.validator("name")`. */
export function decoratorName(decorator: Expr): string {
  return lastName(decorator.kind === "Call" ? decorator.func : decorator);
}

/** The name that a chain of attributes starts with: `self` of `self.session.execute`; undefined for any other expression. */
export function headOf(expression: Expr): string | undefined {
  let at = expression;
  while (at.kind === "Attribute") at = at.value;
  return at.kind === "Name" ? at.id : undefined;
}

/** The same through items: `Order` of `Order.__mapper__.attrs["number"]`. */
export function rootOf(expression: Expr): string | undefined {
  let at = expression;
  while (at.kind === "Attribute" || at.kind === "Subscript") at = at.value;
  return at.kind === "Name" ? at.id : undefined;
}
