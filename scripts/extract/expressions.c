#include <stdlib.h>

#include "lower.h"

bool yields;
uint32_t cut_start, cut_end;

static uint32_t depth;

/** The left operand of an operation that was searched for a mixture of `&` and `^`, and so need not be searched again. */
static Node unmixed = ABSENT;

static Node substituted = ABSENT;
static void (*substitute)(Node);

void nesting_reset(void) {
  depth = 0;
  cut_start = cut_end = ABSENT;
  substituted = unmixed = ABSENT;
}

bool enter(Node node) {
  if (depth < MAX_NESTING) {
    depth++;
    return true;
  }
  cut(start_of(node), end_of(node));
  return false;
}

void leave(void) { depth--; }

void cut(uint32_t start, uint32_t end) {
  put_unreadable(start, end);
  if (cut_start != ABSENT) return;
  cut_start = start;
  cut_end = end;
}

/** Gives all nodes from `node` down to before `last`, each the first child of the one before, that start. */
static void start_path(Node node, Node last, uint32_t start) {
  for (Node at = node; at != last; at = first_child(at)) nodes[at].start = start;
}

void substituting(Node node, Node replaced, uint32_t start, void (*lower)(Node)) {
  Node outer = substituted;
  void (*outer_lower)(Node) = substitute;
  uint32_t original = start_of(node);
  start_path(node, replaced, start);
  substituted = replaced;
  substitute = lower;
  expression(node);
  substituted = outer;
  substitute = outer_lower;
  start_path(node, replaced, original);
}

void demanded(Node node, Node parent) {
  if (node == ABSENT) put_unreadable(end_of(parent), end_of(parent));
  else expression(node);
}

void optional(Node node) {
  if (node == ABSENT) put_none();
  else expression(node);
}

/** The node stands for its only named child. */
static void only_child(Node node) { demanded(first_child(node), node); }

static bool is_starred(uint32_t kind) {
  return kind == KIND_list_splat || kind == KIND_list_splat_pattern || kind == KIND_dictionary_splat || kind == KIND_splat_type;
}

/** `*a.b()` is sometimes read as `(*a).b()`: the star belongs to the whole. */
static void starred(Node node) {
  Node star = node;
  while (star != ABSENT && !is_starred(kind_of(star))) star = first_child(star);
  if (star == node || star == ABSENT || first_child(star) == ABSENT) {
    expression(node);
    return;
  }
  put_node(OP_Starred, 0, start_of(node), end_of(node));
  substituting(node, star, start_of(first_child(star)), only_child);
}

void element(Node node) {
  if (source[start_of(node)] == '*' && start_of(node) < end_of(node)) starred(node);
  else expression(node);
}

uint32_t elements(Node first, Node limit) {
  uint32_t count = 0;
  EACH_NAMED_FROM(node, first, limit) {
    element(node);
    count++;
  }
  return count;
}

void bare_tuple(Node first, Node limit, uint32_t end) {
  Node last = first;
  EACH_NAMED_FROM(node, first, limit) last = node;
  uint32_t comma = after_comma(end_of(last), end);
  uint32_t at = open_node(start_of(first), comma == ABSENT ? end_of(last) : comma);
  close_node(at, OP_Tuple, elements(first, limit));
}

static void sequence(uint32_t operation, Node node) {
  uint32_t at = open_node(start_of(node), end_of(node));
  close_node(at, operation, elements(node + 1, after(node)));
}

/** `(x)` is no tuple, but the grammar has the same node for it as for `(x,)`. */
static void tuple_pattern(Node node) {
  Node only = first_child(node);
  bool is_bare = only != ABSENT && sibling(only, node) == ABSENT && after_comma(end_of(only), end_of(node)) == ABSENT;
  if (is_bare) expression(only);
  else sequence(OP_Tuple, node);
}

static void name(Node node) {
  if (is_missing(node)) put_unreadable(start_of(node), end_of(node));
  else put_named(OP_Name, identifier(node), start_of(node), end_of(node));
}

static void constant(uint32_t operation, Node node) { put_node(operation, 0, start_of(node), end_of(node)); }

static void numeral(uint32_t operation, Node node) {
  uint32_t start = start_of(node), end = end_of(node);
  if (start == end) {
    put_unreadable(start, end);
    return;
  }
  bool is_imaginary = (source[end - 1] | 0x20) == 'j';
  put_named(is_imaginary ? OP_Complex : operation, intern(source + start, end - start), start, end);
}

static void attribute(Node node) {
  Node object = first_child(node), member = object == ABSENT ? ABSENT : sibling(object, node);
  if (member == ABSENT || is_missing(member)) {
    put_unreadable(start_of(node), end_of(node));
    return;
  }
  put_named(OP_Attribute, identifier(member), start_of(node), end_of(node));
  expression(object);
}

