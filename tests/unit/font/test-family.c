#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "font/family.h"

struct fixture {
	struct diag *diag;
	struct arena *arena;
	struct font_set *set;
};

static void open_fonts(struct fixture *f, gconstpointer data)
{
	f->diag = diag_create();
	f->arena = arena_create();
	f->set = font_set_create(f->diag);
	g_assert_nonnull(f->set);
	g_assert_cmpuint(diag_message_count(f->diag), ==, 0);
}

static void close_fonts(struct fixture *f, gconstpointer data)
{
	font_set_destroy(f->set);
	arena_destroy(f->arena);
	diag_destroy(f->diag);
}

// How often a family stands in a list.
static int count_family(const char *list, const char *name)
{
	int count = 0;
	g_auto(GStrv) names = g_strsplit(list, ",", -1);
	for (char **n = names; *n; n++) {
		count += strcmp(*n, name) == 0;
	}
	return count;
}

static void test_list_by_language(struct fixture *f, gconstpointer data)
{
	const char *hans = font_set_families(f->set, "song", "zh-CN", NULL, false, f->arena);
	const char *hant = font_set_families(f->set, "song", "zh-TW", NULL, false, f->arena);
	const char *hong_kong = font_set_families(f->set, "song", "zh-Hant-HK", NULL, false, f->arena);
	g_assert_true(g_str_has_prefix(hans, "Noto Serif CJK SC,"));
	g_assert_true(g_str_has_prefix(hant, "Noto Serif CJK TC,"));
	g_assert_true(g_str_has_prefix(hong_kong, "Noto Serif CJK HK,"));
	g_assert_cmpstr(hans, ==, font_set_families(f->set, "song", "zh-Hans", NULL, false, f->arena));
	g_assert_cmpint(count_family(hant, "Noto Serif CJK SC"), <=, 1);
}

static void test_kai_hands_on_to_song(struct fixture *f, gconstpointer data)
{
	const char *kai = font_set_families(f->set, "kai", "zh-CN", NULL, false, f->arena);
	g_assert_cmpint(count_family(kai, "Noto Serif CJK SC"), ==, 1);
	g_assert_cmpint(count_family(kai, "Noto Sans CJK SC"), ==, 1);
}

static void test_theme_names_come_first(struct fixture *f, gconstpointer data)
{
	const char *list =
		font_set_families(f->set, "song", "zh-CN", "No Such Font, noto sans cjk sc", false, f->arena);
	g_assert_true(g_str_has_prefix(list, "noto sans cjk sc,Noto Serif CJK SC"));
	const char *names = "DejaVu Serif, Noto Sans CJK SC";
	list = font_set_families(f->set, "song", "zh-CN", names, true, f->arena);
	g_assert_true(g_str_has_prefix(list, "Noto Sans CJK SC,Noto Serif CJK SC"));
	g_assert_true(font_set_has(f->set, "noto sans cjk sc"));
	g_assert_false(font_set_has(f->set, "No Such Font"));
}

static void test_unknown_role_gives_chinese(struct fixture *f, gconstpointer data)
{
	g_assert_cmpstr(font_set_families(f->set, "no-such-role", "zh", NULL, false, f->arena), !=, "");
}

static FcPattern *match(struct fixture *f, const char *family)
{
	FcPattern *wanted = FcPatternCreate();
	FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
	FcDefaultSubstitute(wanted);
	FcResult result;
	FcPattern *found = FcFontMatch(font_set_config(f->set), wanted, &result);
	FcPatternDestroy(wanted);
	return found;
}

static void test_face_is_one_per_file_and_index(struct fixture *f, gconstpointer data)
{
	FcPattern *serif = match(f, "Noto Serif CJK SC");
	FcPattern *again = match(f, "Noto Serif CJK SC");
	FcPattern *japanese = match(f, "Noto Serif CJK JP");
	const struct face *face = font_set_face(f->set, serif);
	g_assert_cmpuint(face->id, ==, 0);
	g_assert_true(font_set_face(f->set, again) == face);
	g_assert_true(font_set_face(f->set, japanese) != face);
	g_assert_cmpuint(font_set_face(f->set, japanese)->id, ==, 1);
	g_assert_true(g_str_has_suffix(face->file, ".ttc"));
	FcPatternDestroy(serif);
	FcPatternDestroy(again);
	FcPatternDestroy(japanese);
}

static void test_describe(struct fixture *f, gconstpointer data)
{
	struct out *out = out_create();
	font_set_describe(f->set, out);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	g_autofree char *text = g_strndup(bytes, length);
	g_assert_nonnull(strstr(text, "song\tzh-Hans\tNoto Serif CJK SC\t/"));
	g_assert_nonnull(strstr(text, "\tfirst choice\n"));
	g_assert_nonnull(strstr(text, "kai\tko\tNoto Serif CJK KR\t"));
	g_assert_nonnull(strstr(text, "stands in, from song: none of kai is installed"));
	out_destroy(out);
}

#define ADD(name, function) g_test_add(name, struct fixture, NULL, open_fonts, function, close_fonts)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/font/family/list-by-language", test_list_by_language);
	ADD("/font/family/kai-hands-on-to-song", test_kai_hands_on_to_song);
	ADD("/font/family/theme-names-come-first", test_theme_names_come_first);
	ADD("/font/family/unknown-role", test_unknown_role_gives_chinese);
	ADD("/font/family/one-face-per-file", test_face_is_one_per_file_and_index);
	ADD("/font/family/describe", test_describe);
	return g_test_run();
}
