import { expect, test } from "vitest";
import { findingsIn } from "../support/analyse.ts";

const APP = (path: string, method = "get"): string =>
  `from fastapi import FastAPI\napp = FastAPI()\n@app.${method}("${path}")\ndef orders() -> list[str]:\n    return []\n`;

test.each([
  ["/orders/", "note"],
  ["/sales", "warning"],
])("a route that moves from /orders to %s", async (path, severity) => {
  const findings = await findingsIn({ "base/app/orders.py": APP("/orders"), "app/orders.py": APP(path) });
  expect(findings.filter(({ rule }) => rule === "removed-route").map((finding) => finding.severity)).toEqual([severity]);
});

test.each(["/orders", "/orders/"])("a route whose method changes is gone for its callers, at %s too", async (path) => {
  const findings = await findingsIn({ "base/app/orders.py": APP("/orders"), "app/orders.py": APP(path, "post") });
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain("removed-route warning");
});
