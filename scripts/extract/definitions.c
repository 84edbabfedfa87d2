// Functions and classes.

#include "lower.h"
#include "memory.h"

Table functions, classes;

/** The qualified name of the enclosing definition, ABSENT at module level. */
static uint32_t scope = ABSENT;
static bool scope_is_function;

void definitions_reset(void) {
  functions.count = classes.count = 0;
  scope = ABSENT;
  yields = false;
}

/** The children of a definition, ABSENT or not; `list` are parameters or arguments. */
typedef struct {
  Node name, type_parameters, list, returns, body;
} Parts;

static Parts parts_of(Node node) {
  Parts parts = {ABSENT, ABSENT, ABSENT, ABSENT, ABSENT};
  EACH_NAMED(child, node) {
    switch (field_of(child)) {
      case FIELD_name: parts.name = child; break;
      case FIELD_type_parameters: parts.type_parameters = child; break;
      case FIELD_parameters:
      case FIELD_superclasses: parts.list = child; break;
      case FIELD_return_type: parts.returns = child; break;
      case FIELD_body: parts.body = child; break;
      default: break;
    }
  }
  return parts;
}

static void enlist(Table *table, uint32_t position) {
  put(table->count);
  RESERVE(table->positions, table->capacity, table->count + 1);
  table->positions[table->count++] = position;
}

/** Range and id of the name, and id of the qualified one, which is returned. */
static uint32_t names(Node node, Node name) {
  uint32_t start = name == ABSENT ? start_of(node) : start_of(name), end = name == ABSENT ? start : end_of(name);
  uint32_t id = identifier_at(start, end);
  put(start);
  put(end);
  put_string(id);
  uint32_t qualified = scope == ABSENT ? id : join(scope, scope_is_function ? ".<locals>." : ".", id);
  put(qualified);
  return qualified;
}

static void decorators(Node decorated) {
  uint32_t at = open_count(), count = 0;
  if (decorated != ABSENT) {
    EACH_NAMED(child, decorated) {
      if (kind_of(child) != KIND_decorator) continue;
      demanded(first_child(child), child);
      count++;
    }
  }
  close_count(at, count);
}

/** Parameters and what a function returns, or the arguments of a class. */
static void signature(bool is_function, Parts parts) {
  uint32_t at = open_count(), count = 0;
  if (parts.list != ABSENT) count = is_function ? parameters(parts.list) : arguments(parts.list);
  close_count(at, count);
  if (is_function && parts.returns != ABSENT) expression(parts.returns);
}

/** The body, in the scope it makes; returns where it ends. */
static uint32_t scoped_body(Node body, uint32_t qualified, bool is_function, uint32_t end) {
  uint32_t outer = scope;
  bool outer_is_function = scope_is_function, outer_digesting = digesting;
  scope = qualified;
  scope_is_function = is_function;
  if (is_function) digesting = false;
  uint32_t body_end = block(body, end);
  scope = outer;
  scope_is_function = outer_is_function;
  digesting = outer_digesting;
  return body_end;
}

/**
 * Stored as ordinal among its kind, size in words, start of the keyword, names, id + 1 of the docstring; then counted lists of decorators,
 * type parameters, and parameters or arguments; what a function returns; the body.
 */
uint32_t definition(Node node, Node decorated) {
  bool is_function = kind_of(node) == KIND_function_definition, outer_yields = yields;
  Parts parts = parts_of(node);
  uint32_t at = open_block(start_of(decorated == ABSENT ? node : decorated));
  enlist(is_function ? &functions : &classes, at);
  uint32_t size_at = writer_length();
  put(0);
  put(start_of(node));
  uint32_t qualified = names(node, parts.name);
  uint32_t text = parts.body == ABSENT ? ABSENT : docstring(parts.body + 1, after(parts.body));
  put(text == ABSENT ? 0 : text + 1);
  decorators(decorated);
  uint32_t type_count = open_count();
  close_count(type_count, type_parameters(parts.type_parameters));
  signature(is_function, parts);
  yields = false;
  uint32_t end = scoped_body(parts.body, qualified, is_function, end_of(node)), flags = 0;
  if (is_function) {
    flags = (is_async(node) ? FUNCTION_async : 0) | (yields ? FUNCTION_generator : 0);
    if (parts.returns != ABSENT) flags |= FUNCTION_returns;
  }
  yields = outer_yields;
  patch(size_at, writer_length() - at);
  close_block(at, is_function ? OP_FunctionDef : OP_ClassDef, flags, end);
  return end;
}

uint32_t docstring(Node from, Node limit) {
  Node first = code_from(from, limit);
  if (first >= limit || kind_of(first) != KIND_expression_statement) return ABSENT;
  Node only = first_child(first);
  if (only == ABSENT || sibling(only, first) != ABSENT) return ABSENT;
  return after_comma(end_of(only), end_of(first)) == ABSENT ? plain_text(only) : ABSENT;
}
