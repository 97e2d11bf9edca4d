#include "doc/link_map.h"

#include <string.h>

static const struct link_page pages[] = {
	{ .path = "posts/trip/index.md",
		.url = "/posts/trip/",
		.address = "https://a.example/blog/posts/trip/",
		.included = true },
	{ .path = "posts/first.md", .url = "/2024/the-first/", .included = true, .chapter = 1 },
	{ .path = "posts/_index.md", .url = "/posts/", .included = true, .chapter = 2 },
	{ .path = "关于.md", .url = "/关于/", .included = true, .chapter = 3 },
	{ .path = "posts/Twin.md", .url = "/posts/twin/", .chapter = 4 },
	{ .path = "notes/twin.md", .url = "/notes/twin/", .chapter = 5 },
	{ .path = "ch01/readme.md", .chapter = 6 },
};

static const char *const names[] = { "tags", NULL };

static struct link_map *create(const char *base_url)
{
	struct link_map *map = link_map_create(NULL, base_url, NULL, names);
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		link_map_add(map, &pages[i]);
	}
	return map;
}

// What an address in the page of an index leads to: "3#x" a page, "site ADDRESS", "outside", "unknown ADDRESS".
static char *found_as_text(const struct link_map *map, size_t from, const char *url)
{
	struct arena *arena = arena_create();
	struct link_found found = link_map_find(map, &pages[from], url, arena);
	char *text = NULL;
	switch (found.end) {
	case LINK_END_PAGE:
		text = g_strdup_printf("%zu%s%s", (size_t)(found.page - pages), found.fragment ? "#" : "",
			found.fragment ? found.fragment : "");
		break;
	case LINK_END_SITE:
		text = g_strdup_printf("site %s", found.address ? found.address : "-");
		break;
	case LINK_END_OUTSIDE:
		text = g_strdup("outside");
		break;
	case LINK_END_UNKNOWN:
		text = g_strdup_printf("unknown %s", found.address ? found.address : "-");
		break;
	}
	arena_destroy(arena);
	return text;
}

static const struct {
	size_t from;
	const char *url;
	const char *found;
} rows[] = {
	// files
	{ 0, "../first.md", "1" },
	{ 0, "../first.md#x", "1#x" },
	{ 1, "trip/index.md", "0" },
	{ 1, "trip/", "0" },
	{ 1, "./trip", "0" },
	{ 1, "_index.md", "2" },
	{ 0, "/posts/first.md", "1" },
	{ 1, "ch01/readme.md", "6" }, // from the content folder
	{ 6, "README.md", "6" },
	{ 1, "../ch01", "6" },
	{ 1, "../%E5%85%B3%E4%BA%8E.md", "3" },
	{ 1, "../关于.md#%E4%BA%8C", "3#%E4%BA%8C" },
	// addresses on the site
	{ 0, "/2024/the-first/", "1" },
	{ 0, "/2024/the-first", "1" },
	{ 0, "/2024/The-First/index.html#x", "1#x" },
	{ 0, "/blog/2024/the-first/", "1" }, // with the site's own path
	{ 0, "https://a.example/blog/2024/the-first/", "1" },
	{ 0, "http://www.a.example/blog/2024/the-first/?a=b#x", "1#x" },
	{ 1, "../../posts/trip/", "0" }, // as a browser resolves it
	{ 0, "https://a.example/other/", "outside" },
	{ 0, "https://a.example/blogs/posts/trip/", "outside" },
	{ 0, "https://b.example/2024/the-first/", "outside" },
	{ 0, "mailto:a@b.example", "outside" },
	// references
	{ 0, "bifolio-ref:first.md", "1" },
	{ 0, "bifolio-ref:first", "1" },
	{ 0, "bifolio-ref:/posts/trip#x", "0#x" },
	{ 1, "bifolio-ref:trip", "0" },
	{ 1, "bifolio-ref:#x", "1#x" },
	{ 1, "bifolio-ref:twin", "4" }, // beside it, before the name that two have
	{ 3, "bifolio-ref:twin", "unknown -" },
	{ 3, "bifolio-ref:nothing", "unknown -" },
	// what is no page
	{ 0, "/tags/go/", "site https://a.example/blog/tags/go/" },
	{ 0, "/", "site https://a.example/blog/" },
	{ 0, "/nothing/x.html?a#b", "unknown https://a.example/blog/nothing/x.html?a#b" },
	{ 0, "../nothing.md", "unknown https://a.example/blog/posts/nothing" },
	{ 0, "../../../../../x", "unknown https://a.example/blog/x" },
};

static void test_find(void)
{
	struct link_map *map = create("https://a.example/blog/");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *found = found_as_text(map, rows[i].from, rows[i].url);
		g_test_message("%s in %s", rows[i].url, pages[rows[i].from].path);
		g_assert_cmpstr(found, ==, rows[i].found);
	}
	link_map_destroy(map);
}

static void test_no_site(void)
{
	struct link_map *map = create(NULL);
	g_autofree char *dead = found_as_text(map, 6, "nothing.md");
	g_assert_cmpstr(dead, ==, "unknown -");
	g_autofree char *outside = found_as_text(map, 6, "https://a.example/blog/posts/trip/");
	g_assert_cmpstr(outside, ==, "outside");
	link_map_destroy(map);
}

static void test_aliases(void)
{
	struct arena *arena = arena_create();
	struct meta_list aliases = { 0 };
	meta_list_add(&aliases, "/old/", arena);
	meta_list_add(&aliases, "older", arena);
	struct link_page page = { .path = "posts/new.md", .url = "/posts/new/", .aliases = &aliases, .included = true };
	struct link_map *map = link_map_create(NULL, "https://a.example/", NULL, NULL);
	link_map_add(map, &page);
	static const char *const urls[] = { "/old", "/posts/older/", "https://a.example/old/" };
	for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
		struct link_found found = link_map_find(map, &page, urls[i], arena);
		g_assert_true(found.page == &page);
	}
	link_map_destroy(map);
	arena_destroy(arena);
}

// The first of two pages with one path keeps it.
static void test_twins(void)
{
	struct arena *arena = arena_create();
	struct link_page first = { .path = "a.md" };
	struct link_page second = { .path = "a.html" };
	struct link_map *map = link_map_create(NULL, NULL, NULL, NULL);
	link_map_add(map, &first);
	link_map_add(map, &second);
	g_assert_true(link_map_find(map, &second, "a.md", arena).page == &first);
	link_map_destroy(map);
	link_map_destroy(NULL);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/link_map/find", test_find);
	g_test_add_func("/link_map/no-site", test_no_site);
	g_test_add_func("/link_map/aliases", test_aliases);
	g_test_add_func("/link_map/twins", test_twins);
	return g_test_run();
}
