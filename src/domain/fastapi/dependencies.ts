import { itemsOf, type Static, textOf } from "../../link/constants.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Expr, Parameter } from "../../model/syntax.ts";
import { annotatedParts, namedCallable } from "./annotations.ts";
import { type CallableView, classView, viewOf } from "./callables.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { sessionOf } from "./sessions.ts";
import type { DependencyCallable } from "./table.ts";
import { type Frame, heldIn, type Marker, valuesOf } from "./values.ts";

/** Reads what callables depend on; each callable once. */
export class DependencyReader {
  private readonly machine: Machine;
  private readonly bySymbol = new Map<FunctionSymbol | ClassSymbol, DependencyCallable>();
  private readonly byValue = new Map<object, DependencyCallable>();
  private readonly views = new Map<ClassSymbol, DependencyCallable>();
  private readonly running: string[] = [];

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** The dependencies in a list of markers: `dependencies=[Depends(…)]`. */
  listed(values: Static): readonly DependencyCallable[] {
    return valuesOf(values).flatMap((value) =>
      (itemsOf(value) ?? []).flatMap((item) => valuesOf(item)).flatMap((item) => this.ofMarker(item, null)),
    );
  }

  /** The dependencies of the parameters of a callable. */
  ofParameters(view: CallableView): readonly DependencyCallable[] {
    const parameters = view.lambda?.parameters ?? view.signature?.def.parameters;
    if (parameters === undefined || view.frame === null)
      return view.kind === "class" && view.class !== null ? this.ofFields(view.class) : [];
    const { frame } = view;
    return parameters.slice(view.skip).flatMap((parameter) => (view.filled.has(parameter.name) ? [] : this.ofParameter(parameter, frame)));
  }

  /** The dependency that each parameter of a function is given, where there is one and no more. */
  injectedInto(fn: FunctionSymbol): ReadonlyMap<string, DependencyCallable> {
    const frame = this.machine.frameOf(fn.outer);
    const found = new Map<string, DependencyCallable>();
    for (const parameter of fn.def.parameters) {
      const [only, another] = this.ofParameter(parameter, frame);
      if (only !== undefined && another === undefined) found.set(parameter.name, only);
    }
    return found;
  }

  private ofParameter(parameter: Parameter, frame: Frame): readonly DependencyCallable[] {
    return this.ofVariable(parameter.annotation, parameter.default, frame);
  }

  /** The dependency of a parameter or class attribute: in its default or in its annotation's metadata. */
  ofVariable(annotation: Expr | null, value: Expr | null, frame: Frame): readonly DependencyCallable[] {
    const written = annotation === null || !this.mayMark(annotation) ? null : annotatedParts(this.machine, annotation, frame, true);
    const named = (): Static | null => {
      if (annotation === null) return null;
      return namedCallable(this.machine, (written ?? annotatedParts(this.machine, annotation, frame, true)).inner);
    };
    if (value !== null && (value.kind === "Call" || value.kind === "Name" || value.kind === "Attribute")) {
      const marker = evaluate(this.machine, value, frame);
      if (heldIn(marker)?.kind === "marker") return this.ofMarker(marker, named);
    }
    // Of several markers FastAPI takes the last.
    const marker = written?.metadata.findLast((item) => heldIn(item)?.kind === "marker");
    return marker === undefined ? [] : this.ofMarker(marker, named);
  }

  private mayMark(annotation: Expr): boolean {
    return (
      annotation.kind === "Name" || annotation.kind === "Attribute" || annotation.kind === "Subscript" || annotation.kind === "Constant"
    );
  }

  private ofMarker(value: Static, named: (() => Static | null) | null): readonly DependencyCallable[] {
    const held = heldIn(value);
    if (held?.kind !== "marker") return [];
    const callee = held.callee === null || held.callee.kind === "none" ? (named?.() ?? null) : held.callee;
    if (callee === null) return [];
    return valuesOf(callee).flatMap((item) => {
      const found = this.callable(item, held);
      if (found === undefined) this.machine.blind("dependency", held.at, "what the dependency calls is not known");
      return found === undefined ? [] : [found];
    });
  }

