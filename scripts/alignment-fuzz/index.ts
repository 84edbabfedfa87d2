// Programs that nobody wrote, in which endpoints read rows into schemas and schemas into rows: what fails when FastAPI serves them, against `schema-alignment`.
//
// PYTHON has FastAPI, httpx, SQLAlchemy and email-validator. A field that fails for some row that the database may hold has to be told, and nothing else. Exit status 1 where
// something is told that never fails.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { answerOf, diceOf, executed, seedsOf, tallied, workplace, writeFiles } from "../oracle/index.ts";
import { AlignmentProgram, type Case, type Shape } from "./program.ts";

const { values } = optionsOf("npm run alignment-fuzz -- --python PYTHON [--seed N] [--programs N] [--keep FOLDER]", {
  options: {
    python: { type: "string" },
    seed: { type: "string", default: "1" },
    programs: { type: "string", default: "50" },
    keep: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const { python, keep, cli } = values;
if (python === undefined) throw new Error("name a Python with FastAPI: --python");

interface Failure {
  readonly type: string;
  readonly loc: readonly string[];
  readonly none: boolean;
  readonly given: string;
}

interface Expected {
  readonly key: string;
  /** Nothing is claimed of it: aliases, validators that run first, types that take some values. */
  readonly open: boolean;
  readonly shown: string;
}

/** What a failure ought to be told as. */
function expected({ shape, name, form, model }: Case, { type, loc, none, given }: Failure): Expected {
  const shown = `${form}: ${type} at ${loc.join(".")} of ${name} (${given})`;
  const twice = /got multiple values for keyword argument '(\w+)'/.exec(given)?.[1];
  const unknown = /'(\w+)' is an invalid keyword argument|Unconsumed column names: (\w+)/.exec(given);
  if (twice !== undefined) return { key: `rejected-field ${name}.${twice}`, open: false, shown };
  if (unknown !== null && form === "write 10") return { key: `unknown-argument ${model}.${unknown[1]}`, open: false, shown };
  if (unknown !== null) return { key: `rejected-field ${name}.${unknown[1] ?? unknown[2]}`, open: false, shown };
  if (type === "PydanticUserError") return { key: `missing-from-attributes ${shape.schema}`, open: false, shown };
  let at: Shape = shape;
  let field: Shape["fields"][string] | undefined;
  for (const part of loc.filter((each) => each !== "response")) {
    const next: Shape["fields"][string] | undefined = (field === undefined ? at : field.inner)?.fields[part];
    if (next === undefined) break;
    if (field?.inner !== undefined) at = field.inner;
    field = next;
  }
  if (/^(model_attributes_type|model_type)$/.test(type) && !none) {
    return { key: `missing-from-attributes ${field?.inner?.schema ?? at.schema}`, open: false, shown };
  }
  if (field === undefined) return { key: `none ${name}`, open: form === "attributes", shown };
  if (type === "missing" && /^(?:keywords|literal)$/.test(form))
    return { key: `missing-argument ${at.schema}.${loc.at(-1)}`, open: field.open, shown };
  // What a dictionary lacks is told where it is spread or answered with, and left out where it is validated.
  if (type === "missing" && form === "dictionary") return { key: `missing-argument ${at.schema}.${loc.at(-1)}`, open: true, shown };
  const rule = type === "missing" ? "unknown-field" : none ? "nullable-mismatch" : "type-mismatch";
  // By what name a call gives a value is not compared.
  const named = rule === "unknown-field" && form === "attributes";
  return { key: `${rule} ${at.schema}.${field.field}`, open: field.open || named, shown };
}

/** What a finding tells. */
function said({ rule, message }: { readonly rule: string; readonly message: string }): readonly string[] {
  const rejected = /^`\w+` is given (.*) of `(\w+)`, which/.exec(message);
  if (rejected !== null) return (rejected[1] ?? "").split(", ").map((field) => `${rule} ${rejected[2]}.${field.replaceAll("`", "")}`);
  const argued = /^`(\w+)` is (?:made|answered by .*) without (.*), which|^`(\w+)` is given (.*), which/.exec(message);
  if (argued !== null)
    return (argued[2] ?? argued[4] ?? "")
      .replace(/ and \d+ more$/, ", *")
      .split(", ")
      .map((field) => `${rule} ${argued[1] ?? argued[3]}.${field}`);
  const [, what = message] = /^`([\w.]+)`/.exec(message) ?? [];
  return [`${rule} ${what}`];
}

const { root, clear } = workplace("alignment-fuzz", keep);
const programs = new Map<string, AlignmentProgram>();
for (const seed of seedsOf(values.seed, values.programs)) {
  const folder = join(root, `shop_${seed}`);
  rmSync(folder, { recursive: true, force: true });
  const made = new AlignmentProgram(diceOf(randomFrom(seed)));
  writeFiles(folder, Object.entries(made.files()));
  programs.set(folder, made);
}
const run = executed(python, "scripts/alignment-fuzz/run.py", [...programs.keys()]);
if (run.errors !== "") console.log(run.errors.slice(0, 2000));

const counts = { agree: 0, "told rightly": 0, false: 0, missed: 0, open: 0, refused: 0 };
for (const line of run.lines) {
  const { folder, error, failed } = JSON.parse(line) as {
    folder: string;
    error?: string;
    failed: { case: string; errors: Failure[] }[];
  };
  const name = folder.slice(root.length + 1);
  if (error !== undefined) {
    counts.refused++;
    console.log(`${name}: refused: ${error}`);
    continue;
  }
  const cases = new Map((programs.get(folder) as AlignmentProgram).cases.map((each) => [each.name, each]));
  const wanted = new Map<string, Expected>();
  for (const { case: title, errors } of failed)
    for (const each of errors) {
      const one = expected(cases.get(title) as Case, each);
      if (wanted.get(one.key)?.open !== false) wanted.set(one.key, one);
    }
  const checked = answerOf(cli, "check", "--root", folder, "--full") as { findings: { rule: string; gate: string; message: string }[] };
  const findings = checked.findings.filter(({ gate, rule }) => gate === "schema-alignment" && rule !== "unused-input-field");
  const told = new Set(findings.flatMap(said));
  // A field that is given twice is what Python names first, whatever else is wrong with the call.
  const fails = (key: string): boolean =>
    wanted.has(key) ||
    (key.startsWith("rejected-field") && [...wanted.keys()].some((each) => each.startsWith(key.slice(0, key.indexOf(".") + 1))));
  const wrong = findings.filter((finding) => !said(finding).some(fails));
  // Where a type does not fit at all, that None does not either is left out.
  const missed = [...wanted.values()].filter(
    ({ key }) =>
      !told.has(key) &&
      !told.has(key.replace("nullable-mismatch", "type-mismatch")) &&
      !told.has(key.replace(/^(missing-argument \w+\.).*/, "$1*")),
  );
  counts["told rightly"] += told.size - wrong.length;
  counts.false += wrong.length;
  counts.open += missed.filter(({ open }) => open).length;
  const lacking = missed.filter(({ open }) => !open);
  counts.missed += lacking.length;
  if (wrong.length === 0 && lacking.length === 0) counts.agree++;
  for (const { rule, message } of wrong) console.log(`${name}: FALSE: ${rule}: ${message}`);
  for (const { key, shown } of lacking) console.log(`${name}: missed: ${key}: ${shown}`);
}
clear();
console.log(tallied(Object.entries(counts)));
process.exitCode = counts.false > 0 ? 1 : 0;
