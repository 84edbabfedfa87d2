import { expect, test } from "vitest";
import { lineOfJsonError } from "../../src/model/json-input.ts";

function lineOf(text: string): number | null {
  try {
    JSON.parse(text);
  } catch (error) {
    return lineOfJsonError(text, error);
  }
  return null;
}

const list = (...lines: readonly string[]): string => `{\n  "findings": [\n${lines.join("\n")}\n  ]\n}\n`;

test.each<[string, string, number]>([
  ["the mark of a merge", list('    {"a": 1},', "<<<<<<< HEAD", '    {"a": 2}'), 4],
  ["its middle", list('    {"a": 1}', "=======", '    {"a": 2}'), 4],
  ["a comma before the end of a list", list('    {"a": 1},'), 4],
  ["a comma that is missing", list('    {"a": 1}', '    {"a": 2}'), 4],
  ["a word that is none", list('    {"a": True}', '    {"a": 2}'), 3],
  ["a comma before the end of an object", '{\n  "a": 1,\n}\n', 3],
  ["a text that does not end", '{\n  "a": "b\n}\n', 2],
  ["more than one value", '{}\n{"a": 1}\n', 2],
  ["an end too early", list('    {"a": 1}').slice(0, -5), 4],
  ["a name without a value", '{\n  "a"\n}', 3],
  ["nothing", "", 1],
  ["no JSON at all", "# Waivers\n\nnone\n", 1],
])("%s", (_, text, line) => {
  expect(lineOf(text)).toBe(line);
});
