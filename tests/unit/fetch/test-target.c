#include "fetch/target.h"

#include <glib.h>

static void test_parse(void)
{
	static const struct {
		const char *text;
		const char *url; // NULL: refused
		const char *host;
		int port;
	} rows[] = {
		{ "https://example.org/a.png", "https://example.org:443/a.png", "example.org", 443 },
		{ "HTTP://Example.ORG", "http://example.org:80/", "example.org", 80 },
		{ "//example.org/a", "https://example.org:443/a", "example.org", 443 },
		{ "https://example.org:8080/a?b=1&c#d", "https://example.org:8080/a?b=1&c", "example.org", 8080 },
		{ "https://example.org/图 1.png", "https://example.org:443/%E5%9B%BE%201.png", "example.org", 443 },
		{ "https://example.org/a%20b", "https://example.org:443/a%20b", "example.org", 443 },
		{ "https://例子.中国/a", "https://xn--fsqu00a.xn--fiqs8s:443/a", "xn--fsqu00a.xn--fiqs8s", 443 },
		{ "https://example.org./a", "https://example.org:443/a", "example.org", 443 },
		{ "http://[::1]/a", "http://[::1]:80/a", "::1", 80 },
		{ "http://127.1/a", "http://127.1:80/a", "127.1", 80 },
		{ "https://example.org\\@evil.example/a", NULL, NULL, 0 },
		{ "https://me@example.org/a", NULL, NULL, 0 },
		{ "https://me:secret@example.org/a", NULL, NULL, 0 },
		{ "https://exa mple.org/a", NULL, NULL, 0 },
		{ "https://example.org%2fa/b", NULL, NULL, 0 },
		{ "https:///a", NULL, NULL, 0 },
		{ "https://.", NULL, NULL, 0 },
		{ "https://example.org:99999/a", NULL, NULL, 0 },
		{ "ftp://example.org/a", NULL, NULL, 0 },
		{ "file:///etc/passwd", NULL, NULL, 0 },
		{ "gopher://example.org/a", NULL, NULL, 0 },
		{ "a.png", NULL, NULL, 0 },
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct target target;
		g_test_message("%s", rows[i].text);
		const char *problem = target_parse(&target, rows[i].text, arena);
		g_assert_true(!problem == !!rows[i].url);
		if (!problem) {
			g_assert_cmpstr(target.url, ==, rows[i].url);
			g_assert_cmpstr(target.host, ==, rows[i].host);
			g_assert_cmpint(target.port, ==, rows[i].port);
		}
	}
	arena_destroy(arena);
}

static void test_listed(void)
{
	static const struct {
		const char *url;
		const char *pattern;
		bool listed;
	} rows[] = {
		{ "https://example.org/", "example.org", true },
		{ "http://example.org/", "Example.ORG", true },
		{ "https://www.example.org/", "example.org", false },
		{ "https://example.org.evil.example/", "example.org", false },
		{ "https://www.example.org/", "*.example.org", true },
		{ "https://a.b.example.org/", "*.example.org", true },
		{ "https://example.org/", "*.example.org", false },
		{ "https://notexample.org/", "*.example.org", false },
		{ "https://example.org:8080/", "example.org", false },
		{ "https://example.org:8080/", "example.org:8080", true },
		{ "https://example.org/", "example.org:8080", false },
		{ "https://example.org:80/", "example.org", false },
		{ "https://anything.example/", "*", true },
		{ "https://anything.example:22/", "*", false },
		{ "https://[2001:db8::1]/", "[2001:db8::1]", true },
		{ "https://[2001:db8::1]:444/", "[2001:db8::1]:444", true },
		{ "https://例子.中国/", "例子.中国", true },
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *const patterns[] = { "other.example", rows[i].pattern, NULL };
		struct target target;
		g_test_message("%s %s", rows[i].url, rows[i].pattern);
		g_assert_null(target_parse(&target, rows[i].url, arena));
		g_assert_true(target_is_listed(&target, patterns) == rows[i].listed);
	}
	struct target target;
	target_parse(&target, "https://example.org/", arena);
	g_assert_false(target_is_listed(&target, NULL));
	arena_destroy(arena);
}

static void test_pattern(void)
{
	static const char *const good[] = { "example.org", "*.example.org", "*", "a:1", "[::1]", "[::1]:80",
		"例子.中国" };
	static const char *const bad[] = { "", "*:80", "a b", "https://example.org", "a:", "a:x", "a:0", "a/b", "*.",
		"**" };
	for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
		g_test_message("%s", good[i]);
		g_assert_true(target_is_pattern(good[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_test_message("%s", bad[i]);
		g_assert_false(target_is_pattern(bad[i]));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/target/parse", test_parse);
	g_test_add_func("/target/listed", test_listed);
	g_test_add_func("/target/pattern", test_pattern);
	return g_test_run();
}
