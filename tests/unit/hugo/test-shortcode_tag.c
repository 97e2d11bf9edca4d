#include "hugo/shortcode_tags.h"

#include <string.h>

// The tags of a text on one line: "open name(0=a, b=c)@start-end", what is wrong as "problem: ... @place".
static char *describe(const char *text)
{
	static const char *const kinds[] = {
		[SHORTCODE_OPEN] = "open",
		[SHORTCODE_CLOSE] = "close",
		[SHORTCODE_EMPTY] = "empty",
		[SHORTCODE_ESCAPED] = "escaped",
		[SHORTCODE_BROKEN] = "broken",
	};
	struct arena *arena = arena_create();
	struct shortcode_scanner scanner;
	shortcode_tag_scan(&scanner, text, strlen(text), arena);
	g_autoptr(GString) out = g_string_new(NULL);
	for (struct shortcode_tag tag; shortcode_tag_next(&scanner, &tag);) {
		g_string_append_printf(
			out, "%s%s%s", out->len > 0 ? "; " : "", kinds[tag.kind], tag.markdown ? "%" : "");
		if (tag.kind == SHORTCODE_BROKEN) {
			g_string_append_printf(out, " %s @%zu", tag.problem, tag.problem_at);
			continue;
		}
		g_string_append_printf(out, " %s", tag.name ? tag.name : "");
		for (size_t i = 0; i < tag.argument_count; i++) {
			const struct shortcode_argument *argument = &tag.arguments[i];
			g_string_append_printf(out, "(%s%s%s@%zu)", argument->name ? argument->name : "",
				argument->name ? "=" : "", argument->value, argument->at);
		}
		g_string_append_printf(out, " %zu-%zu", tag.start, tag.end);
	}
	arena_destroy(arena);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

struct row {
	const char *text;
	const char *tags;
};

static void check(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *found = describe(rows[i].text);
		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(found, ==, rows[i].tags);
	}
}

static void test_tags(void)
{
	static const struct row rows[] = {
		{ "文字 {{ }} {<", "" },
		{ "{{< a >}}", "open a 0-9" },
		{ "中{{<a>}}", "open a 3-10" },
		{ "{{% a %}}", "open% a 0-9" },
		{ "{{<  a\n\t>}}", "open a 0-11" },
		{ "{{< /a >}}", "close a 0-10" },
		{ "{{< / a >}}", "close a 0-11" },
		{ "{{%/a%}}", "close% a 0-8" },
		{ "{{< a />}}", "empty a 0-10" },
		{ "{{< a/>}}", "empty a 0-9" },
		{ "{{< a b / >}}", "empty a(b@6) 0-13" },
		{ "{{< sub/a-b_c.inline >}}", "open sub/a-b_c.inline 0-24" },
		{ "{{< 提示 >}}", "open 提示 0-14" },
		{ "{{< a >}}{{< b >}}", "open a 0-9; open b 9-18" },
	};
	check(rows, G_N_ELEMENTS(rows));
}

static void test_arguments(void)
{
	static const struct row rows[] = {
		{ "{{< a b c >}}", "open a(b@6)(c@8) 0-13" },
		{ "{{< a -zi_L-4 >}}", "open a(-zi_L-4@6) 0-17" },
		{ "{{< a /img/x.png >}}", "open a(/img/x.png@6) 0-20" },
		{ "{{< a https://x.cn/>}}", "empty a(https://x.cn@6) 0-22" },
		{ "{{< a \"b c\" \"d\" >}}", "open a(b c@6)(d@12) 0-19" },
		{ "{{< a x=\"b c\" y=2>}}", "open a(x=b c@6)(y=2@14) 0-20" },
		{ "{{< a x = \"b\" >}}", "open a(x=b@6) 0-17" },
		{ "{{< a x=\"\" >}}", "open a(x=@6) 0-14" },
		{ "{{< a x=\"说 \\\"好\\\" \\n\" >}}", "open a(x=说 \"好\" \\n@6) 0-28" },
		{ "{{< a `b \"c\" \\d` >}}", "open a(b \"c\" \\d@6) 0-20" },
		{ "{{< a x=`b\nc` >}}", "open a(x=b\nc@6) 0-17" },
		{ "{{< a\n  x=\"1\"\n  y=\"2\"\n>}}", "open a(x=1@8)(y=2@16) 0-25" },
		{ "{{< a \">}}\" >}}", "open a(>}}@6) 0-15" },
		{ "{{< a \"{{<b>}}\" >}}", "open a({{<b>}}@6) 0-19" },
		{ "{{< a b=c \"d\" >}}", "open a(b=c@6)(d@10) 0-17" },
		{ "{{< a b%c 50% >}}", "open a(b%c@6)(50%@10) 0-17" },
		{ "{{% a b>c %}}", "open% a(b>c@6) 0-13" },
	};
	check(rows, G_N_ELEMENTS(rows));
}

