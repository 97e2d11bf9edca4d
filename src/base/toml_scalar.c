#include "base/toml_scalar.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

// Digits of a base, with single underscores between them; returns what follows, or NULL when there are none.
static const char *skip_digits(const char *at, int base)
{
	bool digit = false;
	for (;; at++) {
		int value = g_ascii_xdigit_value(*at);
		if (value >= 0 && value < base) {
			digit = true;
		} else if (*at == '_' && digit) {
			digit = false; // another one must follow
		} else {
			return digit ? at : NULL;
		}
	}
}

static const char *skip_sign(const char *at)
{
	return at + (*at == '+' || *at == '-' ? 1 : 0);
}

static char *without_underscores(const char *text, struct arena *arena)
{
	char *copy = arena_strdup(arena, text);
	char *to = copy;
	for (const char *from = copy; *from; from++) {
		if (*from != '_') {
			*to++ = *from;
		}
	}
	*to = '\0';
	return copy;
}

static char *read_boolean(const char *text, const char **why, struct arena *arena)
{
	if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
		return arena_strdup(arena, text);
	}
	if (g_ascii_strcasecmp(text, "true") == 0 || g_ascii_strcasecmp(text, "false") == 0) {
		*why = "true and false are written in lower case";
	}
	return NULL;
}

static int base_of(const char *text)
{
	static const struct {
		const char *prefix;
		int base;
	} bases[] = { { "0x", 16 }, { "0o", 8 }, { "0b", 2 } };
	for (size_t i = 0; i < G_N_ELEMENTS(bases); i++) {
		if (g_str_has_prefix(text, bases[i].prefix)) {
			return bases[i].base;
		}
	}
	return 10;
}

static char *read_integer(const char *text, const char **why, struct arena *arena)
{
	int base = base_of(text);
	const char *start = base == 10 ? skip_sign(text) : text + 2;
	const char *end = skip_digits(start, base);
	if (!end || *end != '\0') {
		return NULL;
	}
	if (base == 10 && start[0] == '0' && start[1] != '\0') {
		*why = "a number does not begin with 0";
		return NULL;
	}
	char *digits = without_underscores(base == 10 ? text : start, arena);
	errno = 0;
	gint64 value = g_ascii_strtoll(digits, NULL, base);
	if (errno == ERANGE) {
		*why = "a whole number has at most 64 bits";
		return NULL;
	}
	return arena_printf(arena, "%" G_GINT64_FORMAT, value);
}

static char *read_float(const char *text, const char **why, struct arena *arena)
{
	static const char *const words[] = { "inf", "nan", NULL };
	const char *start = skip_sign(text);
	if (g_strv_contains(words, start)) {
		return arena_strdup(arena, text);
	}
	const char *at = skip_digits(start, 10);
	if (!at || *at == '\0' || !strchr(".eE", *at)) {
		return NULL;
	}
	if (start[0] == '0' && at > start + 1) {
		*why = "a number does not begin with 0";
		return NULL;
	}
	if (*at == '.') {
		at = skip_digits(at + 1, 10);
		*why = at ? NULL : "a digit must stand behind the point";
	}
	if (at && g_ascii_tolower(*at) == 'e') {
		at = skip_digits(skip_sign(at + 1), 10);
	}
	return at && *at == '\0' ? without_underscores(text, arena) : NULL;
}

// Takes the number of a pattern's field, such as "dd"; false unless as many digits stand there.
static bool take_digits(const char **text, size_t count, int *out)
{
	*out = 0;
	for (size_t i = 0; i < count; i++) {
		if (!g_ascii_isdigit((*text)[i])) {
			return false;
		}
		*out = *out * 10 + ((*text)[i] - '0');
	}
	*text += count;
	return true;
}

static bool take(const char **text, char c)
{
	if (**text != c) {
		return false;
	}
	(*text)++;
	return true;
}

static bool take_day(const char **at, bool *exists)
{
	int year, month, day;
	if (!take_digits(at, 4, &year) || !take(at, '-') || !take_digits(at, 2, &month) || !take(at, '-') ||
		!take_digits(at, 2, &day)) {
		return false;
	}
	// GDate has no year 0, which is a leap year.
	*exists = month >= 1 && month <= 12 && day >= 1 &&
		g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)(year > 0 ? year : 4));
	return true;
}

static bool take_time(const char **at, bool *exists)
{
	int hour, minute, second;
	if (!take_digits(at, 2, &hour) || !take(at, ':') || !take_digits(at, 2, &minute) || !take(at, ':') ||
		!take_digits(at, 2, &second)) {
		return false;
	}
	*exists = *exists && hour <= 23 && minute <= 59 && second <= 60; // RFC 3339 knows leap seconds
	if (!take(at, '.')) {
		return true;
	}
	size_t digits = strspn(*at, "0123456789");
	*at += digits;
	return digits > 0;
}

static bool take_offset(const char **at, bool *exists)
{
	int hours, minutes;
	if (take(at, 'Z') || take(at, 'z')) {
		return true;
	}
	if (!take(at, '+') && !take(at, '-')) {
		return false;
	}
	if (!take_digits(at, 2, &hours) || !take(at, ':') || !take_digits(at, 2, &minutes)) {
		return false;
	}
	*exists = *exists && hours <= 23 && minutes <= 59;
	return true;
}

static bool take_day_and_time(const char **at, bool *exists)
{
	if (!take_day(at, exists)) {
		return false;
	}
	if (!take(at, 'T') && !take(at, 't') && !take(at, ' ')) {
		return true;
	}
	return take_time(at, exists) && (**at == '\0' || take_offset(at, exists));
}

static char *read_date(const char *text, const char **why, struct arena *arena)
{
	const char *at = text;
	bool exists = true;
	bool time_alone = strlen(text) > 2 && text[2] == ':';
	bool taken = time_alone ? take_time(&at, &exists) : take_day_and_time(&at, &exists);
	if (!taken || *at != '\0') {
		return NULL;
	}
	*why = exists ? NULL : "there is no such day or time";
	return exists ? arena_strdup(arena, text) : NULL;
}

char *toml_scalar_read(const char *token, size_t length, const char **why, struct arena *arena)
{
	static char *(*const readers[])(const char *text, const char **why, struct arena *arena) = {
		read_boolean,
		read_integer,
		read_float,
		read_date,
	};
	char *text = arena_strndup(arena, token, length);
	char *value = NULL;
	*why = NULL;
	for (size_t i = 0; !value && !*why && i < G_N_ELEMENTS(readers); i++) {
		value = readers[i](text, why, arena);
	}
	return value;
}
