// Reading the flat records of a syntax tree, as src/parse writes them. A node is its index.

#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t Node;

/** No such node. */
#define ABSENT UINT32_MAX

typedef struct {
  uint32_t head; // kind id | field id << 16 | flags << 24
  uint32_t start, end; // bytes
  Node next; // after the subtree
} Record;

enum { FLAG_NAMED = 1, FLAG_ERROR = 2, FLAG_MISSING = 4, FLAG_EXTRA = 8 };

extern Record *nodes;
extern uint8_t *source;
extern uint32_t source_length;

static inline uint32_t kind_of(Node node) { return nodes[node].head & 0xffff; }
static inline uint32_t field_of(Node node) { return nodes[node].head >> 16 & 0xff; }
static inline uint32_t flags_of(Node node) { return nodes[node].head >> 24; }
static inline uint32_t start_of(Node node) { return nodes[node].start; }
static inline uint32_t end_of(Node node) { return nodes[node].end; }
static inline Node after(Node node) { return nodes[node].next; }
static inline bool is_error(Node node) { return (flags_of(node) & FLAG_ERROR) != 0; }
static inline bool is_missing(Node node) { return (flags_of(node) & FLAG_MISSING) != 0; }

/** Code, and neither keyword nor operator. */
static inline bool is_named(Node node) { return (flags_of(node) & (FLAG_NAMED | FLAG_ERROR | FLAG_EXTRA)) == FLAG_NAMED; }

/** The first sibling from `node` on that is neither comment nor error; `limit` or more if there is none. */
static inline Node code_from(Node node, Node limit) {
  while (node < limit && (flags_of(node) & (FLAG_ERROR | FLAG_EXTRA)) != 0) node = after(node);
  return node;
}

/** The first sibling from `node` on that is named; `limit` or more if there is none. */
static inline Node named_from(Node node, Node limit) {
  while (node < limit && !is_named(node)) node = after(node);
  return node;
}

/** Visits the named children of `parent` as `child`. */
#define EACH_NAMED(child, parent) EACH_NAMED_FROM(child, (parent) + 1, after(parent))
/** Visits the named siblings from `from` on as `child`. */
#define EACH_NAMED_FROM(child, from, limit) \
  for (Node child = named_from(from, limit); child < (limit); child = named_from(after(child), limit))
/** Visits the children of `parent` that are code as `child`. */
#define EACH_CODE(child, parent) \
  for (Node child = code_from((parent) + 1, after(parent)); child < after(parent); child = code_from(after(child), after(parent)))

/** The first and the second named child; ABSENT if there is none. */
Node first_child(Node parent);
Node second_child(Node parent);
/** The next named sibling of `node` under `parent`, or ABSENT. */
Node sibling(Node node, Node parent);
/** The child that is not a comment, or ABSENT. */
Node first_code(Node parent);
Node child_with_field(Node parent, uint32_t field);
Node child_of_kind(Node parent, uint32_t kind);

/** The offset after the comma that follows `from` with nothing but space and comments between, or ABSENT. */
uint32_t after_comma(uint32_t from, uint32_t limit);
/** The offset after a semicolon at `offset`, or else that. */
uint32_t after_semicolon(uint32_t offset);
