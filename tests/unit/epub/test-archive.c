#include <string.h>

#include "epub/archive.h"

#include "sample.h"

enum { METHOD = 8, TIME = 10, DATE = 12, NAME_LENGTH = 26, EXTRA_LENGTH = 28, NAME = 30 }; // APPNOTE 4.3.7

static GBytes *make(const struct meta_date *date)
{
	struct diag *diag = diag_create();
	struct archive *archive = archive_create(date);
	g_autofree char *text = g_strnfill(1000, 'a');
	archive_add(archive, "mimetype", "application/epub+zip", 20, false);
	archive_add(archive, "文.txt", text, 1000, true);
	archive_add(archive, "empty", "", 0, true);
	struct out *out = out_create();
	g_assert_true(archive_write(archive, out, diag));
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	GBytes *copy = g_bytes_new(bytes, length);
	out_destroy(out);
	archive_destroy(archive);
	diag_destroy(diag);
	return copy;
}

static unsigned word_at(GBytes *bytes, size_t offset)
{
	const unsigned char *data = g_bytes_get_data(bytes, NULL);
	return data[offset] | (unsigned)data[offset + 1] << 8;
}

// EPUB 3.3, 4.2.6.3: the type stands at a fixed place, as it is.
static void test_first_entry(void)
{
	struct meta_date date = { .set = true, .year = 2024, .month = 3, .day = 1 };
	g_autoptr(GBytes) zip = make(&date);
	const char *data = g_bytes_get_data(zip, NULL);
	g_assert_cmpint(memcmp(data, "PK\3\4", 4), ==, 0);
	g_assert_cmpuint(word_at(zip, METHOD), ==, 0);
	g_assert_cmpuint(word_at(zip, NAME_LENGTH), ==, 8);
	g_assert_cmpuint(word_at(zip, EXTRA_LENGTH), ==, 0);
	g_assert_cmpint(memcmp(data + NAME, "mimetypeapplication/epub+zip", 28), ==, 0);
	g_assert_cmpuint(g_bytes_get_size(zip), <, 1000); // the second entry is compressed
}

static void assert_dos_date(struct meta_date date, unsigned dos_date, unsigned dos_time)
{
	date.set = true;
	g_autoptr(GBytes) zip = make(&date);
	g_assert_cmphex(word_at(zip, DATE), ==, dos_date);
	g_assert_cmphex(word_at(zip, TIME), ==, dos_time);
}

static void test_dates(void)
{
	assert_dos_date((struct meta_date){ .year = 2024, .month = 3, .day = 1 }, 44 << 9 | 3 << 5 | 1, 0);
	// In UTC, whatever the zone of the document.
	assert_dos_date((struct meta_date){ .has_time = true,
				.year = 2025,
				.month = 10,
				.day = 14,
				.hour = 23,
				.minute = 1,
				.second = 7,
				.zone = 480 },
		45 << 9 | 10 << 5 | 14, 15 << 11 | 1 << 5 | 3);
	assert_dos_date((struct meta_date){ .year = 1912, .month = 1, .day = 1 }, 0 << 9 | 1 << 5 | 1, 0);
	assert_dos_date((struct meta_date){ .year = 2912, .month = 1, .day = 1 }, 127 << 9 | 12 << 5 | 31,
		23 << 11 | 59 << 5 | 29);
}

static void test_deterministic(void)
{
	struct meta_date date = { .set = true, .year = 2024, .month = 3, .day = 1 };
	g_autoptr(GBytes) first = make(&date);
	g_setenv("TZ", "Asia/Shanghai", TRUE);
	g_autoptr(GBytes) second = make(&date);
	g_unsetenv("TZ");
	g_assert_true(g_bytes_equal(first, second));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/archive/first-entry", test_first_entry);
	g_test_add_func("/archive/dates", test_dates);
	g_test_add_func("/archive/deterministic", test_deterministic);
	return g_test_run();
}
