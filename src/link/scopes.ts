import { boundName } from "../model/bound-name.ts";
import { lastName } from "../model/last-name.ts";
import type { Comp, Expr, FunctionDef, Lambda, Stmt } from "../model/syntax.ts";
import { tested } from "./narrowing.ts";
import {
  bindAttribute,
  classesOfCase,
  endOf,
  type Notes,
  noteBranches,
  noteCases,
  noteOperand,
  noteTests,
  rangeOf,
  setAttribute,
} from "./noted-tests.ts";
import type { Binding, Block, ClassSymbol, FunctionSymbol, ModuleSymbol, Path, Scope } from "./symbols.ts";

interface Draft extends Notes {
  readonly bindings: Map<string, Binding[]>;
  redirected: Map<string, "Global" | "Nonlocal"> | null;
  stars: readonly { readonly module: string; readonly level: number }[];
  imports: boolean;
  readonly loops: number[];
}

const NO_STARS: Draft["stars"] = [];

const WHOLE: Block = { start: 0, end: Number.MAX_SAFE_INTEGER };

/** The names that a module binds at its top level. */
export function moduleScope(module: ModuleSymbol): Scope {
  const draft = newDraft();
  if (module.unit !== null) collect(draft, module.unit.facts.body, WHOLE, false);
  return finish(draft, { kind: "module", module, parent: null, owner: null, class: null, function: null });
}

/** The names that a class body binds. */
export function classScope(symbol: ClassSymbol): Scope {
  const draft = newDraft();
  collect(draft, symbol.def.body, WHOLE, false);
  return finish(draft, { kind: "class", module: symbol.module, parent: symbol.outer, owner: symbol.def, class: symbol, function: null });
}

/** The names that a function binds: parameters, then its body. */
export function functionScope(symbol: FunctionSymbol): Scope {
  const draft = newDraft();
  bindParameters(draft, symbol.def);
  collect(draft, symbol.def.body, WHOLE, false);
  return finish(draft, { kind: "function", module: symbol.module, parent: symbol.outer, owner: symbol.def, class: null, function: symbol });
}

export function lambdaScope(lambda: Lambda, parent: Scope): Scope {
  const draft = newDraft();
  bindParameters(draft, lambda);
  return finish(draft, { kind: "lambda", module: parent.module, parent, owner: lambda, class: null, function: null });
}

export function comprehensionScope(comp: Comp, parent: Scope): Scope {
  const draft = newDraft();
  for (const generator of comp.generators) {
    bindTarget(draft, generator.target, [], WHOLE, (node, path) => ({
      kind: "iteration",
      iter: generator.iter,
      async: generator.async,
      path,
      node,
      block: WHOLE,
    }));
  }
  for (const { ifs } of comp.generators) {
    for (const guard of ifs) {
      noteTests(draft, tested(guard).passed, comp);
      if (guard.kind === "BoolOp") for (const index of guard.values.keys()) noteOperand(draft, guard, index);
    }
  }
  return finish(draft, { kind: "comprehension", module: parent.module, parent, owner: comp, class: null, function: null });
}

function newDraft(): Draft {
  return { bindings: new Map(), redirected: null, stars: NO_STARS, imports: false, narrowings: null, loops: [] };
}

function finish(draft: Draft, rest: Omit<Scope, "bindings" | "redirected" | "stars" | "imports" | "narrowings">): Scope {
  const { kind, module, parent, owner, class: classSymbol, function: fn } = rest;
  const { bindings, redirected, stars, imports, narrowings } = draft;
  return { kind, module, parent, bindings, redirected, stars, imports, narrowings, owner, class: classSymbol, function: fn };
}

function add(draft: Draft, name: string, binding: Binding): void {
  const known = draft.bindings.get(name);
  if (known === undefined) draft.bindings.set(name, [binding]);
  else known.push(binding);
  draft.narrowings?.bound(name, endOf(binding), draft.loops);
}

function bindParameters(draft: Draft, def: FunctionDef | Lambda): void {
  def.parameters.forEach((parameter, index) => {
    add(draft, parameter.name, { kind: "parameter", parameter, index, node: parameter, block: WHOLE });
  });
}

type Make = (node: Expr, path: Path) => Binding;

