#include "batch/config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "../book/folder.h"
#include "hugo/shortcode_row.h"

static struct settings settings;

// The folder of the user's configuration, and the fixture, which empties it.
static char *user_folder;

static void open_folder(struct folder_fixture *fixture, const void *unused)
{
	folder_open(fixture, unused);
	settings.world = fixture->world;
}

static void close_folder(struct folder_fixture *fixture, const void *unused)
{
	g_autofree char *folder = g_build_filename(user_folder, "bifolio", NULL);
	g_autofree char *path = g_build_filename(folder, "config.yaml", NULL);
	g_unlink(path);
	g_rmdir(folder);
	folder_close(fixture, unused);
}

static void write_user_file(const char *text)
{
	g_autofree char *folder = g_build_filename(user_folder, "bifolio", NULL);
	g_autofree char *path = g_build_filename(folder, "config.yaml", NULL);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static char *below(const struct folder_fixture *fixture, const char *relative)
{
	return arena_printf(fixture->arena, "%s/%s", fixture->path, relative);
}

static bool load(struct folder_fixture *fixture, struct config *config, const char *input)
{
	return config_load(config, below(fixture, input), fixture->path, &settings, fixture->arena, fixture->diag);
}

static struct style style_of(struct folder_fixture *fixture, const struct config *config, const char *theme)
{
	struct settings flags = { .world = fixture->world, .theme = theme };
	struct style style;
	g_assert_true(config_style(&style, config, &flags, fixture->arena, fixture->diag));
	return style;
}

static const char *last_text(const struct folder_fixture *fixture)
{
	size_t count = diag_message_count(fixture->diag);
	g_assert_cmpuint(count, >, 0);
	return diag_message_at(fixture->diag, count - 1)->text;
}

static const char *last_path(const struct folder_fixture *fixture)
{
	return diag_message_at(fixture->diag, diag_message_count(fixture->diag) - 1)->path;
}

static void test_one(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "bifolio.yaml", "theme: book\nlang: zh-TW\npage:\n  size: A4\n");
	folder_write(fixture, "posts/a.md", "甲");
	struct config config;
	g_assert_true(load(fixture, &config, "posts/a.md"));
	g_assert_cmpstr(config.lang, ==, "zh-TW");
	g_assert_cmpstr(config.theme, ==, "book");
	g_assert_cmpfloat_with_epsilon(style_of(fixture, &config, NULL).page.width, 595.3, 0.1);
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	// The configuration lies above the root: it does not count.
	const char *input = below(fixture, "posts/a.md");
	const char *root = below(fixture, "posts");
	g_assert_true(config_load(&config, input, root, &settings, fixture->arena, fixture->diag));
	g_assert_null(config.looks);
	struct settings missing = { .world = fixture->world, .config = "no-such.yaml" };
	g_assert_false(config_load(&config, input, root, &missing, fixture->arena, fixture->diag));
	g_assert_cmpuint(diag_count(fixture->diag, DIAG_ERROR), ==, 1);
}

// Three files, each of which says something that no other does and something that the next one says otherwise.
static void write_chain(const struct folder_fixture *fixture)
{
	write_user_file("theme: book\nlang: ja\nruby: true\nembed-fonts: true\nfetch-images: [user.example]\n"
			"markdown: {mark: true, sub: true}\nshortcodes: {one: a, two: drop}\n"
			"body: {leading: 2, color: red}\nh2: {margin-top: 3em}\n");
	folder_write(fixture, "bifolio.yaml",
		"lang: zh-CN\nruby: false\nmarkdown: {sub: false, sup: true}\nshortcodes: {two: keep, three: b}\n"
		"body: {leading: 1.5}\nheading-2: {space-before: 2em}\n");
	folder_write(fixture, "posts/en/bifolio.yaml", "lang: en\nfetch-images: inner.example\nbody: {color: navy}\n");
	folder_write(fixture, "posts/en/a.md", "甲");
}

