import { a as names, c as Argument, d as InvalidArgumentError, f as Option, i as date, l as Command, n as addJudging, o as analysing, s as wholeNumber, t as addHook, u as CommanderError } from "./cli-program-check.chunk.js";
import { n as APPROVERS } from "./model-agents.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { r as toolVersion } from "./run-package.chunk.js";
import { n as parseShard } from "./run-shards.chunk.js";
import { existsSync } from "node:fs";

// src/cli/program-facts.ts
/** The first half of a run, for those who spread it over machines. */
function addFacts(program, done) {
	analysing(program.command("facts")).description("read a part of the files and store what they say, for a `check --facts` that judges").requiredOption("--output <folder>", "where the file of facts is written").addOption(new Option("--shard <n/of>", "which part: 3/8 is the third of eight; files are shared out by the hash of their path").argParser(shard).default({
		index: 1,
		of: 1
	}, "1/1")).action(async (options) => done(await (await import("./cli-facts.chunk.js")).facts(options)));
}
function shard(text) {
	const found = parseShard(text);
	if (found === null) throw new InvalidArgumentError("give a part and the number of parts, such as 3/8");
	return found;
}

// src/cli/program-migrations.ts
const DIALECTS = [
	"postgresql",
	"sqlite",
	"mysql"
];
/** The commands about migration histories. */
function addMigrations(program, done) {
	const migrations = program.command("migrations").description("schemas, downgrades and tests of the migration history");
	analysing(migrations.command("schema")).description("print the replayed schema at a revision as SQL").argument("<revision>", "an id, the beginning of one, or head").addOption(new Option("--dialect <dialect>", "of the SQL (default: the project's database)").choices(DIALECTS)).option("--environment <folder>", "the folder of env.py, where the project has several histories").action(async (revision, options) => done(await (await import("./cli-migrations.chunk.js")).printSchema(revision, options)));
	analysing(migrations.command("downgrade")).description("print the inverse of a revision's upgrade(), or write it into the file").argument("<revision...>", "ids, the beginnings of some, or head").option("--write", "replace the body of downgrade() in the file, if the replay shows that the schema comes back").option("--environment <folder>", "the folder of env.py, where the project has several histories").addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text")).action(async (revisions, options) => done(await (await import("./cli-migrations-downgrade.chunk.js")).downgrade(revisions, options)));
	addTest(migrations, done);
}
function addTest(migrations, done) {
	analysing(migrations.command("test")).description("run the project's own Alembic: upgrade, downgrade, compare, upgrade again; record the evidence").option("--database-url <url>", "an empty database to test on (default: an embedded one)").option("--allow-remote", "the database may be on another machine").option("--python <path>", "the project's Python (default: its virtual environment)").option("--url-variable <name...>", "environment variables that the project's settings read the database's URL from", []).option("--since <revision>", "test this revision and those behind it; the others are upgraded only").option("--changed", "test the revisions that have no recorded evidence, or whose files have changed since").option("--environment <folder>", "the folder of env.py, where the project has several histories").addOption(new Option("--timeout <seconds>", "for each step of a revision; four times as much for the first, which imports the project").argParser(wholeNumber).default(60)).option("--no-record", "write no evidence").action(async (options) => done(await (await import("./cli-migrations-test.chunk.js")).testMigrations(options)));
}

// src/cli/program-servers.ts
/** Commands that go on until their client is done with them. */
function addServers(program, done, input) {
	analysing(program.command("mcp")).description("serve coding agents: the Model Context Protocol on standard input and output").action(async (options) => done(await (await import("./cli-serve.chunk.js")).mcp(options)));
	analysing(program.command("lsp")).description("serve an editor: the Language Server Protocol on standard input and output").option("--stdio", "accepted for editors that pass it").addOption(new Option("--clientProcessId <id>", "of the editor").hideHelp()).action(async (options) => done(await (await import("./cli-serve.chunk.js")).lsp(options)));
	addHook(program, async (options) => done(await (await import("./cli-hook.chunk.js")).hook(options, input)));
	const server = program.command("server").description("the process that `check --use-server` asks");
	server.command("start").description("start it, where none of this release runs").addOption(new Option("--idle <minutes>", "without a request, after which it ends (default: 30)").argParser(minutes)).action(async (options) => done(await (await import("./cli-server.chunk.js")).start(options)));
	server.command("stop").description("end it").action(async () => done(await (await import("./cli-server.chunk.js")).stop()));
	server.command("status").description("what it holds; status 1 where none runs").addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text")).action(async (options) => done(await (await import("./cli-server.chunk.js")).status(options)));
	server.command("run", { hidden: true }).addOption(new Option("--idle <minutes>").argParser(minutes)).action(async (options) => done(await (await import("./cli-server.chunk.js")).run(options)));
}
function minutes(text) {
	if (!/^\d{1,4}(?:\.\d{1,4})?$/.test(text) || Number(text) === 0) throw new InvalidArgumentError("give minutes, such as 30 or 0.5");
	return Number(text);
}

