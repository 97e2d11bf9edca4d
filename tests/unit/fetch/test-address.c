#include "fetch/address.h"

#include <arpa/inet.h>
#include <glib.h>
#include <netinet/in.h>

static void test_public(void)
{
	static const struct {
		const char *address;
		bool open;
	} rows[] = {
		{ "8.8.8.8", true },
		{ "0.0.0.0", false },
		{ "9.255.255.255", true },
		{ "10.0.0.1", false },
		{ "11.0.0.0", true },
		{ "100.63.255.255", true },
		{ "100.64.0.1", false },
		{ "100.128.0.0", true },
		{ "127.0.0.1", false },
		{ "127.255.255.254", false },
		{ "169.254.169.254", false },
		{ "172.15.255.255", true },
		{ "172.16.0.1", false },
		{ "172.31.255.255", false },
		{ "172.32.0.0", true },
		{ "192.0.0.8", false },
		{ "192.0.2.1", false },
		{ "192.168.1.1", false },
		{ "198.18.0.1", false },
		{ "198.51.100.7", false },
		{ "203.0.113.9", false },
		{ "223.255.255.255", true },
		{ "224.0.0.1", false },
		{ "240.0.0.1", false },
		{ "255.255.255.255", false },
		{ "::", false },
		{ "::1", false },
		{ "::127.0.0.1", false },
		{ "::ffff:127.0.0.1", false },
		{ "::ffff:10.1.2.3", false },
		{ "::ffff:8.8.8.8", true },
		{ "64:ff9b::8.8.8.8", true },
		{ "64:ff9b::192.168.0.1", false },
		{ "64:ff9b:1::8.8.8.8", false },
		{ "100::1", false },
		{ "1fff::1", false },
		{ "2001::1", false },
		{ "2001:1ff:ffff::", false },
		{ "2001:200::1", true },
		{ "2001:db8::1", false },
		{ "2001:4860:4860::8888", true },
		{ "2002:7f00:1::", false },
		{ "3fff::1", false },
		{ "3ffe::1", true },
		{ "4000::1", false },
		{ "fc00::1", false },
		{ "fd12:3456::1", false },
		{ "fe80::1", false },
		{ "fec0::1", false },
		{ "ff02::1", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct sockaddr_in v4 = { .sin_family = AF_INET };
		struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
		bool is_v4 = inet_pton(AF_INET, rows[i].address, &v4.sin_addr) == 1;
		g_assert_true(is_v4 || inet_pton(AF_INET6, rows[i].address, &v6.sin6_addr) == 1);
		const void *address = is_v4 ? (const void *)&v4 : (const void *)&v6;
		g_test_message("%s", rows[i].address);
		g_assert_true(address_is_public(address) == rows[i].open);
	}
}

static void test_other_family(void)
{
	const struct sockaddr local = { .sa_family = AF_UNIX };
	g_assert_false(address_is_public(&local));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/public", test_public);
	g_test_add_func("/address/other-family", test_other_family);
	return g_test_run();
}
