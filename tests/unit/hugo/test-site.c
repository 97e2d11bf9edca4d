#include "hugo/site.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MAX = 4 };

struct file {
	const char *path;
	const char *text;
};

struct fixture {
	struct world *world;
	char *root;
	GPtrArray *made; // files and folders, in the order of their making
	struct arena *arena;
	struct diag *diag;
	struct site *site;
};

static void make_folder(struct fixture *f, const char *path)
{
	g_autofree char *parent = g_path_get_dirname(path);
	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		make_folder(f, parent);
		g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
		g_ptr_array_add(f->made, g_strdup(path));
	}
}

static void put(struct fixture *f, const char *name, const char *text)
{
	char *path = g_build_filename(f->root, name, NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	make_folder(f, folder);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_ptr_array_add(f->made, path);
}

static struct fixture fixture_create(void)
{
	g_autofree char *made = g_dir_make_tmp("bifolio-site-XXXXXX", NULL);
	g_assert_nonnull(made);
	return (struct fixture){
		.root = realpath(made, NULL),
		.made = g_ptr_array_new_with_free_func(g_free),
		.world = world_create(),
		.arena = arena_create(),
		.diag = diag_create(),
	};
}

static struct fixture load(const struct file *files)
{
	struct fixture f = fixture_create();
	for (size_t i = 0; i < FILES_MAX && files[i].path; i++) {
		put(&f, files[i].path, files[i].text);
	}
	f.site = site_load(f.root, f.world, f.arena, f.diag);
	return f;
}

static struct fixture load_yaml(const char *text)
{
	const struct file files[FILES_MAX] = { { "hugo.yaml", text } };
	return load(files);
}

static void finish(struct fixture *f)
{
	for (guint i = f->made->len; i > 0; i--) {
		g_assert_cmpint(g_remove(g_ptr_array_index(f->made, i - 1)), ==, 0);
	}
	g_assert_cmpint(g_rmdir(f->root), ==, 0);
	g_ptr_array_free(f->made, TRUE);
	free(f->root);
	arena_destroy(f->arena);
	world_destroy(f->world);
	diag_destroy(f->diag);
}

static void print_text(GString *out, const char *name, const char *text)
{
	if (text) {
		g_string_append_printf(out, "%s=%s;", name, text);
	}
}

static void print_list(GString *out, const char *name, const struct meta_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		g_string_append_printf(out, "%s%s%s", i == 0 ? name : "", i == 0 ? "=" : ",", list->items[i]);
	}
	g_string_append(out, list->count > 0 ? ";" : "");
}

static void print_texts(GString *out, const struct site_texts *texts)
{
	print_text(out, "url", texts->base_url);
	print_text(out, "title", texts->title);
	print_text(out, "description", texts->description);
	print_text(out, "copyright", texts->copyright);
	print_list(out, "authors", &texts->authors);
}

// What a site says of itself, without its folders, languages and dialect.
static char *said(const struct site *site)
{
	GString *out = g_string_new(NULL);
	print_texts(out, &site->texts);
	print_text(out, "lang", site->lang);
	for (size_t i = 0; i < site->permalink_count; i++) {
		print_text(out, site->permalinks[i].section, site->permalinks[i].pattern);
	}
	print_list(out, "main", &site->main_sections);
	print_list(out, "ignore", &site->ignore_files);
	print_text(out, "zone", site->time_zone);
	g_string_append(out, site->ugly_urls ? "ugly;" : "");
	g_string_append(out, site->build_drafts ? "drafts;" : "");
	g_string_append(out, site->build_future ? "future;" : "");
	g_string_append(out, site->build_expired ? "expired;" : "");
	return g_string_free(out, FALSE);
}

static char *folders(const struct site *site)
{
	GString *out = g_string_new(NULL);
	print_text(out, "content", site->content_dir);
	for (size_t i = 0; i < site->mount_count; i++) {
		const struct site_mount *mount = &site->mounts[i];
		g_string_append_printf(out, "%s@%s%s%s;", mount->dir, mount->at, mount->lang ? ":" : "",
			mount->lang ? mount->lang : "");
	}
	print_list(out, "static", &site->static_dirs);
	print_list(out, "assets", &site->asset_dirs);
	return g_string_free(out, FALSE);
}

static char *languages(const struct site *site)
{
	GString *out = g_string_new(site->default_language);
	for (size_t i = 0; i < site->language_count; i++) {
		const struct site_language *language = &site->languages[i];
		g_string_append_printf(out, " | %s lang=%s;", language->key, language->lang ? language->lang : "?");
		print_text(out, "dir", language->content_dir);
		print_texts(out, &language->texts);
		if (language->weight != 0) {
			g_string_append_printf(out, "weight=%d;", language->weight);
		}
		g_string_append(out, language->disabled ? "disabled;" : "");
	}
	return g_string_free(out, FALSE);
}

