// Lowering: from the grammar's syntax to that of Python's `ast` module, in one walk over the tree.

#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kinds.h"
#include "layout.h"
#include "strings.h"
#include "tree.h"
#include "writer.h"

// Nesting (expressions.c): what lies deeper than MAX_NESTING is cut off, so that whatever reads the facts may recurse.

/** Where the first cut was made, or ABSENT. */
extern uint32_t cut_start, cut_end;
void nesting_reset(void);
/** Goes one level down; if that is too deep, cuts `node` off and returns false. `leave` comes up again. */
bool enter(Node node);
void leave(void);
/** Writes something as unreadable because it is nested too deep. */
void cut(uint32_t start, uint32_t end);

// Names (names.c)

/** The string id of an identifier, in the form Python compares (NFKC). */
uint32_t identifier(Node node);
uint32_t identifier_at(uint32_t start, uint32_t end);
/** The string id of a dotted name, without the space that may stand between its parts. */
uint32_t dotted_name(Node node);

// Expressions (expressions.c)

/** The innermost function, as far as it was read, contains a `yield` of its own. */
extern bool yields;

void expression(Node node);
/** The expression at `node`; unreadable, at the end of `parent`, if it is ABSENT. */
void demanded(Node node, Node parent);
/** The expression at `node`, or nothing if it is ABSENT. */
void optional(Node node);
/** An expression where several may stand, and a starred one too. */
void element(Node node);
/** The named siblings from `first` on; returns how many there are. */
uint32_t elements(Node first, Node limit);
/** A tuple without parentheses, of the named siblings from `first` on; not reaching beyond `end`. */
void bare_tuple(Node first, Node limit, uint32_t end);

/**
 * Lowers `node`, but its descendant `replaced` by `lower`, and all nodes between as if they began at `start`. Each of them must be the first
 * child of the one before.
 */
void substituting(Node node, Node replaced, uint32_t start, void (*lower)(Node));

// Parts of expressions (calls.c, strings.c)

void call(Node node);
/** The arguments of an argument list; returns how many there are. */
uint32_t arguments(Node list);
void keyword_argument(Node node);
/** The parameters of a function or lambda; returns how many there are. */
uint32_t parameters(Node list);
void comprehension(uint32_t operation, Node node);
void dictionary_comprehension(Node node);
void string(Node node);
void concatenated_string(Node node);
/** The string id of the text of a plain string expression, or ABSENT: what can be a docstring. */
uint32_t plain_text(Node node);
/** Forgets what it knows of the file before. */
void string_literals_reset(void);

// Statements (statements.c, compound.c, definitions.c, patterns.c)

/** A simple statement; false if the node is none. */
bool simple_statement(Node node);
bool import_statement(Node node);
/** The siblings from `from` on as a list of statements; returns where the last one ends, `end` if there is none. */
uint32_t suite(Node from, Node limit, uint32_t end);
/** The statements of a block, ABSENT for none; as `suite`. */
uint32_t block(Node node, uint32_t end);
/** A function or class, `decorated` being the node with its decorators or ABSENT; returns where it ends. */
uint32_t definition(Node node, Node decorated);
/** The id of the docstring that stands first among the siblings from `from` to `limit`, or ABSENT. */
uint32_t docstring(Node from, Node limit);
void type_alias(Node node);
/** The names in a list of type parameters (ABSENT for none) as strings; returns how many there are. */
uint32_t type_parameters(Node list);
bool is_async(Node node);
/** The values that a pattern names, adding what it binds to the captures; returns how many values there are. */
uint32_t pattern(Node node);

/** The string ids of the names that the pattern of the present case binds, each once. */
typedef struct {
  uint32_t *ids;
  uint32_t count, capacity;
} Captures;
extern Captures captures;
void captures_reset(void);

/** What the pattern of the present case says of the whole subject. */
typedef struct {
  /** Which of the values are classes, one of which the subject has; nothing is told where it `is_open`. */
  uint32_t *positions;
  uint32_t count, capacity;
  /** The name that it is bound to, or ABSENT. */
  uint32_t name;
  /** One of the classes is asked for more than the class: `Job(state="new")`. */
  bool asks_more;
  bool is_open;
} Subject;
extern Subject subject;
/** As `pattern`, of a pattern for the whole subject that `values` values come before. */
uint32_t subject_pattern(Node node, uint32_t values);

// Definitions (definitions.c)

void definitions_reset(void);
/** Positions of all definitions of a kind, in source order. */
typedef struct {
  uint32_t *positions;
  uint32_t count, capacity;
} Table;
extern Table functions, classes;
