import { describe, expect, test } from "vitest";
import { printed } from "./print.ts";

function table(cases: Readonly<Record<string, string>>): void {
  test.each(Object.entries(cases))("%s", (source, expected) => {
    expect(printed(source)).toBe(expected);
  });
}

describe("assignments", () => {
  table({
    "a = b = 1": "(Assign [a b] 1)",
    "a, *b = c": "(Assign [(Tuple a (Starred b))] c)",
    "a = b, c": "(Assign [a] (Tuple b c))",
    "a = yield b": "(Assign [a] (Yield b))",
    "a: int": "(AnnAssign a int -)",
    "(a): dict[str, int] | None = {}": "(AnnAssign a (| (Subscript dict (Tuple str int)) None) (Dict))",
    "a: list[int] | str | None = 1": "(AnnAssign a (| (| (Subscript list int) str) None) 1)",
    "a //= 2": "(//= a 2)",
    "type(self).count = 0": "(Assign [(Attribute (Call type self) count)] 0)",
    "type(self).rows[0]: int = 0": "(AnnAssign (Subscript (Attribute (Call type self) rows) 0) int 0)",
    "type Pair[T: int, *Ts, **P] = tuple[T, T]": "(TypeAlias Pair <T Ts P> (Subscript tuple (Tuple T T)))",
    "type = 1; match = 2": "(Assign [type] 1)\n(Assign [match] 2)",
  });
});

describe("simple statements", () => {
  table({
    "del a, b": "(Delete a b)",
    "del (a, b)": "(Delete (Tuple a b))",
    return: "(Return -)",
    "return a, b": "(Return (Tuple a b))",
    "raise A from b": "(Raise A b)",
    "assert a, 'why'": '(Assert a "why")',
    "global a, b": "(Global a b)",
    "nonlocal a": "(Nonlocal a)",
    "import a.b as c, d": "(Import a.b as c d)",
    "from . import (a, b as c,)": "(ImportFrom . a b as c)",
    "from ..a . b import *": "(ImportFrom ..a.b *)",
    "from __future__ import annotations": "(ImportFrom __future__ annotations)",
    "print >>log, 'a', b": '(Call print "a" b file=log)',
    "print 'a'": '(Call print "a")',
    "exec 'a' in b": '(Call exec "a" b)',
  });
});

describe("compound statements", () => {
  table({
    "if a: pass\nelif b: pass\nelse: c": "(if a {(Pass)} else {(if b {(Pass)} else {c})})",
    "while a: break\nelse: b": "(while a {(Break)} else {b})",
    "for a, b in c, d: continue\nelse: e": "(for (Tuple a b) (Tuple c d) {(Continue)} else {e})",
    "async for a in b: pass": "(async-for a b {(Pass)})",
    "with a as b, c: pass": "(with [a as b, c] {(Pass)})",
    "with (a as b, c() as (d, e),): pass": "(with [a as b, (Call c) as (Tuple d e)] {(Pass)})",
    "with (a,): pass": "(with [a] {(Pass)})",
    "with (a, b) as c: pass": "(with [(Tuple a b) as c] {(Pass)})",
    "with (a, b), c: pass": "(with [(Tuple a b), c] {(Pass)})",
    "with a if b else c as d: pass": "(with [(IfExp b a c) as d] {(Pass)})",
    "async with a: pass": "(async-with [a] {(Pass)})",
    "try: a\nexcept (A, B) as e: b\nexcept: c\nelse: d\nfinally: f":
      "(try {a} (except (Tuple A B) e {b}) (except - {c}) else {d} finally {f})",
    "try: a\nexcept* A: b": "(try {a} (except A {b}))",
    "try: a\nexcept A, B: b": "(try {a} (except (Tuple A B) {b}))",
  });
});

describe("match", () => {
  test("what a pattern says of the whole subject", () => {
    const source = `match shape:
    case Point(x=0) | Line() | geo.Arc(1): pass
    case Point(x=0) as p if p: pass
    case (Point() | 3) | Line(): pass
    case Point(), Line(): pass
    case [Point() as p]: pass
    case -1 | Point(): pass
    case Line(parts=[]): pass
    case Line() as line: pass
    case rest: pass`;
    expect(printed(source).replaceAll(" (case", "\n(case")).toBe(`(match shape
(case binds[] names[Point 0 Line (Attribute geo Arc) 1] of 0 2 3 and more {(Pass)})
(case binds[p] names[Point 0] is p of 0 and more if p {(Pass)})
(case binds[] names[Point 3 Line] {(Pass)})
(case binds[] names[Point Line] {(Pass)})
(case binds[p] names[Point] {(Pass)})
(case binds[] names[(- 1) Point] {(Pass)})
(case binds[] names[Line] of 0 and more {(Pass)})
(case binds[line] names[Line] is line of 0 {(Pass)})
(case binds[rest] names[] is rest {(Pass)}))`);
  });

  test("names that are bound, classes and constants that are named", () => {
    const source = `match command, 1:
    case {"go": where, **rest} if ready: pass
    case Point(x, y=0) | [x, *_] as p: pass
    case colors.Red | None | -1 | -1+2j | "a" "b": pass
    case 1, *others: pass
    case _: pass`;
    expect(printed(source).replaceAll(" (case", "\n(case")).toBe(`(match (Tuple command 1)
(case binds[where rest] names["go"] if ready {(Pass)})
(case binds[x p] names[Point 0] is p {(Pass)})
(case binds[] names[(Attribute colors Red) None (- 1) (+ (- 1) 2j) "ab"] {(Pass)})
(case binds[others] names[1] {(Pass)})
(case binds[] names[] {(Pass)}))`);
  });
});

describe("definitions", () => {
  table({
    "def f(a, /, b: int, *c: str, d=1, **e) -> dict[str, int]: pass":
      "(def f [positional a, normal b: int, *args c: str, keyword d = 1, **kwargs e] -> (Subscript dict (Tuple str int)) {(Pass)})",
    "def f(a, *, b: int = 1): pass": "(def f [normal a, keyword b: int = 1] {(Pass)})",
    "def f(*a: *tuple[int]): pass": "(def f [*args a: (Starred (Subscript tuple int))] {(Pass)})",
    "@a.b(1)\n@c\nasync def f(): pass": "(async def f @(Call (Attribute a b) 1) @c [] {(Pass)})",
    "class A[T](B, metaclass=C): x = 1": "(class A <T> B metaclass=C {(Assign [x] 1)})",
    "class A[T = int, U: str = str, **P = [int]]: pass": "(class A <T U P> {(Pass)})",
    "def f(): yield": "(def f generator [] {(Yield -)})",
    "def f(): lambda: (yield)": "(def f [] {(Lambda [] (Yield -))})",
    "def f():\n  def g(): yield": "(def f [] {(def f.<locals>.g generator [] {(Yield -)})})",
    "def f():\n  class A:\n    def g(self): pass": "(def f [] {(class f.<locals>.A {(def f.<locals>.A.g [normal self] {(Pass)})})})",
  });
});
