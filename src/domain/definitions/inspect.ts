import type { FunctionSubject } from "../../model/subjects.ts";

/** One row of `inspect functions`, as the JSON contract has it. */
export interface FunctionRow {
  readonly symbol: string;
  readonly module: string;
  readonly file: string;
  readonly line: number;
  readonly async: boolean;
  readonly public: boolean;
  readonly docstring: boolean;
  readonly parameters: number;
  readonly annotated: number;
  readonly returns: boolean;
}

export interface FunctionTable {
  readonly functions: readonly FunctionRow[];
  readonly totals: {
    readonly functions: number;
    readonly parameters: number;
    readonly annotated: number;
    readonly returns: number;
    readonly complete: number;
    readonly docstrings: number;
  };
}

/** The table of all functions. `line` and `module` answer for a file what its facts and the linker know. */
export function inspectFunctions(
  functions: readonly FunctionSubject[],
  lineOf: (file: string, offset: number) => number,
  moduleOf: (file: string) => string,
): FunctionTable {
  const rows = functions.map(
    (fn): FunctionRow => ({
      symbol: fn.at.symbol,
      module: moduleOf(fn.at.file),
      file: fn.at.file,
      line: lineOf(fn.at.file, fn.at.start),
      async: fn.async,
      public: fn.public,
      docstring: fn.docstring,
      parameters: fn.parameters.length,
      annotated: fn.parameters.filter((parameter) => parameter.annotated).length,
      returns: fn.returns,
    }),
  );
  const sum = (value: (row: FunctionRow) => number): number => rows.reduce((total, row) => total + value(row), 0);
  return {
    functions: rows,
    totals: {
      functions: rows.length,
      parameters: sum((row) => row.parameters),
      annotated: sum((row) => row.annotated),
      returns: sum((row) => Number(row.returns)),
      complete: sum((row) => Number(row.returns && row.annotated === row.parameters)),
      docstrings: sum((row) => Number(row.docstring)),
    },
  };
}
