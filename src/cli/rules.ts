import { rules } from "../../rules/index.ts";
import { publishedSchema } from "../config/index.ts";
import { GATE_TITLES } from "../model/defaults.ts";
import { RULE_INFOS } from "../registry.ts";
import { knownRules } from "./request.ts";
import { explanationOf } from "./rule-page.ts";

/** Prints every rule: a line each, or JSON. */
export function listRules(format: "text" | "json"): number {
  const infos = [...RULE_INFOS.values()];
  if (format === "json") {
    const list = infos.map(({ id, gate, severity, why, remedy }) => ({ id, gate, severity, why, remedy }));
    process.stdout.write(`${JSON.stringify({ schemaVersion: "1.0", rules: list }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...infos.map(({ id }) => id.length));
  const gates = [...new Set(infos.map(({ gate }) => gate))];
  const sections = gates.map((gate) => {
    const title = gate === "suppressions" ? "Suppressions" : GATE_TITLES[gate];
    const lines = infos
      .filter((info) => info.gate === gate)
      .map(({ id, severity, why }) => `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${why}`);
    return `${title} (${gate})\n${lines.join("\n")}\n`;
  });
  process.stdout.write(`${sections.join("\n")}\n\`fastapi-gate explain RULE\` says more.\n`);
  return 0;
}

/** Prints the page of a rule, or what a kind of blind spot means. */
export function explain(id: string): number {
  const text = explanationOf(id) ?? explanationOf(knownRules([id])[0] as string) ?? "";
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  return 0;
}

/** Prints the JSON schema of the settings. */
export function printSchema(): void {
  process.stdout.write(`${JSON.stringify(publishedSchema(rules.map(({ rule }) => rule.id)), null, 2)}\n`);
}