/** What stands in the brackets of `parent`, from `first` on: several indices, one with a comma, or one starred, are a tuple. */
static void indices(Node first, Node parent) {
  if (first == ABSENT) {
    put_unreadable(end_of(parent), end_of(parent));
    return;
  }
  bool is_single = sibling(first, parent) == ABSENT && after_comma(end_of(first), end_of(parent)) == ABSENT;
  if (is_single && source[start_of(first)] != '*') expression(first);
  else bare_tuple(first, after(parent), end_of(parent));
}

static void subscript(Node node) {
  Node value = first_child(node);
  put_node(OP_Subscript, 0, start_of(node), end_of(node));
  demanded(value, node);
  indices(value == ABSENT ? ABSENT : sibling(value, node), node);
}

/** A subscript as the grammar has it in annotations: a name and a list of types. */
static void generic_type(Node node) {
  Node list = child_of_kind(node, KIND_type_parameter);
  put_node(OP_Subscript, 0, start_of(node), end_of(node));
  demanded(first_child(node), node);
  if (list == ABSENT) put_unreadable(end_of(node), end_of(node));
  else indices(first_child(list), list);
}

/** The first two named children. */
static void two_children(Node node) {
  Node first = first_child(node);
  demanded(first, node);
  demanded(first == ABSENT ? ABSENT : sibling(first, node), node);
}

static void dictionary(Node node) {
  uint32_t at = open_node(start_of(node), end_of(node)), count = 0;
  EACH_NAMED(item, node) {
    if (kind_of(item) == KIND_pair) {
      two_children(item);
    } else if (kind_of(item) == KIND_dictionary_splat) {
      put_none();
      only_child(item);
    } else {
      continue;
    }
    count++;
  }
  close_node(at, OP_Dict, count);
}

/** What follows the first operand of a binary operation, or ABSENT. */
static Node operator_of(Node node) {
  Node left = first_child(node);
  if (left == ABSENT) return ABSENT;
  Node operator = code_from(after(left), after(node));
  return operator < after(node) ? operator : ABSENT;
}

/** Whether the node is a binary operation with that token between the operands. */
static bool is_binary(Node node, uint32_t token) {
  if (kind_of(node) != KIND_binary_operator) return false;
  Node operator = operator_of(node);
  return operator != ABSENT && kind_of(operator) == token;
}

// The grammar binds `^` closer than `&`; Python binds `&` closer than `^`. Where the two are mixed, the tree is built anew: the operands
// are visited in order, and `^` parts them in groups.

static bool mixes_bitwise(Node node) {
  EACH_NAMED(operand, node) {
    if (is_binary(operand, TOKEN_caret) || (is_binary(operand, TOKEN_ampersand) && mixes_bitwise(operand))) return true;
  }
  return false;
}

typedef struct {
  Node node;
  bool after_caret;
} Operand;

static uint32_t flatten_bitwise(Node node, bool after_caret, Operand *operands, uint32_t count) {
  bool is_caret = is_binary(node, TOKEN_caret);
  if ((!is_caret && !is_binary(node, TOKEN_ampersand)) || second_child(node) == ABSENT) {
    operands[count] = (Operand){node, after_caret};
    return count + 1;
  }
  count = flatten_bitwise(first_child(node), after_caret, operands, count);
  return flatten_bitwise(second_child(node), is_caret, operands, count);
}

/** A group of operands with `&` between them: the operations, the last one outermost, then the operands. */
static void bitwise_group(const Operand *operands, uint32_t first, uint32_t end) {
  for (uint32_t i = end; --i > first;) {
    put_node(OP_BinOp, OPERATOR_ampersand, start_of(operands[first].node), end_of(operands[i].node));
  }
  for (uint32_t i = first; i < end; i++) expression(operands[i].node);
}

static uint32_t group_end(const Operand *operands, uint32_t first, uint32_t count) {
  uint32_t end = first + 1;
  while (end < count && !operands[end].after_caret) end++;
  return end;
}

static void bitwise(Node node) {
  Operand *operands = malloc((after(node) - node) * sizeof *operands);
  if (operands == NULL) abort();
  uint32_t count = flatten_bitwise(node, false, operands, 0);
  if (count > MAX_NESTING) {
    cut(start_of(node), end_of(node));
    count = 0;
  }
  for (uint32_t i = count, first_end = group_end(operands, 0, count); i > first_end; i--) {
    bool ends_group = i == count || operands[i].after_caret;
    if (ends_group) put_node(OP_BinOp, OPERATOR_caret, start_of(node), end_of(operands[i - 1].node));
  }
  for (uint32_t first = 0; first < count; first = group_end(operands, first, count)) {
    bitwise_group(operands, first, group_end(operands, first, count));
  }
  free(operands);
}

