#include "hugo/shortcode.h"

#include <string.h>

#include "base/prose.h"
#include "syntax/line_index.h"
#include "hugo/shortcode_card.h"
#include "hugo/shortcode_embedded.h"
#include "hugo/shortcode_inner.h"
#include "hugo/shortcode_tags.h"
#include "hugo/shortcode_theme.h"
#include "hugo/shortcode_writer.h"

enum { NAME_SHOWN_MAX = 80, GROWTH_FREE = 1 << 20 }; // bytes

/*
 * The tags of the text are read first and matched. Then each shortcode is made from what it holds, which is expanded
 * before it, into a text that is put in its place. What is made counts against a budget, so that templates that double
 * what they hold end; nothing that is made is read for shortcodes again, so that templates cannot call each other.
 */
struct expansion {
	const struct passage *text;
	const struct shortcode_options *options;
	struct shortcode_tags tags;
	struct line_index lines;
	struct arena *arena;
	struct diag *diag;
	GHashTable *reported; // names
	size_t budget;        // bytes that may still be made
	bool stopped;         // it is used up
	bool too_deep;        // that was reported
};

static struct source_pos position(const struct expansion *expansion, size_t at)
{
	struct source_pos pos = { .file = expansion->text->file };
	line_index_find(&expansion->lines, at, &pos.line, &pos.column);
	pos.line += expansion->text->first_line - 1;
	return pos;
}

static const char *shown_name(const struct expansion *expansion, const struct shortcode_tag *tag)
{
	return prose_shown(tag->name, NAME_SHOWN_MAX, expansion->arena);
}

static void report_broken(const struct expansion *expansion, const struct shortcode_tag *tag)
{
	struct source_pos pos = position(expansion, tag->problem_at);
	if (tag->name) {
		diag_report(expansion->diag, DIAG_BAD_SHORTCODE, pos, "shortcode '%s' %s", shown_name(expansion, tag),
			tag->problem);
	} else {
		diag_report(expansion->diag, DIAG_BAD_SHORTCODE, pos, "a shortcode %s", tag->problem);
	}
}

static void report_unknown(const struct expansion *expansion, const struct shortcode_tag *tag)
{
	if (g_hash_table_add(expansion->reported, g_strdup(tag->name))) {
		diag_report(expansion->diag, DIAG_UNKNOWN_SHORTCODE, position(expansion, tag->start),
			"nothing says what shortcode '%s' stands for; what it holds is kept",
			shown_name(expansion, tag));
		diag_hint(expansion->diag,
			"say it under 'shortcodes' in bifolio.yaml: a template, keep, drop or placeholder");
	}
}

/* Rows */

static const struct shortcode_row *find_row(const struct expansion *expansion, const struct shortcode_tag *tag)
{
	const struct shortcode_map *map = expansion->options->map;
	const struct shortcode_row *row = shortcode_row_find(map->rows, map->count, tag->name);
	row = row ? row : shortcode_embedded_find(tag->name);
	row = row ? row : shortcode_card_find(tag->name);
	row = row ? row : shortcode_theme_find(tag->name);
	if (!row && map->unknown == shortcode_map_default.unknown) {
		report_unknown(expansion, tag);
	}
	return row ? row : map->unknown;
}

static bool is_unknown(const struct expansion *expansion, const struct shortcode_row *row)
{
	return row == expansion->options->map->unknown;
}

// Whether a tag has what its row wants; reported when it has not.
static bool is_complete(const struct expansion *expansion, const struct shortcode_row *row,
	const struct shortcode_tag *tag, guint closing)
{
	struct source_pos pos = position(expansion, tag->start);
	if (row->form->content == SHORTCODE_PAIRED && tag->kind == SHORTCODE_OPEN && closing == 0 &&
		!is_unknown(expansion, row)) {
		diag_report(expansion->diag, DIAG_BAD_SHORTCODE, pos, "shortcode '%s' is not closed",
			shown_name(expansion, tag));
		diag_hint(expansion->diag, "it ends at %s", tag->markdown ? "{{% /name %}}" : "{{< /name >}}");
		return false;
	}
	struct shortcode_call call = { .tag = tag };
	if (row->needs && !shortcode_call_find(&call, row->needs)) {
		g_auto(GStrv) names = g_strsplit(row->needs, "|", 2);
		diag_report(expansion->diag, DIAG_BAD_SHORTCODE, pos, "shortcode '%s' has no argument '%s'",
			shown_name(expansion, tag), names[0]);
		return false;
	}
	return true;
}

/* Making */

static void expand(struct expansion *expansion, guint first, guint last, size_t start, size_t end, unsigned depth,
	struct shortcode_writer *writer);

