import "./domain-alembic.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import "./session.chunk.js";
import { i as readEvidence, n as chainDigests, r as evidenceOf, t as EVIDENCE_PATH } from "./domain-alembic-evidence.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { n as chosen, r as historiesOf, t as analysed } from "./cli-migrations2.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { delimiter, dirname, join, normalize, resolve } from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";

// src/migrate/configuration.ts
/** The nearest alembic.ini from the environment's folder up to the root that names this folder, or names none. */
function findIni(root, directory) {
	const environment = resolve(root, directory);
	let fallback = null;
	for (let folder = environment; folder.startsWith(root); folder = dirname(folder)) {
		const path = join(folder, "alembic.ini");
		if (existsSync(path)) {
			for (let at$ = 0, list$ = locations(readFileSync(path, "utf8")); at$ < list$.length; at$++) {
				const { section, location } = list$[at$];
				if (resolve(folder, normalize(location.replaceAll("%(here)s", folder))) === environment) return {
					path,
					section
				};
			}
			fallback ??= {
				path,
				section: "alembic"
			};
		}
		if (dirname(folder) === folder) break;
	}
	return fallback;
}
/** Each section's script_location. */
function locations(text) {
	const found = [];
	let section = "";
	for (let at$ = 0, list$ = text.split(/\r?\n/); at$ < list$.length; at$++) {
		const line = list$[at$];
		section = /^\[([^\]]+)\]/.exec(line)?.[1] ?? section;
		const location = /^script_location\s*[=:]\s*(\S.*?)\s*$/.exec(line)?.[1];
		if (location !== void 0) found.push({
			section,
			location
		});
	}
	return found;
}

