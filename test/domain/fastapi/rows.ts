import { loadPolicy } from "../../../src/config/index.ts";
import type { FastapiTable } from "../../../src/domain/fastapi/index.ts";
import { analyseSources } from "../../../src/pipeline.ts";

/** The tables of sources by path. */
export async function tableOf(files: Readonly<Record<string, string>>): Promise<FastapiTable> {
  const { policy } = loadPolicy(() => null, []);
  return (await analyseSources(files, policy)).analysis.fastapi;
}

/** Rows as `GET /path handler <- dependencies`, module names left out. */
export async function rows(files: Readonly<Record<string, string>> | string): Promise<string[]> {
  const table = await tableOf(typeof files === "string" ? { "app.py": files } : files);
  const short = (name: string): string => name.replace(/^[a-z_.]*?\b(app|api|deps|main|views)\./, "");
  return table.routes.map(({ methods, path, name, dependencies, certainty }) => {
    const needs = dependencies.length === 0 ? "" : ` <- ${dependencies.map((item) => short(item.name)).join(", ")}`;
    return `${methods.join(",")} ${path} ${short(name)}${needs}${certainty === "always" ? "" : ` (${certainty})`}`;
  });
}
