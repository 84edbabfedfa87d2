import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type DiscoverOptions, discover, outerIgnoreFiles, workingTree } from "../../src/discover/index.ts";

const made: string[] = [];

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "gate-discover-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function found(root: string, options: DiscoverOptions = {}) {
  return discover(workingTree(root), { outerIgnores: outerIgnoreFiles(root), ...options });
}

function paths(root: string, options: DiscoverOptions = {}): readonly string[] {
  return found(root, options).files.map(({ path }) => path);
}

function roles(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(found(root).files.map(({ path, role }) => [path, role]));
}

describe("which files", () => {
  test("Python files everywhere, sorted, and the folders that are packages", () => {
    const root = project({ "shop/__init__.py": "", "shop/orders.py": "", "main.py": "", "shop/notes.txt": "", "shop/stubs.pyi": "" });
    expect(paths(root)).toEqual(["main.py", "shop/__init__.py", "shop/orders.py"]);
    expect(found(root).packages).toEqual(["shop"]);
  });

  test("not what .gitignore names, at any level", () => {
    const root = project({
      ".gitignore": "local_*.py\n/generated/\n",
      "local_settings.py": "",
      "generated/client.py": "",
      "shop/.gitignore": "!local_keep.py\nscratch.py\n",
      "shop/local_keep.py": "",
      "shop/scratch.py": "",
      "shop/generated/orders.py": "",
    });
    expect(paths(root)).toEqual(["shop/generated/orders.py", "shop/local_keep.py"]);
  });

  test("what .gitignore names and is under version control all the same", () => {
    const root = project({
      ".gitignore": "*secret*\n/models/\n",
      "backend/versions/2_new_secrets.py": "",
      "backend/secret.py": "",
      "models/orders/order.py": "",
      "models/scratch.py": "",
      "main.py": "",
    });
    const git = (...args: string[]): void => void execFileSync("git", args, { cwd: root });
    git("init", "-q");
    expect(paths(root)).toEqual(["main.py"]);
    git("add", "-f", "backend/versions/2_new_secrets.py", "models/orders/order.py");
    const expected = ["backend/versions/2_new_secrets.py", "main.py", "models/orders/order.py"];
    for (const version of ["2", "4"]) {
      git("update-index", "--index-version", version);
      expect(paths(root)).toEqual(expected);
    }
    git("add", "-N", "main.py");
    expect(paths(root)).toEqual(expected);
    expect(paths(join(root, "backend"))).toEqual(["versions/2_new_secrets.py"]);
    writeFileSync(join(root, ".git/index"), "DIRC and nothing that git would write");
    expect(paths(root)).toEqual(["main.py"]);
  });

  test("not what the .gitignore of the repository around the root names", () => {
    const root = project({ ".gitignore": "backend/scratch/\n", "backend/main.py": "", "backend/scratch/try.py": "" });
    mkdirSync(join(root, ".git"));
    expect(paths(join(root, "backend"))).toEqual(["main.py"]);
  });

  test("but a root that is itself ignored or hidden is analysed", () => {
    const root = project({ ".gitignore": ".cache/\n", ".cache/x/app/main.py": "" });
    mkdirSync(join(root, ".git"));
    expect(paths(join(root, ".cache/x"))).toEqual(["app/main.py"]);
  });

  test("no virtual environments, caches and build results", () => {
    const root = project({
      "env/pyvenv.cfg": "home = /usr/bin",
      "env/lib/thing.py": "",
      ".venv/thing.py": "",
      "node_modules/gyp/gyp.py": "",
      "build/lib/shop/orders.py": "",
      "shop/build/__init__.py": "",
      "shop/build/plan.py": "",
      "shop/orders/__init__.py": "",
      "shop/orders/dist/plan.py": "",
      "shop/orders/plans/build/lib/plan.py": "",
      "shop/__pycache__/orders.py": "",
    });
    // A package holds folders of these names for itself; a folder beside it, or without a package around it, does not.
    expect(paths(root)).toEqual(["shop/build/__init__.py", "shop/build/plan.py", "shop/orders/__init__.py", "shop/orders/dist/plan.py"]);
  });

  test("include and exclude of the configuration", () => {
    const root = project({ "shop/orders.py": "", "shop/legacy/old.py": "", "tools/run.py": "", "main.py": "" });
    expect(paths(root, { exclude: ["legacy/"] })).toEqual(["main.py", "shop/orders.py", "tools/run.py"]);
    expect(paths(root, { include: ["/shop", "main.py"], exclude: ["shop/legacy"] })).toEqual(["main.py", "shop/orders.py"]);
  });

  test("project files wherever they stand", () => {
    const root = project({ "pyproject.toml": "", "services/api/AGENTS.md": "", "a.py": "", "docs/requirements-dev.txt": "" });
    expect(found(root).projectFiles).toEqual(["docs/requirements-dev.txt", "pyproject.toml", "services/api/AGENTS.md"]);
  });
});

