#include "literals.h"

#include <string.h>

#include "memory.h"
#include "tree.h"

enum { MAX_POINT = 0x10ffff };

Prefix prefix_of(uint32_t start, uint32_t end) {
  Prefix prefix = {false, false, false};
  for (uint32_t at = start; at < end; at++) {
    uint8_t letter = source[at] | 0x20;
    prefix.raw |= letter == 'r';
    prefix.bytes |= letter == 'b';
    prefix.interpolated |= letter == 'f' || letter == 't';
  }
  return prefix;
}

static void append_byte(Text *text, uint32_t byte) {
  RESERVE(text->bytes, text->capacity, text->length + 1);
  text->bytes[text->length++] = (uint8_t)byte;
}

static void append_source(Text *text, uint32_t start, uint32_t end) {
  RESERVE(text->bytes, text->capacity, text->length + end - start);
  memcpy(text->bytes + text->length, source + start, end - start);
  text->length += end - start;
}

/** Appends a code point as UTF-8, a surrogate like any other. */
static void append_point(Text *text, uint32_t point) {
  if (point < 0x80) {
    append_byte(text, point);
    return;
  }
  uint32_t continuations = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  append_byte(text, (0xff00 >> (1 + continuations) & 0xff) | point >> 6 * continuations);
  while (continuations-- > 0) append_byte(text, 0x80 | (point >> 6 * continuations & 0x3f));
}

static uint32_t append_octal(Text *text, uint32_t start, uint32_t end, bool bytes) {
  uint32_t value = 0, at = start;
  for (; at < end && at < start + 3 && source[at] >= '0' && source[at] <= '7'; at++) value = value * 8 + source[at] - '0';
  append_point(text, bytes ? value & 0xff : value);
  return at;
}

static int hex_digit(uint8_t byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  uint8_t letter = byte | 0x20;
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/** The escape at `start`, a backslash, a letter and that many digits. */
static uint32_t append_hex(Text *text, uint32_t start, uint32_t end, uint32_t digits) {
  uint32_t value = 0, stop = start + 2 + digits;
  for (uint32_t at = start + 2; at < stop; at++) {
    int digit = at < end ? hex_digit(source[at]) : -1;
    if (digit < 0) {
      append_byte(text, '\\');
      return start + 1;
    }
    value = value * 16 + (uint32_t)digit;
  }
  append_point(text, value < MAX_POINT ? value : MAX_POINT);
  return stop;
}

/** `\N{NAME}` stays as it is written: the table of character names is not worth its size here. */
static uint32_t append_named(Text *text, uint32_t start, uint32_t end) {
  uint32_t at = start, stop = start + 2;
  while (at < end && source[at] != '}') at++;
  if (stop < end && source[stop] == '{' && at < end) stop = at + 1;
  append_source(text, start, stop);
  return stop;
}

/** Appends the escape at `start` and returns where it ends. */
static uint32_t append_escape(Text *text, uint32_t start, uint32_t end, bool bytes) {
  static const char letters[] = "\\'\"abfnrtv", meanings[] = "\\'\"\a\b\f\n\r\t\v";
  uint8_t letter = start + 1 < end ? source[start + 1] : 0;
  const char *simple = letter == 0 ? NULL : strchr(letters, letter);
  if (simple != NULL) {
    append_byte(text, (uint8_t)meanings[simple - letters]);
    return start + 2;
  }
  if (letter == '\n') return start + 2;
  if (letter == '\r') return start + 2 < end && source[start + 2] == '\n' ? start + 3 : start + 2;
  if (letter >= '0' && letter <= '7') return append_octal(text, start + 1, end, bytes);
  if (letter == 'x') return append_hex(text, start, end, 2);
  if (!bytes && letter == 'u') return append_hex(text, start, end, 4);
  if (!bytes && letter == 'U') return append_hex(text, start, end, 8);
  if (!bytes && letter == 'N') return append_named(text, start, end);
  append_byte(text, '\\');
  return start + 1;
}

void append_literal(Text *text, uint32_t start, uint32_t end, Prefix prefix) {
  RESERVE(text->bytes, text->capacity, text->length + end - start);
  for (uint32_t at = start; at < end;) {
    uint8_t byte = source[at];
    if (byte == '\\' && !prefix.raw) {
      at = append_escape(text, at, end, prefix.bytes);
    } else if (byte == '\r' && at + 1 < source_length && source[at + 1] == '\n') {
      at++;
    } else {
      append_byte(text, byte);
      bool is_doubled = prefix.interpolated && (byte == '{' || byte == '}') && at + 1 < end && source[at + 1] == byte;
      at += is_doubled ? 2 : 1;
    }
  }
}
