#include "doc/soft_break.h"

#include <string.h>

#include "text/softbreak.h"
#include "text/utf8.h"

// What a span shows by itself: its text; a string that nothing joins with for what is no text; NULL for nothing.
static const char *shown(const struct span *span)
{
	switch (span->kind) {
	case SPAN_TEXT:
		return span->as.text;
	case SPAN_CODE:
	case SPAN_MATH:
		return span->as.code;
	case SPAN_IMAGE:
		return "\uFFFC";
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_LINK:
	case SPAN_BREAK:
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

static void settle(struct block *block, struct span *soft, const char *before, const char *after, bool strict)
{
	if (!strict && softbreak_joins(before, strlen(before), after, strlen(after))) {
		span_unlink(block, soft);
	} else {
		soft->kind = SPAN_TEXT;
		soft->as.text = " ";
	}
}

static void resolve_block(struct block *block, bool strict)
{
	char last[7] = "";        // the last character shown
	struct span *soft = NULL; // a soft break that waits for what follows it
	bool after_hard = false;
	for (struct span *span = block->first_span, *next; span; span = next) {
		next = span_next(span);
		if (span->kind == SPAN_BREAK) {
			bool hard = span->as.break_kind == BREAK_HARD;
			struct span *needless = hard ? soft : soft || after_hard ? span : NULL;
			soft = hard ? NULL : needless ? soft : span;
			after_hard = hard || after_hard;
			if (needless) {
				span_unlink(block, needless);
			}
			continue;
		}
		const char *text = shown(span);
		gunichar c = text ? utf8_last(text, strlen(text)) : 0;
		if (c == 0) {
			continue;
		}
		if (soft) {
			settle(block, soft, last, text, strict);
			soft = NULL;
		}
		after_hard = false;
		last[g_unichar_to_utf8(c, last)] = '\0';
	}
	if (soft) {
		settle(block, soft, last, "", strict);
	}
}

static void resolve_tree(struct doc *doc, struct block *root, void *data)
{
	const struct pass_options *options = data;
	for (struct block *block = root; block; block = block_next(block, root)) {
		resolve_block(block, options->strict);
	}
}

void soft_break_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	doc_each_tree(doc, resolve_tree, (void *)options);
}
