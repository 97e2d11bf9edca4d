#include "markdown/math.h"

#include <glib.h>
#include <string.h>

#include "markdown/escape.h"
#include "text/utf8.h"

static bool is_at(const char *text, size_t at, const char *sign)
{
	return strncmp(text + at, sign, strlen(sign)) == 0;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

// Whether a line of nothing but white space and quote signs starts at `at`.
static bool is_blank_line(const char *text, size_t at)
{
	at += strspn(text + at, " \t>");
	return text[at] == '\0' || text[at] == '\n';
}

// Finds `close`, from `at` on, in the same paragraph and before another `open`, which may be NULL.
static bool find_close(const char *text, size_t at, const char *open, const char *close, size_t *found)
{
	while (text[at]) {
		// The dollar that emphasis.h puts is none of the author's.
		if (is_at(text, at, close) && (*close != '$' || !is_at(text, at + strlen(close) - 1, MATH_OPENER))) {
			*found = at;
			return true;
		}
		if ((open && is_at(text, at, open)) || (text[at] == '\n' && is_blank_line(text, at + 1))) {
			return false;
		}
		at += text[at] == '\\' && text[at + 1] && text[at + 1] != '\n' ? 2 : 1;
	}
	return false;
}

static bool is_empty(const char *text, size_t from, size_t to)
{
	while (from < to && is_white(text[from])) {
		from++;
	}
	return from >= to;
}

static bool holds_cjk(const char *text, size_t length)
{
	const char *end = text + length;
	const char *p = text;
	while (p < end && !utf8_is_cjk_wide(g_utf8_get_char(p))) {
		p = g_utf8_next_char(p);
	}
	return p < end;
}

// Whether code begins or ends in a text.
static bool cuts_code(const char *text, size_t length)
{
	bool in_code = false;
	for (size_t i = 0; i < length; i++) {
		in_code ^= text[i] == '`';
	}
	return in_code;
}

static bool is_prose(const char *text, size_t length)
{
	return cuts_code(text, length) || (!memchr(text, '\\', length) && holds_cjk(text, length));
}

/* What is TeX */

static bool holds_command(const char *text, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++) {
		if (text[i] == '\\' && g_ascii_isalpha(text[i + 1])) {
			return true;
		}
		i += text[i] == '\\';
	}
	return false;
}

// Whether a sign lowers or raises something. There is what it stands at, and _ is no part of a name, snake_case.
static bool is_script(const char *text, size_t length, size_t at)
{
	if ((text[at] != '^' && text[at] != '_') || at == 0 || at + 1 == length || is_white(text[at + 1])) {
		return false;
	}
	char base = text[at - 1];
	bool letter = g_ascii_isalpha(base) && (at == 1 || !g_ascii_isalnum(text[at - 2]));
	return letter || strchr(")]}", base) || (text[at] == '^' && g_ascii_isalnum(base));
}

static bool holds_script(const char *text, size_t length)
{
	size_t at = 0;
	while (at < length && !is_script(text, length, at)) {
		at++;
	}
	return at < length;
}

// Whether one of some signs joins names as formulas have them: F=ma, and no key=value.
static bool joins_names(const char *text, size_t length, const char *signs)
{
	enum { NAME_LENGTH_MAX = 2 };
	bool joined = false;
	bool named = false;
	size_t run = 0;
	for (size_t i = 0; i < length; i++) {
		run = g_ascii_isalpha(text[i]) ? run + 1 : 0;
		if (run > NAME_LENGTH_MAX) {
			return false;
		}
		named = named || run > 0;
		joined = joined || (i > 0 && i + 1 < length && strchr(signs, text[i]));
	}
	return named && joined;
}

static bool holds_letter(const char *text, size_t length)
{
	size_t at = 0;
	while (at < length && !g_ascii_isalpha(text[at])) {
		at++;
	}
	return at < length;
}

// Whether what stands between signs with backslashes is a formula. signs: those that may join names.
static bool is_tex(const char *text, size_t length, const char *signs, bool sure)
{
	if (cuts_code(text, length)) {
		return false;
	}
	if (holds_command(text, length)) {
		return true;
	}
	bool plain = !holds_cjk(text, length);
	return plain &&
		(holds_script(text, length) || joins_names(text, length, signs) ||
			(sure && holds_letter(text, length)));
}

/* Finding */

static bool find_between(const char *text, size_t at, const char *open, const char *close, struct math_found *out)
{
	size_t end;
	if (!find_close(text, at, open, close, &end)) {
		return false;
	}
	*out = (struct math_found){ .tex = at, .length = end - at, .end = end + strlen(close) };
	return !is_empty(text, at, end);
}

