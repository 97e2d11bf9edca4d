#include "text/soft_break.h"

#include "text/cjk_class.h"
#include "text/utf8.h"

enum { FIRST_CJK = 0x2E80 };

enum side {
	SIDE_OTHER,
	SIDE_SHARED, // a mark that is Latin or Chinese by its context
	SIDE_IDEOGRAPHIC,
	SIDE_PUNCTUATION,
};

// Marks that only CJK text has: not the solidus, the figure dash and their like.
static bool is_cjk_mark(gunichar c, enum cjk_class class)
{
	bool everywhere = class == CJK_DASH || class == CJK_ELL || class == CJK_MID;
	return everywhere || (c >= FIRST_CJK && cjk_class_is_mark(class));
}

static bool is_fullwidth_sign(gunichar c, enum cjk_class class)
{
	return c >= FIRST_CJK && (class == CJK_PRE || class == CJK_POST || class == CJK_IDSPACE);
}

static enum side side_of(gunichar c)
{
	// Of the marks that are shared, - and ~ are plain ASCII.
	if (cjk_class_is_shared(c)) {
		return c < 0x80 ? SIDE_OTHER : SIDE_SHARED;
	}
	enum cjk_class class = cjk_class_of(c, CJK_REGION_HANS);
	if (is_cjk_mark(c, class)) {
		return SIDE_PUNCTUATION;
	}
	bool ideographic = cjk_class_is_ideographic(class) || is_fullwidth_sign(c, class);
	return ideographic ? SIDE_IDEOGRAPHIC : SIDE_OTHER;
}

bool soft_break_joins(const char *before, size_t before_length, const char *after, size_t after_length)
{
	gunichar last = utf8_last(before, before_length);
	gunichar first = utf8_first(after, after_length);
	if (last == 0 || first == 0) {
		return false;
	}
	enum side left = side_of(last);
	enum side right = side_of(first);
	if (left == SIDE_PUNCTUATION || right == SIDE_PUNCTUATION) {
		return true;
	}
	return (left == SIDE_IDEOGRAPHIC && right >= SIDE_SHARED) || (right == SIDE_IDEOGRAPHIC && left >= SIDE_SHARED);
}