static char *dialect(const struct site *site)
{
	const struct dialect *d = &site->dialect;
	const struct {
		const char *name;
		bool on;
	} parts[] = {
		{ "definitions", d->definition_lists },
		{ "typographer", d->typographer },
		{ "blocks", d->block_attributes },
		{ "headings", d->heading_attributes },
		{ "ins", d->ins },
		{ "mark", d->mark },
		{ "sub", d->sub },
		{ "sup", d->sup },
		{ "emoji", d->emoji },
		{ "math", d->math },
		{ "parentheses", d->math_parentheses },
		{ "brackets", d->math_brackets },
		{ "alerts", d->alerts },
		{ "admonitions", d->admonitions },
	};
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_string_append_printf(out, "%s%s", parts[i].on ? parts[i].name : "", parts[i].on ? " " : "");
	}
	return g_string_free(out, FALSE);
}

static char *reported(const struct diag *diag)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < diag_message_count(diag); i++) {
		const struct message *message = diag_message_at(diag, i);
		g_string_append_printf(
			text, "%s %u:%u;", diag_code_name(message->code), message->pos.line, message->pos.column);
	}
	return g_string_free(text, FALSE);
}

struct yaml_case {
	const char *text;
	const char *wanted;
	const char *messages;
};

static void check(const struct yaml_case *cases, size_t count, char *(*print)(const struct site *site))
{
	for (size_t i = 0; i < count; i++) {
		g_test_message("%s", cases[i].text);
		struct fixture f = load_yaml(cases[i].text);
		g_assert_nonnull(f.site);
		g_autofree char *got = print(f.site);
		g_autofree char *messages = reported(f.diag);
		g_assert_cmpstr(got, ==, cases[i].wanted);
		g_assert_cmpstr(messages, ==, cases[i].messages);
		finish(&f);
	}
}

static void test_said(void)
{
	static const struct yaml_case cases[] = {
		{ "", "", "" },
		{ "baseURL: https://a.b\ntitle: 春\n", "url=https://a.b/;title=春;", "" },
		{ "BaseUrl: https://a.b/c/\n", "url=https://a.b/c/;", "" },
		{ "languageCode: zh-cn\n", "lang=zh-CN;", "" },
		{ "locale: zh-TW\nlanguageCode: zh-cn\n", "lang=zh-TW;", "" },
		// What `hugo new site` writes says nothing.
		{ "languageCode: en-us\n", "", "" },
		{ "languageCode: en-us\ndefaultContentLanguage: zh-cn\n", "lang=zh-CN;", "" },
		{ "languageCode: en-us\ndefaultContentLanguage: en\n", "lang=en-US;", "" },
		{ "languageCode: zh-hant\ndefaultContentLanguage: zh\n", "lang=zh-Hant;", "" },
		{ "params: {author: 张三, description: 记事}\n", "description=记事;authors=张三;", "" },
		{ "params:\n  author: {name: 张三, email: a@b}\n", "authors=张三;", "" },
		{ "params:\n  authors: [张三, {name: 李四}]\n", "authors=张三,李四;", "" },
		{ "author: {name: 张三}\ncopyright: © 张三\n", "copyright=© 张三;authors=张三;", "" },
		{ "permalinks: {posts: '/:year/:slug/', post: /p/:title}\n", "posts=/:year/:slug/;post=/p/:title;",
			"" },
		{ "permalinks:\n  page: {posts: /:slug/}\n  section: {posts: /s/}\n", "posts=/:slug/;", "" },
		{ "permalinks: {page: /x/}\n", "page=/x/;", "" },
		{ "permalinks: {posts: [a]}\n", "", "bad-value 1:21;" },
		{ "permalinks: [a]\n", "", "bad-value 1:13;" },
		{ "mainSections: [posts, notes]\nignoreFiles: ['\\.swp$']\n", "main=posts,notes;ignore=\\.swp$;", "" },
		{ "params: {mainSections: posts}\n", "main=posts;", "" },
		{ "timeZone: Asia/Shanghai\n", "zone=Asia/Shanghai;", "" },
		{ "timeZone: Mars/Olympus\n", "", "bad-value 1:11;" },
		{ "uglyURLs: true\nbuildDrafts: true\nbuildFuture: yes\nbuildExpired: on\n",
			"ugly;drafts;future;expired;", "" },
		{ "uglyURLs: perhaps\ntitle: [a]\nparams: 1\n", "", "bad-value 1:11;bad-value 2:8;bad-value 3:9;" },
		{ "title: 春\nx: a: b\n", "title=春;", "bad-config 2:5;" },
	};
	check(cases, G_N_ELEMENTS(cases), said);
}

