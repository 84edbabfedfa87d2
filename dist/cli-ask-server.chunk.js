import { n as RESULTS_VERSION } from "./run-version.chunk.js";
import { t as apply } from "./cli-effects.chunk.js";
import { t as cacheFolder } from "./cli-environment.chunk.js";
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash, randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { spawn } from "node:child_process";
import { tmpdir, userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { connect } from "node:net";

// src/daemon/place.ts
/** Systems cut paths of sockets off, or refuse them, at 104 bytes (macOS) or 108 (Linux). */
const MOST_BYTES = 100;
/** A server listens under a name of its own before it takes the common one. */
const LONGEST_NAME = 12;
/** Thrown where a server cannot be had, with the reason in words. */
var PlaceError = class extends Error {};
/** The place that belongs to a cache folder. Makes its folder where there is none; throws a PlaceError where others could reach into it. */
function placeIn(cacheFolder) {
	const folder = folderFor(resolve(cacheFolder));
	try {
		mkdirSync(folder, {
			recursive: true,
			mode: 448
		});
	} catch (error) {
		throw new PlaceError(`the folder ${folder} cannot be made (${codeOf(error)})`);
	}
	if (process.platform === "win32") return {
		folder,
		socket: pipeName(folder),
		log: join(folder, "log")
	};
	refuseOthers(folder);
	return {
		folder,
		socket: join(folder, "s"),
		log: join(folder, "log")
	};
}
function folderFor(cache) {
	const folder = join(cache, "server");
	const fits = (path) => process.platform === "win32" || Buffer.byteLength(path) + 1 + LONGEST_NAME <= MOST_BYTES;
	if (fits(folder)) return folder;
	const short = join(tmpdir(), `fastapi-gate-${userInfo().uid}-${createHash("sha256").update(cache).digest("hex").slice(0, 12)}`);
	if (!fits(short)) throw new PlaceError(`the path ${short} is too long for a socket`);
	return short;
}
/** Whoever could put a socket there could answer in the server's place. */
function refuseOthers(folder) {
	const stat = statOf(folder);
	if (stat === null || !stat.isDirectory()) throw new PlaceError(`${folder} is not a folder`);
	if (stat.uid !== process.getuid?.()) throw new PlaceError(`the folder ${folder} belongs to somebody else`);
	if ((stat.mode & 63) !== 0) throw new PlaceError(`the folder ${folder} is open to others: \`chmod 700\` it`);
}
/** The pipe's name is known to those who can read the user's cache folder. */
function pipeName(folder) {
	const file = join(folder, "key");
	try {
		writeFileSync(file, randomBytes(16).toString("hex"), {
			flag: "wx",
			mode: 384
		});
	} catch {}
	try {
		return `\\\\.\\pipe\\fastapi-gate-${createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 32)}`;
	} catch (error) {
		throw new PlaceError(`${file} cannot be read (${codeOf(error)})`);
	}
}
/** What lies at a path, links not followed; null where nothing does. */
function statOf(path) {
	try {
		return lstatSync(path);
	} catch {
		return null;
	}
}
/** The system's short name for what went wrong. */
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

// src/daemon/protocol.ts
/** A line of JSON. */
function send(socket, message) {
	socket.write(`${JSON.stringify(message)}\n`);
}
/** Hears lines of JSON; a line that is none, or longer than `most` characters, ends the connection with an error. */
function hear(socket, most, on) {
	let parts = [];
	let length = 0;
	socket.setEncoding("utf8");
	socket.on("data", (chunk) => {
		const lines = chunk.split("\n");
		for (const index$of of lines.entries()) {
			const index = index$of[0], line = index$of[1];
			parts.push(line);
			length += line.length;
			if (length > most) return void socket.destroy(/* @__PURE__ */ new Error("the message is too long"));
			if (index === lines.length - 1) return;
			const text = parts.join("");
			parts = [];
			length = 0;
			let message;
			try {
				message = JSON.parse(text);
			} catch {
				socket.destroy(/* @__PURE__ */ new Error("the message is no JSON"));
				return;
			}
			on(message);
		}
	});
}
/** Whether a value that came over a connection is a message of a type. */
function isMessage(value) {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

// src/daemon/client.ts
/** Milliseconds: a server that is alive says so every second, whatever it is doing. */
const PATIENCE = 1e4;
/** Between two looks for a server that is starting. */
const LOOK = 10;
/** The report of a large project as JSON has some ten million characters. */
const MOST_CHARACTERS = 4e8;
/** Why there is no answer, in words. */
var NoServerError = class extends Error {};
/** Has a command run by the server, which is started where none runs. Throws a NoServerError. */
async function askServer(ask, asking) {
	const line = await lineTo(asking);
	try {
		line.say({
			type: "run",
			ask
		});
		for (;;) {
			const message = await line.next();
			if (message.type === "alive") continue;
			if (message.type === "answer" || message.type === "own" || message.type === "failed") return message;
			throw new NoServerError(`it said ${JSON.stringify(message.type)}`);
		}
	} finally {
		line.close();
	}
}
/** Sees to it that a server of this version runs. Its process id, and whether it was there already. Throws a NoServerError. */
async function startServer(asking) {
	let started = false;
	const line = await lineTo({
		...asking,
		start: () => {
			started = true;
			return asking.start();
		}
	});
	line.close();
	return {
		pid: line.pid,
		started
	};
}
/** What a server says of itself; null where none runs. Throws a NoServerError. */
async function serverStatus(place) {
	let line = null;
	try {
		line = await open(place);
		line?.say({ type: "status" });
		return line === null ? null : await line.next();
	} catch (error) {
		if (error instanceof Gone) return null;
		throw error;
	} finally {
		line?.close();
	}
}
/** Tells a server of any version to end, and waits until it has. Its process id; null where none runs. Throws a NoServerError. */
async function stopServer(place) {
	const line = await open(place);
	if (line === null) return null;
	await end(line);
	return line.pid;
}
async function lineTo({ place, version, start }) {
	const found = await open(place);
	if (found !== null && found.version === version) return found;
	if (found !== null) await end(found);
	const starting = start();
	const deadline = performance.now() + PATIENCE;
	for (;;) {
		const line = await open(place);
		if (line !== null) {
			if (line.version === version) return line;
			line.close();
			throw new NoServerError("one of another version took its place");
		}
		const why = starting.ended();
		if (why !== null) throw new NoServerError(`it ended when it was started: ${why}`);
		if (performance.now() > deadline) throw new NoServerError("it does not start");
		await new Promise((resolve) => setTimeout(resolve, LOOK));
	}
}
async function end(line) {
	line.say({ type: "stop" });
	try {
		for (;;) await line.next();
	} catch (error) {
		if (error instanceof Silent) throw error;
	} finally {
		line.close();
	}
}
/** It was there, and has ended. */
var Gone = class extends NoServerError {};
/** It is there, and says nothing. */
var Silent = class extends NoServerError {};
/** A connection; null where nobody listens. Protocol and version are one to those who compare them. */
async function open(place) {
	const socket = await connected(place.socket);
	if (socket === null) return null;
	const line = lineOver(socket);
	try {
		const hello = await line.next();
		if (hello.type !== "hello" || !("version" in hello) || !("protocol" in hello) || !("pid" in hello)) throw new NoServerError("what answers is none of this tool");
		return {
			...line,
			version: hello.protocol === 1 ? String(hello.version) : "",
			pid: Number(hello.pid)
		};
	} catch (error) {
		line.close();
		throw error;
	}
}
function connected(path) {
	return new Promise((resolve, reject) => {
		const socket = connect(path);
		socket.once("connect", () => {
			socket.removeAllListeners("error");
			resolve(socket);
		});
		socket.once("error", (error) => {
			const code = codeOf(error);
			if (code === "ENOENT" || code === "ECONNREFUSED") resolve(null);
			else reject(new NoServerError(`it cannot be reached (${code})`));
		});
	});
}
function lineOver(socket) {
	const come = [];
	let over = null;
	let wake = () => {};
	const ends = (why) => {
		over ??= new Gone(why);
		wake();
	};
	hear(socket, MOST_CHARACTERS, (message) => {
		if (!isMessage(message)) return void socket.destroy(/* @__PURE__ */ new Error("the message is none of this tool"));
		come.push(message);
		wake();
	});
	socket.on("error", (error) => ends(`the connection failed: ${error.message}`));
	socket.on("close", () => ends("it ended in the middle"));
	return {
		async next() {
			const silent = setTimeout(() => {
				over ??= new Silent("it does not answer");
				wake();
			}, PATIENCE);
			try {
				for (;;) {
					const message = come.shift();
					if (message !== void 0) return message;
					if (over !== null) throw over;
					await new Promise((resolve) => {
						wake = resolve;
					});
				}
			} finally {
				clearTimeout(silent);
			}
		},
		say: (message) => send(socket, message),
		close: () => socket.destroy()
	};
}

// src/daemon/start.ts
/** Starts a server that outlives this process and holds nothing of it: no stream, no terminal, no folder. */
function startProcess(script, args, place) {
	let why = null;
	const child = spawn(process.execPath, [script, ...args], {
		cwd: place.folder,
		detached: true,
		stdio: "ignore",
		windowsHide: true
	});
	child.on("error", (error) => {
		why = error.message;
	});
	child.on("exit", (code, signal) => {
		if (code === 0) return;
		why = `${signal ?? `status ${code}`}; its log is ${place.log}`;
	});
	child.unref();
	return { ended: () => why };
}

// src/cli/ask-server.ts
/** Of the environment a server is told what results can depend on: no secrets. */
const TOLD = /^(?:PATH|HOME|USERPROFILE|TERM|NO_COLOR|FORCE_COLOR|GIT_\w+|XDG_\w+|FASTAPI_GATE_\w+)$/i;
/**
* Has a server carry a command out, and does here what it says. The exit status; null where the command has to be run in this process.
* Says in one line why, where that is not as it should be. Throws a UserError for an output that cannot be written.
*/
async function viaServer(args, input) {
	const environment = Object.fromEntries(Object.entries(process.env).flatMap((name$of) => {
		const name = name$of[0], value = name$of[1];
		return TOLD.test(name) && value !== void 0 ? [[name, value]] : [];
	}));
	try {
		const ask = {
			args,
			folder: process.cwd(),
			environment,
			terminal: process.stdout.isTTY === true,
			input
		};
		const answer = await askServer(ask, asking());
		if (answer.type === "own") return null;
		if (answer.type === "failed") throw new NoServerError(answer.reason);
		await apply(answer.effects);
		return answer.status;
	} catch (error) {
		if (!(error instanceof NoServerError || error instanceof PlaceError)) throw error;
		process.stderr.write(`fastapi-gate: made without the server: ${error.message}\n`);
		return null;
	}
}
/** How the server of this release is found and started. Throws a PlaceError. */
function asking(idle = null) {
	const place = placeIn(cacheFolder(process.env, process.platform));
	const script = fileURLToPath(new URL("./cli.js", import.meta.url));
	if ("e057de7bfcc7b465ccfb81727ad577d7f1a76498639f6512de9e542ceaaa7a82" === null) throw new NoServerError("run from source there is none");
	const args = [
		"server",
		"run",
		...idle === null ? [] : ["--idle", idle]
	];
	return {
		place,
		version: RESULTS_VERSION,
		start: () => startProcess(script, args, place)
	};
}

export { startServer as a, isMessage as c, placeIn as d, statOf as f, serverStatus as i, send as l, viaServer as n, stopServer as o, NoServerError as r, hear as s, asking as t, PlaceError as u };