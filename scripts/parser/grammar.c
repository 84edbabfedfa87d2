// The grammar's tables and tokenizer, with the tokenizer's calls to the lexer inlined.

#include "reader.h"

// As in tree_sitter/parser.h, but for the calls.
#undef START_LEXER
#define START_LEXER()                        \
  bool result = false;                       \
  bool skip = false;                         \
  UNUSED                                     \
  bool eof = false;                          \
  int32_t lookahead;                         \
  goto start;                                \
  next_state:                                \
  reader_advance((Lexer *)lexer, skip);      \
  start:                                     \
  skip = false;                              \
  lookahead = lexer->lookahead;

#undef ACCEPT_TOKEN
#define ACCEPT_TOKEN(symbol_value)     \
  result = true;                       \
  lexer->result_symbol = symbol_value; \
  reader_mark_end((Lexer *)lexer);

#include "grammar/parser.c"
