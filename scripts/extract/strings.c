#include "strings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"

/** How many bytes at either end of a long string its hash covers. */
enum { HASHED = 24 };

static uint8_t *text;
static uint32_t text_capacity;
static uint32_t *offsets;
static uint32_t offsets_capacity;
static uint32_t *hashes;
static uint32_t hashes_capacity;
static uint32_t count;

// Open addressing: an id + 1, or 0.
static uint32_t *slots;
static uint32_t slots_capacity;
static uint32_t mask;

static uint8_t *joined;
static uint32_t joined_capacity;
static uint16_t *units;
static uint32_t units_capacity;

void strings_reset(uint32_t size) {
  uint32_t wanted = 256;
  while (wanted < size / 8 && wanted < 1 << 20) wanted *= 2;
  RESERVE(slots, slots_capacity, wanted);
  memset(slots, 0, wanted * sizeof *slots);
  mask = wanted - 1;
  RESERVE(offsets, offsets_capacity, 1);
  offsets[0] = 0;
  count = 0;
}

/** FNV-1a over the string, or over both ends of a long one: those are told apart by comparing. */
static uint32_t hash_of(const uint8_t *bytes, uint32_t length) {
  uint32_t hash = 0x811c9dc5 ^ length;
  uint32_t first = length > 2 * HASHED ? HASHED : length;
  for (uint32_t i = 0; i < first; i++) hash = (hash ^ bytes[i]) * 0x01000193;
  if (first < length) {
    for (uint32_t i = length - HASHED; i < length; i++) hash = (hash ^ bytes[i]) * 0x01000193;
  }
  return hash;
}

static uint32_t slot_of(uint32_t hash) { return (hash ^ hash >> 15) & mask; }

static void rehash(void) {
  uint32_t wanted = 4 * (mask + 1);
  RESERVE(slots, slots_capacity, wanted);
  memset(slots, 0, wanted * sizeof *slots);
  mask = wanted - 1;
  for (uint32_t id = 0; id < count; id++) {
    uint32_t slot = slot_of(hashes[id]);
    while (slots[slot] != 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
}

static uint32_t append(const uint8_t *bytes, uint32_t length, uint32_t hash, uint32_t slot) {
  uint32_t id = count++;
  uint32_t at = offsets[id];
  RESERVE(text, text_capacity, at + length);
  RESERVE(offsets, offsets_capacity, id + 2);
  RESERVE(hashes, hashes_capacity, id + 1);
  memcpy(text + at, bytes, length);
  offsets[id + 1] = at + length;
  hashes[id] = hash;
  slots[slot] = id + 1;
  if (id * 2 > mask) rehash();
  return id;
}

uint32_t intern(const uint8_t *bytes, uint32_t length) {
  uint32_t hash = hash_of(bytes, length);
  uint32_t slot = slot_of(hash);
  for (; slots[slot] != 0; slot = (slot + 1) & mask) {
    uint32_t id = slots[slot] - 1;
    if (hashes[id] != hash || offsets[id + 1] - offsets[id] != length) continue;
    if (memcmp(text + offsets[id], bytes, length) == 0) return id;
  }
  return append(bytes, length, hash, slot);
}

uint32_t join(uint32_t left, const char *separator, uint32_t right) {
  uint32_t left_length, right_length, middle = (uint32_t)strlen(separator);
  const uint8_t *left_text = string_text(left, &left_length), *right_text = string_text(right, &right_length);
  uint32_t length = left_length + middle + right_length;
  RESERVE(joined, joined_capacity, length);
  memcpy(joined, left_text, left_length);
  memcpy(joined + left_length, separator, middle);
  memcpy(joined + left_length + middle, right_text, right_length);
  return intern(joined, length);
}

uint32_t string_count(void) { return count; }

const uint8_t *string_text(uint32_t id, uint32_t *length) {
  *length = offsets[id + 1] - offsets[id];
  return text + offsets[id];
}

static bool is_ascii(void) {
  uint8_t all = 0;
  for (uint32_t i = 0; i < offsets[count]; i++) all |= text[i];
  return all < 0x80;
}

/** The text as UTF-16, and the offsets changed to match. */
static uint32_t widen(void) {
  uint32_t length = offsets[count], unit = 0, string = 0;
  RESERVE(units, units_capacity, length);
  for (uint32_t i = 0; i < length;) {
    while (string <= count && offsets[string] == i) offsets[string++] = unit;
    uint8_t lead = text[i];
    uint32_t bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t point = bytes == 1 ? lead : lead & 0x7f >> bytes;
    for (uint32_t k = 1; k < bytes; k++) point = point << 6 | (text[i + k] & 0x3f);
    if (point < 0x10000) {
      units[unit++] = (uint16_t)point;
    } else {
      units[unit++] = (uint16_t)(0xd7c0 + (point >> 10));
      units[unit++] = (uint16_t)(0xdc00 + (point & 0x3ff));
    }
    i += bytes;
  }
  while (string <= count) offsets[string++] = unit;
  return unit;
}

Strings strings_finish(void) {
  if (is_ascii()) return (Strings){text, offsets[count], offsets, 0};
  uint32_t length = widen();
  return (Strings){units, length, offsets, 1};
}
