import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

// What a repository can hold besides good Python. Each input costs at most a line; the file beside it is analysed all the same.
vi.setConfig({ testTimeout: 180_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const BLOCKING = "import time\n\n\nasync def wait() -> None:\n    time.sleep(1)\n";

/** Inputs by name: the bytes, and whether a line about the file is expected. */
const INPUTS: Readonly<Record<string, { readonly bytes: string | Buffer; readonly remark: RegExp | null }>> = {
  "an empty file": { bytes: "", remark: null },
  "a byte order mark": { bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("x = 1\n")]), remark: null },
  "carriage returns": { bytes: "def f():\r\n    return 1\r\n", remark: null },
  "tabs and form feeds": { bytes: "def f():\n\tif 1:\n\t\treturn 1\n\f\n", remark: null },
  "Latin-1 with a coding line": { bytes: Buffer.from("# -*- coding: latin-1 -*-\nname = 'caf\u00e9'\n", "latin1"), remark: null },
  "Latin-1 without one": { bytes: Buffer.from("name = 'caf\u00e9'\n", "latin1"), remark: /UTF-8/ },
  "a binary": { bytes: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff, 0xfe]), remark: /warning/ },
  "syntax errors": { bytes: "def broken(:\n  pass\n\n\ndef whole():\n    return 1\n", remark: /warning/ },
  "Python 2": { bytes: 'print "hello"\nexec "x = 1"\ntry:\n    pass\nexcept ValueError, e:\n    pass\n', remark: null },
  "Python 3.12 to 3.14": {
    bytes:
      'type Pair[T] = tuple[T, T]\n\n\nclass Box[T]:\n    def get[U](self, x: U) -> U:\n        return x\n\n\ntry:\n    print(f"{"nested"}")\nexcept ValueError, TypeError:\n    pass\n',
    remark: null,
  },
  "5,000 nested brackets": { bytes: `x = ${"[".repeat(5000)}${"]".repeat(5000)}\n`, remark: /warning/ },
  "10 MB": { bytes: `ROWS = [\n${'    ("article", 12, 2.5, {"stock": None}),\n'.repeat(245_000)}]\n`, remark: null },
};

describe("is analysed without harm:", () => {
  test.each(Object.entries(INPUTS))("%s", (_name, { bytes, remark }) => {
    const root = project({ "shop/__init__.py": "", "shop/odd.py": bytes, "shop/waits.py": BLOCKING });
    const { status, out, errors } = tool.run(root, ["check", "--format", "json", "--select", "blocking-call"]);
    expect(status).toBe(1);
    expect(errors).not.toMatch(/\n\s+at |bug in fastapi-gate/);
    const lines = errors.split("\n").filter((line) => line.includes("shop/odd.py"));
    if (remark === null) expect(lines).toEqual([]);
    else expect(lines.join("\n")).toMatch(remark);
    const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly rule: string; readonly file: string }[] };
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toContain("blocking-call shop/waits.py");
  });
});