static const char *row_names(const struct folder_fixture *fixture, const struct shortcode_map *map)
{
	const char *names = "";
	for (size_t i = 0; i < map->count; i++) {
		names = arena_printf(fixture->arena, "%s %s", names, map->rows[i].name);
	}
	return names;
}

static void test_chain(struct folder_fixture *fixture, const void *unused)
{
	write_chain(fixture);
	struct config config;
	g_assert_true(load(fixture, &config, "posts/en/a.md"));
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_cmpstr(config.lang, ==, "en");
	g_assert_false(config.ruby);
	g_assert_true(config.embed_fonts);
	g_assert_cmpstr(config.fetch_hosts[0], ==, "user.example"); // nothing in the source may widen it
	g_assert_null(config.fetch_hosts[1]);
	const struct dialect *dialect = config_dialect(&config, &dialect_none, fixture->arena, fixture->diag);
	g_assert_true(dialect->mark && !dialect->sub && dialect->sup);
	g_assert_cmpstr(row_names(fixture, config.shortcodes), ==, " two three one");
	struct style style = style_of(fixture, &config, NULL);
	g_assert_cmpstr(style.name, ==, "book");
	g_assert_cmphex(style.blocks[ROLE_BODY].color, ==, 0x000080);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].leading, ==, 1.5);
	g_assert_cmpfloat(style.blocks[ROLE_HEADING_2].space_before, ==, 2); // whatever name the file uses
	g_assert_cmpfloat(style_of(fixture, &config, "default").blocks[ROLE_BODY].leading, ==, 1.5);
	// A folder higher up, an input that is a folder: one layer less.
	g_assert_true(load(fixture, &config, "posts"));
	g_assert_cmpstr(config.lang, ==, "zh-CN");
	g_assert_cmphex(style_of(fixture, &config, NULL).blocks[ROLE_BODY].color, ==, 0xff0000);
}

static void test_config_flag(struct folder_fixture *fixture, const void *unused)
{
	write_chain(fixture);
	folder_write(fixture, "other.yaml", "quote: {size: 2}\n");
	struct settings flags = { .world = fixture->world, .config = below(fixture, "other.yaml") };
	struct config config;
	g_assert_true(config_load(
		&config, below(fixture, "posts/en/a.md"), fixture->path, &flags, fixture->arena, fixture->diag));
	g_assert_null(config.lang);
	g_assert_null(config.theme);
	g_assert_null(config.shortcodes);
	struct style style = style_of(fixture, &config, NULL);
	g_assert_cmpfloat(style.blocks[ROLE_QUOTE].size, ==, 2);
	g_assert_cmpfloat(style.blocks[ROLE_BODY].leading, ==, 1.7);
}

// What is no map takes the place of a map, and a map that of what is none.
static void test_shortcodes(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "bifolio.yaml", "shortcodes: {one: a}\n");
	folder_write(fixture, "off/bifolio.yaml", "shortcodes: false\n");
	folder_write(fixture, "off/on/bifolio.yaml", "shortcodes: {two: b}\n");
	struct config config;
	g_assert_true(load(fixture, &config, "off"));
	g_assert_true(config.shortcodes->off);
	g_assert_true(load(fixture, &config, "off/on"));
	g_assert_false(config.shortcodes->off);
	g_assert_cmpstr(row_names(fixture, config.shortcodes), ==, " two");
}

// A value that cannot be used leaves that of the outer file, and the message names the inner one.
static void test_messages(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "bifolio.yaml", "lang: ja\nruby: true\nbody: {leading: 2}\n");
	folder_write(fixture, "in/bifolio.yaml", "\nlang: 中文\nruby: perhaps\nmarkdown: x\nbody: {leading: 99}\n");
	struct config config;
	g_assert_true(load(fixture, &config, "in"));
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_BAD_VALUE), ==, 3);
	g_assert_cmpstr(config.lang, ==, "ja");
	g_assert_true(config.ruby);
	g_assert_cmpfloat(style_of(fixture, &config, NULL).blocks[ROLE_BODY].leading, ==, 2);
	g_assert_true(g_str_has_prefix(last_text(fixture), "'body.leading' must be"));
	g_assert_true(g_str_has_suffix(last_path(fixture), "/in/bifolio.yaml"));
	// A file that is no map says nothing.
	folder_write(fixture, "in/bifolio.yaml", "- a\n");
	g_assert_true(load(fixture, &config, "in"));
	g_assert_cmpstr(last_text(fixture), ==, "a configuration must be a map of options");
	g_assert_cmpstr(config.lang, ==, "ja");
}

