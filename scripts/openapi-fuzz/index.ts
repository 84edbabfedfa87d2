// FastAPI applications that nobody wrote: the document that FastAPI makes of each, against the one that is made without running it.
//
// PYTHON has FastAPI, python-multipart and email-validator. What differs is listed by the kind of its place, with an example of each; applications that Python refuses
// are counted. Exit status 1 where a document differs.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { answerOf, diceOf, executed, seedsOf, workplace, writeFiles } from "../oracle/index.ts";
import { Program } from "./program.ts";

const { values } = optionsOf("npm run openapi-fuzz -- --python PYTHON [--seed N] [--applications N] [--keep FOLDER]", {
  options: {
    python: { type: "string" },
    seed: { type: "string", default: "1" },
    applications: { type: "string", default: "50" },
    keep: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
if (values.python === undefined) throw new Error("name a Python with FastAPI: --python");

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where two documents differ: places, each with what is there and what was said. */
function differences(
  is: Json | undefined,
  said: Json | undefined,
  at: readonly string[] = [],
): readonly { at: readonly string[]; is: Json | undefined; said: Json | undefined }[] {
  const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (Array.isArray(is) && Array.isArray(said) && at.at(-1) === "parameters") {
    const named = (list: readonly Json[]): Json =>
      Object.fromEntries(list.map((each) => [`${(each as { in?: string }).in} ${(each as { name?: string }).name}`, each]));
    const order = (list: readonly Json[]): string =>
      list.map((each) => `${(each as { in?: string }).in} ${(each as { name?: string }).name}`).join(", ");
    const inside = differences(named(is), named(said), at);
    return order(is) === order(said) || order(is).length !== order(said).length
      ? inside
      : [...inside, { at: [...at, "order"], is: order(is), said: order(said) }];
  }
  if (Array.isArray(is) && Array.isArray(said) && is.length === said.length)
    return is.flatMap((each, index) => differences(each, said[index], [...at, String(index)]));
  if (isObject(is) && isObject(said))
    return [...new Set([...Object.keys(is), ...Object.keys(said)])].flatMap((key) => differences(is[key], said[key], [...at, key]));
  return JSON.stringify(is) === JSON.stringify(said) ? [] : [{ at, is, said }];
}

/** The kind of a place: names of paths, schemas and properties are left out. */
function kindOf(at: readonly string[]): string {
  return at
    .map((part, index) => {
      const before = at[index - 1];
      if (before === "paths") return "PATH";
      if (before === "parameters") return part.split(" ", 1)[0] ?? part;
      if (/^(get|post|put|patch|delete)$/.test(part)) return "METHOD";
      if (before === "schemas" || before === "properties" || before === "$defs") return "NAME";
      return /^\d+$/.test(part) ? "N" : part;
    })
    .join("/");
}

const tables = spawnSync(values.python, ["-c", "import sqlmodel"]).status === 0;
const { root, clear } = workplace("openapi-fuzz", values.keep);
const folders = seedsOf(values.seed, values.applications).map((seed) => {
  const folder = join(root, `shop_${seed}`);
  writeFiles(folder, [["main.py", new Program(diceOf(randomFrom(seed)), tables).text()]]);
  return folder;
});
const python = executed(
  values.python,
  "scripts/openapi-fuzz/documents.py",
  folders.map((folder) => join(folder, "main.py")),
);
const [releases = "", ...lines] = python.lines;
writeFileSync(join(root, "requirements.txt"), releases.replaceAll("\\n", "\n"));
const made = lines.map((line) => JSON.parse(line) as { path: string; document?: Json; error?: string });
const { apps } = answerOf(values.cli, "inspect", "openapi", "--root", root) as {
  apps: readonly { name: string; mount: string; openapi: Json }[];
};
const said = new Map(apps.filter(({ mount }) => mount === "").map(({ name, openapi }) => [name, openapi]));

const kinds = new Map<string, { count: number; example: string }>();
const counts = { same: 0, different: 0, refused: 0 };
for (const { path, document, error } of made) {
  const name = `${path.slice(root.length + 1, -"/main.py".length)}.main`;
  if (document === undefined) {
    counts.refused++;
    if (values.keep !== undefined) console.log(`${name}: ${error}`);
    continue;
  }
  const found = differences(document, said.get(name));
  if (found.length === 0) counts.same++;
  else counts.different++;
  for (const { at, is, said: other } of found) {
    const kind = kindOf(at);
    const known = kinds.get(kind);
    if (known !== undefined) known.count++;
    else
      kinds.set(kind, {
        count: 1,
        example: `${name} ${at.join("/")}: is ${JSON.stringify(is)?.slice(0, 160)}, said ${JSON.stringify(other)?.slice(0, 160)}`,
      });
  }
}
for (const [kind, { count, example }] of [...kinds].sort((a, b) => b[1].count - a[1].count))
  console.log(`${count} ${kind}\n    ${example}`);
if (python.errors !== "") console.log(python.errors.slice(0, 2000));
console.log(`${counts.same} documents the same, ${counts.different} different, ${counts.refused} refused by Python`);
clear();
process.exitCode = counts.different > 0 ? 1 : 0;
