// Statements that hold statements.

#include "lower.h"

typedef struct {
  uint32_t count, end;
} Written;

/** Lowers a statement and returns where it ends, trailing comments left out; ABSENT if the node is none. */
static uint32_t statement(Node node);

/** The whole statements inside of what could not be read. */
static void fragments(Node node, Written *written) {
  for (Node at = node + 1; at < after(node); at = after(at)) {
    if (is_error(at) || kind_of(at) == KIND_block) fragments(at, written);
    else if (statement(at) != ABSENT) written->count++;
  }
}

/** What the parser could not read is marked as such; the whole statements inside follow it. */
static void recovered(Node error, Written *written) {
  put_unreadable(start_of(error), end_of(error));
  written->count++;
  written->end = end_of(error);
  fragments(error, written);
}

uint32_t suite(Node from, Node limit, uint32_t end) {
  Written written = {0, end};
  uint32_t at = open_count();
  for (Node node = from; node < limit; node = after(node)) {
    if (is_error(node)) {
      recovered(node, &written);
      continue;
    }
    uint32_t statement_end = statement(node);
    if (statement_end == ABSENT) continue;
    written.end = statement_end;
    written.count++;
  }
  close_count(at, written.count);
  return after_semicolon(written.end);
}

uint32_t block(Node node, uint32_t end) {
  if (node != ABSENT) return suite(node + 1, after(node), end);
  put_count(0);
  return end;
}

bool is_async(Node node) {
  Node first = first_code(node);
  return first != ABSENT && kind_of(first) == TOKEN_async;
}

/** The block of an else or finally clause, ABSENT for none. */
static uint32_t clause_block(Node clause, uint32_t end) {
  return block(clause == ABSENT ? ABSENT : child_of_kind(clause, KIND_block), end);
}

static uint32_t branch(Node node) {
  put(start_of(node));
  demanded(child_with_field(node, FIELD_condition), node);
  return block(child_with_field(node, FIELD_consequence), end_of(node));
}

/** Stored as its branches, each a start, a test and a block, and the block of `else`. Each branch nests in the one before. */
static uint32_t if_statement(Node node) {
  uint32_t at = open_block(start_of(node)), end = branch(node), branches = 1;
  Node rest = ABSENT;
  EACH_CODE(child, node) {
    if (kind_of(child) != KIND_elif_clause) continue;
    if (branches == MAX_NESTING) {
      rest = child;
      break;
    }
    end = branch(child);
    branches++;
  }
  if (rest == ABSENT) {
    end = clause_block(child_of_kind(node, KIND_else_clause), end);
  } else {
    put_count(1);
    end = end_of(node);
    cut(start_of(rest), end);
  }
  close_block(at, OP_If, branches, end);
  return end;
}

static uint32_t loop_blocks(Node node) {
  uint32_t end = block(child_with_field(node, FIELD_body), end_of(node));
  return clause_block(child_of_kind(node, KIND_else_clause), end);
}

static uint32_t for_statement(Node node) {
  uint32_t at = open_block(start_of(node));
  demanded(child_with_field(node, FIELD_left), node);
  demanded(child_with_field(node, FIELD_right), node);
  uint32_t end = loop_blocks(node);
  close_block(at, OP_For, is_async(node), end);
  return end;
}

static uint32_t while_statement(Node node) {
  uint32_t at = open_block(start_of(node));
  demanded(child_with_field(node, FIELD_condition), node);
  uint32_t end = loop_blocks(node);
  close_block(at, OP_While, 0, end);
  return end;
}

static Node last_child(Node node) {
  Node last = ABSENT;
  EACH_NAMED(child, node) last = child;
  return last;
}

/**
 * Lowers `value as alias` without its alias and returns the node of that; or does nothing and returns ABSENT. The grammar ties `as` closer
 * than `if` and `lambda`, so it may stand at the end of those.
 */
static Node aliased(Node node) {
  Node at = node;
  while (at != ABSENT && (kind_of(at) == KIND_conditional_expression || kind_of(at) == KIND_lambda || kind_of(at) == KIND_named_expression)) {
    at = last_child(at);
  }
  if (at == ABSENT || kind_of(at) != KIND_as_pattern) return ABSENT;
  Node value = first_child(at), alias = child_with_field(at, FIELD_alias);
  if (alias == ABSENT || alias == value) return ABSENT;
  uint32_t whole = end_of(node);
  for (Node link = node; link != at; link = last_child(link)) nodes[link].end = end_of(value);
  expression(node);
  for (Node link = node; link != at; link = last_child(link)) nodes[link].end = whole;
  return alias;
}

static void context_and_target(Node node) {
  Node alias = aliased(node);
  if (alias == ABSENT) expression(node);
  optional(alias);
}

/** Parentheses with an `as` between them, or alone with a comma between them: several items, sometimes read as a tuple. */
static bool is_item_list(Node node, bool is_sole) {
  if (kind_of(node) != KIND_tuple && kind_of(node) != KIND_parenthesized_expression) return false;
  EACH_NAMED(child, node) {
    if (kind_of(child) == KIND_as_pattern || (is_sole && kind_of(node) == KIND_tuple)) return true;
  }
  return false;
}

/** Returns how many items the node stands for. */
static uint32_t with_item(Node item, bool is_sole) {
  Node value = first_child(item);
  uint32_t count = 0;
  if (value == ABSENT) {
    demanded(value, item);
    put_none();
    return 1;
  }
  if (!is_item_list(value, is_sole)) {
    context_and_target(value);
    return 1;
  }
  EACH_NAMED(child, value) {
    context_and_target(child);
    count++;
  }
  return count;
}