function bindTarget(draft: Draft, target: Expr, path: Path, block: Block, make: Make): void {
  switch (target.kind) {
    case "Name":
      add(draft, target.id, make(target, path));
      break;
    case "Starred":
      bindTarget(draft, target.value, [...path.slice(0, -1), "*"], block, make);
      break;
    case "Tuple":
    case "List":
      target.elts.forEach((element, index) => {
        bindTarget(draft, element, [...path, index], block, make);
      });
      break;
    case "Attribute":
      if (draft.narrowings !== null) bindAttribute(draft, target, endOf(make(target, path)));
      break;
    default:
      break;
  }
}

function blockOf(body: readonly Stmt[], outer: Block): Block {
  return body.length === 0 ? outer : rangeOf(body);
}

/** Whether a test is `TYPE_CHECKING` or `typing.TYPE_CHECKING`. */
export function isTypeChecking(test: Expr): boolean {
  return (test.kind === "Name" && test.id === "TYPE_CHECKING") || (test.kind === "Attribute" && test.attr === "TYPE_CHECKING");
}

/** `Base = Any` beside the real value in the else branch: said to quiet a type checker, it hides what the name is. */
function saysNothing(statement: Stmt): boolean {
  if (statement.kind !== "Assign") return false;
  const { value } = statement;
  const name = value.kind === "Name" ? value.id : value.kind === "Attribute" ? value.attr : "";
  return name === "Any" || name === "object";
}

function collect(draft: Draft, body: readonly Stmt[], block: Block, typeOnly: boolean): void {
  for (const statement of body) collectStatement(draft, statement, block, typeOnly);
}

function collectNested(draft: Draft, body: readonly Stmt[], outer: Block, typeOnly: boolean): void {
  if (body.length > 0) collect(draft, body, blockOf(body, outer), typeOnly);
}

