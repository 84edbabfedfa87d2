// String expressions.

#include <string.h>

#include "literals.h"
#include "lower.h"

/** The parts of one literal: its prefix, and where the text between the quotes starts and ends. */
typedef struct {
  Prefix prefix;
  uint32_t start, end;
} Parts;

/** What is put together. While an expression inside an f-string is lowered, nothing of it is pending. */
static Text text;

/** The string node that was last asked for its text, and that: a docstring is asked for before its statement. */
static Node last_node = ABSENT;
static uint32_t last_id;

void string_literals_reset(void) { last_node = ABSENT; }

static bool parts_of(Node node, Parts *parts) {
  Node open = first_code(node), last = open;
  if (open == ABSENT || kind_of(open) != KIND_string_start) return false;
  for (Node at = after(open); at < after(node); at = after(at)) last = at;
  uint32_t start = end_of(open), end = end_of(node);
  if (kind_of(last) == KIND_string_end) {
    // The closing token can be more than the quotes: after a raw `\"` it takes the backslash and the quote in.
    uint32_t quotes = start - start_of(open) >= 3 && source[start - 3] == source[start - 1] ? 3 : 1;
    end = end_of(last) - quotes > start ? end_of(last) - quotes : start;
  }
  *parts = (Parts){prefix_of(start_of(open), start), start, end};
  return true;
}

static uint32_t interned(void) { return intern(text.bytes, text.length); }

static uint32_t literal(Node node, Parts parts) {
  if (node == last_node) return last_id;
  uint32_t length = parts.end - parts.start;
  const uint8_t *plain = source + parts.start;
  last_node = node;
  if (memchr(plain, '\\', length) == NULL && memchr(plain, '\r', length) == NULL) return last_id = intern(plain, length);
  text.length = 0;
  append_literal(&text, parts.start, parts.end, parts.prefix);
  return last_id = interned();
}

static uint32_t concatenation(Node node) {
  text.length = 0;
  EACH_NAMED(part, node) {
    Parts parts;
    if (parts_of(part, &parts)) append_literal(&text, parts.start, parts.end, parts.prefix);
  }
  return interned();
}

/** Literal text in `text` that is not yet written, its range, and how many values are written. */
typedef struct {
  uint32_t start, end, values;
} Pending;

static void append(Pending *pending, uint32_t start, uint32_t end, Prefix prefix) {
  if (start >= end) return;
  if (pending->start == ABSENT) pending->start = start;
  pending->end = end;
  append_literal(&text, start, end, prefix);
}

static void flush(Pending *pending) {
  if (pending->start != ABSENT && text.length > 0) {
    put_named(OP_Str, interned(), pending->start, pending->end);
    pending->values++;
  }
  text.length = 0;
  pending->start = ABSENT;
}

/** `{value}`, with the text before the `=` of `{value=}`, and followed by the expressions in its format. */
static void interpolation(Node node, Pending *pending) {
  Node value = child_with_field(node, FIELD_expression), format = child_with_field(node, FIELD_format_specifier);
  if (kind_of(node) == KIND_interpolation && child_of_kind(node, TOKEN_equals) != ABSENT) {
    Node conversion = child_with_field(node, FIELD_type_conversion);
    Node next = conversion == ABSENT ? format : conversion;
    append(pending, start_of(node) + 1, next == ABSENT ? end_of(node) - 1 : start_of(next), (Prefix){.raw = true});
  }
  flush(pending);
  if (value != ABSENT) {
    // `{a:=10}` is `a` in the format `=10`; an assignment needs parentheses.
    if (kind_of(value) == KIND_named_expression) demanded(first_child(value), value);
    else expression(value);
    pending->values++;
    text.length = 0;
  }
  if (format == ABSENT) return;
  EACH_NAMED(child, format) {
    if (kind_of(child) == KIND_format_expression) interpolation(child, pending);
  }
}

static void joined_part(Node node, Pending *pending) {
  Parts parts;
  if (!parts_of(node, &parts)) return;
  uint32_t from = parts.start;
  EACH_NAMED(child, node) {
    if (kind_of(child) != KIND_interpolation) continue;
    append(pending, from, start_of(child), parts.prefix);
    interpolation(child, pending);
    from = end_of(child);
  }
  append(pending, from, parts.end, parts.prefix);
}

/** An f-string, stored as its literal parts (adjacent ones joined) and its interpolated expressions, in the order of the source. */
static void joined(Node node) {
  Pending pending = {ABSENT, ABSENT, 0};
  uint32_t at = open_node(start_of(node), end_of(node));
  text.length = 0;
  if (kind_of(node) == KIND_string) joined_part(node, &pending);
  else EACH_NAMED(part, node) joined_part(part, &pending);
  flush(&pending);
  close_node(at, OP_JoinedStr, pending.values);
}

void string(Node node) {
  Parts parts;
  if (!parts_of(node, &parts)) put_unreadable(start_of(node), end_of(node));
  else if (parts.prefix.interpolated) joined(node);
  else put_named(parts.prefix.bytes ? OP_Bytes : OP_Str, literal(node, parts), start_of(node), end_of(node));
}

/** Adjacent literals are one: an f-string if one of them is. */
void concatenated_string(Node node) {
  bool is_joined = false, is_bytes = false;
  EACH_NAMED(part, node) {
    Parts parts;
    if (!parts_of(part, &parts)) continue;
    is_joined |= parts.prefix.interpolated;
    is_bytes |= parts.prefix.bytes;
  }
  if (is_joined) joined(node);
  else put_named(is_bytes ? OP_Bytes : OP_Str, concatenation(node), start_of(node), end_of(node));
}

static bool is_text(Node node) {
  Parts parts;
  return parts_of(node, &parts) && !parts.prefix.bytes && !parts.prefix.interpolated;
}

uint32_t plain_text(Node node) {
  while (node != ABSENT && kind_of(node) == KIND_parenthesized_expression) node = first_child(node);
  if (node == ABSENT) return ABSENT;
  if (kind_of(node) == KIND_string) {
    Parts parts;
    return is_text(node) && parts_of(node, &parts) ? literal(node, parts) : ABSENT;
  }
  if (kind_of(node) != KIND_concatenated_string) return ABSENT;
  EACH_NAMED(part, node) {
    if (!is_text(part)) return ABSENT;
  }
  return concatenation(node);
}
