#include "pdf/update.h"

#include <string.h>

#include "pdf/compact.h"
#include "sample.h"

static void test_text(void)
{
	g_autoptr(GString) to = g_string_new(NULL);
	update_append_text(to, "a(b)\\");
	g_assert_cmpstr(to->str, ==, "(a\\(b\\)\\\\)");
	g_string_truncate(to, 0);
	update_append_text(to, "山😀");
	g_assert_cmpstr(to->str, ==, "<FEFF5C71D83DDE00>");
	g_string_truncate(to, 0);
	update_append_text(to, "a\nb");
	g_assert_cmpstr(to->str, ==, "<FEFF0061000A0062>");
}

static void test_numbers(void)
{
	g_autoptr(GString) to = g_string_new(NULL);
	const double numbers[] = { 20, 130.5, 0.1234, -3, 0, 100 };
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		update_append_number(to, numbers[i]);
	}
	g_assert_cmpstr(to->str, ==, "20 130.5 0.123 -3 0 100 ");
}

static void add_old(GString *file, GString *table, const char *text)
{
	g_string_append_printf(table, "%010zu 00000 n \n", file->len);
	g_string_append(file, text);
}

// A file as cairo writes it: a catalog, a page tree without pages, a stream, and an object that nothing leads to.
static GString *make_old(void)
{
	GString *file = g_string_new("%PDF-1.4\n");
	g_autoptr(GString) table = g_string_new("xref\n0 7\n0000000000 65535 f \n");
	add_old(file, table, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Old 3 0 R >>\nendobj\n");
	add_old(file, table, "2 0 obj\n<< /Type /Pages /Kids [ ] /Count 0 >>\nendobj\n");
	add_old(file, table, "3 0 obj\n<< /Length 4 0 R\n /Up 1 0 R >>\nstream\n9 0 R\nendstream\nendobj\n");
	add_old(file, table, "4 0 obj\n   5\nendobj\n");
	add_old(file, table, "5 0 obj\n(nothing leads here)\nendobj\n");
	add_old(file, table, "6 0 obj\n<< /Title (to be replaced) >>\nendobj\n");
	size_t offset = file->len;
	g_string_append(file, table->str);
	g_string_append_printf(
		file, "trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%zu\n%%%%EOF\n", offset);
	return file;
}

static void assert_text(struct syntax value, const char *want)
{
	g_assert_nonnull(value.text);
	g_autofree char *text = g_strndup(value.text, value.length);
	g_assert_cmpstr(text, ==, want);
}

static void test_file(void)
{
	g_autoptr(GString) old = make_old();
	struct update *update = update_create(old->str, old->len);
	g_assert_nonnull(update);
	g_assert_cmpuint(update_root(update), ==, 1);
	g_assert_cmpuint(update_size(update), ==, 7);
	assert_text(update_value(update, 4), "5");
	assert_text(update_value(update, 3), "<< /Length 4 0 R\n /Up 1 0 R >>");
	assert_text(update_stream(update, 3), "9 0 R");
	g_assert_null(update_stream(update, 1).text);
	g_assert_null(update_value(update, 0).text);
	g_assert_null(update_value(update, 7).text);

	g_assert_cmpuint(update_reserve(update), ==, 7);
	g_assert_null(update_value(update, 7).text);
	g_string_append(update_begin(update, 7), "[ 1 2 ]");
	update_end(update);
	g_string_append(update_begin(update, 6), "<< /Title (new) >>");
	update_end(update);
	update_add_stored(update, 4, "/A 1", "abc", 3);
	assert_text(update_value(update, 7), "[ 1 2 ]");
	assert_text(update_value(update, 6), "<< /Title (new) >>");
	assert_text(update_stream(update, 4), "abc");
	update_destroy(update);
}

static void test_other_files(void)
{
	g_autoptr(GString) old = make_old();
	g_assert_null(update_create("", 0));
	g_assert_null(update_create("startxref", strlen("startxref")));
	g_assert_null(update_create("startxref\n5\n", strlen("startxref\n5\n")));
	for (size_t length = 0; length < old->len - strlen("\n%%EOF\n"); length++) {
		// Cut anywhere, its last bytes a table that lies elsewhere: no crash.
		g_autofree char *cut = g_strdup_printf("%.*sstartxref\n%zu\n", (int)length, old->str, length / 2);
		update_destroy(update_create(cut, strlen(cut)));
	}
}

// Whether a text stands in the PDF as qpdf spells it out; true where there is no qpdf.
static bool spells(GBytes *pdf, const char *text)
{
	const char *const command[] = { "qpdf", "--qdf", "--no-original-object-ids", "PDF", "-", NULL };
	g_autofree char *spelled = sample_run(pdf, command);
	return !spelled || strstr(spelled, text);
}

static GBytes *write_compact(const struct update *update)
{
	struct out *out = out_create();
	compact_write(update, 1, 6, out);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	GBytes *pdf = g_bytes_new(bytes, length);
	out_destroy(out);
	return pdf;
}

static void test_compact(void)
{
	enum { MORE = 450 }; // than two object streams hold
	g_autoptr(GString) old = make_old();
	struct update *update = update_create(old->str, old->len);
	uint32_t last = 0;
	for (int i = 0; i < MORE; i++) {
		uint32_t object = update_reserve(update);
		g_string_append_printf(update_begin(update, object), "<< /Before %u 0 R /This (%d) >>", last, i);
		update_end(update);
		last = object;
	}
	g_string_append_printf(update_begin(update, 6), "<< /Title (new) /Last %u 0 R >>", last);
	update_end(update);
	g_autoptr(GBytes) pdf = write_compact(update);
	g_autoptr(GBytes) again = write_compact(update);
	g_assert_true(g_bytes_equal(pdf, again));
	const char *const check[] = { "qpdf", "--check", "PDF", NULL };
	g_free(sample_run(pdf, check));
	g_assert_true(spells(pdf, "/Title (new)"));
	g_assert_true(spells(pdf, "/This (0)"));
	g_assert_true(spells(pdf, "/This (449)"));
	g_assert_true(spells(pdf, "stream\n9 0 R\n")); // a stream is not looked into
	const char *const command[] = { "qpdf", "--qdf", "PDF", "-", NULL };
	g_autofree char *spelled = sample_run(pdf, command);
	g_assert_true(!spelled || !strstr(spelled, "nothing leads here"));
	update_destroy(update);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/update/text", test_text);
	g_test_add_func("/update/numbers", test_numbers);
	g_test_add_func("/update/file", test_file);
	g_test_add_func("/update/other-files", test_other_files);
	g_test_add_func("/update/compact", test_compact);
	return g_test_run();
}
