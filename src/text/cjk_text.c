#include "text/cjk_text.h"

#include <string.h>

#include "text/quotes.h"
#include "text/utf8.h"

enum {
	EMOJI_SELECTOR = 0xFE0F,
	EN_DASH = 0x2013,
	TWO_EM_DASH = 0x2E3A,
	THREE_EM_DASH = 0x2E3B,
	LONG_NAME = 16, // characters of a word with symbols that is worth breaking
};

// Whether a selector can make an emoji of a character: not of a space, a line end or a Han.
static bool is_emoji_base(gunichar c, enum cjk_class class)
{
	return class < CJK_SPACE && g_unichar_get_script(c) != G_UNICODE_SCRIPT_HAN;
}

static bool has_emoji_selector(const char *cluster, size_t size)
{
	const char *end = cluster + size;
	for (const char *p = g_utf8_next_char(cluster); p < end; p = g_utf8_next_char(p)) {
		if (g_utf8_get_char(p) == EMOJI_SELECTOR) {
			return true;
		}
	}
	return false;
}

// Marks without a wide East Asian Width that only CJK text uses.
static bool is_wide_mark(gunichar c, enum cjk_class class)
{
	bool cjk = class == CJK_DASH || class == CJK_ELL || class == CJK_EXQ_PAIR || class == CJK_MID;
	return cjk && !utf8_is_half(c) && !cjk_class_is_shared(c);
}

static struct cjk_unit unit_of(const char *cluster, size_t size, const struct cjk_span *span)
{
	gunichar c = g_utf8_get_char(cluster);
	bool literal = span->kind == CJK_SPAN_CODE || span->kind == CJK_SPAN_URL;
	enum cjk_class class = cjk_class_of(c, literal ? CJK_REGION_OTHER : span->region);
	if (is_emoji_base(c, class) && has_emoji_selector(cluster, size)) {
		class = CJK_EMOJI;
	}
	return (struct cjk_unit){
		.c = c,
		.class = class,
		.region = span->region,
		.kind = span->kind,
		.wide = class == CJK_EMOJI || utf8_is_wide(c) || is_wide_mark(c, class),
	};
}

static void split_units(
	struct cjk_text *result, const char *text, size_t length, const struct cjk_span *spans, size_t n_spans)
{
	size_t span = 0;
	for (size_t at = 0; at < length;) {
		while (span + 1 < n_spans && at >= spans[span].end) {
			span++;
		}
		size_t size = utf8_cluster_length(text + at, length - at);
		struct cjk_unit unit = unit_of(text + at, size, &spans[span]);
		unit.offset = (uint32_t)at;
		// A stray combining mark or ignorable is part of what stands before it.
		if (unit.class != CJK_EXTEND || result->count == 0) {
			result->units[result->count++] = unit;
		}
		at += size;
	}
}

static bool starts_address(const char *text, size_t length)
{
	static const char *const schemes[] = { "http://", "https://", "ftp://" };
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
		size_t size = strlen(schemes[i]);
		if (length > size && g_ascii_isgraph(text[size]) && g_ascii_strncasecmp(text, schemes[i], size) == 0) {
			return true;
		}
	}
	return false;
}

static bool in_address(const struct cjk_unit *unit)
{
	return unit->kind == CJK_SPAN_TEXT && unit->c > ' ' && unit->c < 0x7F && unit->c != '<' && unit->c != '>';
}

// The full stop of the sentence and the bracket around the address are not part of it.
static bool ends_address(const struct cjk_unit *unit)
{
	return unit->class != CJK_NARROW_MARK && unit->class != CJK_NARROW_CL && unit->class != CJK_QUOTE;
}

static bool is_letter(const struct cjk_unit *unit)
{
	return unit->class == CJK_LATIN || unit->class == CJK_DIGIT;
}

// Marks the units [from, to), less the marks of the sentence behind them.
static void mark_kind(struct cjk_unit *units, size_t from, size_t to, enum cjk_span_kind kind)
{
	while (to > from && !ends_address(&units[to - 1])) {
		to--;
	}
	for (size_t i = from; i < to; i++) {
		units[i].kind = kind;
	}
}

