#include "style/theme_print.h"

#include <string.h>

#include "base/prose.h"
#include "style/resolve.h"

enum { COMMENT_COLUMN = 36, HELP_COLUMN = 34 };

// What YAML reads as itself, whatever stands in it: letters, digits, and a few marks between them.
static bool is_plain(const char *text)
{
	if (!g_unichar_isalnum(g_utf8_get_char(text))) {
		return false;
	}
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		if (!g_unichar_isalnum(g_utf8_get_char(p)) && !strchr(" .%-,", *p)) {
			return false;
		}
	}
	return !g_str_has_suffix(text, " ");
}

static void append_scalar(GString *line, const char *text)
{
	if (is_plain(text)) {
		g_string_append(line, text);
		return;
	}
	g_string_append_c(line, '"');
	for (const char *p = text; *p; p++) {
		if (prose_is_control(*p) || *p == '\t' || *p == '\n' || *p == '\r') {
			g_string_append_printf(line, "\\x%02x", (unsigned char)*p);
		} else {
			g_string_append_printf(line, "%s%c", *p == '"' || *p == '\\' ? "\\" : "", *p);
		}
	}
	g_string_append_c(line, '"');
}

// "name: value"; false when nothing says the value: it is zero unless a theme sets it.
static bool append_option(GString *line, const struct option *option, const struct origin *origin)
{
	bool empty = !origin->text || !*origin->text;
	if (empty && option->type != OPTION_FONTS) {
		return false;
	}
	g_string_append_printf(line, "%s: ", option->name);
	if (empty) {
		g_string_append(line, "[]");
	} else {
		append_scalar(line, origin->text);
	}
	return true;
}

// Where a value comes from, on one line. The caller frees it.
static char *origin_text(const struct origin *origin, const struct diag *diag)
{
	switch (origin->kind) {
	case ORIGIN_TABLE:
		return g_strdup("option table");
	case ORIGIN_FLAG:
		return g_strdup("-S flag");
	case ORIGIN_THEME:
		break;
	}
	if (origin->builtin) {
		return g_strdup(origin->builtin);
	}
	g_autofree char *path = prose_of_name(diag_path(diag, origin->pos.file));
	return g_strdup_printf("%s:%u", path, origin->pos.line);
}

// A line with a comment that starts in a column, counted in characters' cells.
static void put_line(struct out *out, const GString *line, size_t column, const char *comment)
{
	size_t cells = 0;
	for (const char *p = line->str; *p; p = g_utf8_next_char(p)) {
		cells += g_unichar_iswide(g_utf8_get_char(p)) ? 2 : 1;
	}
	int gap = cells < column ? (int)(column - cells) : 1;
	out_printf(out, "%s%*s# %s\n", line->str, gap, "", comment);
}

static void put_options(
	struct out *out, const struct option_subject *subject, const struct origins *origins, const struct diag *diag)
{
	size_t count;
	const struct option *options = option_table(subject->group, &count);
	for (size_t i = 0; i < count; i++) {
		struct origin origin = origins_find(origins, subject, &options[i]);
		g_autoptr(GString) line = g_string_new("  ");
		if (option_offered(&options[i], subject) && append_option(line, &options[i], &origin)) {
			g_autofree char *comment = origin_text(&origin, diag);
			put_line(out, line, COMMENT_COLUMN, comment);
		}
	}
}

void theme_print(struct out *out, const struct theme *theme, const struct origins *origins, const struct diag *diag)
{
	g_autofree char *name = prose_of_name(theme->name);
	out_printf(out, "# The theme '%s', whole. Behind each value stands what set it.\n", name);
	if (theme->summary) {
		g_autoptr(GString) line = g_string_new("summary: ");
		append_scalar(line, theme->summary);
		out_printf(out, "%s\n", line->str);
	}
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		out_printf(out, "\n%s:\n", subject.name);
		put_options(out, &subject, origins, diag);
	}
}

// What an option does, with the words that it takes. The caller frees it.
static char *help_text(const struct option *option)
{
	if (!option_word(option->type, 0)) {
		return g_strdup(option->help);
	}
	g_autofree char *expects = option_expects(option);
	return g_strdup_printf("%s: %s", option->help, expects);
}

static void put_comments(struct out *out, const struct option_subject *subject, const struct origins *origins)
{
	size_t count;
	const struct option *options = option_table(subject->group, &count);
	for (size_t i = 0; i < count; i++) {
		struct origin origin = origins_find(origins, subject, &options[i]);
		g_autoptr(GString) line = g_string_new("  # ");
		if (option_offered(&options[i], subject) && append_option(line, &options[i], &origin)) {
			g_autofree char *help = help_text(&options[i]);
			put_line(out, line, HELP_COLUMN, help);
		}
	}
}

void theme_print_template(struct out *out, struct arena *arena, struct diag *diag)
{
	struct theme theme;
	struct style style;
	bool loaded = theme_load(&theme, "default", NULL, arena, diag);
	g_assert(loaded);
	struct origins *origins = origins_create(arena);
	resolve_recorded(&style, &theme, NULL, origins, arena, diag);
	out_puts(out,
		"# A theme of Bifolio: how the parts of a document look, in the PDF and in the EPUB.\n"
		"#\n"
		"# Every option stands here with the value that it has in the theme default, as a comment. To change "
		"one,\n"
		"# take away the first \"# \" of its line, and set the value. What you do not change may be deleted.\n"
		"# `bifolio themes --show FILE.yaml` shows what comes of it; bifolio-themes(5) explains units and "
		"parts.\n"
		"\n"
		"# summary: what it is for\n"
		"extends: default\n");
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		out_printf(out, "\n%s:\n", subject.name);
		put_comments(out, &subject, origins);
	}
	origins_destroy(origins);
}
