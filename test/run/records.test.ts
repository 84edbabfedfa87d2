import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactsData } from "../../src/model/facts.ts";
import type { ContentHash } from "../../src/model/source.ts";
import { checksum, slowCrc32 } from "../../src/run/checksum.ts";
import { readRecords, recordOf, recordWriter } from "../../src/run/records.ts";

const integers = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 20 }).map((list) => Int32Array.from(list));
const factsData: fc.Arbitrary<FactsData> = fc.record({
  hash: fc.stringMatching(/^[0-9a-f]{40}$/).map((text) => text as ContentHash),
  words: integers,
  text: fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constant("größe")),
  offsets: integers,
});

const plain = ({ hash, words, text, offsets }: FactsData) => ({ hash, words: [...words], text, offsets: [...offsets] });

test("what is written is read", () => {
  fc.assert(
    fc.property(fc.array(factsData, { maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (all, capacity) => {
      const writer = recordWriter(capacity);
      for (const facts of all) writer.add(facts);
      const { buffer, length } = writer.take();
      const read = readRecords(buffer, 0, length);
      expect(read.map(plain)).toEqual(all.map(plain));
      read.forEach((record, index) => {
        expect(record.bytes).toEqual(recordOf(all[index] as FactsData));
        expect(recordOf(record)).toEqual(record.bytes);
      });
    }),
  );
});

test("lengths that do not fit end the list", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      const buffer = new ArrayBuffer(noise.length & ~3);
      new Uint8Array(buffer).set(noise.subarray(0, buffer.byteLength));
      for (const record of readRecords(buffer, 0, buffer.byteLength)) plain(record);
    }),
  );
});

test("the checksum is zlib's, with and without its help", () => {
  expect(slowCrc32(Buffer.from("123456789"))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(checksum(bytes)).toBe(slowCrc32(bytes) | 0);
    }),
  );
});
