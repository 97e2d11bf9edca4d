#include "doc/span.h"

#include <string.h>

#define NAME(KIND, kind, word, ...) word,
static const char *const kind_names[] = { SPAN_KIND_LIST(NAME) };
#undef NAME

struct span *span_create(struct arena *arena, enum span_kind kind, struct source_pos pos)
{
	struct span *span = arena_new(arena, struct span);
	span->kind = kind;
	span->pos = pos;
	return span;
}

void span_append(struct span *parent, struct span *child)
{
	child->parent = parent;
	child->prev = parent->last_child;
	child->next = NULL;
	if (parent->last_child) {
		parent->last_child->next = child;
	} else {
		parent->first_child = child;
	}
	parent->last_child = child;
}

struct span *span_next_skip(const struct span *span)
{
	while (span && !span->next) {
		span = span->parent;
	}
	return span ? span->next : NULL;
}

struct span *span_next(const struct span *span)
{
	return span->first_child ? span->first_child : span_next_skip(span);
}

const char *span_kind_name(enum span_kind kind)
{
	return kind_names[kind];
}

const char *span_own_text(const struct span *span)
{
	switch (span->kind) {
	case SPAN_TEXT:
		return span->as.text;
	case SPAN_CODE:
	case SPAN_MATH:
		return span->as.code;
	case SPAN_IMAGE:
		return span->as.image.alt;
	case SPAN_BREAK:
		return " ";
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_LINK:
	case SPAN_NOTE_REF:
	case SPAN_RUBY:
	case SPAN_MARK:
	case SPAN_INS:
	case SPAN_DEL:
	case SPAN_SUB:
	case SPAN_SUP:
	case SPAN_KBD:
	case SPAN_KINDS:
		return NULL;
	}
	return NULL;
}

bool span_is_blank(const struct span *span)
{
	return span->kind == SPAN_TEXT && span->as.text[strspn(span->as.text, " \t\n")] == '\0';
}