describe("hostile trees", () => {
  test("a loop of links ends, and each file is taken once", () => {
    const root = project({ "shop/orders.py": "", "other/a.py": "" });
    symlinkSync("..", join(root, "shop/again"));
    symlinkSync("../shop", join(root, "other/shop"));
    symlinkSync("self", join(root, "self"));
    symlinkSync("orders.py", join(root, "shop/orders_link.py"));
    expect(paths(root)).toEqual(["other/a.py", "shop/orders.py"]);
    expect(found(root).aliases).toContainEqual({ path: "other/shop", target: "shop" });
    expect(found(root).aliases).toContainEqual({ path: "shop/orders_link.py", target: "shop/orders.py" });
    expect(found(root).problems).toEqual([]);
  });

  test("a link into an ignored folder is followed under its own name", () => {
    const root = project({ ".gitignore": ".parts/\n", ".parts/common/money.py": "", "main.py": "" });
    symlinkSync(".parts/common", join(root, "common"));
    symlinkSync("common", join(root, "same"));
    expect(paths(root)).toEqual(["common/money.py", "main.py"]);
  });

  test("a link out of the root is not followed", () => {
    const outside = project({ "secret.py": "" });
    const root = project({ "main.py": "" });
    symlinkSync(outside, join(root, "outside"));
    symlinkSync(join(outside, "secret.py"), join(root, "secret.py"));
    expect(paths(root)).toEqual(["main.py"]);
    expect(found(root).problems).toMatchObject([
      { file: "outside", message: "is a link to a folder out of the root: not followed" },
      { file: "secret.py", message: "is a link to a file out of the root: not followed" },
    ]);
  });

  test("a link to nothing is reported", () => {
    const root = project({ "main.py": "" });
    symlinkSync("gone.py", join(root, "moved.py"));
    expect(found(root).problems).toMatchObject([
      { kind: "unreadable-file", file: "moved.py", message: "is a link to nothing", fatal: false },
    ]);
  });

  test("a folder that cannot be listed is reported", () => {
    // A superuser may list any folder, so the refusal is played.
    const tree = workingTree(project({ "main.py": "", "closed/a.py": "" }));
    const refusing = { ...tree, list: (folder: string) => (folder === "closed" ? { failure: "permission denied" } : tree.list(folder)) };
    const { files, problems } = discover(refusing);
    expect(files.map(({ path }) => path)).toEqual(["main.py"]);
    expect(problems).toMatchObject([{ kind: "unreadable-file", file: "closed", message: "cannot list the folder: permission denied" }]);
  });

  test("a pipe is never opened", () => {
    const root = project({ "main.py": "" });
    execFileSync("mkfifo", [join(root, "pipe.py"), join(root, ".gitignore"), join(root, "alembic.ini")]);
    expect(paths(root)).toEqual(["main.py"]);
    expect(found(root).problems).toMatchObject([{ file: "pipe.py", message: "is a pipe, socket or device, not a file: not opened" }]);
  });

  test("names that no path of ours can hold are reported", () => {
    const root = project({ "main.py": "", "a\\b.py": "", "c:d.py": "", "new\nline.py": "" });
    expect(paths(root)).toEqual(["main.py", "new\nline.py"]);
    expect(found(root).problems.map(({ file }) => file)).toEqual(["a\\b.py", "c:d.py"]);
  });

  test("two modules of one name are both found", () => {
    const root = project({ "api/main.py": "", "worker/main.py": "", "shop.py": "", "shop/__init__.py": "" });
    expect(paths(root)).toEqual(["api/main.py", "shop.py", "shop/__init__.py", "worker/main.py"]);
  });

  test("no Python at all is said, with what to do", () => {
    expect(found(project({ "README.md": "" })).problems).toMatchObject([
      {
        kind: "not-python",
        fatal: false,
        message: "no Python file found below the root: name the folder of the back end with --root, and look at .gitignore",
      },
    ]);
    expect(found(project({ "a.py": "" }), { exclude: ["*.py"] }).problems[0]?.message).toContain("`exclude`");
  });
});