static void test_folders(void)
{
	static const struct yaml_case cases[] = {
		{ "title: a\n", "content=content;content@;static=static;assets=assets;", "" },
		{ "contentDir: ./docs/\nstaticDir: [a, b]\nassetDir: c\n", "content=docs;docs@;static=a,b;assets=c;",
			"" },
		{ "contentDir: .\n", "content=.;.@;static=static;assets=assets;", "" },
		{ "staticDir0: a\nstaticDir10: b\n", "content=content;content@;static=a,b;assets=assets;", "" },
		{ "contentDir: ../other\nstaticDir: /etc\nassetDir: a/../../b\n", "content=content;content@;",
			"bad-value 1:13;bad-value 2:12;bad-value 3:11;" },
		{ "module:\n  mounts:\n  - {source: zh, target: content, lang: zh-cn}\n"
		  "  - {source: en, target: content/, lang: en}\n",
			"content=zh;zh@:zh-cn;en@:en;static=static;assets=assets;", "" },
		{ "module:\n  mounts: [{source: docs, target: content/docs}]\n",
			"content=content;docs@docs;content@;static=static;assets=assets;", "" },
		{ "module:\n  mounts:\n  - source: a\n    target: content\n"
		  "    sites: {matrix: {languages: [zh, en]}}\n",
			"content=a;a@:zh;a@:en;static=static;assets=assets;", "" },
		{ "module:\n  mounts: [{source: img, target: static}, {source: css, target: assets}, "
		  "{source: i18n, target: i18n}]\n",
			"content=content;content@;static=img;assets=css;", "" },
		{ "module:\n  mounts: [{source: img, target: static/img}, {source: a}, 1]\n",
			"content=content;content@;static=static;assets=assets;",
			"bad-value 2:12;bad-value 2:47;bad-value 2:60;" },
		{ "module: {mounts: a}\n", "content=content;content@;static=static;assets=assets;", "bad-value 1:18;" },
	};
	check(cases, G_N_ELEMENTS(cases), folders);
}

static void test_languages(void)
{
	static const struct yaml_case cases[] = {
		{ "title: a\n", "en | en lang=?;title=a;", "" },
		{ "defaultContentLanguage: zh-CN\n", "zh-cn | zh-cn lang=zh-CN;", "" },
		{ "title: a\nparams: {author: x}\ndefaultContentLanguage: zh-cn\nlanguages:\n"
		  "  zh-CN: {title: 春, weight: 1}\n"
		  "  en: {contentDir: content/en, weight: 2, params: {author: y}, languageCode: en-gb}\n",
			"zh-cn | zh-cn lang=zh-CN;title=春;authors=x;weight=1; | "
			"en lang=en-GB;dir=content/en;title=a;authors=y;weight=2;",
			"" },
		// The code of the whole site says which Chinese; it says nothing of another language, nor of one that
		// is exact.
		{ "languageCode: zh-tw\nlanguages: {zh: {}, ja: {}, zh-hk: {}}\n",
			"zh | zh lang=zh-TW; | ja lang=ja; | zh-hk lang=zh-HK;", "" },
		{ "languages: {ja: {}, zh: {disabled: true}}\n", "ja | ja lang=ja; | zh lang=zh;disabled;", "" },
		{ "defaultContentLanguage: ko\ndisableLanguages: [ja]\nlanguages: {ja: {}}\n",
			"ko | ja lang=ja;disabled; | ko lang=ko;", "" },
		{ "languages: {en: 1, ja: {contentDir: ../x}}\n", "ja | ja lang=ja;",
			"bad-value 1:17;bad-value 1:24;" },
	};
	check(cases, G_N_ELEMENTS(cases), languages);
}

#define PASSTHROUGH "markup: {goldmark: {extensions: {passthrough: {"

