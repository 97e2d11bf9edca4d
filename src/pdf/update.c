#include "pdf/update.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/** Where an object stands. */
struct place {
	uint32_t object;
	size_t offset;
};

struct update {
	GString *file;
	GArray *places; // struct place
	uint32_t free;
	unsigned long long previous; // offset of the table that is updated
};

/** The cross-reference table of the file that is updated: its last lines say where. */
static unsigned long long find_table(const char *bytes, size_t length)
{
	static const char KEYWORD[] = "startxref";
	for (size_t at = length; at-- > 0;) {
		if (bytes[at] == *KEYWORD && strncmp(bytes + at, KEYWORD, strlen(KEYWORD)) == 0) {
			return strtoull(bytes + at + strlen(KEYWORD), NULL, 10);
		}
	}
	return 0;
}

struct update *update_create(const char *bytes, size_t length, uint32_t free)
{
	struct update *update = g_new0(struct update, 1);
	update->file = g_string_new_len(bytes, (gssize)length);
	g_string_append_c(update->file, '\n');
	update->places = g_array_new(FALSE, FALSE, sizeof(struct place));
	update->free = free;
	update->previous = find_table(update->file->str, length);
	return update;
}

void update_destroy(struct update *update)
{
	if (update) {
		g_string_free(update->file, TRUE);
		g_array_free(update->places, TRUE);
		g_free(update);
	}
}

uint32_t update_reserve(struct update *update)
{
	return update->free++;
}

GString *update_begin(struct update *update, uint32_t object)
{
	struct place place = { object, update->file->len };
	g_array_append_val(update->places, place);
	g_string_append_printf(update->file, "%u 0 obj\n", object);
	return update->file;
}

void update_end(struct update *update)
{
	g_string_append(update->file, "\nendobj\n");
}

void update_add_stream(struct update *update, uint32_t object, const char *entries, const void *bytes, size_t length)
{
	GString *to = update_begin(update, object);
	g_string_append_printf(to, "<< %s /Length %zu >>\nstream\n", entries, length);
	g_string_append_len(to, bytes, (gssize)length);
	g_string_append(to, "\nendstream");
	update_end(update);
}

static int compare_places(const void *a, const void *b)
{
	const struct place *left = a;
	const struct place *right = b;
	return (left->object > right->object) - (left->object < right->object);
}

void update_finish(struct update *update, uint32_t root, uint32_t info)
{
	GString *file = update->file;
	size_t table = file->len;
	g_array_sort(update->places, compare_places);
	g_string_append(file, "xref\n");
	for (guint i = 0; i < update->places->len; i++) {
		const struct place *place = &g_array_index(update->places, struct place, i);
		g_string_append_printf(file, "%u 1\n%010zu 00000 n \n", place->object, place->offset);
	}
	g_string_append_printf(file,
		"trailer\n<< /Size %u /Root %u 0 R /Info %u 0 R /Prev %llu >>\nstartxref\n%zu\n%%%%EOF\n", update->free,
		root, info, update->previous, table);
}

const GString *update_text(const struct update *update)
{
	return update->file;
}

void update_append_bytes(GString *to, const char *bytes)
{
	g_string_append_c(to, '(');
	for (; *bytes; bytes++) {
		if (strchr("()\\", *bytes)) {
			g_string_append_c(to, '\\');
		}
		g_string_append_c(to, *bytes);
	}
	g_string_append_c(to, ')');
}

static bool is_printable(const char *text)
{
	for (; *text; text++) {
		if (*text < ' ' || *text > '~') {
			return false;
		}
	}
	return true;
}

void update_append_text(GString *to, const char *text)
{
	if (is_printable(text)) {
		update_append_bytes(to, text);
		return;
	}
	glong count = 0;
	g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
	g_string_append(to, "<FEFF");
	for (glong i = 0; units && i < count; i++) {
		g_string_append_printf(to, "%04X", units[i]);
	}
	g_string_append_c(to, '>');
}

void update_append_number(GString *to, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(digits, sizeof digits, "%.3f", number);
	char *end = digits + strlen(digits);
	while (end[-1] == '0') {
		*--end = '\0';
	}
	if (end[-1] == '.') {
		*--end = '\0';
	}
	g_string_append(to, digits);
	g_string_append_c(to, ' ');
}
