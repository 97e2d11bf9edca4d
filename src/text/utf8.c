#include "text/utf8.h"

#include "text/utf8_data.h"

enum {
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_NON_JOINER = 0x200C,
	ZERO_WIDTH_JOINER = 0x200D,
	EMOJI_SELECTOR = 0xFE0F,
};

static bool in_ranges(gunichar c, const struct utf8_range *ranges, size_t count)
{
	size_t low = 0;
	while (low < count) {
		size_t middle = low + (count - low) / 2;
		if (c > ranges[middle].last) {
			low = middle + 1;
		} else if (c < ranges[middle].first) {
			count = middle;
		} else {
			return true;
		}
	}
	return false;
}

bool utf8_is_wide(gunichar c)
{
	return in_ranges(c, utf8_data_wide, utf8_data_wide_count);
}

bool utf8_is_half(gunichar c)
{
	return in_ranges(c, utf8_data_half, utf8_data_half_count);
}

// Shown as an emoji unless a variation selector says otherwise (Emoji_Presentation).
static bool is_emoji(gunichar c)
{
	return in_ranges(c, utf8_data_emoji, utf8_data_emoji_count);
}

// Default_Ignorable_Code_Point: shows nothing by itself (joiners, variation selectors, U+00AD, U+2060, ...).
static bool is_ignorable(gunichar c)
{
	return in_ranges(c, utf8_data_ignorable, utf8_data_ignorable_count);
}

static bool is_pictographic(gunichar c)
{
	return in_ranges(c, utf8_data_pictographic, utf8_data_pictographic_count);
}

static bool is_skin_tone(gunichar c)
{
	return c >= 0x1F3FB && c <= 0x1F3FF;
}

static bool is_regional(gunichar c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool utf8_is_cjk_wide(gunichar c)
{
	if (is_emoji(c)) {
		return false;
	}
	return utf8_is_wide(c) || utf8_is_half(c) || g_unichar_get_script(c) == G_UNICODE_SCRIPT_HANGUL;
}

bool utf8_is_punctuation(gunichar c)
{
	if (c < 0x80) {
		return g_ascii_ispunct((gchar)c);
	}
	static const guint32 categories = 1u << G_UNICODE_CONNECT_PUNCTUATION | 1u << G_UNICODE_DASH_PUNCTUATION |
		1u << G_UNICODE_OPEN_PUNCTUATION | 1u << G_UNICODE_CLOSE_PUNCTUATION |
		1u << G_UNICODE_INITIAL_PUNCTUATION | 1u << G_UNICODE_FINAL_PUNCTUATION |
		1u << G_UNICODE_OTHER_PUNCTUATION;
	return (categories >> g_unichar_type(c) & 1) != 0;
}

// Continues the character before it: combining marks, variation selectors, joiners, tags, skin tones.
static bool is_extender(gunichar c)
{
	if (c < 0x300) {
		return false;
	}
	return g_unichar_ismark(c) || is_skin_tone(c) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER ||
		(c >= 0xE0020 && c <= 0xE007F);
}

static bool is_medial_jamo(gunichar c)
{
	return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}

static unsigned character_cells(gunichar c)
{
	if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
		return 0;
	}
	if (c < 0x300) {
		return c == SOFT_HYPHEN ? 0 : 1;
	}
	if (is_skin_tone(c)) {
		return 2;
	}
	if (is_extender(c) || is_ignorable(c) || is_medial_jamo(c)) {
		return 0;
	}
	return utf8_is_wide(c) || is_emoji(c) ? 2 : 1;
}

static bool is_leading_jamo(gunichar c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C);
}

// Pairs that form one cluster without an extender between them.
static bool joins_directly(gunichar before, gunichar after)
{
	if (is_leading_jamo(before)) {
		return is_leading_jamo(after) || is_medial_jamo(after) || (after >= 0xAC00 && after <= 0xD7A3);
	}
	if (is_medial_jamo(before) || (before >= 0xAC00 && before <= 0xD7A3)) {
		return is_medial_jamo(after);
	}
	return before == '\r' && after == '\n';
}

size_t utf8_cluster_length(const char *text, size_t length)
{
	if (length == 0) {
		return 0;
	}
	const char *end = text + length;
	const char *second = g_utf8_next_char(text);
	const char *p = second;
	gunichar first = g_utf8_get_char(text);
	gunichar before = first;
	bool pictographic = is_pictographic(first);
	for (; p < end && before != '\n'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool flag = p == second && is_regional(first) && is_regional(c);
		bool sequence = pictographic && before == ZERO_WIDTH_JOINER && is_pictographic(c);
		if (!flag && !sequence && !is_extender(c) && !joins_directly(before, c)) {
			break;
		}
		before = c;
	}
	return (size_t)(p - text);
}

static unsigned cluster_cells(const char *text, size_t length)
{
	gunichar first = g_utf8_get_char(text);
	const char *end = text + length;
	for (const char *p = g_utf8_next_char(text); p < end; p = g_utf8_next_char(p)) {
		if (g_utf8_get_char(p) == EMOJI_SELECTOR) {
			return 2;
		}
	}
	return character_cells(first);
}

size_t utf8_string_cells(const char *text, size_t length)
{
	size_t cells = 0;
	for (size_t at = 0; at < length;) {
		size_t size = utf8_cluster_length(text + at, length - at);
		cells += cluster_cells(text + at, size);
		at += size;
	}
	return cells;
}

gunichar utf8_first(const char *text, size_t length)
{
	const char *end = text + length;
	for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (!is_ignorable(c)) {
			return c;
		}
	}
	return 0;
}

gunichar utf8_last(const char *text, size_t length)
{
	for (const char *p = text + length; p > text;) {
		p = g_utf8_prev_char(p);
		gunichar c = g_utf8_get_char(p);
		if (!is_ignorable(c)) {
			return c;
		}
	}
	return 0;
}
