// src/run/records.ts
/**
* FactsData of many files in one buffer. Worker threads post such buffers, the cache file holds them as they are, and they
* are read in place: the integer parts are views, text is decoded when somebody asks for it.
*
* A record, in 32-bit integers of the machine's order: five of the hash, then the lengths of `words`, of `offsets`, and of
* the text in bytes, whether the text is UTF-16 (otherwise Latin-1), then the three parts, the last filled up to whole integers.
*/
const HEAD = 9;
const HASH_WORDS = 5;
const HASH_BYTES = 20;
const NOT_LATIN_1 = /[\u0100-\uffff]/;
/** Makes a writer with room for `capacity` bytes; it grows as needed. */
function recordWriter(capacity) {
	let buffer = new ArrayBuffer(capacity);
	let length = 0;
	const reserve = (bytes) => {
		if (length + bytes <= buffer.byteLength) return;
		const grown = new ArrayBuffer(Math.max(buffer.byteLength * 2, length + bytes));
		new Uint8Array(grown).set(new Uint8Array(buffer, 0, length));
		buffer = grown;
	};
	return {
		get length() {
			return length;
		},
		add(facts) {
			const wide = NOT_LATIN_1.test(facts.text);
			const textBytes = wide ? facts.text.length * 2 : facts.text.length;
			const bytes = 4 * (HEAD + facts.words.length + facts.offsets.length) + (textBytes + 3 & -4);
			reserve(bytes);
			const head = new Int32Array(buffer, length, HEAD);
			Buffer.from(buffer, length, HASH_BYTES).write(facts.hash, "hex");
			head[HASH_WORDS] = facts.words.length;
			head[6] = facts.offsets.length;
			head[7] = textBytes;
			head[8] = wide ? 1 : 0;
			const words = new Int32Array(buffer, length + 36, facts.words.length + facts.offsets.length);
			words.set(facts.words);
			words.set(facts.offsets, facts.words.length);
			Buffer.from(buffer, length + bytes - (textBytes + 3 & -4), textBytes).write(facts.text, wide ? "utf16le" : "latin1");
			length += bytes;
		},
		take() {
			const chunk = {
				buffer,
				length
			};
			buffer = new ArrayBuffer(capacity);
			length = 0;
			return chunk;
		}
	};
}
/**
* The records between two byte offsets, both multiples of four. Lengths that do not fit end the list: the caller has checked
* the bytes against their checksum, so that is a second line of defence.
*/
function readRecords(buffer, start, end) {
	const records = [];
	const words = new Int32Array(buffer, 0, end >> 2);
	const bytes = Buffer.from(buffer, 0, end);
	for (let at = start; at + 36 <= end;) {
		const head = (at >> 2) + HASH_WORDS;
		const count$of = [
			words[head],
			words[head + 1],
			words[head + 2]
		], count = count$of[0], offsets = count$of[1], textBytes = count$of[2];
		const next = at + 4 * (HEAD + count + offsets) + (textBytes + 3 & -4);
		if (count < 0 || offsets < 0 || textBytes < 0 || next > end) break;
		const hash = bytes.toString("hex", at, at + HASH_BYTES);
		records.push(new RecordView(hash, buffer, at, count, offsets, textBytes, words[head + 3] === 1));
		at = next;
	}
	return records;
}
/** The record of facts: as it lies, where it is one already, else newly made. */
function recordOf(facts) {
	if (facts instanceof RecordView) return facts.bytes;
	const writer = recordWriter(4 * (HEAD + facts.words.length + facts.offsets.length) + 2 * facts.text.length + 4);
	writer.add(facts);
	const { buffer, length } = writer.take();
	return new Uint8Array(buffer, 0, length);
}
/** A class, so that the text of a file that nobody reads is never decoded, and the views cost nothing until they are used. */
var RecordView = class {
	#buffer;
	#at;
	#words;
	#offsets;
	#textBytes;
	#wide;
	#text = null;
	#wordsView = null;
	#offsetsView = null;
	hash;
	constructor(hash, buffer, at, words, offsets, textBytes, wide) {
		this.#buffer = buffer;
		this.#at = at;
		this.#words = words;
		this.#offsets = offsets;
		this.#textBytes = textBytes;
		this.#wide = wide;
		this.hash = hash;
	}
	get words() {
		this.#wordsView ??= new Int32Array(this.#buffer, this.#at + 36, this.#words);
		return this.#wordsView;
	}
	get offsets() {
		this.#offsetsView ??= new Int32Array(this.#buffer, this.#at + 4 * (HEAD + this.#words), this.#offsets);
		return this.#offsetsView;
	}
	get text() {
		const start = this.#at + 4 * (HEAD + this.#words + this.#offsets);
		this.#text ??= Buffer.from(this.#buffer, start, this.#textBytes).toString(this.#wide ? "utf16le" : "latin1");
		return this.#text;
	}
	get bytes() {
		return new Uint8Array(this.#buffer, this.#at, 4 * (HEAD + this.#words + this.#offsets) + (this.#textBytes + 3 & -4));
	}
};

export { recordOf as n, recordWriter as r, readRecords as t };