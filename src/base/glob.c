#include "base/glob.h"

#include <glib.h>
#include <string.h>

/*
 * All the places of the path that what was read of the pattern can reach are kept at once, as one mark for each place;
 * each part of the pattern moves them all. So nothing is ever tried twice, however many stars there are.
 */

struct matcher {
	const char *path;
	size_t length; // places run from 0 to length
};

static bool same(char a, char b)
{
	return g_ascii_tolower(a) == g_ascii_tolower(b);
}

// Moves each mark whose byte fits one place on.
static void step(const struct matcher *m, bool *marks, bool (*fits)(const char *part, const char *end, char c),
	const char *part, const char *end)
{
	for (size_t i = m->length; i > 0; i--) {
		marks[i] = marks[i - 1] && fits(part, end, m->path[i - 1]);
	}
	marks[0] = false;
}

static bool fits_plain(const char *part, const char *end, char c)
{
	return same(*part, c);
}

static bool fits_any(const char *part, const char *end, char c)
{
	return c != '/';
}

// part is behind the '[', end at the ']'.
static bool fits_class(const char *part, const char *end, char c)
{
	bool negated = part < end && (*part == '!' || *part == '^');
	bool found = false;
	for (part += negated ? 1 : 0; part < end; part++) {
		bool range = end - part > 2 && part[1] == '-';
		char low = g_ascii_tolower(part[0]);
		char high = range ? g_ascii_tolower(part[2]) : low;
		found = found || (g_ascii_tolower(c) >= low && g_ascii_tolower(c) <= high);
		part += range ? 2 : 0;
	}
	return c != '/' && found != negated;
}

// Marks every place that a run behind a mark reaches.
static void spread(const struct matcher *m, bool *marks, bool over_folders)
{
	for (size_t i = 1; i <= m->length; i++) {
		marks[i] = marks[i] || (marks[i - 1] && (over_folders || m->path[i - 1] != '/'));
	}
}

// The '}' that closes a brace, or the next ',' of it, from behind its '{' or ','; NULL when it is never closed.
static const char *choice_end(const char *at)
{
	size_t depth = 0;
	for (; *at; at++) {
		if (*at == '\\' && at[1]) {
			at++;
		} else if (*at == '{') {
			depth++;
		} else if (depth == 0 && (*at == ',' || *at == '}')) {
			return at;
		} else if (*at == '}') {
			depth--;
		}
	}
	return NULL;
}

static void run(const struct matcher *m, bool *marks, const char *at, const char *end, int depth);

// Tries each pattern of a brace from the same marks. Returns what follows it; NULL when it is never closed.
static const char *run_choices(const struct matcher *m, bool *marks, const char *at, int depth)
{
	size_t size = m->length + 1;
	g_autofree bool *reached = g_new0(bool, size);
	g_autofree bool *tried = g_new(bool, size);
	const char *end;
	do {
		end = choice_end(at + 1);
		if (!end || depth == GLOB_DEPTH_MAX) {
			return NULL;
		}
		memcpy(tried, marks, size);
		run(m, tried, at + 1, end, depth + 1);
		for (size_t i = 0; i < size; i++) {
			reached[i] = reached[i] || tried[i];
		}
		at = end;
	} while (*end == ',');
	memcpy(marks, reached, size);
	return end + 1;
}

// Moves the marks by one part of the pattern. Returns what follows it; NULL when it has no end.
static const char *run_part(const struct matcher *m, bool *marks, const char *at, int depth)
{
	switch (*at) {
	case '*': {
		size_t stars = strspn(at, "*");
		spread(m, marks, stars > 1);
		return at + stars;
	}
	case '?':
		step(m, marks, fits_any, at, at + 1);
		return at + 1;
	case '[': {
		const char *close = strchr(at + 1, ']');
		if (close) {
			step(m, marks, fits_class, at + 1, close);
		}
		return close ? close + 1 : NULL;
	}
	case '{':
		return run_choices(m, marks, at, depth);
	default:
		at += *at == '\\' && at[1] ? 1 : 0;
		step(m, marks, fits_plain, at, at + 1);
		return at + 1;
	}
}

static void run(const struct matcher *m, bool *marks, const char *at, const char *end, int depth)
{
	while (at && at < end) {
		at = run_part(m, marks, at, depth);
	}
	if (!at) {
		memset(marks, 0, m->length + 1);
	}
}

bool glob_match(const char *pattern, const char *path)
{
	struct matcher matcher = { .path = path, .length = strlen(path) };
	g_autofree bool *marks = g_new0(bool, matcher.length + 1);
	marks[0] = true;
	run(&matcher, marks, pattern, pattern + strlen(pattern), 0);
	return marks[matcher.length];
}
