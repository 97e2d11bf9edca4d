#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * What is outside the program: files and folders, standard input, the environment, the clocks. Everything that is read
 * or looked for goes through here (what is written, through base/out.h), so that
 *
 *   - a file that was checked is the file that is read, whatever others do to the path meanwhile;
 *   - what a result depends on is on record.
 *
 * Paths are as the user or a document wrote them, relative ones from the working folder. A world belongs to one thread.
 */
struct world;

struct world *world_create(void);
/** Accepts NULL. */
void world_destroy(struct world *world);

/* Looking. All but world_is_link follow links. */

enum world_kind {
	WORLD_NOTHING, // nothing is there, or it cannot be told
	WORLD_FILE,    // a regular one
	WORLD_FOLDER,
	WORLD_OTHER, // a pipe, a device, a socket
};

enum world_kind world_kind(struct world *world, const char *path);
bool world_is_link(struct world *world, const char *path);

/** Whether what a path leads to belongs to who owns the other, or to the system's administrator. */
bool world_is_owned_alike(struct world *world, const char *path, const char *other);

/** The path with all its links resolved; NULL, and errno set, when nothing is there. The caller frees it. */
char *world_real_path(struct world *world, const char *path);

/** The path from the root of the system, without "." and "..", by its text alone. The caller frees it. */
char *world_absolute_path(struct world *world, const char *path);

/**
 * The names in a folder, in the order of their bytes; NULL, and *error set unless error is NULL, when it cannot be
 * read. The caller unrefs it.
 */
GPtrArray *world_list(struct world *world, const char *path, GError **error);

/* Reading */

/** A file that is open for reading. */
struct world_file;

/**
 * Opens a file that the user named: it may lie anywhere and be a pipe or a device; "-" is standard input. NULL, and
 * errno set, when it cannot be opened.
 */
struct world_file *world_open_named(struct world *world, const char *path);

/** Opens a file that was come upon: it must be a regular one. Never waits. NULL, and errno set, otherwise. */
struct world_file *world_open_found(struct world *world, const char *path);

enum world_access { WORLD_FOUND, WORLD_ABSENT, WORLD_OUTSIDE };

/**
 * Opens a regular file beneath a root, a folder by its real path: one with a link in it is no root, and everything is
 * outside. Where links lead decides, not how the path is written: they may leave the root and come back, but the file
 * must lie in the very folder that the root was when it was first named. WORLD_FOUND: *file is that file, which may
 * turn out not to be readable; the caller closes it. WORLD_OUTSIDE: there is something, elsewhere. WORLD_ABSENT: there
 * is nothing, or no regular file. Never waits.
 */
enum world_access world_open_beneath(struct world *world, const char *root, const char *path, struct world_file **file);

/** The path of a file: with all links resolved if it was opened beneath a root, else as it was named. */
const char *world_file_path(const struct world_file *file);

/**
 * Appends what is left of a file. Returns 0, or an errno; EFBIG when it is more than so many bytes, a few of which may
 * have been appended.
 */
int world_file_read(struct world_file *file, GByteArray *into, size_t limit);

/** Accepts NULL. */
void world_file_close(struct world_file *file);

/* Folders and files of our own; outputs go through base/out.h */

/** Makes a folder and those above it, as far as they are not there. Returns 0, or an errno. */
int world_make_folder(struct world *world, const char *path, unsigned mode);

/**
 * A descriptor of a file that several processes read and append to; without `writes` to read it only, else it is made
 * (for the user alone) when it is not there. -1, and errno set, when it cannot be opened. The caller closes it.
 */
int world_open_log(struct world *world, const char *path, bool writes);

/* Environment and clocks */

/** A variable of the environment, lent; NULL when it is not set. */
const char *world_variable(struct world *world, const char *name);

/** The folder for the user's caches (XDG Base Directory Specification), lent. */
const char *world_cache_folder(struct world *world);

/** The folder for the user's configuration (the same), lent. */
const char *world_config_folder(struct world *world);

/** Whether a descriptor is a terminal. */
bool world_is_terminal(struct world *world, int descriptor);

/** Seconds since 1970-01-01T00:00Z. Nothing that is written may depend on it. */
int64_t world_now(struct world *world);

/** µs of a clock that only goes forward: for deadlines and for measuring. */
int64_t world_ticks(struct world *world);

/* The record */

/** A path that was opened, listed or looked for. */
struct world_entry {
	const char *path;
	bool found; // it was there, and where it had to be
};

/** Starts the record anew: the next entry is the first. */
void world_forget(struct world *world);

/** What was opened, listed or looked for, each path once, in the order of first use; lent until world_forget. */
size_t world_entry_count(const struct world *world);
const struct world_entry *world_entry_at(const struct world *world, size_t index);