static void test_dialect(void)
{
	static const struct yaml_case cases[] = {
		{ "title: a\n", "definitions typographer headings alerts ", "" },
		{ "enableEmoji: true\nmarkup: {goldmark: {extensions: {definitionList: false, typographer: false}}}\n",
			"headings emoji alerts ", "" },
		{ "markup: {goldmark: {extensions: {typographer: {disable: true}}}}\n", "definitions headings alerts ",
			"" },
		{ "markup: {goldmark: {extensions: {typographer: {leftSingleQuote: x}}}}\n",
			"definitions typographer headings alerts ", "" },
		{ "markup: {goldmark: {parser: {attribute: {block: true, title: false}}}}\n",
			"definitions typographer blocks alerts ", "" },
		{ "markup: {goldmark: {extensions: {extras: {insert: {enable: true}, mark: {enable: true},"
		  " subscript: {enable: true}, superscript: {enable: true}}, passthrough: {enable: true}}}}\n",
			"definitions typographer headings ins mark sub sup math alerts ", "" },
		{ PASSTHROUGH "enable: true, delimiters: {block: [['$$', '$$']], inline: [['$', '$']]}}}}}\n",
			"definitions typographer headings math alerts ", "" },
		{ PASSTHROUGH "enable: true, delimiters: {block: [['\\[', '\\]']], inline: [['\\(', '\\)']]}}}}}\n",
			"definitions typographer headings parentheses brackets alerts ", "" },
		{ PASSTHROUGH "enable: true, delimiters: {block: [['\\[', '\\]'], ['$$', '$$']]}}}}}\n",
			"definitions typographer headings math brackets alerts ", "" },
		{ PASSTHROUGH "enable: true, delimiters: {inline: [['@', '@'], '$', [], [[1]]]}}}}}\n",
			"definitions typographer headings math alerts ", "" },
		{ PASSTHROUGH "enable: false, delimiters: {inline: [['\\(', '\\)']]}}}}}\n",
			"definitions typographer headings alerts ", "" },
		{ PASSTHROUGH "enable: true, delimiters: 1}}}}\n", "definitions typographer headings math alerts ",
			"bad-value 1:74;" },
	};
	check(cases, G_N_ELEMENTS(cases), dialect);
}

static void test_taxonomies(void)
{
	static const struct {
		const char *text;
		const char *first;
		size_t count;
	} cases[] = {
		{ "title: a\n", "tags", 2 },
		{ "taxonomies: {series: series}\n", "series", 1 },
		{ "taxonomies: {}\n", NULL, 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct fixture f = load_yaml(cases[i].text);
		g_assert_cmpuint(f.site->taxonomies.count, ==, cases[i].count);
		g_assert_cmpstr(cases[i].count > 0 ? f.site->taxonomies.items[0] : NULL, ==, cases[i].first);
		finish(&f);
	}
}

struct file_case {
	struct file files[FILES_MAX];
	const char *wanted; // NULL: no site
	const char *messages;
};

static void test_files(void)
{
	static const struct file_case cases[] = {
		{ { { "a.md", "" } }, NULL, "" },
		{ { { "hugo.yml", "title: a\n" } }, "title=a;", "" },
		{ { { "config.yaml", "title: a\n" } }, "title=a;", "" },
		{ { { "hugo.toml", "title = 'a'\n[params.author]\nname = 'x'\n" } }, "title=a;authors=x;", "" },
		{ { { "config.json", "{\"title\": \"a\", \"permalinks\": {\"p\": \"/:slug/\"}}" } },
			"title=a;p=/:slug/;", "" },
		{ { { "hugo.toml", "title = a\ncopyright = 'c'\n" } }, "copyright=c;", "bad-config 1:9;" },
		{ { { "hugo.toml", "title = 'a'\n" }, { "hugo.yaml", "title: b\n" } }, "title=a;", "" },
		// Of another program.
		{ { { "config.toml", "[log]\nlevel = 1\n" } }, NULL, "" },
		{ { { "config.yaml", "log: a\n" } }, NULL, "" },
		{ { { "hugo.yaml", "title: a\n" }, { "config.yaml", "title: b\n" } }, "title=a;", "" },
		{ { { "config/_default/hugo.yaml", "title: a\n" }, { "config/_default/params.toml", "author = 'x'\n" },
			  { "config/_default/permalinks.yaml", "posts: /:slug/\n" } },
			"title=a;authors=x;posts=/:slug/;", "" },
		{ { { "hugo.yaml", "title: a\ncopyright: c\nparams: {author: x, description: d}\n" },
			  { "config/_default/config.yaml", "title: b\nparams: {author: y}\n" },
			  { "config/production/hugo.yaml", "baseURL: https://a.b/\n" } },
			"url=https://a.b/;title=b;description=d;copyright=c;authors=y;", "" },
		{ { { "config/_default/hugo.yaml", "defaultContentLanguage: zh\nparams: {author: x}\n" },
			  { "config/_default/languages.yaml", "zh: {title: 春}\nen: {}\n" },
			  { "config/_default/params.zh.yaml", "author: y\n" } },
			"title=春;authors=y;lang=zh;", "" },
		{ { { "config/_default/.hugo.yaml", "title: a\n" }, { "config/_default/notes.txt", "x" } }, NULL, "" },
		{ { { "hugo.yaml", "- a\n" } }, NULL, "bad-config 1:1;" },
		{ { { "hugo.yaml", "\xEF\xBB\xBFtitle: a\r\ncopyright: c\r\n" } }, "title=a;copyright=c;", "" },
		{ { { "hugo.yaml", "title: \xFF\n" } }, NULL, "bad-config 0:0;" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].files[0].path);
		struct fixture f = load(cases[i].files);
		g_autofree char *got = f.site ? said(f.site) : NULL;
		g_autofree char *messages = reported(f.diag);
		g_assert_cmpstr(got, ==, cases[i].wanted);
		g_assert_cmpstr(messages, ==, cases[i].messages);
		finish(&f);
	}
}

