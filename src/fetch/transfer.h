#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * HTTP by libcurl, which is loaded when the first address is fetched: a run that fetches nothing does not pay for it.
 * libcurl is used by this file only.
 */
struct transfer_library;

/** Loads libcurl; NULL when it is not installed. */
struct transfer_library *transfer_library_open(void);

/** Accepts NULL. The library itself stays loaded. */
void transfer_library_close(struct transfer_library *library);

struct transfer_limits {
	size_t bytes;       // more than that ends the transfer
	long milliseconds;  // for all of it, with name resolution
	bool allow_private; // also connect to addresses that are not public
};

/** What one request gave. */
struct transfer {
	long status;       // of HTTP; 0 when there was no answer
	GByteArray *bytes; // the body
	char *redirect;    // where the answer leads, absolute; NULL: nowhere
	char *problem;     // why there is no whole answer; NULL when there is one
	bool refused;      // the problem is that an address is not public, or that there is too much
	bool silent;       // the problem is that the host cannot be reached, or not in time
};

/**
 * Gets one address of http or https: no redirect is followed, no proxy, cookie, password or unencrypted connection for
 * https used. The address that is connected to is checked after its name is resolved, so that no name leads inside. The
 * caller finishes out.
 */
void transfer_run(struct transfer *out, const struct transfer_library *library, const char *url,
	const struct transfer_limits *limits);

void transfer_finish(struct transfer *transfer);
