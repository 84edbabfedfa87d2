import { parse, type TomlTable } from "smol-toml";
import type { Problem } from "../model/finding.ts";
import { joinPath, nameIn, parentOf } from "../model/paths.ts";
import { type RepoPath, repoPath } from "../model/source.ts";
import type { SourceTree } from "../model/tree.ts";

/** A history: a folder with Alembic's env.py, and where its revisions lie. */
export interface MigrationFolder {
  /** What it is called: the folder with env.py, or, where several histories share that one, the first of its own. */
  readonly directory: RepoPath;
  /** The folder with env.py. */
  readonly home: RepoPath;
  /** Folders of revision files; usually `directory/versions`. */
  readonly versions: readonly RepoPath[];
  /** The file that names the folder, or null if it was recognised by its content. */
  readonly configuration: RepoPath | null;
  /** `recursive_version_locations`: the folders in those of revisions are read as well. */
  readonly recursive?: true;
}

export interface FoundMigrations {
  readonly folders: readonly MigrationFolder[];
  readonly problems: readonly Problem[];
}

/** What a configuration says: the paths as written, with the line of the script location. */
interface Declared {
  readonly file: string;
  readonly line: number | null;
  readonly scriptLocation: string;
  readonly versionLocations: readonly string[];
  readonly recursive: boolean;
}

/** Finds Alembic's folders: those that a configuration names, and those with an env.py that speaks of alembic beside `versions/`. */
export function findMigrations(tree: SourceTree, files: readonly string[], projectFiles: readonly string[]): FoundMigrations {
  const known = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf("/"); end > 0 && !known.has(file.slice(0, end)); end = file.lastIndexOf("/", end - 1))
      known.add(file.slice(0, end));
  }
  const folders = new Map<string, MigrationFolder>();
  const problems: Problem[] = [];
  const declaredIn = new Map<
    string,
    readonly { readonly versions: readonly string[]; readonly configuration: string; readonly recursive: boolean }[]
  >();
  for (const declared of projectFiles.flatMap((file) => declarationsIn(tree, file))) {
    const directory = locate(declared.scriptLocation, declared.file, known);
    if (directory === null && /\{\w+\}/.test(declared.scriptLocation)) {
      // A template that a program fills in; the folder is found by its env.py.
    } else if (directory === null) {
      problems.push({
        kind: "configuration",
        file: repoPath(declared.file),
        line: declared.line,
        message: `Alembic's script_location "${declared.scriptLocation}" holds no Python file of the project: its migrations cannot be judged. Correct the path, or remove the setting`,
        fatal: false,
      });
    } else {
      const named = declared.versionLocations.flatMap((location) => locateEach(location, declared.file, known));
      const versions = named.length > 0 ? named : [joinPath(directory, "versions")];
      const found = declaredIn.get(directory) ?? [];
      // What another configuration says of the same revisions is no second history.
      if (found.some((other) => versions.some((folder) => other.versions.includes(folder)))) continue;
      declaredIn.set(directory, [
        ...found,
        { versions: [...versions].sort(), configuration: declared.file, recursive: declared.recursive },
      ]);
    }
  }
  for (const [home, declared] of declaredIn) {
    const apart = declared.some(({ versions }) => versions.length > 1) && choosesVersions(tree, home);
    const histories = apart ? declared.flatMap((each) => each.versions.map((folder) => ({ ...each, versions: [folder] }))) : declared;
    for (const { versions, configuration, recursive } of histories) {
      const directory = histories.length === 1 ? home : (versions[0] as string);
      folders.set(directory, {
        directory: repoPath(directory),
        home: repoPath(home),
        versions: versions.map(repoPath),
        configuration: repoPath(configuration),
        ...(recursive ? { recursive } : {}),
      });
    }
  }
  for (const file of files) {
    const directory = file === "env.py" ? "" : file.endsWith("/env.py") ? file.slice(0, -7) : null;
    if (directory === null || declaredIn.has(directory) || !known.has(joinPath(directory, "versions"))) continue;
    if (tree.text(file)?.includes("alembic") !== true) continue;
    const home = repoPath(directory);
    folders.set(directory, { directory: home, home, versions: [repoPath(joinPath(directory, "versions"))], configuration: null });
  }
  return { folders: [...folders.values()].sort((a, b) => (a.directory < b.directory ? -1 : 1)), problems };
}

