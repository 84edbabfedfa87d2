import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { TraceStep } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import { visitStatements } from "../../model/visit.ts";
import type { FastapiTable } from "../fastapi/index.ts";
import type { Schema, SchemaTable } from "../pydantic/index.ts";
import type { AlignmentMemory, TakenSchema } from "./memory.ts";

export interface InputsInput {
  readonly program: Program;
  readonly fastapi: FastapiTable;
  readonly schemas: SchemaTable;
  readonly memory: AlignmentMemory;
}

interface Use {
  readonly attributes: Set<string>;
  readonly traces: TraceStep[];
}

/** From so many unread fields on, where they are more than those that are read, a schema writes down what another system sends. */
const FOREIGN = 3;

const HOOK = /hook|callback|notify|ipn/i;

/**
 * Required fields of request bodies that nothing consumes: every function that takes the schema reads it field by field, and none
 * reads this one. Where an object is handed on, dumped or unpacked as a whole, nothing is known and nothing is said.
 */
export function unusedInputs({ program, fastapi, schemas, memory }: InputsInput): readonly AlignmentSubject[] {
  // What another system sends has the fields that it has.
  const hooked = new Set(
    fastapi.routes.filter(({ path, handler }) => HOOK.test(path) || HOOK.test(handler.def.name)).map(({ handler }) => handler),
  );
  const handlers = new Set(
    fastapi.routes.filter(({ kind, handler }) => kind === "api" && !hooked.has(handler)).map(({ handler }) => handler),
  );
  const bodies = new Map<Schema, Use>();
  for (const handler of handlers) {
    for (const schema of bodySchemas(program, schemas, handler)) bodies.set(schema, { attributes: new Set(), traces: [] });
  }
  if (bodies.size === 0) return [];
  for (const fn of program.allFunctions()) {
    for (const { schema, read } of memory.taken.of(fn, () => takenBy(program, schemas, fn))) {
      const use = bodies.get(schema);
      if (use === undefined) continue;
      if (read === null || read.size === 0) bodies.delete(schema);
      else {
        for (const name of read) use.attributes.add(name);
        const file = fn.module.unit?.path;
        if (handlers.has(fn) && file !== undefined) {
          const at = { file, start: fn.def.defStart, end: fn.def.nameEnd, symbol: fn.def.qualname };
          use.traces.push({ at, message: `${fn.def.name} reads ${[...read].sort().join(", ")}` });
        }
      }
    }
  }
  const left = [...bodies].flatMap(([schema, { attributes, traces }]) => {
    const subjects = unread(program, schema, attributes, traces);
    return subjects.length === 0 ? [] : [{ schema, subjects }];
  });
  if (left.length === 0) return [];
  const elsewhere = readElsewhere(program, fastapi, schemas);
  return left.flatMap(({ schema, subjects }) => (elsewhere(schema.class) ? [] : subjects));
}

/** The schemas that a function takes, with what it reads of them. */
function takenBy(program: Program, schemas: SchemaTable, fn: FunctionSymbol): readonly TakenSchema[] {
  const taken = fn.def.parameters.flatMap(({ name, annotation }): TakenSchema[] => {
    const schema = schemaOf(program, schemas, annotation, fn);
    return schema === undefined ? [] : [{ schema, read: fieldsRead(fn.def.body, name, schema) }];
  });
  return taken.length === 0 ? NOTHING : taken;
}

const NOTHING: readonly TakenSchema[] = [];

/** Which schemas are read in other places as well: those that another one inherits or holds, and those that are answers. */
function readElsewhere(program: Program, fastapi: FastapiTable, schemas: SchemaTable): (symbol: ClassSymbol) => boolean {
  const bases = new Set<ClassSymbol>();
  const words = new Set<string>();
  const note = (text: string): void => {
    for (const word of text.match(/\w+/g) ?? []) words.add(word);
  };
  for (const schema of schemas.schemas) {
    for (const ancestor of program.ancestors(schema.class))
      if (ancestor.kind === "class" && ancestor.class !== schema.class) bases.add(ancestor.class);
    for (const { annotation } of schema.fields) if (annotation !== null) note(unparse(annotation, 400));
  }
  for (const { responseModel } of fastapi.routes) note(responseModel ?? "");
  return (symbol) => bases.has(symbol) || words.has(symbol.def.name);
}

