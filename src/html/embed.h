#pragma once

#include "base/arena.h"

/** A film, a sound or a page that a document shows inside itself, where it can be seen by following a link. */
struct embed {
	const char *url;     // of the page for people, where the address of a player is known to have one; never NULL
	const char *service; // "YouTube"; "" when unknown
};

/** Reads the address of what is embedded. "" for one that no reader could follow. Arena memory. */
struct embed embed_from_url(const char *url, struct arena *arena);
