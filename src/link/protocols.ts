import type { Linker } from "./context.ts";
import { isEnum } from "./members.ts";
import { alternatives, type Type, union, unknown, withoutNone } from "./types.ts";

/** Classes outside the project whose first type argument is what iteration yields, where no table says so. */
const ITERABLE_FIRST =
  /^(builtins\.(list|set|frozenset|dict|tuple)|collections\.(deque|defaultdict|OrderedDict|abc\.\w+)|typing\.\w*(Iter|Sequence|Mapping|Collection|Set|Generator)\w*)$/;

/**
 * What `with` enters, by its first type argument. No generator can be entered: what is annotated as one, and is, comes from a function
 * under `contextmanager` whose annotation was written down again.
 */
const MANAGER = /^(contextlib\.Abstract(Async)?ContextManager|(typing|collections\.abc)\.(Async)?(Generator|Iterator|Iterable))$/;

/** What iteration over a value gives. */
export function itemOf(linker: Linker, type: Type, async: boolean): Type {
  const items = alternatives(withoutNone(type)).map((alternative) => itemOfOne(linker, alternative, async));
  return items.length === 0 ? unknown("dynamic") : union(items);
}

function itemOfOne(linker: Linker, type: Type, async: boolean): Type {
  switch (type.kind) {
    case "tuple":
      return union(type.items);
    case "literal":
      return { kind: "external", name: "builtins.str", args: [] };
    case "class":
      return isEnum(linker, type.class) ? { kind: "instance", class: type.class, args: [] } : unknown("dynamic");
    case "instance": {
      const iterator = linker.member(type, async ? "__aiter__" : "__iter__");
      if (iterator.kind !== "function") return unknown("dynamic");
      const made = alternatives(withoutNone(linker.called(iterator, null)));
      return made.length === 0 ? unknown("dynamic") : union(made.map((each) => givenBy(linker, each, async)));
    }
    case "external": {
      if (type.name === "builtins.str") return type;
      const known = linker.externals.item(type);
      if (known !== undefined) return known;
      return ITERABLE_FIRST.test(type.name) ? (type.args[0] ?? unknown("no annotation")) : unknown("external return");
    }
    default:
      return unknown("dynamic");
  }
}

/** What an iterator gives. An object is asked itself: among what its `__iter__` returns it may be again. */
function givenBy(linker: Linker, iterator: Type, async: boolean): Type {
  if (iterator.kind !== "instance") return linker.item(iterator, async);
  return linker.awaited(linker.called(linker.member(iterator, async ? "__anext__" : "__next__"), null));
}

/** What `await` makes of a value; of one that cannot be awaited, itself. */
export function awaitedOf(linker: Linker, type: Type): Type {
  switch (type.kind) {
    case "awaitable":
      return type.result;
    case "union":
      return union(type.items.map((item) => linker.awaited(item)));
    case "instance": {
      const awaiter = linker.member(type, "__await__");
      return awaiter.kind === "function" ? unknown("dynamic") : type;
    }
    case "external":
      return linker.externals.methodResult(type.name, "__await__", type, null) ?? type;
    default:
      return type;
  }
}

/** What `with` binds. */
export function enteredOf(linker: Linker, type: Type, async: boolean): Type {
  const results = alternatives(withoutNone(type)).map((item): Type => {
    if (item.kind === "external") {
      if (MANAGER.test(item.name)) return item.args[0] ?? unknown("no annotation");
      return linker.externals.entered(item) ?? item;
    }
    if (item.kind !== "instance") return item.kind === "awaitable" && async ? linker.entered(item.result, true) : unknown("dynamic");
    const enter = linker.member(item, async ? "__aenter__" : "__enter__");
    if (enter.kind !== "function") return item;
    const result = linker.called(enter, null);
    const value = async ? linker.awaited(result) : result;
    return value.kind === "unknown" ? item : value;
  });
  return results.length === 0 ? unknown("dynamic") : union(results);
}
