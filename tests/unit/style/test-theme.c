#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "style/option.h"
#include "style/style.h"
#include "style/resolve.h"
#include "style/theme.h"

struct fixture {
	struct world *world;
	struct arena *arena;
	struct diag *diag;
	char *folder;
};

static void set_up(struct fixture *fixture, const void *data)
{
	(void)data;
	fixture->world = world_create();
	fixture->arena = arena_create();
	fixture->diag = diag_create();
	fixture->folder = g_dir_make_tmp("theme-XXXXXX", NULL);
	g_assert_nonnull(fixture->folder);
}

static void tear_down(struct fixture *fixture, const void *data)
{
	(void)data;
	g_autoptr(GDir) dir = g_dir_open(fixture->folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
		g_unlink(path);
	}
	g_rmdir(fixture->folder);
	g_free(fixture->folder);
	diag_destroy(fixture->diag);
	arena_destroy(fixture->arena);
	world_destroy(fixture->world);
}

static char *write_theme(struct fixture *fixture, const char *name, const char *text)
{
	char *path = g_build_filename(fixture->folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

static const struct message *last_message(const struct fixture *fixture)
{
	g_assert_cmpuint(diag_message_count(fixture->diag), >, 0);
	return diag_message_at(fixture->diag, diag_message_count(fixture->diag) - 1);
}

static void resolve(struct fixture *fixture, struct style *style, const char *theme_text, const char *const *overrides)
{
	g_autofree char *path = write_theme(fixture, "theme.yaml", theme_text);
	struct theme theme;
	g_assert_true(theme_load(&theme, path, fixture->world, fixture->arena, fixture->diag));
	style_resolve(style, &theme, overrides, fixture->arena, fixture->diag);
}

static void test_builtin(struct fixture *fixture, const void *data)
{
	(void)data;
	g_assert_cmpuint(theme_builtin_count(), >=, 2);
	for (size_t i = 0; i < theme_builtin_count(); i++) {
		struct theme theme;
		struct style style;
		g_assert_true(theme_load(&theme, theme_builtin_name(i), fixture->world, fixture->arena, fixture->diag));
		g_assert_nonnull(theme.summary);
		style_resolve(&style, &theme, NULL, fixture->arena, fixture->diag);
		g_assert_cmpstr(style.name, ==, theme_builtin_name(i));
		g_assert_true(i == 0 || strcmp(theme_builtin_name(i - 1), theme_builtin_name(i)) < 0);
	}
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
}

// The default theme speaks of every part, and of every option of the page and of lines.
static void test_default_is_complete(struct fixture *fixture, const void *data)
{
	(void)data;
	struct theme theme;
	g_assert_true(theme_load(&theme, "default", fixture->world, fixture->arena, fixture->diag));
	g_assert_null(theme.extends);
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		const struct value *node = value_lookup(theme.root, subject.name);
		g_assert_nonnull(node);
		size_t count;
		const struct option *options = option_table(subject.group, &count);
		bool whole = subject.group == OPTION_GROUP_PAGE || subject.group == OPTION_GROUP_LINE;
		for (size_t j = 0; whole && j < count; j++) {
			g_assert_nonnull(value_lookup(node, options[j].name));
		}
	}
}

static void test_default_looks(struct fixture *fixture, const void *data)
{
	(void)data;
	struct theme theme;
	struct style style;
	g_assert_true(theme_load(&theme, "default", fixture->world, fixture->arena, fixture->diag));
	style_resolve(&style, &theme, NULL, fixture->arena, fixture->diag);
	double measure = (style.page.width - style.page.margin_left - style.page.margin_right) / style.page.font_size;
	g_assert_cmpfloat(measure, >=, 38);
	g_assert_cmpfloat(measure, <, 41);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].indent, ==, 2);
	g_assert_cmpfloat(style.blocks[ROLE_LIST].indent, ==, 0);
	g_assert_cmpint(style.texts[TEXT_EM].family, ==, FAMILY_KAI);
	g_assert_false(style.texts[TEXT_EM].dots);
	g_assert_cmpint(style.line.punctuation, ==, SPACING_QUANJIAO);
	g_assert_cmpint(style.line.level, ==, BREAKS_GB);
	g_assert_cmpfloat(style.line.autospace, ==, .25);
	g_assert_true(style.line.hyphenate && !style.line.hanging);
	g_assert_cmpint(style.texts[TEXT_STRONG].family, ==, FAMILY_INHERIT);
	for (int role = ROLE_HEADING_2; role <= ROLE_HEADING_6; role++) {
		const struct block_style *heading = &style.blocks[role];
		g_assert_cmpfloat(heading->space_before, >, heading->space_after);
		g_assert_true(heading->keep_with_next);
		g_assert_cmpfloat(heading->size, <=, style.blocks[role - 1].size + (role == ROLE_HEADING_2 ? 10 : 0));
	}
}

