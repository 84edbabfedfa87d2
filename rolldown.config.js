// Bundles the command line and the analysis worker into dist/, which is committed: the tool runs from a bare clone, without an install.
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";
import { arraysByIndex } from "./scripts/bundle/arrays.js";

const TOP = fileURLToPath(new URL(".", import.meta.url));

/** The doors. One that is not there yet is left out, so that the bundle can be made while the tool grows. */
const entries = {
  cli: "src/cli/index.ts",
  worker: "src/run/worker.ts",
  action: "src/action/index.ts",
  live: "src/live/worker.ts",
  base: "src/base-worker.ts",
  server: "src/cli/server-thread.ts",
};

const SHEBANG = "#!/usr/bin/env node\n";

/** A file that a module of ours reads from beside itself: `new URL("python.wasm", import.meta.url)`. */
const BESIDE = /new URL\(\s*"(?:\.\/)?([^"/]+\.(?:wasm|json|bin|txt|py))"\s*,\s*import\.meta\.url\s*\)/g;
/** A package's own WebAssembly, which Emscripten's loader looks for beside its script. */
const PACKAGED = /"([\w.-]+\.wasm)"/g;

/** Puts the files that modules read from beside themselves beside the bundle, under the same name. */
function copyNeighbours() {
  return {
    name: "copy-neighbours",
    transform(code, id) {
      const packaged = id.includes("node_modules");
      for (const [, name] of code.matchAll(packaged ? PACKAGED : BESIDE)) {
        const file = join(dirname(id), name);
        if (existsSync(file)) this.emitFile({ type: "asset", fileName: name, source: readFileSync(file) });
        else if (!packaged) this.error(`${relative(process.cwd(), id)} reads ${name} from beside itself, but there is no such file`);
      }
      return null;
    },
  };
}

/** What a package holds in compiled form and does not say in its own licence. */
const GRAPHVIZ =
  "Graphviz, inside @hpcc-js/wasm-graphviz\n\nEclipse Public License 2.0 (https://www.eclipse.org/legal/epl-2.0/); source: https://gitlab.com/graphviz/graphviz\n";

/** The folder of the package that a bundled module comes from, or null for our own. */
function packageFolder(id) {
  const match = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
  return match === null ? null : match[1];
}

/** Licences of all that stands in dist/: the bundled packages, and the parser and grammar inside python.wasm. */
function writeLicences() {
  return {
    name: "write-licences",
    generateBundle(_options, bundle) {
      const folders = new Set(["node_modules/tree-sitter-python", "node_modules/web-tree-sitter"]);
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === "chunk" ? chunk.moduleIds : []) {
          const folder = packageFolder(id);
          if (folder !== null) folders.add(relative(process.cwd(), folder).replaceAll("\\", "/"));
        }
      }
      const parts = [...folders].sort().map((folder) => {
        const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        if (file === undefined) this.error(`${name} ships no licence`);
        return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim()}\n`;
      });
      if ([...folders].some((folder) => folder.endsWith("wasm-graphviz"))) parts.push(GRAPHVIZ);
      this.emitFile({ type: "asset", fileName: "licences.txt", source: parts.join("\n---\n\n") });
    },
  };
}

/** Makes the command line a program: a first line for the shell, and the executable bit. */
function makeProgram() {
  return {
    name: "make-program",
    generateBundle(_options, bundle) {
      const cli = bundle["cli.js"];
      if (cli !== undefined && !cli.code.startsWith("#!")) cli.code = SHEBANG + cli.code;
    },
    writeBundle(options) {
      const cli = join(options.dir, "cli.js");
      if (existsSync(cli)) chmodSync(cli, 0o755);
    },
  };
}

/** Gives `__dirname` to packages whose loaders look for a file beside their script: a module has none of its own. */
function provideDirname() {
  return {
    name: "provide-dirname",
    renderChunk(code, chunk) {
      if (!/\b__dirname\b/.test(code) || !chunk.moduleIds.some((id) => id.includes("libpg-query"))) return null;
      return `import { fileURLToPath as pathOfUrl } from "node:url";\nconst __dirname = pathOfUrl(new URL(".", import.meta.url));\n${code}`;
    },
  };
}

/** A chunk is called after the module it stands for, so that its name stays when others come and go: `report-text.chunk.js`. */
function chunkName({ name, facadeModuleId, moduleIds }) {
  const id = facadeModuleId ?? moduleIds.at(-1) ?? name;
  // A virtual module's id starts with NUL, and a dependency may lie behind a link: neither may bring this folder's path into a name.
  const path = relative(process.cwd(), id.replace(/^\0/, ""))
    .replaceAll("\\", "/")
    .replace(/^.*node_modules\//, "");
  const module = /^(?:src\/)?(.*?)(?:\/index)?\.[cm]?[jt]s$/.exec(path);
  return `${(module?.[1] ?? name).replace(/[^\w-]+/g, "-").replace(/^-+/, "")}.chunk.js`;
}

/**
 * What the facts of a file depend on besides its bytes: parser, extractor, and the form in which facts are held. Facts that a
 * release stored are used by those releases alone that would make the same ones.
 */
function factsDigest() {
  return digest([...below("src/extract"), ...below("src/parse"), "src/run/records.ts", "src/model/facts.ts"]);
}

/** What the results of a run depend on besides files and settings: the whole tool. */
function toolDigest() {
  return digest([...below("src"), ...below("rules"), "package-lock.json", "rolldown.config.js", ...below("scripts/bundle")]);
}

function below(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

function digest(names) {
  const hash = createHash("sha256");
  for (const name of names.filter((name) => /\.(?:ts|js|json|wasm|py)$/.test(name)).sort())
    hash.update(`${name}\0`).update(readFileSync(name)).update("\0");
  return hash.digest("hex");
}

export default defineConfig({
  // A linked node_modules keeps its place here, so that no path of the machine comes into the bundle.
  resolve: { symlinks: false },
  input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  platform: "node",
  transform: { define: { FACTS_DIGEST: JSON.stringify(factsDigest()), TOOL_DIGEST: JSON.stringify(toolDigest()) } },
  plugins: [arraysByIndex(TOP, ["src", "rules"]), copyNeighbours(), provideDirname(), writeLicences(), makeProgram()],
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    minify: false,
    // No hashes: a changed line must show up in git as a changed line. Flat: modules find the package's root as "..".
    entryFileNames: "[name].js",
    chunkFileNames: chunkName,
    assetFileNames: "[name][extname]",
  },
});
