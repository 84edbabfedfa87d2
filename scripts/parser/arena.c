// Memory for one parse: blocks are cut off the end of what is used, freed ones are reused by size, and a reset forgets them all.
//
// So nothing leaks or fragments from file to file, tearing down a tree costs nothing, and memory is as large as the hungriest file made it.
// These definitions take the place of the C library's. Running out of memory traps.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern unsigned char __heap_base;

enum { UNIT = 8, SMALL = 128, PAGE = 65536, GROWTH = 64 };

// Stands before each block; `next` is used while the block is free.
typedef struct Block {
  uint32_t units;
  struct Block *next;
} Block;

static Block *small[SMALL + 1]; // free blocks of exactly so many units
static Block *large[32];        // free blocks of at least 2^index units
static Block *top;              // where the next block is cut off
static uintptr_t limit;         // where memory ends

void arena_reset(void) {
  memset(small, 0, sizeof small);
  memset(large, 0, sizeof large);
  top = (Block *)(((uintptr_t)&__heap_base + UNIT - 1) & ~(uintptr_t)(UNIT - 1));
  limit = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
}

// Makes sure that memory reaches so many units beyond the block's header.
static void extend(const Block *block, uint32_t units) {
  uint64_t end = (uint64_t)(uintptr_t)(block + 1) + (uint64_t)units * UNIT;
  if (end <= limit) return;
  uint64_t pages = (end - limit + PAGE - 1) / PAGE;
  if (pages < GROWTH) pages = GROWTH;
  if (pages > UINT32_MAX / PAGE || __builtin_wasm_memory_grow(0, pages) == SIZE_MAX) __builtin_trap();
  limit += pages * PAGE;
}

static uint32_t floor_log2(uint32_t value) {
  return 31 - (uint32_t)__builtin_clz(value);
}

static Block **free_list(uint32_t units) {
  return units <= SMALL ? &small[units] : &large[floor_log2(units)];
}

void *malloc(size_t size) {
  if (size > INT32_MAX) __builtin_trap();
  uint32_t units = (size + UNIT - 1) / UNIT;
  Block **list = units <= SMALL ? &small[units] : &large[floor_log2(units - 1) + 1];
  Block *block = *list;
  if (block) {
    *list = block->next;
  } else {
    block = top;
    extend(block, units);
    block->units = units;
    top = block + 1 + units;
  }
  return block + 1;
}

void free(void *pointer) {
  if (!pointer) return;
  Block *block = (Block *)pointer - 1;
  Block **list = free_list(block->units);
  block->next = *list;
  *list = block;
}

void *calloc(size_t count, size_t size) {
  if ((uint64_t)count * size > INT32_MAX) __builtin_trap();
  return memset(malloc(count * size), 0, count * size);
}

void *realloc(void *pointer, size_t size) {
  if (!pointer) return malloc(size);
  if (size > INT32_MAX) __builtin_trap();
  Block *block = (Block *)pointer - 1;
  uint32_t units = (size + UNIT - 1) / UNIT;
  if (units <= block->units) return pointer;
  if (block + 1 + block->units == top) {
    extend(block, units);
    block->units = units;
    top = block + 1 + units;
    return pointer;
  }
  void *moved = memcpy(malloc(size), pointer, (size_t)block->units * UNIT);
  free(pointer);
  return moved;
}

_Static_assert(sizeof(Block) == UNIT, "a block's header is one unit");