static void test_extends(struct fixture *fixture, const void *data)
{
	(void)data;
	g_autofree char *base = write_theme(fixture, "base.yaml", "page: {font-size: 10pt}\nbody: {leading: 2}\n");
	struct style style;
	resolve(fixture, &style, "extends: ./base.yaml\nquote: {size: 15pt}\nfamilies: {song: [Songti SC, SimSun]}\n",
		NULL);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_cmpfloat(style.page.font_size, ==, 10);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].leading, ==, 2);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].indent, ==, 2); // from default
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].size, ==, 1.5);
	g_assert_cmpfloat(style.blocks[ROLE_TITLE].size, ==, 2); // grows and shrinks with the body's
	g_assert_cmpstr(style.families[FAMILY_SONG], ==, "Songti SC, SimSun");
	g_assert_null(style.families[FAMILY_HEI]);
}

static void test_overrides(struct fixture *fixture, const void *data)
{
	(void)data;
	static const char *const overrides[] = { "body.leading=1.5", "body.leading=1.9", "quote.size=16pt",
		"page.font-size=8pt", NULL };
	struct style style;
	resolve(fixture, &style, "body: {leading: 2}\n", overrides);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].leading, ==, 1.9);
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].size, ==, 2);
}

static void test_bad_overrides(struct fixture *fixture, const void *data)
{
	(void)data;
	static const char *const overrides[] = { "nothing", "body=3", "body.leading", "", "body.leading=9", NULL };
	struct style style;
	resolve(fixture, &style, "", overrides);
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_BAD_VALUE), ==, 5);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 5);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].leading, ==, 1.7);
}

static void test_unknown_overrides(struct fixture *fixture, const void *data)
{
	(void)data;
	static const struct {
		const char *override;
		const char *text;
		const char *hint;
	} rows[] = {
		{ "z.b=c", "there is no option 'z'", NULL },
		{ "bodi.leading=1.5", "there is no option 'bodi'", "did you mean 'body'?" },
		{ "page.x=1", "there is no option 'page.x'", NULL },
		{ "page.siz=A4", "there is no option 'page.siz'", "did you mean 'size'?" },
		{ "body.leadin=2", "there is no option 'body.leadin'", "did you mean 'leading'?" },
		{ "folio.indent=2", "'folio.indent' changes nothing: 'folio' has no 'indent'",
			"it has family, weight, size, letter-spacing, align, color" },
		{ "kbd.dots=true", "'kbd.dots' changes nothing: 'kbd' has no 'dots'",
			"it has family, weight, size, raise, underline, strike, color, background" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct style style;
		resolve(fixture, &style, "", (const char *const[]){ rows[i].override, NULL });
		g_assert_cmpuint(diag_message_count(fixture->diag), ==, i + 1);
		g_assert_cmpint(last_message(fixture)->code, ==, DIAG_UNKNOWN_KEY);
		g_assert_cmpstr(last_message(fixture)->text, ==, rows[i].text);
		g_assert_cmpstr(last_message(fixture)->hint, ==, rows[i].hint);
	}
}

static void test_messages(struct fixture *fixture, const void *data)
{
	(void)data;
	struct style style;
	resolve(fixture, &style, "body:\n  leadin: 2\n", NULL);
	const struct message *message = last_message(fixture);
	g_assert_cmpint(message->code, ==, DIAG_UNKNOWN_KEY);
	g_assert_cmpuint(message->pos.line, ==, 2);
	g_assert_cmpuint(message->pos.column, ==, 3);
	g_assert_cmpstr(message->text, ==, "there is no option 'body.leadin'");
	g_assert_cmpstr(message->hint, ==, "did you mean 'leading'?");
	resolve(fixture, &style, "quotes: {}\n", NULL);
	g_assert_cmpstr(last_message(fixture)->hint, ==, "did you mean 'quote'?");
	resolve(fixture, &style, "page:\n  margin-top: 25xp\n", NULL);
	message = last_message(fixture);
	g_assert_cmpint(message->code, ==, DIAG_BAD_VALUE);
	g_assert_cmpuint(message->pos.line, ==, 2);
	g_assert_cmpuint(message->pos.column, ==, 15);
	g_assert_true(g_str_has_suffix(message->text, "not '25xp'"));
	resolve(fixture, &style, "page: A4\n", NULL);
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_BAD_VALUE);
	resolve(fixture, &style, "body: {leading: {a: 1}}\n", NULL);
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_BAD_VALUE);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 5);
}

