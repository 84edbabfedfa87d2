// Edits inside the bodies of functions.

import type { Expr, Stmt } from "../../src/model/syntax.ts";
import { type Edit, indentOf, lineStart, textOf, walk } from "../metamorphic/syntax.ts";
import { type Change, type Chosen, changeOf, localsIn, reindented, type Spot, spotsIn, type World } from "./world.ts";

/** Makes an edit; null where the place that was picked has none to offer. */
export type Maker = (world: World) => Change | null;

/** An edit of one statement of a function. */
function atSpot(editsOf: (world: World, spot: Spot, chosen: Chosen) => readonly Edit[] | null, may?: (statement: Stmt) => boolean): Maker {
  return (world) => {
    const chosen = world.chosen();
    const spot = chosen === null ? null : world.spot(chosen, may);
    const edits = chosen === null || spot === null ? null : editsOf(world, spot, chosen);
    return chosen === null || edits === null ? null : changeOf(chosen.source, edits);
  };
}

/** An edit of one expression of a function. */
function atExpression(
  may: (node: Expr | Stmt) => boolean,
  editsOf: (world: World, node: Expr, chosen: Chosen) => readonly Edit[] | null,
): Maker {
  return (world) => {
    const chosen = world.chosen();
    if (chosen === null) return null;
    const nodes: Expr[] = [];
    walk(chosen.fn.body, (node) => {
      if (may(node)) nodes.push(node as Expr);
    });
    const node = world.pick(nodes);
    const edits = node === null ? null : editsOf(world, node, chosen);
    return edits === null ? null : changeOf(chosen.source, edits);
  };
}

/** A line before a statement. */
function before({ statement, indent }: Spot, text: string): Edit {
  return { start: statement.start, end: statement.start, text: `${text}\n${indent}` };
}

/** Lines made of the function and its names, before one of its statements. */
function inserting(textOf: (world: World, chosen: Chosen, spot: Spot) => string | null): Maker {
  return atSpot((world, spot, chosen) => {
    const text = textOf(world, chosen, spot);
    return text === null ? null : [before(spot, reindented(text, "", spot.indent))];
  });
}

/** A statement of another function, as it stands there. */
function copied(world: World, from: Chosen | null, may: (text: string) => boolean, indent: string): string | null {
  if (from === null) return null;
  const spots = spotsIn(from.source, from.fn).filter(
    ({ statement }) => statement.end - statement.start < 2_000 && may(textOf(from.source, statement)),
  );
  const spot = world.pick(spots);
  return spot === null ? null : reindented(textOf(from.source, spot.statement), spot.indent, indent);
}

function copying(from: (world: World, chosen: Chosen) => Chosen | null, may: (text: string) => boolean = () => true): Maker {
  return atSpot((world, spot, chosen) => {
    const text = copied(world, from(world, chosen), may, spot.indent);
    return text === null ? null : [before(spot, text)];
  });
}

/** A statement as the body of another one. */
function wrapped(heads: readonly string[], tail = ""): Maker {
  return atSpot((world, { statement, indent }, { source, fn }) => {
    const names = localsIn({ source, fn });
    const head = (world.pick(heads) ?? "").replaceAll("NAME", world.pick(names) ?? "None");
    const inner = `${indent}    `;
    const text = `${head}:\n${inner}${reindented(textOf(source, statement), indent, inner)}${tail === "" ? "" : `\n${indent}${tail.replaceAll("\n", `\n${indent}`)}`}`;
    return [{ start: statement.start, end: statement.end, text }];
  });
}

function bodyOf(statement: Stmt): readonly Stmt[] | null {
  return "body" in statement && Array.isArray(statement.body) ? (statement.body as readonly Stmt[]) : null;
}

/** The text of a whole body, its first line without indentation. */
function bodyText({ source, fn }: Chosen): { readonly text: string; readonly indent: string; readonly start: number } | null {
  const first = fn.body[fn.docstring === null ? 0 : 1];
  const indent = first === undefined ? null : indentOf(source, first);
  return first === undefined || indent === null
    ? null
    : { text: textOf(source, { start: first.start, end: fn.end }), indent, start: first.start };
}

