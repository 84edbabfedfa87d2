import type { FileFacts } from "../model/facts.ts";
import { nameIn, parentOf } from "../model/paths.ts";
import type { Role } from "../model/subjects.ts";

/** `tests`, `unit_tests`, `old_tests_v1`; `lab_tests` and `ab_tests` are names of a domain. */
const TEST_FOLDER =
  /^(?:(?:old|legacy|unit|integration|functional|e2e|acceptance|smoke|load|regression|contract)[_-])*tests?(?:[_-](?:v?\d+|old|legacy|unit|integration|functional|e2e|acceptance|smoke|load))*$|^e2e$/;
/** A distribution or package of fixtures: `packages/pytest-shop/src/pytest_shop`. */
const PYTEST_PLUGIN = /^pytest[-_]./;
const TEST_FILE = /^(?:test_.*|.*_test|conftest|pytest_.*|[A-Z]\w*[a-z\d]Tests?)\.py$/;

/** Always somebody else's code. */
const VENDOR_FOLDERS: ReadonlySet<string> = new Set(["_vendor", "_vendored", "vendored", "site-packages"]);
/** Somebody else's code, or the shop's vendors and its integrations with third parties: see `isVendored`. */
const MAYBE_VENDOR_FOLDERS: ReadonlySet<string> = new Set(["vendor", "third_party", "thirdparty"]);

/** `seed-scripts`: a name that nobody can import. */
const SCRIPT_FOLDER = /^(?:scripts|benchmarks|[\w-]+-scripts)$/;
/** Inside a package these are names of the domain (`app/docs/router.py`). */
const OUTER_SCRIPT_FOLDERS: ReadonlySet<string> = new Set(["docs", "doc", "example", "examples", "benchmark"]);
const SCRIPT_FILES: ReadonlySet<string> = new Set(["setup.py", "noxfile.py", "manage.py", "fabfile.py", "dodo.py"]);

/** What of the folder tree tells a file's role. */
export interface FolderFacts {
  /** Folders with an `__init__.py`. */
  readonly packages: ReadonlySet<string>;
  /** Folders that hold Python files other than `__init__.py` directly. */
  readonly withModules: ReadonlySet<string>;
  /** Alembic's env.py files. */
  readonly environments: ReadonlySet<string>;
  /** Folders whose files are Alembic revisions. */
  readonly versions: ReadonlySet<string>;
}

/**
 * Tells what a file is for, by its path and the folders around it; "generated" is found later, from its content.
 * A `testing` package inside an application is code that it offers, not its tests.
 */
export function roleFinder(folders: FolderFacts): (path: string) => Role {
  const known = new Map<string, Role>([["", "application"]]);
  const ofFolder = (folder: string): Role => {
    let role = known.get(folder);
    if (role === undefined) {
      const parent = parentOf(folder);
      role = folderRole(ofFolder(parent), nameIn(folder), parent, folder, folders);
      known.set(folder, role);
    }
    return role;
  };
  return (path) => {
    const folder = parentOf(path);
    const file = nameIn(path);
    const role = ofFolder(folder);
    if (role === "vendored" || role === "migration") return role;
    if (file === "env.py" && folders.environments.has(path)) return "migration";
    if (TEST_FILE.test(file)) return "test";
    // Inside a package such a name is a module's like any other.
    return role === "application" && SCRIPT_FILES.has(file) && !folders.packages.has(folder) ? "script" : role;
  };
}

/** Words of code that an application consists of. */
const APPLICATION_WORDS = ["APIRouter", "__tablename__", "BaseModel"];
/** Words of tests, and of scripts that are started by hand. */
const TEST_WORDS = ["pytest", "unittest", "TestClient", "__main__"];

/**
 * The role of a file by its content as well: `routers/smoke_test.py` and `models/ab_test.py` are called like tests and are none
 * where they hold routers, tables or schemas and nothing that a test runner would collect.
 */
export function roleByContent(path: string, role: Role, facts: FileFacts): Role {
  if (role !== "test" || !isTestByNameAlone(path)) return role;
  const holds = (words: readonly string[]): boolean => words.some((word) => facts.holdsWord(word));
  if (!holds(APPLICATION_WORDS) || holds(TEST_WORDS)) return role;
  // An endpoint may be called `test_mail`; what a runner collects has no decorators but its own.
  return facts.functions.some(({ name, decorators }) => name.startsWith("test_") && decorators.length === 0) ? role : "application";
}

function isTestByNameAlone(path: string): boolean {
  const [file, ...folders] = path.split("/").reverse();
  return (
    file !== undefined &&
    /^(?:test_.+|.+_test|[A-Z]\w*[a-z\d]Tests?)\.py$/.test(file) &&
    folders.length > 0 &&
    !folders.some(
      (folder) => TEST_FOLDER.test(folder) || PYTEST_PLUGIN.test(folder) || SCRIPT_FOLDER.test(folder) || OUTER_SCRIPT_FOLDERS.has(folder),
    )
  );
}

/** What a folder adds to the role of the folder around it: vendored and migration are final, tests win over scripts. */
function folderRole(outer: Role, name: string, parent: string, folder: string, folders: FolderFacts): Role {
  if (outer === "vendored" || outer === "migration") return outer;
  if (isVendored(name, parent, folder, folders)) return "vendored";
  if (folders.versions.has(folder)) return "migration";
  if (TEST_FOLDER.test(name) || PYTEST_PLUGIN.test(name)) return "test";
  return outer === "application" && isScriptFolder(name, parent, folders) ? "script" : outer;
}

/**
 * `vendor` and `third_party` hold copies of packages, unless they are themselves a package of modules inside a package:
 * that is how an application names its suppliers and integrations.
 */
function isVendored(name: string, parent: string, folder: string, folders: FolderFacts): boolean {
  if (VENDOR_FOLDERS.has(name)) return true;
  return MAYBE_VENDOR_FOLDERS.has(name) && !(folders.packages.has(parent) && folders.withModules.has(folder));
}

function isScriptFolder(name: string, parent: string, folders: FolderFacts): boolean {
  return (
    SCRIPT_FOLDER.test(name) ||
    (OUTER_SCRIPT_FOLDERS.has(name) && !folders.packages.has(parent)) ||
    (name.startsWith(".") && name.length > 1)
  );
}
