import { FIELD, KIND } from "../parse/index.ts";
import { OP, PARAMETER_FLAG, PASSING } from "./layout.ts";
import type { Lowering } from "./lowering.ts";

const POSITIONAL = PASSING.indexOf("positional");
const NORMAL = PASSING.indexOf("normal");
const KEYWORD = PASSING.indexOf("keyword");
const ARGS = PASSING.indexOf("*args");
const KWARGS = PASSING.indexOf("**kwargs");

/** Lowers the parameters of a function or lambda; returns how many there are. `*` and `/` alone are none. */
export function parameters(l: Lowering, list: number): number {
  const limit = l.next(list);
  let passing = l.childOfKind(list, KIND.positional_separator) < 0 ? NORMAL : POSITIONAL;
  let count = 0;
  for (let at = l.named(list + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    const kind = l.kind(at);
    if (kind === KIND.positional_separator) passing = NORMAL;
    else if (kind === KIND.keyword_separator) passing = KEYWORD;
    else {
      const own = parameter(l, at, passing);
      if (own === ARGS) passing = KEYWORD;
      count++;
    }
  }
  return count;
}

/** Stored as name, annotation and default; the range is that of Python's `arg`, without stars and default. Returns its passing. */
function parameter(l: Lowering, node: number, passing: number): number {
  const limit = l.next(node);
  const kind = l.kind(node);
  const isPlain = kind === KIND.identifier || kind === KIND.tuple_pattern;
  const first = isPlain || isSplat(kind) ? node : l.named(node + 1, limit);
  if (first >= limit) return parameterNode(l, node, passing, -1, -1);
  const annotation = isPlain ? -1 : l.child(node, FIELD.type);
  const value = isPlain || isSplat(kind) ? -1 : l.child(node, FIELD.value);
  if (!isSplat(l.kind(first))) return parameterNode(l, first, passing, annotation, value);
  const name = l.named(first + 1, l.next(first));
  const own = l.kind(first) === KIND.list_splat_pattern ? ARGS : KWARGS;
  return parameterNode(l, name < l.next(first) ? name : first, own, annotation, value);
}

function parameterNode(l: Lowering, name: number, passing: number, annotation: number, value: number): number {
  const flags = (annotation < 0 ? 0 : PARAMETER_FLAG.annotation) | (value < 0 ? 0 : PARAMETER_FLAG.default);
  l.out.node(OP.Parameter, passing | flags, l.start(name), annotation < 0 ? l.end(name) : l.end(annotation));
  l.out.string(l.identifier(name));
  if (annotation >= 0) l.element(annotation);
  if (value >= 0) l.expression(value);
  return passing;
}

function isSplat(kind: number): boolean {
  return kind === KIND.list_splat_pattern || kind === KIND.dictionary_splat_pattern;
}
