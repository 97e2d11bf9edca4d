#include "pdf/content.h"

#include <string.h>

#include "pdf/update.h"

/*
 * A content stream is operands followed by an operator, over and over. An artifact must begin before the first
 * operator of a path or of a text object and end after the last one, and neither may be cut: so outside of marked
 * content we remember where the operands of such an operator begin, and what ends it.
 */

// What an operator means for marks.
enum action {
	ACTION_OTHER,
	ACTION_BEGIN, // of marked content of cairo's own
	ACTION_END,
	ACTION_PATH,  // goes on with a path
	ACTION_PAINT, // ends a path
	ACTION_TEXT,  // begins a text object
	ACTION_TEXT_END,
	ACTION_OBJECT, // paints by itself
};

struct scanner {
	const char *at, *end;
	GString *out;
	const char *copied;   // up to here
	const char *operands; // the first one since the last operator
	bool marked;          // within a piece that has a number
	bool square;          // the path so far is the square of a mark
	bool artifact;
	int inner;                // marked content of cairo's own, which has no number: /ActualText
	const char *const *texts; // of each mark; NULL: of none
	int marks;
};

static const struct {
	const char *name;
	enum action action;
} operators[] = {
	{ "BDC", ACTION_BEGIN },
	{ "BMC", ACTION_BEGIN },
	{ "EMC", ACTION_END },
	{ "m", ACTION_PATH },
	{ "l", ACTION_PATH },
	{ "c", ACTION_PATH },
	{ "v", ACTION_PATH },
	{ "y", ACTION_PATH },
	{ "h", ACTION_PATH },
	{ "re", ACTION_PATH },
	{ "W", ACTION_PATH },
	{ "W*", ACTION_PATH },
	{ "f", ACTION_PAINT },
	{ "F", ACTION_PAINT },
	{ "f*", ACTION_PAINT },
	{ "S", ACTION_PAINT },
	{ "s", ACTION_PAINT },
	{ "B", ACTION_PAINT },
	{ "B*", ACTION_PAINT },
	{ "b", ACTION_PAINT },
	{ "b*", ACTION_PAINT },
	{ "n", ACTION_PAINT },
	{ "BT", ACTION_TEXT },
	{ "ET", ACTION_TEXT_END },
	{ "Do", ACTION_OBJECT },
	{ "sh", ACTION_OBJECT },
};

static enum action action_of(const char *word, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (strlen(operators[i].name) == length && memcmp(operators[i].name, word, length) == 0) {
			return operators[i].action;
		}
	}
	return ACTION_OTHER;
}

static bool is_delimiter(char c)
{
	return c != '\0' && strchr(" \t\r\n\f()<>[]{}/%", c);
}

// Steps over a string in parentheses.
static void skip_string(struct scanner *s)
{
	int depth = 0;
	do {
		if (*s->at == '\\' && s->at + 1 < s->end) {
			s->at++;
		} else if (*s->at == '(') {
			depth++;
		} else if (*s->at == ')') {
			depth--;
		}
		s->at++;
	} while (s->at < s->end && depth > 0);
}

// Steps over an operand or white space; false at the first letter of an operator or at the end.
static bool skip_operand(struct scanner *s)
{
	if (s->at >= s->end) {
		return false;
	}
	char c = *s->at;
	if (c == '(') {
		skip_string(s);
	} else if (c == '/') {
		for (s->at++; s->at < s->end && !is_delimiter(*s->at); s->at++) {
		}
	} else if (g_ascii_isalpha(c) || c == '\'' || c == '"') {
		return false;
	} else if (c == '<' && s->at + 1 < s->end && s->at[1] != '<') {
		while (s->at < s->end && *s->at++ != '>') {
		}
	} else {
		s->at++;
	}
	return true;
}

static void copy_to(struct scanner *s, const char *to)
{
	g_string_append_len(s->out, s->copied, to - s->copied);
	s->copied = to;
}

static void begin_artifact(struct scanner *s)
{
	if (!s->marked && !s->artifact) {
		copy_to(s, s->operands);
		g_string_append(s->out, "/Artifact BMC\n");
		s->artifact = true;
	}
}

static void end_artifact(struct scanner *s)
{
	if (s->artifact) {
		copy_to(s, s->at);
		g_string_append(s->out, "\nEMC");
		s->artifact = false;
	}
}

// Whether a path operator with its operands is the square of a mark.
static bool is_square(const struct scanner *s)
{
	static const double want[] = { 0, 0, CONTENT_MARK, CONTENT_MARK };
	const char *at = s->operands;
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		char *end;
		if (g_ascii_strtod(at, &end) != want[i] || end == at) {
			return false;
		}
		at = end;
	}
	return strncmp(at, " re", strlen(" re")) == 0;
}

static void begin_piece(struct scanner *s)
{
	const char *text = s->texts ? s->texts[s->marks] : NULL;
	g_string_append_printf(s->out, "/Span << /MCID %d ", s->marks++);
	if (text) {
		g_string_append(s->out, "/ActualText ");
		update_append_text(s->out, text);
		g_string_append_c(s->out, ' ');
	}
	g_string_append(s->out, ">> BDC");
}

// At the operator that fills a square: begins or ends a piece in its place.
static bool take_mark(struct scanner *s, const char *operator)
{
	bool good = *operator== 'f' && !s->artifact && s->inner == 0;
	if (s->marked) {
		g_string_append(s->out, "EMC");
	} else {
		begin_piece(s);
	}
	s->copied = s->at;
	s->marked = !s->marked;
	s->square = false;
	return good;
}

static bool take_action(struct scanner *s, enum action action)
{
	switch (action) {
	case ACTION_BEGIN:
		s->inner++;
		return true;
	case ACTION_END:
		return s->inner-- > 0;
	case ACTION_PATH:
	case ACTION_TEXT:
		begin_artifact(s);
		return true;
	case ACTION_PAINT:
	case ACTION_TEXT_END:
		end_artifact(s);
		return true;
	case ACTION_OBJECT:
		begin_artifact(s);
		end_artifact(s);
		return true;
	case ACTION_OTHER:
		return true;
	}
	return true;
}

static bool take_operator(struct scanner *s, const char *operator)
{
	if (s->square) {
		return take_mark(s, operator);
	}
	enum action action = action_of(operator, (size_t)(s->at - operator));
	if (action == ACTION_PATH && is_square(s)) {
		copy_to(s, s->operands);
		s->square = true;
		return true;
	}
	return take_action(s, action);
}

int content_mark(const char *bytes, size_t length, const char *const *texts, GString *out)
{
	struct scanner s = { .at = bytes, .end = bytes + length, .out = out, .copied = bytes, .texts = texts };
	while (s.at < s.end) {
		const char *start = s.at;
		if (skip_operand(&s)) {
			s.operands = s.operands || g_ascii_isspace(*start) ? s.operands : start;
			continue;
		}
		while (s.at < s.end && !is_delimiter(*s.at)) {
			s.at++;
		}
		s.operands = s.operands ? s.operands : start;
		if (!take_operator(&s, start)) {
			return -1;
		}
		s.operands = NULL;
	}
	copy_to(&s, s.end);
	return s.marked || s.square || s.artifact || s.inner > 0 ? -1 : s.marks;
}