describe("what a file is for", () => {
  test("by names of folders and files", () => {
    const root = project({
      "shop/__init__.py": "",
      "shop/testing/__init__.py": "",
      "shop/testing/factories.py": "",
      "shop/tests/helpers.py": "",
      "old_tests_v1/fakes.py": "",
      "shop/lab_tests/orders.py": "",
      "shop/test_orders.py": "",
      "shop/setup.py": "",
      "shop/AbstractOrderTest.py": "",
      "shop/LabTest.py": "",
      "conftest.py": "",
      "setup.py": "",
      "scripts/seed.py": "",
      "services/orders/seed-scripts/fill.py": "",
      "docs/conf.py": "",
      "shop/docs/router.py": "",
      "scripts/tests/try.py": "",
      ".github/release.py": "",
      "packages/pytest-shop/src/pytest_shop/docker.py": "",
      "shop/pytest_plugin.py": "",
    });
    expect(roles(root)).toEqual({
      "shop/__init__.py": "application",
      "shop/testing/__init__.py": "application",
      "shop/testing/factories.py": "application",
      "shop/tests/helpers.py": "test",
      "old_tests_v1/fakes.py": "test",
      "shop/lab_tests/orders.py": "application",
      "shop/test_orders.py": "test",
      "shop/setup.py": "application",
      "shop/AbstractOrderTest.py": "test",
      "shop/LabTest.py": "test",
      "conftest.py": "test",
      "setup.py": "script",
      "scripts/seed.py": "script",
      "services/orders/seed-scripts/fill.py": "script",
      "docs/conf.py": "script",
      "shop/docs/router.py": "application",
      "scripts/tests/try.py": "test",
      ".github/release.py": "script",
      "packages/pytest-shop/src/pytest_shop/docker.py": "test",
      "shop/pytest_plugin.py": "test",
    });
  });

  test("copies of packages are vendored; a shop's own vendors are not", () => {
    const root = project({ "shop/__init__.py": "", "shop/vendor/router.py": "", "shop/_vendor/six.py": "", "vendor/requests/api.py": "" });
    expect(roles(root)).toEqual({
      "shop/__init__.py": "application",
      "shop/_vendor/six.py": "vendored",
      "shop/vendor/router.py": "application",
      "vendor/requests/api.py": "vendored",
    });
  });
});

