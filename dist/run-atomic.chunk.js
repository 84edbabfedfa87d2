import { closeSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

// src/run/atomic.ts
/**
* Writes a file so that a reader, another process or a crash sees the old content or the new, never a part: into a new file
* beside it, forced to the disk unless `durable` is false, then renamed. Makes missing folders; throws what the system says.
*/
function writeFileAtomically(path, content, durable = true) {
	const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
	const replacement = beginReplacement(path);
	try {
		for (let written = 0; written < bytes.byteLength;) written += writeSync(replacement.descriptor, bytes, written);
		replacement.commit(durable);
	} catch (error) {
		replacement.abandon();
		throw error;
	}
}
/** Begins to replace a file, which need not exist. Throws what the system says. */
function beginReplacement(path) {
	const target = throughLinks(path);
	mkdirSync(dirname(target), { recursive: true });
	const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
	const descriptor = openSync(temporary, "wx");
	return {
		descriptor,
		commit(durable) {
			try {
				if (durable) fsyncSync(descriptor);
			} finally {
				closeSync(descriptor);
			}
			renameSync(temporary, target);
		},
		abandon() {
			try {
				closeSync(descriptor);
			} catch {}
			rmSync(temporary, { force: true });
		}
	};
}
/** A link stays a link, and what it leads to is replaced. */
function throughLinks(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

export { writeFileAtomically as n, beginReplacement as t };