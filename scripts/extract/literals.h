// String literals: what the text between the quotes means.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/** What the prefix before the quotes says; `interpolated` is an f-string or template string. */
typedef struct {
  bool raw, bytes, interpolated;
} Prefix;

/** Text that is being put together. */
typedef struct {
  uint8_t *bytes;
  uint32_t length, capacity;
} Text;

Prefix prefix_of(uint32_t start, uint32_t end);

/**
 * Appends what the source from `start` to `end` means. The bytes of a bytes literal become the characters U+0000 to U+00FF; what Python does
 * not know as an escape, or would refuse, stands for itself.
 */
void append_literal(Text *text, uint32_t start, uint32_t end, Prefix prefix);
