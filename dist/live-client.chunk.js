import { Worker } from "node:worker_threads";

// src/live/client.ts
/** Why a question has no answer. */
var RefusedError = class extends Error {
	kind;
	constructor({ kind, message }) {
		super(message);
		this.name = "RefusedError";
		this.kind = kind;
	}
};
/** Questions that may be open at once, so that the number of each has a slot of its own. */
const SLOTS = 1024;
/** A project in a thread of its own. A thread that dies is replaced when somebody asks again; unsaved texts are told it anew. */
var LiveClient = class {
	#request;
	#waiting = /* @__PURE__ */ new Map();
	#overlays = /* @__PURE__ */ new Map();
	#cancelled = new Int32Array(new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT));
	#worker = null;
	#next = 1;
	constructor(request) {
		this.#request = request;
	}
	/** Asks a question. Rejects with a RefusedError. */
	ask(name, ask, options = {}) {
		const { signal, onStage, fresh = false } = options;
		const id = this.#next++;
		return new Promise((resolve, reject) => {
			const cancel = () => {
				Atomics.store(this.#cancelled, id % SLOTS, id);
				this.#waiting.delete(id);
				reject(new RefusedError({
					kind: "cancelled",
					message: "cancelled"
				}));
			};
			if (signal?.aborted === true) return cancel();
			signal?.addEventListener("abort", cancel, { once: true });
			const done = () => signal?.removeEventListener("abort", cancel);
			this.#waiting.set(id, {
				resolve: (answer) => {
					done();
					resolve(answer);
				},
				reject: (error) => {
					done();
					reject(error);
				},
				onStage
			});
			this.#post({
				type: "ask",
				id,
				name,
				ask,
				fresh
			});
		});
	}
	/** What an editor holds of a file; null: what is on disk. */
	overlay(path, text) {
		if (text === null) this.#overlays.delete(path);
		else this.#overlays.set(path, text);
		if (this.#worker !== null) this.#post({
			type: "overlay",
			path,
			text
		});
	}
	/** Files that may have changed on disk; null: any. */
	touch(paths) {
		if (this.#worker !== null) this.#post({
			type: "touch",
			paths
		});
	}
	/** Ends the thread; questions that are open are refused. */
	async close() {
		const worker = this.#worker;
		this.#worker = null;
		await worker?.terminate();
		this.#refuseAll({
			kind: "cancelled",
			message: "the server is closing"
		});
	}
	#post(message) {
		this.#running().postMessage(message);
	}
	#running() {
		if (this.#worker !== null) return this.#worker;
		const worker = new Worker(new URL("./live.js", import.meta.url), {
			workerData: {
				request: this.#request,
				cancelled: this.#cancelled
			},
			stdout: true
		});
		worker.stdout.pipe(process.stderr);
		worker.on("message", (message) => this.#hear(message));
		const gone = (why) => {
			if (this.#worker !== worker) return;
			this.#worker = null;
			this.#refuseAll({
				kind: "bug",
				message: `the analysis ended: ${why}. Ask again: it starts anew`
			});
		};
		worker.on("error", (error) => gone(error instanceof Error ? error.message : String(error)));
		worker.on("exit", (code) => gone(`exit ${code}`));
		this.#worker = worker;
		for (const path$of of this.#overlays) {
			const path = path$of[0], text = path$of[1];
			worker.postMessage({
				type: "overlay",
				path,
				text
			});
		}
		return worker;
	}
	#hear(message) {
		const waiting = this.#waiting.get(message.id);
		if (waiting === void 0) return;
		if (message.type === "progress") {
			waiting.onStage?.(message.stage);
			return;
		}
		this.#waiting.delete(message.id);
		if (message.type === "answer") waiting.resolve(message.answer);
		else waiting.reject(new RefusedError(message.refusal));
	}
	#refuseAll(refusal) {
		for (let at$ = 0, list$ = [...this.#waiting.values()]; at$ < list$.length; at$++) list$[at$].reject(new RefusedError(refusal));
		this.#waiting.clear();
	}
};

export { RefusedError as n, LiveClient as t };