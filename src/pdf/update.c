#include "pdf/update.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/flate.h"

// Where an object stands: behind its "12 0 obj".
struct place {
	size_t offset; // 0: nowhere
	bool added;    // in what was added, not in the file
};

struct update {
	const char *bytes;
	size_t length;
	GString *added;
	GArray *places; // struct place, at the object's number
	uint32_t root;
};

static struct place *place_of(const struct update *update, uint32_t object)
{
	return &g_array_index(update->places, struct place, object);
}

// Behind the last line that is this word; NULL when there is none.
static const char *find_last(const char *bytes, size_t length, const char *word)
{
	for (size_t at = length; at-- > 0;) {
		if (bytes[at] == *word && length - at > strlen(word) && memcmp(bytes + at, word, strlen(word)) == 0) {
			return bytes + at + strlen(word);
		}
	}
	return NULL;
}

// Past the next value, which is a number.
static size_t read_number(const char **at, const char *end)
{
	struct syntax value = syntax_value(*at, end);
	*at = value.text ? syntax_end(value) : end;
	return syntax_number(value);
}

// Takes an entry of the table: "0000012345 00000 n".
static void read_place(struct update *update, uint32_t object, const char **at, const char *end)
{
	enum { NUMBER, GENERATION, KEYWORD, HEADER };
	size_t offset = read_number(at, end);
	read_number(at, end);
	struct syntax kind = syntax_value(*at, end);
	*at = kind.text ? syntax_end(kind) : end;
	if (!syntax_equals(kind, "n") || offset >= update->length) {
		return;
	}
	const char *header = update->bytes + offset;
	for (int token = NUMBER; token < HEADER && header < end; token++) {
		struct syntax value = syntax_value(header, update->bytes + update->length);
		header = value.text ? syntax_end(value) : end;
	}
	place_of(update, object)->offset = (size_t)(header - update->bytes);
}

static bool read_table(struct update *update)
{
	const char *end = update->bytes + update->length;
	const char *at = find_last(update->bytes, update->length, "startxref");
	size_t offset = at ? read_number(&at, end) : 0;
	at = offset < update->length ? update->bytes + offset : end;
	struct syntax keyword = syntax_value(at, end);
	if (!syntax_equals(keyword, "xref")) {
		return false;
	}
	at = syntax_end(keyword);
	size_t first = read_number(&at, end);
	size_t count = read_number(&at, end);
	if (first != 0 || count > update->length) {
		return false;
	}
	g_array_set_size(update->places, (guint)count);
	for (size_t i = 0; i < count; i++) {
		read_place(update, (uint32_t)i, &at, end);
	}
	struct syntax trailer = syntax_value(at, end);
	update->root = syntax_object(syntax_find(syntax_value(syntax_end(trailer), end), "/Root"));
	return syntax_equals(trailer, "trailer") && update->root > 0 && update->root < count;
}

struct update *update_create(const char *bytes, size_t length)
{
	struct update *update = g_new0(struct update, 1);
	update->bytes = bytes;
	update->length = length;
	update->added = g_string_new(NULL);
	update->places = g_array_new(FALSE, TRUE, sizeof(struct place));
	if (!read_table(update)) {
		update_destroy(update);
		return NULL;
	}
	return update;
}

void update_destroy(struct update *update)
{
	if (update) {
		g_string_free(update->added, TRUE);
		g_array_free(update->places, TRUE);
		g_free(update);
	}
}

uint32_t update_root(const struct update *update)
{
	return update->root;
}

uint32_t update_size(const struct update *update)
{
	return update->places->len;
}

// What an object's value and what follows it is read from.
static struct syntax text_of(const struct update *update, uint32_t object)
{
	struct place place = object < update->places->len ? *place_of(update, object) : (struct place){ 0 };
	if (place.offset == 0) {
		return (struct syntax){ NULL, 0 };
	}
	if (place.added) {
		return (struct syntax){ update->added->str + place.offset, update->added->len - place.offset };
	}
	return (struct syntax){ update->bytes + place.offset, update->length - place.offset };
}

struct syntax update_value(const struct update *update, uint32_t object)
{
	struct syntax text = text_of(update, object);
	return text.text ? syntax_value(text.text, syntax_end(text)) : text;
}

struct syntax update_stream(const struct update *update, uint32_t object)
{
	static const struct syntax none = { NULL, 0 };
	struct syntax text = text_of(update, object);
	struct syntax dictionary = update_value(update, object);
	struct syntax keyword = dictionary.text ? syntax_value(syntax_end(dictionary), syntax_end(text)) : none;
	if (!keyword.text || !syntax_equals(keyword, "stream")) {
		return none;
	}
	struct syntax length = syntax_find(dictionary, "/Length");
	uint32_t indirect = syntax_object(length);
	size_t bytes = syntax_number(indirect ? update_value(update, indirect) : length);
	const char *start = syntax_end(keyword);
	start += *start == '\r' ? strlen("\r\n") : strlen("\n");
	return bytes <= (size_t)(syntax_end(text) - start) ? (struct syntax){ start, bytes } : none;
}

uint32_t update_reserve(struct update *update)
{
	g_array_set_size(update->places, update->places->len + 1);
	return update->places->len - 1;
}

GString *update_begin(struct update *update, uint32_t object)
{
	// No object is at 0: that means it has no place.
	g_string_append_c(update->added, '\n');
	*place_of(update, object) = (struct place){ .offset = update->added->len, .added = true };
	return update->added;
}

void update_end(struct update *update)
{
	g_string_append(update->added, "\nendobj");
}

void update_add_stored(struct update *update, uint32_t object, const char *entries, const void *bytes, size_t length)
{
	GString *to = update_begin(update, object);
	g_string_append_printf(to, "<< %s /Length %zu >>\nstream\n", entries, length);
	g_string_append_len(to, bytes, (gssize)length);
	g_string_append(to, "\nendstream");
	update_end(update);
}

void update_add_stream(struct update *update, uint32_t object, const char *entries, const void *bytes, size_t length)
{
	g_autoptr(GString) compressed = g_string_new(NULL);
	g_autofree char *all = g_strconcat(entries, " /Filter /FlateDecode", NULL);
	flate_compress(compressed, bytes, length);
	update_add_stored(update, object, all, compressed->str, compressed->len);
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
