import { r as systemReason } from "./model-errors.chunk.js";
import { t as oneLine } from "./model-plain.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { n as recordOf, t as readRecords } from "./run-records.chunk.js";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

// src/run/shards.ts
const FORMAT = "fastapi-gate-facts/1";
const NAME = /^facts-\d+-of-\d+\.bin$/;
/** Node cannot read a larger file at once, nor ought a shard to be so large. */
const MOST_BYTES = 2e9;
const MOST_SHARDS = 1e4;
const ORDER = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? "LE" : "BE";
/** The shard of `of` that a path relative to the root falls into, from 1 on: the same on every machine. */
function shardOf(path, of) {
	return createHash("sha1").update(path).digest().readUIntBE(0, 6) % of + 1;
}
/** Reads `3/8`; null where it is no such thing. */
function parseShard(text) {
	const [, index = "", of = ""] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
	const shard = {
		index: Number(index),
		of: Number(of)
	};
	return shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST_SHARDS ? shard : null;
}
/** What a shard's file is called. */
function shardName({ index, of }) {
	return `facts-${index}-of-${of}.bin`;
}
/**
* Writes the facts of a shard into a folder, which is made where it is missing, in place of an older file of the same shard.
* Answers the size in bytes; throws what the system says. The same facts give the same bytes.
*/
function writeShard(folder, shard, files, facts, extractor) {
	const byHash = new Map([...facts].map((one) => [one.hash, one]));
	const records = [...byHash.keys()].sort().map((hash) => recordOf(byHash.get(hash)));
	const bytes = records.reduce((sum, record) => sum + record.length, 0);
	const head = {
		format: FORMAT,
		extractor,
		shard: shard.index,
		of: shard.of,
		files,
		bytes,
		order: ORDER
	};
	const first = JSON.stringify(head);
	const sum = createHash("sha256").update(first);
	for (let at$ = 0, list$ = records; at$ < list$.length; at$++) {
		const record = list$[at$];
		sum.update(record);
	}
	const text = `${first}\n${sum.digest("hex")}`;
	const lines = Buffer.from(`${text}${" ".repeat(3 - text.length % 4)}\n`, "latin1");
	writeFileAtomically(join(folder, shardName(shard)), Buffer.concat([lines, ...records]));
	return lines.length + bytes;
}
/** Reads the shards of a folder (absolute). Throws what the system says where it is no folder. */
function openShards(folder, extractor) {
	const known = /* @__PURE__ */ new Map();
	const sound = [];
	const refused = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = readdirSync(folder).sort(); at$ < list$.length; at$++) {
		const name = list$[at$];
		if (!NAME.test(name)) continue;
		const read = readShard(join(folder, name), extractor);
		if (typeof read === "string") refused.set(read, [...refused.get(read) ?? [], name]);
		else {
			sound.push(read.shard);
			for (let at$ = 0, list$ = read.facts; at$ < list$.length; at$++) {
				const facts = list$[at$];
				known.set(facts.hash, facts);
			}
		}
	}
	const unusable = [...refused].map((reason$of) => {
		const reason = reason$of[0];
		return `facts not used: ${reason$of[1].join(", ")}: ${reason}`;
	});
	return {
		size: known.size,
		get: (hash) => known.get(hash),
		notes: (missed) => [...unusable, ...missing(sound, missed)]
	};
}
/** The shard in a file, or why there is none. */
function readShard(file, extractor) {
	try {
		const stat = statSync(file);
		if (!stat.isFile() || stat.size > MOST_BYTES) return "is not a file of this tool";
		const bytes = readFileSync(file);
		const firstEnd = bytes.indexOf(10);
		const start = bytes.indexOf(10, firstEnd + 1) + 1;
		const head = firstEnd < 0 || start === 0 ? null : headIn(bytes.toString("latin1", 0, firstEnd));
		if (head === null) return "is not a file of this tool";
		if (head.extractor !== extractor || head.order !== ORDER) return "made by another version, or for another kind of machine";
		const records = bytes.subarray(start);
		const sum = createHash("sha256").update(bytes.subarray(0, firstEnd)).update(records).digest("hex");
		if (bytes.toString("latin1", firstEnd + 1, start).trim() !== sum || records.length !== head.bytes) return "damaged";
		const own = new Uint8Array(records).buffer;
		return {
			shard: {
				index: head.shard,
				of: head.of
			},
			facts: readRecords(own, 0, own.byteLength)
		};
	} catch (error) {
		return `cannot be read: ${systemReason(error)}`;
	}
}
function headIn(line) {
	try {
		const head = JSON.parse(line);
		const whole = [
			head?.shard,
			head?.of,
			head?.bytes
		].every((value) => Number.isSafeInteger(value));
		return head?.format === FORMAT && whole && parseShard(`${head.shard}/${head.of}`) !== null ? head : null;
	} catch {
		return null;
	}
}
/** Why files had no facts: their shard is not there, or they are not what they were when it was made. */
function missing(sound, missed) {
	if (missed.length === 0) return [];
	if (sound.length === 0) return [`facts not used: the folder holds none that count, ${filesOf(missed.length)} analysed here`];
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = sound; at$ < list$.length; at$++) {
		const { of } = list$[at$];
		counts.set(of, (counts.get(of) ?? 0) + 1);
	}
	const of = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0][0];
	const present = new Set(sound.filter((shard) => shard.of === of).map(({ index }) => index));
	const changed = missed.filter((path) => present.has(shardOf(path, of)));
	const absent = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !present.has(index));
	const apart = missed.length - changed.length;
	return [...changed.length === 0 ? [] : [`facts are missing or out of date: ${filesOf(changed.length)} analysed here (${sample(changed)})`], ...apart === 0 ? [] : [`facts of shard ${ranges(absent)} of ${of} are missing: ${filesOf(apart)} analysed here`]];
}
function filesOf(count) {
	return count === 1 ? "1 file is" : `${count} files are`;
}
function sample(paths) {
	return `${oneLine(paths.slice(0, 3).join(", "), 200)}${paths.length > 3 ? ", …" : ""}`;
}
/** 1, 2, 3, 7 as `1-3, 7`. */
function ranges(numbers) {
	const runs = [];
	for (let at$ = 0, list$ = numbers; at$ < list$.length; at$++) {
		const number = list$[at$];
		const last = runs.at(-1);
		if (last !== void 0 && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	return runs.map((from$of) => {
		const from = from$of[0], to = from$of[1];
		return from === to ? `${from}` : `${from}-${to}`;
	}).join(", ");
}

export { writeShard as a, shardOf as i, parseShard as n, shardName as r, openShards as t };