function collectStatement(draft: Draft, statement: Stmt, block: Block, typeOnly: boolean): void {
  switch (statement.kind) {
    case "FunctionDef":
      add(draft, statement.name, { kind: "function", def: statement, node: statement, block });
      break;
    case "ClassDef":
      add(draft, statement.name, { kind: "class", def: statement, node: statement, block });
      break;
    case "Import":
      draft.imports = true;
      for (const imported of statement.names) {
        const bound = boundName(statement, imported);
        add(draft, bound, {
          kind: "import",
          module: imported.asname === null ? bound : imported.name,
          level: 0,
          name: null,
          whole: true,
          typeOnly,
          node: imported,
          block,
        });
      }
      break;
    case "ImportFrom":
      draft.imports = true;
      for (const imported of statement.names) {
        if (imported.name === "*") draft.stars = [...draft.stars, { module: statement.module, level: statement.level }];
        else
          add(draft, boundName(statement, imported), {
            kind: "import",
            module: statement.module,
            level: statement.level,
            name: imported.name,
            whole: false,
            typeOnly,
            node: imported,
            block,
          });
      }
      break;
    case "Assign":
      walrus(draft, statement.value, block);
      for (const target of statement.targets) {
        bindTarget(draft, target, [], block, (node, path) => ({
          kind: "value",
          value: statement.value,
          path,
          annotation: null,
          node,
          block,
        }));
      }
      break;
    case "AnnAssign":
      if (statement.target.kind === "Name") {
        const { annotation, value } = statement;
        add(
          draft,
          statement.target.id,
          value === null
            ? { kind: "declaration", annotation, node: statement, block }
            : { kind: "value", value, path: [], annotation, node: statement, block },
        );
      } else bindAttribute(draft, statement.target, statement.end);
      break;
    case "AugAssign":
      if (statement.target.kind === "Name")
        add(draft, statement.target.id, { kind: "augmented", value: statement.value, node: statement, block });
      else bindAttribute(draft, statement.target, statement.end);
      break;
    case "TypeAlias":
      add(draft, statement.name, { kind: "alias", value: statement.value, parameters: statement.typeParameters, node: statement, block });
      break;
    case "Delete":
      for (const target of statement.targets) {
        if (target.kind === "Name") add(draft, target.id, { kind: "deleted", node: target, block });
        else bindAttribute(draft, target, statement.end);
      }
      break;
    case "For": {
      const inner = blockOf(statement.body, block);
      walrus(draft, statement.iter, block);
      draft.loops.push(statement.start);
      bindTarget(draft, statement.target, [], inner, (node, path) => ({
        kind: "iteration",
        iter: statement.iter,
        async: statement.async,
        path,
        node,
        block: inner,
      }));
      collectNested(draft, statement.body, block, typeOnly);
      draft.loops.pop();
      collectNested(draft, statement.orelse, block, typeOnly);
      break;
    }
    case "While":
      draft.loops.push(statement.start);
      walrus(draft, statement.test, block);
      noteTests(draft, tested(statement.test).passed, rangeOf(statement.body));
      collectNested(draft, statement.body, block, typeOnly);
      draft.loops.pop();
      collectNested(draft, statement.orelse, block, typeOnly);
      break;
    case "If":
      walrus(draft, statement.test, block);
      noteBranches(draft, statement, block);
      if (isTypeChecking(statement.test)) {
        const telling = statement.orelse.length === 0 ? statement.body : statement.body.filter((inner) => !saysNothing(inner));
        collectNested(draft, telling, block, true);
      } else collectNested(draft, statement.body, block, typeOnly);
      collectNested(draft, statement.orelse, block, typeOnly);
      break;
    case "With":
      for (const item of statement.items) {
        if (item.target === null) continue;
        bindTarget(draft, item.target, [], block, (node, path) => ({
          kind: "context",
          context: item.context,
          async: statement.async,
          path,
          node,
          block,
        }));
      }
      // A with block runs exactly once, so what it binds holds after it as well, unless what it raises is swallowed.
      if (statement.items.some(({ context }) => context.kind === "Call" && lastName(context.func) === "suppress"))
        collectNested(draft, statement.body, block, typeOnly);
      else collect(draft, statement.body, block, typeOnly);
      break;
    case "Match":
      walrus(draft, statement.subject, block);
      noteCases(draft, statement);
      for (const matchCase of statement.cases) {
        const inner = blockOf(matchCase.body, block);
        const classes = classesOfCase(matchCase);
        const { subject } = statement;
        for (const name of matchCase.captures)
          add(draft, name, {
            kind: "capture",
            subject,
            classes: name === matchCase.subject ? classes : null,
            node: subject,
            block: inner,
          });
        collectNested(draft, matchCase.body, block, typeOnly);
      }
      break;
    case "Try":
      collectNested(draft, statement.body, block, typeOnly);
      for (const handler of statement.handlers) {
        const inner = blockOf(handler.body, block);
        if (handler.name !== null) add(draft, handler.name, { kind: "exception", type: handler.type, node: handler, block: inner });
        collectNested(draft, handler.body, block, typeOnly);
      }
      collectNested(draft, statement.orelse, block, typeOnly);
      collect(draft, statement.finalbody, block, typeOnly);
      break;
    case "Global":
    case "Nonlocal":
      draft.redirected ??= new Map();
      for (const name of statement.names) draft.redirected.set(name, statement.kind);
      break;
    case "Expr":
      walrus(draft, statement.value, block);
      break;
    case "Return":
      if (statement.value !== null) walrus(draft, statement.value, block);
      break;
    case "Assert":
      walrus(draft, statement.test, block);
      noteTests(draft, tested(statement.test).passed, { start: statement.end, end: block.end });
      break;
    default:
      break;
  }
}

/** Finds `name := value` in the places where it is used in practice: conditions, operands, arguments, comprehension guards. */
function walrus(draft: Draft, expression: Expr, block: Block): void {
  switch (expression.kind) {
    case "NamedExpr":
      bindTarget(draft, expression.target, [], block, (node, path) => ({
        kind: "value",
        value: expression.value,
        path,
        annotation: null,
        node,
        block,
      }));
      walrus(draft, expression.value, block);
      break;
    case "BoolOp":
      for (const [index, value] of expression.values.entries()) {
        walrus(draft, value, block);
        noteOperand(draft, expression, index);
      }
      break;
    case "UnaryOp":
      walrus(draft, expression.operand, block);
      break;
    case "Compare":
      walrus(draft, expression.left, block);
      for (const value of expression.comparators) walrus(draft, value, block);
      break;
    case "Call":
      for (const argument of expression.args) walrus(draft, argument, block);
      setAttribute(draft, expression);
      break;
    case "Await":
    case "Starred":
      walrus(draft, expression.value, block);
      break;
    case "IfExp": {
      walrus(draft, expression.test, block);
      const { passed, failed } = tested(expression.test);
      noteTests(draft, passed, expression.body);
      noteTests(draft, failed, expression.orelse);
      break;
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      for (const generator of expression.generators) for (const guard of generator.ifs) walrus(draft, guard, block);
      break;
    default:
      break;
  }
}
