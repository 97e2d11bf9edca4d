#include "style/theme_print.h"

#include <glib/gstdio.h>
#include <string.h>

#include "style/resolve.h"

struct fixture {
	struct world *world;
	struct arena *arena;
	struct diag *diag;
	struct origins *origins;
	struct out *out;
	char *folder;
};

static void set_up(struct fixture *fixture, const void *data)
{
	(void)data;
	fixture->world = world_create();
	fixture->arena = arena_create();
	fixture->diag = diag_create();
	fixture->origins = origins_create(fixture->arena);
	fixture->out = out_create();
	fixture->folder = g_dir_make_tmp("print-XXXXXX", NULL);
	g_assert_nonnull(fixture->folder);
}

static void tear_down(struct fixture *fixture, const void *data)
{
	(void)data;
	g_rmdir(fixture->folder);
	g_free(fixture->folder);
	out_destroy(fixture->out);
	origins_destroy(fixture->origins);
	diag_destroy(fixture->diag);
	arena_destroy(fixture->arena);
	world_destroy(fixture->world);
}

// Reads a theme from a text; with origins, records them.
static void read_theme(struct fixture *fixture, struct theme *theme, const char *text)
{
	g_autofree char *path = g_build_filename(fixture->folder, "t.yaml", NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_true(theme_load(theme, path, fixture->world, fixture->arena, fixture->diag));
	g_unlink(path);
}

static const char *printed(struct fixture *fixture)
{
	size_t length;
	const char *bytes = out_bytes(fixture->out, &length);
	return arena_strndup(fixture->arena, bytes, length);
}

// Two styles that differ in their names at most.
static void assert_same(struct style *a, struct style *b)
{
	a->name = b->name;
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		size_t count;
		const struct option *options = option_table(subject.group, &count);
		for (size_t j = 0; j < count; j++) {
			if (options[j].type == OPTION_FONTS || options[j].type == OPTION_TEXT) {
				const char **one = (const char **)((char *)a + subject.offset + options[j].offset);
				const char **other = (const char **)((char *)b + subject.offset + options[j].offset);
				g_assert_cmpstr(*one, ==, *other);
				*one = *other;
			}
		}
	}
	g_assert_cmpmem(a, sizeof(*a), b, sizeof(*b));
}

static void check_round_trip(struct fixture *fixture, const struct theme *theme, const char *const *overrides)
{
	struct style style, again;
	resolve_recorded(&style, theme, overrides, fixture->origins, fixture->arena, fixture->diag);
	theme_print(fixture->out, theme, fixture->origins, fixture->diag);
	struct theme shown;
	read_theme(fixture, &shown, printed(fixture));
	g_assert_cmpstr(shown.summary, ==, theme->summary);
	style_resolve(&again, &shown, NULL, fixture->arena, fixture->diag);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	assert_same(&again, &style);
}

// Every option stands in what is printed, but for those that nothing gives a value.
static void test_whole(struct fixture *fixture, const void *data)
{
	(void)data;
	struct theme theme;
	struct style style;
	g_assert_true(theme_load(&theme, "book", fixture->world, fixture->arena, fixture->diag));
	resolve_recorded(&style, &theme, NULL, fixture->origins, fixture->arena, fixture->diag);
	theme_print(fixture->out, &theme, fixture->origins, fixture->diag);
	struct theme shown;
	read_theme(fixture, &shown, printed(fixture));
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		const struct value *node = value_lookup(shown.root, subject.name);
		g_assert_nonnull(node);
		size_t count;
		const struct option *options = option_table(subject.group, &count);
		for (size_t j = 0; j < count; j++) {
			bool said = options[j].initial || options[j].type == OPTION_FONTS;
			bool offered = option_offered(&options[j], &subject);
			bool found = value_lookup(node, options[j].name) != NULL;
			g_assert_true(offered ? found || !said : !found);
		}
	}
}

static void test_builtin(struct fixture *fixture, const void *data)
{
	struct theme theme;
	g_assert_true(theme_load(&theme, data, fixture->world, fixture->arena, fixture->diag));
	check_round_trip(fixture, &theme, NULL);
}