function unread(program: Program, schema: Schema, read: ReadonlySet<string>, traces: readonly TraceStep[]): readonly AlignmentSubject[] {
  const own = wordsOfMethods(program, schema);
  const fields = schema.fields.filter((field) => {
    const written = field.annotation === null ? "" : unparse(field.annotation, 200);
    // A tag of a union is read by Pydantic.
    return field.required && field.owner === schema.class && !read.has(field.name) && !own.has(field.name) && !/\bLiteral\b/.test(written);
  });
  if (fields.length >= FOREIGN && fields.length > read.size) return [];
  return fields.map((field) => ({
    at: field.at,
    kind: "unused-input",
    schema: schema.class.def.qualname,
    field: field.name,
    model: "",
    detail:
      traces.length === 1
        ? "the endpoint that has it as its body never reads it"
        : `none of the ${traces.length} endpoints that have it as their body reads it`,
    severity: "warning",
    trace: traces.slice(0, 3),
    role: schema.class.module.unit?.role ?? "application",
  }));
}

function bodySchemas(program: Program, schemas: SchemaTable, handler: FunctionSymbol): readonly Schema[] {
  return handler.def.parameters.flatMap((parameter) => {
    const plain = parameter.default === null && parameter.passing !== "*args" && parameter.passing !== "**kwargs";
    const schema = plain ? schemaOf(program, schemas, parameter.annotation, handler) : undefined;
    return schema === undefined || schema.incomplete || schema.kind !== "model" ? [] : [schema];
  });
}

function schemaOf(program: Program, schemas: SchemaTable, annotation: Expr | null, fn: FunctionSymbol): Schema | undefined {
  if (annotation === null || (annotation.kind !== "Name" && annotation.kind !== "Attribute")) return undefined;
  const type = program.annotated(annotation, program.functionScope(fn));
  return type.kind === "instance" && type.args.length === 0 ? schemas.schemaOf(type.class) : undefined;
}

/** The fields that a body reads of a parameter; null where the object itself is used in any other way. */
function fieldsRead(body: readonly Stmt[], name: string, schema: Schema): ReadonlySet<string> | null {
  const known = new Set(schema.fields.map((field) => field.name));
  const read = new Set<string>();
  const counted = new Set<Expr>();
  let whole = false;
  const look = (statements: readonly Stmt[]): void => {
    visitStatements(statements, (node) => {
      if (node.kind === "Attribute" && node.value.kind === "Name" && node.value.id === name) {
        counted.add(node.value);
        if (known.has(node.attr)) read.add(node.attr);
        else whole = true;
      } else if (node.kind === "Name" && (node.id === name ? !counted.has(node) : node.id === "locals")) whole = true;
    });
    eachStatement(statements, (statement) => {
      if (statement.kind === "FunctionDef") look(statement.body);
      else if (statement.kind === "ClassDef" || statement.kind === "Delete") whole = true;
    });
  };
  look(body);
  return whole ? null : read;
}

/** What the methods and validators of a schema speak of. */
function wordsOfMethods(program: Program, schema: Schema): ReadonlySet<string> {
  const words = new Set<string>();
  for (const ancestor of program.ancestors(schema.class)) {
    if (ancestor.kind !== "class") continue;
    for (const statement of ancestor.class.def.body) {
      if (statement.kind !== "FunctionDef") continue;
      const note = (node: Expr): void => {
        if (node.kind === "Attribute") words.add(node.attr);
        else if (node.kind === "Constant" && typeof node.value === "string") words.add(node.value);
      };
      visitStatements(statement.body, note);
      visitStatements(
        statement.decorators.map((value) => ({ kind: "Expr", value, start: value.start, end: value.end })),
        note,
      );
    }
  }
  return words;
}
