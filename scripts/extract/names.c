#include <string.h>

#include "lower.h"
#include "memory.h"

/** Normalises the identifier of that length in place (NFKC), and returns its new length; the host does it. */
__attribute__((import_module("host"), import_name("normalize"))) uint32_t normalize(uint8_t *text, uint32_t length, uint32_t room);

/** NFKC makes a text at most this many times as long. */
enum { GROWTH = 18 };

static uint8_t *room, *dotted;
static uint32_t room_capacity, dotted_capacity;

uint32_t identifier_at(uint32_t start, uint32_t end) {
  uint32_t length = end - start;
  for (uint32_t at = start; at < end; at++) {
    if (source[at] < 0x80) continue;
    RESERVE(room, room_capacity, length * GROWTH);
    memcpy(room, source + start, length);
    return intern(room, normalize(room, length, length * GROWTH));
  }
  return intern(source + start, length);
}

uint32_t identifier(Node node) { return identifier_at(start_of(node), end_of(node)); }

uint32_t dotted_name(Node node) {
  Node first = first_child(node);
  if (first == ABSENT) return identifier(node);
  bool contiguous = true;
  uint32_t end = end_of(first);
  EACH_NAMED_FROM(part, after(first), after(node)) {
    contiguous &= start_of(part) == end + 1;
    end = end_of(part);
  }
  if (contiguous) return identifier_at(start_of(first), end);
  uint32_t length = 0;
  EACH_NAMED(part, node) {
    uint32_t part_length;
    const uint8_t *text = string_text(identifier(part), &part_length);
    RESERVE(dotted, dotted_capacity, length + part_length + 1);
    memcpy(dotted + length, text, part_length);
    length += part_length;
    dotted[length++] = '.';
  }
  return intern(dotted, length - 1);
}
