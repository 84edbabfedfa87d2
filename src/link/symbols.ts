import type { FileFacts } from "../model/facts.ts";
import type { RepoPath } from "../model/source.ts";
import type { Role } from "../model/subjects.ts";
import type { ClassDef, Comp, Expr, FunctionDef, Lambda, Node, Parameter } from "../model/syntax.ts";
import type { Narrowings } from "./narrowing.ts";

/** One file handed to `link`. */
export interface SourceUnit {
  readonly path: RepoPath;
  readonly role: Role;
  readonly facts: FileFacts;
}

/** A module of the project. A namespace package (a folder without `__init__.py`) has no unit. */
export interface ModuleSymbol {
  readonly kind: "module";
  readonly name: string;
  /** The folder of a package, the file without `.py` of a module; relative to the root. */
  readonly location: string;
  readonly unit: SourceUnit | null;
  readonly package: boolean;
}

export interface ClassSymbol {
  readonly kind: "class";
  readonly module: ModuleSymbol;
  readonly def: ClassDef;
  /** The scope in which the class statement stands. */
  readonly outer: Scope;
  /** Dense number, unique in the program. */
  readonly id: number;
}

export interface FunctionSymbol {
  readonly kind: "function";
  readonly module: ModuleSymbol;
  readonly def: FunctionDef;
  readonly outer: Scope;
  /** The class whose body holds the `def`. */
  readonly owner: ClassSymbol | null;
  readonly id: number;
}

/** A name outside the project: `sqlalchemy.orm.Session`, `builtins.len`. */
export interface ExternalSymbol {
  readonly kind: "external";
  readonly name: string;
}

export interface VariableSymbol {
  readonly kind: "variable";
  readonly name: string;
  readonly scope: Scope;
}

export type Symbol = ModuleSymbol | ClassSymbol | FunctionSymbol | ExternalSymbol | VariableSymbol;

/** Where a value comes from in a destructuring: positions in nested tuples; `*` for a starred rest. */
export type Path = readonly (number | "*")[];

/** The statements in which a binding certainly holds after it was made: the innermost block. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

interface BindingBase {
  readonly node: Node;
  readonly block: Block;
}

/** One way in which a name gets its value. */
export type Binding = BindingBase &
  (
    | {
        readonly kind: "import";
        readonly module: string;
        readonly level: number;
        readonly name: string | null;
        readonly whole: boolean;
        readonly typeOnly: boolean;
      }
    | { readonly kind: "function"; readonly def: FunctionDef }
    | { readonly kind: "class"; readonly def: ClassDef }
    | { readonly kind: "value"; readonly value: Expr; readonly path: Path; readonly annotation: Expr | null }
    | { readonly kind: "declaration"; readonly annotation: Expr }
    | { readonly kind: "alias"; readonly value: Expr; readonly parameters: readonly string[] }
    | { readonly kind: "iteration"; readonly iter: Expr; readonly path: Path; readonly async: boolean }
    | { readonly kind: "context"; readonly context: Expr; readonly path: Path; readonly async: boolean }
    | { readonly kind: "exception"; readonly type: Expr | null }
    | { readonly kind: "parameter"; readonly parameter: Parameter; readonly index: number }
    | { readonly kind: "capture"; readonly subject: Expr; readonly classes: readonly Expr[] | null }
    | { readonly kind: "augmented"; readonly value: Expr }
    | { readonly kind: "deleted" }
  );

export interface Scope {
  readonly kind: "module" | "class" | "function" | "lambda" | "comprehension";
  readonly module: ModuleSymbol;
  readonly parent: Scope | null;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Names declared `global` or `nonlocal` here. */
  readonly redirected: ReadonlyMap<string, "Global" | "Nonlocal"> | null;
  /** `from x import *` statements of a module scope. */
  readonly stars: readonly { readonly module: string; readonly level: number }[];
  /** Some binding is an import. */
  readonly imports: boolean;
  /** Where tests tell more of a value; null where there are none. */
  readonly narrowings: Narrowings | null;
  readonly owner: FunctionDef | ClassDef | Lambda | Comp | null;
  /** The class of a class scope; the function of a function scope. */
  readonly class: ClassSymbol | null;
  readonly function: FunctionSymbol | null;
}
