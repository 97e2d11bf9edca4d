#include "syntax/input.h"

#include <errno.h>
#include <string.h>

#include "base/prose.h"

static const struct {
	const char *bytes;
	size_t length;
	const char *encoding;
} marks[] = {
	{ "\xEF\xBB\xBF", 3, "UTF-8" },
	{ "\xFF\xFE", 2, "UTF-16LE" },
	{ "\xFE\xFF", 2, "UTF-16BE" },
};

// Names that people use for more than iconv does.
static const struct {
	const char *name;
	const char *iconv_name;
} supersets[] = {
	{ "big5", "BIG5-HKSCS" },
	{ "cp936", "GB18030" },
	{ "euc-kr", "CP949" },
	{ "gb2312", "GB18030" },
	{ "gbk", "GB18030" },
	{ "shift-jis", "CP932" },
	{ "shift_jis", "CP932" },
	{ "sjis", "CP932" },
	{ "utf-16", "UTF-16LE" },
	{ "utf-32", "UTF-32LE" },
	{ "utf16", "UTF-16LE" },
};

// Encodings whose units are wider than a byte: a bad one is skipped whole.
static const struct {
	const char *prefix;
	size_t unit;
} wide[] = {
	{ "UTF-16", 2 },
	{ "UCS-2", 2 },
	{ "UTF-32", 4 },
	{ "UCS-4", 4 },
};

static const char *iconv_name(const char *encoding)
{
	for (size_t i = 0; i < G_N_ELEMENTS(supersets); i++) {
		if (g_ascii_strcasecmp(encoding, supersets[i].name) == 0) {
			return supersets[i].iconv_name;
		}
	}
	return encoding;
}

static size_t unit_of(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(wide); i++) {
		if (g_ascii_strncasecmp(name, wide[i].prefix, strlen(wide[i].prefix)) == 0) {
			return wide[i].unit;
		}
	}
	return 1;
}

static bool is_utf8(const char *encoding)
{
	return g_ascii_strcasecmp(encoding, "utf-8") == 0 || g_ascii_strcasecmp(encoding, "utf8") == 0;
}

static bool is_known(const char *encoding)
{
	// To iconv an empty name is the locale's encoding.
	if (!g_ascii_isalnum(encoding[0])) {
		return false;
	}
	GIConv converter = g_iconv_open("UTF-8", iconv_name(encoding));
	if (converter == (GIConv)-1) {
		return false;
	}
	g_iconv_close(converter);
	return true;
}

// Converts to UTF-8; each bad unit becomes a byte 0xFF, which no UTF-8 holds, so that it is noted
// and replaced in one place with what is wrong in UTF-8 itself.
static void transcode(GString *out, const char *bytes, size_t length, const char *encoding)
{
	enum { PIECE = 64 * 1024 };
	const char *name = iconv_name(encoding);
	GIConv converter = g_iconv_open("UTF-8", name);
	g_assert(converter != (GIConv)-1);
	g_autofree char *piece = g_malloc(PIECE);
	char *from = (char *)bytes;
	bool more = true;
	while (more) {
		char *to = piece;
		size_t room = PIECE;
		// The call without input, at the end, gives what the converter still holds back.
		more = length > 0;
		size_t result = g_iconv(converter, more ? &from : NULL, &length, &to, &room);
		int error = errno;
		g_string_append_len(out, piece, to - piece);
		if (result == (size_t)-1 && error != E2BIG && length > 0) {
			size_t skip = error == EINVAL ? length : MIN(unit_of(name), length);
			g_string_append_c(out, '\xFF');
			from += skip;
			length -= skip;
		}
	}
	g_iconv_close(converter);
}

// Bytes of the maximal subpart that starts with an invalid sequence (Unicode 15.0, table 3-7).
static size_t invalid_length(const unsigned char *bytes, size_t length)
{
	unsigned char lead = bytes[0];
	size_t wanted = 1;
	if (lead >= 0xC2 && lead <= 0xF4) {
		wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	}
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	size_t found = 1;
	while (found < MIN(wanted, length) && bytes[found] >= low && bytes[found] <= high) {
		found++;
		low = 0x80;
		high = 0xBF;
	}
	return found;
}

static void note(struct input_damage *damage, size_t offset)
{
	if (damage->count < INPUT_DAMAGE_MAX) {
		damage->offsets[damage->count] = offset;
	}
	damage->count++;
}

static void append_lines(GString *out, const char *text, size_t length)
{
	const char *end = text + length;
	while (text < end) {
		const char *cr = memchr(text, '\r', (size_t)(end - text));
		const char *stop = cr ? cr : end;
		g_string_append_len(out, text, stop - text);
		text = stop;
		if (cr) {
			g_string_append_c(out, '\n');
			text += end - cr > 1 && cr[1] == '\n' ? 2 : 1;
		}
	}
}

static void append_valid(struct input *out, GString *text, const char *bytes, const char *end)
{
	while (bytes < end) {
		const char *stop = prose_find_noncharacter(bytes, end);
		append_lines(text, bytes, (size_t)(stop - bytes));
		bytes = stop;
		if (bytes < end) {
			note(&out->noncharacters, text->len);
			g_string_append(text, "\uFFFD");
			bytes = g_utf8_next_char(bytes);
		}
	}
}

static void clean(struct input *out, const char *bytes, size_t length, struct arena *arena)
{
	g_autoptr(GString) text = g_string_sized_new(length);
	const char *end = bytes + length;
	while (bytes < end) {
		const char *stop;
		g_utf8_validate_len(bytes, (size_t)(end - bytes), &stop);
		append_valid(out, text, bytes, stop);
		bytes = stop;
		if (bytes < end) {
			note(*bytes == '\0' ? &out->nul : &out->invalid, text->len);
			g_string_append(text, "\uFFFD");
			const unsigned char *invalid = (const unsigned char *)bytes;
			bytes += invalid_length(invalid, (size_t)(end - bytes));
		}
	}
	out->text = arena_strndup(arena, text->str, text->len);
	out->length = text->len;
}

bool input_decode(struct input *out, const char *bytes, size_t length, const char *encoding, struct arena *arena)
{
	*out = (struct input){ .encoding = encoding ? encoding : "UTF-8" };
	if (encoding && !is_known(encoding)) {
		return false;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		size_t mark = marks[i].length;
		if (length >= mark && memcmp(bytes, marks[i].bytes, mark) == 0) {
			out->encoding = marks[i].encoding;
			bytes += mark;
			length -= mark;
			break;
		}
	}
	if (is_utf8(out->encoding)) {
		clean(out, bytes, length, arena);
		return true;
	}
	g_autoptr(GString) decoded = g_string_sized_new(length);
	transcode(decoded, bytes, length, out->encoding);
	clean(out, decoded->str, decoded->len, arena);
	return true;
}
