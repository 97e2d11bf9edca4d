#include "epub/document.h"

#include <string.h>

#include "sample.h"

static void assert_contains(const char *text, const char *part)
{
	g_test_message("%s", part);
	g_assert_nonnull(strstr(text, part));
}

static void test_documents(void)
{
	struct out *out = out_create();
	document_open(out, &(struct document_head){ .lang = "zh-TW", .title = "甲 & 乙", .stylesheet = "s.css" });
	document_close(out);
	g_autofree char *page = sample_take(out);
	g_assert_true(g_str_has_prefix(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html "));
	assert_contains(page, " lang=\"zh-TW\" xml:lang=\"zh-TW\">");
	assert_contains(
		page, "<title>甲 &amp; 乙</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"s.css\"/>");
	out = out_create();
	document_open(out, &(struct document_head){ .lang = "zh-TW", .title = "甲", .css = "p { margin: 0; }\n" });
	g_autofree char *alone = sample_take(out);
	g_assert_true(g_str_has_prefix(alone, "<!DOCTYPE html>\n"));
	assert_contains(alone, "<style>\np { margin: 0; }\n</style>");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/document/documents", test_documents);
	return g_test_run();
}
