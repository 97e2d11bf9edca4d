#pragma once

#include <stdbool.h>
#include <sys/socket.h>

/**
 * Whether an address is one of the public Internet, by the registries of special-purpose addresses (RFC 6890 and what
 * IANA added since): not loopback, private, link-local, shared, multicast, reserved or for documentation, nor an IPv6
 * address that leads to such an IPv4 one. Families other than IPv4 and IPv6 are not public.
 */
bool address_is_public(const struct sockaddr *address);