static void binary(Node node) {
  Node operator = operator_of(node);
  if (operator == ABSENT) {
    put_unreadable(start_of(node), end_of(node));
    return;
  }
  if (kind_of(operator) == TOKEN_ampersand) {
    if (node != unmixed && mixes_bitwise(node)) {
      bitwise(node);
      return;
    }
    unmixed = first_child(node);
  }
  put_node(OP_BinOp, operator_of_kind(kind_of(operator)), start_of(node), end_of(node));
  two_children(node);
}

static void unary(Node node) {
  Node operator = first_code(node);
  if (operator == ABSENT) {
    put_unreadable(start_of(node), end_of(node));
    return;
  }
  put_node(OP_UnaryOp, operator_of_kind(kind_of(operator)), start_of(node), end_of(node));
  only_child(node);
}

/** The operands of a chain of one boolean operator, which is nested to the left; `write` or only count. */
static uint32_t boolean_operands(Node node, uint32_t token, bool write) {
  if (kind_of(node) != KIND_boolean_operator || operator_of(node) == ABSENT || kind_of(operator_of(node)) != token) {
    if (write) expression(node);
    return 1;
  }
  uint32_t count = boolean_operands(first_child(node), token, write);
  Node right = second_child(node);
  if (write) demanded(right, node);
  return count + 1;
}

static void boolean(Node node) {
  Node operator = operator_of(node);
  if (operator == ABSENT) {
    put_unreadable(start_of(node), end_of(node));
    return;
  }
  uint32_t token = kind_of(operator);
  put_node(token == TOKEN_and ? OP_And : OP_Or, boolean_operands(node, token, false), start_of(node), end_of(node));
  boolean_operands(node, token, true);
}

/** Stored as the left operand, then for each comparator its operator and itself. */
static void comparison(Node node) {
  uint32_t at = open_node(start_of(node), end_of(node)), count = 0;
  Node operand = first_child(node), limit = after(node);
  demanded(operand, node);
  while (operand != ABSENT) {
    Node operator = code_from(after(operand), limit);
    if (operator >= limit) break;
    operand = named_from(after(operator), limit);
    if (operand >= limit) break;
    put_count(operator_of_kind(kind_of(operator)));
    expression(operand);
    count++;
  }
  close_node(at, OP_Compare, count);
}

/**
 * Stored in the order of the source: body, test, alternative. `a := b if c else d` is `a := (b if c else d)` to Python; the grammar has it
 * the other way.
 */
static void conditional(Node node) {
  Node body = first_child(node), value = body;
  if (body != ABSENT && kind_of(body) == KIND_named_expression) {
    value = second_child(body);
    put_node(OP_NamedExpr, 0, start_of(node), end_of(node));
    demanded(first_child(body), body);
  }
  put_node(OP_IfExp, 0, value == ABSENT ? end_of(node) : start_of(value), end_of(node));
  demanded(value, node);
  Node test = body == ABSENT ? ABSENT : sibling(body, node);
  demanded(test, node);
  demanded(test == ABSENT ? ABSENT : sibling(test, node), node);
}

static void lambda(Node node) {
  bool outer = yields;
  uint32_t at = open_node(start_of(node), end_of(node)), count = 0;
  Node child = first_child(node);
  if (child != ABSENT && kind_of(child) == KIND_lambda_parameters) {
    count = parameters(child);
    child = sibling(child, node);
  }
  demanded(child, node);
  close_node(at, OP_Lambda, count);
  yields = outer;
}

/** `await a ** b` is `(await a) ** b` to Python; the grammar has it the other way. */
static void await(Node node) {
  Node operand = first_child(node);
  if (operand != ABSENT && is_binary(operand, TOKEN_power)) {
    Node base = first_child(operand);
    put_node(OP_BinOp, OPERATOR_power, start_of(node), end_of(node));
    put_node(OP_Await, 0, start_of(node), end_of(base));
    expression(base);
    demanded(sibling(base, operand), operand);
    return;
  }
  put_node(OP_Await, 0, start_of(node), end_of(node));
  demanded(operand, node);
}

static void yield(Node node) {
  yields = true;
  bool is_from = child_of_kind(node, TOKEN_from) != ABSENT;
  put_node(is_from ? OP_YieldFrom : OP_Yield, 0, start_of(node), end_of(node));
  optional(first_child(node));
}

/** Stored as three children; the colons tell which is which. */
static void slice(Node node) {
  uint32_t filled = 0, colons = 0;
  put_node(OP_Slice, 0, start_of(node), end_of(node));
  EACH_CODE(child, node) {
    if (kind_of(child) == TOKEN_colon) {
      if (filled == colons && filled < 3) {
        put_none();
        filled++;
      }
      colons++;
    } else if (filled == colons && filled < 3) {
      expression(child);
      filled++;
    }
  }
  for (; filled < 3; filled++) put_none();
}