// $`x`$: the TeX without the code that it looks like.
static bool find_coded(const char *text, size_t start, struct math_found *out)
{
	size_t length = text[start] == '`' ? strcspn(text + start + 1, "`\n") : 0;
	if (length == 0 || !is_at(text, start + 1 + length, "`$")) {
		return false;
	}
	*out = (struct math_found){ .tex = start + 1, .length = length, .end = start + length + 3 };
	return !is_empty(text, out->tex, out->tex + length);
}

static bool find_dollars(const char *text, size_t at, struct math_found *out)
{
	size_t start = at + 1;
	if (is_white(text[start]) || (at > 0 && g_ascii_isalnum(text[at - 1]))) {
		return false;
	}
	if (find_coded(text, start, out)) {
		return true;
	}
	if (!find_between(text, start, NULL, "$", out)) {
		return false;
	}
	size_t close = start + out->length;
	return !is_white(text[close - 1]) && !g_ascii_isdigit(text[out->end]) && !is_prose(text + start, out->length);
}

// Signs with backslashes. The longer ones come first.
struct sign {
	const char *open;
	const char *marked; // as the parser sees it
	const char *close;
	const char *joining; // signs between short names that make a formula
	bool block_only;     // unless the dialect says more
};

static const struct sign signs[] = {
	{ "\\\\(", MATH_OPENER "\\(", "\\\\)", "=<>+-*/", false },
	{ "\\\\[", MATH_OPENER "\\[", "\\\\]", "=<>+-*/", false },
	{ "\\(", MATH_OPENER "(", "\\)", "=<>", false },
	{ "\\[", MATH_OPENER "[", "\\]", "=<>+-*/", true },
};

static const struct sign *find_sign(const char *text, size_t at)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (is_at(text, at, signs[i].open)) {
			return &signs[i];
		}
	}
	return NULL;
}

// Whether the dialect has no other use for a sign.
static bool is_always_math(const struct sign *sign, const struct dialect *dialect)
{
	return (sign->open[1] == '(' && dialect->math_parentheses) || (sign->open[1] == '[' && dialect->math_brackets);
}

bool math_find_escaped(const char *text, size_t at, const struct dialect *dialect, bool sure, struct math_found *out)
{
	const struct sign *sign = find_sign(text, at);
	if (!sign || escape_precedes(text, at) ||
		!find_between(text, at + strlen(sign->open), sign->open, sign->close, out)) {
		return false;
	}
	return is_always_math(sign, dialect) ||
		(dialect->math && !sign->block_only && is_tex(text + out->tex, out->length, sign->joining, sure));
}

bool math_is_written_in(const char *text, size_t length, const struct dialect *dialect)
{
	for (size_t at = 0; dialect->math && at < length; at++) {
		struct math_found found;
		bool dollar = text[at] == '$' && !escape_precedes(text, at);
		bool coded = at > 0 && text[at - 1] == '`';
		if (coded || (!dollar && text[at] != '\\')) {
			continue;
		}
		if (dollar ? math_find_inline(text, at, &found) : math_find_escaped(text, at, dialect, false, &found)) {
			return true;
		}
		at += dollar && text[at + 1] == '$';
	}
	return false;
}

bool math_find_inline(const char *text, size_t at, struct math_found *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		const struct sign *sign = &signs[i];
		if (is_at(text, at, sign->marked)) {
			return find_between(text, at + strlen(sign->marked), sign->marked, sign->close, out);
		}
	}
	if (is_at(text, at, MATH_OPENER)) {
		return false;
	}
	if (is_at(text, at, "$$")) {
		return find_between(text, at + 2, NULL, "$$", out) && !is_prose(text + at + 2, out->length);
	}
	return find_dollars(text, at, out);
}

static bool is_alone(const char *text, size_t at)
{
	at += strspn(text + at, " \t");
	return text[at] == '\0' || text[at] == '\n';
}

static bool find_signed_block(const char *text, size_t at, const struct dialect *dialect, struct math_found *out)
{
	const struct sign *sign = find_sign(text, at);
	size_t size = sign ? strlen(sign->open) : 0;
	if (!sign || text[at + size - 1] != '[' || !find_between(text, at + size, sign->open, sign->close, out)) {
		return false;
	}
	// A bracket that is alone on its line is hardly one of the author's.
	return is_always_math(sign, dialect) ||
		(dialect->math &&
			(is_alone(text, out->tex) || is_tex(text + out->tex, out->length, sign->joining, false)));
}

bool math_find_block(const char *text, size_t at, const struct dialect *dialect, struct math_found *out)
{
	bool found = is_at(text, at, "$$") ? dialect->math && find_between(text, at + 2, NULL, "$$", out)
					   : find_signed_block(text, at, dialect, out);
	return found && is_alone(text, out->end);
}
