/**
 * The framework-free representation of one Python file: statements and expressions in the vocabulary of Python's own
 * `ast` module (node and field names are Python's, so its documentation is ours). It is lowered from the concrete syntax
 * by `extract`, stored as plain integers, and decoded on demand: the body of a function is decoded when it is first read.
 *
 * Every node carries its half-open range of UTF-8 byte offsets; `FileFacts.position` turns one into line and column.
 */
export interface Node {
  readonly start: number;
  readonly end: number;
}

export interface Name extends Node {
  readonly kind: "Name";
  readonly id: string;
}

/** A literal. `value` is the decoded text of a string, the source text of a number, and undefined for the others. */
export interface Constant extends Node {
  readonly kind: "Constant";
  readonly type: "str" | "bytes" | "int" | "float" | "complex" | "True" | "False" | "None" | "Ellipsis";
  readonly value: string | undefined;
}

/** An f-string (or a concatenation that holds one): literal parts are Constants, the others the interpolated expressions. */
export interface JoinedStr extends Node {
  readonly kind: "JoinedStr";
  readonly values: readonly Expr[];
}

export interface Attribute extends Node {
  readonly kind: "Attribute";
  readonly value: Expr;
  readonly attr: string;
}

export interface Subscript extends Node {
  readonly kind: "Subscript";
  readonly value: Expr;
  /** Several indices are one Tuple, as in Python. */
  readonly slice: Expr;
}

export interface Keyword extends Node {
  /** null for `**mapping`. */
  readonly arg: string | null;
  readonly value: Expr;
}