// src/cli/program.ts
/**
* Runs a command line; resolves to the exit status. Throws what commands throw. `input` is what stood on standard input, where that has been
* read already.
*/
async function run(args, input = null) {
	let status = 0;
	const program = build((code) => {
		status = code;
	}, input);
	try {
		await program.parseAsync(withDefault(args, program), { from: "user" });
		return status;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		throw error;
	}
}
function namesIn(program) {
	return program.commands.map((command) => command.name());
}
/** `check` is meant where no command is named. A word that is neither a command nor a path is a misspelt command. */
function withDefault(args, program) {
	const first = args[0];
	const commands = namesIn(program);
	if (first !== void 0 && [
		...commands,
		"help",
		"--help",
		"-h",
		"--version",
		"-V"
	].includes(first)) return [...args];
	const meant = first === void 0 || first.startsWith("-") || existsSync(first) ? null : nearest(first, commands);
	if (meant !== null) throw userError(`there is no command (and no path) ${first}: did you mean ${meant}?`);
	return ["check", ...args];
}
function build(done, input) {
	const program = new Command("fastapi-gate").description("Quality gates for FastAPI back ends: may this change go in, and if not, who has to do exactly what?").version(toolVersion(), "-V, --version").showSuggestionAfterError(true).configureOutput({ outputError: (text, write) => write(`fastapi-gate: ${text.replace(/^error: /, "").trimEnd()}. See \`fastapi-gate --help\`.\n`.replace("..", ".")) }).exitOverride();
	addJudging(program, async (paths, options) => done(await (await import("./cli-check2.chunk.js")).check(paths, options)));
	addInspect(program, done);
	addGraph(program, done);
	addRules(program, done);
	addBaseline(program, done);
	addWaive(program, done);
	addInit(program, done);
	addVerify(program, done);
	addPlan(program, done);
	addXo(program, done);
	addConfig(program);
	addMigrations(program, done);
	addFacts(program, done);
	addServers(program, done, input);
	for (let at$ = 0, list$ = program.commands; at$ < list$.length; at$++) {
		const command = list$[at$];
		inherit(command, program);
	}
	return program;
}
function inherit(command, from) {
	command.copyInheritedSettings(from);
	for (let at$ = 0, list$ = command.commands; at$ < list$.length; at$++) {
		const inner = list$[at$];
		inherit(inner, command);
	}
}
function addInspect(program, done) {
	analysing(program.command("inspect")).description("print a table of what the program means").addArgument(new Argument("<table>", "what to print").choices([
		"functions",
		"routes",
		"dependencies",
		"models",
		"schemas",
		"openapi",
		"calls",
		"effects",
		"migrations",
		"layers"
	])).addOption(new Option("--format <format>", "of standard output (default: text on a terminal, else json)").choices(["text", "json"])).option("--queries", "with routes: how many statements a request executes, by the sizes of collections").argument("[paths...]", "files or folders whose rows are printed; everything is analysed").action(async (table, paths, options) => done(await (await import("./cli-inspect.chunk.js")).inspect(table, paths, options)));
}
function addGraph(program, done) {
	analysing(program.command("graph")).description("draw a picture of what the program means").addArgument(new Argument("<picture>", "what to draw").choices([
		"layers",
		"routes",
		"models",
		"migrations",
		"calls"
	])).addOption(new Option("--format <format>", "of standard output").choices([
		"mermaid",
		"dot",
		"svg",
		"html"
	]).default("mermaid")).addOption(new Option("--limit <n>", "boxes at most (layers: modules a layer); the picture says what it leaves out").argParser(wholeNumber)).option("--from <function>", "calls: the function to look at, as a dotted name or the end of one").addOption(new Option("--depth <n>", "calls: how many calls away from it").argParser(wholeNumber).default(2)).argument("[paths...]", "files or folders that are drawn; everything is analysed").action(async (picture, paths, options) => done(await (await import("./cli-graph.chunk.js")).graph(picture, paths, options)));
}
function addRules(program, done) {
	program.command("rules").description("list all rules").addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text")).action(async ({ format }) => done((await import("./cli-rules.chunk.js")).listRules(format)));
	analysing(program.command("explain")).description("what a rule finds, why, examples, and how to repair it; one finding with the path that proves it; or what a blind spot hides").argument("<name>", "a rule's id, the fingerprint of a finding (its first eight characters are enough), or a kind of blind spot").action(async (name, options) => {
		if (/^[0-9a-f]{8,24}$/.test(name)) done(await (await import("./cli-verify.chunk.js")).explainFinding(name, options));
		else done((await import("./cli-rules.chunk.js")).explain(name));
	});
}
function addBaseline(program, done) {
	const baseline = program.command("baseline").description("hold today's findings as named debt that can only shrink");
	analysing(baseline.command("create")).description("write all findings of the working tree into the baseline file").action(async (options) => done(await (await import("./cli-baseline.chunk.js")).createBaselineFile(options)));
	analysing(baseline.command("update")).description("take out what is gone and add what is new, naming each addition; gates without bypass get none").action(async (options) => done(await (await import("./cli-baseline.chunk.js")).updateBaselineFile(options)));
	analysing(baseline.command("prune")).description("take entries out whose finding is gone").action(async (options) => done(await (await import("./cli-baseline.chunk.js")).pruneBaselineFile(options)));
}
function addWaive(program, done) {
	analysing(program.command("waive")).description("record an exception for a finding, or acknowledge an escalation, in the name of the role that decides").argument("[fingerprint]", "of the finding or escalation; its first eight characters are enough").addOption(new Option("--approver <role>", "the role that decided").choices(APPROVERS)).option("--by <person>", "who decided in that role, such as @ada").option("--reason <text>", "why").addOption(new Option("--until <date>", "the last day on which it holds: YYYY-MM-DD").argParser(date)).option("--base <revision>", "look at what is new since a revision").option("--prune", "take waivers out that nothing needs any more").action(async (fingerprint, options) => done(await (await import("./cli-waive.chunk.js")).waive(fingerprint, options)));
}
function addPlan(program, done) {
	analysing(program.command("plan")).description("who has to do what for a task, with a packet for every agent").option("--signal <signal>", "what is asked for, such as PLATFORM:SCHEMA").option("--task <text>", "the task in a sentence").option("--files <path...>", "the files and folders that the task touches, relative to the root, with blanks or commas between; new ones too", names).option("--base <revision>", "list as repairs only what is new since then; the files are those of the change, where none are named").option("--models <name...>", "related models besides those that the program shows").option("--constraints <text...>", "what must hold; \"none\" where there is nothing").option("--dependencies <name...>", "what the work stands on, in place of what the program shows").option("--request <file>", "a JSON file with these inputs; options go over it").addOption(new Option("--format <format>", "of standard output").choices(["markdown", "json"]).default("markdown")).action(async (options) => done(await (await import("./cli-plan.chunk.js")).plan(options)));
}
function addXo(program, done) {
	program.command("xo").description("the XO report over recorded runs").requiredOption("--history <folder>", "where `check --record` and `report --record` put the runs").addOption(new Option("--trigger <event>", "why it is asked for").choices([
		"milestone",
		"session-end",
		"request"
	])).addOption(new Option("--date <date>", "of the report: YYYY-MM-DD (default: the last run's)").argParser(date)).addOption(new Option("--format <format>", "of standard output").choices(["markdown", "json"]).default("markdown")).action(async (options) => done((await import("./cli-xo.chunk.js")).xo(options)));
}
function addVerify(program, done) {
	analysing(program.command("verify")).description("what became of each finding of an older report: fixed, still there, unknown").argument("<report>", "a file of `check --format json` or `report --format coordinator-json`").addOption(new Option("--format <format>", "of standard output").choices(["text", "json"]).default("text")).action(async (report, options) => done(await (await import("./cli-verify.chunk.js")).verify(report, options)));
}
function addInit(program, done) {
	analysing(program.command("init")).description("write a commented fastapi-gate.toml from what the program shows").option("--agents", "write for coding agents instead: a block in AGENTS.md, and a skill").action(async (options) => done(await (await import("./cli-init.chunk.js")).init(options)));
}
function addConfig(program) {
	program.command("config").description("about settings").command("schema").description("print the JSON schema of [tool.fastapi-gate]").action(async () => (await import("./cli-rules.chunk.js")).printSchema());
}

export { run };