#include "mdbook/include.h"

#include <string.h>

#include <glib.h>

#include "base/file.h"
#include "base/position_map.h"
#include "syntax/input.h"

// A file, or the document itself.
struct included {
	const char *path;
	const char *text;
	size_t length;
	uint32_t file;       // its index in the diagnostics
	uint32_t first_line; // of it that the text starts with
};

struct selection {
	uint64_t first; // 1 unless given
	uint64_t last;
	const char *anchor; // NULL: none
};

struct expander {
	struct world *world;
	struct doc *doc;
	struct diag *diag;
	GString *out;
	GArray *pieces;    // struct position_piece, of out
	uint32_t line;     // of out, from 1
	size_t line_start; // byte of out
	GHashTable *files; // real path -> struct included
	GPtrArray *open;   // struct included: those being read
	unsigned count;    // of directives
	bool full;         // reported
	bool expanded;
};

/* Writing */

// Writes text that stands at a place, whole lines or a part of one.
static void put(struct expander *expander, const char *text, size_t length, struct source_pos pos)
{
	if (length == 0) {
		return;
	}
	struct position_piece piece = {
		.line = expander->line,
		.column = (uint32_t)(expander->out->len - expander->line_start) + 1,
		.pos = pos,
		.copied = true,
	};
	g_array_append_val(expander->pieces, piece);
	g_string_append_len(expander->out, text, (gssize)length);
	if (text[length - 1] == '\n') {
		expander->line++;
		expander->line_start = expander->out->len;
	}
}

static void put_text(struct expander *expander, const char *text, struct source_pos pos)
{
	put(expander, text, strlen(text), pos);
}

/* Selecting lines */

static bool holds_anchor(const char *line, size_t length, const char *mark, const char *name)
{
	const char *found = memmem(line, length, mark, strlen(mark));
	if (!found) {
		return false;
	}
	const char *end = line + length;
	found += strlen(mark);
	while (found < end && (*found == ' ' || *found == '\t')) {
		found++;
	}
	size_t size = name ? strlen(name) : 0;
	if (!name) {
		return true;
	}
	bool same = (size_t)(end - found) >= size && memcmp(found, name, size) == 0;
	return same && (found + size == end || !(g_ascii_isalnum(found[size]) || strchr("_-", found[size])));
}

// Whether a line belongs to a selection; *inside is whether its anchor is open.
static bool selects(const struct selection *selection, const char *line, size_t length, uint64_t number, bool *inside)
{
	if (!selection->anchor) {
		return number >= selection->first && number <= selection->last;
	}
	if (holds_anchor(line, length, "ANCHOR:", selection->anchor)) {
		*inside = true;
	} else if (holds_anchor(line, length, "ANCHOR_END:", selection->anchor)) {
		*inside = false;
	}
	return *inside && !holds_anchor(line, length, "ANCHOR:", NULL) &&
		!holds_anchor(line, length, "ANCHOR_END:", NULL);
}

// Reads what stands behind the path: "3", "3:", ":9", "3:9" or a name.
static struct selection read_selection(const char *text, struct arena *arena)
{
	struct selection selection = { .first = 1, .last = G_MAXUINT64 };
	char *end;
	if (*text != ':' && !g_ascii_isdigit(*text)) {
		selection.anchor = *text ? arena_strdup(arena, text) : NULL;
		return selection;
	}
	if (*text != ':') {
		selection.first = g_ascii_strtoull(text, &end, 10);
		text = end;
		if (*text == '\0') {
			selection.last = selection.first;
		}
	}
	if (text[0] == ':' && g_ascii_isdigit(text[1])) {
		selection.last = g_ascii_strtoull(text + 1, NULL, 10);
	}
	return selection;
}

/* Files */

static bool is_open(const struct expander *expander, const char *path)
{
	for (guint i = 0; i < expander->open->len; i++) {
		const struct included *file = g_ptr_array_index(expander->open, i);
		if (strcmp(file->path, path) == 0) {
			return true;
		}
	}
	return false;
}

