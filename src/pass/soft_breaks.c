#include "pass/soft_breaks.h"

#include <string.h>

#include "doc/leaf.h"
#include "text/soft_break.h"
#include "text/utf8.h"

// What a span shows by itself: its text; a string that nothing joins with for an image; NULL for nothing.
static const char *shown(const struct span *span)
{
	return span->kind == SPAN_IMAGE ? "\uFFFC" : span_own_text(span);
}

static void settle(struct block *block, struct span *soft, const char *before, const char *after, bool strict)
{
	if (!strict && soft_break_joins(before, strlen(before), after, strlen(after))) {
		leaf_unlink(block, soft);
	} else {
		soft->kind = SPAN_TEXT;
		soft->as.text = " ";
	}
}

// What lies behind, on the way through a block.
struct walk {
	struct block *block;
	char last[7];      // the last character shown
	struct span *soft; // a soft break that waits for what follows it
	bool after_hard;   // nothing has been shown since a hard break
};

// Of adjoining breaks one is enough, and a hard one before a soft one.
static void meet_break(struct walk *walk, struct span *span)
{
	if (span->as.break_kind == BREAK_HARD) {
		if (walk->soft) {
			leaf_unlink(walk->block, walk->soft);
		}
		walk->soft = NULL;
		walk->after_hard = true;
	} else if (walk->soft || walk->after_hard) {
		leaf_unlink(walk->block, span);
	} else {
		walk->soft = span;
	}
}

static void meet_text(struct walk *walk, const char *text, bool strict)
{
	gunichar c = utf8_last(text, strlen(text));
	if (c == 0) {
		return;
	}
	if (walk->soft) {
		settle(walk->block, walk->soft, walk->last, text, strict);
		walk->soft = NULL;
	}
	walk->after_hard = false;
	walk->last[g_unichar_to_utf8(c, walk->last)] = '\0';
}

static void resolve_block(struct block *block, bool strict)
{
	struct walk walk = { .block = block };
	for (struct span *span = block->first_span, *next; span; span = next) {
		next = span_next(span);
		const char *text = shown(span);
		if (span->kind == SPAN_BREAK) {
			meet_break(&walk, span);
		} else if (text) {
			meet_text(&walk, text, strict);
		}
	}
	if (walk.soft) {
		settle(block, walk.soft, walk.last, "", strict);
	}
}

void soft_breaks_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		struct block *root = doc_tree_at(doc, i);
		for (struct block *block = root; block; block = block_next(block, root)) {
			resolve_block(block, options->strict);
		}
	}
}
