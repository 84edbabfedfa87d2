import { dottedName } from "../../link/modules.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, ModuleSymbol } from "../../link/symbols.ts";
import type { PydanticVersion } from "./schema.ts";

/** Names that only Pydantic 2 exports. */
const ONLY_2 = new Set([
  "field_validator",
  "model_validator",
  "field_serializer",
  "model_serializer",
  "computed_field",
  "RootModel",
  "TypeAdapter",
  "AliasChoices",
  "AliasPath",
  "AfterValidator",
  "BeforeValidator",
  "WrapValidator",
  "PlainValidator",
  "PlainSerializer",
  "WrapSerializer",
  "SerializeAsAny",
  "SkipValidation",
  "InstanceOf",
  "validate_call",
  "AliasGenerator",
  "WithJsonSchema",
  "Discriminator",
  "Tag",
  "GetCoreSchemaHandler",
  "GetJsonSchemaHandler",
  "ValidationInfo",
  "FieldSerializationInfo",
  "JsonValue",
  "Base64Bytes",
]);

/** Names and modules that Pydantic 2 dropped or moved. */
const ONLY_1 = new Set([
  "BaseSettings",
  "parse_file_as",
  "create_model_from_typeddict",
  "create_model_from_namedtuple",
  "ConstrainedStr",
  "ConstrainedInt",
  "ConstrainedFloat",
  "ConstrainedList",
  "PyObject",
  "Required",
  "compiled",
  "stricturl",
]);
const MODULES_1 = new Set([
  "pydantic.generics",
  "pydantic.error_wrappers",
  "pydantic.env_settings",
  "pydantic.class_validators",
  "pydantic.utils",
  "pydantic.typing",
  "pydantic.validators",
  "pydantic.datetime_parse",
]);
/** In Pydantic 2 deprecated; `ConfigDict` exists in the last releases of 1, where few use it. */
const DEPRECATED = new Set(["validator", "root_validator", "parse_obj_as", "validate_arguments"]);

/** Which rules hold in a program: the version that its imports need, and the classes that take the old one by `pydantic.v1`. */
export interface Versions {
  readonly main: PydanticVersion;
  /** Whether the requirements, or imports that only one version has, say so. */
  readonly certain: boolean;
  of(symbol: ClassSymbol): PydanticVersion;
}

/** What the imports of a program show, by strength: names of one version alone, and names that both have but one prefers. */
interface Evidence {
  second: number;
  first: number;
  rather2: number;
  rather1: number;
}

/**
 * Finds the version: what the project's requirements allow, else what is imported, else 2. `declared` is what
 * `declaredVersion` reads off the requirements.
 */
export function findVersions(program: Program, declared: PydanticVersion | null): Versions {
  const evidence: Evidence = { second: 0, first: 0, rather2: 0, rather1: 0 };
  const legacy = new Map<ModuleSymbol, ReadonlySet<string>>();
  for (const module of program.index.modules) {
    const names = new Set<string>();
    let imports = false;
    for (const [bound, bindings] of program.moduleScope(module).bindings) {
      for (const binding of bindings) {
        if (binding.kind !== "import" || binding.level > 0 || !binding.module.startsWith("pydantic")) continue;
        imports = true;
        if (isLegacy(binding.module, binding.name)) names.add(bound);
        else weigh(evidence, binding.module, binding.name ?? "");
      }
    }
    if (names.size > 0) legacy.set(module, names);
    if (imports && module.unit?.facts.mentions("orm_mode") === true) evidence.rather1++;
  }
  const main = declared ?? decide(evidence);
  const takesOld = (symbol: ClassSymbol): boolean => {
    const names = legacy.get(symbol.module);
    return (
      names !== undefined &&
      symbol.def.bases.some((base) => {
        const dotted = dottedName(base.kind === "Subscript" ? base.value : base);
        return dotted !== undefined && names.has(dotted.split(".", 1)[0] ?? "");
      })
    );
  };
  return {
    main,
    certain: declared !== null || evidence.second > 0 || evidence.first > 0,
    of: (symbol) =>
      legacy.size > 0 && program.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && takesOld(ancestor.class)) ? 1 : main,
  };
}

function isLegacy(module: string, name: string | null): boolean {
  return module === "pydantic.v1" || module.startsWith("pydantic.v1.") || (module === "pydantic" && name === "v1");
}

function weigh(evidence: Evidence, module: string, name: string): void {
  if (module === "pydantic_settings" || module === "pydantic_core" || ONLY_2.has(name)) evidence.second++;
  else if (ONLY_1.has(name) || MODULES_1.has(module)) evidence.first++;
  else if (DEPRECATED.has(name)) evidence.rather1++;
  else if (name === "ConfigDict") evidence.rather2++;
}

function decide({ second, first, rather2, rather1 }: Evidence): PydanticVersion {
  if (second > 0) return 2;
  if (first > 0) return 1;
  return rather1 > rather2 ? 1 : 2;
}

/** `"pydantic>=2,<3"` in a list of requirements, `pydantic[email]==1.10.7` on a line. */
const REQUIREMENT = /(?:^|["'])[ \t]*pydantic(?:\[[^\]\n]*\])?\s*((?:(?:===?|~=|!=|>=|<=|>|<)\s*[\d.*]+\s*,?\s*)+)/gm;
/** `pydantic = "^1.10"` and `pydantic = { version = "~2.5", … }`. */
const TOML_KEY = /^[ \t]*["']?pydantic["']?[ \t]*=(?!=)[ \t]*(.*)$/gm;
/** FastAPI before 0.100 takes Pydantic 1 alone: `fastapi==0.95.1`, `fastapi = "^0.95"`. */
const OLD_FASTAPI =
  /(?:^|["'])[ \t]*fastapi(?:\[[^\]\n]*\])?["']?[ \t]*(?:===?|~=|=[ \t]*(?:\{[ \t]*version[ \t]*=[ \t]*)?["'][~^=]*)[ \t]*0\.\d{1,2}(?!\d)/m;
const CLAUSE = /(===?|~=|!=|>=|<=|>|<|\^|~|["'])\s*v?(\d+)/g;

/**
 * The version that a project's requirements (pyproject.toml, requirements.txt, setup.cfg) pin Pydantic to; undefined where
 * they allow both or do not name it.
 */
export function declaredVersion(text: string): PydanticVersion | undefined {
  const allowed = new Set<PydanticVersion>([1, 2]);
  for (const [, clauses = ""] of [...text.matchAll(REQUIREMENT), ...text.matchAll(TOML_KEY)]) {
    for (const [, operator = "", digits = ""] of clauses.matchAll(CLAUSE)) {
      const major = Number(digits);
      if (operator === "<") {
        if (major <= 2) allowed.delete(2);
      } else if (operator === "<=") {
        if (major < 2) allowed.delete(2);
      } else if (operator === ">" || operator === ">=") {
        if (major >= 2) allowed.delete(1);
      } else if (operator !== "!=") allowed.delete(major >= 2 ? 1 : 2);
    }
  }
  if (allowed.size === 2 && OLD_FASTAPI.test(text)) return 1;
  return allowed.size === 1 ? [...allowed][0] : undefined;
}