// src/migrate/embedded.ts
const PACKAGES = ["@electric-sql/pglite", "@electric-sql/pglite-socket"];
const INSTALL = `npm install --save-dev ${PACKAGES.join(" ")}`;
/** The first start unpacks a whole server: slow machines need their time. In milliseconds. */
const PATIENCE = 6e4;
/** The entry module of an optional package: in the project or above, beside this tool, or among the global packages. */
function entryOf(name, root) {
	const places = [];
	for (let at$ = 0, list$ = [
		root,
		process.cwd(),
		dirname(fileURLToPath(import.meta.url))
	]; at$ < list$.length; at$++) {
		const start = list$[at$];
		for (let folder = start;; folder = dirname(folder)) {
			places.push(join(folder, "node_modules"));
			if (dirname(folder) === folder) break;
		}
	}
	places.push(join(dirname(process.execPath), "../lib/node_modules"), join(dirname(process.execPath), "node_modules"));
	places.push(...(process.env.NODE_PATH ?? "").split(process.platform === "win32" ? ";" : ":").filter((path) => path !== ""));
	for (let at$ = 0, list$ = places; at$ < list$.length; at$++) {
		const place = list$[at$];
		const manifest = join(place, name, "package.json");
		if (!existsSync(manifest)) continue;
		const { module, main } = JSON.parse(readFileSync(manifest, "utf8"));
		const entry = join(place, name, module ?? main ?? "index.js");
		if (existsSync(entry)) return pathToFileURL(entry).href;
	}
	return null;
}
const SERVER = `
const [pglite, socket] = process.argv.slice(1);
const { createServer, connect } = await import("node:net");
const { PGlite } = await import(pglite);
const { PGLiteSocketServer } = await import(socket);
const host = "127.0.0.1";
const [SSL, GSS, TERMINATE] = [80877103, 80877104, 0x58];
const db = await PGlite.create();
const server = new PGLiteSocketServer({ db, port: 0, host, maxConnections: 20 });
const inner = await new Promise((resolve, reject) => {
  server.addEventListener("listening", (event) => resolve(event.detail.port));
  server.start().catch(reject);
});
let clients = 0;
let ready = Promise.resolve();
const fresh = async () => {
  for (const statement of ["ROLLBACK", "DISCARD ALL"]) await db.exec(statement).catch(() => {});
};
const front = createServer(async (client) => {
  let gone = false;
  const leave = () => {
    if (gone) return;
    gone = true;
    clients -= 1;
    if (clients === 0) ready = ready.then(fresh);
  };
  clients += 1;
  client.on("error", () => client.destroy()).on("close", leave);
  await ready;
  const back = connect(inner, host);
  let held = Buffer.alloc(0);
  let started = false;
  const take = (chunk) => {
    held = Buffer.concat([held, chunk]);
    while (true) {
      const head = started ? 1 : 0;
      if (held.length < head + 4 || held.length < head + held.readInt32BE(head)) return;
      const message = held.subarray(0, head + held.readInt32BE(head));
      held = held.subarray(message.length);
      if (started && message[0] === TERMINATE) {
        leave();
        back.destroy();
        return;
      }
      const code = started ? 0 : message.readInt32BE(4);
      if (code === SSL || code === GSS) client.write("N");
      else back.write(message);
      started ||= code !== SSL && code !== GSS;
    }
  };
  client.on("data", take).on("close", () => back.destroy());
  back.on("data", (chunk) => client.write(chunk)).on("error", () => client.destroy()).on("close", () => client.end());
});
front.listen(0, host, () => process.stdout.write(JSON.stringify({ port: front.address().port }) + "\\n"));
process.stdin.on("end", () => process.exit(0)).resume();
`;
/** Starts an embedded PostgreSQL in memory. Throws a UserError that says how to install it where it is missing. */
async function startEmbedded(root) {
	const entries = PACKAGES.map((name) => entryOf(name, root));
	if (entries.includes(null)) throw userError(`there is no embedded PostgreSQL: ${PACKAGES.filter((_, i) => entries[i] === null).join(" and ")} not found. Install it with \`${INSTALL}\`, or name an empty database with --database-url`);
	const child = spawn(process.execPath, [
		"--input-type=module",
		"-e",
		SERVER,
		...entries
	], {
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		env: { PATH: process.env.PATH ?? "" }
	});
	try {
		return {
			url: `postgresql://postgres@127.0.0.1:${await portOf(child)}/postgres`,
			stop: () => void child.kill("SIGKILL")
		};
	} catch (error) {
		child.kill("SIGKILL");
		throw error;
	}
}
function portOf(child) {
	return new Promise((resolve, reject) => {
		let out$of = ["", ""], out = out$of[0], errors = out$of[1];
		const fail = (why) => reject(userError(`the embedded PostgreSQL did not start: ${why}`));
		const timer = setTimeout(() => fail(`no answer within ${PATIENCE / 1e3} seconds`), PATIENCE);
		child.stderr?.on("data", (text) => {
			errors = (errors + text.toString()).slice(-2e3);
		});
		child.stdout?.on("data", (text) => {
			out += text.toString();
			const port = /"port":(\d+)/.exec(out)?.[1];
			if (port === void 0) return;
			clearTimeout(timer);
			resolve(Number(port));
		});
		child.once("error", (error) => fail(error.message));
		child.once("exit", (code) => {
			clearTimeout(timer);
			fail(errors.trim().split("\n").at(-1) ?? `it ended with ${code}`);
		});
	});
}

