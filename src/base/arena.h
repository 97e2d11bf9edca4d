#pragma once

#include <glib.h>
#include <stddef.h>
#include <string.h>

/**
 * An arena: memory that is handed out piece by piece and released all at once.
 *
 * One document's nodes and strings live in one arena. Nothing in an arena owns anything outside it, so
 * destroying it is the only clean-up a document needs. With the build option arena-debug every piece is an
 * allocation of its own, so that sanitizers see the bounds of each object.
 */
struct arena;

/** A new, empty arena; the caller destroys it. Never fails: out of memory aborts. */
struct arena *arena_create(void);

/** Releases everything the arena handed out. Accepts NULL. */
void arena_destroy(struct arena *arena);

/** Returns size bytes, zeroed, aligned for any type; valid until the arena is destroyed. Size 0 is allowed. */
void *arena_alloc(struct arena *arena, size_t size);

/** Returns count * size zeroed bytes; an overflowing product aborts. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/** Copies a NUL-terminated string into the arena. NULL gives NULL. */
char *arena_strdup(struct arena *arena, const char *text);

/** Copies length bytes into the arena and terminates them. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);

/** Formats into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** arena_new(arena, struct block): one zeroed object of a type. */
#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/** arena_new_array(arena, struct cell, n): n zeroed objects of a type. */
#define arena_new_array(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))