describe("migration folders", () => {
  const environment = "from alembic import context\n";

  test("by the folder's content", () => {
    const root = project({
      "shop/db/env.py": environment,
      "shop/db/versions/1_a.py": "",
      "shop/db/utils.py": "",
      "other/env.py": "",
      "other/versions/a.py": "",
    });
    expect(found(root).migrations).toEqual([
      { directory: "shop/db", home: "shop/db", versions: ["shop/db/versions"], configuration: null },
    ]);
    expect(roles(root)).toMatchObject({
      "shop/db/env.py": "migration",
      "shop/db/versions/1_a.py": "migration",
      "shop/db/utils.py": "application",
      "other/env.py": "application",
    });
  });

  test("by alembic.ini, with several sections, places and a folder inside a package", () => {
    const root = project({
      "backend/alembic.ini": [
        "[alembic]",
        "# script_location = nowhere",
        "script_location = %(here)s/migrations",
        "version_locations = %(here)s/migrations/main",
        "    %(here)s/migrations/extra:%(here)s/migrations/more",
        "[billing]",
        "script_location = billing.store:history",
      ].join("\n"),
      "backend/migrations/env.py": environment,
      "backend/migrations/main/1.py": "",
      "backend/migrations/extra/2.py": "",
      "backend/migrations/more/3.py": "",
      "src/billing/store/history/env.py": environment,
      "src/billing/store/history/versions/4.py": "",
    });
    expect(found(root).migrations).toEqual([
      {
        directory: "backend/migrations",
        home: "backend/migrations",
        versions: ["backend/migrations/extra", "backend/migrations/main", "backend/migrations/more"],
        configuration: "backend/alembic.ini",
      },
      {
        directory: "src/billing/store/history",
        home: "src/billing/store/history",
        versions: ["src/billing/store/history/versions"],
        configuration: "backend/alembic.ini",
      },
    ]);
  });

  test("sections that share an env.py and have revisions of their own are histories of their own", () => {
    const root = project({
      "shop/alembic.ini": [
        "[main]",
        "script_location = shop:alembic",
        "version_locations = shop:alembic/main_versions",
        "[tenant]",
        "script_location = shop:alembic",
        "version_locations = shop:alembic/tenant_versions",
      ].join("\n"),
      // The same main history, as another tool names it.
      "alembic.ini": "[alembic]\nscript_location = shop/alembic\nversion_locations = shop/alembic/main_versions",
      "shop/alembic/env.py": environment,
      "shop/alembic/main_versions/1.py": "",
      "shop/alembic/tenant_versions/1.py": "",
    });
    expect(found(root).migrations.map(({ directory, home, versions }) => ({ directory, home, versions }))).toEqual([
      { directory: "shop/alembic/main_versions", home: "shop/alembic", versions: ["shop/alembic/main_versions"] },
      { directory: "shop/alembic/tenant_versions", home: "shop/alembic", versions: ["shop/alembic/tenant_versions"] },
    ]);
  });

  test("by pyproject.toml", () => {
    const root = project({
      "pyproject.toml": '[tool.alembic]\nscript_location = "%(here)s/db/alembic"\n',
      "db/alembic/env.py": environment,
      "db/alembic/versions/1.py": "",
    });
    expect(found(root).migrations).toEqual([
      { directory: "db/alembic", home: "db/alembic", versions: ["db/alembic/versions"], configuration: "pyproject.toml" },
    ]);
  });

  test("a location that is not there is reported with its line", () => {
    const root = project({ "alembic.ini": "[alembic]\nscript_location = gone\n", "main.py": "" });
    expect(found(root).problems).toMatchObject([{ kind: "configuration", file: "alembic.ini", line: 2, fatal: false }]);
  });

  test("a relative location means the folder that the command runs in: that of the configuration, or one around it", () => {
    const root = project({
      "backend/history/alembic.ini": "[alembic]\nscript_location = history\n",
      "backend/history/env.py": environment,
      "backend/history/versions/1.py": "",
    });
    expect(found(root)).toMatchObject({
      migrations: [{ directory: "backend/history", configuration: "backend/history/alembic.ini" }],
      problems: [],
    });
  });

  test("an absolute location is looked for by its end: the project lies elsewhere in an image", () => {
    const root = project({
      "api/store/main/alembic.ini": "[alembic]\nscript_location = /app/store/main\n",
      "api/store/main/env.py": environment,
      "api/store/main/versions/1.py": "",
      "api/alembic.ini": "[alembic]\nscript_location = /srv/history\nversion_locations = /srv/history/all\n",
      "api/history/env.py": environment,
      "api/history/all/1.py": "",
      "history/1.py": "",
      "alembic.ini": "[alembic]\nscript_location = /srv/gone\n",
    });
    expect(found(root).migrations.map(({ directory, versions }) => ({ directory, versions }))).toEqual([
      { directory: "api/history", versions: ["api/history/all"] },
      { directory: "api/store/main", versions: ["api/store/main/versions"] },
    ]);
    expect(found(root).problems).toMatchObject([{ kind: "configuration", file: "alembic.ini" }]);
  });

  test("a location that a program fills in is no mistake, and the folder is found by its env.py", () => {
    const root = project({
      "db/alembic.ini": "[alembic]\nscript_location = {folder}\n",
      "db/alembic/env.py": "from alembic import context\n",
      "db/alembic/versions/0001.py": "",
    });
    expect(found(root).problems).toEqual([]);
    expect(found(root).migrations).toMatchObject([{ directory: "db/alembic" }]);
  });
});