static void test_mine(struct fixture *fixture, const void *data)
{
	(void)data;
	static const char *const overrides[] = { "body.color=navy", "page.margin-left=0", "quote.indent=7px", NULL };
	struct theme theme;
	read_theme(fixture, &theme,
		"summary: \"大字: \\\"印\\\" # \\\\\"\nextends: book\npage: {font-size: 10.3pt, size: 133.3mm 17cm, "
		"margin-top: 3em}\n"
		"families: {song: [\"A: #b\", 'C\"d']}\nh2: {size: 三号, margin-top: 13.7pt, font-weight: bold}\n"
		"em: {size: 93%, color: \"#abc\"}\n");
	check_round_trip(fixture, &theme, overrides);
}

static struct origin origin_of(struct fixture *fixture, const char *subject_name, const char *name)
{
	struct option_subject subject;
	g_assert_true(option_subject_find(&subject, subject_name));
	return origins_find(fixture->origins, &subject, option_find(subject.group, name));
}

static void test_origins(struct fixture *fixture, const void *data)
{
	(void)data;
	static const char *const overrides[] = { "body.color=navy", "body.align=nowhere", NULL };
	struct theme theme;
	struct style style;
	read_theme(fixture, &theme, "extends: book\nbody:\n  leading: 2\n  size: 99\n  text-indent: 1\n");
	resolve_recorded(&style, &theme, overrides, fixture->origins, fixture->arena, fixture->diag);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 2);
	struct origin origin = origin_of(fixture, "body", "leading");
	g_assert_cmpint(origin.kind, ==, ORIGIN_THEME);
	g_assert_null(origin.builtin);
	g_assert_cmpuint(origin.pos.line, ==, 3);
	g_assert_cmpstr(origin.text, ==, "2");
	g_assert_cmpuint(origin_of(fixture, "body", "indent").pos.line, ==, 5); // by its alias
	g_assert_cmpint(origin_of(fixture, "body", "color").kind, ==, ORIGIN_FLAG);
	// What could not be used set nothing.
	g_assert_cmpint(origin_of(fixture, "body", "size").kind, ==, ORIGIN_TABLE);
	g_assert_cmpstr(origin_of(fixture, "body", "align").builtin, ==, "default");
	g_assert_cmpstr(origin_of(fixture, "page", "size").builtin, ==, "book");
	g_assert_cmpint(origin_of(fixture, "body", "padding").kind, ==, ORIGIN_TABLE);
	theme_print(fixture->out, &theme, fixture->origins, fixture->diag);
	static const char *const lines[] = { "\n  leading: 2 +# /.*/t\\.yaml:3\n", "\n  color: navy +# -S flag\n",
		"\n  size: 大32开 +# book\n", "\n  align: justify +# default\n", "\n  padding: 0 +# option table\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_test_message("%s", lines[i]);
		g_assert_true(g_regex_match_simple(lines[i], printed(fixture), 0, 0));
	}
}

// The theme to be edited looks as the default one does, before and after each line is taken out of its comment.
static void test_template(struct fixture *fixture, const void *data)
{
	(void)data;
	theme_print_template(fixture->out, fixture->arena, fixture->diag);
	const char *text = printed(fixture);
	g_autoptr(GRegex) comment = g_regex_new("^(  )# ", G_REGEX_MULTILINE, 0, NULL);
	g_autofree char *opened = g_regex_replace(comment, text, -1, 0, "\\1", 0, NULL);
	g_assert_cmpuint(strlen(opened), <, strlen(text) - 500);
	struct style standard;
	struct theme theme;
	g_assert_true(theme_load(&theme, "default", fixture->world, fixture->arena, fixture->diag));
	style_resolve(&standard, &theme, NULL, fixture->arena, fixture->diag);
	const char *const texts[] = { text, opened };
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct style style;
		read_theme(fixture, &theme, texts[i]);
		style_resolve(&style, &theme, NULL, fixture->arena, fixture->diag);
		g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
		assert_same(&style, &standard);
	}
	g_assert_nonnull(value_lookup_path(theme.root, "heading-2.size"));
}

#define ADD(path, test, data) g_test_add(path, struct fixture, data, set_up, test, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/theme-print/whole", test_whole, NULL);
	ADD("/theme-print/default", test_builtin, "default");
	ADD("/theme-print/book", test_builtin, "book");
	ADD("/theme-print/mine", test_mine, NULL);
	ADD("/theme-print/origins", test_origins, NULL);
	ADD("/theme-print/template", test_template, NULL);
	return g_test_run();
}
