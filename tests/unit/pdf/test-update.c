#include "pdf/update.h"

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

static void test_file(void)
{
	static const char old[] = "%PDF-1.5\n\0...\nstartxref\n1234\n%%EOF\n";
	struct update *update = update_create(old, sizeof old - 1, 9);
	uint32_t object = update_reserve(update);
	g_assert_cmpuint(object, ==, 9);
	g_string_append(update_begin(update, object), "null");
	update_end(update);
	g_string_append(update_begin(update, 3), "<< >>");
	update_end(update);
	update_finish(update, 3, 9);
	const GString *file = update_text(update);
	const char *added = file->str + sizeof old;
	g_autofree char *want =
		g_strdup_printf("9 0 obj\nnull\nendobj\n3 0 obj\n<< >>\nendobj\n"
				"xref\n3 1\n%010zu 00000 n \n9 1\n%010zu 00000 n \n"
				"trailer\n<< /Size 10 /Root 3 0 R /Info 9 0 R /Prev 1234 >>\nstartxref\n%zu\n%%%%EOF\n",
			sizeof old + 20, sizeof old, sizeof old + 41);
	g_assert_cmpstr(added, ==, want);
	update_destroy(update);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/update/text", test_text);
	g_test_add_func("/update/numbers", test_numbers);
	g_test_add_func("/update/file", test_file);
	return g_test_run();
}
