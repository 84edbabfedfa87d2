// The bytes of a file as the text the parser reads.

import { Buffer, isUtf8 } from "node:buffer";

/** The text of a source file. */
export interface DecodedSource {
  /** UTF-8 with its line ends as they are; what offsets refer to. The given bytes themselves wherever that is possible. */
  readonly utf8: Uint8Array;
  /** What is wrong with the bytes, in words for the user. */
  readonly problem?: string;
  /** Where in `utf8` the problem is. */
  readonly offset?: number;
  /** The file is not text: there is nothing to analyse, and `utf8` is empty. */
  readonly binary?: true;
}

const NUL = 0;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
const QUESTION_MARK = 0x3f;
const HEAD_SIZE = 400;

/** PEP 263: a comment on the first line, or on the second if the first is blank or a comment. */
const CODING = /^(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;

/**
 * Decodes the bytes of a Python file as Python would: UTF-8, with or without a byte order mark, unless a coding line says otherwise; a
 * carriage return alone ends a line. What cannot be decoded becomes `?`, byte for byte, and a problem.
 */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const nul = buffer.indexOf(NUL);
  if (nul >= 0) return { utf8: new Uint8Array(0), problem: `not Python: a null byte at offset ${nul}`, offset: 0, binary: true };
  const encoding = declaredEncoding(buffer);
  if (encoding === undefined) return fromUtf8(buffer, bytes);
  const decode = decoderOf(encoding);
  if (decode === undefined) {
    const decoded = fromUtf8(buffer, bytes);
    return { ...decoded, problem: `unknown encoding "${encoding}" in the coding line: read as UTF-8`, offset: 0 };
  }
  const text = decode(buffer);
  const utf8 = withNewlines(Buffer.from(text, "utf8"));
  const wrong = text.indexOf("\ufffd");
  if (wrong < 0) return { utf8 };
  const offset = Buffer.byteLength(text.slice(0, wrong), "utf8");
  return { utf8, problem: `not valid ${encoding}, which its coding line names`, offset };
}

function fromUtf8(buffer: Buffer, bytes: Uint8Array): DecodedSource {
  if (isUtf8(bytes)) return { utf8: withNewlines(buffer, bytes) };
  const utf8 = new Uint8Array(bytes);
  const offset = repair(utf8);
  return { utf8: withNewlines(Buffer.from(utf8.buffer), utf8), problem: `not valid UTF-8 at byte ${offset}`, offset };
}

/** Ends lines with `\n` where they end with `\r` alone. Copies only if there are such lines. */
function withNewlines(buffer: Buffer, bytes: Uint8Array = buffer): Uint8Array {
  let lone = -1;
  for (let at = buffer.indexOf(RETURN); at >= 0; at = buffer.indexOf(RETURN, at + 1)) {
    if (buffer[at + 1] === NEWLINE) continue;
    lone = at;
    break;
  }
  if (lone < 0) return bytes;
  const copy = new Uint8Array(bytes);
  for (let at = lone; at < copy.length; at++) {
    if (copy[at] === RETURN && copy[at + 1] !== NEWLINE) copy[at] = NEWLINE;
  }
  return copy;
}

/** The encoding that a coding line names, unless it is UTF-8, in the form of the WHATWG labels. */
function declaredEncoding(buffer: Buffer): string | undefined {
  const head = buffer.toString("latin1", 0, Math.min(buffer.length, HEAD_SIZE));
  if (!head.includes("coding")) return undefined;
  const label = CODING.exec(head)?.[1]?.toLowerCase().replaceAll("_", "-");
  if (label === undefined || /^(utf-?8|u8|cp65001)(-|$)/.test(label)) return undefined;
  return label;
}

/** Python's names that are no WHATWG labels. */
const LABELS: Readonly<Record<string, string>> = {
  "euc-jp": "euc-jp",
  cp932: "shift_jis",
  "shift-jis": "shift_jis",
  sjis: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  "mac-roman": "macintosh",
  "iso-2022-jp": "iso-2022-jp",
  latin2: "iso-8859-2",
  "latin-2": "iso-8859-2",
  latin9: "iso-8859-15",
  "latin-9": "iso-8859-15",
  "koi8-r": "koi8-r",
};

function decoderOf(label: string): ((buffer: Buffer) => string) | undefined {
  // WHATWG reads these two as Windows-1252; to Python they are what they say.
  if (/^(latin-?1|l1|iso-?8859-?1|8859|cp819)(-(unix|dos|mac))?$/.test(label)) return (buffer) => buffer.toString("latin1");
  if (/^(us-?ascii|ascii|646)$/.test(label)) return (buffer) => buffer.toString("latin1").replace(/[\x80-\xff]/g, "\ufffd");
  try {
    const decoder = new TextDecoder(LABELS[label] ?? label.replace(/^cp(?=125\d$)/, "windows-"), { ignoreBOM: true });
    return (buffer) => decoder.decode(buffer);
  } catch {
    return undefined;
  }
}

/** Overwrites every byte that is no part of valid UTF-8 with `?`; returns the first one's offset. */
function repair(bytes: Uint8Array): number {
  let first = -1;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      bytes[at] = QUESTION_MARK;
      if (first < 0) first = at;
    }
    at += Math.max(length, 1);
  }
  return first;
}

/** The length of the valid UTF-8 sequence at `at`, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  return length;
}
