#pragma once

#include <sys/types.h>

/**
 * An HTTP server on 127.0.0.1 for tests, in a process of its own. What it answers is in the address:
 *   /ok          200 with "image"
 *   /big         200 with 4000 bytes, and says so;  /endless  the same bytes for ever, without a length
 *   /to?ADDRESS  302 to an address
 *   /loop        302 to itself
 *   /slow        nothing for a minute
 *   /bad         200 with "text";  all else  404
 */
struct server {
	pid_t pid;
	int port;
	int *count; // of requests, shared with the process
};

void server_start(struct server *out);
void server_stop(struct server *server);
