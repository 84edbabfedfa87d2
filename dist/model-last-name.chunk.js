// src/model/traverse.ts
const NONE$1 = [];
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
		default: return NONE$1;
	}
}
/** Visits the statements of a body and of its compound statements in source order, but not those of nested functions and classes. */
function eachStatement(body, visit) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		visit(statement);
		for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
			const block = list$[at$];
			eachStatement(block, visit);
		}
	}
}
/** The functions defined in a body, in source order; those inside of them, and of classes, are none of them. */
function functionsIn(body) {
	const found = [];
	eachStatement(body, (statement) => {
		if (statement.kind === "FunctionDef") found.push(statement);
	});
	return found;
}
/** A function and all that it defines. */
function withNested(def) {
	return [def, ...functionsIn(def.body).flatMap(withNested)];
}
/** The classes that a statement defines, itself and those in its body included, but none in functions. */
function classesOf(statement) {
	return statement.kind === "ClassDef" ? [statement, ...statement.body.flatMap(classesOf)] : [];
}
/** The functions that a statement defines, itself, methods and nested ones included. */
function functionsOf(statement) {
	if (statement.kind === "FunctionDef") return withNested(statement);
	return statement.kind === "ClassDef" ? statement.body.flatMap(functionsOf) : [];
}

// src/model/visit.ts
/** Whether an expression reads one of the names. */
function mentions(expression, wanted) {
	return someExpression(expression, (node) => node.kind === "Name" && wanted.has(node.id));
}
/** The names that an assignment target binds, or whose value it changes. */
function names(target, into) {
	if (target.kind === "Name") into.add(target.id);
	else if (target.kind === "Tuple" || target.kind === "List") for (let at$ = 0, list$ = target.elts; at$ < list$.length; at$++) {
		const element = list$[at$];
		names(element, into);
	}
	else if (target.kind === "Starred") names(target.value, into);
	else if (target.kind === "Subscript" || target.kind === "Attribute") names(target.value, into);
}
/** Visits every binding of a name by a statement of the body, with what it is bound to; nested functions not. */
function visitAssignments(body, visit) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		switch (statement.kind) {
			case "Assign":
				for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					visit(target, statement.value);
				}
				break;
			case "AnnAssign":
				if (statement.value !== null) visit(statement.target, statement.value);
				break;
			case "AugAssign":
				visit(statement.target, statement.value);
				break;
			case "For":
				visit(statement.target, statement.iter);
				visitAssignments(statement.body, visit);
				visitAssignments(statement.orelse, visit);
				break;
			case "If":
			case "While":
				visitAssignments(statement.body, visit);
				visitAssignments(statement.orelse, visit);
				break;
			case "With":
				for (let at$ = 0, list$ = statement.items; at$ < list$.length; at$++) {
					const item = list$[at$];
					if (item.target !== null) visit(item.target, item.context);
				}
				visitAssignments(statement.body, visit);
				break;
			case "Try":
				visitAssignments(statement.body, visit);
				for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
					const handler = list$[at$];
					visitAssignments(handler.body, visit);
				}
				visitAssignments(statement.orelse, visit);
				visitAssignments(statement.finalbody, visit);
		}
	}
}
/** Visits every expression in the statements, compound ones included, nested functions not. */
function visitStatements(body, visit) {
	eachStatement(body, (statement) => {
		for (let at$ = 0, list$ = expressionsOf(statement); at$ < list$.length; at$++) {
			const expression = list$[at$];
			visitExpression(expression, visit);
		}
	});
}
function expressionsOf(statement) {
	switch (statement.kind) {
		case "Expr": return [statement.value];
		case "Return": return statement.value === null ? [] : [statement.value];
		case "Assign": return [...statement.targets, statement.value];
		case "AnnAssign": return statement.value === null ? [statement.target] : [statement.target, statement.value];
		case "AugAssign": return [statement.target, statement.value];
		case "If":
		case "While": return [statement.test];
		case "For": return [statement.iter];
		case "With": return statement.items.map((item) => item.context);
		case "Raise": return statement.exc === null ? [] : [statement.exc];
		case "Assert": return [statement.test];
		case "Match": return [statement.subject];
		default: return [];
	}
}
/** Whether a test holds for some expression in the statements, compound ones included, nested functions not. */
function someInStatements(body, test) {
	return body.some((statement) => expressionsOf(statement).some((expression) => someExpression(expression, test)) || blocksOf(statement).some((block) => someInStatements(block, test)));
}
/** Whether a test holds for an expression or something in it. */
function someExpression(expression, test) {
	if (test(expression)) return true;
	for (let at$ = 0, list$ = childrenOf(expression); at$ < list$.length; at$++) {
		const child = list$[at$];
		if (someExpression(child, test)) return true;
	}
	return false;
}
/** Visits an expression and everything in it. */
function visitExpression(expression, visit) {
	visit(expression);
	for (let at$ = 0, list$ = childrenOf(expression); at$ < list$.length; at$++) {
		const child = list$[at$];
		visitExpression(child, visit);
	}
}
const NONE = [];
function childrenOf(node) {
	switch (node.kind) {
		case "Name":
		case "Constant":
		case "Unreadable": return NONE;
		case "JoinedStr": return node.values;
		case "Attribute":
		case "Starred":
		case "Await": return [node.value];
		case "Subscript": return [node.value, node.slice];
		case "Call":
			if (node.keywords.length === 0) return [node.func, ...node.args];
			return [
				node.func,
				...node.args,
				...node.keywords.map((keyword) => keyword.value)
			];
		case "Tuple":
		case "List":
		case "Set": return node.elts;
		case "Dict": return [...node.keys.filter((key) => key !== null), ...node.values];
		case "BinOp": return [node.left, node.right];
		case "UnaryOp": return [node.operand];
		case "BoolOp": return node.values;
		case "Compare": return [node.left, ...node.comparators];
		case "IfExp": return [
			node.test,
			node.body,
			node.orelse
		];
		case "Lambda": return [node.body];
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp": return [
			node.elt,
			...node.value === null ? [] : [node.value],
			...node.generators.flatMap((generator) => [generator.iter, ...generator.ifs])
		];
		case "Yield":
		case "YieldFrom": return node.value === null ? NONE : [node.value];
		case "NamedExpr": return [node.target, node.value];
		case "Slice": return [
			node.lower,
			node.upper,
			node.step
		].filter((part) => part !== null);
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

export { someExpression as a, visitExpression as c, classesOf as d, eachStatement as f, withNested as h, names as i, visitStatements as l, functionsOf as m, lastName as n, someInStatements as o, functionsIn as p, mentions as r, visitAssignments as s, decoratorName as t, blocksOf as u };