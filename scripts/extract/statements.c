// Simple statements, imports and type aliases.

#include "lower.h"

static void range_of(Node node, uint32_t operation) { put_node(operation, 0, start_of(node), end_of(node)); }

/** The target and what follows the colon, as Python has them in this order: target, annotation, value. */
static void annotated_assignment(Node node) {
  range_of(node, OP_AnnAssign);
  expression(first_child(node));
  demanded(child_with_field(node, FIELD_type), node);
  optional(child_with_field(node, FIELD_right));
}

/** `a = b = value` is nested to the right in the grammar. */
static void assignment(Node node) {
  Node left = first_child(node), limit = after(node);
  Node sign = left == ABSENT ? limit : code_from(after(left), limit);
  if (sign >= limit) {
    put_unreadable(start_of(node), end_of(node));
    return;
  }
  if (kind_of(sign) == TOKEN_colon) {
    annotated_assignment(node);
    return;
  }
  uint32_t at = open_node(start_of(node), end_of(node)), targets = 1;
  expression(left);
  Node value = sibling(sign, node);
  while (value != ABSENT && kind_of(value) == KIND_assignment) {
    demanded(first_child(value), value);
    targets++;
    value = second_child(value);
  }
  demanded(value, node);
  close_node(at, OP_Assign, targets);
}

static void augmented_assignment(Node node) {
  Node operator = child_with_field(node, FIELD_operator);
  put_node(OP_AugAssign, operator == ABSENT ? 0 : operator_of_kind(kind_of(operator)), start_of(node), end_of(node));
  demanded(child_with_field(node, FIELD_left), node);
  demanded(child_with_field(node, FIELD_right), node);
}

static void expression_statement(Node node) {
  Node first = first_child(node);
  if (first == ABSENT) {
    put_unreadable(start_of(node), end_of(node));
  } else if (kind_of(first) == KIND_assignment) {
    assignment(first);
  } else if (kind_of(first) == KIND_augmented_assignment) {
    augmented_assignment(first);
  } else {
    range_of(node, OP_Expr);
    bool is_tuple = sibling(first, node) != ABSENT || after_comma(end_of(first), end_of(node)) != ABSENT;
    if (is_tuple) bare_tuple(first, after(node), end_of(node));
    else expression(first);
  }
}

static void return_statement(Node node) {
  range_of(node, OP_Return);
  optional(first_child(node));
}

static void delete_statement(Node node) {
  Node target = first_child(node);
  uint32_t at = open_node(start_of(node), end_of(node)), count = 1;
  if (target != ABSENT && kind_of(target) == KIND_expression_list) count = elements(target + 1, after(target));
  else demanded(target, node);
  close_node(at, OP_Delete, count);
}

static void raise_statement(Node node) {
  Node exception = first_child(node);
  range_of(node, OP_Raise);
  optional(exception == ABSENT || field_of(exception) == FIELD_cause ? ABSENT : exception);
  optional(child_with_field(node, FIELD_cause));
}

static void assert_statement(Node node) {
  range_of(node, OP_Assert);
  demanded(first_child(node), node);
  optional(second_child(node));
}

static void scope_declaration(uint32_t operation, Node node) {
  uint32_t at = open_node(start_of(node), end_of(node)), count = 0;
  EACH_NAMED(name, node) {
    put_string(identifier(name));
    count++;
  }
  close_node(at, operation, count);
}

/** The statements `print` and `exec` of Python 2, as the calls they became; `>>file` is the keyword argument `file`. */
static void called_statement(Node node) {
  Node word = first_code(node);
  range_of(node, OP_Expr);
  uint32_t at = open_node(start_of(node), end_of(node)), count = 0;
  put_named(OP_Name, identifier(word), start_of(word), end_of(word));
  EACH_NAMED(item, node) {
    if (kind_of(item) == KIND_chevron) put_named(OP_Keyword, intern((const uint8_t *)"file", 4), start_of(item), end_of(item));
    expression(item);
    count++;
  }
  close_node(at, OP_Call, count);
}

static bool is_parenthesis(Node node) { return kind_of(node) == KIND_parenthesized_expression || kind_of(node) == KIND_tuple; }

/** Where the word `type` stands before the parenthesis that is being called. */
static Node type_word;

static void type_call(Node list) {
  uint32_t at = open_node(start_of(type_word), end_of(list));
  put_named(OP_Name, identifier(type_word), start_of(type_word), end_of(type_word));
  close_node(at, OP_Call, arguments(list));
}

/** `type(self).count = 0`, which the grammar takes for an alias of that odd name. */
static void assignment_to_type(Node node, Node target) {
  Node annotation = ABSENT;
  if (kind_of(target) == KIND_constrained_type) {
    annotation = second_child(target);
    target = first_child(target);
  }
  if (annotation == ABSENT) put_node(OP_Assign, 1, start_of(node), end_of(node));
  else range_of(node, OP_AnnAssign);
  Node list = target;
  while (list != ABSENT && !is_parenthesis(list)) list = first_child(list);
  if (list == ABSENT) {
    put_unreadable(start_of(node), end_of(target));
  } else {
    type_word = first_code(node);
    substituting(target, list, start_of(type_word), type_call);
  }
  if (annotation != ABSENT) expression(annotation);
  demanded(child_with_field(node, FIELD_right), node);
}

