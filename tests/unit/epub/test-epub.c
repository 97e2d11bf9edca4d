#include <string.h>

#include "epub/epub.h"
#include "epub/html.h"

#include "sample.h"

typedef bool book_writer(const struct book *book, const struct style *style, struct out *out, struct diag *diag);

static GBytes *make(book_writer *writer)
{
	struct sample sample;
	struct style style;
	sample_set_up(&sample);
	sample_style(&sample, &style, NULL);
	sample_heading(&sample, 2, "a", "甲");
	sample_image(&sample, "a.png", "image/png", "山");
	sample_image(&sample, "gone.png", NULL, "乙");
	struct diag *diag = diag_create();
	struct out *out = out_create();
	g_assert_true(writer(sample_book(&sample), &style, out, diag));
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	GBytes *copy = g_bytes_new(bytes, length);
	out_destroy(out);
	diag_destroy(diag);
	sample_tear_down(&sample);
	return copy;
}

static bool write_epub(const struct book *book, const struct style *style, struct out *out, struct diag *diag)
{
	return epub_write(book, style, NULL, out, diag);
}

static void test_deterministic(void)
{
	g_autoptr(GBytes) first = make(write_epub);
	g_autoptr(GBytes) second = make(write_epub);
	g_assert_true(g_bytes_equal(first, second));
}

// The names in the zip's directory, in its order.
static void test_files(void)
{
	static const char *const names[] = { "mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml",
		"EPUB/toc.ncx", "EPUB/style.css", "EPUB/text/chapter-001.xhtml", "EPUB/images/001-001.png" };
	g_autoptr(GBytes) epub = make(write_epub);
	size_t length;
	const char *at = g_bytes_get_data(epub, &length);
	const char *end = at + length;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		at = memmem(at, (size_t)(end - at), "PK\1\2", 4);
		g_assert_nonnull(at);
		g_assert_cmpmem(at + 46, (size_t)(unsigned char)at[28], names[i], strlen(names[i])); // APPNOTE 4.3.12
		at += 46;
	}
	g_assert_null(memmem(at, (size_t)(end - at), "PK\1\2", 4));
}

static void test_html(void)
{
	g_autoptr(GBytes) bytes = make(html_write);
	g_autofree char *html = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	g_assert_true(g_str_has_prefix(html, "<!DOCTYPE html>\n"));
	g_assert_nonnull(strstr(html, "<style>\n"));
	g_assert_nonnull(strstr(html, "src=\"data:image/png;base64,"));
	g_assert_null(strstr(html, "<link"));
	g_assert_null(strstr(html, "src=\"images/"));
	g_assert_true(g_str_has_suffix(html, "</html>\n"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/epub/deterministic", test_deterministic);
	g_test_add_func("/epub/files", test_files);
	g_test_add_func("/epub/html", test_html);
	return g_test_run();
}
