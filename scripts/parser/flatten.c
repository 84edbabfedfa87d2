// Parses one Python file and writes its syntax tree as flat records, so that JavaScript crosses into wasm once a file instead of once a node.
//
// The record of a node is four 32-bit words, in pre-order:
//   0  kind id | field id << 16 | flags << 24
//   1  start byte
//   2  end byte
//   3  index of the first record after the node's subtree
// Punctuation that carries nothing (SKIPPED) has no record, unless the parser had to make it up (a missing token).

#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>

#define EXPORT(name) __attribute__((export_name(#name))) name

enum { NAMED = 1, ERROR = 2, MISSING = 4, EXTRA = 8 };
enum { HAS_ERROR = 1, TRUNCATED = 2 };

// Nodes nested deeper than this are left out: what reads the records may recurse, and no honest file comes near.
enum { MAX_DEPTH = 1000 };

static const char SKIPPED[] = "(),.[]{};";

typedef struct {
  uint32_t head, start, end, next;
} Record;

const TSLanguage *tree_sitter_python(void);

static TSParser *parser;
static bool *skipped; // by kind id

static char *text;
static uint32_t text_capacity;

static Record *records;
static uint32_t record_capacity;

// What one call hands back; its address never changes.
static struct {
  uint32_t records, count, flags;
} result;

void EXPORT(setup)(void) {
  const TSLanguage *language = tree_sitter_python();
  parser = ts_parser_new();
  ts_parser_set_language(parser, language);
  uint32_t kinds = ts_language_symbol_count(language);
  skipped = calloc(kinds, sizeof *skipped);
  for (uint32_t kind = 0; kind < kinds; kind++) {
    const char *name = ts_language_symbol_name(language, (TSSymbol)kind);
    skipped[kind] = ts_language_symbol_type(language, (TSSymbol)kind) == TSSymbolTypeAnonymous &&
                    strlen(name) == 1 && strchr(SKIPPED, name[0]) != NULL;
  }
}

// Room for the source; the caller copies it there before `parse`.
char *EXPORT(reserve)(uint32_t length) {
  if (length > text_capacity || text == NULL) {
    free(text);
    text_capacity = length + length / 2 + 4096;
    text = malloc(text_capacity);
    if (text == NULL) abort();
  }
  return text;
}

static uint32_t head_of(TSNode node, TSSymbol kind, TSFieldId field) {
  uint32_t flags = 0;
  if (ts_node_is_named(node)) flags |= NAMED;
  if (ts_node_is_error(node)) flags |= ERROR;
  if (ts_node_is_missing(node)) flags |= MISSING;
  if (ts_node_is_extra(node)) flags |= EXTRA;
  return kind | (uint32_t)field << 16 | flags << 24;
}

// Returns whether anything was left out for its depth.
static bool flatten(TSNode root) {
  static uint32_t open[MAX_DEPTH + 1]; // the record of each ancestor
  bool truncated = false;
  uint32_t depth = 0, count = 0;
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  for (;;) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    TSSymbol kind = ts_node_symbol(node);
    bool keep = kind == (TSSymbol)-1 || !skipped[kind] || ts_node_is_missing(node);
    if (keep) {
      open[depth] = count;
      records[count++] = (Record){
          .head = head_of(node, kind, ts_tree_cursor_current_field_id(&cursor)),
          .start = ts_node_start_byte(node),
          .end = ts_node_end_byte(node),
      };
      if (depth < MAX_DEPTH) {
        if (ts_tree_cursor_goto_first_child(&cursor)) {
          depth++;
          continue;
        }
      } else if (ts_node_child_count(node) > 0) {
        truncated = true;
      }
      records[open[depth]].next = count;
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (depth == 0) {
        ts_tree_cursor_delete(&cursor);
        result.count = count;
        return truncated;
      }
      ts_tree_cursor_goto_parent(&cursor);
      depth--;
      records[open[depth]].next = count;
    }
  }
}

const void *EXPORT(parse)(uint32_t length) {
  TSTree *tree = ts_parser_parse_string(parser, NULL, text, length);
  TSNode root = ts_tree_root_node(tree);
  uint32_t nodes = ts_node_descendant_count(root);
  if (nodes > record_capacity) {
    free(records);
    record_capacity = nodes + nodes / 2;
    records = malloc((size_t)record_capacity * sizeof *records);
    if (records == NULL) abort();
  }
  bool truncated = flatten(root);
  result.records = (uint32_t)(uintptr_t)records;
  result.flags = (ts_node_has_error(root) ? HAS_ERROR : 0) | (truncated ? TRUNCATED : 0);
  ts_tree_delete(tree);
  return &result;
}
