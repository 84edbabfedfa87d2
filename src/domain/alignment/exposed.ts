import type { Program } from "../../link/program.ts";
import { alternatives, type Type } from "../../link/types.ts";
import { decoratorName } from "../../model/last-name.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import { someMethod } from "../class-body.ts";
import type { Route } from "../fastapi/index.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import { answeringRoutes, answerTrace } from "./answers.ts";
import { isExcluded, serializesItself } from "./dumped.ts";
import type { Pair, PairInput } from "./readings.ts";
import { attributesRead } from "./source.ts";

/** Names of columns that hold a password, or what is made of one. */
const PASSWORD = /^(hashed_?password|password_?(hash|digest)(ed)?|encrypted_?password|hashed_?pw|pwd_?hash|passwd|password)$/i;
/** By which such a class is one of users: the password of a network or of a device may be there to be shown. */
const LOGIN = /^(e_?mail|user_?name|login|phone(_?number)?|nick_?name)$/i;
const TEXT = /^([\w.]+\.)?(String|Text|Unicode|UnicodeText|VARCHAR|TEXT|AutoString)\b/;

/** How deep fields are followed into what they hold. */
const DEPTH = 4;

/** Fields of answers that show the password of a row, one finding for each. */
export function exposedPasswords(input: PairInput, pairs: readonly Pair[]): readonly AlignmentSubject[] {
  const found = new Map<string, AlignmentSubject>();
  const answers = answeredSchemas(input);
  const add = (schema: Schema, model: OrmModel, trace: AlignmentSubject["trace"]): void => {
    for (const field of schema.fields) {
      const key = `${field.at.file}:${field.at.start}`;
      if (found.has(key) || !showsPassword(input, schema, model, field)) continue;
      found.set(key, {
        at: field.at,
        kind: "exposed-password",
        schema: schema.class.def.qualname,
        field: field.name,
        model: model.class.def.qualname,
        detail: "",
        severity: "warning",
        trace,
        role: schema.class.module.unit?.role ?? "application",
      });
    }
  };
  for (const { schema, model, trace } of pairs) if (answers.has(schema)) add(schema, model, trace);
  for (const [schema, route] of answers) {
    const model = schema.table ? input.models.modelOf(schema.class) : undefined;
    const trace = answerTrace(route, schema);
    if (model !== undefined && trace !== null) add(schema, model, trace);
  }
  return [...found.values()];
}

/** What endpoints answer with, and what that holds, with the first endpoint of each. */
function answeredSchemas({ program, fastapi, schemas }: PairInput): ReadonlyMap<Schema, Route> {
  const found = new Map<Schema, Route>();
  const add = (type: Type, route: Route, depth: number): void => {
    if (depth > DEPTH) return;
    for (const each of alternatives(type)) {
      if (each.kind === "external" || each.kind === "instance") for (const argument of each.args) add(argument, route, depth + 1);
      const schema = each.kind === "instance" ? schemas.schemaOf(each.class) : undefined;
      if (schema === undefined || schema.kind !== "model" || found.has(schema)) continue;
      found.set(schema, route);
      for (const { annotation, scope } of schema.fields)
        if (annotation !== null && scope !== null) add(program.annotated(annotation, scope), route, depth + 1);
    }
  };
  for (const route of answeringRoutes(fastapi)) if (!isTrimmed(route)) add(route.responseType, route, 0);
  return found;
}

/** Whether the route itself says which fields are shown. */
function isTrimmed({ registration }: Route): boolean {
  const own = registration.layers.at(-1);
  return ["response_model_exclude", "response_model_include"].some((name) => (own?.get(name)?.kind ?? "none") !== "none");
}

function showsPassword({ program, schemas }: PairInput, schema: Schema, model: OrmModel, field: SchemaField): boolean {
  const names = attributesRead(schemas, schema, field, false) ?? [];
  const column = names.map((name) => model.attributes.get(name)).find((attribute) => attribute !== undefined);
  if (column?.kind !== "column" || !PASSWORD.test(column.key) || (column.type !== null && !TEXT.test(column.type))) return false;
  if (![...model.attributes.keys()].some((name) => LOGIN.test(name))) return false;
  if (isExcluded(field) || field.annotation === null || field.scope === null || serializesItself(program, schema)) return false;
  // `SecretStr` shows itself as asterisks.
  const isText = alternatives(program.annotated(field.annotation, field.scope)).every(
    (type) => type.kind === "none" || (type.kind === "external" && type.name === "builtins.str"),
  );
  return isText && !isRewritten(program, schema, field.name);
}

const REWRITING = new Set(["field_serializer", "field_validator", "validator", "serializer"]);

/** Whether a method of the schema makes something else of the field. */
function isRewritten(program: Program, { class: symbol }: Schema, name: string): boolean {
  return someMethod(program, symbol, ({ decorators }) =>
    decorators.some(
      (decorator) =>
        decorator.kind === "Call" &&
        REWRITING.has(decoratorName(decorator)) &&
        decorator.args.some((argument) => argument.kind === "Constant" && (argument.value === name || argument.value === "*")),
    ),
  );
}
