#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"

/**
 * Files that were fetched, kept in a folder: each under the SHA-256 of its address, and a list, images.lock, with a
 * line a file: the SHA-256 of the address, the SHA-256 of the bytes, the media type, the address. So a later run needs
 * no network and gets the same bytes. What does not match its line is as if it were not there.
 *
 * Several processes may use one folder: who fetches holds the lock of the list meanwhile, so that nothing is fetched
 * twice. Files are written whole or not at all.
 */
struct cache;

/**
 * Opens a cache; without `writes` the folder is neither made nor written. NULL, reported, when that fails. One that is
 * not there and not made is empty.
 */
struct cache *cache_open(const char *folder, bool writes, struct world *world, struct diag *diag);

/** Accepts NULL. */
void cache_close(struct cache *cache);

/** Waits for the other processes and keeps them waiting until cache_unlock. */
void cache_lock(struct cache *cache);
void cache_unlock(struct cache *cache);

/** The bytes that are kept of an address, in the arena; NULL when there are none. */
const char *cache_find(struct cache *cache, const char *url, size_t *length, struct arena *arena);

/** Keeps the bytes of an address; only while it is locked. False, reported, when they cannot be written. */
bool cache_store(struct cache *cache, const char *url, const char *media_type, const void *bytes, size_t length,
	struct diag *diag);
