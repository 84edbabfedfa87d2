import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { link, rowEvent } from "./changes.ts";
import { ATTACHED } from "./closing.ts";
import { grow, withItem } from "./collections.ts";
import { elementOf, settled } from "./elements.ts";
import { evaluate } from "./expressions.ts";
import { enclosedNames, handOver, mayBeFetched } from "./handed.ts";
import { instancesIn } from "./lives.ts";
import { holdsOption } from "./options.ts";
import { replaced } from "./renewing.ts";
import { noteLoaded, type Run, siteOf } from "./run.ts";
import { alternative } from "./states.ts";
import { type Instance, many, NO_CONDITIONS, UNKNOWN, unionOf, type Value } from "./values.ts";

// What an assignment does to variables, attributes and items.

/** Keeps something in the object itself; under a test it may be what was kept before. */
function keepField({ fields, state }: Run, name: string, value: Value): void {
  const before = state.conditions.size > 0 ? fields.get(name) : undefined;
  fields.set(name, before === undefined ? value : unionOf([alternative(before, NO_CONDITIONS), alternative(value, NO_CONDITIONS)]));
}

export function assign(run: Run, target: Expr, value: Value, scope: Scope): void {
  switch (target.kind) {
    case "Name":
      run.state.vars.set(target.id, value);
      if (instancesIn(value).length > 0 && enclosedNames(run).has(target.id)) handOver(run, [value]);
      if (holdsOption(value) && run.silent === 0 && !run.kept.has(target.id)) run.kept.set(target.id, siteOf(run, target).at);
      break;
    case "Tuple":
    case "List":
      target.elts.forEach((element, index) => {
        if (element.kind === "Starred") assign(run, element.value, many(settled(elementOf(run, value, null, siteOf(run, element)))), scope);
        else assign(run, element, elementOf(run, value, index, siteOf(run, element)), scope);
      });
      break;
    case "Attribute": {
      const holder = evaluate(run, target.value, scope);
      if (holder.kind === "parameter" && holder.index === 0) keepField(run, target.attr, settled(value));
      if (holder.kind === "object") {
        const name = target.value.kind === "Name" ? target.value.id : null;
        if (name !== null) run.state.vars.set(name, { ...holder, fields: new Map([...holder.fields, [target.attr, settled(value)]]) });
      }
      replaced(run, holder, target.attr, siteOf(run, target));
      handOver(run, [value]);
      for (const instance of instancesIn(holder))
        if (isMapped(run, instance, target.attr)) mayBeFetched(run, instance);
        else handOver(run, [instance]);
      // What is assigned is loaded.
      if (holder.kind === "instance") noteLoaded(run.state, holder.id, [target.attr]);
      rowEvent(run, "assign", holder, [target.attr], UNKNOWN, siteOf(run, target));
      link(run, value);
      if ((holder.kind === "parameter" || holder.kind === "deferred") && run.world.names.has(target.attr))
        run.refreshes.push({ value: holder, keys: [target.attr] });
      break;
    }
    case "Subscript": {
      const { slice } = target;
      if (target.value.kind !== "Name") evaluate(run, target.value, scope);
      // `order.__dict__["lines"] = lines` is no way of the ORM, and loads it all the same.
      if (target.value.kind === "Attribute" && target.value.attr === "__dict__")
        for (const { id } of instancesIn(evaluate(run, target.value.value, scope), 3)) {
          const key = slice.kind === "Constant" && slice.value !== undefined ? slice.value : ATTACHED;
          noteLoaded(run.state, id, [key]);
          // No row stands below an empty list.
          if (value.kind === "listed" && value.items.length === 0) noteLoaded(run.state, `${id}.${key}`, ["*"]);
        }
      evaluate(run, slice, scope);
      if (target.value.kind !== "Name") handOver(run, [value]);
      grow(run, target.value, (held) => withItem(held, slice, value));
      break;
    }
    default:
      break;
  }
}

/** Whether SQLAlchemy keeps an attribute of a row, and no property of the class does what it likes. */
function isMapped({ world: { models } }: Run, { model }: Instance, name: string): boolean {
  const kind = model.kind === "class" ? models.attribute(model.class, name)?.kind : undefined;
  return kind === "column" || kind === "relationship";
}
