// Parses one Python file and writes its syntax tree as flat records, so that JavaScript crosses into wasm once a file instead of once a node.
//
// The record of a node is four 32-bit words, in pre-order:
//   0  kind id | field id << 16 | flags << 24
//   1  start byte
//   2  end byte
//   3  index of the first record after the node's subtree
// Punctuation that carries nothing (SKIPPED) has no record, unless the parser had to make it up (a missing token).
//
// The walk reads tree-sitter's own structures; its public cursor gives the same nodes at three times the cost.

#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "subtree.h"
#include "tree.h"

#define EXPORT(name) __attribute__((export_name(#name))) name

enum { NAMED = 1, ERROR = 2, MISSING = 4, EXTRA = 8 };
enum { HAS_ERROR = 1, TRUNCATED = 2 };

// Nodes nested deeper than this are left out: what reads the records may recurse, and no honest file comes near.
enum { MAX_DEPTH = 1000 };

static const char SKIPPED[] = "(),.[]{};";

// No record: the entry stands for a node the grammar hides, whose children count as its parent's.
static const uint32_t HIDDEN = UINT32_MAX;

typedef struct {
  uint32_t head, start, end, next;
} Record;

// A node whose children are being walked.
typedef struct {
  const SubtreeHeapData *node;
  const TSSymbol *aliases;
  uint32_t child, structural_child; // the next child; structural ones are not extra, and only they have aliases and fields
  uint32_t position;                // where the next child's padding starts
  uint32_t record;                  // or HIDDEN
  TSFieldId field;                  // what a hidden node passes on to its children
} Entry;

const TSLanguage *tree_sitter_python(void);
void arena_reset(void);

static const TSLanguage *language;
static bool skipped[UINT8_MAX + 1]; // by kind id; anonymous tokens have small ids

// What one call hands back; its address never changes.
static struct {
  uint32_t records, count, flags;
} result;

void EXPORT(setup)(void) {
  language = tree_sitter_python();
  for (TSSymbol kind = 0; kind < language->token_count; kind++) {
    const char *name = language->symbol_names[kind];
    skipped[kind] = !language->symbol_metadata[kind].named && strlen(name) == 1 && strchr(SKIPPED, name[0]) != NULL;
  }
}

static bool is_skipped(TSSymbol symbol) {
  return symbol <= UINT8_MAX && skipped[symbol];
}

// The field a child fills by the production of its parent, 0 for none.
static TSFieldId field_of(const SubtreeHeapData *parent, uint32_t structural_child) {
  TSMapSlice slice = language->field_map_slices[parent->production_id];
  const TSFieldMapEntry *entry = &language->field_map_entries[slice.index];
  for (const TSFieldMapEntry *end = entry + slice.length; entry < end; entry++) {
    if (!entry->inherited && entry->child_index == structural_child) return entry->field_id;
  }
  return 0;
}

static uint32_t head_of(Subtree node, TSSymbol alias, TSFieldId field) {
  TSSymbol symbol = alias ? alias : ts_subtree_symbol(node);
  bool error = symbol == ts_builtin_sym_error;
  uint32_t flags = 0;
  if (alias ? language->symbol_metadata[alias].named : ts_subtree_named(node)) flags |= NAMED;
  if (error) flags |= ERROR;
  if (ts_subtree_missing(node)) flags |= MISSING;
  if (ts_subtree_extra(node)) flags |= EXTRA;
  return (error ? symbol : language->public_symbol_map[symbol]) | (uint32_t)field << 16 | flags << 24;
}

static Entry entry_of(Subtree node, uint32_t start, uint32_t record, TSFieldId field) {
  const SubtreeHeapData *data = node.ptr;
  uint32_t padding = data->padding.bytes;
  return (Entry){data, ts_language_alias_sequence(language, data->production_id), 0, 0, start - padding, record, field};
}

// Writes the records; returns whether anything was left out for its depth.
static bool flatten(Subtree root, Record *records) {
  bool truncated = false;
  uint32_t count = 0, depth = 1; // depth counts the visible ancestors, `size` all of them
  uint32_t size = 0, capacity = 256;
  Entry *stack = malloc(capacity * sizeof *stack);

  uint32_t start = ts_subtree_padding(root).bytes;
  records[count++] = (Record){head_of(root, 0, 0), start, start + ts_subtree_size(root).bytes, 1};
  if (ts_subtree_child_count(root) > 0) stack[size++] = entry_of(root, start, 0, 0);

  while (size > 0) {
    Entry *top = &stack[size - 1];
    if (top->child == top->node->child_count) {
      if (top->record != HIDDEN) {
        records[top->record].next = count;
        depth--;
      }
      size--;
      continue;
    }
    Subtree node = ((const Subtree *)top->node - top->node->child_count)[top->child++];
    TSSymbol alias = 0;
    TSFieldId field = 0;
    if (!ts_subtree_extra(node)) {
      uint32_t index = top->structural_child++;
      if (top->aliases) alias = top->aliases[index];
      field = field_of(top->node, index);
      if (field == 0) field = top->field;
    }
    start = top->position + ts_subtree_padding(node).bytes;
    uint32_t end = start + ts_subtree_size(node).bytes;
    top->position = end;

    bool has_children = ts_subtree_child_count(node) > 0;
    uint32_t record = HIDDEN;
    if (alias || ts_subtree_visible(node)) {
      if (!alias && is_skipped(ts_subtree_symbol(node)) && !ts_subtree_missing(node)) continue;
      record = count++;
      records[record] = (Record){head_of(node, alias, field), start, end, count};
      if (has_children && depth == MAX_DEPTH) {
        truncated = true;
        continue;
      }
    }
    if (!has_children) continue;
    if (record != HIDDEN) {
      depth++;
      field = 0;
    }
    if (size == capacity) stack = realloc(stack, (capacity *= 2) * sizeof *stack);
    stack[size++] = entry_of(node, start, record, field);
  }
  return truncated;
}

// Room for the source, where the caller copies it before `parse`. What the last parse left behind goes.
char *EXPORT(reserve)(uint32_t length) {
  arena_reset();
  return malloc(length + 1);
}

const void *EXPORT(parse)(const char *text, uint32_t length) {
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, language);
  Subtree root = ts_parser_parse_string(parser, NULL, text, length)->root;
  Record *records = malloc((ts_subtree_visible_descendant_count(root) + 1) * sizeof *records);
  bool truncated = flatten(root, records);
  result.records = (uint32_t)(uintptr_t)records;
  result.count = records[0].next;
  result.flags = (ts_subtree_error_cost(root) > 0 ? HAS_ERROR : 0) | (truncated ? TRUNCATED : 0);
  return &result;
}
