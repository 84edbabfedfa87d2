import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { userError } from "../model/errors.ts";
import type { RepoPath } from "../model/source.ts";

/** Lines of one file that tests ran, of those that could run. */
export interface FileCoverage {
  readonly covered: number;
  readonly statements: number;
}

/** What a coverage report says, by the path it names. */
export type CoverageReport = ReadonlyMap<string, FileCoverage>;

/** Shares in per cent, rounded down; null where no line of that kind is in the report. */
export interface Coverage {
  readonly total: number | null;
  readonly services: number | null;
}

/** Reads coverage.py's XML (Cobertura) or JSON, or lcov. Throws a UserError for anything else. */
export function readCoverage(name: string, text: string): CoverageReport {
  // Blanks and a byte order mark before it belong to no format.
  const start = text.trimStart();
  const report = start.startsWith("<") ? fromXml(name, start) : start.startsWith("{") ? fromJson(name, start) : fromLcov(start);
  if (report === null || report.size === 0) {
    throw userError(`${name} holds no coverage: give a report of coverage.py (\`coverage xml\` or \`coverage json\`) or an lcov file`);
  }
  return report;
}

function fromXml(name: string, text: string): CoverageReport | null {
  let root: XmlElement | null;
  try {
    root = parseXml(text).root;
  } catch (error) {
    throw userError(`${name} is not valid XML: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
  }
  if (root?.name !== "coverage") return null;
  // Files are named relative to the sources; one of these is mostly the package's folder.
  const sources = elements(root, "source").map((source) => source.text.trim());
  const report = new Map<string, FileCoverage>();
  for (const item of elements(root, "class")) {
    const file = item.attributes.filename;
    if (file === undefined) continue;
    const lines = elements(item, "line");
    const covered = lines.filter((line) => Number(line.attributes.hits) > 0).length;
    add(report, sources.length === 1 ? `${sources[0]}/${file}` : file, { covered, statements: lines.length });
  }
  return report;
}

function elements(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((child) =>
    child instanceof XmlElement ? [...(child.name === name ? [child] : []), ...elements(child, name)] : [],
  );
}

function fromJson(name: string, text: string): CoverageReport | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw userError(`${name} is not valid JSON`);
  }
  const { files } = data as { readonly files?: Readonly<Record<string, unknown>> };
  if (typeof files !== "object" || files === null) return null;
  const report = new Map<string, FileCoverage>();
  for (const [file, value] of Object.entries(files)) {
    const { summary } = (value ?? {}) as { readonly summary?: { readonly covered_lines?: unknown; readonly num_statements?: unknown } };
    const { covered_lines: covered, num_statements: statements } = summary ?? {};
    if (typeof covered === "number" && typeof statements === "number") add(report, file, { covered, statements });
  }
  return report;
}

function fromLcov(text: string): CoverageReport {
  const report = new Map<string, FileCoverage>();
  let file: string | null = null;
  let covered = 0;
  let statements = 0;
  /** Sums, which count where a record has no lines. */
  let found = 0;
  let hit = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("SF:")) {
      file = line.slice(3);
      covered = 0;
      statements = 0;
      found = 0;
      hit = 0;
    } else if (line.startsWith("DA:")) {
      statements++;
      if (Number(line.slice(3).split(",")[1]) > 0) covered++;
    } else if (line.startsWith("LF:")) {
      found = Number(line.slice(3)) || 0;
    } else if (line.startsWith("LH:")) {
      hit = Number(line.slice(3)) || 0;
    } else if (line === "end_of_record" && file !== null) {
      add(report, file, statements > 0 ? { covered, statements } : { covered: Math.min(hit, found), statements: found });
      file = null;
    }
  }
  return report;
}

function add(report: Map<string, FileCoverage>, file: string, { covered, statements }: FileCoverage): void {
  const path = file.replaceAll("\\", "/").replace(/\/+/g, "/");
  const known = report.get(path);
  report.set(path, { covered: (known?.covered ?? 0) + covered, statements: (known?.statements ?? 0) + statements });
}

/** The shares of all files and of those that `services` names; a report's path fits the file of the root that it ends with. */
export function coverageOf(report: CoverageReport, services: Iterable<RepoPath>): Coverage {
  const total = { covered: 0, statements: 0 };
  const layer = { covered: 0, statements: 0 };
  const isService = new Set<string>(services);
  for (const [path, { covered, statements }] of report) {
    total.covered += covered;
    total.statements += statements;
    if (!fits(path, isService)) continue;
    layer.covered += covered;
    layer.statements += statements;
  }
  return { total: share(total), services: share(layer) };
}

/** Reports name files from the machine's root, from the project's or from a source folder: one has to end with the other. */
function fits(path: string, files: ReadonlySet<string>): boolean {
  for (let rest = path; rest !== ""; rest = rest.slice(rest.indexOf("/") + 1 || rest.length)) if (files.has(rest)) return true;
  for (const file of files) if (file.endsWith(`/${path}`)) return true;
  return false;
}

function share({ covered, statements }: FileCoverage): number | null {
  return statements === 0 ? null : Math.floor((covered / statements) * 100);
}