static void test_not_found(struct fixture *fixture, const void *data)
{
	(void)data;
	struct theme theme;
	g_assert_false(theme_load(&theme, "nosuch", fixture->world, fixture->arena, fixture->diag));
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_INVALID_OPTION);
	g_assert_false(theme_load(&theme, "./nosuch.yaml", fixture->world, fixture->arena, fixture->diag));
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_CANNOT_READ);
	g_autofree char *path = write_theme(fixture, "loop.yaml", "extends: ./loop.yaml\n");
	g_assert_false(theme_load(&theme, path, fixture->world, fixture->arena, fixture->diag));
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_INVALID_OPTION);
	g_assert_true(g_str_has_suffix(last_message(fixture)->text, "extends itself"));
}

static void test_inside(struct fixture *fixture, const void *data)
{
	(void)data;
	static const struct source_pos nowhere = { 0 };
	g_autofree char *path = write_theme(fixture, "inner.yaml", "body: {leading: 2}\n");
	g_autofree char *pipe = g_build_filename(fixture->folder, "pipe.yaml", NULL);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	struct theme theme;
	g_assert_true(theme_load_inside(
		&theme, path, nowhere, fixture->folder, fixture->world, fixture->arena, fixture->diag));
	g_assert_true(theme_load_inside(
		&theme, "book", nowhere, fixture->folder, fixture->world, fixture->arena, fixture->diag));
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_false(theme_load_inside(
		&theme, path, nowhere, "/nonexistent", fixture->world, fixture->arena, fixture->diag));
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_OUTSIDE_ROOT);
	g_assert_false(theme_load_inside(
		&theme, pipe, nowhere, fixture->folder, fixture->world, fixture->arena, fixture->diag));
	g_assert_cmpint(last_message(fixture)->code, ==, DIAG_CANNOT_READ);
}

static void check_hint(struct fixture *fixture, const char *theme_text, const char *text, const char *hint)
{
	struct style style;
	size_t before = diag_message_count(fixture->diag);
	g_test_message("%s", theme_text);
	resolve(fixture, &style, theme_text, NULL);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, before + 1);
	g_assert_cmpstr(last_message(fixture)->text, ==, text);
	g_assert_cmpstr(last_message(fixture)->hint, ==, hint);
}

