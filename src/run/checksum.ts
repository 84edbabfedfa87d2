import * as zlib from "node:zlib";

/** The CRC-32 of bytes, as zlib counts it, as a signed integer. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes) | 0;
}

// Node has it from 20.15 on, some ten times faster than the loop.
const crc32: (bytes: Uint8Array) => number = "crc32" in zlib ? (bytes) => zlib.crc32(bytes) : slowCrc32;

let table: Int32Array | null = null;

/** The same without help of the system; exported for the test that both agree. */
export function slowCrc32(bytes: Uint8Array): number {
  table ??= Int32Array.from({ length: 256 }, (_, byte) => {
    let entry = byte;
    for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
    return entry;
  });
  let crc = -1;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}