// One shortcode on its way.
struct making {
	const struct shortcode_row *row;
	const struct shortcode_tag *tag;
	guint index;
	guint closing; // 0: none
	unsigned depth;
};

// Whether nothing of its line follows a tag, another shortcode apart.
static bool has_rest_of_line(const struct expansion *expansion, guint index)
{
	const struct shortcode_tags *tags = &expansion->tags;
	size_t at = shortcode_tags_at(tags, index)->end;
	while (at < tags->length && (tags->text[at] == ' ' || tags->text[at] == '\t')) {
		at++;
	}
	if (at == tags->length || tags->text[at] == '\n') {
		return true;
	}
	const struct shortcode_tag *next = index + 1 < tags->tags->len ? shortcode_tags_at(tags, index + 1) : NULL;
	return next && next->start == at && next->kind != SHORTCODE_BROKEN && next->kind != SHORTCODE_ESCAPED;
}

static bool is_block(const struct shortcode_writer *writer, enum shortcode_place place, bool alone, bool several_lines)
{
	switch (place) {
	case SHORTCODE_INLINE:
		return false;
	case SHORTCODE_BLOCK:
		return !shortcode_writer_in_table(writer);
	case SHORTCODE_EITHER:
		return (alone || several_lines) && !shortcode_writer_in_table(writer);
	case SHORTCODE_AUTO:
		return alone && several_lines;
	}
	return false;
}

// What a shortcode holds, as its row takes it.
static void take_inner(struct traced *out, const struct shortcode_row *row, const struct shortcode_call *call,
	const struct traced *held, const char *prefix)
{
	bool html = row->form->html && !call->tag->markdown;
	struct traced taken;
	traced_init(&taken, SIZE_MAX);
	struct traced *into = html ? &taken : out;
	if (call->block) {
		shortcode_inner_take_block(into, held, prefix);
	} else {
		shortcode_inner_take_line(into, held);
	}
	if (html && call->block) {
		shortcode_inner_guard_block(out, &taken);
	} else if (html) {
		shortcode_inner_guard_line(out, &taken);
	}
	traced_finish(&taken);
}

static void stop(struct expansion *expansion, const struct shortcode_call *call)
{
	if (expansion->stopped) {
		return;
	}
	expansion->stopped = true;
	diag_report(expansion->diag, DIAG_BAD_SHORTCODE, call->pos,
		"shortcode '%s' makes the text too long; it and all behind it only keep what they hold",
		shown_name(expansion, call->tag));
}

// Makes a shortcode and puts it in its place.
static void put(struct expansion *expansion, const struct shortcode_row *row, const struct shortcode_call *call,
	struct shortcode_writer *writer)
{
	struct traced made;
	traced_init(&made, expansion->budget);
	if (row->form->place == SHORTCODE_BLOCK && !call->block) {
		shortcode_row_keep(row, call, &made); // in a table, where no block can be
	} else {
		row->form->render(row, call, &made);
	}
	const struct traced *text = &made;
	if (made.full) {
		stop(expansion, call);
		text = call->inner;
	}
	expansion->budget -= made.text->len;
	if (text && call->block) {
		shortcode_writer_add_block(writer, text, call->tag->start);
	} else if (text) {
		shortcode_writer_add(writer, text, call->tag->start);
	}
	traced_finish(&made);
}

static void make(struct expansion *expansion, const struct making *making, struct shortcode_writer *writer)
{
	const struct shortcode_tag *tag = making->tag;
	guint last = making->closing > 0 ? making->closing : making->index;
	bool starts_line = shortcode_writer_at_start(writer);
	struct shortcode_writer held;
	shortcode_writer_init(&held, expansion->text->text, !starts_line);
	if (making->closing > 0) {
		expand(expansion, making->index + 1, making->closing, tag->end,
			shortcode_tags_at(&expansion->tags, making->closing)->start, making->depth + 1, &held);
	}
	bool several_lines = strchr(held.out.text->str, '\n') != NULL;
	bool alone = starts_line && has_rest_of_line(expansion, last);
	struct traced inner;
	traced_init(&inner, SIZE_MAX);
	struct shortcode_call call = {
		.tag = tag,
		.inner = &inner,
		.block = is_block(writer, making->row->form->place, alone, several_lines),
		.address = shortcode_writer_wants_address(writer),
		.page = &expansion->options->page,
		.pos = position(expansion, tag->start),
		.arena = expansion->arena,
		.diag = expansion->diag,
	};
	g_autofree char *prefix = shortcode_writer_next_prefix(writer);
	take_inner(&inner, making->row, &call, &held.out, prefix);
	put(expansion, making->row, &call, writer);
	traced_finish(&inner);
	shortcode_writer_finish(&held);
}