// Reads a file unless it is known, and closes it.
static const struct included *load(struct expander *expander, struct world_file *open, struct source_pos pos)
{
	struct included *known = g_hash_table_lookup(expander->files, world_file_path(open));
	if (known) {
		world_file_close(open);
		return known;
	}
	struct arena *arena = expander->doc->arena;
	const char *path = arena_strdup(arena, world_file_path(open));
	struct file_bytes bytes;
	struct input input;
	if (!file_read_open(&bytes, open, path, pos, arena, expander->diag)) {
		return NULL;
	}
	input_decode(&input, bytes.bytes, bytes.length, NULL, arena);
	struct included *file = arena_new(arena, struct included);
	*file = (struct included){ .path = path, .text = input.text, .length = input.length, .first_line = 1 };
	file->file = diag_add_file(expander->diag, path, file->text, file->length);
	g_hash_table_insert(expander->files, (void *)path, file);
	return file;
}

// The file that a directive names. NULL, reported, when it cannot be taken in.
static const struct included *find_file(struct expander *expander, const char *name, struct source_pos pos)
{
	const struct included *from = g_ptr_array_index(expander->open, expander->open->len - 1);
	g_autofree char *folder = g_path_get_dirname(from->path);
	g_autofree char *joined = g_build_filename(folder, name, NULL);
	g_autofree char *path = world_absolute_path(expander->world, joined);
	struct world_file *file;
	enum world_access access = world_open_beneath(expander->world, expander->doc->root_path, path, &file);
	const char *problem = NULL;
	if (access == WORLD_OUTSIDE) {
		problem = "lies outside the source root";
	} else if (access == WORLD_ABSENT) {
		problem = "is not there";
	} else if (is_open(expander, world_file_path(file))) {
		problem = "includes itself";
	} else if (expander->open->len > INCLUDE_DEPTH_MAX) {
		problem = "is included too deeply";
	}
	if (problem) {
		diag_report(expander->diag, DIAG_BAD_INCLUDE, pos, "included file '%s' %s", name, problem);
		world_file_close(file);
		return NULL;
	}
	return load(expander, file, pos);
}

/* Directives */

enum directive_kind { DIRECTIVE_INCLUDE, DIRECTIVE_LISTING, DIRECTIVE_NOTHING };

static const struct {
	const char *name;
	enum directive_kind kind;
} directives[] = {
	{ "include", DIRECTIVE_INCLUDE },
	{ "playground", DIRECTIVE_LISTING },
	{ "playpen", DIRECTIVE_LISTING },
	{ "rustdoc_include", DIRECTIVE_INCLUDE },
	{ "title", DIRECTIVE_NOTHING },
};

static bool find_directive(const char *name, enum directive_kind *kind)
{
	for (size_t i = 0; i < G_N_ELEMENTS(directives); i++) {
		if (strcmp(directives[i].name, name) == 0) {
			*kind = directives[i].kind;
			return true;
		}
	}
	return false;
}

static bool has_room(struct expander *expander, struct source_pos pos)
{
	bool room = expander->count++ < INCLUDE_COUNT_MAX && expander->out->len < INCLUDE_SIZE_MAX;
	if (!room && !expander->full) {
		diag_report(
			expander->diag, DIAG_BAD_INCLUDE, pos, "too much is included; what follows is left as it is");
		expander->full = true;
	}
	return room;
}

static void expand_lines(struct expander *expander, const struct included *file, const struct selection *selection);

static bool expand_file(struct expander *expander, const char *argument, bool listing, struct source_pos pos)
{
	size_t length = strcspn(argument, ":");
	g_autofree char *name = g_strndup(argument, length);
	const struct included *file = has_room(expander, pos) ? find_file(expander, name, pos) : NULL;
	if (!file) {
		return false;
	}
	const char *lines = argument[length] ? argument + length + 1 : "";
	struct selection selection = read_selection(lines, expander->doc->arena);
	put_text(expander, listing ? "```rust\n" : "", pos);
	expand_lines(expander, file, &selection);
	put_text(expander, listing ? "\n```" : "", pos);
	return true;
}

// Does what stands between "{{#" and "}}"; false when it is to be left.
static bool expand_directive(struct expander *expander, const char *text, size_t length, struct source_pos pos)
{
	g_autofree char *inner = g_strndup(text, length);
	g_auto(GStrv) words = g_strsplit_set(g_strstrip(inner), " \t", 2);
	enum directive_kind kind;
	if (!words[0] || !find_directive(words[0], &kind)) {
		return false;
	}
	expander->expanded = true;
	if (kind == DIRECTIVE_NOTHING) {
		return true;
	}
	char *argument = words[1] ? g_strstrip(words[1]) : NULL;
	if (argument) {
		argument[strcspn(argument, " \t")] = '\0';
	}
	return argument && *argument && expand_file(expander, argument, kind == DIRECTIVE_LISTING, pos);
}

