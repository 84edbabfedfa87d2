// The strings of one file, each kept once.

#pragma once

#include <stdint.h>

/** Starts a new file of `size` bytes. */
void strings_reset(uint32_t size);

/** The id of a string of UTF-8 (a lone surrogate is three bytes); ids count from 0. */
uint32_t intern(const uint8_t *text, uint32_t length);

/** The id of `left`, `separator` and `right`, joined. */
uint32_t join(uint32_t left, const char *separator, uint32_t right);

uint32_t string_count(void);
const uint8_t *string_text(uint32_t id, uint32_t *length);

/** All strings in one text, with where each starts and the last one ends. */
typedef struct {
  const void *text;
  uint32_t units;
  const uint32_t *offsets;
  /** Whether the units are UTF-16; otherwise they are ASCII. */
  uint32_t wide;
} Strings;

Strings strings_finish(void);
