#include "fetch/address.h"

#include <glib.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

struct prefix4 {
	uint32_t address;
	int bits;
};

struct prefix6 {
	uint8_t address[16]; // zeros behind what is given
	int bits;
};

static const struct prefix4 closed4[] = {
	{ 0x00000000, 8 },  // this network
	{ 0x0A000000, 8 },  // private
	{ 0x64400000, 10 }, // shared by a provider's customers
	{ 0x7F000000, 8 },  // loopback
	{ 0xA9FE0000, 16 }, // link-local, where clouds keep their secrets
	{ 0xAC100000, 12 }, // private
	{ 0xC0000000, 24 }, // protocol assignments
	{ 0xC0000200, 24 }, // documentation
	{ 0xC0586300, 24 }, // 6to4 relays
	{ 0xC0A80000, 16 }, // private
	{ 0xC6120000, 15 }, // benchmarks
	{ 0xC6336400, 24 }, // documentation
	{ 0xCB007100, 24 }, // documentation
	{ 0xE0000000, 3 },  // multicast, reserved, broadcast
};

// Only 2000::/3 is given out for the Internet; these parts of it are not open.
static const struct prefix6 open6 = { { 0x20 }, 3 };
static const struct prefix6 closed6[] = {
	{ { 0x20, 0x01, 0x00 }, 23 },       // protocol assignments, Teredo
	{ { 0x20, 0x01, 0x0D, 0xB8 }, 32 }, // documentation
	{ { 0x20, 0x02 }, 16 },             // 6to4: any IPv4 address
	{ { 0x3F, 0xFF, 0x00 }, 20 },       // documentation
};

// IPv6 addresses that stand for the IPv4 address in their last four bytes.
static const struct prefix6 embedding6[] = {
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF }, 96 }, // mapped
	{ { 0x00, 0x64, 0xFF, 0x9B }, 96 },                   // translated (RFC 6052)
};

static bool is_public4(uint32_t address)
{
	for (size_t i = 0; i < G_N_ELEMENTS(closed4); i++) {
		if ((address ^ closed4[i].address) >> (32 - closed4[i].bits) == 0) {
			return false;
		}
	}
	return true;
}

static bool is_below(const uint8_t *address, const struct prefix6 *prefix)
{
	int whole = prefix->bits / 8, rest = prefix->bits % 8;
	if (memcmp(address, prefix->address, (size_t)whole) != 0) {
		return false;
	}
	return rest == 0 || (address[whole] ^ prefix->address[whole]) >> (8 - rest) == 0;
}

static bool is_public6(const uint8_t *address)
{
	for (size_t i = 0; i < G_N_ELEMENTS(embedding6); i++) {
		if (is_below(address, &embedding6[i])) {
			const uint8_t *v4 = address + 12;
			return is_public4((uint32_t)v4[0] << 24 | (uint32_t)v4[1] << 16 | (uint32_t)v4[2] << 8 | v4[3]);
		}
	}
	for (size_t i = 0; i < G_N_ELEMENTS(closed6); i++) {
		if (is_below(address, &closed6[i])) {
			return false;
		}
	}
	return is_below(address, &open6);
}

bool address_is_public(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in in;
		memcpy(&in, address, sizeof(in));
		return is_public4(ntohl(in.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 in;
		memcpy(&in, address, sizeof(in));
		return is_public6(in.sin6_addr.s6_addr);
	}
	return false;
}
