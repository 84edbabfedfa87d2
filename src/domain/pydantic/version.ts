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
  "ConfigDict",
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
const DEPRECATED = new Set(["validator", "root_validator", "parse_obj_as", "validate_arguments"]);

/** Which rules hold in a program: the version that its imports need, and the classes that take the old one by `pydantic.v1`. */
export interface Versions {
  readonly main: PydanticVersion;
  of(symbol: ClassSymbol): PydanticVersion;
}

/** Finds the version by what is imported; without evidence it is 2. */
export function findVersions(program: Program): Versions {
  let second = 0;
  let first = 0;
  let old = 0;
  const legacy = new Map<ModuleSymbol, ReadonlySet<string>>();
  for (const module of program.index.modules) {
    const names = new Set<string>();
    for (const [bound, bindings] of program.moduleScope(module).bindings) {
      for (const binding of bindings) {
        if (binding.kind !== "import" || binding.level > 0 || !binding.module.startsWith("pydantic")) continue;
        if (
          binding.module === "pydantic.v1" ||
          binding.module.startsWith("pydantic.v1.") ||
          (binding.module === "pydantic" && binding.name === "v1")
        )
          names.add(bound);
        else if (binding.module === "pydantic_settings" || binding.module === "pydantic_core" || ONLY_2.has(binding.name ?? "")) second++;
        else if (ONLY_1.has(binding.name ?? "") || MODULES_1.has(binding.module)) first++;
        else if (DEPRECATED.has(binding.name ?? "")) old++;
      }
    }
    if (names.size > 0) legacy.set(module, names);
  }
  const main: PydanticVersion = second === 0 && first + old > 0 ? 1 : 2;
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
    of: (symbol) =>
      legacy.size > 0 && program.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && takesOld(ancestor.class)) ? 1 : main,
  };
}
