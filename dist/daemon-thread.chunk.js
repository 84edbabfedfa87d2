import { Worker, isMainThread, parentPort } from "node:worker_threads";

// src/daemon/thread.ts
/** What runs commands over one root, in a thread of its own, one after the other. */
var RootThread = class {
	#script;
	#waiting = [];
	#running = null;
	#since = 0;
	#worker = null;
	#requests = 0;
	#last = [];
	#heap = 0;
	constructor(script) {
		this.#script = script;
	}
	get busy() {
		return this.#running !== null;
	}
	get figures() {
		return {
			requests: this.#requests,
			last: this.#last,
			heap: this.#heap
		};
	}
	/**
	* Runs a command when those before it are done. One that nobody wants any more is left out; one that runs already goes on to its end, since what
	* it finds out is what the next one needs.
	*/
	run(ask, wanted) {
		return new Promise((resolve) => {
			this.#waiting.push({
				ask,
				wanted,
				resolve
			});
			this.#next();
		});
	}
	/** Ends the thread; what waits or runs fails. */
	end(reason) {
		const worker = this.#worker;
		this.#worker = null;
		const open = [...this.#running === null ? [] : [this.#running], ...this.#waiting.splice(0)];
		this.#running = null;
		for (let at$ = 0, list$ = open; at$ < list$.length; at$++) {
			const { resolve } = list$[at$];
			resolve({
				type: "failed",
				reason
			});
		}
		worker?.terminate();
	}
	#next() {
		if (this.#running !== null) return;
		const job = this.#waiting.shift();
		if (job === void 0) return;
		if (!job.wanted()) {
			job.resolve({
				type: "failed",
				reason: "nobody waits"
			});
			this.#next();
			return;
		}
		this.#running = job;
		this.#requests++;
		this.#since = performance.now();
		this.#alive().postMessage(job.ask);
	}
	#alive() {
		if (this.#worker !== null) return this.#worker;
		const worker = new Worker(this.#script, {
			stdout: true,
			stderr: true
		});
		worker.stdout.resume();
		worker.stderr.resume();
		worker.on("message", ({ answer, heap }) => {
			const job = this.#running;
			if (job === null || this.#worker !== worker) return;
			this.#running = null;
			this.#heap = heap;
			this.#last = [Math.round(performance.now() - this.#since), ...this.#last].slice(0, 5);
			job.resolve(answer);
			this.#next();
		});
		const gone = (why) => {
			if (this.#worker === worker) this.end(`the analysis ended: ${why}`);
		};
		worker.on("error", (error) => gone(error instanceof Error ? error.message : String(error)));
		worker.on("exit", (code) => gone(`exit ${code}`));
		this.#worker = worker;
		return worker;
	}
};
/** The other side: answers each command that is sent, in the thread that was started. `afterwards` is done between two of them. */
function answerCommands(answer, afterwards) {
	const port = parentPort;
	if (isMainThread || port === null) return;
	let turn = Promise.resolve();
	port.on("message", (ask) => {
		turn = turn.then(() => respond(port, answer, ask)).then(afterwards);
	});
}
async function respond(port, answer, ask) {
	let done;
	try {
		done = await answer(ask);
	} catch (error) {
		done = {
			type: "failed",
			reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error)
		};
	}
	port.postMessage({
		answer: done,
		heap: process.memoryUsage().heapUsed
	});
}

export { answerCommands as n, RootThread as t };