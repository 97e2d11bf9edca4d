#include "cli/report.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "base/prose.h"

enum { EXCERPT_CELLS = 100 }; // display width of an excerpt

static const struct {
	const char *name;
	const char *color;
} severities[] = {
	[DIAG_NOTE] = { "note", "\033[1;36m" },
	[DIAG_WARNING] = { "warning", "\033[1;35m" },
	[DIAG_ERROR] = { "error", "\033[1;31m" },
};

G_STATIC_ASSERT(G_N_ELEMENTS(severities) == DIAG_SEVERITIES);

static bool terminal_has_color(int fd, struct world *world)
{
	const char *term = world_variable(world, "TERM");
	const char *no_color = world_variable(world, "NO_COLOR");
	return world_is_terminal(world, fd) && !(no_color && no_color[0]) && !(term && strcmp(term, "dumb") == 0);
}

struct report report_to_stderr(enum report_level level, struct world *world)
{
	return (struct report){
		.stream = stderr,
		.level = level,
		.color = terminal_has_color(STDERR_FILENO, world),
	};
}

static void put_color(const struct report *report, const char *color)
{
	if (report->color) {
		fputs(color, report->stream);
	}
}

// What a character shows as: control characters, which could drive a terminal, become a replacement character.
static gunichar shown(gunichar c)
{
	if (c == '\t') {
		return ' ';
	}
	return g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_FORMAT ? 0xFFFD : c;
}

static void put_char(FILE *stream, gunichar c)
{
	char bytes[6];
	int length = g_unichar_to_utf8(shown(c), bytes);
	fwrite(bytes, 1, (size_t)length, stream);
}

// Prints text that may come from a file; bytes that are no UTF-8 show as U+FFFD.
static void put_safe(FILE *stream, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		put_char(stream, g_utf8_get_char(p));
	}
}

static int cells_of(gunichar c)
{
	c = shown(c);
	return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

static int cells_between(const char *from, const char *to)
{
	int cells = 0;
	for (const char *p = from; p < to; p = g_utf8_next_char(p)) {
		cells += cells_of(g_utf8_get_char(p));
	}
	return cells;
}

// A long line is shown from a little before the place that is meant.
static const char *window_start(const char *line, const char *place)
{
	int cells = cells_between(line, place);
	const char *start = line;
	while (cells > EXCERPT_CELLS / 2 && start < place) {
		cells -= cells_of(g_utf8_get_char(start));
		start = g_utf8_next_char(start);
	}
	return start;
}

static void print_excerpt(const struct report *report, const struct message *message)
{
	g_autofree char *line = g_utf8_make_valid(message->excerpt, -1);
	const char *place = line + prose_cut(line, strlen(line), message->pos.column ? message->pos.column - 1 : 0);
	const char *start = window_start(line, place);
	int lead = fprintf(report->stream, "%5u | ", message->pos.line);
	lead += start > line ? fprintf(report->stream, "...") : 0;
	int cells = 0;
	const char *p = start;
	for (; *p && cells < EXCERPT_CELLS; p = g_utf8_next_char(p)) {
		cells += cells_of(g_utf8_get_char(p));
		put_char(report->stream, g_utf8_get_char(p));
	}
	fputs(*p ? "...\n" : "\n", report->stream);
	if (message->pos.column > 0) {
		fprintf(report->stream, "%*s", lead + cells_between(start, place), "");
		put_color(report, "\033[1;32m");
		fputs("^", report->stream);
		put_color(report, "\033[0m");
		fputs("\n", report->stream);
	}
}

// The column in characters, as editors count it.
static glong column_in_characters(const struct message *message)
{
	if (!message->excerpt) {
		return message->pos.column;
	}
	size_t before = prose_cut(message->excerpt, strlen(message->excerpt), message->pos.column - 1);
	return g_utf8_strlen(message->excerpt, (gssize)before) + 1;
}

static void print_place(const struct report *report, const struct message *message)
{
	if (!message->path) {
		fputs("bifolio: ", report->stream);
		return;
	}
	put_safe(report->stream, strcmp(message->path, "-") == 0 ? "<stdin>" : message->path);
	fputs(":", report->stream);
	if (message->pos.line > 0) {
		fprintf(report->stream, "%u:", message->pos.line);
		if (message->pos.column > 0) {
			fprintf(report->stream, "%ld:", column_in_characters(message));
		}
	}
	fputs(" ", report->stream);
}

static void print_message(const struct report *report, const struct message *message)
{
	enum diag_severity severity = diag_code_severity(message->code);
	print_place(report, message);
	put_color(report, severities[severity].color);
	fprintf(report->stream, "%s: ", severities[severity].name);
	put_color(report, "\033[0m");
	put_safe(report->stream, message->text);
	fprintf(report->stream, " [%s]\n", diag_code_name(message->code));
	if (message->excerpt && message->pos.line > 0) {
		print_excerpt(report, message);
	}
	if (message->hint) {
		fputs("      = hint: ", report->stream);
		put_safe(report->stream, message->hint);
		fputs("\n", report->stream);
	}
}

static bool is_wanted(const struct report *report, enum diag_code code)
{
	return report->level != REPORT_ERRORS || diag_code_severity(code) == DIAG_ERROR;
}

void report_output(const struct report *report, const char *path)
{
	fputs("bifolio: wrote ", report->stream);
	put_safe(report->stream, strcmp(path, "-") == 0 ? "standard output" : path);
	fputs("\n", report->stream);
}

void report_print(const struct report *report, const struct diag *diag)
{
	for (size_t i = 0; i < diag_message_count(diag); i++) {
		const struct message *message = diag_message_at(diag, i);
		if (is_wanted(report, message->code)) {
			print_message(report, message);
		}
	}
	for (size_t i = 0; i < DIAG_CODE_COUNT; i++) {
		enum diag_code code = (enum diag_code)i;
		size_t count = diag_count_code(diag, code);
		if (count > DIAG_REPEAT_MAX && is_wanted(report, code)) {
			fprintf(report->stream, "bifolio: %s: and %zu more [%s]\n",
				severities[diag_code_severity(code)].name, count - DIAG_REPEAT_MAX,
				diag_code_name(code));
		}
	}
	fflush(report->stream);
}
