#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/position_map.h"
#include "base/prose.h"

struct code_info {
	const char *name;
	enum diag_severity severity;
};

static const struct code_info code_table[] = {
#define X(id, name, severity, help) [DIAG_##id] = { name, DIAG_##severity },
	DIAG_CODES(X)
#undef X
};

G_STATIC_ASSERT(G_N_ELEMENTS(code_table) == DIAG_CODE_COUNT);

struct file {
	char *path;
	const char *text;
	size_t length;
	// Where the last excerpt was found: messages come in order, so finding the next line stays linear.
	size_t cursor;
	uint32_t cursor_line;
	const struct position_map *map; // of a made text
};

struct diag {
	GArray *files;        // struct file
	GPtrArray *messages;  // struct message
	struct message *last; // the one reported last; NULL when it was not kept
	bool muted;
	size_t by_severity[DIAG_SEVERITIES];
	size_t by_code[DIAG_CODE_COUNT];
};

static void file_clear(void *data)
{
	struct file *file = data;
	g_free(file->path);
}

static void message_destroy(void *data)
{
	struct message *message = data;
	g_free((char *)message->text);
	g_free((char *)message->hint);
	g_free((char *)message->excerpt);
	g_free((char *)message->path);
	g_free(message);
}

struct diag *diag_create(void)
{
	struct diag *diag = g_new0(struct diag, 1);
	diag->files = g_array_new(FALSE, TRUE, sizeof(struct file));
	g_array_set_clear_func(diag->files, file_clear);
	diag->messages = g_ptr_array_new_with_free_func(message_destroy);
	struct file nowhere = { 0 };
	g_array_append_val(diag->files, nowhere);
	return diag;
}

void diag_destroy(struct diag *diag)
{
	if (!diag) {
		return;
	}
	g_array_unref(diag->files);
	g_ptr_array_unref(diag->messages);
	g_free(diag);
}

uint32_t diag_add_file(struct diag *diag, const char *path, const char *text, size_t length)
{
	struct file file = {
		.path = g_strdup(path),
		.text = text,
		.length = text ? length : 0,
		.cursor_line = 1,
	};
	g_array_append_val(diag->files, file);
	return diag->files->len - 1;
}

static struct file *file_at(const struct diag *diag, uint32_t index)
{
	g_assert(index < diag->files->len);
	return &g_array_index(diag->files, struct file, index);
}

uint32_t diag_add_made(struct diag *diag, uint32_t file, const struct position_map *map)
{
	uint32_t made = diag_add_file(diag, diag_path(diag, file), NULL, 0);
	file_at(diag, made)->map = map;
	return made;
}

struct source_pos diag_origin(const struct diag *diag, struct source_pos pos)
{
	const struct position_map *map = file_at(diag, pos.file)->map;
	if (!map) {
		return pos;
	}
	struct source_pos origin = position_map_find(map, MAX(pos.line, 1u), pos.column);
	return pos.line > 0 ? origin : (struct source_pos){ .file = origin.file };
}

const char *diag_path(const struct diag *diag, uint32_t file)
{
	return file_at(diag, file)->path;
}

struct source_pos diag_path_pos(struct diag *diag, const char *path)
{
	for (uint32_t i = 1; i < diag->files->len; i++) {
		if (strcmp(file_at(diag, i)->path, path) == 0) {
			return (struct source_pos){ .file = i };
		}
	}
	return (struct source_pos){ .file = diag_add_file(diag, path, NULL, 0) };
}

// Returns the wanted line without its line end, cut at a character border; NULL when there is no such line.
static char *excerpt_of(struct file *file, uint32_t line)
{
	if (!file->text || line == 0) {
		return NULL;
	}
	if (line < file->cursor_line) {
		file->cursor = 0;
		file->cursor_line = 1;
	}
	while (file->cursor_line < line) {
		const char *end = memchr(file->text + file->cursor, '\n', file->length - file->cursor);
		if (!end) {
			return NULL;
		}
		file->cursor = (size_t)(end - file->text) + 1;
		file->cursor_line++;
	}
	const char *start = file->text + file->cursor;
	size_t rest = file->length - file->cursor;
	const char *end = memchr(start, '\n', rest);
	size_t length = prose_cut(start, end ? (size_t)(end - start) : rest, DIAG_EXCERPT_MAX);
	if (length > 0 && start[length - 1] == '\r') {
		length--;
	}
	return g_strndup(start, length);
}

void diag_report(struct diag *diag, enum diag_code code, struct source_pos pos, const char *format, ...)
{
	diag->last = NULL;
	if (diag->muted) {
		return;
	}
	diag->by_severity[code_table[code].severity]++;
	if (++diag->by_code[code] > DIAG_REPEAT_MAX) {
		return;
	}
	pos = diag_origin(diag, pos);
	struct message *message = g_new0(struct message, 1);
	message->code = code;
	message->pos = pos;
	message->path = g_strdup(diag_path(diag, pos.file));
	va_list args;
	va_start(args, format);
	message->text = g_strdup_vprintf(format, args);
	va_end(args);
	message->excerpt = excerpt_of(file_at(diag, pos.file), pos.line);
	g_ptr_array_add(diag->messages, message);
	diag->last = message;
}

void diag_mute(struct diag *diag, bool muted)
{
	diag->muted = muted;
	diag->last = NULL;
}

void diag_hint(struct diag *diag, const char *format, ...)
{
	if (!diag->last) {
		return;
	}
	va_list args;
	va_start(args, format);
	g_free((char *)diag->last->hint);
	diag->last->hint = g_strdup_vprintf(format, args);
	va_end(args);
}

const char *diag_code_name(enum diag_code code)
{
	return code_table[code].name;
}

enum diag_severity diag_code_severity(enum diag_code code)
{
	return code_table[code].severity;
}

size_t diag_count(const struct diag *diag, enum diag_severity severity)
{
	return diag->by_severity[severity];
}

size_t diag_count_code(const struct diag *diag, enum diag_code code)
{
	return diag->by_code[code];
}

size_t diag_message_count(const struct diag *diag)
{
	return diag->messages->len;
}

const struct message *diag_message_at(const struct diag *diag, size_t index)
{
	g_assert(index < diag->messages->len);
	return g_ptr_array_index(diag->messages, index);
}
