// What tree-sitter's parser calls of its lexer.c: see reader.h.

#include "reader.h"

#include <stdlib.h>
#include <string.h>

static const int32_t BYTE_ORDER_MARK = 0xFEFF;

static const TSRange EVERYTHING = {.end_point = {UINT32_MAX, UINT32_MAX}, .end_byte = UINT32_MAX};

static void advance(TSLexer *self, bool skip) {
  reader_advance((Lexer *)self, skip);
}

static void mark_end(TSLexer *self) {
  reader_mark_end((Lexer *)self);
}

static bool eof(const TSLexer *self) {
  return reader_at_end((const Lexer *)self);
}

// Python's grammar never asks for the column.
static uint32_t get_column(TSLexer *self) {
  (void)self;
  __builtin_trap();
}

static bool is_at_included_range_start(const TSLexer *self) {
  return ((const Lexer *)self)->current_position.bytes == 0;
}

static void log_nothing(const TSLexer *self, const char *format, ...) {
  (void)self, (void)format;
}

void ts_lexer_init(Lexer *self) {
  memset(self, 0, sizeof *self);
  self->data = (TSLexer){
      .advance = advance,
      .mark_end = mark_end,
      .get_column = get_column,
      .is_at_included_range_start = is_at_included_range_start,
      .eof = eof,
      .log = log_nothing,
  };
  ts_lexer_set_included_ranges(self, NULL, 0);
}

void ts_lexer_delete(Lexer *self) {
  free(self->included_ranges);
}

static void go_to(Lexer *self, Length position) {
  self->current_position = position;
  self->lookahead_size = 0;
  self->data.lookahead = 0;
}

void ts_lexer_set_input(Lexer *self, TSInput input) {
  self->chunk = input.read(input.payload, 0, (TSPoint){0, 0}, &self->chunk_size);
  go_to(self, self->current_position);
}

void ts_lexer_reset(Lexer *self, Length position) {
  if (position.bytes != self->current_position.bytes) go_to(self, position);
}

void ts_lexer_start(Lexer *self) {
  self->token_start_position = self->current_position;
  self->token_end_position = LENGTH_UNDEFINED;
  self->data.result_symbol = 0;
  if (!self->lookahead_size) reader_decode(self);
  if (self->current_position.bytes == 0 && self->data.lookahead == BYTE_ORDER_MARK) reader_advance(self, true);
}

void ts_lexer_finish(Lexer *self, uint32_t *lookahead_end_byte) {
  if (length_is_undefined(self->token_end_position)) reader_mark_end(self);
  if (self->token_end_position.bytes < self->token_start_position.bytes) self->token_start_position = self->token_end_position;
  uint32_t end = self->current_position.bytes + (self->data.lookahead == TS_DECODE_ERROR ? 5 : 1);
  if (end > *lookahead_end_byte) *lookahead_end_byte = end;
}

void ts_lexer_mark_end(Lexer *self) {
  reader_mark_end(self);
}

// There is only ever the whole file.
bool ts_lexer_set_included_ranges(Lexer *self, const TSRange *ranges, uint32_t count) {
  if (ranges || count) return false;
  self->included_range_count = 1;
  self->included_ranges = realloc(self->included_ranges, sizeof EVERYTHING);
  *self->included_ranges = EVERYTHING;
  return true;
}

TSRange *ts_lexer_included_ranges(const Lexer *self, uint32_t *count) {
  *count = self->included_range_count;
  return self->included_ranges;
}
