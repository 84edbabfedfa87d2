import { describe, expect, test } from "vitest";
import { printedExpression } from "./print.ts";

function table(cases: Readonly<Record<string, string>>): void {
  test.each(Object.entries(cases))("%s", (source, expected) => {
    expect(printedExpression(source)).toBe(expected);
  });
}

describe("names, attributes, subscripts, calls", () => {
  table({
    order: "order",
    ﬁle: "file",
    "order.customer.name": "(Attribute (Attribute order customer) name)",
    "order \\\n  .total": "(Attribute order total)",
    "type(x)": "(Call type x)",
    "prices[0]": "(Subscript prices 0)",
    "prices[0,]": "(Subscript prices (Tuple 0))",
    "prices[a, 1:2, ::3]": "(Subscript prices (Tuple a (Slice 1 2 -) (Slice - - 3)))",
    "prices[*keys]": "(Subscript prices (Tuple (Starred keys)))",
    "prices[:]": "(Subscript prices (Slice - - -))",
    "prices[key := 1]": "(Subscript prices (:= key 1))",
    "f(a, *b, k=1, **m)": "(Call f a (Starred b) k=1 **=m)",
    "f(x for x in y)": "(Call f (GeneratorExp x (for x y)))",
    "f(  # why\n  a)": "(Call f a)",
    "f(*a or b, *a.b())": "(Call f (Starred (or a b)) (Starred (Call (Attribute a b))))",
    "{*range(4)}": "(Set (Starred (Call range 4)))",
  });
});

describe("operators", () => {
  table({
    "a or b or c and d": "(or a b (and c d))",
    "(a or b) or c": "(or (or a b) c)",
    "a < b <= c": "(Compare a < b <= c)",
    "a not in b is not c": "(Compare a not in b is not c)",
    "not a == b": "(not (Compare a == b))",
    "-x ** 2": "(- (** x 2))",
    "await x ** 2": "(** (Await x) 2)",
    "a ^ b & c": "(^ a (& b c))",
    "a & b ^ c & d ^ e": "(^ (^ (& a b) (& c d)) e)",
    "(a ^ b) & c": "(& (^ a b) c)",
    "a @ b // c": "(// (@ a b) c)",
    "a if b else c": "(IfExp b a c)",
    "(x := a if b else c)": "(:= x (IfExp b a c))",
    "lambda: 0": "(Lambda [] 0)",
    "lambda a, /, b=1, *c, d, **e: a": "(Lambda [positional a, normal b = 1, *args c, keyword d, **kwargs e] a)",
  });
});

describe("displays and comprehensions", () => {
  table({
    "()": "(Tuple)",
    "(a)": "a",
    "(a,)": "(Tuple a)",
    "a,": "(Tuple a)",
    "a, b": "(Tuple a b)",
    "[a, *b]": "(List a (Starred b))",
    "{a, b}": "(Set a b)",
    "{'a': 1, **b}": '(Dict "a":1 -:b)',
    "[x for x in y if a if b]": "(ListComp x (for x y a b))",
    "{x async for x, in y}": "(SetComp x (async-for (Tuple x) y))",
    "{k: v for k, v in m for z in v}": "(DictComp k v (for (Tuple k v) m) (for z v))",
    "(x for x in y)": "(GeneratorExp x (for x y))",
    "...": "Ellipsis",
    "(yield)": "(Yield -)",
    "(yield from rows)": "(YieldFrom rows)",
  });
});

describe("numbers and strings", () => {
  table({
    "0xFF_FF": "0xFF_FF",
    "1.5e3": "1.5e3",
    "2J": "2J",
    True: "True",
    None: "None",
    "'a\\n\\x41\\101\\u00e9\\q'": JSON.stringify("a\nAAé\\q"),
    "r'\\n'": JSON.stringify("\\n"),
    'r"\\""': JSON.stringify('\\"'),
    "b'\\xff\\u00e9'": `b${JSON.stringify("\xff\\u00e9")}`,
    "'a' \"b\" '''c'''": '"abc"',
    "'a\\\nb'": '"ab"',
    "'''a\r\nb'''": JSON.stringify("a\nb"),
    "'\\ud800'": JSON.stringify("\ud800"),
    "'\\N{DASH}'": JSON.stringify("\\N{DASH}"),
  });
});

describe("f-strings", () => {
  table({
    "f''": "(JoinedStr)",
    "f'a{b}c{{d}}'": '(JoinedStr "a" b "c{d}")',
    "'a' f'b{c}' 'd'": '(JoinedStr "ab" c "d")',
    "f'{a!r:>{width}}'": "(JoinedStr a width)",
    "f'{total = }'": '(JoinedStr "total = " total)',
    "f'{a:=10}'": "(JoinedStr a)",
    "f'{(a:=10)}'": "(JoinedStr (:= a 10))",
    "f'{a, *b}'": "(JoinedStr (Tuple a (Starred b)))",
    "f'{d[\"k\"]}'": '(JoinedStr (Subscript d "k"))',
    "f\"{f'{x}'}\"": "(JoinedStr (JoinedStr x))",
    "rf'\\d{n}'": '(JoinedStr "\\\\d" n)',
  });
});
