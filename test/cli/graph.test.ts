import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { run } from "../../src/cli/program.ts";

const ROOT = fileURLToPath(new URL("../../fixtures/tangled-shop", import.meta.url));

/** Each picture, what names its part, and a text that it must show. */
const PICTURES = [
  [["layers"], "flowchart", "services/orders.py"],
  [["routes"], "flowchart", "/orders"],
  [["models"], "erDiagram", "orders"],
  [["migrations"], "flowchart", "0003"],
  [["calls", "--from", "OrderService.pay"], "flowchart", "OrderService.pay"],
] as const;

const FORMATS = {
  mermaid: /^---\ntitle: .*\n---\n/,
  dot: /^digraph \{\n[\s\S]*\n\}\n?$/,
  svg: /^<svg [\s\S]*<\/svg>\n?$/,
  html: /^<!DOCTYPE html>[\s\S]*<svg [\s\S]*<\/svg>[\s\S]*<\/html>\n?$/,
} as const;

async function printed(args: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly errors: string }> {
  const texts = { out: "", errors: "" };
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    texts.out += text;
    return true;
  });
  const errors = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    texts.errors += text;
    return true;
  });
  try {
    return { status: await run(args), ...texts };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}

describe.each(PICTURES)("graph %s", (picture, kind, shown) => {
  test.each(Object.entries(FORMATS))("as %s", async (format, whole) => {
    const { status, out, errors } = await printed(["graph", ...picture, "--format", format, "--root", ROOT, "--no-cache"]);
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    expect(out).toMatch(whole);
    expect(out).toContain(shown);
    if (format === "mermaid") expect(out.split("---\n")[2]).toMatch(new RegExp(`^${kind}\\b`));
  });
});
