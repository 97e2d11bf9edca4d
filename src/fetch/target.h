#pragma once

#include <stdbool.h>

#include "base/arena.h"

/** An address to fetch, taken apart and written anew, so that nobody reads it in another way. */
struct target {
	const char *url;  // percent-encoded, without a fragment
	const char *host; // in lower case, ASCII; an IPv6 address without brackets
	int port;
	bool secure; // https
	bool usual_port;
};

/**
 * Takes an address of http or https apart; one without a scheme ("//host/...") is https. Arena memory. NULL when it can
 * be fetched, else why not: another scheme, a name or password in it, no usable host.
 */
const char *target_parse(struct target *out, const char *url, struct arena *arena);

/** Whether a text is a pattern of target_is_listed. */
bool target_is_pattern(const char *text);

/**
 * Whether a list of patterns (NULL-terminated) has a target's host. "example.org" is that host at its usual port,
 * "example.org:8080" at another, "*.example.org" any host below it, "*" any host.
 */
bool target_is_listed(const struct target *target, const char *const *patterns);
