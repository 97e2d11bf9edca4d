#include "front/meta_fields.h"

#include <string.h>

#include "base/out.h"
#include "base/yaml.h"
#include "hugo/page_date.h"

static void print_text(struct out *out, const char *name, const char *text)
{
	if (text) {
		out_printf(out, "%s=%s;", name, text);
	}
}

static void print_list(struct out *out, const char *name, const struct meta_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		out_printf(out, "%s%s%s", i == 0 ? name : "", i == 0 ? "=" : "|", list->items[i]);
	}
	out_puts(out, list->count > 0 ? ";" : "");
}

static void print_date(struct out *out, const char *name, const struct meta_date *date, struct arena *arena)
{
	if (date->set) {
		print_text(out, name, meta_date_w3c(date, arena));
	}
}

// Whatever is set, as "name=value;".
static char *printed(const struct meta *meta, struct arena *arena)
{
	struct out *out = out_create();
	print_text(out, "title", meta->title);
	print_text(out, "link_title", meta->link_title);
	print_date(out, "date", &meta->date, arena);
	print_date(out, "lastmod", &meta->lastmod, arena);
	print_date(out, "publish", &meta->publish_date, arena);
	print_date(out, "expiry", &meta->expiry_date, arena);
	print_list(out, "tags", &meta->tags);
	print_list(out, "categories", &meta->categories);
	print_list(out, "keywords", &meta->keywords);
	print_list(out, "authors", &meta->authors);
	print_list(out, "series", &meta->series);
	print_text(out, "description", meta->description);
	print_text(out, "summary", meta->summary);
	print_text(out, "slug", meta->slug);
	print_text(out, "url", meta->url);
	print_text(out, "lang", meta->lang);
	print_text(out, "cover", meta->cover);
	print_text(out, "cover_alt", meta->cover_alt);
	print_list(out, "aliases", &meta->aliases);
	print_text(out, "type", meta->type);
	print_text(out, "render", meta->render);
	print_text(out, "list", meta->list);
	print_text(out, "headless", meta->headless ? "true" : NULL);
	print_text(out, "draft", meta->draft ? "true" : NULL);
	if (meta->weight != 0) {
		out_printf(out, "weight=%d;", meta->weight);
	}
	size_t length;
	char *text = arena_strdup(arena, out_bytes(out, &length));
	out_destroy(out);
	return text;
}

struct field_case {
	const char *yaml;
	const char *meta;
	const char *messages; // "code line:column", one after the other
};

