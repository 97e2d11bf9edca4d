#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"

/**
 * Images from the network: only from hosts that the user lists, only from public addresses, within caps of size and
 * time, and kept in a cache (fetch/cache.h) so that they are fetched once.
 */
struct fetch;

struct fetch_policy {
	struct world *world;
	const char *cache_folder;
	bool offline;       // only what is in the cache
	bool allow_private; // addresses of this machine and its network too: for tests, no flag sets it
	size_t file_max;    // bytes of one file
	size_t total_max;   // bytes of all files
	long time_max;      // ms for one file, redirects included
	/** The media type of a file that is wanted, a static text; NULL for any other. */
	const char *(*type_of)(const void *bytes, size_t length);
};

/** 10 MiB and 20 s a file, 500 MiB in all; without a world, type_of and cache folder. */
extern const struct fetch_policy fetch_policy_default;

enum { FETCH_REDIRECTS_MAX = 5 };

/** Nothing is opened or loaded before it is needed. The policy is copied, what it points to borrowed. */
struct fetch *fetch_create(const struct fetch_policy *policy);

/** Accepts NULL. */
void fetch_destroy(struct fetch *fetch);

/** Whether a text can stand in a list of hosts: "example.org", "example.org:8080", "*.example.org" or "*". */
bool fetch_is_host(const char *text);

/**
 * The bytes of an address, in the arena: from the cache, else from the network. hosts is a NULL-terminated list, and
 * redirects lead only to its hosts too. NULL, reported at pos, when that is not allowed (fetch-refused) or not possible
 * (fetch-failed).
 */
const char *fetch_image(struct fetch *fetch, const char *url, const char *const *hosts, struct source_pos pos,
	size_t *length, struct arena *arena, struct diag *diag);
