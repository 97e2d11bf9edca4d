#include "doc/meta.h"

#include <string.h>

struct date_case {
	const char *text;
	const char *w3c; // NULL: not a date
	const char *utc;
};

static const struct date_case date_cases[] = {
	{ "2023-10-15", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ " 2023-10-15 ", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "2023-1-5", "2023-01-05", "2023-01-05T00:00:00Z" },
	{ "2023/10/15", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "2023.10.15", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "2023-10-15T13:18:50-07:00", "2023-10-15T13:18:50-07:00", "2023-10-15T20:18:50Z" },
	{ "2023-10-15T13:18:50-0700", "2023-10-15T13:18:50-07:00", "2023-10-15T20:18:50Z" },
	{ "2023-10-15T13:18:50+08:00", "2023-10-15T13:18:50+08:00", "2023-10-15T05:18:50Z" },
	{ "2023-10-15 13:18:50 +0800", "2023-10-15T13:18:50+08:00", "2023-10-15T05:18:50Z" },
	{ "2023-10-15 13:18:50 +0800 CST", "2023-10-15T13:18:50+08:00", "2023-10-15T05:18:50Z" },
	{ "2023-10-15 13:18:50 +0000 UTC", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15 13:18:50 UTC", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15T13:18:50+08", "2023-10-15T13:18:50+08:00", "2023-10-15T05:18:50Z" },
	{ "2023-10-15T13:18:50+5:30", "2023-10-15T13:18:50+05:30", "2023-10-15T07:48:50Z" },
	{ "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15T13:18:50.123456Z", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15T13:18:50,5+08:00", "2023-10-15T13:18:50+08:00", "2023-10-15T05:18:50Z" },
	{ "2023-10-15t13:18:50z", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15T13:18:50", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15 13:18:50", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "2023-10-15 13:18", "2023-10-15T13:18:00Z", "2023-10-15T13:18:00Z" },
	{ "2023-10-15 9:8:7", "2023-10-15T09:08:07Z", "2023-10-15T09:08:07Z" },
	{ "2023-10-15\t 13:18", "2023-10-15T13:18:00Z", "2023-10-15T13:18:00Z" },
	{ "15 Oct 2023", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "5 october 2023", "2023-10-05", "2023-10-05T00:00:00Z" },
	{ "Sun, 15 Oct 2023 13:18:50 +0800", "2023-10-15T13:18:50+08:00", "2023-10-15T05:18:50Z" },
	{ "Sunday, 15 Oct 2023 13:18:50 GMT", "2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z" },
	{ "October 15, 2023", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "Sept. 5 2023", "2023-09-05", "2023-09-05T00:00:00Z" },
	{ "2023年10月15日", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "2023 年 1 月 5 日 13:18", "2023-01-05T13:18:00Z", "2023-01-05T13:18:00Z" },
	{ "2023年10月15日13:18", "2023-10-15T13:18:00Z", "2023-10-15T13:18:00Z" },
	{ "2023년 10월 15일", "2023-10-15", "2023-10-15T00:00:00Z" },
	{ "2024-02-29", "2024-02-29", "2024-02-29T00:00:00Z" },
	{ "2000-02-29", "2000-02-29", "2000-02-29T00:00:00Z" },
	{ "2024-03-01T00:30:00+01:00", "2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00Z" },
	{ "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
	{ "1000-01-01", "1000-01-01", "1000-01-01T00:00:00Z" },
	{ "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z" },
	{ "", NULL, NULL },
	{ " ", NULL, NULL },
	{ "yesterday", NULL, NULL },
	{ "{{ .Date }}", NULL, NULL },
	{ "2023", NULL, NULL },
	{ "2023-10", NULL, NULL },
	{ "23-10-15", NULL, NULL },
	{ "02023-10-15", NULL, NULL },
	{ "0001-01-01", NULL, NULL },
	{ "2023-10/15", NULL, NULL },
	{ "2023-13-01", NULL, NULL },
	{ "2023-00-01", NULL, NULL },
	{ "2023-01-00", NULL, NULL },
	{ "2023-04-31", NULL, NULL },
	{ "2023-02-29", NULL, NULL },
	{ "1900-02-29", NULL, NULL },
	{ "2023-10-150", NULL, NULL },
	{ "2023-10-15T", NULL, NULL },
	{ "2023-10-15T13", NULL, NULL },
	{ "2023-10-1513:18", NULL, NULL },
	{ "2023-10-15 24:00", NULL, NULL },
	{ "2023-10-15 23:60", NULL, NULL },
	{ "2023-10-15 23:59:60", NULL, NULL },
	{ "2023-10-15 13:18:50+24:00", NULL, NULL },
	{ "2023-10-15 13:18:50+08:60", NULL, NULL },
	{ "2023-10-15 13:18:50+", NULL, NULL },
	{ "2023-10-15 13:18:50+08:", NULL, NULL },
	{ "2023-10-15 13:18:50 CST", NULL, NULL },
	{ "2023-10-15 or so", NULL, NULL },
	{ "2023年10月15", NULL, NULL },
	{ "15 Foo 2023", NULL, NULL },
	{ "15 Oc 2023", NULL, NULL },
	{ "Oct 2023", NULL, NULL },
	{ "99999999999999999999", NULL, NULL },
};

static void test_date_forms(void)
{
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(date_cases); i++) {
		const struct date_case *c = &date_cases[i];
		g_test_message("'%s'", c->text);
		struct meta_date date;
		g_assert_cmpint(meta_date_parse(&date, c->text), ==, c->w3c != NULL);
		g_assert_cmpint(date.set, ==, c->w3c != NULL);
		if (c->w3c) {
			g_assert_cmpstr(meta_date_w3c(&date, arena), ==, c->w3c);
			g_assert_cmpstr(meta_date_utc(&date, arena), ==, c->utc);
		}
	}
	arena_destroy(arena);
}

static void test_date_zone(void)
{
	struct meta_date date;
	g_assert_true(meta_date_parse(&date, "2023-10-15T13:18:50-07:30"));
	g_assert_cmpint(date.zone, ==, -450);
	g_assert_true(meta_date_parse(&date, "2023-10-15T13:18:50Z"));
	g_assert_true(meta_date_parse(&date, "2023-10-15T13:18:50"));
	g_assert_true(date.has_time);
	g_assert_true(meta_date_parse(&date, "2023-10-15"));
	g_assert_false(date.has_time);
}

static void test_date_unix(void)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} cases[] = {
		{ "1970-01-01", 0 },
		{ "1970-01-01T08:00:00+08:00", 0 },
		{ "1969-12-31T23:59:59Z", -1 },
		{ "2001-09-09T01:46:40Z", 1000000000 },
		{ "2038-01-19T03:14:08Z", G_GINT64_CONSTANT(2147483648) },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct meta_date date;
		g_assert_true(meta_date_parse(&date, cases[i].text));
		g_assert_cmpint(meta_date_unix(&date), ==, cases[i].seconds);
	}
}