/** Stored as the count of items, each a context and a target or nothing, and the block. */
static uint32_t with_statement(Node node) {
  uint32_t at = open_block(start_of(node)), count = open_count(), items = 0;
  Node clause = child_of_kind(node, KIND_with_clause);
  if (clause != ABSENT) {
    bool is_sole = first_child(clause) != ABSENT && second_child(clause) == ABSENT;
    EACH_NAMED(item, clause) items += with_item(item, is_sole);
  }
  close_count(count, items);
  uint32_t end = block(child_with_field(node, FIELD_body), end_of(node));
  close_block(at, OP_With, is_async(node), end);
  return end;
}

/** Stored as start, end, type, name and block. Several types without parentheses (Python 3.14) are a tuple. */
static uint32_t handler(Node node) {
  Node body = child_of_kind(node, KIND_block), limit = body == ABSENT ? after(node) : body;
  Node type = named_from(node + 1, limit), alias = child_with_field(node, FIELD_alias);
  put(start_of(node));
  uint32_t end_at = open_count();
  Node inner = type < limit ? aliased(type) : ABSENT;
  if (inner != ABSENT) alias = inner;
  else if (type >= limit) put_none();
  else if (alias == ABSENT && named_from(after(type), limit) < limit) bare_tuple(type, limit, end_of(node));
  else expression(type);
  put_optional_string(alias == ABSENT ? ABSENT : identifier(alias));
  uint32_t end = block(body, end_of(node));
  patch(end_at, end);
  return end;
}

/** Stored as the block, the handlers, and the blocks of `else` and `finally`; the payload counts the handlers. */
static uint32_t try_statement(Node node) {
  uint32_t at = open_block(start_of(node)), end = block(child_with_field(node, FIELD_body), end_of(node)), handlers = 0;
  EACH_NAMED(child, node) {
    if (kind_of(child) != KIND_except_clause) continue;
    end = handler(child);
    handlers++;
  }
  end = clause_block(child_of_kind(node, KIND_else_clause), end);
  end = clause_block(child_of_kind(node, KIND_finally_clause), end);
  close_block(at, OP_Try, handlers, end);
  return end;
}

/** Stored as count and values, count and captures, the name of the subject, count and positions of its classes, whether more is asked, guard, block. */
static uint32_t match_case(Node node) {
  uint32_t count = open_count(), values = 0, patterns = 0;
  captures_reset();
  EACH_NAMED(child, node) patterns += kind_of(child) == KIND_case_pattern;
  EACH_NAMED(child, node) {
    if (kind_of(child) == KIND_case_pattern) values += patterns == 1 ? subject_pattern(child, values) : pattern(child);
  }
  close_count(count, values);
  put_count(captures.count);
  for (uint32_t i = 0; i < captures.count; i++) put_string(captures.ids[i]);
  put_optional_string(subject.name);
  put_count(subject.is_open ? 0 : subject.count);
  for (uint32_t i = 0; i < subject.count && !subject.is_open; i++) put_count(subject.positions[i]);
  put_count(subject.asks_more);
  Node guard = child_with_field(node, FIELD_guard);
  if (guard == ABSENT) put_none();
  else demanded(first_child(guard), guard);
  return block(child_with_field(node, FIELD_consequence), end_of(node));
}

/** Stored as the subject and the cases; the payload counts the cases. */
static uint32_t match_statement(Node node) {
  uint32_t at = open_block(start_of(node)), end = end_of(node), cases = 0;
  Node body = child_with_field(node, FIELD_body), limit = body == ABSENT ? after(node) : body;
  Node subject = named_from(node + 1, limit);
  if (subject >= limit) {
    demanded(ABSENT, node);
  } else if (named_from(after(subject), limit) < limit || after_comma(end_of(subject), end_of(node)) != ABSENT) {
    bare_tuple(subject, limit, end_of(node));
  } else {
    expression(subject);
  }
  if (body != ABSENT) {
    EACH_NAMED(child, body) {
      if (kind_of(child) != KIND_case_clause) continue;
      end = match_case(child);
      cases++;
    }
  }
  close_block(at, OP_Match, cases, end);
  return end;
}

static uint32_t decorated(Node node) {
  Node inner = child_with_field(node, FIELD_definition);
  if (inner != ABSENT) return definition(inner, node);
  put_unreadable(start_of(node), end_of(node));
  return end_of(node);
}

static uint32_t lower_statement(Node node) {
  switch (kind_of(node)) {
    case KIND_if_statement: return if_statement(node);
    case KIND_for_statement: return for_statement(node);
    case KIND_while_statement: return while_statement(node);
    case KIND_with_statement: return with_statement(node);
    case KIND_try_statement: return try_statement(node);
    case KIND_match_statement: return match_statement(node);
    case KIND_function_definition:
    case KIND_class_definition: return definition(node, ABSENT);
    case KIND_decorated_definition: return decorated(node);
    default: return simple_statement(node) ? end_of(node) : ABSENT;
  }
}

static uint32_t statement(Node node) {
  if (is_missing(node) || !is_named(node)) return ABSENT;
  if (!enter(node)) return end_of(node);
  uint32_t end = lower_statement(node);
  leave();
  return end;
}
