import { i as findRoot } from "./config.chunk.js";
import { a as startServer, c as isMessage, d as placeIn, f as statOf, i as serverStatus, l as send, o as stopServer, r as NoServerError, s as hear, t as asking, u as PlaceError } from "./cli-ask-server.chunk.js";
import { t as RootThread } from "./daemon-thread.chunk.js";
import { i as userError, t as UserError } from "./model-errors.chunk.js";
import { n as RESULTS_VERSION } from "./run-version.chunk.js";
import { t as cacheFolder } from "./cli-environment.chunk.js";
import { r as askedIn } from "./cli-program-check.chunk.js";
import { closeSync, linkSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { connect, createServer } from "node:net";

// src/daemon/log.ts
/** A server that crashes again and again must not fill the disk. */
const MOST_LINES = 2e3;
/** A log that starts anew with each server; where it cannot be written there is none. */
function openLog(path) {
	let lines = 0;
	let flags = "w";
	return (line) => {
		if (lines++ >= MOST_LINES) return;
		try {
			const descriptor = openSync(path, flags, 384);
			flags = "a";
			try {
				writeSync(descriptor, `${(/* @__PURE__ */ new Date()).toISOString()} ${line}\n`);
			} finally {
				closeSync(descriptor);
			}
		} catch {}
	};
}

// src/daemon/server.ts
/** A command line is small, and so are an agent's words about an edit, with the whole text of a file in them. */
const MOST_CHARACTERS = 1e8;
/** A large project takes half a gigabyte: more roots at once than this take turns. */
const MOST_ROOTS = 4;
/** Milliseconds. */
const ALIVE = 1e3;
const LOOK = 5e3;
const MINUTE = 6e4;
/** Runs commands for clients of one user until it is told to end, nobody asks any more, or another one has taken its place. */
var CommandServer = class {
	#options;
	#roots = /* @__PURE__ */ new Map();
	#started = performance.now();
	#log;
	#server;
	#clients = /* @__PURE__ */ new Set();
	/** Of the socket, which another server may replace. */
	#inode = null;
	#timer;
	#look;
	#stopped = false;
	/** Requests that are not answered yet. */
	#open = 0;
	#over = () => {};
	constructor(options) {
		this.#options = options;
		this.#log = openLog(options.place.log);
		this.#server = createServer((socket) => this.#serve(socket));
		this.#timer = this.#endLater();
		this.#look = setInterval(() => this.#endIfReplaced(), LOOK);
	}
	/** Resolves when it has ended, at once where another one listens already. Rejects where it cannot listen. */
	async listen() {
		const over = new Promise((resolve) => {
			this.#over = resolve;
		});
		if (await this.#takePlace()) this.#log(`process ${process.pid} listens at ${this.#options.place.socket}`);
		else this.stop("another one listens");
		await over;
	}
	/** Whether nobody else had it. */
	async #takePlace() {
		const { socket } = this.#options.place;
		const pipe = process.platform === "win32";
		const own = pipe ? socket : `${socket}.${process.pid}`;
		if (!pipe) rmSync(own, { force: true });
		await new Promise((resolve, reject) => {
			this.#server.once("error", reject);
			this.#server.listen(own, resolve);
		});
		if (pipe) return true;
		const inode = statOf(own)?.ino ?? null;
		try {
			linkSync(own, socket);
		} catch {
			if (await isAlive(socket)) return false;
			renameSync(own, socket);
		}
		this.#inode = inode;
		rmSync(own, { force: true });
		return true;
	}
	/** Ends everything; clients that wait run their commands by themselves. */
	stop(reason) {
		if (this.#stopped) return;
		this.#stopped = true;
		this.#log(`ends: ${reason}`);
		clearTimeout(this.#timer);
		clearInterval(this.#look);
		for (const { thread, timer } of this.#roots.values()) {
			clearTimeout(timer);
			thread.end(reason);
		}
		this.#roots.clear();
		if (this.#isOurs()) rmSync(this.#options.place.socket, { force: true });
		this.#server.close();
		setImmediate(() => {
			for (const client of this.#clients) client.destroySoon();
			this.#over();
		});
	}
	/** Nobody can reach it any more. */
	#endIfReplaced() {
		if (this.#inode !== null && this.#clients.size === 0 && !this.#isOurs()) this.stop("its socket is gone, or another server's");
	}
	#isOurs() {
		return this.#inode !== null && statOf(this.#options.place.socket)?.ino === this.#inode;
	}
	#serve(socket) {
		this.#clients.add(socket);
		socket.on("close", () => {
			this.#clients.delete(socket);
			this.#endIfReplaced();
		});
		socket.on("error", () => {});
		send(socket, {
			type: "hello",
			protocol: 1,
			version: this.#options.version,
			pid: process.pid
		});
		hear(socket, MOST_CHARACTERS, (message) => {
			if (!isMessage(message)) return void socket.destroy();
			const { type } = message;
			if (type === "stop") this.stop("told to");
			else if (type === "status") send(socket, this.#status());
			else if (type === "run") this.#run(socket, message.ask);
		});
	}
	async #run(socket, ask) {
		this.#open++;
		const alive = setInterval(() => send(socket, { type: "alive" }), ALIVE);
		let answer;
		try {
			const root = await this.#options.rootOf(ask);
			answer = root === null ? { type: "own" } : await this.#threadOf(root).run(ask, () => !socket.destroyed);
			if (answer.type === "failed") this.#log(`${root}: ${answer.reason}`);
		} catch (error) {
			answer = {
				type: "failed",
				reason: String(error)
			};
			this.#log(error instanceof Error ? error.stack ?? error.message : String(error));
		}
		clearInterval(alive);
		this.#open--;
		if (!socket.destroyed) send(socket, answer);
		if (this.#stopped) return;
		clearTimeout(this.#timer);
		this.#timer = this.#endLater();
	}
	#threadOf(root) {
		const known = this.#roots.get(root);
		if (known !== void 0) {
			known.used = performance.now();
			known.timer.refresh();
			return known.thread;
		}
		const least = [...this.#roots].filter(([, { thread }]) => !thread.busy).sort((a$of, b$of) => {
			const a = a$of[1], b = b$of[1];
			return a.used - b.used;
		})[0];
		if (this.#roots.size >= MOST_ROOTS && least !== void 0) this.#letGo(least[0]);
		const thread = new RootThread(this.#options.thread);
		const timer = setTimeout(() => thread.busy ? timer.refresh() : this.#letGo(root), this.#options.idle * MINUTE);
		this.#roots.set(root, {
			thread,
			timer,
			used: performance.now()
		});
		return thread;
	}
	#letGo(root) {
		const held = this.#roots.get(root);
		this.#roots.delete(root);
		clearTimeout(held?.timer);
		held?.thread.end("it was let go");
	}
	#endLater() {
		return setTimeout(() => {
			if (this.#open > 0) this.#timer = this.#endLater();
			else this.stop("nobody asked");
		}, this.#options.idle * MINUTE);
	}
	#status() {
		const now = performance.now();
		return {
			type: "status",
			pid: process.pid,
			age: Math.round((now - this.#started) / 1e3),
			idle: this.#options.idle,
			memory: process.memoryUsage().rss,
			roots: [...this.#roots].map((root$of) => {
				const root = root$of[0], { thread, used } = root$of[1];
				return {
					root,
					...thread.figures,
					idle: Math.round((now - used) / 1e3)
				};
			}).sort((a, b) => a.root < b.root ? -1 : 1)
		};
	}
};
function isAlive(path) {
	return new Promise((resolve) => {
		const socket = connect(path);
		const done = (alive) => {
			socket.destroy();
			resolve(alive);
		};
		socket.on("connect", () => done(true));
		socket.on("error", () => done(false));
	});
}

// src/cli/server.ts
/** Minutes. */
const IDLE = 30;
const NONE = 1;
/** Milliseconds. */
const GRACE = 2e3;
/** Starts the server where none of this release runs. */
function start({ idle }) {
	return reached(async () => {
		const { pid, started } = await startServer(asking(idle === void 0 ? null : String(idle)));
		process.stdout.write(started ? `the server runs now: process ${pid}\n` : `the server runs already: process ${pid}\n`);
		return 0;
	});
}
/** Ends it. */
function stop() {
	return reached(async () => {
		const pid = await stopServer(place());
		process.stdout.write(pid === null ? "no server runs\n" : `the server has ended: process ${pid}\n`);
		return 0;
	});
}
/** Says what it holds; status 1 where none runs. */
function status({ format }) {
	return reached(async () => {
		const found = await serverStatus(place());
		if (format === "json") process.stdout.write(`${JSON.stringify(found)}\n`);
		else process.stdout.write(found === null ? "no server runs\n" : textOf(found));
		return found === null ? NONE : 0;
	});
}
/** Is the server, until it ends. */
async function run({ idle = IDLE }) {
	const server = new CommandServer({
		place: place(),
		version: "e057de7bfcc7b465ccfb81727ad577d7f1a76498639f6512de9e542ceaaa7a82" ?? "",
		idle,
		thread: new URL("./server.js", import.meta.url),
		rootOf: async ({ args, folder, input }) => {
			const asked = await askedIn(args);
			if (asked === null) return null;
			try {
				if (asked.command === "check") return findRoot(folder, asked.options.root ?? null, asked.paths);
				return (await import("./cli-hook.chunk.js")).editedRoot(asked.options, input ?? "", folder);
			} catch (error) {
				if (error instanceof UserError) return null;
				throw error;
			}
		}
	});
	for (let at$ = 0, list$ = [
		"SIGTERM",
		"SIGINT",
		"SIGHUP"
	]; at$ < list$.length; at$++) {
		const signal = list$[at$];
		process.on(signal, () => server.stop(signal));
	}
	process.on("uncaughtException", (error) => server.stop(error.stack ?? error.message));
	await server.listen();
	setTimeout(() => process.exit(), GRACE).unref();
	return 0;
}
function place() {
	return placeIn(cacheFolder(process.env, process.platform));
}
async function reached(command) {
	try {
		return await command();
	} catch (error) {
		if (error instanceof NoServerError || error instanceof PlaceError) throw userError(`the server: ${error.message}`);
		throw error;
	}
}
function textOf({ pid, age, idle, memory, roots }) {
	return `process ${pid}, ${span(age)} old, ${megabytes(memory)}, ends after ${span(idle * 60)} without a request\n` + roots.map((held) => `${held.root}: ${held.requests} ${held.requests === 1 ? "request" : "requests"} (last: ${held.last.map((ms) => `${ms} ms`).join(", ")}), idle for ${span(held.idle)}, ${megabytes(held.heap)} of objects\n`).join("");
}
function span(seconds) {
	return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
function megabytes(bytes) {
	return `${Math.round(bytes / 1e6)} MB`;
}

export { run, start, status, stop };