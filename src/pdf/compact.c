#include "pdf/compact.h"

#include <glib.h>
#include <string.h>

#include "pdf/flate.h"

enum { PACK_MAX = 200 }; // objects of an object stream

// Where an object of the new file is: an entry of the cross-reference stream.
struct entry {
	uint8_t type;   // 0: nowhere, 1: in the file, 2: in an object stream
	uint32_t where; // offset, or number of the object stream
	uint16_t index; // in the object stream
};

// Non-stream objects on their way into an object stream.
struct pack {
	GString *index; // "12 0 13 25 ": numbers and offsets
	GString *text;
	uint32_t object; // the stream's number; 0: not begun
	uint16_t count;
};

struct compact {
	const struct update *update;
	uint32_t *numbers; // new number at the old one; 0: not reached
	GArray *order;     // of uint32_t: the old number at the new one, which starts at 1
	GArray *entries;   // struct entry, at the new number
	struct pack pack;
	struct out *out;
	size_t offset; // of what is written next
	GChecksum *sum;
};

static uint32_t number_of(struct compact *compact, uint32_t object)
{
	if (object >= update_size(compact->update)) {
		return 0;
	}
	if (compact->numbers[object] == 0) {
		compact->numbers[object] = compact->order->len;
		g_array_append_val(compact->order, object);
	}
	return compact->numbers[object];
}

// Numbers what a value refers to. The length of a stream is written in its place.
static void reach_value(struct compact *compact, struct syntax value, bool stream)
{
	struct syntax length = stream ? syntax_find(value, "/Length") : (struct syntax){ NULL, 0 };
	const char *end = syntax_end(value);
	struct syntax reference = syntax_next_reference(value.text, end);
	while (reference.text) {
		if (reference.text != length.text) {
			number_of(compact, syntax_object(reference));
		}
		reference = syntax_next_reference(syntax_end(reference), end);
	}
}

static void append_value(struct compact *compact, GString *to, struct syntax value)
{
	const char *at = value.text;
	const char *end = syntax_end(value);
	for (;;) {
		struct syntax reference = syntax_next_reference(at, end);
		g_string_append_len(to, at, (reference.text ? reference.text : end) - at);
		if (!reference.text) {
			return;
		}
		uint32_t object = syntax_object(reference);
		uint32_t number = object < update_size(compact->update) ? compact->numbers[object] : 0;
		g_string_append_printf(to, number != 0 ? "%u 0 R" : "null", number);
		at = syntax_end(reference);
	}
}

static void emit(struct compact *compact, const char *bytes, size_t length)
{
	out_write(compact->out, bytes, length);
	g_checksum_update(compact->sum, (const guchar *)bytes, (gssize)length);
	compact->offset += length;
}

static void set_entry(struct compact *compact, uint32_t number, struct entry entry)
{
	if (number >= compact->entries->len) {
		g_array_set_size(compact->entries, number + 1);
	}
	g_array_index(compact->entries, struct entry, number) = entry;
}

// Writes a stream object; dictionary is its text without the end.
static void emit_stream(struct compact *compact, uint32_t number, const GString *dictionary, struct syntax data)
{
	static const char tail[] = "\nendstream\nendobj\n";
	set_entry(compact, number, (struct entry){ .type = 1, .where = (uint32_t)compact->offset });
	g_autofree char *head =
		g_strdup_printf("%u 0 obj\n%s /Length %zu >>\nstream\n", number, dictionary->str, data.length);
	emit(compact, head, strlen(head));
	emit(compact, data.text, data.length);
	emit(compact, tail, strlen(tail));
}

// The same for a stream that was made here.
static void emit_compressed(struct compact *compact, uint32_t number, GString *dictionary, const GString *text)
{
	g_autoptr(GString) data = g_string_new(NULL);
	flate_compress(data, text->str, text->len);
	g_string_append(dictionary, " /Filter /FlateDecode");
	emit_stream(compact, number, dictionary, (struct syntax){ data->str, data->len });
}

static void copy_stream(struct compact *compact, uint32_t number, struct syntax dictionary, struct syntax data)
{
	g_autoptr(GString) text = g_string_new("<<");
	struct syntax key, value;
	for (const char *at = NULL; syntax_next_entry(dictionary, &at, &key, &value);) {
		if (!syntax_equals(key, "/Length")) {
			g_string_append_printf(text, " %.*s ", (int)key.length, key.text);
			append_value(compact, text, value);
		}
	}
	emit_stream(compact, number, text, data);
}

// A number that no object has yet.
static uint32_t new_number(const struct compact *compact)
{
	return MAX(compact->entries->len, compact->order->len);
}

static void flush_pack(struct compact *compact)
{
	struct pack *pack = &compact->pack;
	if (pack->count == 0) {
		return;
	}
	g_autoptr(GString) dictionary = g_string_new(NULL);
	g_string_printf(dictionary, "<< /Type /ObjStm /N %u /First %zu", pack->count, pack->index->len);
	g_string_append_len(pack->index, pack->text->str, (gssize)pack->text->len);
	emit_compressed(compact, pack->object, dictionary, pack->index);
	g_string_truncate(pack->index, 0);
	g_string_truncate(pack->text, 0);
	pack->count = 0;
}