// Whether a long word without a space is a path, an address without a scheme or a name made of names.
static bool is_name(const struct cjk_unit *units, size_t from, size_t to)
{
	bool joined = false;
	for (size_t i = from + 1; i + 1 < to && !joined; i++) {
		bool joint = strchr("/._=&?#", (int)units[i].c) != NULL;
		joined = joint && is_letter(&units[i - 1]) && units[i + 1].class == CJK_LATIN;
	}
	return joined && to - from >= LONG_NAME;
}

// Marks the address or name among the ASCII characters [from, to).
static void mark_word(struct cjk_text *result, size_t from, size_t to, const char *text, size_t length)
{
	struct cjk_unit *units = result->units;
	for (size_t i = from; i < to; i++) {
		bool inside_word = i > 0 && is_letter(&units[i - 1]);
		size_t offset = units[i].offset;
		if (!inside_word && starts_address(text + offset, length - offset)) {
			mark_kind(units, i, to, CJK_SPAN_URL);
			return;
		}
	}
	if (is_name(units, from, to)) {
		mark_kind(units, from, to, CJK_SPAN_NAME);
	}
}

static void mark_addresses(struct cjk_text *result, const char *text, size_t length)
{
	for (size_t from = 0, to; from < result->count; from = MAX(to, from + 1)) {
		for (to = from; to < result->count && in_address(&result->units[to]); to++) {
		}
		mark_word(result, from, to, text, length);
	}
}

static bool is_doubled(const struct cjk_unit *first, const struct cjk_unit *second)
{
	return first->wide && first->c == second->c && first->kind == second->kind &&
		(first->class == CJK_DASH || first->class == CJK_ELL) && first->c < TWO_EM_DASH;
}

static void merge_doubled(struct cjk_text *result)
{
	struct cjk_unit *units = result->units;
	size_t count = 0;
	for (size_t i = 0; i < result->count; i++) {
		units[count] = units[i];
		if (i + 1 < result->count && is_doubled(&units[i], &units[i + 1])) {
			units[count].doubled = true;
			i++;
		}
		count++;
	}
	result->count = count;
}

struct cjk_text *cjk_text_create(const char *text, size_t length, const struct cjk_span *spans, size_t n_spans)
{
	g_assert(n_spans > 0 && length < G_MAXUINT32);
	struct cjk_text *result = g_new0(struct cjk_text, 1);
	size_t characters = (size_t)g_utf8_pointer_to_offset(text, text + length);
	result->units = g_new(struct cjk_unit, characters + 1);
	split_units(result, text, length, spans, n_spans);
	mark_addresses(result, text, length);
	quotes_decide(result->units, result->count);
	merge_doubled(result);
	result->units[result->count] = (struct cjk_unit){ .offset = (uint32_t)length, .class = CJK_NEWLINE };
	return result;
}

void cjk_text_destroy(struct cjk_text *text)
{
	if (text) {
		g_free(text->units);
		g_free(text);
	}
}

size_t cjk_text_size(const struct cjk_text *text, size_t i)
{
	return text->units[i + 1].offset - text->units[i].offset;
}

static float wide_advance(const struct cjk_unit *unit)
{
	if (unit->c == EN_DASH || (unit->class == CJK_MID && unit->region == CJK_REGION_HANS)) {
		return .5f;
	}
	if (unit->c == THREE_EM_DASH) {
		return 3;
	}
	return unit->doubled || unit->c == TWO_EM_DASH ? 2 : 1;
}

float cjk_unit_advance(const struct cjk_unit *unit)
{
	switch (unit->class) {
	case CJK_SPACE:
	case CJK_NBSP:
		return .25f;
	case CJK_JOINER:
	case CJK_ZWSP:
	case CJK_SHY:
	case CJK_NEWLINE:
	case CJK_EXTEND:
		return 0;
	default:
		return unit->wide ? wide_advance(unit) : .5f;
	}
}
