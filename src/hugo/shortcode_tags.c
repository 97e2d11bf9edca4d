#include "hugo/shortcode_tags.h"

#include <string.h>

// Tags that have been opened and not closed.
struct opened {
	GArray *stack;      // guint, innermost last
	GHashTable *counts; // name -> how many of it are in the stack
};

static struct shortcode_tag *tag_at(const struct shortcode_tags *tags, guint index)
{
	return &g_array_index(tags->tags, struct shortcode_tag, index);
}

static guint count_of(const struct opened *opened, const char *name)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(opened->counts, name));
}

static void set_count(struct opened *opened, const char *name, guint count)
{
	g_hash_table_insert(opened->counts, (void *)name, GUINT_TO_POINTER(count));
}

// Takes tags off the stack up to and including one of that name, which is in it.
static guint pop_to(struct opened *opened, const struct shortcode_tags *tags, const char *name)
{
	for (;;) {
		guint index = g_array_index(opened->stack, guint, opened->stack->len - 1);
		const char *found = tag_at(tags, index)->name;
		g_array_set_size(opened->stack, opened->stack->len - 1);
		set_count(opened, found, count_of(opened, found) - 1);
		if (strcmp(found, name) == 0) {
			return index;
		}
	}
}

static void match(struct shortcode_tags *tags, struct opened *opened, guint index)
{
	struct shortcode_tag *tag = tag_at(tags, index);
	if (tag->kind == SHORTCODE_OPEN) {
		g_array_append_val(opened->stack, index);
		set_count(opened, tag->name, count_of(opened, tag->name) + 1);
	} else if (tag->kind == SHORTCODE_CLOSE && count_of(opened, tag->name) > 0) {
		g_array_index(tags->closed, guint, pop_to(opened, tags, tag->name)) = index;
	} else if (tag->kind == SHORTCODE_CLOSE) {
		tag->kind = SHORTCODE_BROKEN;
		tag->problem = "is closed and not open";
		tag->problem_at = tag->start;
	}
}

void shortcode_tags_init(struct shortcode_tags *out, const char *text, size_t length, struct arena *arena)
{
	*out = (struct shortcode_tags){
		.text = text,
		.length = length,
		.tags = g_array_new(FALSE, FALSE, sizeof(struct shortcode_tag)),
	};
	struct shortcode_scanner scanner;
	shortcode_tag_scan(&scanner, text, length, arena);
	for (struct shortcode_tag tag; shortcode_tag_next(&scanner, &tag);) {
		g_array_append_val(out->tags, tag);
	}
	out->closed = g_array_sized_new(FALSE, TRUE, sizeof(guint), out->tags->len);
	g_array_set_size(out->closed, out->tags->len);
	struct opened opened = {
		.stack = g_array_new(FALSE, FALSE, sizeof(guint)),
		.counts = g_hash_table_new(g_str_hash, g_str_equal),
	};
	for (guint i = 0; i < out->tags->len; i++) {
		match(out, &opened, i);
	}
	g_array_unref(opened.stack);
	g_hash_table_unref(opened.counts);
}

void shortcode_tags_finish(struct shortcode_tags *tags)
{
	g_clear_pointer(&tags->tags, g_array_unref);
	g_clear_pointer(&tags->closed, g_array_unref);
}

const struct shortcode_tag *shortcode_tags_at(const struct shortcode_tags *tags, guint index)
{
	return tag_at(tags, index);
}

guint shortcode_tags_closing(const struct shortcode_tags *tags, guint index)
{
	return g_array_index(tags->closed, guint, index);
}
