// Patterns of `case`: the names they bind, and the classes and constants they name.

#include <string.h>

#include "lower.h"
#include "memory.h"

Captures captures;
Subject subject;

/** By string id: which case, counted from 1, captured it last. */
static uint32_t *captured;
static uint32_t captured_capacity, captured_used, cases;

void captures_reset(void) {
  captures.count = 0;
  cases++;
  subject.count = 0;
  subject.name = ABSENT;
  subject.is_open = subject.asks_more = false;
}

static void capture(uint32_t id) {
  if (id >= captured_used) {
    RESERVE(captured, captured_capacity, id + 1);
    memset(captured + captured_used, 0, (captured_capacity - captured_used) * sizeof *captured);
    captured_used = captured_capacity;
  }
  if (captured[id] == cases) return;
  captured[id] = cases;
  RESERVE(captures.ids, captures.capacity, captures.count + 1);
  captures.ids[captures.count++] = id;
}

/** The siblings from `from` on, which may be numbers with a minus before them. */
static uint32_t subpatterns(Node from, Node limit) {
  uint32_t count = 0;
  Node minus = ABSENT;
  for (Node at = code_from(from, limit); at < limit; at = code_from(after(at), limit)) {
    if (is_named(at)) {
      if (minus != ABSENT) put_node(OP_UnaryOp, OPERATOR_minus, start_of(minus), end_of(at));
      count += pattern(at);
    }
    minus = kind_of(at) == TOKEN_minus ? at : ABSENT;
  }
  return count;
}

/** `a.b.c` as an expression. */
static void dotted_value(Node node) {
  uint32_t count = 0;
  EACH_NAMED(part, node) count++;
  if (count > MAX_NESTING) {
    cut(start_of(node), end_of(node));
    return;
  }
  Node parts[MAX_NESTING];
  count = 0;
  EACH_NAMED(part, node) parts[count++] = part;
  for (uint32_t i = count; i-- > 1;) put_named(OP_Attribute, identifier(parts[i]), start_of(node), end_of(parts[i]));
  demanded(first_child(node), node);
}

/** `-1 + 2j` */
static void complex_number(Node node) {
  Node tokens[4] = {ABSENT, ABSENT, ABSENT, ABSENT};
  uint32_t count = 0;
  EACH_CODE(token, node) {
    if (count < 4) tokens[count++] = token;
  }
  bool is_negative = kind_of(tokens[0]) == TOKEN_minus;
  Node left = tokens[is_negative], operator = tokens[is_negative + 1], right = is_negative && count < 4 ? ABSENT : tokens[is_negative + 2];
  if (count < 3 || right == ABSENT) {
    put_unreadable(start_of(node), end_of(node));
    return;
  }
  put_node(OP_BinOp, operator_of_kind(kind_of(operator)), start_of(node), end_of(node));
  if (is_negative) put_node(OP_UnaryOp, OPERATOR_minus, start_of(node), end_of(left));
  expression(left);
  expression(right);
}

uint32_t pattern(Node node) {
  Node first = first_child(node);
  switch (kind_of(node)) {
    case KIND_dotted_name:
      if (first == ABSENT) return 0;
      if (sibling(first, node) != ABSENT) {
        dotted_value(node);
        return 1;
      }
      capture(identifier(first));
      return 0;
    case KIND_class_pattern:
      if (first == ABSENT) return 0;
      dotted_value(first);
      return 1 + subpatterns(after(first), after(node));
    case KIND_keyword_pattern: return first == ABSENT ? 0 : subpatterns(after(first), after(node));
    case KIND_complex_pattern: complex_number(node); return 1;
    case KIND_identifier: capture(identifier(node)); return 0;
    case KIND_integer:
    case KIND_float:
    case KIND_string:
    case KIND_concatenated_string:
    case KIND_true:
    case KIND_false:
    case KIND_none: expression(node); return 1;
    default: return subpatterns(node + 1, after(node));
  }
}

/** Every way through the pattern is one class pattern. */
static bool is_class_alone(Node node) {
  if (kind_of(node) == KIND_class_pattern) return true;
  if (kind_of(node) != KIND_union_pattern) return false;
  EACH_NAMED(way, node) {
    if (!is_class_alone(way)) return false;
  }
  return true;
}

uint32_t subject_pattern(Node node, uint32_t values) {
  Node first = first_child(node), second = first == ABSENT ? ABSENT : sibling(first, node);
  uint32_t kind = kind_of(node), count = 0;
  if (kind == KIND_case_pattern && first != ABSENT && second == ABSENT) {
    uint32_t inner = kind_of(first);
    if (inner == KIND_as_pattern || inner == KIND_dotted_name || is_class_alone(first)) return subject_pattern(first, values);
  } else if (kind == KIND_as_pattern && second != ABSENT && kind_of(second) == KIND_identifier) {
    count = subject_pattern(first, values);
    subject.name = identifier(second);
    return count + pattern(second);
  } else if (kind == KIND_union_pattern && is_class_alone(node)) {
    EACH_NAMED(way, node) count += subject_pattern(way, values + count);
    return count;
  } else if (kind == KIND_class_pattern && first != ABSENT) {
    RESERVE(subject.positions, subject.capacity, subject.count + 1);
    subject.positions[subject.count++] = values;
    subject.asks_more |= sibling(first, node) != ABSENT;
    return pattern(node);
  } else if (kind == KIND_dotted_name && first != ABSENT && second == ABSENT) {
    subject.name = identifier(first);
  }
  subject.is_open = true;
  return pattern(node);
}
