#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"

enum { FILE_SIZE_MAX = 256 * 1024 * 1024 }; // bytes of one input file

/** Bytes of a file, in the arena, terminated by a NUL that length does not count. */
struct file_bytes {
	char *bytes;
	size_t length;
};

/**
 * Reads a file that the user named, or standard input for "-", whole. On failure reports cannot-read or input-too-large
 * at pos (or at the path when pos is zeroed) and returns false.
 */
bool file_read(struct file_bytes *out, const char *path, struct source_pos pos, struct world *world,
	struct arena *arena, struct diag *diag);

/** The same for a file that was come upon: only a regular one is read. */
bool file_read_found(struct file_bytes *out, const char *path, struct source_pos pos, struct world *world,
	struct arena *arena, struct diag *diag);

/** Reads a file that is open, whole, and closes it; path is what messages call it. Fails as file_read does. */
bool file_read_open(struct file_bytes *out, struct world_file *file, const char *path, struct source_pos pos,
	struct arena *arena, struct diag *diag);

/**
 * Reads a file that the user did not name and that must lie beneath root. What is elsewhere is reported too
 * (outside-root); only what is not there is not, when *absent is wanted: it is set and false returned.
 */
bool file_read_beneath(struct file_bytes *out, const char *path, const char *root, bool *absent, struct world *world,
	struct arena *arena, struct diag *diag);

/**
 * The folder that bounds what a source may read: the nearest ancestor of path that holds a Hugo config (or the folder
 * config/_default), book.toml, SUMMARY.md or .git, else the folder of path itself; the folder of book.toml rather than
 * one in it with SUMMARY.md. Where that is no site or book, the outermost folder with a bifolio.yaml in it goes before
 * it. Above the source's own folder only what belongs to that folder's owner, or to the system's administrator, counts:
 * a file that somebody left in /tmp widens nothing. Symlinks are resolved. Arena memory; NULL when the path does not
 * exist.
 */
char *file_source_root(const char *path, struct world *world, struct arena *arena);

/**
 * The nearest file of that name from the folder of path upward, no further than root; NULL when there is none.
 */
char *file_find_upward(const char *path, const char *root, const char *name, struct world *world, struct arena *arena);

/** Whether a path is root or below it, by the two texts alone: absolute, without "." and "..". */
bool file_is_inside(const char *path, const char *root);

/** Whether two paths, from the working folder, name one file by their texts. */
bool file_is_same(const char *a, const char *b, struct world *world);