// Themes lie in the tree, or are modules that are not there.
static void test_themes(void)
{
	static const struct file files[FILES_MAX] = {
		{ "hugo.yaml", "theme: [a, away, ../out]\nmodule: {imports: [{path: b}, {path: github.com/x/y}]}\n" },
		{ "themes/a/theme.toml", "" },
		{ "themes/b/theme.toml", "" },
	};
	struct fixture f = load(files);
	g_autofree char *got = folders(f.site);
	g_assert_cmpstr(got, ==,
		"content=content;content@;static=static,themes/a/static,themes/b/static;"
		"assets=assets,themes/a/assets,themes/b/assets;");
	g_assert_cmpuint(diag_message_count(f.diag), ==, 0); // ../out is themes/../out, which is not there
	finish(&f);
}

static void test_link_outside(void)
{
	struct fixture outside = fixture_create();
	put(&outside, "secret.yaml", "title: a\n");
	struct fixture f = fixture_create();
	char *link = g_build_filename(f.root, "hugo.yaml", NULL);
	g_assert_cmpint(symlink(g_ptr_array_index(outside.made, 0), link), ==, 0);
	g_ptr_array_add(f.made, link);
	g_assert_null(site_load(f.root, f.world, f.arena, f.diag));
	g_assert_cmpuint(diag_count_code(f.diag, DIAG_OUTSIDE_ROOT), ==, 1);
	finish(&f);
	finish(&outside);
}

static void test_language_of_path(void)
{
	static const struct {
		const char *path;
		const char *key;
	} cases[] = {
		{ "content/a.md", "zh-cn" },
		{ "content/a.en.md", "en" },
		{ "content/a.ja.md", "ja" },
		{ "content/a.EN.md", "zh-cn" }, // a suffix must be in lower case
		{ "content/a.fr.md", "zh-cn" },
		{ "content/en", "zh-cn" },
		{ "content/index.zh-cn.md", "zh-cn" },
		{ "english/a.md", "en" },
		{ "english/a.ja.md", "ja" },
		{ "english2/a.md", "zh-cn" },
		{ "japanese/x/a.md", "ja" },
	};
	struct fixture f = load_yaml("defaultContentLanguage: zh-cn\n"
				     "languages: {zh-cn: {}, en: {contentDir: english}, ja: {}}\n"
				     "module: {mounts: [{source: japanese, target: content, lang: ja}]}\n");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpstr(site_language_of_path(f.site, cases[i].path)->key, ==, cases[i].key);
	}
	finish(&f);
}

static void test_zone(void)
{
	static const struct {
		const char *text;
		const char *date;
		int zone;
	} cases[] = {
		{ "title: a\n", "2024-01-01T10:00:00", 0 },
		{ "timeZone: Asia/Shanghai\n", "2024-01-01T10:00:00", 480 },
		{ "timeZone: America/New_York\n", "2024-01-01T10:00:00", -300 },
		{ "timeZone: America/New_York\n", "2024-07-01T10:00:00", -240 },
		{ "timeZone: Asia/Kathmandu\n", "2024-07-01", 345 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct fixture f = load_yaml(cases[i].text);
		struct meta_date date;
		g_assert_true(meta_date_parse(&date, cases[i].date));
		g_assert_cmpint(site_zone_at(f.site, &date), ==, cases[i].zone);
		finish(&f);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/site/said", test_said);
	g_test_add_func("/site/folders", test_folders);
	g_test_add_func("/site/languages", test_languages);
	g_test_add_func("/site/dialect", test_dialect);
	g_test_add_func("/site/taxonomies", test_taxonomies);
	g_test_add_func("/site/files", test_files);
	g_test_add_func("/site/themes", test_themes);
	g_test_add_func("/site/link-outside", test_link_outside);
	g_test_add_func("/site/language-of-path", test_language_of_path);
	g_test_add_func("/site/zone", test_zone);
	return g_test_run();
}