export interface Call extends Node {
  readonly kind: "Call";
  readonly func: Expr;
  /** Positional arguments; `*values` is a Starred. A sole generator argument is a GeneratorExp. */
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

export interface Starred extends Node {
  readonly kind: "Starred";
  readonly value: Expr;
}

export interface Sequence extends Node {
  readonly kind: "Tuple" | "List" | "Set";
  readonly elts: readonly Expr[];
}

export interface Dict extends Node {
  readonly kind: "Dict";
  /** A null key is `**mapping`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface BinOp extends Node {
  readonly kind: "BinOp";
  readonly left: Expr;
  /** The operator as written: `+`, `|`, `**` … */
  readonly op: string;
  readonly right: Expr;
}

export interface UnaryOp extends Node {
  readonly kind: "UnaryOp";
  readonly op: "not" | "-" | "+" | "~";
  readonly operand: Expr;
}

export interface BoolOp extends Node {
  readonly kind: "BoolOp";
  readonly op: "and" | "or";
  readonly values: readonly Expr[];
}

export interface Compare extends Node {
  readonly kind: "Compare";
  readonly left: Expr;
  /** `==`, `not in`, `is` … one for each comparator. */
  readonly ops: readonly string[];
  readonly comparators: readonly Expr[];
}

export interface IfExp extends Node {
  readonly kind: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Lambda extends Node {
  readonly kind: "Lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expr;
}

export interface Comprehension {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly async: boolean;
}

/** A comprehension. For DictComp `elt` is the key and `value` the value; for the others `value` is null. */
export interface Comp extends Node {
  readonly kind: "ListComp" | "SetComp" | "GeneratorExp" | "DictComp";
  readonly elt: Expr;
  readonly value: Expr | null;
  readonly generators: readonly Comprehension[];
}

export interface Await extends Node {
  readonly kind: "Await";
  readonly value: Expr;
}

export interface Yield extends Node {
  readonly kind: "Yield" | "YieldFrom";
  readonly value: Expr | null;
}

export interface NamedExpr extends Node {
  readonly kind: "NamedExpr";
  readonly target: Expr;
  readonly value: Expr;
}

export interface Slice extends Node {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

/** A place that the parser could not read. */
export interface Unreadable extends Node {
  readonly kind: "Unreadable";
}

export type Expr =
  | Name
  | Constant
  | JoinedStr
  | Attribute
  | Subscript
  | Call
  | Starred
  | Sequence
  | Dict
  | BinOp
  | UnaryOp
  | BoolOp
  | Compare
  | IfExp
  | Lambda
  | Comp
  | Await
  | Yield
  | NamedExpr
  | Slice
  | Unreadable;

/** One parameter of a function or lambda. The bare `*` and `/` leave their mark only in the `passing` of the others. */
export interface Parameter extends Node {
  readonly name: string;
  readonly passing: "positional" | "normal" | "keyword" | "*args" | "**kwargs";
  readonly annotation: Expr | null;
  readonly default: Expr | null;
}

export interface FunctionDef extends Node {
  readonly kind: "FunctionDef";
  readonly name: string;
  /** Python's `__qualname__`: `Class.method`, `outer.<locals>.inner`. */
  readonly qualname: string;
  readonly async: boolean;
  /** Contains a `yield` of its own. */
  readonly generator: boolean;
  readonly decorators: readonly Expr[];
  readonly typeParameters: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly returns: Expr | null;
  /** The docstring's text, or null. */
  readonly docstring: string | null;
  /** Start of the `def` (or `async`) keyword; `start` is that of the first decorator. */
  readonly defStart: number;
  /** Range of the name. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Decoded when first read. */
  readonly body: readonly Stmt[];
}

export interface ClassDef extends Node {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly qualname: string;
  readonly decorators: readonly Expr[];
  readonly typeParameters: readonly string[];
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly docstring: string | null;
  readonly defStart: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly body: readonly Stmt[];
}

export interface Return extends Node {
  readonly kind: "Return";
  readonly value: Expr | null;
}

export interface Delete extends Node {
  readonly kind: "Delete";
  readonly targets: readonly Expr[];
}

export interface Assign extends Node {
  readonly kind: "Assign";
  /** `a = b = value` has two targets. */
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface AugAssign extends Node {
  readonly kind: "AugAssign";
  readonly target: Expr;
  /** Without the `=`. */
  readonly op: string;
  readonly value: Expr;
}

export interface AnnAssign extends Node {
  readonly kind: "AnnAssign";
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
}

/** `type X[T] = value` */
export interface TypeAlias extends Node {
  readonly kind: "TypeAlias";
  readonly name: string;
  readonly typeParameters: readonly string[];
  readonly value: Expr;
}

export interface For extends Node {
  readonly kind: "For";
  readonly async: boolean;
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface While extends Node {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

/** `elif` is an If that stands alone in `orelse`, as in Python. */
export interface If extends Node {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface WithItem {
  readonly context: Expr;
  readonly target: Expr | null;
}

export interface With extends Node {
  readonly kind: "With";
  readonly async: boolean;
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface MatchCase {
  /** The names that the pattern binds. */
  readonly captures: readonly string[];
  /** The classes and constants that the pattern names. */
  readonly values: readonly Expr[];
  /** The name among the captures that is the subject itself; null for none. */
  readonly subject: string | null;
  /** Which of the values are classes of which the subject has one; none where the pattern does not tell. */
  readonly classes: readonly number[];
  /** Whether a class pattern asks more than the class, as `Job(state="new")` does. */
  readonly asksMore: boolean;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

export interface Match extends Node {
  readonly kind: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends Node {
  readonly kind: "Raise";
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

export interface ExceptHandler extends Node {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}

export interface Try extends Node {
  readonly kind: "Try";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Assert extends Node {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly message: Expr | null;
}

export interface ImportedName extends Node {
  /** Dotted for `import a.b`; `*` for a star import. */
  readonly name: string;
  readonly asname: string | null;
}

export interface Import extends Node {
  readonly kind: "Import";
  readonly names: readonly ImportedName[];
}

export interface ImportFrom extends Node {
  readonly kind: "ImportFrom";
  /** The number of leading dots. */
  readonly level: number;
  /** Empty for `from . import x`. */
  readonly module: string;
  readonly names: readonly ImportedName[];
}

export interface ScopeDeclaration extends Node {
  readonly kind: "Global" | "Nonlocal";
  readonly names: readonly string[];
}

/** An expression that stands as a statement: its value is dropped. */
export interface ExprStmt extends Node {
  readonly kind: "Expr";
  readonly value: Expr;
}

export interface Simple extends Node {
  readonly kind: "Pass" | "Break" | "Continue";
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | TypeAlias
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | ScopeDeclaration
  | ExprStmt
  | Simple
  | Unreadable;
