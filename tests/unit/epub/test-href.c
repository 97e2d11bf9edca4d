#include "epub/href.h"

#include <glib.h>

static const struct {
	const char *url;
	const char *expected;
} cases[] = {
	{ "https://example.com/a?b=c&d#e", "https://example.com/a?b=c&d#e" },
	{ "HTTP://EXAMPLE.com", "http://example.com" },
	{ "  https://example.com/ ", "https://example.com/" },
	{ "//example.com/a", "https://example.com/a" },
	{ "https://example.com/路 径", "https://example.com/%E8%B7%AF%20%E5%BE%84" },
	{ "https://example.com/%E8%B7%AF%2", "https://example.com/%E8%B7%AF%252" },
	{ "https://example.com/a|b<c>\"d\"\\[e]^`{f}",
		"https://example.com/a%7Cb%3Cc%3E%22d%22%5C%5Be%5D%5E%60%7Bf%7D" },
	{ "https://example.com/#a#b", "https://example.com/#a%23b" },
	{ "https://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/" },
	{ "https://user:secret@example.com:8080/", "https://user:secret@example.com:8080/" },
	{ "http://127.0.0.1/", "http://127.0.0.1/" },
	{ "http://[::1]:80/", "http://[::1]:80/" },
	{ "http://example.com./", "http://example.com./" },
	{ "mailto:a@b.c?subject=你好", "mailto:a@b.c?subject=%E4%BD%A0%E5%A5%BD" },
	{ "tel:+86-10-1234", "tel:+86-10-1234" },
	// Nothing a reader could follow.
	{ "", NULL },
	{ "other.md", NULL },
	{ "/about/", NULL },
	{ "#here", NULL },
	{ "javascript:alert(1)", NULL },
	{ "data:text/html,x", NULL },
	{ "file:///etc/passwd", NULL },
	{ "foo:bar", NULL },
	{ "tel:", NULL },
	{ "mailto:#a", NULL },
	{ "http:", NULL },
	{ "http:example.com", NULL },
	{ "http://", NULL },
	{ "http:///a", NULL },
	{ "http://a b/", NULL },
	{ "http://a%20b/", NULL },
	{ "http://example.com:99999/", NULL },
	{ "http://example.com:8x/", NULL },
	{ "http://a..b/", NULL },
	{ "http://.a/", NULL },
	{ "http://1.2.3.999/", NULL },
	{ "http://[::1/", NULL },
	{ "http://[x]/", NULL },
	{ "http://<host>/", NULL },
	{ "http://a@b@/", NULL },
};

static void test_external(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].url);
		g_autofree char *found = href_external(cases[i].url);
		g_assert_cmpstr(found, ==, cases[i].expected);
	}
}

static void test_internal(void)
{
	g_autofree char *same = href_internal("", "摘要");
	g_assert_cmpstr(same, ==, "#%E6%91%98%E8%A6%81");
	g_autofree char *other = href_internal("text/chapter-001.xhtml", "fn1.ref-2");
	g_assert_cmpstr(other, ==, "text/chapter-001.xhtml#fn1.ref-2");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/href/external", test_external);
	g_test_add_func("/href/internal", test_internal);
	return g_test_run();
}