/* Expanding */

static void report_depth(struct expansion *expansion, const struct shortcode_tag *tag)
{
	if (!expansion->too_deep) {
		expansion->too_deep = true;
		diag_report(expansion->diag, DIAG_NESTING_TOO_DEEP, position(expansion, tag->start),
			"shortcodes are nested more than %d deep; the inner ones only keep what they hold",
			SHORTCODE_DEPTH_MAX);
	}
}

// Expands the shortcode at a tag; returns the index of the tag that it ends with.
static guint expand_open(struct expansion *expansion, guint index, unsigned depth, struct shortcode_writer *writer)
{
	const struct shortcode_tag *tag = shortcode_tags_at(&expansion->tags, index);
	guint closing = shortcode_tags_closing(&expansion->tags, index);
	if (depth >= SHORTCODE_DEPTH_MAX) {
		report_depth(expansion, tag);
		return index;
	}
	if (expansion->stopped) {
		return index;
	}
	const struct shortcode_row *row = find_row(expansion, tag);
	if (!is_complete(expansion, row, tag, closing)) {
		shortcode_writer_copy(writer, tag->start, tag->end);
		return index;
	}
	struct making making = { row, tag, index, closing, depth };
	make(expansion, &making, writer);
	return closing > 0 ? closing : index;
}

static void copy_escaped(const struct shortcode_tag *tag, struct shortcode_writer *writer)
{
	size_t comment = tag->start + SHORTCODE_DELIMITER;
	size_t comment_end = tag->end - SHORTCODE_DELIMITER;
	shortcode_writer_copy(writer, tag->start, comment);
	shortcode_writer_copy(writer, comment + SHORTCODE_COMMENT, comment_end - SHORTCODE_COMMENT);
	shortcode_writer_copy(writer, comment_end, tag->end);
}

// Expands the tags from `first` up to `last`, which stand in the text from `start` to `end`.
static void expand(struct expansion *expansion, guint first, guint last, size_t start, size_t end, unsigned depth,
	struct shortcode_writer *writer)
{
	for (guint i = first; i < last; i++) {
		const struct shortcode_tag *tag = shortcode_tags_at(&expansion->tags, i);
		shortcode_writer_copy(writer, start, tag->start);
		switch (tag->kind) {
		case SHORTCODE_OPEN:
		case SHORTCODE_EMPTY:
			i = expand_open(expansion, i, depth, writer);
			break;
		case SHORTCODE_ESCAPED:
			copy_escaped(tag, writer);
			break;
		case SHORTCODE_BROKEN:
			report_broken(expansion, tag);
			shortcode_writer_copy(writer, tag->start, tag->end);
			break;
		case SHORTCODE_CLOSE:
			break; // of one that only keeps what it holds
		}
		start = shortcode_tags_at(&expansion->tags, i)->end;
	}
	shortcode_writer_copy(writer, start, end);
}

static void run(struct expansion *expansion, struct passage *text, struct arena *arena)
{
	struct shortcode_writer writer;
	shortcode_writer_init(&writer, text->text, false);
	expand(expansion, 0, expansion->tags.tags->len, 0, text->length, 0, &writer);
	const struct position_map *map =
		traced_map(&writer.out, text->text, text->length, text->file, text->first_line, arena);
	*text = (struct passage){
		.text = arena_strndup(arena, writer.out.text->str, writer.out.text->len),
		.length = writer.out.text->len,
		.file = diag_add_made(expansion->diag, text->file, map),
		.first_line = 1,
	};
	shortcode_writer_finish(&writer);
}

void shortcode_expand(
	struct passage *text, const struct shortcode_options *options, struct arena *arena, struct diag *diag)
{
	const struct passage source = *text;
	struct expansion expansion = {
		.text = &source,
		.options = options,
		.arena = arena_create(),
		.diag = diag,
		.budget = GROWTH_FREE + SHORTCODE_GROWTH_MAX * source.length,
	};
	shortcode_tags_init(&expansion.tags, source.text, source.length, expansion.arena);
	if (expansion.tags.tags->len > 0) {
		expansion.reported = options->reported ? g_hash_table_ref(options->reported)
						       : g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		line_index_init(&expansion.lines, source.text, source.length);
		run(&expansion, text, arena);
		line_index_finish(&expansion.lines);
		g_hash_table_unref(expansion.reported);
	}
	shortcode_tags_finish(&expansion.tags);
	arena_destroy(expansion.arena);
}
