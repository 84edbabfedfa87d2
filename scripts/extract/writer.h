// Writing nodes as words; their layout is told in src/extract/layout.ts.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/** False inside function bodies: the digest covers operations, counts and strings outside of them, not positions. */
extern bool digesting;

/** Starts a new file; `wide` if offsets do not fit a one-word range. */
void writer_reset(bool wide);
const int32_t *writer_words(void);
uint32_t writer_length(void);
void digest_finish(uint32_t *high, uint32_t *low);

/** A word that the digest does not see, such as a position. */
void put(uint32_t word);
/** Overwrites a word. */
void patch(uint32_t at, uint32_t word);
/** A word such as a count, which the digest sees. */
void put_count(uint32_t word);
/** The id of a string. */
void put_string(uint32_t id);
/** The id of a string + 1; 0 for ABSENT. */
void put_optional_string(uint32_t id);
void put_range(uint32_t start, uint32_t end);

/** A node whose payload is a number. */
void put_node(uint32_t operation, uint32_t payload, uint32_t start, uint32_t end);
/** A node whose payload is a string. */
void put_named(uint32_t operation, uint32_t id, uint32_t start, uint32_t end);
/** Stands for an absent child. */
void put_none(void);
void put_unreadable(uint32_t start, uint32_t end);

/** Begins a node whose payload is known only after its children; `close_node` completes it. */
uint32_t open_node(uint32_t start, uint32_t end);
void close_node(uint32_t at, uint32_t operation, uint32_t payload);
/** As open_node and close_node, where the end, too, is known only then. */
uint32_t open_block(uint32_t start);
void close_block(uint32_t at, uint32_t operation, uint32_t payload, uint32_t end);
/** Reserves a word for a count; `close_count` fills it. */
uint32_t open_count(void);
void close_count(uint32_t at, uint32_t count);