static const struct field_case cases[] = {
	{ "", "", "" },
	{ "title: 春天\nunknown: [1]\n", "title=春天;", "" },
	{ "TITLE: a\nLinkTitle: b\n", "title=a;link_title=b;", "" },
	{ "title: 2023\n", "title=2023;", "" },
	{ "title: true\nslug: 2023-10-15\n", "title=true;slug=2023-10-15;", "" },
	{ "title: ''\ndescription:\nsummary: ~\nslug: '~'\n", "slug=~;", "" },
	{ "title: |\n  一\n  二  三\n", "title=一 二 三;", "" },
	{ "title: {a: b}\nslug: [a]\n", "", "bad-value 1:8 bad-value 2:7 " },
	{ "description: d\nsummary: s\nurl: /a/b/\n", "description=d;summary=s;url=/a/b/;", "" },
	{ "title: a\nTitle: b\n", "title=b;", "duplicate-key 2:1 " },
	// Dates.
	{ "date: 2023-10-15\n", "date=2023-10-15;", "" },
	{ "date: '2023-10-15'\n", "date=2023-10-15;", "" },
	{ "publishDate: 2023-10-15 9:08\n", "date=2023-10-15T09:08:00Z;publish=2023-10-15T09:08:00Z;", "" },
	{ "published: 2023-01-02\npubdate: 2023-01-01\n", "date=2023-01-01;publish=2023-01-01;", "" },
	{ "date:\npublishDate: 2023-01-01\n", "date=2023-01-01;publish=2023-01-01;", "" },
	{ "date: soon\npublishDate: 2023-01-01\n", "date=2023-01-01;publish=2023-01-01;", "bad-date 1:7 " },
	{ "date: 2023-01-01\npublishDate: 2024-01-01\n", "date=2023-01-01;publish=2024-01-01;", "" },
	{ "publishDate: soon\n", "", "bad-date 1:14 " },
	{ "expiryDate: 2030-01-01\n", "expiry=2030-01-01;", "" },
	{ "unpublishdate: 2030-01-01\nexpirydate: soon\n", "expiry=2030-01-01;", "bad-date 2:13 " },
	{ "lastmod: 2023-01-01\n", "date=2023-01-01;lastmod=2023-01-01;", "" },
	{ "date: 2022-01-01\nupdated: 2023-01-01\n", "date=2022-01-01;lastmod=2023-01-01;", "" },
	{ "modified: never\n", "", "bad-date 1:11 " },
	{ "date: {{ .Date }}\n", "", "bad-date 1:7 " },
	{ "date: '{{ .Date }}'\n", "", "bad-date 1:7 " },
	{ "date: [2023-01-01]\n", "", "bad-date 1:7 " },
	// Lists.
	{ "tags: [甲, 乙, 甲]\n", "tags=甲|乙;", "" },
	{ "tags: 甲, 乙\n", "tags=甲, 乙;", "" },
	{ "tags: [2023, true, 2023-10-15, ~, '']\n", "tags=2023|true|2023-10-15;", "" },
	{ "categories:\n- [a, [b]]\n- c\n", "categories=a|b|c;", "" },
	{ "categories: a\nkeywords: [b]\nseries: c\n", "categories=a;keywords=b;series=c;", "" },
	{ "tags: [a, {b: c}, d]\n", "tags=a|d;", "bad-value 1:11 " },
	{ "tags: {a: b}\n", "", "bad-value 1:7 " },
	{ "tags: []\n", "", "" },
	// Authors.
	{ "author: 张三\n", "authors=张三;", "" },
	{ "author: [张三, 李四]\n", "authors=张三|李四;", "" },
	{ "author: {name: 张三, email: a@b}\n", "authors=张三;", "" },
	{ "authors:\n- name: 张三\n- 李四\n", "authors=张三|李四;", "" },
	{ "author:\nauthors: [a]\n", "authors=a;", "" },
	{ "params: {author: a}\n", "authors=a;", "" },
	{ "params: a\n", "", "" },
	{ "author: {email: a@b}\n", "", "bad-value 1:9 " },
	// Language.
	{ "lang: zh-cn\n", "lang=zh-CN;", "" },
	{ "language: zh_Hant_TW\n", "lang=zh-Hant-TW;", "" },
	{ "lang: 中文\nlocale: ja\n", "lang=ja;", "bad-value 1:7 " },
	{ "lang: cn\n", "", "bad-value 1:7 " },
	// Booleans and numbers.
	{ "draft: true\nweight: 10\n", "draft=true;weight=10;", "" },
	{ "draft: false\nweight: -1\n", "weight=-1;", "" },
	{ "draft: 'true'\nweight: '2'\n", "draft=true;weight=2;", "bad-value 1:8 " },
	{ "draft: maybe\nweight: 1.5\n", "", "bad-value 1:8 bad-value 2:9 " },
	{ "draft: [true]\nweight: 99999999999\n", "", "bad-value 1:8 bad-value 2:9 " },
	{ "draft:\nweight:\n", "", "" },
	// What Hugo makes of the page.
	{ "aliases: [/a/, /b/]\ntype: docs\n", "aliases=/a/|/b/;type=docs;", "" },
	{ "build: {render: Link, list: local}\n", "render=link;list=local;", "" },
	{ "_build: {render: false, list: true}\n", "render=never;list=always;", "" },
	{ "build: {render: sometimes, list: [a]}\n", "", "bad-value 1:17 bad-value 1:34 " },
	{ "build: never\nheadless: true\n", "headless=true;", "" },
	// Covers.
	{ "cover: a.png\n", "cover=a.png;", "" },
	{ "cover: {image: a.png, alt: 甲}\n", "cover=a.png;cover_alt=甲;", "" },
	{ "cover: {image: '', alt: x}\nimage: b.png\n", "cover=b.png;", "" },
	{ "cover: false\nbanner: b.png\n", "cover=b.png;", "" },
	{ "images: [a.png, b.png]\n", "cover=a.png;", "" },
	{ "images: [{src: a.png}]\n", "cover=a.png;", "" },
	{ "images: []\nthumbnail: b.png\n", "cover=b.png;", "" },
	{ "featured_image: a.png\nfeaturedImage: b.png\n", "cover=a.png;", "" },
	{ "featuredImage: b.png\n", "cover=b.png;", "" },
	{ "header: {image: a.png}\n", "cover=a.png;", "" },
	{ "cover: {hidden: true}\n", "", "bad-value 1:8 " },
};

