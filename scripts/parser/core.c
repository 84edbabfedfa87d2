// tree-sitter's C core without what this parser never uses (queries, grammars that are wasm themselves), and with reader.c for its lexer.c.

#include "src/alloc.c"
#include "src/get_changed_ranges.c"
#include "src/language.c"
#include "src/node.c"
#include "src/parser.c"
#include "src/stack.c"
#include "src/subtree.c"
#include "src/tree.c"
#include "src/wasm_store.c"