static void pack_value(struct compact *compact, uint32_t number, struct syntax value)
{
	struct pack *pack = &compact->pack;
	if (pack->count == 0) {
		pack->object = new_number(compact);
		set_entry(compact, pack->object, (struct entry){ 0 });
	}
	set_entry(compact, number, (struct entry){ .type = 2, .where = pack->object, .index = pack->count++ });
	g_string_append_printf(pack->index, "%u %zu ", number, pack->text->len);
	append_value(compact, pack->text, value);
	g_string_append_c(pack->text, '\n');
	if (pack->count == PACK_MAX) {
		flush_pack(compact);
	}
}

static void reach_all(struct compact *compact)
{
	for (guint i = 1; i < compact->order->len; i++) {
		uint32_t object = g_array_index(compact->order, uint32_t, i);
		struct syntax value = update_value(compact->update, object);
		if (value.text) {
			reach_value(compact, value, update_stream(compact->update, object).text != NULL);
		}
	}
}

static void write_objects(struct compact *compact)
{
	for (guint i = 1; i < compact->order->len; i++) {
		uint32_t object = g_array_index(compact->order, uint32_t, i);
		struct syntax value = update_value(compact->update, object);
		struct syntax data = update_stream(compact->update, object);
		if (data.text) {
			copy_stream(compact, i, value, data);
		} else if (value.text) {
			pack_value(compact, i, value);
		}
	}
	flush_pack(compact);
}

enum { ROW_BYTES = 7, TYPE_BYTES = 1, WHERE_BYTES = 4, INDEX_BYTES = 2 };

static void append_field(uint8_t *row, size_t *length, uint32_t value, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--) {
		row[(*length)++] = (uint8_t)(value >> 8 * i);
	}
}

// The table's rows, each as its difference from the one above, which is mostly zeros (PNG's predictor "up").
static GString *list_rows(const struct compact *compact)
{
	enum { UP = 2 };
	GString *rows = g_string_new(NULL);
	uint8_t above[ROW_BYTES] = { 0 };
	for (guint i = 0; i < compact->entries->len; i++) {
		const struct entry *entry = &g_array_index(compact->entries, struct entry, i);
		uint8_t row[ROW_BYTES];
		size_t length = 0;
		append_field(row, &length, entry->type, TYPE_BYTES);
		append_field(row, &length, entry->where, WHERE_BYTES);
		append_field(row, &length, entry->index, INDEX_BYTES);
		g_string_append_c(rows, UP);
		for (size_t j = 0; j < ROW_BYTES; j++) {
			g_string_append_c(rows, (char)(row[j] - above[j]));
			above[j] = row[j];
		}
	}
	return rows;
}

// Writes the cross-reference stream, which is the trailer too.
static void write_table(struct compact *compact, uint32_t root, uint32_t info)
{
	size_t offset = compact->offset;
	uint32_t number = new_number(compact);
	set_entry(compact, number, (struct entry){ .type = 1, .where = (uint32_t)offset });
	g_autoptr(GChecksum) sum = g_checksum_copy(compact->sum); // that of what comes before
	const char *id = g_checksum_get_string(sum);
	g_autoptr(GString) dictionary = g_string_new(NULL);
	g_string_printf(dictionary,
		"<< /Type /XRef /Size %u /W [ %d %d %d ] /DecodeParms << /Predictor 12 /Columns %d >> /Root %u 0 R "
		"/Info "
		"%u 0 R /ID [ <%s> <%s> ]",
		number + 1, TYPE_BYTES, WHERE_BYTES, INDEX_BYTES, ROW_BYTES, compact->numbers[root],
		compact->numbers[info], id, id);
	g_autoptr(GString) rows = list_rows(compact);
	emit_compressed(compact, number, dictionary, rows);
	out_printf(compact->out, "startxref\n%zu\n%%%%EOF\n", offset);
}

void compact_write(const struct update *update, uint32_t root, uint32_t info, struct out *out)
{
	static const char header[] = "%PDF-1.7\n%\xE4\xB8\xAD\xE6\x96\x87\n";
	struct compact compact = {
		.update = update,
		.numbers = g_new0(uint32_t, update_size(update)),
		.order = g_array_new(FALSE, TRUE, sizeof(uint32_t)),
		.entries = g_array_new(FALSE, TRUE, sizeof(struct entry)),
		.pack = { .index = g_string_new(NULL), .text = g_string_new(NULL) },
		.out = out,
		.sum = g_checksum_new(G_CHECKSUM_MD5),
	};
	emit(&compact, header, strlen(header));
	g_array_set_size(compact.order, 1); // there is no object 0
	number_of(&compact, root);
	number_of(&compact, info);
	reach_all(&compact);
	write_objects(&compact);
	write_table(&compact, root, info);
	g_checksum_free(compact.sum);
	g_string_free(compact.pack.text, TRUE);
	g_string_free(compact.pack.index, TRUE);
	g_array_free(compact.entries, TRUE);
	g_array_free(compact.order, TRUE);
	g_free(compact.numbers);
}
