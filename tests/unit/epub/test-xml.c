#include "epub/xml.h"

#include "sample.h"

static void assert_text(const char *text, const char *expected)
{
	struct out *out = out_create();
	xml_text(out, text);
	g_autofree char *found = sample_take(out);
	g_assert_cmpstr(found, ==, expected);
}

static void test_text(void)
{
	assert_text("", "");
	assert_text("山 & 水 <b> \"引\"", "山 &amp; 水 &lt;b&gt; \"引\"");
	assert_text("——……", "——……");
	assert_text("]]>", "]]&gt;");
	assert_text("一\n二\t三", "一\n二\t三");
	assert_text("a\x01\x08\r\x1f\x7f"
		    "b",
		"ab");
	assert_text("a\xC2\x85"
		    "b\xEF\xBF\xBE"
		    "c\xEF\xBF\xBF"
		    "d\xEF\xBF\xBD",
		"abcd\xEF\xBF\xBD");
	assert_text("𠮷😀", "𠮷😀");
}

static void test_attribute(void)
{
	struct out *out = out_create();
	xml_attribute(out, "alt", "a \"b\" <c>\n& d");
	g_autofree char *found = sample_take(out);
	g_assert_cmpstr(found, ==, " alt=\"a &quot;b&quot; &lt;c&gt; &amp; d\"");
}

static void test_element(void)
{
	struct out *out = out_create();
	xml_element(out, "dc:title", "甲 & 乙");
	g_autofree char *found = sample_take(out);
	g_assert_cmpstr(found, ==, "<dc:title>甲 &amp; 乙</dc:title>");
}

static void test_has_text(void)
{
	g_assert_true(xml_has_text(" 字 "));
	g_assert_false(xml_has_text(""));
	g_assert_false(xml_has_text(" \n\t　\x01"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/xml/text", test_text);
	g_test_add_func("/xml/attribute", test_attribute);
	g_test_add_func("/xml/element", test_element);
	g_test_add_func("/xml/has-text", test_has_text);
	return g_test_run();
}
