import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { annotatedMetadata } from "../pydantic/declarations.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";

/** What sees the raw value before the type does: then the type says nothing of what may come in. */
export interface Validators {
  /** A validator of the whole model runs first: what is read is not known. */
  readonly whole: boolean;
  readonly fields: ReadonlySet<string>;
}

/** The validators of a schema, inherited ones included, that run before the types are checked. */
export function earlyValidators(program: Program, schema: Schema): Validators {
  const fields = new Set<string>();
  let whole = false;
  for (const ancestor of program.ancestors(schema.class)) {
    if (ancestor.kind !== "class") continue;
    eachStatement(ancestor.class.def.body, (statement) => {
      for (const decorator of decoratorsOf(statement)) {
        const word = headOf(decorator);
        if (word === "root_validator" || word === "model_validator") whole ||= word === "root_validator" || isEarly(decorator);
        // An override reads the object itself.
        if ((word === "field_validator" && isEarly(decorator)) || (word === "validator" && isEarly(decorator)))
          for (const name of namesIn(decorator)) fields.add(name);
      }
      if (statement.kind === "FunctionDef" && OVERRIDES.has(statement.name)) whole = true;
    });
  }
  return { whole, fields };
}

/** Whether the annotation itself brings a validator that runs first. */
export function validatesFirst(program: Program, field: SchemaField): boolean {
  if (field.annotation === null || field.scope === null) return true;
  return annotationValidates(program, field.annotation, field.scope);
}

/** The same of any annotation. */
export function annotationValidates(program: Program, annotation: Expr, scope: Scope): boolean {
  // `SkipValidation[Order]` and `InstanceOf[Order]` check the class at most.
  if (annotation.kind === "Subscript" && /^(SkipValidation|InstanceOf)$/.test(headOf(annotation.value))) return true;
  // What one member of a union is that is not known, or `Any`, may take what another does not.
  if (membersOf(annotation).some((member) => !isNone(member) && program.annotated(member, scope).kind === "unknown")) return true;
  return annotatedMetadata(program, annotation, scope).some(({ expression }) =>
    /^(BeforeValidator|PlainValidator|WrapValidator|SkipValidation|InstanceOf|GetPydanticSchema)$/.test(headOf(expression)),
  );
}

function isNone(member: Expr): boolean {
  return member.kind === "Constant" && member.type === "None";
}

/** The members of a union that is written out; of another annotation none. */
function membersOf(annotation: Expr): readonly Expr[] {
  if (annotation.kind === "BinOp" && annotation.op === "|")
    return [annotation.left, annotation.right].flatMap((side) => (side.kind === "BinOp" ? membersOf(side) : [side]));
  if (annotation.kind !== "Subscript" || !/^(Union|Optional)$/.test(headOf(annotation.value))) return [];
  return annotation.slice.kind === "Tuple" ? annotation.slice.elts : [annotation.slice];
}

const OVERRIDES = new Set(["model_validate", "from_orm", "__init__", "__new__"]);

/** The decorators of a method, and the one that a shared function is given: `_tidy = field_validator("name", mode="before")(tidy)`. */
function decoratorsOf(statement: Stmt): readonly Expr[] {
  if (statement.kind === "FunctionDef") return statement.decorators;
  if (statement.kind !== "Assign" && statement.kind !== "AnnAssign") return [];
  return statement.value?.kind === "Call" && statement.value.func.kind === "Call" ? [statement.value.func] : [];
}

function headOf(expression: Expr): string {
  const head = expression.kind === "Call" ? expression.func : expression;
  return head.kind === "Name" ? head.id : head.kind === "Attribute" ? head.attr : "";
}

function isEarly(decorator: Expr): boolean {
  if (decorator.kind !== "Call") return false;
  return decorator.keywords.some(
    ({ arg, value }) =>
      value.kind === "Constant" &&
      ((arg === "mode" && (value.value === "before" || value.value === "wrap" || value.value === "plain")) ||
        (arg === "pre" && value.type === "True")),
  );
}

function namesIn(decorator: Expr): readonly string[] {
  if (decorator.kind !== "Call") return [];
  return decorator.args.flatMap((argument) => (argument.kind === "Constant" && argument.value !== undefined ? [argument.value] : []));
}