static void test_value_hints(struct fixture *fixture, const void *data)
{
	(void)data;
	static const char colors[] = "must be a colour such as #333333, rgb(51, 51, 51) or navy, or none, not";
	static const struct {
		const char *theme, *key, *value, *hint;
	} rows[] = {
		{ "body: {color: #333}\n}", "body.color", "",
			"YAML takes a # for a comment: write it in quotes, as in \"#333333\"" },
		{ "body:\n  color: 1f4e79\n", "body.color", "1f4e79", "write \"#1f4e79\", in quotes" },
		{ "body:\n  color: darkblu\n", "body.color", "darkblu", "did you mean 'darkblue'?" },
		{ "h2:\n  background-color: colourful\n", "heading-2.background", "colourful", NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf("'%s' %s '%s'", rows[i].key, colors, rows[i].value);
		check_hint(fixture, rows[i].theme, text, rows[i].hint);
	}
	check_hint(fixture, "page: {margin-top: 25}\n",
		"'page.margin-top' must be a length from 0 to 1000 pt, in pt, mm, cm, in or px, or in em of the body, "
		"not '25'",
		"a length has a unit, as in 25mm or 25pt");
	check_hint(fixture, "body: {text-align: justfy}\n",
		"'body.align' must be justify, start, center or end, not 'justfy'", "did you mean 'justify'?");
	check_hint(fixture, "body: {margin-botom: 0}\n", "there is no option 'body.margin-botom'",
		"did you mean 'margin-bottom'?");
	check_hint(fixture, "heading1: {size: 2}\n", "there is no option 'heading1'", "did you mean 'heading-1'?");
}

// Lengths mean what they say whatever the order in which sizes are set, in any layer.
static void test_rounds(struct fixture *fixture, const void *data)
{
	(void)data;
	g_autofree char *base = write_theme(
		fixture, "base.yaml", "page: {margin-top: 3em, font-size: 20pt}\nquote: {indent: 16px, size: 24pt}\n");
	static const char *const overrides[] = { "quote.space-before=5pt", "page.font-size=10pt", "quote.size=20pt",
		NULL };
	struct style style;
	resolve(fixture, &style, "extends: ./base.yaml\n", overrides);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_cmpfloat(style.page.margin_top, ==, 30);
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].size, ==, 2);
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].indent, ==, .6);
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].space_before, ==, .25);
}

static void test_aliases(struct fixture *fixture, const void *data)
{
	(void)data;
	struct style style;
	resolve(fixture, &style,
		"heading-1: {space-before: 2em, margin-top: 0, font-weight: bold, text-align: right}\n"
		"title: {color: red, font-family: 楷体}\nh1: {color: navy}\n"
		"blockquote: {margin-left: 1em, background-color: transparent}\na: {color: \"rgb(1, 2, 3)\"}\npage:\n",
		NULL);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	const struct block_style *title = &style.blocks[ROLE_TITLE];
	g_assert_cmpfloat(title->space_before, ==, 0);
	g_assert_cmpint(title->weight, ==, 700);
	g_assert_cmpint(title->align, ==, ALIGN_END);
	g_assert_cmpint(title->family, ==, FAMILY_KAI);
	g_assert_cmphex(title->color, ==, 0x000080);
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].margin_start, ==, 1);
	g_assert_cmphex(style.blocks[ROLE_QUOTE].background, ==, COLOR_INHERIT);
	g_assert_cmphex(style.texts[TEXT_LINK].color, ==, 0x010203);
	resolve(fixture, &style, "title: {margin-top: 0, space-before: 2em}\n", NULL);
	g_assert_cmpfloat(style.blocks[ROLE_TITLE].space_before, ==, 2); // the later one counts
}

// A theme of any shape leaves a complete style.
static void test_odd_themes(struct fixture *fixture, const void *data)
{
	(void)data;
	static const char *const odd[] = { "", "- a\n- b\n", "text", "extends: [default]\n", "summary: {a: b}\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		struct style style;
		resolve(fixture, &style, odd[i], NULL);
		g_assert_cmpfloat(style.page.font_size, ==, 11);
		g_assert_cmpfloat(style.blocks[ROLE_BODY].leading, ==, 1.7);
	}
}

#define ADD(path, test) g_test_add(path, struct fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/theme/builtin", test_builtin);
	ADD("/theme/default-is-complete", test_default_is_complete);
	ADD("/theme/default-looks", test_default_looks);
	ADD("/theme/extends", test_extends);
	ADD("/theme/overrides", test_overrides);
	ADD("/theme/bad-overrides", test_bad_overrides);
	ADD("/theme/unknown-overrides", test_unknown_overrides);
	ADD("/theme/messages", test_messages);
	ADD("/theme/not-found", test_not_found);
	ADD("/theme/inside", test_inside);
	ADD("/theme/value-hints", test_value_hints);
	ADD("/theme/rounds", test_rounds);
	ADD("/theme/aliases", test_aliases);
	ADD("/theme/odd", test_odd_themes);
	return g_test_run();
}