// src/migrate/python.ts
const BINARIES = ["bin/python", "Scripts/python.exe"];
function inside(folder) {
	return BINARIES.map((binary) => join(folder, binary)).find((path) => existsSync(path)) ?? null;
}
/**
* The project's own Python: as given, the active virtual environment, one in the root or above it (`.venv`, as uv makes it, or
* `venv`), Poetry's, else the one on the PATH. Null when there is none.
*/
function findPython(root, given, environment) {
	if (given !== null) {
		const path = inside(given) ?? given;
		return existsSync(path) || !/[\\/]/.test(path) ? {
			path,
			by: "--python"
		} : null;
	}
	const active = environment.VIRTUAL_ENV === void 0 ? null : inside(environment.VIRTUAL_ENV);
	if (active !== null) return {
		path: active,
		by: "VIRTUAL_ENV"
	};
	for (let folder = root;; folder = dirname(folder)) {
		for (let at$ = 0, list$ = [
			".venv",
			"venv",
			"env"
		]; at$ < list$.length; at$++) {
			const name = list$[at$];
			const own = inside(join(folder, name));
			if (own !== null) return {
				path: own,
				by: name
			};
		}
		if (existsSync(join(folder, ".git")) || dirname(folder) === folder) break;
	}
	return poetry(root) ?? onPath(environment);
}
function poetry(root) {
	const settings = join(root, "pyproject.toml");
	if (!existsSync(settings) || !readFileSync(settings, "utf8").includes("[tool.poetry")) return null;
	const { status, stdout } = spawnSync("poetry", [
		"env",
		"info",
		"--executable"
	], {
		cwd: root,
		encoding: "utf8",
		timeout: 2e4
	});
	const path = status === 0 ? stdout.trim() : "";
	return path !== "" && existsSync(path) ? {
		path,
		by: "poetry"
	} : null;
}
function onPath(environment) {
	for (let at$ = 0, list$ = (environment.PATH ?? "").split(delimiter); at$ < list$.length; at$++) {
		const folder = list$[at$];
		for (let at$ = 0, list$ = [
			"python3",
			"python",
			"python.exe"
		]; at$ < list$.length; at$++) {
			const name = list$[at$];
			const path = join(folder, name);
			if (folder !== "" && existsSync(path)) return {
				path,
				by: "PATH"
			};
		}
	}
	return null;
}

// src/migrate/run-driver.ts
/** The first step imports the whole project, which may have to be compiled: it has so many times the time of the others. */
const FIRST = 4;
/** The driver's own text: beside the bundle in a release, beside this module in the sources. */
function driverText() {
	return readFileSync(new URL("driver.py", import.meta.url), "utf8");
}
/**
* Runs the driver in a Python. `seconds` is the time that one step may take, the first one four times as long. It and all that it starts end with this call.
* Throws nothing for what Python does; an executable that cannot be started ends as `crashed`.
*/
function runDriver(python, request, environment, seconds, hear) {
	const child = spawn(python, ["-c", driverText()], {
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		env: environment,
		detached: true
	});
	return new Promise((resolve) => {
		let buffer$of = ["", ""], buffer = buffer$of[0], errors = buffer$of[1];
		let step = null;
		let stopped = null;
		let done$of = [false, false], done = done$of[0], hanging = done$of[1];
		const late = () => {
			hanging = true;
			end(child);
		};
		let patience = seconds * FIRST;
		let timer = setTimeout(late, patience * 1e3);
		const interrupted = () => end(child);
		process.once("SIGINT", interrupted);
		process.once("SIGTERM", interrupted);
		const take = (line) => {
			clearTimeout(timer);
			if (step !== null) patience = seconds;
			timer = setTimeout(late, patience * 1e3);
			const event = parsed(line);
			if (event === null) return;
			if (event.event === "begin") step = {
				revision: event.revision,
				stage: event.stage
			};
			if (event.event === "stopped") stopped = {
				kind: event.kind,
				message: event.message
			};
			done ||= event.event === "done";
			hear(event);
		};
		child.stdout.on("data", (text) => {
			const lines = (buffer + text.toString()).split("\n");
			buffer = lines.pop() ?? "";
			lines.forEach(take);
		});
		child.stderr.on("data", (text) => {
			errors = (errors + text.toString()).slice(-4e3);
		});
		child.stdin.on("error", () => {});
		let over = false;
		const close = () => {
			if (over) return;
			over = true;
			clearTimeout(timer);
			process.off("SIGINT", interrupted);
			process.off("SIGTERM", interrupted);
			resolve({
				kind: hanging ? "hanging" : stopped !== null ? "stopped" : done ? "done" : "crashed",
				stopped,
				step,
				patience,
				errors: errors.trim()
			});
		};
		child.once("error", (error) => {
			errors = error.message;
			close();
		});
		child.once("close", close);
		child.stdin.end(JSON.stringify(request));
	});
}
function parsed(line) {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}
/** Ends a process and what it started. */
function end(child) {
	if (child.pid === void 0) return;
	try {
		process.kill(-child.pid, "SIGKILL");
	} catch {
		child.kill("SIGKILL");
	}
}

