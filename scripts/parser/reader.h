// How the tokenizer reads: tree-sitter's lexer.c for the one case we have, a whole file of UTF-8 in memory.
//
// Its functions are called through pointers for every character and handle text in chunks, other encodings and files of mixed languages. These
// do the same work on the same structure, but are inlined into the grammar's tokenizer.

#include "lexer.h"
#include "unicode.h"

static inline bool reader_at_end(const Lexer *self) {
  return self->current_position.bytes >= self->chunk_size;
}

static inline void reader_decode(Lexer *self) {
  const uint8_t *text = (const uint8_t *)self->chunk + self->current_position.bytes;
  if (reader_at_end(self)) {
    self->data.lookahead = 0;
    self->lookahead_size = 1;
  } else if (*text < 0x80) {
    self->data.lookahead = *text;
    self->lookahead_size = 1;
  } else {
    self->lookahead_size = ts_decode_utf8(text, self->chunk_size - self->current_position.bytes, &self->data.lookahead);
    if (self->data.lookahead == TS_DECODE_ERROR) self->lookahead_size = 1;
  }
}

static inline void reader_advance(Lexer *self, bool skip) {
  if (reader_at_end(self)) return;
  self->current_position.bytes += self->lookahead_size;
  if (self->data.lookahead == '\n') {
    self->current_position.extent.row++;
    self->current_position.extent.column = 0;
  } else {
    self->current_position.extent.column += self->lookahead_size;
  }
  if (skip) self->token_start_position = self->current_position;
  reader_decode(self);
}

static inline void reader_mark_end(Lexer *self) {
  self->token_end_position = self->current_position;
}