/** Whether env.py says itself where the revisions lie: of the folders that the configuration lists, each is for a database of its own. */
function choosesVersions(tree: SourceTree, home: string): boolean {
  return /set_main_option\(\s*["']version_locations["']/.test(tree.text(joinPath(home, "env.py")) ?? "");
}

function declarationsIn(tree: SourceTree, file: string): readonly Declared[] {
  const name = nameIn(file);
  if (name !== "alembic.ini" && name !== "pyproject.toml") return [];
  const text = tree.text(file);
  if (text === null || !text.includes("script_location")) return [];
  return name === "alembic.ini" ? declaredInIni(file, text) : declaredInToml(file, text);
}

/** Every section may hold a location: several databases share one alembic.ini that way. */
function declaredInIni(file: string, text: string): readonly Declared[] {
  const declared: Declared[] = [];
  let section: { settings: Map<string, { value: string; line: number }> } | null = null;
  let last: { value: string; line: number } | null = null;
  const finish = (): void => {
    const location = section?.settings.get("script_location");
    if (section === null || location === undefined) return;
    const versions = section.settings.get("version_locations")?.value ?? "";
    declared.push({
      file,
      line: location.line,
      scriptLocation: location.value,
      versionLocations: splitLocations(versions),
      recursive: isTrue(section.settings.get("recursive_version_locations")?.value),
    });
  };
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*[#;]/.test(line)) return;
    const setting = /^([\w.]+)\s*[=:]\s*(.*)$/.exec(line);
    if (/^\[.*\]\s*$/.test(line)) {
      finish();
      section = { settings: new Map() };
      last = null;
    } else if (setting !== null && section !== null) {
      last = { value: (setting[2] as string).trim(), line: index + 1 };
      section.settings.set(setting[1] as string, last);
    } else if (/^\s+\S/.test(line) && last !== null) {
      last.value += `\n${line.trim()}`;
    }
  });
  finish();
  return declared;
}

function declaredInToml(file: string, text: string): readonly Declared[] {
  let alembic: unknown;
  try {
    alembic = (parse(text).tool as TomlTable | undefined)?.alembic;
  } catch {
    // A root configuration that cannot be read is reported by `config`; another's is its own business.
    return [];
  }
  if (alembic === null || typeof alembic !== "object") return [];
  const { script_location: scriptLocation, version_locations: versions, recursive_version_locations: recursive } = alembic as TomlTable;
  if (typeof scriptLocation !== "string") return [];
  const line = text.slice(0, text.indexOf("script_location")).split("\n").length;
  const versionLocations = Array.isArray(versions) ? versions.filter((path) => typeof path === "string") : [];
  return [{ file, line, scriptLocation, versionLocations, recursive: recursive === true || isTrue(recursive) }];
}

/** As Alembic reads a boolean of its configuration. */
function isTrue(value: unknown): boolean {
  return typeof value === "string" && /^(true|on|1|yes)$/i.test(value);
}

/** Alembic splits by what `path_separator` says: blanks, commas, new lines, or the system's; colons are seen to in `locateEach`. */
function splitLocations(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}

/** A colon stands between a package and a folder in it, or between two paths. */
function locateEach(location: string, file: string, known: ReadonlySet<string>): readonly string[] {
  const whole = locate(location, file, known);
  if (whole !== null) return [whole];
  const parts = location.includes(":") ? location.split(":") : [];
  return parts.map((part) => locate(part, file, known)).filter((path) => path !== null);
}

/**
 * The folder that a location means, or null. It may start with `%(here)s` (the configuration's folder), be relative to the
 * working directory (by custom the configuration's folder, or one around it), be absolute, or be `package:folder` inside an importable package.
 */
function locate(location: string, file: string, known: ReadonlySet<string>): string | null {
  const here = parentOf(file);
  const text = location.replaceAll("\\", "/").replace(/^["']|["']$/g, "");
  const inPackage = /^([\w.]+):(.+)$/.exec(text);
  if (inPackage !== null) {
    const tail = `${(inPackage[1] as string).replaceAll(".", "/")}/${inPackage[2]}`;
    return (
      normal(tail, "", known) ?? [...known].filter((folder) => folder.endsWith(`/${tail}`)).sort((a, b) => a.length - b.length)[0] ?? null
    );
  }
  if (/%\(here\)s/.test(text)) return normal(text.replace(/^%\(here\)s\/?/, ""), here, known);
  const names = text.split("/");
  if (names[0] !== "") return inOrAround(text, here, known);
  // An absolute path is that of an image, into which the project is put: its longest end that is here.
  for (let from = 1; from < names.length; from++) {
    const folder = inOrAround(names.slice(from).join("/"), here, known);
    if (folder !== null) return folder;
  }
  return null;
}

/** A path below a folder, or below the nearest one around it. */
function inOrAround(path: string, folder: string, known: ReadonlySet<string>): string | null {
  const found = normal(path, folder, known);
  return found !== null || folder === "" ? found : inOrAround(path, parentOf(folder), known);
}

/** Resolves `.` and `..`; null if the path leaves the root or holds no Python file. */
function normal(path: string, from: string, known: ReadonlySet<string>): string | null {
  const names = from === "" ? [] : from.split("/");
  for (const name of path.split("/")) {
    if (name === "..") {
      if (names.pop() === undefined) return null;
    } else if (name !== "" && name !== ".") {
      names.push(name);
    }
  }
  const folder = names.join("/");
  return folder === "" || known.has(folder) ? folder : null;
}