function wholeBody(textFor: (world: World, chosen: Chosen, text: string, indent: string) => string | null): Maker {
  return (world) => {
    const chosen = world.chosen();
    const body = chosen === null ? null : bodyText(chosen);
    if (chosen === null || body === null) return null;
    const text = textFor(world, chosen, body.text, body.indent);
    return text === null ? null : changeOf(chosen.source, [{ start: body.start, end: chosen.fn.end, text }]);
  };
}

const simple = (statement: Stmt): boolean => /^(?:Expr|Assign|AugAssign|AnnAssign|Return|Raise|Delete|Assert)$/.test(statement.kind);
const isQuery = (text: string): boolean => /\bawait\b|session|\bdb\b|execute|select\(|\.query\(|\.objects|\.get\(/.test(text);

/** Keeps what a function returns and keeps: most such edits leave what the rest of the program concludes. */
const harmless = (statement: Stmt): boolean =>
  statement.kind !== "Return" && statement.kind !== "FunctionDef" && statement.kind !== "ClassDef";

function constantText({ kind, ...node }: Expr): string | null {
  if (kind !== "Constant") return null;
  const { type, value } = node as { readonly type: string; readonly value?: string };
  if (type === "str") return value !== undefined && /^[\w .,:/-]*$/.test(value) ? JSON.stringify(`${value}x`) : null;
  if (type === "int") return `${value ?? "0"}1`;
  return type === "True" ? "False" : type === "False" ? "True" : type === "None" ? "0" : null;
}

function attributesOf(world: World): readonly string[] {
  const source = world.file();
  const names: string[] = [];
  walk(source?.facts.functions.map(({ body }) => body) ?? [], (node) => {
    if (node.kind === "Attribute") names.push(node.attr);
  });
  return names;
}

function rename(world: World): Change | null {
  const chosen = world.chosen();
  if (chosen === null) return null;
  const { source, fn } = chosen;
  const parameters = new Set(fn.parameters.map(({ name }) => name));
  const name = world.pick(localsIn(chosen).filter((one) => !parameters.has(one)));
  const edits: Edit[] = [];
  walk(fn.body, (node) => {
    if (node.kind === "Name" && node.id === name && textOf(source, node) === name)
      edits.push({ start: node.start, end: node.end, text: `${name}_${world.below(9)}` });
  });
  const text = edits[0]?.text ?? "";
  return name === null
    ? null
    : changeOf(
        source,
        edits.map((edit) => ({ ...edit, text })),
      );
}

/** A call's receiver in place of the call. */
const dropCall = (name: RegExp): Maker =>
  atExpression(
    (node) => node.kind === "Call" && node.func.kind === "Attribute" && name.test(node.func.attr),
    (_, node, { source }) =>
      node.kind === "Call" && node.func.kind === "Attribute"
        ? [{ start: node.start, end: node.end, text: textOf(source, node.func.value) }]
        : null,
  );

export const INSIDE: Readonly<Record<string, Maker>> = {
  "statement deleted": atSpot((_, { statement, block }) => [{ ...statement, text: block.length === 1 ? "pass" : "0" }], harmless),
  "line deleted": atSpot((_, { statement, block }, { source }) =>
    block.length === 1 ? null : [{ start: lineStart(source, statement.start), end: statement.end + 1, text: "" }],
  ),
  "statement twice": atSpot((_, spot, { source }) => [before(spot, textOf(source, spot.statement))], harmless),
  "neighbours swapped": atSpot((_, { statement, block, at }, { source }) => {
    const next = block[at + 1];
    if (next === undefined || !simple(next) || indentOf(source, next) === null) return null;
    return [
      { ...statement, text: textOf(source, next) },
      { ...next, text: textOf(source, statement) },
    ];
  }, simple),
  "statement of the same file": copying((world, { source }) => world.functionOf(source)),
  "statement of another file": copying((world) => world.chosen()),
  "query of the same file": copying((world, { source }) => world.functionOf(source), isQuery),
  "query of another file": copying((world) => world.chosen(), isQuery),
  "local renamed": rename,
  "argument exchanged": atExpression(
    (node) => node.kind === "Call" && node.args.length + node.keywords.length > 0,
    (world, node, chosen) => {
      if (node.kind !== "Call") return null;
      const argument = world.pick([...node.args, ...node.keywords.map(({ value }) => value)]);
      const text = world.below(4) === 0 ? "None" : world.pick(localsIn(chosen));
      return argument === null || text === null ? null : [{ ...argument, text }];
    },
  ),
  "argument dropped": atExpression(
    (node) => node.kind === "Call" && node.args.length + node.keywords.length > 1,
    (world, node, { source }) => {
      if (node.kind !== "Call") return null;
      const all = [...node.args, ...node.keywords];
      const dropped = world.below(all.length);
      const kept = all.filter((_, index) => index !== dropped).map((one) => textOf(source, one));
      return [{ ...node, text: `${textOf(source, node.func)}(${kept.join(", ")})` }];
    },
  ),
  "await dropped": atExpression(
    (node) => node.kind === "Await",
    (_, node, { source }) => (node.kind === "Await" ? [{ ...node, text: textOf(source, node.value) }] : null),
  ),
  "await added": atExpression(
    (node) => node.kind === "Call",
    (_, node, { source }) => [{ ...node, text: `(await ${textOf(source, node)})` }],
  ),
  "in a loop": wrapped(["for item in items", "for NAME in NAME", "async for row in NAME", "while NAME"]),
  "in an if": wrapped(["if flag", "if NAME", "if not NAME", "if NAME is None", "if isinstance(NAME, str)"]),
  "in a try": wrapped(["try"], "except Exception as error:\n    raise RuntimeError() from error"),
  "in a with": wrapped(["with NAME", "async with NAME", "async with NAME() as session", "with lock"]),
  unwrapped: atSpot((_, { statement, indent }, { source }) => {
    const body = bodyOf(statement);
    const [first, last] = [body?.[0], body?.at(-1)];
    const inner = first === undefined ? null : indentOf(source, first);
    if (first === undefined || last === undefined || inner === null || statement.kind === "FunctionDef") return null;
    return [{ ...statement, text: reindented(textOf(source, { start: first.start, end: last.end }), inner, indent) }];
  }),
  "return early": inserting((world, chosen) => `return ${world.pick(["None", "[]", "True", world.pick(localsIn(chosen)) ?? ""])}`),
  "blocking call": inserting(
    (world, chosen) =>
      world.pick([
        "import time\ntime.sleep(1)",
        "import requests\nrequests.get('https://example.com', timeout=3)",
        "import requests as http\nreply = http.post('https://example.com')",
        "open('/tmp/x').read()",
        "import subprocess\nsubprocess.run(['ls'])",
        `import asyncio\nawait asyncio.gather(${world.pick(localsIn(chosen)) ?? "x"})`,
        `import asyncio\nasyncio.create_task(${world.pick(localsIn(chosen)) ?? "x"})`,
        `${world.pick(localsIn(chosen)) ?? "x"}.commit()`,
      ]) as string,
  ),
  "bare blocking call": inserting(
    (world) => world.pick(["time.sleep(1)", "requests.get(url)", "httpx.get(url)", "open(path).read()", "os.system('ls')"]) as string,
  ),
  "import inside": inserting((world) => {
    const source = world.file();
    const statement = world.pick((source?.facts.body ?? []).filter(({ kind }) => kind === "Import" || kind === "ImportFrom"));
    return source === null || statement === null ? world.pick(["import time", "import requests"]) : textOf(source, statement);
  }),
  "nested function": inserting((world, { source, fn }) => {
    const name = world.pick(localsIn({ source, fn })) ?? "None";
    return world.pick([
      `def helper_${world.below(9)}():\n    return ${name}`,
      `async def helper():\n    return await ${name}()`,
      `helper = lambda item: ${name}`,
      `helper = [lambda: ${name}]`,
      `class Inner:\n    value = ${name}`,
    ]);
  }),
  "loader option dropped": dropCall(
    /^(?:options|selectinload|joinedload|where|filter|filter_by|limit|order_by|scalars|all|unique|load_only)$/,
  ),
  "method dropped": dropCall(/./),
  "constant changed": atExpression(
    (node) => node.kind === "Constant",
    (_, node) => {
      const text = constantText(node);
      return text === null ? null : [{ ...node, text }];
    },
  ),
  "name exchanged": atExpression(
    (node) => node.kind === "Name",
    (world, node, chosen) => {
      const text = world.pick(localsIn(chosen));
      return text === null ? null : [{ ...node, text }];
    },
  ),
  "attribute exchanged": atExpression(
    (node) => node.kind === "Attribute",
    (world, node, { source }) => {
      const attr = world.pick(attributesOf(world));
      return node.kind !== "Attribute" || attr === null ? null : [{ ...node, text: `${textOf(source, node.value)}.${attr}` }];
    },
  ),
  "callee exchanged": atExpression(
    (node) => node.kind === "Call",
    (world, node) => {
      const other = world.chosen();
      const callees: Expr[] = [];
      walk(other?.fn.body ?? [], (inner) => {
        if (inner.kind === "Call") callees.push(inner.func);
      });
      const callee = world.pick(callees);
      return node.kind !== "Call" || callee === null || other === null ? null : [{ ...node.func, text: textOf(other.source, callee) }];
    },
  ),
  "body three times": wholeBody((_, __, text, indent) => [text, text, text].join(`\n${indent}`)),
  "empty body": wholeBody((world) => world.pick(["pass", "...", "return None", "raise NotImplementedError"])),
  "body of another function": wholeBody((world, { source }, _, indent) => {
    const other = world.below(2) === 0 ? world.functionOf(source) : world.chosen();
    const body = other === null ? null : bodyText(other);
    return body === null ? null : reindented(body.text, body.indent, indent);
  }),
  "attribute of self": inserting((world, { source, fn }) => {
    const name = world.pick(localsIn({ source, fn })) ?? "None";
    return `self.${world.pick([...attributesOf(world), "thing"])} = ${name}`;
  }),
  "attribute of self renamed": atExpression(
    (node) => node.kind === "Attribute" && node.value.kind === "Name" && node.value.id === "self",
    (world, node) => [{ ...node, text: `self.${world.pick(attributesOf(world)) ?? "other"}` }],
  ),
  "scope or flow": inserting((world, chosen) => {
    const name = world.pick(localsIn(chosen)) ?? "x";
    return world.pick([
      `global ${name}_x`,
      `nonlocal ${name}`,
      `yield ${name}`,
      `raise ${name}`,
      `del ${name}`,
      `${name}: int = 0`,
      `assert ${name}`,
      `print(f"{${name}}")`,
    ]);
  }),
  "comment for the analyser": atSpot((world, { statement }) => [
    {
      start: statement.end,
      end: statement.end,
      text: `  # fastapi-gate: ignore[${world.pick(["unawaited-coroutine", "blocking-call", "n-plus-one-query", "lazy-load"])}] as agreed`,
    },
  ]),
  "comment inside": atSpot((world, { statement, indent }) => [
    { start: statement.start, end: statement.start, text: `# a comment of ${world.below(99)}\n\n${indent}` },
  ]),
  docstring: (world) => {
    const chosen = world.chosen();
    const first = chosen?.fn.body[0];
    if (chosen === null || first === undefined) return null;
    const indent = indentOf(chosen.source, first) ?? "";
    const words = `"""Words ${world.below(99)}."""`;
    return changeOf(
      chosen.source,
      chosen.fn.docstring === null ? [{ start: first.start, end: first.start, text: `${words}\n${indent}` }] : [{ ...first, text: words }],
    );
  },
};
