#pragma once

#include <stdbool.h>

#include "doc/resource.h"

struct world;

/** Images on the network, fetched for the docs of a run: so much in all, and each once. */
struct remote;

/**
 * The world is borrowed. cache_folder: --cache-dir; NULL: bifolio in the user's folder for caches. offline: only what
 * is there already. Nothing is opened before an image asks for it.
 */
struct remote *remote_create(struct world *world, const char *cache_folder, bool offline);

/** Accepts NULL. */
void remote_destroy(struct remote *remote);

/** Whether images come from the cache only. */
bool remote_is_offline(const struct remote *remote);

/** Whether a text can stand in a list of hosts: "example.org", "example.org:8080", "*.example.org" or "*". */
bool remote_is_host(const char *text);

/** How docs get their images, from these hosts (NULL-terminated, borrowed); lent until the next call. */
const struct resource_fetcher *remote_fetcher(struct remote *remote, const char *const *hosts);
