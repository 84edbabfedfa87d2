import { annotationSymbol } from "../../link/annotations.ts";
import type { Program } from "../../link/program.ts";
import type { Binding, ClassSymbol, Scope, Symbol } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Expr } from "../../model/syntax.ts";
import { unquoted } from "../pydantic/declarations.ts";

/** What `Mapped[…]` and its kin hold. */
export interface MappedAnnotation {
  readonly wrapper: "Mapped" | "DynamicMapped" | "WriteOnlyMapped" | "AssociationProxy";
  readonly inner: Expr;
  readonly scope: Scope;
}

const WRAPPERS = new Map<string, MappedAnnotation["wrapper"]>([
  ["sqlalchemy.orm.Mapped", "Mapped"],
  ["sqlalchemy.orm.MappedColumn", "Mapped"],
  ["sqlalchemy.orm.Relationship", "Mapped"],
  ["sqlalchemy.orm.RelationshipProperty", "Mapped"],
  ["sqlmodel.Mapped", "Mapped"],
  ["sqlalchemy.orm.DynamicMapped", "DynamicMapped"],
  ["sqlalchemy.orm.WriteOnlyMapped", "WriteOnlyMapped"],
  ["sqlalchemy.ext.associationproxy.AssociationProxy", "AssociationProxy"],
]);

/** The wrapper of a name; a library of one's own may hand SQLAlchemy's `Mapped` on. */
function wrapperOf(name: string): MappedAnnotation["wrapper"] | undefined {
  return WRAPPERS.get(name) ?? (/\.Mapped$/.test(name) ? "Mapped" : undefined);
}

/** Reads a `Mapped[…]` annotation, quoted ones too; undefined for any other. */
export function mappedAnnotation(program: Program, annotation: Expr | null, scope: Scope): MappedAnnotation | undefined {
  const read = annotation === null ? undefined : unquoted(annotation);
  if (read?.kind !== "Subscript") return undefined;
  const head = annotationSymbol(program, read.value, scope);
  const wrapper = head?.kind === "external" ? wrapperOf(head.name) : undefined;
  return wrapper === undefined ? undefined : { wrapper, inner: unquoted(read.slice) ?? read.slice, scope };
}

/** Whether None is among the values of an annotation. */
export function allowsNone(program: Program, annotation: Expr, scope: Scope): boolean {
  return alternatives(program.annotated(annotation, scope)).some((item) => item.kind === "none");
}

/** What the annotation of a relationship says: its target and whether it holds many. */
export interface AnnotatedTarget {
  readonly target: ClassSymbol | null;
  /** What is written, for a search by name. */
  readonly text: string;
  readonly many: boolean;
}

/** Reads the target off `X`, `Optional[X]`, `list["X"]`, `"X | None"`, aliases of such; undefined for anything else. */
export function annotatedTarget(program: Program, annotation: Expr, scope: Scope, depth = 0): AnnotatedTarget | undefined {
  const read = depth > 20 ? undefined : unquoted(annotation);
  if (read === undefined) return undefined;
  switch (read.kind) {
    case "BinOp":
      return firstTarget(program, [read.left, read.right], scope, depth);
    case "Subscript": {
      const items = read.slice.kind === "Tuple" ? read.slice.elts : [read.slice];
      const head = annotationSymbol(program, read.value, scope);
      const name = head?.kind === "external" ? head.name : "";
      if (name === "typing.Optional" || name === "typing.Union") return firstTarget(program, items, scope, depth);
      if (name === "typing.Annotated" || wrapperOf(name) !== undefined) return firstTarget(program, items.slice(0, 1), scope, depth);
      const alias = head?.kind === "variable" ? aliasOf(head) : undefined;
      const last = items.at(-1);
      const found = last === undefined ? undefined : annotatedTarget(program, last, scope, depth + 1);
      // `type One[T] = T` is what it is given.
      if (found !== undefined && alias?.value.kind === "Name" && alias.parameters.includes(alias.value.id)) return found;
      return found === undefined ? undefined : { ...found, many: true };
    }
    case "Call": {
      const head = annotationSymbol(program, read.func, scope);
      const [named] = read.args;
      return head?.kind === "external" && head.name === "typing.ForwardRef" && named !== undefined
        ? annotatedTarget(program, named, scope, depth + 1)
        : undefined;
    }
    case "Name":
    case "Attribute": {
      const symbol = annotationSymbol(program, read, scope);
      if (symbol?.kind === "class") return { target: symbol, text: symbol.def.name, many: false };
      if (symbol?.kind === "variable") {
        for (const binding of symbol.scope.bindings.get(symbol.name) ?? []) {
          if (binding.kind === "alias" || (binding.kind === "value" && binding.path.length === 0))
            return annotatedTarget(program, binding.value, symbol.scope, depth + 1);
        }
      }
      return { target: null, text: read.kind === "Name" ? read.id : read.attr, many: false };
    }
    default:
      return undefined;
  }
}

/** A type alias with parameters. */
function aliasOf({ scope, name }: Symbol & { kind: "variable" }): (Binding & { kind: "alias" }) | undefined {
  return scope.bindings.get(name)?.find((binding) => binding.kind === "alias");
}

function firstTarget(program: Program, items: readonly Expr[], scope: Scope, depth: number): AnnotatedTarget | undefined {
  for (const item of items) {
    if (item.kind === "Constant" && item.type === "None") continue;
    const found = annotatedTarget(program, item, scope, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
