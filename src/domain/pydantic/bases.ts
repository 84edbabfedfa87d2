import { directBases } from "../../link/classes.ts";
import type { Ancestor } from "../../link/context.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { writtenAsModel } from "./evidence.ts";
import { libraryModel } from "./library.ts";
import type { PydanticVersion } from "./schema.ts";
import type { Versions } from "./version.ts";

/** Which classes are Pydantic models, and by which rules; memoised. */
export class Family {
  readonly versions: Versions;
  private readonly program: Program;
  private readonly models = new Map<ClassSymbol, boolean>();
  private readonly direct = new Map<ClassSymbol, readonly Ancestor[]>();
  private evident: ReadonlySet<string> | undefined;

  constructor(program: Program, versions: Versions) {
    this.program = program;
    this.versions = versions;
  }

  bases(symbol: ClassSymbol): readonly Ancestor[] {
    let bases = this.direct.get(symbol);
    if (bases === undefined) {
      bases = directBases(this.program, symbol);
      this.direct.set(symbol, bases);
    }
    return bases;
  }

  isModel(symbol: ClassSymbol): boolean {
    let answer = this.models.get(symbol);
    if (answer === undefined) {
      answer =
        symbol.def.bases.length > 0 &&
        this.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && this.isLibraryModel(ancestor.name));
      this.models.set(symbol, answer);
    }
    return answer;
  }

  /** A model of a library that is known, or one that the program itself shows to be a model. */
  private isLibraryModel(name: string): boolean {
    if (libraryModel(name) !== undefined) return true;
    this.evident ??= this.evidentBases();
    return this.evident.has(name);
  }

  /**
   * Base classes of other libraries of which the program derives classes that are written as models are: only a model makes anything of
   * Pydantic's `Field(…)`, `ConfigDict(…)` or validators in its body, so its base is one, and all that derives from it. A concrete model
   * that is extended once or twice brings fields that nobody sees here: what derives from it stays a blind spot.
   */
  private evidentBases(): ReadonlySet<string> {
    const heirs = new Map<string, ClassSymbol[]>();
    for (const symbol of this.program.allClasses()) {
      const own =
        symbol.def.bases.length === 0 ? [] : this.bases(symbol).filter((base) => base.kind !== "external" || !isHarmless(base.name));
      const [only] = own;
      if (own.length !== 1 || only?.kind !== "external" || libraryModel(only.name) !== undefined) continue;
      const known = heirs.get(only.name);
      if (known === undefined) heirs.set(only.name, [symbol]);
      else known.push(symbol);
    }
    const found = new Set<string>();
    for (const [name, classes] of heirs) {
      if (classes.length < 3 && !BASE_NAME.test(name.slice(name.lastIndexOf(".") + 1))) continue;
      if (classes.some((symbol) => writtenAsModel(this.program, symbol) && !this.isDataclass(symbol))) found.add(name);
    }
    return found;
  }

  /** Whether a class is decorated as a dataclass, of the standard library or of Pydantic. */
  isDataclass(symbol: ClassSymbol): boolean {
    return this.dataclassLibrary(symbol) !== undefined;
  }

  /** A dataclass of Pydantic validates as a model does; in Pydantic 1 it has one. */
  isPydanticDataclass(symbol: ClassSymbol): boolean {
    return this.dataclassLibrary(symbol) === "pydantic";
  }

  private dataclassLibrary(symbol: ClassSymbol): "dataclasses" | "pydantic" | undefined {
    for (const decorator of symbol.def.decorators) {
      const target = this.program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, symbol.outer);
      if (target?.kind !== "external") continue;
      if (target.name === "dataclasses.dataclass") return "dataclasses";
      if (target.name === "pydantic.dataclasses.dataclass") return "pydantic";
    }
    return undefined;
  }

  version(symbol: ClassSymbol): PydanticVersion {
    return this.versions.of(symbol);
  }

  /** Whether a library's class stands among the ancestors. */
  descends(symbol: ClassSymbol, name: string): boolean {
    return this.program
      .ancestors(symbol)
      .some(
        (ancestor) =>
          ancestor.kind === "external" && (ancestor.name === name || libraryModel(ancestor.name)?.bases.includes(name) === true),
      );
  }

  /** Whether a base class is neither of the project nor of a library that is known. */
  incomplete(symbol: ClassSymbol): boolean {
    return this.program
      .ancestors(symbol)
      .some(
        (ancestor) =>
          ancestor.kind === "unknown" ||
          (ancestor.kind === "external" && libraryModel(ancestor.name) === undefined && !isHarmless(ancestor.name)),
      );
  }
}

/** What libraries call classes that are made to be derived from. */
const BASE_NAME = /Base|Model|Mixin|Schema|Abstract/;

/** Bases that add no fields. */
function isHarmless(name: string): boolean {
  return /^(typing|abc|enum|builtins|collections|contextlib)\./.test(name);
}
