#include "writer.h"

#include <string.h>

#include "layout.h"
#include "memory.h"
#include "strings.h"
#include "tree.h"

bool digesting;

static uint32_t *words;
static uint32_t words_capacity;
static uint32_t length;
static bool wide;

// Two lanes of MurmurHash3's 32-bit mixing.
static uint32_t high, low;

// By string id: its number among the strings of the interface, from 1, as ids depend on the strings of bodies before.
static uint32_t *interface_numbers;
static uint32_t interface_numbers_capacity;
static uint32_t interface_numbers_used;
static uint32_t interface_strings;

void writer_reset(bool is_wide) {
  length = 0;
  digesting = true;
  wide = is_wide;
  high = 0x9747b28c;
  low = 0x3c6ef372;
  interface_numbers_used = 0;
  interface_strings = 0;
}

const int32_t *writer_words(void) { return (const int32_t *)words; }

uint32_t writer_length(void) { return length; }

void digest_finish(uint32_t *first, uint32_t *second) {
  *first = high;
  *second = low;
}

static uint32_t rotate(uint32_t word, int by) { return word << by | word >> (32 - by); }

static void digest(uint32_t word) {
  uint32_t k = rotate(word * 0xcc9e2d51, 15) * 0x1b873593;
  uint32_t mixed = high ^ k;
  high = rotate(mixed, 13) * 5 + 0xe6546b64;
  uint32_t j = rotate((word ^ mixed) * 0x85ebca6b, 16) * 0xc2b2ae35;
  low = rotate(low ^ j, 11) * 9 + 0x38495ab5;
}

static void digest_text(const uint8_t *text, uint32_t bytes) {
  digest(bytes);
  uint32_t i = 0;
  for (; i + 4 <= bytes; i += 4) {
    uint32_t word;
    memcpy(&word, text + i, 4);
    digest(word);
  }
  uint32_t rest = 0;
  for (; i < bytes; i++) rest = rest << 8 | text[i];
  digest(rest);
}

static void digest_string(uint32_t id) {
  if (id >= interface_numbers_used) {
    uint32_t count = string_count();
    RESERVE(interface_numbers, interface_numbers_capacity, count);
    memset(interface_numbers + interface_numbers_used, 0, (count - interface_numbers_used) * sizeof *interface_numbers);
    interface_numbers_used = count;
  }
  digest(interface_numbers[id]);
  if (interface_numbers[id] != 0) return;
  interface_numbers[id] = ++interface_strings;
  uint32_t bytes;
  const uint8_t *text = string_text(id, &bytes);
  digest_text(text, bytes);
}

void put(uint32_t word) {
  RESERVE(words, words_capacity, length + 1);
  words[length++] = word;
}

void patch(uint32_t at, uint32_t word) { words[at] = word; }

void put_count(uint32_t word) {
  put(word);
  if (digesting) digest(word);
}

void put_string(uint32_t id) {
  put(id);
  if (digesting) digest_string(id);
}

void put_optional_string(uint32_t id) {
  put(id == ABSENT ? 0 : id + 1);
  if (!digesting) return;
  digest(id == ABSENT ? 0 : 1);
  if (id != ABSENT) digest_string(id);
}

void put_range(uint32_t start, uint32_t end) {
  uint32_t size = end - start;
  if (wide) {
    put(start);
    put(end);
  } else if (size < LONG) {
    put(start << LENGTH_BITS | size);
  } else {
    put(start << LENGTH_BITS | LONG);
    put(end);
  }
}

void put_node(uint32_t operation, uint32_t payload, uint32_t start, uint32_t end) {
  put_count(operation | payload << OPERATION_BITS);
  put_range(start, end);
}

void put_named(uint32_t operation, uint32_t id, uint32_t start, uint32_t end) {
  put(operation | id << OPERATION_BITS);
  put_range(start, end);
  if (!digesting) return;
  digest(operation);
  digest_string(id);
}

void put_none(void) { put_count(OP_None); }

void put_unreadable(uint32_t start, uint32_t end) { put_node(OP_Unreadable, 0, start, end); }

uint32_t open_node(uint32_t start, uint32_t end) {
  uint32_t at = length;
  put(0);
  put_range(start, end);
  return at;
}

void close_node(uint32_t at, uint32_t operation, uint32_t payload) {
  uint32_t head = operation | payload << OPERATION_BITS;
  patch(at, head);
  if (digesting) digest(head);
}

uint32_t open_block(uint32_t start) {
  uint32_t at = length;
  put(0);
  put(wide ? start : start << LENGTH_BITS | LONG);
  put(0);
  return at;
}

void close_block(uint32_t at, uint32_t operation, uint32_t payload, uint32_t end) {
  close_node(at, operation, payload);
  patch(at + 2, end);
}

uint32_t open_count(void) {
  put(0);
  return length - 1;
}

void close_count(uint32_t at, uint32_t count) {
  patch(at, count);
  if (digesting) digest(count);
}
