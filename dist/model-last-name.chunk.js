// src/model/traverse.ts
const NONE = [];
/** The statement lists inside a compound statement, in source order; those of nested functions and classes are none of them. */
function blocksOf(statement) {
	switch (statement.kind) {
		case "If":
		case "While":
		case "For": return [statement.body, statement.orelse];
		case "With": return [statement.body];
		case "Try": return [
			statement.body,
			...statement.handlers.map((handler) => handler.body),
			statement.orelse,
			statement.finalbody
		];
		case "Match": return statement.cases.map((matchCase) => matchCase.body);
		default: return NONE;
	}
}
/** Visits the statements of a body and of its compound statements in source order, but not those of nested functions and classes. */
function eachStatement(body, visit) {
	for (const statement of body) {
		visit(statement);
		for (const block of blocksOf(statement)) eachStatement(block, visit);
	}
}

// src/model/last-name.ts
/** The name that a dotted name ends with: `relationship` of `orm.relationship`; empty for any other expression. */
function lastName(expression) {
	return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : "";
}
/** The same of a decorator, called or not: `validator` of `@pydantic.validator("name")`. */
function decoratorName(decorator) {
	return lastName(decorator.kind === "Call" ? decorator.func : decorator);
}

export { eachStatement as i, lastName as n, blocksOf as r, decoratorName as t };