static char *reported(const struct diag *diag, struct arena *arena)
{
	char *text = arena_strdup(arena, "");
	for (size_t i = 0; i < diag_message_count(diag); i++) {
		const struct message *message = diag_message_at(diag, i);
		text = arena_printf(arena, "%s%s %u:%u ", text, diag_code_name(message->code), message->pos.line,
			message->pos.column);
	}
	return text;
}

static void read_fields(struct meta *meta, const char *yaml, struct arena *arena, struct diag *diag)
{
	*meta = (struct meta){ 0 };
	struct value_origin origin = { diag_add_file(diag, "a.md", yaml, strlen(yaml)), 1 };
	const struct value *map = yaml_parse(yaml, strlen(yaml), origin, DIAG_BAD_FRONT_MATTER, arena, diag);
	struct page_date_origin page = { .map = map, .path = "a.md" };
	meta_fields_read(meta, map, NULL, arena, diag);
	page_date_read_all(meta, &page, arena, diag);
}

static void test_fields(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *shown = g_strescape(cases[i].yaml, NULL);
		g_test_message("%s", shown);
		struct arena *arena = arena_create();
		struct diag *diag = diag_create();
		struct meta meta;
		read_fields(&meta, cases[i].yaml, arena, diag);
		g_assert_cmpstr(printed(&meta, arena), ==, cases[i].meta);
		g_assert_cmpstr(reported(diag, arena), ==, cases[i].messages);
		diag_destroy(diag);
		arena_destroy(arena);
	}
}

static void test_messages(void)
{
	static const struct {
		const char *yaml;
		const char *text;
	} messages[] = {
		{ "title: {a: b}", "'title' wants text, not a map" },
		{ "date: soon", "'soon' is not a date" },
		{ "date: {a: b}", "'date' wants a date, not a map" },
		{ "draft: x", "'draft' wants true or false, not 'x'" },
		{ "weight: x", "'weight' wants a whole number, not 'x'" },
		{ "lang: 中", "'中' is not a language tag" },
		{ "date: 春春春春春春春春春春春春春春春春春春春春春春春",
			"'春春春春春春春春春春春春春春春春春春春春...' is not a date" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(messages); i++) {
		struct arena *arena = arena_create();
		struct diag *diag = diag_create();
		struct meta meta;
		read_fields(&meta, messages[i].yaml, arena, diag);
		g_assert_cmpuint(diag_message_count(diag), ==, 1);
		g_assert_cmpstr(diag_message_at(diag, 0)->text, ==, messages[i].text);
		diag_destroy(diag);
		arena_destroy(arena);
	}
}

static void test_too_many(void)
{
	g_autoptr(GString) yaml = g_string_new("tags: [");
	for (int i = 0; i < 50000; i++) {
		g_string_append_printf(yaml, "%d,", i);
	}
	g_string_append(yaml, "]\ntitle: a\n");
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct meta meta;
	read_fields(&meta, yaml->str, arena, diag);
	g_assert_cmpuint(meta.tags.count, ==, META_LIST_MAX);
	g_assert_cmpstr(meta.title, ==, "a");
	g_assert_cmpuint(diag_count_code(diag, DIAG_BAD_VALUE), ==, 1);
	diag_destroy(diag);
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/front/field/fields", test_fields);
	g_test_add_func("/front/field/messages", test_messages);
	g_test_add_func("/front/field/too-many", test_too_many);
	return g_test_run();
}
