#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/kinds.h"

struct block;
struct note;
struct resource;

/** Inline nodes ("inline" is a C keyword). */
enum span_kind {
#define KIND(KIND, ...) SPAN_##KIND,
	SPAN_KIND_LIST(KIND)
#undef KIND
		SPAN_KINDS
};

enum break_kind {
	BREAK_SOFT, // a line end in the source; the pass "soft-breaks" leaves none
	BREAK_HARD,
};

/** Where an image stands that has a place of its own; NONE: as the theme has it. */
enum image_align { IMAGE_ALIGN_NONE, IMAGE_ALIGN_LEFT, IMAGE_ALIGN_CENTER, IMAGE_ALIGN_RIGHT, IMAGE_ALIGNS };

/** Where a link goes, decided by the pass "links". */
enum link_kind {
	LINK_EXTERNAL, // url is to be used as it is
	LINK_INTERNAL, // target is the block it leads to; url keeps what the author wrote
	LINK_DEAD,     // it leads to nothing: its text is set without a link
	LINK_KINDS
};

/** Which id a node is reached by: Hugo's for resolving '#...', and a safe one for XML (both unique in the doc). */
struct anchor {
	const char *name;   // as Hugo makes it: Han kept, may start with a digit
	const char *xml_id; // an NCName
};

struct span {
	enum span_kind kind;
	uint32_t id; // dense, in document order over the whole doc, notes after the body; set by the pass "number"
	struct source_pos pos;
	const char *lang; // BCP 47; NULL: as what surrounds it
	const struct anchor *anchor;
	struct span *parent;
	struct span *prev;
	struct span *next;
	struct span *first_child;
	struct span *last_child;
	union {
		const char *text;           // SPAN_TEXT; never NULL, never empty after "number"
		const char *code;           // SPAN_CODE, SPAN_MATH: literal text
		enum break_kind break_kind; // SPAN_BREAK
		struct {
			const char *url;
			const char *title; // NULL when absent
			enum link_kind kind;
			uint32_t chapter;           // LINK_INTERNAL: index in the book
			const struct block *target; // LINK_INTERNAL: in that chapter; NULL: its start
		} link;                             // SPAN_LINK
		struct {
			const char *url;   // as written
			const char *title; // NULL when absent
			const char *alt;   // text of the description; "" when absent
			enum image_align align;
			double width, height;      // px that it is to have, whichever it meets first; 0: its own
			double share;              // of the measure that it is to be wide, up to 1; 0: not said
			struct resource *resource; // set by the pass "images"; never NULL after it
		} image;                           // SPAN_IMAGE; no children
		struct {
			struct note *note;
			uint32_t ordinal; // which reference to this note this is, from 1
		} note_ref;               // SPAN_NOTE_REF
		const char *ruby; // SPAN_RUBY: the annotation, never empty; the children are the base, without ruby
	} as;
};

/** A new span in the arena, linked to nothing. */
struct span *span_create(struct arena *arena, enum span_kind kind, struct source_pos pos);

/** Makes child the last child of a span. */
void span_append(struct span *parent, struct span *child);

/**
 * The next span in document order (children first) within the tree of which first is the first top-level span;
 * NULL at the end. Start with the block's first_span.
 */
struct span *span_next(const struct span *span);

/** As span_next, but without going into the children of span. */
struct span *span_next_skip(const struct span *span);

/**
 * The text that a span shows by itself, its children apart: text or code, an image's alt, a break as a space. NULL for
 * a span that only holds others, or stands for a number.
 */
const char *span_own_text(const struct span *span);

/** Whether a span is text that is nothing but the white space of Markdown: spaces, tabs, line ends. */
bool span_is_blank(const struct span *span);

/** The word that dumps and themes use for a kind, such as "note-ref". */
const char *span_kind_name(enum span_kind kind);
