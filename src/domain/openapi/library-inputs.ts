import { boolean, type Static } from "../../link/constants.ts";
import type { Place } from "../../model/finding.ts";
import type { BroughtRoute } from "../fastapi/index.ts";
import type { Components } from "./components.ts";
import type { Dialect } from "./dialect.ts";
import type { Input, Location } from "./inputs.ts";
import type { JsonObject } from "./wire.ts";

export const NO_KEYWORDS: ReadonlyMap<string, Static> = new Map();

/** What most inputs are. */
export const PLAIN = { default: undefined, keywords: NO_KEYWORDS, declaration: null, extra: {}, hidden: false } as const;

const TEXT: JsonObject = { type: "string" };
const OPTIONAL_TEXT: JsonObject = { anyOf: [TEXT, { type: "null" }] };
const GRANT: JsonObject = { type: "string", pattern: "^password$" };

/** The form of the OAuth2 password flow. */
function passwordForm(strict: boolean): readonly (readonly [name: string, required: boolean, schema: JsonObject])[] {
  return [
    ["grant_type", strict, strict ? GRANT : { anyOf: [GRANT, { type: "null" }] }],
    ["username", true, TEXT],
    ["password", true, { ...TEXT, format: "password" }],
    ["scope", false, { ...TEXT, default: "" }],
    ["client_id", false, OPTIONAL_TEXT],
    ["client_secret", false, { ...OPTIONAL_TEXT, format: "password" }],
  ];
}

const FORMS: Readonly<Record<string, boolean>> = {
  "fastapi.security.OAuth2PasswordRequestForm": false,
  "fastapi.security.OAuth2PasswordRequestFormStrict": true,
};

/** Callables of libraries with the inputs that they declare: `name in type`, `?` for one that is not required. */
const LIBRARY_INPUTS: Readonly<Record<string, readonly string[]>> = {
  "fastapi_pagination.Params": ["page? query integer", "size? query integer"],
  "fastapi_pagination.default.Params": ["page? query integer", "size? query integer"],
  "fastapi_pagination.LimitOffsetParams": ["limit? query integer", "offset? query integer"],
  "fastapi_pagination.limit_offset.LimitOffsetParams": ["limit? query integer", "offset? query integer"],
};

/** What a callable of a library takes; undefined for one that is not known. */
export function libraryInputs(callable: string, dialect: Dialect): readonly Input[] | undefined {
  const at: Place = { file: "" as Place["file"], start: 0, end: 0, symbol: callable };
  const strict = FORMS[callable];
  if (strict !== undefined) {
    return passwordForm(strict).map(([name, required, schema]): Input => {
      const written = earlier(schema, dialect);
      return {
        ...PLAIN,
        in: "form",
        name,
        type: { kind: "scalar", name: `${callable}.${name}`, input: written, output: written },
        required,
        at,
      };
    });
  }
  return LIBRARY_INPUTS[callable]?.map((line) => {
    const [name = "", where = "query", type = "string"] = line.split(" ");
    return {
      ...PLAIN,
      in: where as Location,
      name: name.replace("?", ""),
      type: { kind: "scalar", name: type, input: { type }, output: { type } },
      required: !name.endsWith("?"),
      at,
    };
  });
}

const SCALARS: Readonly<Record<string, JsonObject>> = {
  string: TEXT,
  email: { ...TEXT, format: "email" },
  "string|null": OPTIONAL_TEXT,
  integer: { type: "integer" },
  strings: { type: "array", items: TEXT },
};
const EMBEDDED: ReadonlyMap<string, Static> = new Map([["embed", boolean(true)]]);

/** What a route takes that a library adds. */
export function broughtInputs(components: Components, { takes, argument, at }: BroughtRoute): readonly Input[] {
  return takes.map((line): Input => {
    const [name = "", where = "query", type = "string"] = line.split(" ");
    const model = type.startsWith("$") ? argument(type.slice(1)) : undefined;
    const schema = SCALARS[type] ?? {};
    if (type.startsWith("$") && model === undefined) components.leaveOpen("the model of a route of a library is made by the library");
    return {
      ...PLAIN,
      in: where === "embedded" ? "body" : (where as Location),
      keywords: where === "embedded" ? EMBEDDED : NO_KEYWORDS,
      name: name.replace("?", ""),
      type: model === undefined ? { kind: "scalar", name: type, input: schema, output: schema } : components.reader.ofValue(model),
      required: !name.endsWith("?"),
      at,
    };
  });
}

/** As earlier releases wrote it. */
function earlier(schema: JsonObject, { passwordFormat, wholeGrant }: Dialect): JsonObject {
  const { format: _format, ...plain } = schema;
  const made = passwordFormat ? schema : plain;
  return wholeGrant ? made : (JSON.parse(JSON.stringify(made).replace("^password$", "password")) as JsonObject);
}
