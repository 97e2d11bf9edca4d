#include <string.h>

#include "pdf/links.h"
#include "sample.h"

static void start(struct sample *sample, size_t count)
{
	sample_init(sample, count);
	for (size_t i = 0; i < count; i++) {
		sample_add_text(sample, i, 20, 40, "页");
	}
}

static struct page_item *add_link(struct sample *sample, size_t page, uint32_t span, struct rect box)
{
	struct page_item *item = sample_add(sample, page, ITEM_LINK, box);
	item->span = span;
	return item;
}

// The PDF's objects as JSON without white space, or NULL when qpdf is missing.
static char *spell_out(GBytes *pdf)
{
	const char *const command[] = { "qpdf", "--json=2", "PDF", NULL };
	char *json = sample_run(pdf, command);
	char *to = json;
	for (const char *from = json; from && *from; from++) {
		if (!g_ascii_isspace(*from)) {
			*to++ = *from;
		}
	}
	if (to) {
		*to = '\0';
	}
	return json;
}

static unsigned count_of(const char *text, const char *word)
{
	unsigned count = 0;
	for (const char *at = text; (at = strstr(at, word)); at += strlen(word)) {
		count++;
	}
	return count;
}

static void test_encode_uri(void)
{
	static const char *const CASES[][2] = {
		{ "https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e" },
		{ "https://example.org/书", "https://example.org/%E4%B9%A6" },
		{ "https://example.org/%E4%B9%A6", "https://example.org/%E4%B9%A6" },
		{ "a b'c\\d\"e<f>", "a%20b%27c%5Cd%22e%3Cf%3E" },
		{ "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
		g_autofree char *encoded = links_encode_uri(CASES[i][0]);
		g_assert_cmpstr(encoded, ==, CASES[i][1]);
	}
}

static void test_external(void)
{
	struct sample sample;
	start(&sample, 1);
	const char *uri = "https://example.org/it's/书";
	add_link(&sample, 0, 7, (struct rect){ 250, 20, 30, 20 })->as.link.uri = uri;
	add_link(&sample, 0, 7, (struct rect){ 20, 50, 40.5, 20 })->as.link.uri = uri;
	add_link(&sample, 0, 8, (struct rect){ 20, 80, 40, 20 })->as.link.uri = uri;
	g_autoptr(GBytes) pdf = sample_write(&sample, NULL);
	g_autofree char *text = spell_out(pdf);
	if (text) {
		g_assert_cmpuint(count_of(text, "\"/Subtype\":\"/Link\""), ==, 2);
		g_assert_cmpuint(count_of(text, "\"u:https://example.org/it%27s/%E4%B9%A6\""), ==, 2);
		// The smallest box around both areas, from the bottom left corner of the page.
		g_assert_nonnull(strstr(text, "\"/Rect\":[20,130,280,180]"));
	}
	sample_finish(&sample);
}

static void test_internal(void)
{
	struct sample sample;
	start(&sample, 2);
	struct page_item *link = add_link(&sample, 0, 3, (struct rect){ 20, 20, 30, 20 });
	link->as.link.dest = "c0-b5";
	struct page_item *dest = sample_add(&sample, 1, ITEM_DEST, (struct rect){ 20, 60, 0, 0 });
	dest->as.dest = "c0-b5";
	struct diag *diag = diag_create();
	g_autoptr(GBytes) pdf = sample_write(&sample, diag);
	const char *const dests[] = { "pdfinfo", "-dests", "PDF", NULL };
	g_autofree char *list = sample_run(pdf, dests);
	if (list) {
		g_assert_nonnull(strstr(list, "   2 [ XYZ   20  140 null      ] \"c0-b5\""));
	}
	g_autofree char *text = spell_out(pdf);
	if (text) {
		g_assert_cmpuint(count_of(text, "\"/Subtype\":\"/Link\""), ==, 1);
	}
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	diag_destroy(diag);
	sample_finish(&sample);
}

static void test_dead(void)
{
	struct sample sample;
	start(&sample, 1);
	struct page_item *link = add_link(&sample, 0, 3, (struct rect){ 20, 20, 30, 20 });
	link->as.link.dest = "nowhere";
	struct diag *diag = diag_create();
	g_autoptr(GBytes) pdf = sample_write(&sample, diag);
	g_assert_cmpuint(diag_count_code(diag, DIAG_DEAD_LINK), ==, 1);
	g_autofree char *text = spell_out(pdf);
	if (text) {
		g_assert_cmpuint(count_of(text, "\"/Subtype\":\"/Link\""), ==, 0);
	}
	diag_destroy(diag);
	sample_finish(&sample);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/links/encode-uri", test_encode_uri);
	g_test_add_func("/links/external", test_external);
	g_test_add_func("/links/internal", test_internal);
	g_test_add_func("/links/dead", test_dead);
	return g_test_run();
}