void type_alias(Node node) {
  Node left = child_with_field(node, FIELD_left), list = ABSENT;
  Node name = left == ABSENT ? ABSENT : first_child(left);
  if (name != ABSENT && kind_of(name) == KIND_generic_type) {
    list = child_of_kind(name, KIND_type_parameter);
    name = first_child(name);
  }
  if (name == ABSENT) {
    put_unreadable(start_of(node), end_of(node));
  } else if (kind_of(name) != KIND_identifier) {
    assignment_to_type(node, first_child(left));
  } else {
    uint32_t at = open_node(start_of(node), end_of(node));
    put_string(identifier(name));
    uint32_t count = type_parameters(list);
    demanded(child_with_field(node, FIELD_right), node);
    close_node(at, OP_TypeAlias, count);
  }
}

static Node first_identifier(Node node) {
  for (Node at = node + 1; at < after(node); at++) {
    if (kind_of(at) == KIND_identifier) return at;
  }
  return ABSENT;
}

uint32_t type_parameters(Node list) {
  uint32_t count = 0;
  if (list == ABSENT) return count;
  Node before = ABSENT;
  for (Node at = list + 1; at < after(list); at = after(at)) {
    if (kind_of(at) != KIND_type && !is_error(at)) continue;
    // The grammar cannot read the defaults of Python 3.13: of `T = int` it makes an error and a type, without a comma between.
    bool is_default = before != ABSENT && after_comma(end_of(before), start_of(at)) == ABSENT;
    Node name = is_default ? ABSENT : first_identifier(at);
    before = at;
    if (name == ABSENT) continue;
    put_string(identifier(name));
    count++;
  }
  return count;
}

bool simple_statement(Node node) {
  switch (kind_of(node)) {
    case KIND_expression_statement: expression_statement(node); return true;
    case KIND_return_statement: return_statement(node); return true;
    case KIND_delete_statement: delete_statement(node); return true;
    case KIND_raise_statement: raise_statement(node); return true;
    case KIND_assert_statement: assert_statement(node); return true;
    case KIND_pass_statement: range_of(node, OP_Pass); return true;
    case KIND_break_statement: range_of(node, OP_Break); return true;
    case KIND_continue_statement: range_of(node, OP_Continue); return true;
    case KIND_global_statement: scope_declaration(OP_Global, node); return true;
    case KIND_nonlocal_statement: scope_declaration(OP_Nonlocal, node); return true;
    case KIND_print_statement:
    case KIND_exec_statement: called_statement(node); return true;
    case KIND_type_alias_statement: type_alias(node); return true;
    default: return import_statement(node);
  }
}

static uint32_t dots(Node prefix) {
  uint32_t count = 0;
  for (uint32_t at = start_of(prefix); at < end_of(prefix); at++) count += source[at] == '.';
  return count;
}

/** Each imported name is its range, name and other name. Returns how many there are. */
static uint32_t imported_names(Node node) {
  uint32_t count = 0;
  EACH_NAMED(child, node) {
    bool is_star = kind_of(child) == KIND_wildcard_import;
    if (!is_star && (field_of(child) != FIELD_name || is_missing(child))) continue;
    bool is_aliased = kind_of(child) == KIND_aliased_import;
    Node name = is_aliased ? child_with_field(child, FIELD_name) : child;
    Node alias = is_aliased ? child_with_field(child, FIELD_alias) : ABSENT;
    put_range(start_of(child), end_of(child));
    put_string(is_star || name == ABSENT ? identifier(child) : dotted_name(name));
    put_optional_string(alias == ABSENT ? ABSENT : identifier(alias));
    count++;
  }
  return count;
}

/** Stored as the module's name, the count of names, and the names; the payload is the level. */
static void import_from(Node node) {
  Node module = child_with_field(node, FIELD_module_name);
  uint32_t at = open_node(start_of(node), end_of(node)), level = 0;
  if (module != ABSENT && kind_of(module) == KIND_relative_import) {
    Node prefix = child_of_kind(module, KIND_import_prefix);
    if (prefix != ABSENT) level = dots(prefix);
    module = child_of_kind(module, KIND_dotted_name);
  }
  if (kind_of(node) == KIND_future_import_statement) put_string(intern((const uint8_t *)"__future__", 10));
  else put_string(module == ABSENT ? intern(source, 0) : dotted_name(module));
  uint32_t count = open_count();
  close_count(count, imported_names(node));
  close_node(at, OP_ImportFrom, level);
}

bool import_statement(Node node) {
  switch (kind_of(node)) {
    case KIND_import_statement: {
      uint32_t at = open_node(start_of(node), end_of(node));
      close_node(at, OP_Import, imported_names(node));
      return true;
    }
    case KIND_import_from_statement:
    case KIND_future_import_statement: import_from(node); return true;
    default: return false;
  }
}