  private callable(value: Static, marker: Marker): DependencyCallable | undefined {
    const key = value.kind === "symbol" && (value.symbol.kind === "function" || value.symbol.kind === "class") ? value.symbol : undefined;
    const held = heldIn(value);
    const scopes = (itemsOf(marker.scopes) ?? []).flatMap((item) => textOf(item) ?? []);
    const known = key !== undefined ? this.bySymbol.get(key) : held !== undefined ? this.byValue.get(held) : undefined;
    if (known !== undefined) return scopes.length === 0 ? known : { ...known, scopes };
    const view = viewOf(this.machine, value);
    if (view === undefined) return undefined;
    const made = this.read(view, value);
    if (key !== undefined) this.bySymbol.set(key, made);
    else if (held !== undefined) this.byValue.set(held, made);
    return scopes.length === 0 ? made : { ...made, scopes };
  }

  /** The class of views as a dependency of each of them: of its attributes and its constructor. */
  ofViewClass(symbol: ClassSymbol): DependencyCallable {
    const known = this.views.get(symbol);
    if (known !== undefined) return known;
    const value: Static = { kind: "symbol", symbol };
    const view = classView(this.machine, symbol);
    const ofConstructor = view.signature === null ? [] : this.ofParameters(view);
    const made = this.read(view, value, [...this.ofFields(symbol), ...ofConstructor]);
    this.views.set(symbol, made);
    return made;
  }

  private read(view: CallableView, value: Static, known: readonly DependencyCallable[] | null = null): DependencyCallable {
    // A dependency that depends on itself would not start.
    const around = this.running.includes(view.name) && this.running.length > 30;
    this.running.push(view.name);
    const dependencies = known ?? (around ? [] : [...this.ofParameters(view), ...this.ofLibrary(value)]);
    this.running.pop();
    const { runs } = view;
    return {
      name: view.name,
      kind: view.kind,
      function: runs,
      class: view.class,
      onLoop: view.kind !== "class" && runs !== null && runs.def.async,
      dependencies,
      session: view.signature === null ? "other" : sessionOf(this.machine, view.signature),
      scopes: [],
      at: view.signature === null ? null : this.machine.place(this.machine.moduleFrame(view.signature.module), view.signature.def),
      view,
      value,
    };
  }

  /** What a dependency that a library has made depends on. */
  private ofLibrary(value: Static): readonly DependencyCallable[] {
    const held = heldIn(value);
    if (held?.kind !== "made") return [];
    const marker: Marker = { kind: "marker", callee: null, scopes: { kind: "none" }, at: held.given.at };
    return (held.needs ?? []).flatMap((item) => valuesOf(item)).flatMap((item) => this.callable(item, marker) ?? []);
  }

  /** Fields of dataclasses and models that are dependencies themselves. */
  ofFields(symbol: ClassSymbol): readonly DependencyCallable[] {
    const found: DependencyCallable[] = [];
    for (const ancestor of this.machine.program.ancestors(symbol).toReversed()) {
      if (ancestor.kind !== "class") continue;
      for (const statement of ancestor.class.def.body) {
        if (statement.kind === "AnnAssign")
          found.push(...this.ofVariable(statement.annotation, statement.value, this.machine.classFrame(ancestor.class)));
      }
    }
    return found;
  }
}

/** Dependencies with all that they depend on, each name once, sorted. */
export function flattened(direct: readonly DependencyCallable[]): readonly DependencyCallable[] {
  const found = new Map<string, DependencyCallable>();
  const take = (item: DependencyCallable, depth: number): void => {
    if (depth > 30) return;
    if (!found.has(item.name)) found.set(item.name, item);
    for (const inner of item.dependencies) take(inner, depth + 1);
  };
  for (const item of direct) take(item, 0);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
