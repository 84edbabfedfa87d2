// How a file's lowered syntax lies in its Int32Array.
//
// The words start with a header (HEADER), then come the module's statements in pre-order, then the tables that the header points to.
// A node is one word `operation | payload << 6`, its range, then its children. A range is one word `start << 10 | length`; lengths of
// 1023 and more, and the ranges of compound statements, have the end in a second word. Files of 4 MiB and more have plain start and end.
// A list of statements is its count followed by the statements. Function and class definitions carry their size, so they can be skipped.

/** To be raised whenever the words or the meaning of a file's facts change: facts stored under another version are worthless. */
export const FORMAT = 3;

/** Statements and expressions nested deeper than this are left out, so that whatever reads the facts may recurse. */
export const MAX_NESTING = 500;

/** Positions of the header's words. Tables are a position and a count. */
export const HEADER = {
  format: 0,
  flags: 1,
  digestHigh: 2,
  digestLow: 3,
  docstring: 4,
  body: 5,
  lines: 6,
  lineCount: 7,
  functions: 8,
  functionCount: 9,
  classes: 10,
  classCount: 11,
  directives: 12,
  directiveCount: 13,
  problems: 14,
  problemCount: 15,
  size: 16,
} as const;

/** Bits of the header's flags. */
export const FILE_FLAG = { generated: 1, wide: 2 } as const;

export const OPERATION_BITS = 6;
export const OPERATION_MASK = (1 << OPERATION_BITS) - 1;
export const LENGTH_BITS = 10;
/** A length that says: the end follows in a word of its own. */
export const LONG = (1 << LENGTH_BITS) - 1;
/** The first source size whose offsets do not fit a one-word range. */
export const WIDE_SIZE = 1 << (32 - LENGTH_BITS);

/** What a node's first word names. `None` stands alone, for an optional child that is absent. */
export const OP = {
  None: 0,
  Name: 1,
  Str: 2,
  Bytes: 3,
  Int: 4,
  Float: 5,
  Complex: 6,
  True: 7,
  False: 8,
  NoneValue: 9,
  Ellipsis: 10,
  JoinedStr: 11,
  Attribute: 12,
  Subscript: 13,
  Call: 14,
  Keyword: 15,
  KeywordSplat: 16,
  Starred: 17,
  Tuple: 18,
  List: 19,
  Set: 20,
  Dict: 21,
  BinOp: 22,
  UnaryOp: 23,
  And: 24,
  Or: 25,
  Compare: 26,
  IfExp: 27,
  Lambda: 28,
  ListComp: 29,
  SetComp: 30,
  GeneratorExp: 31,
  DictComp: 32,
  Await: 33,
  Yield: 34,
  YieldFrom: 35,
  NamedExpr: 36,
  Slice: 37,
  Unreadable: 38,
  FunctionDef: 39,
  ClassDef: 40,
  Return: 41,
  Delete: 42,
  Assign: 43,
  AugAssign: 44,
  AnnAssign: 45,
  TypeAlias: 46,
  For: 47,
  While: 48,
  If: 49,
  With: 50,
  Match: 51,
  Raise: 52,
  Try: 53,
  Assert: 54,
  Import: 55,
  ImportFrom: 56,
  Global: 57,
  Nonlocal: 58,
  Expr: 59,
  Pass: 60,
  Break: 61,
  Continue: 62,
  Parameter: 63,
} as const;

/** Operators are stored as their index here. The first four are the unary ones. */
export const OPERATORS: readonly string[] = [
  "not",
  "-",
  "+",
  "~",
  "*",
  "@",
  "/",
  "%",
  "//",
  "**",
  "|",
  "&",
  "^",
  "<<",
  ">>",
  "<",
  "<=",
  "==",
  "!=",
  ">=",
  ">",
  "<>",
  "in",
  "not in",
  "is",
  "is not",
];

/** How an argument reaches a parameter; stored as the index. */
export const PASSING = ["positional", "normal", "keyword", "*args", "**kwargs"] as const;

/** Bits in the payload of a parameter, above the three of its passing. */
export const PARAMETER_FLAG = { annotation: 8, default: 16 } as const;

/** Bits in the payload of a FunctionDef. */
export const FUNCTION_FLAG = { async: 1, generator: 2, returns: 4 } as const;