static void expand_line(struct expander *expander, const char *line, size_t length, struct source_pos pos)
{
	const char *end = line + length;
	const char *copied = line;
	for (const char *open = line; (open = memmem(open, (size_t)(end - open), "{{#", 3));) {
		const char *close = memmem(open, (size_t)(end - open), "}}", 2);
		if (!close) {
			break;
		}
		bool escaped = open > line && open[-1] == '\\';
		pos.column = (uint32_t)(copied - line) + 1;
		put(expander, copied, (size_t)(open - copied) - escaped, pos);
		pos.column = (uint32_t)(open - line) + 1;
		expander->expanded = expander->expanded || escaped;
		copied = open;
		if (!escaped && expand_directive(expander, open + 3, (size_t)(close - open) - 3, pos)) {
			copied = close + 2;
		}
		open = close + 2;
	}
	pos.column = (uint32_t)(copied - line) + 1;
	put(expander, copied, (size_t)(end - copied), pos);
}

static void expand_lines(struct expander *expander, const struct included *file, const struct selection *selection)
{
	bool inside = false;
	bool first = true;
	struct source_pos pos = { .file = file->file, .line = file->first_line };
	struct source_pos before = pos;
	g_ptr_array_add(expander->open, (void *)file);
	for (size_t at = 0; at < file->length; pos.line++) {
		const char *line = file->text + at;
		const char *end = memchr(line, '\n', file->length - at);
		size_t length = end ? (size_t)(end - line) : file->length - at;
		at += length + 1;
		pos.column = 1;
		if (!selects(selection, line, length, (uint64_t)pos.line + 1 - file->first_line, &inside)) {
			continue;
		}
		if (!first) {
			put_text(expander, "\n", before);
		}
		first = false;
		before = pos;
		expand_line(expander, line, length, pos);
	}
	g_ptr_array_remove_index(expander->open, expander->open->len - 1);
}

bool include_is_mdbook(const char *root, struct world *world)
{
	static const char *const names[] = { "book.toml", "SUMMARY.md", "src/SUMMARY.md" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(root, names[i], NULL);
		if (world_kind(world, path) == WORLD_FILE) {
			return true;
		}
	}
	return false;
}

static void finish(struct expander *expander, struct passage *text)
{
	struct arena *arena = expander->doc->arena;
	struct position_piece *pieces = arena_new_array(arena, struct position_piece, expander->pieces->len);
	memcpy(pieces, expander->pieces->data, expander->pieces->len * sizeof(*pieces));
	struct position_map *map = arena_new(arena, struct position_map);
	*map = (struct position_map){ pieces, expander->pieces->len };
	*text = (struct passage){
		.text = arena_strndup(arena, expander->out->str, expander->out->len),
		.length = expander->out->len,
		.file = diag_add_made(expander->diag, text->file, map),
		.first_line = 1,
	};
}

void include_expand(struct passage *text, struct doc *doc, struct world *world, struct diag *diag)
{
	if (!memmem(text->text, text->length, "{{#", 3)) {
		return;
	}
	g_autofree char *absolute = world_absolute_path(world, doc->path);
	struct included document = {
		.path = absolute,
		.text = text->text,
		.length = text->length,
		.file = text->file,
		.first_line = text->first_line,
	};
	struct expander expander = {
		.world = world,
		.doc = doc,
		.diag = diag,
		.out = g_string_sized_new(text->length),
		.line = 1,
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct position_piece)),
		.files = g_hash_table_new(g_str_hash, g_str_equal),
		.open = g_ptr_array_new(),
	};
	struct selection all = { .first = 1, .last = G_MAXUINT64 };
	expand_lines(&expander, &document, &all);
	put_text(&expander, "\n", (struct source_pos){ text->file, text->first_line, 1 });
	if (expander.expanded) {
		finish(&expander, text);
	}
	g_string_free(expander.out, TRUE);
	g_array_unref(expander.pieces);
	g_hash_table_unref(expander.files);
	g_ptr_array_unref(expander.open);
}
