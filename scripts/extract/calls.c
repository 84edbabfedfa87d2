// Calls, parameters and comprehensions.

#include "lower.h"

/** Stored as the callee and its arguments in the order of the source, keyword arguments among them. */
void call(Node node) {
  Node callee = first_child(node), list = callee == ABSENT ? ABSENT : sibling(callee, node);
  uint32_t at = open_node(start_of(node), end_of(node)), count = 0;
  demanded(callee, node);
  if (list != ABSENT && kind_of(list) == KIND_argument_list) {
    count = arguments(list);
  } else if (list != ABSENT) {
    expression(list);
    count = 1;
  }
  close_node(at, OP_Call, count);
}

uint32_t arguments(Node list) { return elements(list + 1, after(list)); }

/** `name=value` or `**mapping`. */
void keyword_argument(Node node) {
  Node first = first_child(node);
  if (kind_of(node) == KIND_dictionary_splat) {
    put_node(OP_KeywordSplat, 0, start_of(node), end_of(node));
    demanded(first, node);
    return;
  }
  uint32_t name = first == ABSENT ? identifier_at(end_of(node), end_of(node)) : identifier(first);
  put_named(OP_Keyword, name, start_of(node), end_of(node));
  demanded(first == ABSENT ? ABSENT : sibling(first, node), node);
}

static bool is_splat(Node node) {
  return kind_of(node) == KIND_list_splat_pattern || kind_of(node) == KIND_dictionary_splat_pattern;
}

/** Stored as name, annotation and default; the range is that of Python's `arg`, without stars and default. Returns how it is passed. */
static uint32_t parameter(Node node, uint32_t passing) {
  bool is_plain = kind_of(node) == KIND_identifier || kind_of(node) == KIND_tuple_pattern || is_splat(node);
  Node annotation = is_plain ? ABSENT : child_with_field(node, FIELD_type);
  Node value = is_plain ? ABSENT : child_with_field(node, FIELD_value);
  Node name = is_plain ? node : first_child(node);
  if (name == ABSENT) name = node;
  if (is_splat(name)) {
    passing = kind_of(name) == KIND_list_splat_pattern ? PASSING_args : PASSING_kwargs;
    if (first_child(name) != ABSENT) name = first_child(name);
  }
  uint32_t flags = (annotation == ABSENT ? 0 : PARAMETER_annotation) | (value == ABSENT ? 0 : PARAMETER_default);
  put_node(OP_Parameter, passing | flags, start_of(name), annotation == ABSENT ? end_of(name) : end_of(annotation));
  put_string(identifier(name));
  if (annotation != ABSENT) element(annotation);
  if (value != ABSENT) expression(value);
  return passing;
}

/** `*` and `/` alone are no parameters. */
uint32_t parameters(Node list) {
  uint32_t passing = child_of_kind(list, KIND_positional_separator) == ABSENT ? PASSING_normal : PASSING_positional;
  uint32_t count = 0;
  EACH_NAMED(child, list) {
    if (kind_of(child) == KIND_positional_separator) {
      passing = PASSING_normal;
    } else if (kind_of(child) == KIND_keyword_separator) {
      passing = PASSING_keyword;
    } else {
      if (parameter(child, passing) == PASSING_args) passing = PASSING_keyword;
      count++;
    }
  }
  return count;
}

static void target_and_iterable(Node clause) {
  Node target = first_child(clause), iterable = target == ABSENT ? ABSENT : sibling(target, clause);
  demanded(target, clause);
  if (iterable == ABSENT || sibling(iterable, clause) == ABSENT) {
    demanded(iterable, clause);
    return;
  }
  // Python 2 reads `for x in a, b` as a tuple.
  uint32_t at = open_node(start_of(iterable), end_of(clause));
  close_node(at, OP_Tuple, elements(iterable, after(clause)));
}

/** Each is a word `async | conditions << 1`, its target, its iterable and its conditions. Returns how many there are. */
static uint32_t generators(Node from, Node limit) {
  uint32_t count = 0;
  Node clause = named_from(from, limit);
  while (clause < limit) {
    if (kind_of(clause) != KIND_for_in_clause) {
      clause = named_from(after(clause), limit);
      continue;
    }
    uint32_t head = open_count(), conditions = 0;
    bool is_asynchronous = child_of_kind(clause, TOKEN_async) != ABSENT;
    target_and_iterable(clause);
    clause = named_from(after(clause), limit);
    for (; clause < limit && kind_of(clause) == KIND_if_clause; clause = named_from(after(clause), limit)) {
      demanded(first_child(clause), clause);
      conditions++;
    }
    close_count(head, (is_asynchronous ? 1 : 0) | conditions << 1);
    count++;
  }
  return count;
}

/** Stored as the element and its generators. */
void comprehension(uint32_t operation, Node node) {
  uint32_t at = open_node(start_of(node), end_of(node));
  Node body = first_child(node);
  demanded(body, node);
  close_node(at, operation, generators(body == ABSENT ? after(node) : after(body), after(node)));
}

/** Stored as key, value and generators. */
void dictionary_comprehension(Node node) {
  uint32_t at = open_node(start_of(node), end_of(node));
  Node pair = first_child(node);
  demanded(pair == ABSENT ? ABSENT : first_child(pair), node);
  demanded(pair == ABSENT ? ABSENT : second_child(pair), node);
  close_node(at, OP_DictComp, generators(pair == ABSENT ? after(node) : after(pair), after(node)));
}
