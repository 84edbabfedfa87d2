import type { WireType } from "./wire.ts";

/** The name of the component that a class is, its type arguments included: `Page[Order]` becomes `Page_Order_`. */
export function componentName(type: WireType & { kind: "class" | "library" | "alias" }, between = ","): string {
  const { args } = type;
  return normalized(args.length === 0 ? displayed(type) : `${displayed({ ...type, args: [] })}[${args.map(displayed).join(between)}]`);
}

/** A text as it may be the name of a component. */
export function normalized(name: string): string {
  return name.replace(/[^a-zA-Z0-9.\-_]/g, "_");
}

/** A type as Pydantic shows it in the name of a generic class. */
export function displayed(type: WireType): string {
  switch (type.kind) {
    case "class": {
      const { def } = type.class;
      return type.args.length === 0 ? def.name : `${def.name}[${type.args.map(displayed).join(", ")}]`;
    }
    case "library": {
      const name = type.name.slice(type.name.lastIndexOf(".") + 1);
      return type.args.length === 0 ? name : `${name}[${type.args.map(displayed).join(", ")}]`;
    }
    case "open":
    case "any":
      return "Any";
    case "none":
      return "NoneType";
    case "scalar":
      return type.name.slice(type.name.lastIndexOf(".") + 1);
    case "literal":
      return `Literal[${type.values.map((value) => (typeof value === "string" ? `'${value}'` : String(value))).join(", ")}]`;
    case "json":
      return displayed(type.inner);
    case "alias":
      return type.args.length === 0 ? type.name : `${type.name}[${type.args.map(displayed).join(", ")}]`;
    case "array":
      return type.item === null ? type.name : `${type.name}[${displayed(type.item)}]`;
    case "tuple":
      return `${type.name ?? "tuple"}[${type.items.map(displayed).join(", ")}]`;
    case "map":
      return type.value === null ? type.name : `${type.name}[${type.key === null ? "Any" : displayed(type.key)}, ${displayed(type.value)}]`;
    case "union":
      return `Union[${type.items.map(displayed).join(", ")}]`;
    case "annotated":
      return displayed(type.inner);
  }
}
