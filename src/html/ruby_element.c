#include "html/ruby_element.h"

#include <string.h>

#include "doc/leaf.h"

// Bases and annotations that belong to each other.
struct group {
	GPtrArray *bases;       // struct span
	GPtrArray *annotations; // struct span
};

static bool is_blank(const struct span *span)
{
	return span->kind == SPAN_BREAK || span_is_blank(span);
}

static bool is_part(const struct span *span, const char *name)
{
	return span->kind == SPAN_RUBY && strcmp(span->as.ruby, name) == 0;
}

// What stands outside of the parts is a base too.
static void wrap_bases(struct block *leaf, struct span *ruby, struct arena *arena)
{
	struct span *base = NULL;
	for (struct span *span = ruby->first_child, *next; span; span = next) {
		next = span->next;
		if (span->kind == SPAN_RUBY) {
			base = NULL;
			continue;
		}
		if (!base) {
			base = span_create(arena, SPAN_RUBY, span->pos);
			base->as.ruby = "rb";
			leaf_insert_after(leaf, span, base);
		}
		leaf_unlink(leaf, span);
		span_append(base, span);
	}
}

// White space at the edges of a base is that of the source.
static void trim(struct block *leaf, struct span *base)
{
	while (base->first_child && is_blank(base->first_child)) {
		leaf_unlink(leaf, base->first_child);
	}
	while (base->last_child && is_blank(base->last_child)) {
		leaf_unlink(leaf, base->last_child);
	}
}

// Puts what all spans hold into the first, which is left alone in the list.
static void join(struct block *leaf, GPtrArray *spans)
{
	struct span *first = spans->len > 0 ? g_ptr_array_index(spans, 0) : NULL;
	for (guint i = 1; i < spans->len; i++) {
		struct span *span = g_ptr_array_index(spans, i);
		while (span->first_child) {
			struct span *child = span->first_child;
			leaf_unlink(leaf, child);
			span_append(first, child);
		}
		leaf_unlink(leaf, span);
	}
	g_ptr_array_set_size(spans, (int)MIN(spans->len, 1));
}

static char *text_within(const struct span *span)
{
	GString *text = g_string_new(NULL);
	const struct span *end = span_next_skip(span);
	for (const struct span *inner = span; inner != end; inner = span_next(inner)) {
		const char *own = span_own_text(inner);
		g_string_append(text, own ? own : "");
	}
	return g_strstrip(g_string_free(text, FALSE));
}

// Either may be NULL: then the other is plain text.
static void settle_pair(struct block *leaf, struct span *base, struct span *annotation, struct arena *arena)
{
	if (!base) {
		leaf_unwrap(leaf, annotation);
		return;
	}
	g_autofree char *text = annotation ? text_within(annotation) : g_strdup("");
	if (annotation) {
		leaf_unlink(leaf, annotation);
	}
	if (*text) {
		base->as.ruby = arena_strdup(arena, text);
	} else {
		leaf_unwrap(leaf, base);
	}
}

static void settle_group(struct block *leaf, struct group *group, struct arena *arena)
{
	if (group->bases->len != group->annotations->len) {
		join(leaf, group->bases);
		join(leaf, group->annotations);
	}
	for (guint i = 0; i < MAX(group->bases->len, group->annotations->len); i++) {
		struct span *base = i < group->bases->len ? g_ptr_array_index(group->bases, i) : NULL;
		struct span *annotation = i < group->annotations->len ? g_ptr_array_index(group->annotations, i) : NULL;
		settle_pair(leaf, base, annotation, arena);
	}
	g_ptr_array_set_size(group->bases, 0);
	g_ptr_array_set_size(group->annotations, 0);
}

static void settle_part(struct block *leaf, struct span *part, struct group *group, struct arena *arena)
{
	if (is_part(part, "rt")) {
		g_ptr_array_add(group->annotations, part);
		return;
	}
	if (is_part(part, "rb")) {
		trim(leaf, part);
	}
	if (is_part(part, "rp") || !part->first_child) {
		leaf_unlink(leaf, part);
		return;
	}
	if (group->annotations->len > 0) {
		settle_group(leaf, group, arena);
	}
	g_ptr_array_add(group->bases, part);
}

void ruby_element_settle(struct block *leaf, struct span *ruby, struct arena *arena)
{
	struct group group = { g_ptr_array_new(), g_ptr_array_new() };
	wrap_bases(leaf, ruby, arena);
	for (struct span *part = ruby->first_child, *next; part; part = next) {
		next = part->next;
		settle_part(leaf, part, &group, arena);
	}
	settle_group(leaf, &group, arena);
	leaf_unwrap(leaf, ruby);
	g_ptr_array_unref(group.bases);
	g_ptr_array_unref(group.annotations);
}

void ruby_element_unwrap(struct block *leaf, struct span *ruby)
{
	for (struct span *part = ruby->first_child, *next; part; part = next) {
		next = part->next;
		if (part->kind == SPAN_RUBY) {
			leaf_unwrap(leaf, part);
		}
	}
}
