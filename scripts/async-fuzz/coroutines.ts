// Ways of using a coroutine: most await it at last, some never do.

import type { Link, Step } from "./links.ts";
import type { Ref } from "./writer.ts";

/** A coroutine function that uses the coroutine of what comes next. */
function used(s: Step, lines: readonly string[], ...imports: readonly string[]): Ref | null {
  if (!s.next.async) return null;
  for (const statement of imports) s.module.import(statement);
  const name = s.function(s.dice.pick(["handle", "process", "confirm", "settle"]));
  s.add(`async def ${name}(${s.p})${s.r}:`, ...lines.map((line) => `    ${line}`));
  return s.ref(name, "$(#)", "$", true);
}

export const RIGHT: Readonly<Record<string, Link>> = {
  "awaited from a name": (s) => used(s, [`pending = ${s.bare()}`, "found = await pending", "return found"]),
  "name bound anew": (s) => used(s, [`found = ${s.bare()}`, "found = await found", "return found"]),
  "awaited on one branch": (s) =>
    used(s, [`pending = ${s.bare()}`, "if order_id > 3:", "    return await pending", "pending.close()", 'return "small"']),
  gathered: (s) =>
    used(s, [`first, second = await asyncio.gather(${s.bare()}, ${s.bare("order_id + 1")})`, "return first"], "import asyncio"),
  "gathered from a list": (s) =>
    used(
      s,
      [`pending = [${s.bare("each")} for each in range(2)]`, "found = await asyncio.gather(*pending)", "return found[0]"],
      "import asyncio",
    ),
  "appended and gathered": (s) =>
    used(
      s,
      ["pending = []", "for each in range(2):", `    pending.append(${s.bare("each")})`, "return str(await asyncio.gather(*pending))"],
      "import asyncio",
    ),
  wait_for: (s) => used(s, [`return await asyncio.wait_for(${s.bare()}, timeout=5)`], "import asyncio"),
  "task awaited": (s) =>
    used(s, [`task = asyncio.create_task(${s.bare()})`, "await asyncio.sleep(0)", "return await task"], "import asyncio"),
  "task group": (s) =>
    used(
      s,
      ["async with asyncio.TaskGroup() as group:", `    task = group.create_task(${s.bare()})`, "return task.result()"],
      "import asyncio",
    ),
  "given to a helper": (s) => {
    if (!s.next.async) return null;
    const helper = s.function("finish");
    const typed = s.dice.happens(0.5);
    if (typed) s.module.import("from collections.abc import Awaitable");
    s.add(`async def ${helper}(work${typed ? ": Awaitable[str]" : ""})${s.r}:`, "    return await work");
    return used(s, [`return await ${helper}(${s.bare()})`]);
  },
  "handed on by a plain function": (s) => {
    if (!s.next.async) return null;
    const name = s.function("forward");
    s.add(`def ${name}(${s.p}):`, `    return ${s.bare()}`);
    return s.ref(name, "$(#)", "$", true);
  },
  "kept in an object": (s) => {
    if (!s.next.async) return null;
    const type = s.class("Pending");
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      `        self.work = ${s.bare()}`,
      "",
      `    async def finish(self)${s.r}:`,
      "        return await self.work",
    );
    return s.ref(type, "$(#).finish()", null, true);
  },
  "walrus and test": (s) =>
    used(s, [`pending = ${s.bare()} if order_id else None`, "if pending is not None:", "    return await pending", 'return ""']),
  "asked whether awaitable": (s) =>
    used(s, [`found = ${s.bare()}`, "if inspect.isawaitable(found):", "    found = await found", "return found"], "import inspect"),
  "in a dictionary": (s) => used(s, [`work = {"first": ${s.bare()}}`, "return str([await each for each in work.values()])"]),
  "as completed": (s) =>
    used(s, [`for done in asyncio.as_completed([${s.bare()}]):`, "    return await done", 'return ""'], "import asyncio"),
  "await in a condition": (s) => used(s, [`if await ${s.bare()}:`, '    return "yes"', 'return "no"']),
  "kept task": (s) => {
    if (!s.next.async) return null;
    s.module.import("import asyncio");
    const tasks = s.fresh(`${s.noun}_tasks`);
    s.add(`${tasks} = set()`);
    return used(s, [
      `task = asyncio.create_task(${s.bare()})`,
      `${tasks}.add(task)`,
      `task.add_done_callback(${tasks}.discard)`,
      "await asyncio.sleep(0)",
      "return str(order_id)",
    ]);
  },
};

export const WRONG: Readonly<Record<string, Link>> = {
  dropped: (s) => used(s, [s.bare(), "return str(order_id)"]),
  "in a condition": (s) => used(s, [`if ${s.bare()}:`, '    return "yes"', 'return "no"']),
  "name in a condition": (s) => used(s, [`allowed = ${s.bare()}`, "if not allowed:", '    return "no"', 'return "yes"']),
  "in a text": (s) => used(s, [`return f"found {${s.bare()}}"`]),
  "never read": (s) => used(s, [`result = ${s.bare()}`, "return str(order_id)"]),
  "bound anew before its use": (s) => used(s, [`found = ${s.bare()}`, 'found = "none"', "return found"]),
  "awaited on the other branch": (s) =>
    used(s, [`pending = ${s.bare()}`, "if order_id < 3:", "    return await pending", 'return "large"']),
  compared: (s) => used(s, [`return "same" if ${s.bare()} == "paid" else "other"`]),
  "dropped by a plain function": (s) => {
    if (!s.next.async) return null;
    const name = s.function("notify");
    s.add(`def ${name}(${s.p})${s.r}:`, `    ${s.bare()}`, "    return str(order_id)");
    return s.ref(name, "$(#)", "$", false);
  },
  "handed on and dropped": (s) => {
    if (!s.next.async) return null;
    const name = s.function("forwarded");
    s.add(`def ${name}(${s.p}):`, `    return ${s.bare()}`);
    return used(s, [`${name}(order_id)`, "return str(order_id)"]);
  },
  "map of coroutines": (s) => {
    const value = s.value();
    return value === null ? null : used(s, [`found = list(map(${value}, [order_id]))`, "return str(len(found))"]);
  },
  "task dropped": (s) => used(s, [`asyncio.create_task(${s.bare()})`, "await asyncio.sleep(0)", "return str(order_id)"], "import asyncio"),
};
