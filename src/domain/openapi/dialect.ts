import type { PydanticVersion } from "../pydantic/index.ts";

/** Which texts Pydantic reads as decimals, where it tells. */
export const DECIMAL_PATTERN = "^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$";

/** What the releases of FastAPI and Pydantic that a project takes make different in a document. */
export interface Dialect {
  readonly pydantic: PydanticVersion;
  /** `bytes` and uploads are told by `contentMediaType`, not by the format `binary`. */
  readonly contentMediaType: boolean;
  /** Errors of validation tell their input and context. */
  readonly errorInput: boolean;
  /** The forms of OAuth2 tell that a password is one. */
  readonly passwordFormat: boolean;
  /** The pattern of their grant is that of the whole text. */
  readonly wholeGrant: boolean;
  /** Type arguments in the name of a component follow each other without a blank. */
  readonly shortArguments: boolean;
  /** Scopes of one security scheme are put together, and told of every scheme. */
  readonly mergedScopes: boolean;
  /** The headers of a model are spelled with dashes. */
  readonly headerModels: boolean;
  /** A model of parameters may stand beside others of its place. */
  readonly mixedModels: boolean;
  /** Forms that are read into models stand beside each other in a body. */
  readonly flatForms: boolean;
  /** A named type is spelled out where it is a parameter's. */
  readonly spelledAliases: boolean;
  /** Single values are an enumeration besides `const`. */
  readonly constAndEnum: boolean;
  /** A dictionary of anything says `additionalProperties: true`. */
  readonly openDictionaries: boolean;
  /** The keys of a dictionary are described. */
  readonly propertyNames: boolean;
  /** Underscores at the ends of a name leave no blank in the title. */
  readonly strippedTitles: boolean;
  /** The docstring of a plain dataclass describes it. */
  readonly dataclassDescription: boolean;
  /** What a serializer makes of a model has no title of the model's. */
  readonly plainSerializers: boolean;
  /** What a serializer spares is told: None beside what it gives. */
  readonly sparedNone: boolean;
  /** A reference stands beside other keywords; before, it was wrapped in `allOf`. */
  readonly siblings: boolean;
  /** The pattern of decimals as texts. */
  readonly decimalPattern: boolean;
  readonly openapi: string;
}

/** The newest release that requirements allow: minor number and patch. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

const NEWEST: Release = { major: Number.POSITIVE_INFINITY, minor: Number.POSITIVE_INFINITY, patch: Number.POSITIVE_INFINITY };

/** The releases that texts of requirements name, where they name them. */
export interface Releases {
  readonly fastapi: Release | null;
  readonly pydantic: Release | null;
}

export const NO_RELEASES: Releases = { fastapi: null, pydantic: null };

/** What the lock files of a project say of its releases, and where they say nothing, its requirements (pyproject.toml, requirements.txt, setup.cfg). */
export function releasesOf(texts: Iterable<string>, locks: Iterable<string> = []): Releases {
  let [fastapi, pydantic]: [Release | null, Release | null] = [null, null];
  for (const text of locks) {
    fastapi ??= lockedRelease(text, "fastapi");
    pydantic ??= lockedRelease(text, "pydantic");
  }
  for (const text of texts) {
    fastapi ??= releaseIn(text, "fastapi");
    pydantic ??= releaseIn(text, "pydantic");
  }
  return { fastapi, pydantic };
}

/** `name = "fastapi"` and its version, as poetry, uv and pdm lock it; `"fastapi": {… "version": "==0.110.0"`, as Pipenv does. */
function lockedRelease(text: string, name: string): Release | null {
  const written = new RegExp(
    `^name = "${name}"\\r?\\nversion = "(\\d+\\.\\d+\\.\\d+)|"${name}": \\{[^}]*"version": "==(\\d+\\.\\d+\\.\\d+)`,
    "m",
  );
  const [, named, keyed] = written.exec(text) ?? [];
  const version = named ?? keyed;
  return version === undefined ? null : boundOf("==", version);
}

/** The newest release of a package that a text of requirements allows; null where it sets no bound. */
export function releaseIn(text: string, name: string): Release | null {
  const written = new RegExp(`(?:^|["'])[ \\t]*${name}(?:\\[[^\\]\\n]*\\])?["']?[ \\t]*((?:[=~!<>^]|\\{|["'])[^#;\\n]*)`, "gim");
  let found: Release | null = null;
  for (const [, clauses = ""] of text.matchAll(written)) {
    for (const [, sign = "", version = ""] of clauses.matchAll(/(===?|~=|<=|<|\^|~|=\s*["'])\s*v?(\d+(?:\.\d+){0,2})/g)) {
      const bound = boundOf(sign.replace(/[\s"']/g, ""), version);
      if (bound !== null && (found === null || isBefore(bound, found))) found = bound;
    }
  }
  return found;
}

function boundOf(sign: string, version: string): Release | null {
  const [major = 0, minor, patch] = version.split(".").map(Number);
  switch (sign) {
    case "==":
    case "===":
    case "<=":
    case "=":
      return { major, minor: minor ?? Number.POSITIVE_INFINITY, patch: patch ?? Number.POSITIVE_INFINITY };
    case "<":
      if ((patch ?? 0) > 0) return { major, minor: minor ?? 0, patch: (patch ?? 0) - 1 };
      return (minor ?? 0) > 0 ? { ...NEWEST, major, minor: (minor ?? 0) - 1 } : { ...NEWEST, major: major - 1 };
    case "~":
    case "^":
    case "~=":
      // `^2.9` allows all of 2; `^0.115` and `~=0.115.0` only what is called 0.115.
      if ((sign === "^" && major > 0) || (sign === "~=" && patch === undefined)) return { ...NEWEST, major };
      return { ...NEWEST, major, minor: minor ?? Number.POSITIVE_INFINITY };
    default:
      return null;
  }
}

function isBefore(a: Release, b: Release): boolean {
  return a.major !== b.major ? a.major < b.major : a.minor !== b.minor ? a.minor < b.minor : a.patch < b.patch;
}

/** How documents are written by those releases; by the newest where nothing is known. */
export function dialectOf(version: PydanticVersion, { fastapi, pydantic }: Releases = NO_RELEASES): Dialect {
  const from = (release: Release | null, major: number, minor: number, patch = 0): boolean =>
    !isBefore(release ?? NEWEST, { major, minor, patch });
  const framework = (minor: number, patch = 0): boolean => version === 2 && from(fastapi, 0, minor, patch);
  // A bound that allows the first version alone says nothing of the second one.
  const known = pydantic !== null && pydantic.major >= 2 ? pydantic : null;
  const models = (minor: number): boolean => version === 2 && from(known, 2, minor);
  return {
    pydantic: version,
    contentMediaType: framework(129, 1),
    errorInput: framework(128, 1),
    passwordFormat: framework(115, 13),
    wholeGrant: framework(115, 8),
    shortArguments: !framework(119) || framework(128, 1),
    mergedScopes: framework(123),
    headerModels: framework(116),
    mixedModels: framework(156),
    flatForms: framework(160),
    spelledAliases: framework(129),
    constAndEnum: version === 2 && !models(10),
    openDictionaries: models(11),
    propertyNames: models(10),
    strippedTitles: models(13),
    dataclassDescription: models(14),
    plainSerializers: models(10),
    sparedNone: models(9),
    siblings: models(9),
    decimalPattern: models(12) && !models(14),
    openapi: from(fastapi, 0, 99) ? "3.1.0" : "3.0.2",
  };
}
