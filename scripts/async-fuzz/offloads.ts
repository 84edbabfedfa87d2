// Steps that hand what comes next to a thread, and those that only look so.

import type { Link, Step } from "./links.ts";
import type { Ref } from "./writer.ts";

/** A coroutine function whose body hands a plain function over. */
function handed(s: Step, lines: (value: string) => readonly string[], ...imports: readonly string[]): Ref | null {
  const value = s.value();
  if (value === null || s.next.async) return null;
  for (const statement of imports) s.module.import(statement);
  const name = s.function(s.dice.pick(["offload", "run", "start"]));
  s.add(`async def ${name}(${s.p})${s.r}:`, ...lines(value).map((line) => `    ${line}`));
  return s.ref(name, "$(#)", "$", true);
}

export const OFFLOADS: Readonly<Record<string, Link>> = {
  to_thread: (s) => handed(s, (value) => [`return await asyncio.to_thread(${value}, order_id)`], "import asyncio"),
  "to_thread of a lambda": (s) => handed(s, () => [`return await asyncio.to_thread(lambda: ${s.bare()})`], "import asyncio"),
  run_in_threadpool: (s) =>
    handed(s, (value) => [`return await run_in_threadpool(${value}, order_id)`], "from fastapi.concurrency import run_in_threadpool"),
  run_in_executor: (s) =>
    handed(
      s,
      (value) => ["loop = asyncio.get_running_loop()", `return await loop.run_in_executor(None, ${value}, order_id)`],
      "import asyncio",
    ),
  "run_in_executor of a partial": (s) =>
    handed(
      s,
      (value) => ["loop = asyncio.get_event_loop()", `return await loop.run_in_executor(None, partial(${value}, order_id))`],
      "import asyncio",
      "from functools import partial",
    ),
  anyio: (s) => handed(s, (value) => [`return await anyio.to_thread.run_sync(${value}, order_id)`], "import anyio"),
  sync_to_async: (s) => handed(s, (value) => [`return await sync_to_async(${value})(order_id)`], "from asgiref.sync import sync_to_async"),
  submit: (s) =>
    handed(
      s,
      (value) => [
        "with ThreadPoolExecutor(max_workers=1) as pool:",
        `    future = pool.submit(${value}, order_id)`,
        "    return await asyncio.wrap_future(future)",
      ],
      "import asyncio",
      "from concurrent.futures import ThreadPoolExecutor",
    ),
  "own wrapper": (s) => {
    const value = s.value();
    if (value === null || s.next.async) return null;
    const [wrapper, name] = [s.function("in_thread"), s.function("later")];
    s.module.import("import asyncio");
    s.add(`async def ${wrapper}(func, *args, **kwargs):`, "    return await asyncio.to_thread(func, *args, **kwargs)");
    s.add(`async def ${name}(${s.p})${s.r}:`, `    return await ${wrapper}(${value}, order_id)`);
    return s.ref(name, "$(#)", "$", true);
  },
  "own decorator": (s) => {
    if (s.next.async) return null;
    const [decorator, name] = [s.function("threaded"), s.function("crunch")];
    s.module.import("import asyncio");
    s.module.import("import functools");
    s.add(
      `def ${decorator}(func):`,
      "    @functools.wraps(func)",
      "    async def wrapper(*args, **kwargs):",
      "        return await asyncio.to_thread(func, *args, **kwargs)",
      "",
      "    return wrapper",
    );
    s.add(`@${decorator}`, `def ${name}(${s.p})${s.r}:`, `    return ${s.call()}`);
    return s.ref(name, "$(#)", "$", true);
  },
  "nested function": (s) => {
    if (s.next.async) return null;
    const name = s.function("compute");
    s.module.import("import asyncio");
    s.add(
      `async def ${name}(${s.p})${s.r}:`,
      "    def work():",
      `        return ${s.call()}`,
      "",
      "    return await asyncio.to_thread(work)",
    );
    return s.ref(name, "$(#)", "$", true);
  },
  "thread of its own": (s) =>
    handed(
      s,
      (value) => [
        `thread = threading.Thread(target=${value}, args=(order_id,))`,
        "thread.start()",
        "thread.join()",
        "return str(order_id)",
      ],
      "import threading",
    ),
  "loop of its own in a thread": (s) => {
    const value = s.value();
    if (value === null || !s.next.async) return null;
    const name = s.function("background");
    s.module.import("import asyncio");
    s.add(`async def ${name}(${s.p})${s.r}:`, `    return await asyncio.to_thread(lambda: asyncio.run(${s.bare()}))`);
    return s.ref(name, "$(#)", "$", true);
  },
};