static void test_escapes(void)
{
	static const struct row rows[] = {
		{ "{{</* a */>}}", "escaped  0-13" },
		{ "{{%/* a */%}}", "escaped%  0-13" },
		{ "{{</* a \"**/*.pdf\" */>}}", "escaped  0-24" },
		{ "{{</**/>}}", "escaped  0-10" },
		{ "{{</* a >}} {{< b >}}", "broken that '/*' makes text is not ended by '*/' @3; open b 12-21" },
		{ "{{</* a */%}}", "broken that '/*' makes text is not ended by '*/' @3" },
		{ "{{%/* a */>}}", "broken% that '/*' makes text is not ended by '*/' @3" },
		{ "{{</* a */>}}{{</* b */>}}{{</* c",
			"escaped  0-13; escaped  13-26; "
			"broken that '/*' makes text is not ended by '*/' @29" },
	};
	check(rows, G_N_ELEMENTS(rows));
}

static void test_broken(void)
{
	static const struct row rows[] = {
		{ "{{<", "broken has no name @3" },
		{ "{{< a", "broken has a tag that never ends @0" },
		{ "{{<>}}", "broken has no name @3" },
		{ "{{< >}}", "broken has no name @4" },
		{ "{{< \"a\" >}}", "broken has no name @4" },
		{ "{{< a %}}", "broken is opened by '{{<' and ended by '%}}' @6" },
		{ "{{% a >}}", "broken% is opened by '{{%' and ended by '>}}' @6" },
		{ "{{< a \"b >}}\n{{< c >}}",
			"broken has a quoted argument that is not closed on its line @6; open c 13-22" },
		{ "{{< a `b >}}", "broken has an argument in backquotes that is not closed @6" },
		{ "{{< a {{< b >}}", "broken has a tag that never ends @0; open b 6-15" },
		{ "{{< a x= >}}", "broken has an argument without a name or without a value @9" },
		{ "{{< a =x >}}", "broken has an argument without a name or without a value @6" },
		{ "{{< a 'b c' >}}",
			"broken has an argument with quotes in it that must stand in \"...\" or `...` @6" },
		{ "{{< a b\"c\" >}}",
			"broken has an argument with quotes in it that must stand in \"...\" or `...` @6" },
		{ "{{< a \\\"b\\\" >}}",
			"broken has an argument with quotes in it that must stand in \"...\" or `...` @6" },
		{ "{{< /a b >}}", "broken has arguments where it is closed @7" },
	};
	check(rows, G_N_ELEMENTS(rows));
}

// Which tag closes which: "0-3 1-2".
static void test_matching(void)
{
	static const struct row rows[] = {
		{ "{{<a>}}{{</a>}}", "0-1" },
		{ "{{<a>}}{{%/a%}}", "0-1" },
		{ "{{<a>}}{{<a>}}{{</a>}}{{</a>}}", "0-3 1-2" },
		{ "{{<a>}}{{<b>}}{{</b>}}{{</a>}}", "0-3 1-2" },
		{ "{{<a>}}{{<b>}}{{</a>}}", "0-2" },
		{ "{{<a>}}{{<b>}}{{</a>}}{{</b>}}", "0-2 broken 3" },
		{ "{{</a>}}{{<a>}}", "broken 0" },
		{ "{{<a/>}}{{</a>}}", "broken 1" },
		{ "{{<a>}}{{<b>}}{{<b>}}{{</a>}}{{<b>}}{{</b>}}", "0-3 4-5" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct arena *arena = arena_create();
		struct shortcode_tags tags;
		shortcode_tags_init(&tags, rows[i].text, strlen(rows[i].text), arena);
		g_autoptr(GString) out = g_string_new(NULL);
		for (guint index = 0; index < tags.tags->len; index++) {
			if (shortcode_tags_closing(&tags, index) > 0) {
				g_string_append_printf(out, "%s%u-%u", out->len > 0 ? " " : "", index,
					shortcode_tags_closing(&tags, index));
			} else if (shortcode_tags_at(&tags, index)->kind == SHORTCODE_BROKEN) {
				g_string_append_printf(out, "%sbroken %u", out->len > 0 ? " " : "", index);
			}
		}
		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(out->str, ==, rows[i].tags);
		shortcode_tags_finish(&tags);
		arena_destroy(arena);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/shortcode_tag/tags", test_tags);
	g_test_add_func("/shortcode_tag/arguments", test_arguments);
	g_test_add_func("/shortcode_tag/escapes", test_escapes);
	g_test_add_func("/shortcode_tag/broken", test_broken);
	g_test_add_func("/shortcode_tag/matching", test_matching);
	return g_test_run();
}
