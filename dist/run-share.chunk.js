import { r as systemReason } from "./model-errors.chunk.js";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import * as crypto from "node:crypto";

// src/run/sources.ts
/** Larger files are not analysed: they are data, and their syntax tree would not fit the memory. */
const SIZE_LIMIT = 2e7;
/**
* Makes a reader of files that reuses one buffer: several times faster than `readFileSync` on thousands of small files.
* A pipe that took a file's place since it was listed does not block: it is opened without waiting and refused.
*/
function fileReader() {
	let buffer = Buffer.allocUnsafeSlow(ROOM + (1 << 18));
	const fill = (descriptor) => {
		let end = ROOM + readSync(descriptor, buffer, ROOM, buffer.length - ROOM, null);
		if (end === buffer.length || end === ROOM) {
			const stat = fstatSync(descriptor);
			if (!stat.isFile()) return {
				kind: "failed",
				reason: "is not a regular file"
			};
			if (stat.size > 2e7) return {
				kind: "too-large",
				size: stat.size
			};
			if (ROOM + stat.size >= buffer.length) {
				const larger = Buffer.allocUnsafeSlow(ROOM + Math.min(SIZE_LIMIT, Math.ceil(stat.size * 1.25)) + 1);
				larger.set(buffer.subarray(0, end));
				buffer = larger;
			}
			for (let more = 1; more > 0 && end < buffer.length; end += more) more = readSync(descriptor, buffer, end, buffer.length - end, null);
			if (end - ROOM > 2e7) return {
				kind: "too-large",
				size: end - ROOM
			};
		}
		return {
			kind: "bytes",
			bytes: buffer.subarray(ROOM, end),
			hash: hashInPlace(buffer, end)
		};
	};
	return (path) => {
		let descriptor = -1;
		try {
			descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
			return fill(descriptor);
		} catch (error) {
			return {
				kind: "failed",
				reason: systemReason(error)
			};
		} finally {
			if (descriptor >= 0) closeSync(descriptor);
		}
	};
}
/** Room before a file's bytes for what git hashes with them: "blob ", the length, and a zero. */
const ROOM = 24;
/** Node can hash without making an object of it from 20.12 on; that halves the time for small files. */
const hashOnce = "hash" in crypto ? (bytes) => crypto.hash("sha1", bytes) : (bytes) => crypto.createHash("sha1").update(bytes).digest("hex");
function hashInPlace(buffer, end) {
	const head = `blob ${end - ROOM}\0`;
	buffer.write(head, ROOM - head.length, "latin1");
	return hashOnce(buffer.subarray(ROOM - head.length, end));
}
/**
* The hash of a file's bytes: the id that git gives a blob. So a revision's files are known by their hash without being
* read, and those that did not change since are found among the facts at hand. (Git itself refuses colliding blobs.)
*/
function contentHash(bytes) {
	return crypto.createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
}

// src/run/share.ts
/**
* Takes files one by one until all are taken: worker threads from the large end, the main thread from the small one, so that
* the last file to end is a small one, and no file that takes long, or all memory, does so in the main thread.
*/
function claimer(work, thread, end) {
	const { order, claims } = work;
	const step = end === "large" ? 1 : -1;
	const first = end === "large" ? 0 : Atomics.load(work.reserved, 0);
	let position = end === "large" ? 0 : order.length - 1;
	return () => {
		for (; position >= first && position < order.length; position += step) {
			const file = order[position];
			if (Atomics.compareExchange(claims, file, 0, thread) === 0) {
				Atomics.add(work.progress, thread, 1);
				return file;
			}
		}
		return -1;
	};
}
/** Makes what reads a file and analyses it; it never throws. */
function fileAnalyser(work, make) {
	const read = fileReader();
	const analyse = guarded(make);
	return (file) => {
		const source = read(work.root + work.paths[file]);
		switch (source.kind) {
			case "bytes": return analyse(source.bytes, source.hash);
			case "too-large": return {
				kind: "failure",
				failure: tooLarge(source.size)
			};
			case "failed": return {
				kind: "failure",
				failure: {
					kind: "unreadable-file",
					message: `cannot be read: ${source.reason}`
				}
			};
		}
	};
}
function tooLarge(size) {
	const megabytes = (bytes) => `${Math.floor(bytes / 1e5) / 10} MB`;
	return {
		kind: "too-large",
		message: `is ${megabytes(size)}, over the limit of ${megabytes(SIZE_LIMIT)}: not analysed. Split it, or name it under \`exclude\``
	};
}
/** An analyser whose errors are results. After one the file gets a second try with a new parser: the first may have been spoilt before. */
function guarded(make) {
	let analyse = null;
	return (bytes, hash) => {
		for (let again = false;; again = true) try {
			analyse ??= make();
			return {
				kind: "facts",
				facts: analyse(bytes, hash)
			};
		} catch (error) {
			analyse = null;
			if (again) return {
				kind: "failure",
				failure: {
					kind: "unreadable-file",
					message: `cannot be analysed: ${error instanceof Error ? error.message : String(error)}`
				}
			};
		}
	};
}

export { SIZE_LIMIT as a, tooLarge as i, fileAnalyser as n, contentHash as o, guarded as r, fileReader as s, claimer as t };