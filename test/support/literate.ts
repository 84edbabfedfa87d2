import { LiterateError, type Mark, type Origin, readMarks } from "./marks.ts";

/** One heading of a page or spec with the files, settings and report under it. */
export interface Case {
  readonly title: string;
  /** 1-based line of the heading. */
  readonly line: number;
  readonly files: Readonly<Record<string, string>>;
  /** Settings in TOML, or null. */
  readonly config: string | null;
  /** The rendered findings that the page shows, with the lines of the page they fill (first, and the one after the last). */
  readonly report: { readonly text: string; readonly from: number; readonly to: number } | null;
  readonly marks: readonly Mark[];
  readonly origins: Readonly<Record<string, Origin>>;
}

interface Fence {
  readonly language: string;
  readonly name: string;
  readonly text: string;
  /** 1-based line of the opening fence, and of the closing one. */
  readonly line: number;
  readonly end: number;
}

interface Section {
  readonly title: string;
  readonly line: number;
  readonly fences: Fence[];
}

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const FENCE = /^(`{3,})([\w+-]*)[ \t]*(.*?)[ \t]*$/;

/** Headings with the fenced blocks under them. Throws LiterateError for a fence that is not closed where another block of code begins. */
function readSections(text: string, path: string): readonly Section[] {
  const sections: Section[] = [];
  const lines = text.split("\n");
  let titles: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const [, marks = "", title = ""] = heading;
      titles = [...titles.slice(0, marks.length - 1), title];
      sections.push({ title: titles.slice(1).join(" › ") || title, line: index + 1, fences: [] });
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence === null) continue;
    const [, ticks = "", language = "", name = ""] = fence;
    const end = lines.indexOf(ticks, index + 1);
    if (end < 0) throw new LiterateError(path, index + 1, "this block is never closed");
    const section = sections.at(-1);
    if (section === undefined) throw new LiterateError(path, index + 1, "a block needs a heading above it: the name of its case");
    const body = lines.slice(index + 1, end);
    if (body.some((inner) => FENCE.exec(inner)?.[2] === "py"))
      throw new LiterateError(path, index + 1, "this block is not closed before the next one");
    section.fences.push({ language, name, text: body.length === 0 ? "" : `${body.join("\n")}\n`, line: index + 1, end: end + 1 });
    index = end;
  }
  return sections;
}

/** The one block that `is` selects, or null. Throws LiterateError when there are several. */
function single(fences: readonly Fence[], is: (fence: Fence) => boolean, what: string, path: string): Fence | null {
  const [first, second] = fences.filter(is);
  if (second !== undefined) throw new LiterateError(path, second.line, `a second ${what} in one case`);
  return first ?? null;
}

function readCase(section: Section, path: string, rules: ReadonlySet<string>): Case | null {
  const config = single(section.fences, ({ language, name }) => language === "toml" && name === "", "block of settings", path);
  const report = single(section.fences, ({ language }) => language === "report", "report", path);
  const files: Record<string, string> = {};
  const origins: Record<string, Origin> = {};
  const marks: Mark[] = [];
  for (const fence of section.fences) {
    const python = fence.language === "py" || fence.language === "python";
    if (python && fence.name === "") throw new LiterateError(path, fence.line, "a block of Python needs a path: ```py app/orders.py");
    if (fence.name === "" || fence.language === "report") continue;
    if (files[fence.name] !== undefined) throw new LiterateError(path, fence.line, `${fence.name} is there twice`);
    const origin = { path, firstLine: fence.line + 1 };
    files[fence.name] = fence.text;
    origins[fence.name] = origin;
    if (fence.name.endsWith(".py")) marks.push(...readMarks(fence.name, fence.text, rules, origin));
  }
  if (Object.keys(files).length === 0) {
    const orphan = config ?? report;
    if (orphan !== null) throw new LiterateError(path, orphan.line, `the case "${section.title}" has no files`);
    return null;
  }
  return {
    title: section.title,
    line: section.line,
    files,
    config: config === null ? null : config.text,
    report: report === null ? null : { text: report.text, from: report.line, to: report.end - 1 },
    marks,
    origins,
  };
}

/**
 * Reads a page or spec. Headings over prose alone are no cases. Throws LiterateError, with file and line, for whatever would
 * make an example silently untested: an unclosed block, Python without a path, a case without files, an unknown mark or rule.
 */
export function readCases(text: string, path: string, rules: ReadonlySet<string>): readonly Case[] {
  const sections = readSections(text.replaceAll("\r\n", "\n"), path);
  const cases = sections.flatMap((section) => readCase(section, path, rules) ?? []);
  if (cases.length === 0) throw new LiterateError(path, 1, "there is no case: no heading has a block such as ```py app/orders.py");
  const titles = new Set<string>();
  for (const { title, line } of cases) {
    if (titles.has(title)) throw new LiterateError(path, line, `a second case is called "${title}"`);
    titles.add(title);
  }
  return cases;
}

/** Where a line of one of the case's files is to be edited: a line of the page, and in which file of the case. */
export function placeIn(origins: Case["origins"]): (file: string, line: number) => string {
  return (file, line) => {
    const origin = origins[file];
    return origin === undefined ? `${file}:${line}` : `${origin.path}:${origin.firstLine + line - 1} (${file}:${line})`;
  };
}

interface Rendered {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly trace: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** The text of a `report` block: a line for each finding, with the steps of its proof indented below. */
export function renderFindings(findings: readonly Rendered[]): string {
  return findings
    .map(({ rule, severity, message, file, line, column, trace }) => {
      const steps = trace.map((step) => `  ${step.file}:${step.line} ${step.message}\n`);
      return `${file}:${line}:${column} ${severity} ${rule}: ${message}\n${steps.join("")}`;
    })
    .join("");
}

/** The page with each case's report replaced by what was rendered for it. */
export function pageWithReports(text: string, rendered: ReadonlyMap<Case, string>): string {
  const lines = text.split("\n");
  const replaced = [...rendered].sort(([a], [b]) => (b.report?.from ?? 0) - (a.report?.from ?? 0));
  for (const [{ report }, findings] of replaced) {
    if (report !== null) lines.splice(report.from, report.to - report.from, ...findings.split("\n").slice(0, -1));
  }
  return lines.join("\n");
}
