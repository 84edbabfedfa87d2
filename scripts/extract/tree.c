#include "tree.h"

Record *nodes;
uint8_t *source;
uint32_t source_length;

static Node present(Node node, Node limit) { return node < limit ? node : ABSENT; }

Node first_child(Node parent) { return present(named_from(parent + 1, after(parent)), after(parent)); }

Node sibling(Node node, Node parent) { return present(named_from(after(node), after(parent)), after(parent)); }

Node second_child(Node parent) {
  Node first = first_child(parent);
  return first == ABSENT ? ABSENT : sibling(first, parent);
}

Node first_code(Node parent) { return present(code_from(parent + 1, after(parent)), after(parent)); }

Node child_with_field(Node parent, uint32_t field) {
  EACH_CODE(child, parent) {
    if (field_of(child) == field) return child;
  }
  return ABSENT;
}

Node child_of_kind(Node parent, uint32_t kind) {
  EACH_CODE(child, parent) {
    if (kind_of(child) == kind) return child;
  }
  return ABSENT;
}

uint32_t after_comma(uint32_t from, uint32_t limit) {
  for (uint32_t at = from; at < limit; at++) {
    uint8_t byte = source[at];
    if (byte == ',') return at + 1;
    if (byte == '#') {
      while (at < limit && source[at] != '\n') at++;
    } else if (byte > ' ' && byte != '\\') {
      return ABSENT;
    }
  }
  return ABSENT;
}

uint32_t after_semicolon(uint32_t offset) {
  uint32_t at = offset;
  while (at < source_length && source[at] == ' ') at++;
  return at < source_length && source[at] == ';' ? at + 1 : offset;
}
