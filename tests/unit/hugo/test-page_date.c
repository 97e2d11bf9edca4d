#include "hugo/page_date.h"

#include <string.h>

#include "base/yaml.h"

struct date_case {
	const char *site; // NULL: none
	const char *path;
	const char *front;
	const char *cascade;
	const char *wanted; // date, lastmod, publish, expiry and slug, "-" for what is absent
};

static const struct value *parse(const char *text, struct arena *arena, struct diag *diag)
{
	struct value_origin origin = { diag_add_file(diag, "a.yaml", NULL, 0), 1 };
	return text ? yaml_parse(text, strlen(text), origin, DIAG_BAD_FRONT_MATTER, arena, diag) : NULL;
}

static char *printed(const struct meta *meta, struct arena *arena)
{
	const struct meta_date *dates[] = { &meta->date, &meta->lastmod, &meta->publish_date, &meta->expiry_date };
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_string_append_printf(out, "%s ", dates[i]->set ? meta_date_w3c(dates[i], arena) : "-");
	}
	g_string_append(out, meta->slug ? meta->slug : "-");
	return g_string_free(out, FALSE);
}

#define BY_NAME      "frontmatter: {date: [':filename', ':default']}\n"
#define BY_NAME_LAST "frontmatter: {date: [':default', ':filename']}\n"

static const struct date_case cases[] = {
	// Hugo's order.
	{ NULL, "a.md", "date: 2023-01-01\nlastmod: 2023-02-01\n", NULL, "2023-01-01 2023-02-01 - - -" },
	{ NULL, "a.md", "modified: 2023-02-01\n", NULL, "2023-02-01 2023-02-01 - - -" },
	{ NULL, "a.md", "publishDate: 2023-02-01\npubdate: 2023-01-01\n", NULL, "2023-02-01 - 2023-02-01 - -" },
	{ NULL, "a.md", "lastmod: 2023-03-01\npublished: 2023-02-01\n", NULL, "2023-02-01 2023-03-01 2023-02-01 - -" },
	{ NULL, "2024-03-01-title.md", "title: a\n", NULL, "- - - - -" },
	// The site's.
	{ BY_NAME, "x/2024-03-01-my-title.md", "date: 2023-01-01\n", NULL, "2024-03-01 - - - my-title" },
	{ BY_NAME, "2024-03-01_title.md", "title: a\n", NULL, "2024-03-01 - - - title" },
	{ BY_NAME, "2024-03-01.md", "title: a\n", NULL, "2024-03-01 - - - -" },
	{ BY_NAME, "2024-13-01-title.md", "date: 2023-01-01\n", NULL, "2023-01-01 - - - -" },
	{ BY_NAME, "title.md", "date: 2023-01-01\n", NULL, "2023-01-01 - - - -" },
	{ BY_NAME, "x/2024-03-01-title/index.md", "title: a\n", NULL, "2024-03-01 - - - title" },
	{ BY_NAME "languages: {en: {}}\n", "2024-03-01-title.en.md", "title: a\n", NULL, "2024-03-01 - - - title" },
	{ BY_NAME_LAST, "2024-03-01-title.md", "date: 2023-01-01\n", NULL, "2023-01-01 - - - -" },
	{ BY_NAME_LAST, "2024-03-01-title.md", "title: a\n", NULL, "2024-03-01 - - - title" },
	{ "frontmatter: {date: [born, ':default']}\n", "a.md", "date: 2023-01-01\nborn: 2022-01-01\n", NULL,
		"2022-01-01 - - - -" },
	{ "frontmatter: {date: params.born}\n", "a.md", "date: 2023-01-01\nparams: {born: 2022-01-01}\n", NULL,
		"2022-01-01 - - - -" },
	{ "frontmatter: {lastmod: [':git', ':fileModTime', changed]}\n", "a.md", "changed: 2022-01-01\n", NULL,
		"- 2022-01-01 - - -" },
	{ "frontmatter: {expiryDate: [[a], until]}\n", "a.md", "until: 2030-01-01\n", NULL, "- - - 2030-01-01 -" },
	// The zone.
	{ "timeZone: Asia/Shanghai\n", "a.md", "date: 2023-01-01 10:00\nlastmod: 2023-01-01T10:00:00Z\n", NULL,
		"2023-01-01T10:00:00+08:00 2023-01-01T10:00:00Z - - -" },
	{ "timeZone: Asia/Shanghai\n", "a.md", "date: 2023-01-01 10:00 -05:00\n", NULL,
		"2023-01-01T10:00:00-05:00 - - - -" },
	{ "title: a\n", "a.md", "date: 2023-01-01 10:00\n", NULL, "2023-01-01T10:00:00Z - - - -" },
	// What cascades stands behind the page's own, key by key.
	{ NULL, "a.md", "date: 2023-01-01\n", "date: 2022-01-01\nexpiryDate: 2030-01-01\n",
		"2023-01-01 - - 2030-01-01 -" },
	{ NULL, "a.md", "title: a\n", "date: 2022-01-01\n", "2022-01-01 - - - -" },
	{ NULL, "a.md", NULL, "date: 2022-01-01\n", "2022-01-01 - - - -" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct date_case *c = &cases[i];
		g_test_message("%s: %s", c->path, c->front ? c->front : "");
		struct arena *arena = arena_create();
		struct diag *diag = diag_create();
		// As much of a site as dates look at.
		struct site_language english = { .key = "en" };
		struct site site = {
			.values = parse(c->site, arena, diag),
			.languages = &english,
			.language_count = c->site && strstr(c->site, "languages") ? 1 : 0,
			.time_zone = c->site && strstr(c->site, "timeZone") ? "Asia/Shanghai" : NULL,
		};
		struct page_date_origin origin = {
			.map = parse(c->front, arena, diag),
			.cascade = parse(c->cascade, arena, diag),
			.site = c->site ? &site : NULL,
			.path = c->path,
		};
		struct meta meta = { 0 };
		page_date_read_all(&meta, &origin, arena, diag);
		g_autofree char *got = printed(&meta, arena);
		g_assert_cmpstr(got, ==, c->wanted);
		g_assert_cmpuint(diag_message_count(diag), ==, 0);
		diag_destroy(diag);
		arena_destroy(arena);
	}
}

static void test_own_slug(void)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct site site = { .values = parse(BY_NAME, arena, diag) };
	struct page_date_origin origin = { .site = &site, .path = "2024-03-01-title.md" };
	struct meta meta = { .slug = "own" };
	page_date_read_all(&meta, &origin, arena, diag);
	g_assert_cmpstr(meta.slug, ==, "own");
	g_assert_true(meta.date.set);
	diag_destroy(diag);
	arena_destroy(arena);
}

// Two dates look at the same key.
static void test_reported_once(void)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct page_date_origin origin = {
		.map = parse("publishDate: soon\nlastmod: later\n", arena, diag),
		.path = "a.md",
	};
	struct meta meta = { 0 };
	page_date_read_all(&meta, &origin, arena, diag);
	g_assert_cmpuint(diag_count_code(diag, DIAG_BAD_DATE), ==, 2);
	diag_destroy(diag);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/page_date/cases", test_cases);
	g_test_add_func("/page_date/own-slug", test_own_slug);
	g_test_add_func("/page_date/reported-once", test_reported_once);
	return g_test_run();
}