/** `a: b` where the grammar reads a type: a slice to Python. */
static void constrained_type(Node node) {
  put_node(OP_Slice, 0, start_of(node), end_of(node));
  two_children(node);
  put_none();
}

static bool is_union(Node node) {
  if (first_child(node) == ABSENT) return false;
  return kind_of(node) == KIND_type || kind_of(node) == KIND_union_type || is_binary(node, TOKEN_pipe);
}

/** Lists the members of a union in order, the first MAX_NESTING of them; returns how many there are. */
static uint32_t list_members(Node node, Node *members, uint32_t count) {
  if (!is_union(node)) {
    if (count < MAX_NESTING) members[count] = node;
    return count + 1;
  }
  EACH_NAMED(member, node) count = list_members(member, members, count);
  return count;
}

/** `a[b] | c | d` is nested to the right where the grammar reads a type, and to the left in Python. */
static void union_type(Node node) {
  Node *members = malloc(MAX_NESTING * sizeof *members);
  if (members == NULL) abort();
  uint32_t count = list_members(node, members, 0);
  if (count > MAX_NESTING) {
    cut(start_of(node), end_of(node));
    count = 0;
  }
  for (uint32_t i = count; i-- > 1;) put_node(OP_BinOp, OPERATOR_pipe, start_of(node), end_of(members[i]));
  for (uint32_t i = 0; i < count; i++) {
    // A union without members is its own: its children were nested too deep for the parser.
    if (kind_of(members[i]) == KIND_union_type) put_unreadable(start_of(members[i]), end_of(members[i]));
    else expression(members[i]);
  }
  free(members);
}

static void named_expression(Node node) {
  put_node(OP_NamedExpr, 0, start_of(node), end_of(node));
  two_children(node);
}

static void star(Node node) {
  put_node(OP_Starred, 0, start_of(node), end_of(node));
  only_child(node);
}

static void lower_expression(Node node) {
  switch (kind_of(node)) {
    case KIND_identifier: name(node); return;
    case KIND_integer: numeral(OP_Int, node); return;
    case KIND_float: numeral(OP_Float, node); return;
    case KIND_true: constant(OP_True, node); return;
    case KIND_false: constant(OP_False, node); return;
    case KIND_none: constant(OP_NoneValue, node); return;
    case KIND_ellipsis: constant(OP_Ellipsis, node); return;
    case KIND_string: string(node); return;
    case KIND_concatenated_string: concatenated_string(node); return;
    case KIND_attribute:
    case KIND_member_type: attribute(node); return;
    case KIND_subscript: subscript(node); return;
    case KIND_generic_type: generic_type(node); return;
    case KIND_call: call(node); return;
    case KIND_keyword_argument:
    case KIND_dictionary_splat: keyword_argument(node); return;
    case KIND_list_splat:
    case KIND_list_splat_pattern:
    case KIND_splat_type: star(node); return;
    case KIND_parenthesized_expression:
    case KIND_parenthesized_list_splat:
    case KIND_type:
    case KIND_as_pattern:
    case KIND_as_pattern_target:
    case KIND_chevron: only_child(node); return;
    case KIND_tuple:
    case KIND_expression_list:
    case KIND_pattern_list: sequence(OP_Tuple, node); return;
    case KIND_tuple_pattern: tuple_pattern(node); return;
    case KIND_list:
    case KIND_list_pattern: sequence(OP_List, node); return;
    case KIND_set: sequence(OP_Set, node); return;
    case KIND_dictionary: dictionary(node); return;
    case KIND_binary_operator: binary(node); return;
    case KIND_union_type: union_type(node); return;
    case KIND_unary_operator:
    case KIND_not_operator: unary(node); return;
    case KIND_boolean_operator: boolean(node); return;
    case KIND_comparison_operator: comparison(node); return;
    case KIND_conditional_expression: conditional(node); return;
    case KIND_lambda: lambda(node); return;
    case KIND_list_comprehension: comprehension(OP_ListComp, node); return;
    case KIND_set_comprehension: comprehension(OP_SetComp, node); return;
    case KIND_generator_expression: comprehension(OP_GeneratorExp, node); return;
    case KIND_dictionary_comprehension: dictionary_comprehension(node); return;
    case KIND_await: await(node); return;
    case KIND_yield: yield(node); return;
    case KIND_named_expression: named_expression(node); return;
    case KIND_slice: slice(node); return;
    case KIND_constrained_type: constrained_type(node); return;
    default: put_unreadable(start_of(node), end_of(node)); return;
  }
}

void expression(Node node) {
  if (!enter(node)) return;
  if (node == substituted) substitute(node);
  else lower_expression(node);
  leave();
}
