// Buffers that grow and are kept from file to file.

#pragma once

#include <stdint.h>
#include <stdlib.h>

/** Makes room for at least `wanted` items in `buffer`, of `capacity` items so far; keeps what is in it. */
#define RESERVE(buffer, capacity, wanted) \
  do { \
    uint32_t needed_ = (wanted); \
    if (needed_ > (capacity)) (buffer) = grow((buffer), &(capacity), needed_, sizeof *(buffer)); \
  } while (0)

static inline void *grow(void *buffer, uint32_t *capacity, uint32_t wanted, uint32_t item) {
  uint64_t larger = (uint64_t)wanted + wanted / 2 + 1024;
  if (larger * item > UINT32_MAX / 2) abort();
  void *room = realloc(buffer, (size_t)larger * item);
  if (room == NULL) abort();
  *capacity = (uint32_t)larger;
  return room;
}