// src/migrate/url-variables.ts
const FIELD = /^[ \t]+(\w*(?:database|db|sqlalchemy|postgres)\w*_ur[il])[ \t]*:/gim;
const PREFIX = /\benv_prefix["']?\s*[=:]\s*["'](\w+)["']/;
const NAME = /["']([A-Z][A-Z0-9_]*)["']/g;
const DATABASE = /(?:^|_)(?:DATABASE|DB|SQLALCHEMY|POSTGRES(?:QL)?)(?:_\w+)?_UR[IL]$/;
/**
* The environment variables that a project's settings read the URL of its database from, as far as its Python writes them down: names such
* as `SHOP_DATABASE_URL` in texts, and fields of Pydantic settings such as `database_url` behind their `env_prefix`. Sorted.
*/
function urlVariables(texts) {
	const found = /* @__PURE__ */ new Set();
	for (const text of texts) {
		for (const [, name = ""] of text.matchAll(NAME)) if (DATABASE.test(name)) found.add(name);
		if (!text.includes("BaseSettings")) continue;
		const prefix = PREFIX.exec(text)?.[1] ?? "";
		for (const [, field = ""] of text.matchAll(FIELD)) found.add(`${prefix}${field}`.toUpperCase());
	}
	return [...found].sort();
}

// src/migrate/test-history.ts
/** Runs the project's own Alembic over a history. Throws a UserError for what keeps it from beginning. */
async function testHistory(history, request, hear) {
	const bench = await benchOf(history, request);
	const compiled = mkdtempSync(join(realpathSync(tmpdir()), "fastapi-gate-"));
	try {
		const environment = {
			...request.environment,
			PYTHONPYCACHEPREFIX: compiled
		};
		return await testOn(bench, history, {
			...request,
			environment
		}, hear);
	} finally {
		bench.close();
		rmSync(compiled, {
			recursive: true,
			force: true
		});
	}
}
async function testOn(bench, history, given, hear) {
	const rows = [];
	const start = Date.now();
	let alembic$of = ["", ""], alembic = alembic$of[0], sqlalchemy = alembic$of[1];
	let request$of = [given, driverRequest(bench, history, given)], request = request$of[0], driver = request$of[1];
	const run = () => runDriver(request.python, driver, childEnvironment(request, bench), request.seconds, (event) => {
		if (event.event === "ready") ({alembic, sqlalchemy} = event);
		if (event.event === "tested") {
			rows.push(event);
			hear(event);
		}
	});
	let end = await run();
	let variables = [];
	if (end.stopped?.kind === "other-database") {
		variables = urlVariables(given.sources()).filter((name) => !given.urlVariables.includes(name));
		request = {
			...given,
			urlVariables: [...given.urlVariables, ...variables]
		};
		driver = {
			...driver,
			insist: true
		};
		end = await run();
	}
	const begun = alembic !== "";
	let trouble = troubleOf(end, request, bench);
	if (bench.given && begun && end.kind !== "done" && end.kind !== "stopped") {
		const seconds = Math.ceil((Date.now() - start) / 1e3) + 1;
		if ((await runDriver(request.python, {
			...driver,
			wipe: true,
			seconds
		}, childEnvironment(request, bench), request.seconds, () => {})).kind !== "done") trouble += ". The database could not be emptied afterwards: what the migrations made is still in it";
	}
	if (!begun) throw userError(trouble ?? "the test did not begin");
	const digests = chainDigests(history);
	const files = new Map(history.graph.order.map(({ revision, file }) => [revision, file]));
	const revisions = rows.map((row) => ({
		revision: row.revision,
		file: files.get(row.revision) ?? "",
		chain: digests.get(row.revision) ?? "",
		status: row.status,
		detail: describeRow(row)
	}));
	return {
		environment: {
			directory: history.directory,
			dialect: bench.dialect,
			alembic,
			sqlalchemy,
			revisions
		},
		rows,
		trouble,
		variables
	};
}
function driverRequest(bench, history, { root, revisions }) {
	const ini = findIni(root, history.home);
	return {
		root,
		folder: ini === null ? root : dirname(ini.path),
		paths: [root, ...importRoots(root, history.home)],
		ini: ini?.path ?? null,
		section: ini?.section ?? "alembic",
		script_location: join(root, history.home),
		version_locations: [...new Set(history.graph.order.map(({ file }) => join(root, dirname(file))))].sort(),
		url: bench.url,
		revisions,
		insist: false
	};
}
/** The folders under the root from which the package around a folder is imported (`src`, for `src/shop/migrations`); none for the root. */
function importRoots(root, home) {
	const parts = home.split("/");
	let at = parts.length - 1;
	while (at > 0 && existsSync(join(root, ...parts.slice(0, at), "__init__.py"))) at -= 1;
	return at === 0 || at === parts.length - 1 ? [] : [join(root, ...parts.slice(0, at))];
}
/** Settings read the database from the environment: they find the one under test there, and no other. */
function childEnvironment({ environment, urlVariables }, { url }) {
	const { PYTHONHOME: _home, PYTHONDONTWRITEBYTECODE: _bytecode, ...rest } = environment;
	const own = Object.keys(rest).filter((name) => /^(?:.*_)?DATABASE_URL$|^SQLALCHEMY_DATABASE_UR[IL]$|^DB_UR[IL]$/.test(name));
	const redirected = Object.fromEntries([...own, ...urlVariables].map((name) => [name, url]));
	return {
		...rest,
		...redirected,
		PYTHONUNBUFFERED: "1"
	};
}
async function benchOf(history, { root, databaseUrl, allowRemote }) {
	if (databaseUrl !== null) return givenBench(databaseUrl, allowRemote);
	if (history.primaryDialect === "sqlite") {
		const folder = mkdtempSync(join(realpathSync(tmpdir()), "fastapi-gate-"));
		const close = () => rmSync(folder, {
			recursive: true,
			force: true
		});
		return {
			url: `sqlite:///${join(folder, "test.db")}`,
			dialect: "sqlite",
			given: false,
			close
		};
	}
	if (history.primaryDialect === "mysql") throw userError("this history is for MySQL, which cannot be embedded: name an empty local database with --database-url mysql+pymysql://… (or sqlite:///PATH)");
	const { url, stop } = await startEmbedded(root);
	return {
		url,
		dialect: "postgresql",
		given: false,
		close: stop
	};
}
const LOCAL = /* @__PURE__ */ new Set([
	"",
	"localhost",
	"127.0.0.1",
	"[::1]",
	"::1"
]);
/** Checks a URL before anything connects to it. */
function givenBench(text, allowRemote) {
	const match = /^(postgres(?:ql)?|mysql|mariadb|sqlite)(?:\+\w+)?:\/\/(.*)$/s.exec(text);
	if (match === null) throw userError("--database-url must be a URL as SQLAlchemy has it: postgresql://USER@HOST/NAME, mysql+pymysql://USER@HOST/NAME or sqlite:///PATH");
	const [, scheme = "", rest = ""] = match;
	if (scheme === "sqlite") return givenFile(text, rest);
	const authority = rest.split("/", 1)[0] ?? "";
	const hosts = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d+$/, "");
	const query = new URLSearchParams(rest.split("?")[1] ?? "").getAll("host");
	const remote = [...hosts === "" && query.length > 0 ? [] : [hosts], ...query].find((host) => !LOCAL.has(host.replace(/:\d+$/, "")) && !host.startsWith("/"));
	if (remote !== void 0 && !allowRemote) throw userError(`${remote} is not this machine: a test makes and drops tables. Give --allow-remote if the database is there for that`);
	const dialect = scheme.startsWith("postgres") ? "postgresql" : "mysql";
	return {
		url: text.replace(/^postgres(?=[:+])/, "postgresql"),
		dialect,
		given: true,
		close: () => {}
	};
}
/** A file of SQLite that is not there yet, and is gone afterwards. */
function givenFile(url, rest) {
	const path = rest.replace(/^\//, "").split("?", 1)[0] ?? "";
	if (path === "" || path === ":memory:") throw userError("SQLite in memory is lost between the steps of Alembic: name a file with sqlite:///PATH");
	if (existsSync(path) && statSync(path).size > 0) throw userError(`${path} exists: a test needs a database of its own; name a file that is not there`);
	const close = () => {
		for (let at$ = 0, list$ = [
			"",
			".kept",
			"-journal",
			"-wal",
			"-shm"
		]; at$ < list$.length; at$++) {
			const ending = list$[at$];
			rmSync(path + ending, { force: true });
		}
	};
	return {
		url,
		dialect: "sqlite",
		given: true,
		close
	};
}
function troubleOf(end, { python }, { given }) {
	const step = end.step === null ? "before the first step" : `in ${end.step.stage} of ${end.step.revision}`;
	const last = end.errors.split("\n").at(-1) ?? "";
	switch (end.kind) {
		case "done": return null;
		case "hanging": return `no answer within ${end.patience} seconds ${step}: Python was ended. --timeout gives more time`;
		case "crashed": return `${python} ended ${step}${last === "" ? "" : `: ${last}`}`;
		case "stopped": return stoppedText(end.stopped?.kind ?? "", end.stopped?.message ?? "", python, given);
	}
}
function stoppedText(kind, message, python, given) {
	switch (kind) {
		case "missing-alembic": return `${python} has no Alembic (${message}): name the project's Python with --python, or install its requirements there`;
		case "no-connection":
			if (/No module named/.test(message)) return `${python} has no driver for the database (${message}): install ${given ? "the driver that the URL names, or name another in it" : "the driver that the project uses in production"}`;
			return given ? `the database cannot be reached: ${message.replace(/ Is the server running.*$/, "")}. Is the server running, and the URL right?` : `the embedded database cannot be reached: ${message}`;
		case "not-empty": return `the database is not empty (${message}): a test makes and drops everything, so it needs an empty one`;
		case "history": return `Alembic cannot read the history: ${message}`;
		case "upgrade-error": return `upgrade() of ${message} fails, so nothing behind it could be tested. If the project took this for another database: --url-variable names the environment variable that its settings read the URL from`;
		default: return `after ${message} the database could not be brought back to where it was, so nothing behind it was tested`;
	}
}
/** What a row says, each as one line. */
function describeRow({ status, error, differences }) {
	const lines = differences.map(({ change, what, was, is }) => {
		if (change !== "changed") return `${what} ${change}`;
		return `${what} changed: ${is ?? ""}, was ${was ?? ""}`;
	});
	if (error !== null && status !== "restores") {
		const place = error.file === null ? "" : ` (${error.file}${error.line === null ? "" : `:${error.line}`})`;
		lines.push(`${error.type}: ${error.message}${place}`);
	}
	return lines;
}

// src/cli/migrations-test.ts
/** Tests the histories of the project one after the other; status 1 when a rollback does not restore the schema. */
async function testMigrations(options) {
	const { root } = plainRequest(options);
	const result = await analysed(options);
	const since = options.since === void 0 ? null : chosen(result, options.since, options.environment ?? null);
	const histories = since === null ? historiesOf(result, options.environment ?? null) : [since.history];
	if (options.databaseUrl !== void 0 && histories.length > 1) throw userError(`one database serves one history: name it with --environment (${histories.map(({ directory }) => directory).join(", ")})`);
	const python = findPython(root, options.python ?? null, process.env);
	if (python === null) throw userError("no Python was found: name the project's own with --python");
	let record = recorded(root);
	let sound = true;
	for (let at$ = 0, list$ = histories; at$ < list$.length; at$++) {
		const history = list$[at$];
		const revisions = wanted(history, since?.file.revision ?? null, options.changed === true ? record : null);
		process.stdout.write(`${history.directory}: ${revisions.length} of ${history.graph.order.length} revisions, ${python.path} (${python.by})\n`);
		if (revisions.length === 0) continue;
		const request = {
			root,
			python: python.path,
			databaseUrl: options.databaseUrl ?? null,
			allowRemote: options.allowRemote === true,
			revisions,
			urlVariables: options.urlVariable,
			sources: () => texts(root, result),
			seconds: options.timeout,
			environment: process.env
		};
		const { environment, rows, trouble, variables } = await testHistory(history, request, print);
		if (variables.length > 0) process.stdout.write(`set to the database under test: ${variables.join(", ")}\n`);
		const good = rows.filter(({ status }) => status === "restores").length;
		process.stdout.write(`${good} of ${revisions.length} rollbacks restore the schema on ${environment.dialect} (Alembic ${environment.alembic})\n`);
		if (trouble !== null) writeLines([`${history.directory}: ${trouble}`], 1);
		sound &&= good === revisions.length;
		record = merged(record, environment);
		if (options.record) write$1(root, record);
	}
	if (options.record) process.stdout.write(`evidence: ${EVIDENCE_PATH}\n`);
	writeLines(await result.stored, 30);
	return sound ? 0 : 1;
}
/** The Python files of the project, as far as they can be read. */
function* texts(root, { files }) {
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const file = list$[at$];
		try {
			yield readFileSync(join(root, file), "utf8");
		} catch {}
	}
}
function print(row) {
	const lines = describeRow(row);
	process.stdout.write([`  ${row.revision} ${row.status}\n`, ...lines.slice(0, 20).map((line) => `      ${line}\n`)].join(""));
}
/** The revisions to test: all, those from one on, or those whose evidence is missing or stale. */
function wanted(history, since, record) {
	const all = history.graph.order.map(({ revision }) => revision);
	const later = since === null ? all : descendants(history, since);
	if (record === null) return later;
	const { tested } = evidenceOf(history, record);
	return later.filter((revision) => !tested.has(revision));
}
/** A revision and all that build on it, in order. */
function descendants({ graph }, revision) {
	const found = /* @__PURE__ */ new Set([revision]);
	for (let at$ = 0, list$ = graph.order; at$ < list$.length; at$++) {
		const file = list$[at$];
		if (graph.parents.get(file.revision)?.some((parent) => found.has(parent)) === true) found.add(file.revision);
	}
	return graph.order.map((file) => file.revision).filter((id) => found.has(id));
}
function recorded(root) {
	let text;
	try {
		text = readFileSync(join(root, EVIDENCE_PATH), "utf8");
	} catch {
		return {
			version: 1,
			environments: []
		};
	}
	return readEvidence(text) ?? {
		version: 1,
		environments: []
	};
}
/** The record with what was seen now in place of what was seen of the same revisions on the same database before. */
function merged(record, seen) {
	const same = (each) => each.directory === seen.directory && each.dialect === seen.dialect;
	const fresh = new Set(seen.revisions.map(({ revision }) => revision));
	const revisions = [...record.environments.filter(same).flatMap(({ revisions }) => revisions.filter(({ revision }) => !fresh.has(revision))), ...seen.revisions].sort((a, b) => byText(a.file, b.file) || byText(a.revision, b.revision));
	return {
		version: 1,
		environments: [...record.environments.filter((each) => !same(each)), {
			...seen,
			revisions
		}].sort((a, b) => byText(a.directory, b.directory) || byText(a.dialect, b.dialect))
	};
}
function write$1(root, record) {
	try {
		writeFileAtomically(join(root, EVIDENCE_PATH), jsonLines({ ...record }));
	} catch (error) {
		throw userError(`${EVIDENCE_PATH} cannot be written: ${systemReason(error)}`);
	}
}

export { testMigrations };