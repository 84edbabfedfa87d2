// Steps through what Python calls by itself: operators, containers, text, attributes.

import type { Link, Step } from "./links.ts";

/** A class of which one special method leads on, and a function that makes Python call it. */
function special(
  s: Step,
  suffix: string,
  method: string,
  returned: (call: string) => readonly string[],
  use: (made: string) => readonly string[],
) {
  const [type, name] = [s.class(suffix), s.function("show")];
  s.add(
    `class ${type}:`,
    `    def __init__(self, ${s.p}):`,
    "        self.order_id = order_id",
    "",
    `    def ${method}:`,
    ...returned(s.call("self.order_id")).map((line) => `        ${line}`),
  );
  const typed = s.dice.happens(0.5);
  if (typed) s.add(`def ${name}(${s.p})${s.r}:`, ...use(`${type}(order_id)`).map((line) => `    ${line}`));
  else s.add(`def ${name}(${s.p})${s.r}:`, `    made = ${type}(order_id)`, ...use("made").map((line) => `    ${line}`));
  return s.plain(name);
}

const only =
  (make: Link): Link =>
  (s) =>
    s.async ? null : make(s);

const value = (call: string): readonly string[] => [`return ${call}`];
const then =
  (result: string) =>
  (call: string): readonly string[] => [call, `return ${result}`];

export const SPECIALS: Readonly<Record<string, Link>> = {
  __call__: (s) => {
    const [type, name] = [s.class("Sender"), s.fresh(`send_${s.noun}`)];
    s.add(`class ${type}:`, `    ${s.a}def __call__(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(`${name} = ${type}()`);
    return s.plain(name);
  },
  __getitem__: only((s) => special(s, "Index", "__getitem__(self, key)", value, (made) => [`return ${made}["note"]`])),
  __len__: only((s) => special(s, "Batch", "__len__(self)", then("2"), (made) => [`return str(len(${made}))`])),
  __iter__: only((s) =>
    special(s, "Rows", "__iter__(self)", s.dice.happens(0.5) ? (call) => [`yield ${call}`] : (call) => [`return iter([${call}])`], (made) =>
      s.dice.pick([
        [`return str(list(${made}))`],
        [`return str([row for row in ${made}])`],
        [`for row in ${made}:`, "    return row", 'return ""'],
      ]),
    ),
  ),
  __next__: only((s) => special(s, "Cursor", "__next__(self)", value, (made) => [`return next(${made})`])),
  __contains__: only((s) =>
    special(s, "Stock", "__contains__(self, item)", then("True"), (made) => [`return "yes" if order_id in ${made} else "no"`]),
  ),
  __eq__: only((s) => special(s, "Version", "__eq__(self, other)", then("True"), (made) => [`return str(${made} == order_id)`])),
  __lt__: only((s) => special(s, "Rank", "__lt__(self, other)", then("True"), (made) => [`return str(${made} < order_id)`])),
  __add__: only((s) => special(s, "Money", "__add__(self, other)", value, (made) => [`return ${made} + order_id`])),
  __str__: only((s) =>
    special(s, "Letter", "__str__(self)", value, (made) => s.dice.pick([[`return f"{${made}}"`], [`return str(${made})`]])),
  ),
  __bool__: only((s) => special(s, "Answer", "__bool__(self)", then("True"), (made) => [`if ${made}:`, '    return "yes"', 'return "no"'])),
  __getattr__: only((s) =>
    special(
      s,
      "Proxy",
      "__getattr__(self, name)",
      (call) => [`text = ${call}`, "return getattr(text, name)"],
      (made) => [`return ${made}.upper()`],
    ),
  ),
  __setitem__: only((s) =>
    special(
      s,
      "Cache",
      "__setitem__(self, key, value)",
      (call) => [call],
      (made) => (made.includes("(") ? [`cache = ${made}`, 'cache["note"] = 1', 'return ""'] : [`${made}["note"] = 1`, 'return ""']),
    ),
  ),
  __init__: only((s) => {
    const type = s.class("Snapshot");
    s.add(`class ${type}:`, `    def __init__(self, ${s.p}):`, `        self.text = ${s.call()}`);
    return s.ref(type, "$(#).text");
  }),
  __post_init__: only((s) => {
    const type = s.class("Entry");
    s.module.import("from dataclasses import dataclass");
    s.add(
      "@dataclass",
      `class ${type}:`,
      "    order_id: int",
      '    text: str = ""',
      "",
      "    def __post_init__(self):",
      `        self.text = ${s.call("self.order_id")}`,
    );
    return s.ref(type, "$(#).text");
  }),
};
