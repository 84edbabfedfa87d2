// src/model/last-name.ts
/** The name that a dotted name ends with: `relationship` of `orm.relationship`; empty for any other expression. */
function lastName(expression) {
	return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : "";
}
/** The same of a decorator, called or not: `validator` of `@pydantic.validator("name")`. */
function decoratorName(decorator) {
	return lastName(decorator.kind === "Call" ? decorator.func : decorator);
}

export { lastName as n, decoratorName as t };