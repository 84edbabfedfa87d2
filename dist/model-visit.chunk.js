// src/model/last-name.ts
/** The name that a dotted name ends with: `relationship` of `orm.relationship`; empty for any other expression. */
function lastName(expression) {
	return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : "";
}
/** The same of a decorator, called or not: `validator` of `@pydantic.validator("name")`. */
function decoratorName(decorator) {
	return lastName(decorator.kind === "Call" ? decorator.func : decorator);
}
/** The name that a chain of attributes starts with: `self` of `self.session.execute`; undefined for any other expression. */
function headOf(expression) {
	let at = expression;
	while (at.kind === "Attribute") at = at.value;
	return at.kind === "Name" ? at.id : void 0;
}
/** The same through items: `Order` of `Order.__mapper__.attrs["number"]`. */
function rootOf(expression) {
	let at = expression;
	while (at.kind === "Attribute" || at.kind === "Subscript") at = at.value;
	return at.kind === "Name" ? at.id : void 0;
}

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
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		visit(statement);
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
				for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
					const handler = list$[at$];
					eachStatement(handler.body, visit);
				}
				if (statement.orelse.length > 0) eachStatement(statement.orelse, visit);
				if (statement.finalbody.length > 0) eachStatement(statement.finalbody, visit);
				break;
			case "Match": for (let at$ = 0, list$ = statement.cases; at$ < list$.length; at$++) {
				const matchCase = list$[at$];
				eachStatement(matchCase.body, visit);
			}
		}
	}
}
/** Whether a statement may have blocks: most have none. */
function isCompound({ kind }) {
	return kind === "If" || kind === "For" || kind === "With" || kind === "Try" || kind === "While" || kind === "Match";
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
/** Whether what comes after a block is never reached from it. */
function isLeft(body) {
	const last = body[body.length - 1];
	switch (last?.kind) {
		case "Return":
		case "Raise":
		case "Continue":
		case "Break": return true;
		case "If": return isLeft(last.body) && isLeft(last.orelse);
		default: return false;
	}
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
	const go = onward(visit);
	eachStatement(body, (statement) => {
		someOwn(statement, go);
	});
}
/** Whether a test holds for some expression in the statements, compound ones included, nested functions not. */
function someInStatements(body, test) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (someOwn(statement, test) || isCompound(statement) && blocksOf(statement).some((block) => someInStatements(block, test))) return true;
	}
	return false;
}
/** Visits an expression and everything in it. */
function visitExpression(expression, visit) {
	someExpression(expression, onward(visit));
}
/** A test that never holds: all is visited. */
function onward(visit) {
	return (node) => {
		visit(node);
		return false;
	};
}
/** Whether a test holds for some expression that stands in a statement itself, not in its blocks. No list is made: there are as many as statements. */
function someOwn(statement, test) {
	switch (statement.kind) {
		case "Expr": return someExpression(statement.value, test);
		case "Return": return statement.value !== null && someExpression(statement.value, test);
		case "Assign": return someOf(statement.targets, test) || someExpression(statement.value, test);
		case "AnnAssign": return someExpression(statement.target, test) || statement.value !== null && someExpression(statement.value, test);
		case "AugAssign": return someExpression(statement.target, test) || someExpression(statement.value, test);
		case "If":
		case "While":
		case "Assert": return someExpression(statement.test, test);
		case "For": return someExpression(statement.iter, test);
		case "With": return statement.items.some(({ context }) => someExpression(context, test));
		case "Raise": return statement.exc !== null && someExpression(statement.exc, test);
		case "Match": return someExpression(statement.subject, test);
		default: return false;
	}
}
function someOf(nodes, test) {
	for (let at$ = 0, list$ = nodes; at$ < list$.length; at$++) {
		const node = list$[at$];
		if (someExpression(node, test)) return true;
	}
	return false;
}
/**
* Whether a test holds for an expression or something in it, asked in source order. One frame of the stack a level: long chains of operators are
* deep trees; and no list of children, which would be one for each node of the program.
*/
function someExpression(node, test) {
	if (test(node)) return true;
	switch (node.kind) {
		case "Name":
		case "Constant":
		case "Unreadable": return false;
		case "Attribute":
		case "Starred":
		case "Await": return someExpression(node.value, test);
		case "Call":
			if (someExpression(node.func, test) || someOf(node.args, test)) return true;
			for (let at$ = 0, list$ = node.keywords; at$ < list$.length; at$++) {
				const { value } = list$[at$];
				if (someExpression(value, test)) return true;
			}
			return false;
		case "Subscript": return someExpression(node.value, test) || someExpression(node.slice, test);
		case "JoinedStr":
		case "BoolOp": return someOf(node.values, test);
		case "Tuple":
		case "List":
		case "Set": return someOf(node.elts, test);
		case "Dict":
			for (let at$ = 0, list$ = node.keys; at$ < list$.length; at$++) {
				const key = list$[at$];
				if (key !== null && someExpression(key, test)) return true;
			}
			return someOf(node.values, test);
		case "BinOp": return someExpression(node.left, test) || someExpression(node.right, test);
		case "UnaryOp": return someExpression(node.operand, test);
		case "Compare": return someExpression(node.left, test) || someOf(node.comparators, test);
		case "IfExp": return someExpression(node.test, test) || someExpression(node.body, test) || someExpression(node.orelse, test);
		case "Lambda": return someExpression(node.body, test);
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp":
			if (someExpression(node.elt, test) || node.value !== null && someExpression(node.value, test)) return true;
			for (let at$ = 0, list$ = node.generators; at$ < list$.length; at$++) {
				const { iter, ifs } = list$[at$];
				if (someExpression(iter, test) || someOf(ifs, test)) return true;
			}
			return false;
		case "Yield":
		case "YieldFrom": return node.value !== null && someExpression(node.value, test);
		case "NamedExpr": return someExpression(node.target, test) || someExpression(node.value, test);
		case "Slice":
			for (let at$ = 0, list$ = [
				node.lower,
				node.upper,
				node.step
			]; at$ < list$.length; at$++) {
				const part = list$[at$];
				if (part !== null && someExpression(part, test)) return true;
			}
			return false;
	}
}

export { headOf as _, visitAssignments as a, blocksOf as c, functionsIn as d, functionsOf as f, decoratorName as g, withNested as h, someInStatements as i, classesOf as l, isLeft as m, names as n, visitExpression as o, isCompound as p, someExpression as r, visitStatements as s, mentions as t, eachStatement as u, lastName as v, rootOf as y };