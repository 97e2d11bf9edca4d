#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "doc/doc.h"

/** Images on the network, fetched for the docs of a run: at most so much in all, and each once. */
struct remote;

/**
 * cache_folder: --cache-dir; NULL: bifolio in the user's folder for caches. offline: only what is there already. Nothing
 * is opened before an image asks for it.
 */
struct remote *remote_create(const char *cache_folder, bool offline);

/** Accepts NULL. */
void remote_destroy(struct remote *remote);

/** Whether images come from the cache only. */
bool remote_is_offline(const struct remote *remote);

/** Whether a text can stand in a list of hosts: "example.org", "example.org:8080", "*.example.org" or "*". */
bool remote_is_host(const char *text);

/**
 * Fetches the images that the addresses of a doc's resources name, from these hosts (NULL-terminated). What cannot be
 * had is reported and stays as it is. Before image_inspect.
 */
void remote_complete(struct remote *remote, struct doc *doc, const char *const *hosts, struct diag *diag);