// The user's file may name any theme, one in the source only those inside of it: whoever names the theme that counts.
static void test_trust(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "out.yaml", "body: {leading: 3}\n");
	folder_write(fixture, "src/t.yaml", "body: {leading: 2.5}\n");
	folder_write(fixture, "src/in/a.md", "甲");
	g_autofree char *user = g_strdup_printf("theme: %s/out.yaml\n", fixture->path);
	write_user_file(user);
	const char *root = below(fixture, "src");
	const char *input = below(fixture, "src/in/a.md");
	struct config config;
	g_assert_true(config_load(&config, input, root, &settings, fixture->arena, fixture->diag));
	g_assert_cmpfloat(style_of(fixture, &config, NULL).blocks[ROLE_BODY].leading, ==, 3);
	folder_write(fixture, "src/bifolio.yaml", "theme: ./t.yaml\n");
	folder_write(fixture, "src/in/bifolio.yaml", "lang: zh\n");
	g_assert_true(config_load(&config, input, root, &settings, fixture->arena, fixture->diag));
	g_assert_cmpfloat(style_of(fixture, &config, NULL).blocks[ROLE_BODY].leading, ==, 2.5);
	folder_write(fixture, "src/in/bifolio.yaml", "theme: ../../out.yaml\n");
	g_assert_true(config_load(&config, input, root, &settings, fixture->arena, fixture->diag));
	struct style style;
	g_assert_cmpuint(diag_message_count(fixture->diag), ==, 0);
	g_assert_false(config_style(&style, &config, &settings, fixture->arena, fixture->diag));
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_OUTSIDE_ROOT), ==, 1);
	// An outer file that is a link out of the root is refused too.
	g_assert_cmpint(g_unlink(below(fixture, "src/bifolio.yaml")), ==, 0);
	g_assert_cmpint(symlink("../out.yaml", below(fixture, "src/bifolio.yaml")), ==, 0);
	g_assert_false(config_load(&config, input, root, &settings, fixture->arena, fixture->diag));
	g_assert_cmpuint(diag_count_code(fixture->diag, DIAG_OUTSIDE_ROOT), ==, 2);
}

static void test_hosts(struct folder_fixture *fixture, const void *unused)
{
	folder_write(fixture, "bifolio.yaml", "fetch-images: [outer.example]\n");
	folder_write(fixture, "in/bifolio.yaml", "fetch-images: [inner.example]\n");
	struct config config;
	g_assert_true(load(fixture, &config, "in"));
	g_assert_cmpstr(config.fetch_hosts[0], ==, "inner.example");
	g_assert_null(config.fetch_hosts[1]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	user_folder = g_dir_make_tmp("bifolio-config-XXXXXX", NULL);
	g_assert_nonnull(user_folder);
	g_setenv("XDG_CONFIG_HOME", user_folder, TRUE); // before GLib looks
#define ADD(name, function) g_test_add(name, struct folder_fixture, NULL, open_folder, function, close_folder)
	ADD("/config/one", test_one);
	ADD("/config/chain", test_chain);
	ADD("/config/flag", test_config_flag);
	ADD("/config/shortcodes", test_shortcodes);
	ADD("/config/hosts", test_hosts);
	ADD("/config/messages", test_messages);
	ADD("/config/trust", test_trust);
	int status = g_test_run();
	g_rmdir(user_folder);
	g_free(user_folder);
	return status;
}
