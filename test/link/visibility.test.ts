import { expect, test } from "vitest";
import type { ModuleSymbol } from "../../src/link/symbols.ts";
import { seersOf } from "../../src/link/visibility.ts";
import { programOf } from "../domain/tables.ts";

const TOTALS = "from typing import Any\ndef total(rows: Any): ...\n";

function sortedPaths(modules: readonly ModuleSymbol[] | null): readonly (string | undefined)[] | null {
  return modules === null ? null : modules.map(({ unit }) => unit?.path as string | undefined).sort();
}

/** The files that may see names of `shop/totals.py`, or of another file; null: it cannot be told. */
function seers(files: Readonly<Record<string, string>>, names: readonly string[] = ["total"], path = "shop/totals.py"): unknown {
  const program = programOf({ "shop/__init__.py": "", "shop/totals.py": TOTALS, ...files });
  const module = program.index.byPath.get(path);
  return module === undefined ? undefined : sortedPaths(seersOf(program, module, new Set(names)));
}

test("who imports a name, the module or a package around it sees it", () => {
  expect(
    seers({
      "shop/a.py": "from shop.totals import total\n",
      "shop/b.py": "from .totals import total\n",
      "shop/c.py": "from . import totals\ntotals.total()\n",
      "shop/d.py": "import shop.totals as sums\nsums.total()\n",
      "shop/e.py": "def f():\n    from shop.totals import total\n",
      "shop/f.py": "def total(): ...\n",
    }),
  ).toEqual(["shop/a.py", "shop/b.py", "shop/c.py", "shop/d.py", "shop/e.py"]);
});

test("a module of the same name elsewhere is another one, and so is a name that both import", () => {
  expect(
    seers(
      {
        "shop/old/__init__.py": "",
        "shop/old/totals.py": TOTALS,
        "shop/a.py": "from shop.old.totals import total\n",
        "shop/b.py": "from shop.old import totals\ntotals.total()\n",
        "shop/c.py": "from typing import Any\nfrom shop.old.totals import total as other\n",
      },
      ["total", "Any"],
    ),
  ).toEqual([]);
});

test("names go on through packages, stars and other names of the module", () => {
  expect(
    seers({
      "shop/all.py": "from .totals import *\n",
      "shop/api/__init__.py": "from ..totals import total\n",
      "shop/sums/__init__.py": "from .. import totals as reckon\n",
      "shop/a.py": "from shop.all import total\n",
      "shop/b.py": "from shop.api import total\n",
      "shop/c.py": "from shop.sums import reckon\nreckon.total()\n",
      "shop/d.py": "from shop.all import other\n",
    }),
  ).toEqual(["shop/a.py", "shop/all.py", "shop/api/__init__.py", "shop/b.py", "shop/c.py", "shop/sums/__init__.py"]);
});

test("a name that is given another name, or asked for when it is used, may be seen anywhere", () => {
  expect(seers({ "shop/a.py": "from shop.totals import total as sum_up\n" })).toBe(null);
  expect(seers({ "shop/a.py": "def __getattr__(name):\n    if name == 'total':\n        from shop import totals\n" })).toBe(null);
  const files = { "shop/api/__init__.py": "def total(): ...\n", "shop/api/total.py": "" };
  expect(seers(files, ["total"], "shop/api/__init__.py")).toBe(null);
});

test("a name that nobody holds is seen by those alone who import all names", () => {
  const files = {
    "shop/all.py": "from .totals import *\n",
    "shop/more.py": "from .all import *\n",
    "shop/a.py": "from shop import totals\n",
  };
  expect(seers(files, ["average"])).toEqual(["shop/all.py", "shop/more.py"]);
  expect(seers(files, ["_average"])).toEqual([]);
});
