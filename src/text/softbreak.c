#include "text/softbreak.h"

#include "text/cjk_class.h"
#include "text/utf8.h"

enum side {
	SIDE_OTHER,
	SIDE_SHARED, // a mark that is Latin or Chinese by its context
	SIDE_IDEOGRAPHIC,
	SIDE_PUNCTUATION,
};

static enum side side_of(gunichar c)
{
	// The region decides shared marks only, and only the curly and long ones count: - and ~ are
	// plain ASCII.
	if (cjk_class_is_shared(c)) {
		return c < 0x80 ? SIDE_OTHER : SIDE_SHARED;
	}
	enum cjk_class class = cjk_class_of(c, CJK_REGION_HANS);
	bool form = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x2E80;
	if (cjk_class_is_mark(class) &&
		(form || class == CJK_DASH || class == CJK_ELL || class == CJK_MID)) {
		return SIDE_PUNCTUATION;
	}
	bool wide_sign = form && (class == CJK_PRE || class == CJK_POST || class == CJK_IDSPACE);
	return cjk_class_is_ideographic(class) || wide_sign ? SIDE_IDEOGRAPHIC : SIDE_OTHER;
}

bool softbreak_joins(
	const char *before, size_t before_length, const char *after, size_t after_length)
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
	return (left == SIDE_IDEOGRAPHIC && right >= SIDE_SHARED) ||
		(right == SIDE_IDEOGRAPHIC && left >= SIDE_SHARED);
}
