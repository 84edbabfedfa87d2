import { noteRead } from "../model/reads.ts";
import type { ClassDef, Expr, FunctionDef, Keyword, Parameter, Stmt } from "../model/syntax.ts";
import { FUNCTION_FLAG, OPERATION_BITS } from "./layout.ts";
import { callArguments, expression, parameter } from "./read-expressions.ts";
import type { Reader } from "./reader.ts";

/** Reads a list of statements. */
export type ReadBody = (r: Reader) => readonly Stmt[];

/** What functions and classes have in common. */
class Definition {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly qualname: string;
  readonly decorators: readonly Expr[];
  readonly typeParameters: readonly string[];
  readonly docstring: string | null;
  readonly defStart: number;
  readonly nameStart: number;
  readonly nameEnd: number;

  /** Reads from after the size on. */
  constructor(r: Reader, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.defStart = r.word();
    this.nameStart = r.word();
    this.nameEnd = r.word();
    this.name = r.nextString();
    this.qualname = r.nextString();
    this.docstring = r.optionalString(r.word());
    this.decorators = r.list(expression);
    this.typeParameters = r.list((reader) => reader.nextString());
  }
}

/** A body that is read when it is first asked for. */
class LazyBody {
  readonly #reader: Reader;
  readonly #position: number;
  readonly #read: ReadBody;
  #statements: readonly Stmt[] | undefined = undefined;

  constructor(reader: Reader, read: ReadBody) {
    this.#reader = reader;
    this.#position = reader.position;
    this.#read = read;
  }

  get position(): number {
    return this.#position;
  }

  get statements(): readonly Stmt[] {
    if (this.#statements === undefined) {
      const resume = this.#reader.position;
      this.#reader.position = this.#position;
      this.#statements = this.#read(this.#reader);
      this.#reader.position = resume;
    }
    return this.#statements;
  }

  set statements(statements: readonly Stmt[]) {
    this.#statements = statements;
  }
}

class LazyFunctionDef extends Definition implements FunctionDef {
  readonly kind = "FunctionDef";
  readonly async: boolean;
  readonly generator: boolean;
  readonly parameters: readonly Parameter[];
  readonly returns: Expr | null;
  readonly #body: LazyBody;
  readonly #end: number;

  constructor(r: Reader, start: number, end: number, flags: number, last: number, read: ReadBody) {
    super(r, start, end);
    this.#end = last;
    this.async = (flags & FUNCTION_FLAG.async) !== 0;
    this.generator = (flags & FUNCTION_FLAG.generator) !== 0;
    this.parameters = r.list(parameter);
    this.returns = (flags & FUNCTION_FLAG.returns) !== 0 ? expression(r) : null;
    this.#body = new LazyBody(r, read);
  }

  get body(): readonly Stmt[] {
    noteRead(this);
    return this.#body.statements;
  }

  static exchange(def: LazyFunctionDef, statements: readonly Stmt[]): void {
    def.#body.statements = statements;
  }

  /** Where its body lies in the words of the file. */
  static range(def: LazyFunctionDef): readonly [from: number, to: number] {
    return [def.#body.position, def.#end];
  }
}

/** Where the body of a function lies in the words of its file; null for one that was not read from a file. */
export function bodyRange(def: FunctionDef): readonly [from: number, to: number] | null {
  return def instanceof LazyFunctionDef ? LazyFunctionDef.range(def) : null;
}

/** Gives a function another body; false where it was not read from a file. */
export function exchangeBody(def: FunctionDef, statements: readonly Stmt[]): boolean {
  if (!(def instanceof LazyFunctionDef)) return false;
  LazyFunctionDef.exchange(def, statements);
  return true;
}

/** Makes a function say what another says, its places and its body included; false where it was not read from a file. */
export function exchangeFunction(def: FunctionDef, other: FunctionDef): boolean {
  if (!(def instanceof LazyFunctionDef)) return false;
  // The fields of both; the body is none of them.
  Object.assign(def, other);
  LazyFunctionDef.exchange(def, other.body);
  return true;
}

class LazyClassDef extends Definition implements ClassDef {
  readonly kind = "ClassDef";
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly #body: LazyBody;

  constructor(r: Reader, start: number, end: number, read: ReadBody) {
    super(r, start, end);
    const { args, keywords } = callArguments(r, r.word());
    this.bases = args;
    this.keywords = keywords;
    this.#body = new LazyBody(r, read);
  }

  get body(): readonly Stmt[] {
    return this.#body.statements;
  }

  static exchange(def: LazyClassDef, statements: readonly Stmt[]): void {
    def.#body.statements = statements;
  }
}

/** Gives a class another body and another end; false where it was not read from a file. */
export function exchangeClass(def: ClassDef, statements: readonly Stmt[], end: number): boolean {
  if (!(def instanceof LazyClassDef)) return false;
  Object.assign(def, { end });
  LazyClassDef.exchange(def, statements);
  return true;
}

/** Reads the FunctionDef at the reader's position, and stands after it. */
export function functionDef(r: Reader, read: ReadBody): FunctionDef {
  const at = r.position;
  const flags = r.word() >>> OPERATION_BITS;
  r.range();
  const { start, end } = r;
  const ordinal = r.word();
  const size = r.word();
  const known = r.functions[ordinal];
  const definition = known ?? new LazyFunctionDef(r, start, end, flags, at + size, read);
  r.functions[ordinal] = definition;
  r.position = at + size;
  return definition;
}

/** Reads the ClassDef at the reader's position, and stands after it. */
export function classDef(r: Reader, read: ReadBody): ClassDef {
  const at = r.position++;
  r.range();
  const { start, end } = r;
  const ordinal = r.word();
  const size = r.word();
  const definition = r.classes[ordinal] ?? new LazyClassDef(r, start, end, read);
  r.classes[ordinal] = definition;
  r.position = at + size;
  return definition;
}