static void test_date_human(void)
{
	static const struct {
		const char *lang;
		const char *text;
	} cases[] = {
		{ "zh-CN", "2025 年 1 月 4 日" },
		{ "zh", "2025 年 1 月 4 日" },
		{ "ZH-Hant-TW", "2025 年 1 月 4 日" },
		{ "ja", "2025年1月4日" },
		{ "ko-KR", "2025년 1월 4일" },
		{ "en", "4 January 2025" },
		{ "fr", "4 January 2025" },
		{ "zha", "4 January 2025" },
		{ NULL, "4 January 2025" },
	};
	struct arena *arena = arena_create();
	struct meta_date date;
	g_assert_true(meta_date_parse(&date, "2025-01-04T23:01:00+08:00"));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpstr(meta_date_human(&date, cases[i].lang, arena), ==, cases[i].text);
	}
	arena_destroy(arena);
}

static void test_list(void)
{
	struct arena *arena = arena_create();
	struct meta_list list = { 0 };
	char buffer[] = "甲";
	meta_list_add(&list, buffer, arena);
	buffer[0] = 'x';
	meta_list_add(&list, "", arena);
	meta_list_add(&list, "乙", arena);
	meta_list_add(&list, "甲", arena);
	g_assert_cmpuint(list.count, ==, 2);
	g_assert_cmpstr(list.items[0], ==, "甲");
	g_assert_cmpstr(list.items[1], ==, "乙");
	for (int i = 0; i < 2 * META_LIST_MAX; i++) {
		meta_list_add(&list, arena_printf(arena, "%d", i), arena);
	}
	g_assert_cmpuint(list.count, ==, META_LIST_MAX);
	g_assert_cmpstr(list.items[META_LIST_MAX - 1], ==, "997");
	arena_destroy(arena);
}

static void test_lang(void)
{
	static const struct {
		const char *text;
		const char *tag; // NULL: none
	} cases[] = {
		{ "zh", "zh" },
		{ "zh-cn", "zh-CN" },
		{ "zh_CN", "zh-CN" },
		{ "zh-hans", "zh-Hans" },
		{ "ZH-HANT-tw", "zh-Hant-TW" },
		{ "zh_CN.UTF-8", "zh-CN" },
		{ "ja", "ja" },
		{ "en_us", "en-US" },
		{ "es-419", "es-419" },
		{ "yue-Hant-HK", "yue-Hant-HK" },
		{ "sl-rozaj-biske", "sl-rozaj-biske" },
		{ "de-1996", "de-1996" },
		{ "zh-u-co-pinyin", "zh-u-co-pinyin" },
		{ "zh-x-ab", "zh-x-ab" },
		{ "", NULL },
		{ "z", NULL },
		{ "C", NULL },
		{ "chinese", NULL },
		{ "中文", NULL },
		{ "zh-", NULL },
		{ "zh--CN", NULL },
		{ "zh CN", NULL },
		{ "zh-123456789", NULL },
		{ "cn", NULL },
		{ "jp", NULL },
		{ "简体", NULL },
		{ "zh-中", NULL },
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpstr(meta_lang_normalise(cases[i].text, arena), ==, cases[i].tag);
	}
	arena_destroy(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/doc/meta/date-forms", test_date_forms);
	g_test_add_func("/doc/meta/date-zone", test_date_zone);
	g_test_add_func("/doc/meta/date-unix", test_date_unix);
	g_test_add_func("/doc/meta/date-human", test_date_human);
	g_test_add_func("/doc/meta/list", test_list);
	g_test_add_func("/doc/meta/lang", test_lang);
	return g_test_run();
}
