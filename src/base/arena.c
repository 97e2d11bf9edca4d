#include "base/arena.h"

#include <stdarg.h>

#include "config.h"

// Chunks grow: many arenas are small, and memory that is cleared for nothing is half the time of those.
enum { CHUNK_FIRST = 2 * 1024, CHUNK_SIZE = 64 * 1024, ALIGNMENT = 16 };

struct chunk {
	struct chunk *next;
	size_t size;
	size_t used;
	// The bytes follow; the padding keeps them aligned.
	char padding[8];
};

struct arena {
	struct chunk *chunks;
};

G_STATIC_ASSERT(sizeof(struct chunk) % ALIGNMENT == 0);

struct arena *arena_create(void)
{
	return g_new0(struct arena, 1);
}

void arena_destroy(struct arena *arena)
{
	if (!arena) {
		return;
	}
	struct chunk *chunk = arena->chunks;
	while (chunk) {
		struct chunk *next = chunk->next;
		g_free(chunk);
		chunk = next;
	}
	g_free(arena);
}

static struct chunk *chunk_push(struct arena *arena, size_t size)
{
	struct chunk *chunk = g_malloc0(sizeof(struct chunk) + size);
	chunk->size = size;
	// A chunk made to measure goes behind the current one, which still has room.
	if (arena->chunks && size > CHUNK_SIZE / 4) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		chunk->next = arena->chunks;
		arena->chunks = chunk;
	}
	return chunk;
}

static struct chunk *chunk_with_room(struct arena *arena, size_t size)
{
#if ARENA_DEBUG
	return chunk_push(arena, size);
#else
	if (size > CHUNK_SIZE / 4) {
		return chunk_push(arena, size);
	}
	struct chunk *chunk = arena->chunks;
	if (chunk && chunk->size - chunk->used >= size) {
		return chunk;
	}
	size_t room = chunk ? MIN(2 * chunk->size, CHUNK_SIZE) : CHUNK_FIRST;
	room = MAX(room, size);
	chunk = g_malloc0(sizeof(struct chunk) + room);
	chunk->size = room;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk;
#endif
}

void *arena_alloc(struct arena *arena, size_t size)
{
	g_assert(size <= G_MAXSIZE / 2);
	size_t rounded = MAX((size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, (size_t)ALIGNMENT);
#if ARENA_DEBUG
	rounded = size;
#endif
	struct chunk *chunk = chunk_with_room(arena, rounded);
	char *bytes = (char *)(chunk + 1) + chunk->used;
	chunk->used += rounded;
	return bytes;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
	g_assert(size == 0 || count <= G_MAXSIZE / 2 / size);
	return arena_alloc(arena, count * size);
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	if (length > 0) {
		memcpy(copy, text, length);
	}
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_autofree char *text = g_strdup_vprintf(format, args);
	va_end(args);
	return arena_strdup(arena, text);
}
