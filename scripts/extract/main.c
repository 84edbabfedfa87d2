// Lowers the syntax tree of one file, in one call; src/extract/encode.ts is its counterpart.

#include <string.h>

#include "lower.h"
#include "memory.h"

#define EXPORT(name) __attribute__((export_name(#name))) name

static uint32_t nodes_capacity, source_capacity;

/** What one call hands back; its address never changes. */
static struct {
  uint32_t words, word_count, text, text_units, text_is_wide, offsets, string_count, cut_start, cut_end;
} result;

/** Room for the records of the tree; the caller copies them there. */
Record *EXPORT(reserve_nodes)(uint32_t count) {
  RESERVE(nodes, nodes_capacity, count + 1);
  return nodes;
}

/** Room for the source; the caller copies it there. */
uint8_t *EXPORT(reserve_source)(uint32_t length) {
  RESERVE(source, source_capacity, length + 1);
  return source;
}

/** Writes a table and its entry in the header. */
static void put_table(uint32_t header, const Table *table) {
  patch(header, writer_length());
  patch(header + 1, table->count);
  for (uint32_t i = 0; i < table->count; i++) put(table->positions[i]);
}

/** The offsets at which lines start. */
static void put_lines(void) {
  uint32_t at = writer_length();
  put(0);
  const uint8_t *end = source + source_length;
  for (const uint8_t *line = source; line < end;) {
    line = memchr(line, '\n', (size_t)(end - line));
    if (line == NULL) break;
    put((uint32_t)(++line - source));
  }
  patch(HEADER_lines, at);
  patch(HEADER_lineCount, writer_length() - at);
}

/** Lowers the tree of `count` nodes of a source of `length` bytes, both put into their room before. */
const void *EXPORT(lower)(uint32_t count, uint32_t length) {
  source_length = length;
  if (count == 0) nodes[count++] = (Record){.head = KIND_module | FLAG_NAMED << 24, .end = length, .next = 1};
  bool is_wide = length >= WIDE_SIZE;
  strings_reset(length);
  writer_reset(is_wide);
  nesting_reset();
  string_literals_reset();
  definitions_reset();
  for (uint32_t i = 0; i < HEADER_size; i++) put(0);
  uint32_t text = docstring(1, after(0));
  patch(HEADER_format, FORMAT);
  patch(HEADER_flags, is_wide ? FILE_wide : 0);
  patch(HEADER_docstring, text == ABSENT ? 0 : text + 1);
  patch(HEADER_body, writer_length());
  suite(1, after(0), 0);
  uint32_t high, low;
  digest_finish(&high, &low);
  patch(HEADER_digestHigh, high);
  patch(HEADER_digestLow, low);
  put_lines();
  put_table(HEADER_functions, &functions);
  put_table(HEADER_classes, &classes);
  Strings strings = strings_finish();
  result.words = (uint32_t)(uintptr_t)writer_words();
  result.word_count = writer_length();
  result.text = (uint32_t)(uintptr_t)strings.text;
  result.text_units = strings.units;
  result.text_is_wide = strings.wide;
  result.offsets = (uint32_t)(uintptr_t)strings.offsets;
  result.string_count = string_count();
  result.cut_start = cut_start;
  result.cut_end = cut_end;
  return &result;
}
