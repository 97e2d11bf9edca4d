#include <glib.h>
#include <glib/gstdio.h>
#include <hb-ot.h>
#include <string.h>

#include "font/subset.h"

// A font made for this test: the glyphs 1, 2 and 3 are bars 100, 200 and 300 units wide at weight 100; at 900 they are
// 400 wider. Its named instance 1 has weight 500.
static const char bars[] = "AAEAAAAMAIAAAwBAT1MvMkFUQ48AAAFIAAAAYGNtYXAADAC2AAABtAAAADRmdmFyfrtpkgAAAzAAAAAsZ2x5ZgPzpw"
			   "8AAAH0AAAAYGd2YXIAz3r0AAADXAAAAFZoZWFkYQpDnAAAAMwAAAA2aGhlYQUWBRYAAAEEAAAAJGhtdHgD6AAAAAAB"
			   "qAAAAApsb2NhAEgAMAAAAegAAAAKbWF4cAAGAAYAAAEoAAAAIG5hbWUdT9NdAAACVAAAALpwb3N0AAMAAAAAAxAAAA"
			   "AgAAEAAAABAAA+mfejXw889QADA+gAAAAAAAAAAAAAAAAAAAAAAAAAAAH0ArwAAAADAAIAAAAAAAAAAQAAAyD/OAAA"
			   "A+gAAAH0AfQAAQAAAAAAAAAAAAAAAAAAAAEAAQAAAAQABAABAAAAAAACAAAAAAAAAAAAAAAAAAAAAAADA+gBkAAFAA"
			   "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAA/Pz8/AAAAYQBjAAAAAAAAAAAA"
			   "AAAAAAAAAAAAAAAAAAAAACAAAAPoAAAAAAAAAAAAAAAAAAIAAAADAAAAFAADAAEAAAAUAAQAIAAAAAQABAABAAAAY/"
			   "//AAAAYf///6AAAQAAAAAAAAAMABgAJAAwAAAAAQAAAAAB9AH0AAMAADERIREB9AH0/gwAAQAAAAAAZAH0AAMAADER"
			   "MxFkAfT+DAAAAQAAAAAAyAJYAAMAADERMxHIAlj9qAAAAQAAAAABLAK8AAMAADERIREBLAK8/UQAAAAKAH4AAQAAAA"
			   "AAAQADAAAAAQAAAAAAAgAHAAMAAQAAAAAABgADAAAAAQAAAAABAAAGAAoAAQAAAAABAQAEABAAAwABBAkAAQAGABQA"
			   "AwABBAkAAgAOABoAAwABBAkABgAGABQAAwABBAkBAAAMACgAAwABBAkBAQAIADRCYXJSZWd1bGFyV2VpZ2h0SGFsZg"
			   "BCAGEAcgBSAGUAZwB1AGwAYQByAFcAZQBpAGcAaAB0AEgAYQBsAGYAAAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
			   "AAAAAAAAAAEAAAAQAAIAAQAUAAEACHdnaHQAZAAAAGQAAAOEAAAAAAEAAQEAAAH0AAAAAQAAAAEAAQAAAB4ABAAAAA"
			   "AAIAAAAAAACQASABtAAIABAAgACAAAAIFBAZABkIOHAIABAAgACAAAAIFBAZABkIOHAIABAAgACAAAAIFBAZABkIOH"
			   "AAAA";

enum { BARS_FSTYPE_OFFSET = 328 + 8 }; // of the table OS/2

struct font {
	char *path; // of a file to be removed, or NULL
	struct face face;
};

static void open_bars(struct font *font, const char *variations, int instance, uint8_t type)
{
	gsize length;
	g_autofree guchar *bytes = g_base64_decode(bars, &length);
	bytes[BARS_FSTYPE_OFFSET + 1] = type;
	int fd = g_file_open_tmp("bars-XXXXXX.ttf", &font->path, NULL);
	g_assert_cmpint(fd, >=, 0);
	g_close(fd, NULL);
	g_assert_true(g_file_set_contents(font->path, (char *)bytes, (gssize)length, NULL));
	font->face = (struct face){ .file = font->path, .index = instance << 16, .pattern = FcPatternCreate() };
	if (variations) {
		FcPatternAddString(font->face.pattern, FC_FONT_VARIATIONS, (const FcChar8 *)variations);
	}
}

static void open_installed(struct font *font, const char *family)
{
	FcPattern *wanted = FcPatternCreate();
	FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
	FcDefaultSubstitute(wanted);
	FcResult result;
	FcChar8 *file = NULL;
	*font = (struct font){ .face.pattern = FcFontMatch(NULL, wanted, &result) };
	FcPatternGetString(font->face.pattern, FC_FILE, 0, &file);
	FcPatternGetInteger(font->face.pattern, FC_INDEX, 0, &font->face.index);
	font->face.file = (const char *)file;
	FcPatternDestroy(wanted);
}

static void close_font(struct font *font)
{
	FcPatternDestroy(font->face.pattern);
	if (font->path) {
		g_unlink(font->path);
		g_free(font->path);
	}
}

static hb_font_t *open_file(const struct face *face)
{
	hb_blob_t *blob = hb_blob_create_from_file(face->file);
	hb_face_t *whole = hb_face_create(blob, (unsigned)face->index & 0xffff);
	hb_font_t *font = hb_font_create(whole);
	hb_face_destroy(whole);
	hb_blob_destroy(blob);
	return font;
}

static hb_font_t *open_subset(const struct subset *subset)
{
	size_t length;
	const char *bytes = subset_bytes(subset, &length);
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

// What stands for the words in a font keeps its outlines and advances.
static void check_outlines(const char *family, const char *text)
{
	struct font font = { 0 };
	open_installed(&font, family);
	hb_font_t *whole = open_file(&font.face);
	struct subset *subset = subset_create(&font.face);
	g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(hb_codepoint_t));
	for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
		hb_codepoint_t glyph = 0;
		g_assert_true(hb_font_get_nominal_glyph(whole, g_utf8_get_char(c), &glyph));
		g_array_append_val(glyphs, glyph);
		subset_add(subset, glyph);
	}
	g_assert_true(subset_build(subset));
	hb_font_t *small = open_subset(subset);
	for (guint i = 0; i < glyphs->len; i++) {
		hb_codepoint_t glyph = g_array_index(glyphs, hb_codepoint_t, i);
		hb_codepoint_t mapped = subset_glyph(subset, glyph);
		hb_glyph_extents_t want, have;
		g_assert_true(hb_font_get_glyph_extents(whole, glyph, &want));
		g_assert_true(hb_font_get_glyph_extents(small, mapped, &have));
		g_assert_cmpmem(&want, sizeof(want), &have, sizeof(have));
		g_assert_cmpint(
			hb_font_get_glyph_h_advance(whole, glyph), ==, hb_font_get_glyph_h_advance(small, mapped));
	}
	size_t length;
	subset_bytes(subset, &length);
	g_assert_cmpuint(length, <, 20000);
	g_assert_cmpuint(hb_face_get_glyph_count(hb_font_get_face(small)), <=, glyphs->len + 1);
	hb_font_destroy(small);
	subset_destroy(subset);
	hb_font_destroy(whole);
	close_font(&font);
}

static void test_collection(void)
{
	check_outlines("Noto Serif CJK SC", "山路不长Ag，");
}

static void test_true_type(void)
{
	check_outlines("LXGW WenKai", "山路不长Ag，");
}

static bool has_feature(hb_face_t *face, hb_tag_t feature)
{
	hb_tag_t tags[1024];
	unsigned count = G_N_ELEMENTS(tags);
	hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &count, tags);
	for (unsigned i = 0; i < count; i++) {
		if (tags[i] == feature) {
			return true;
		}
	}
	return false;
}

// A font for text has its characters, the forms for vertical lines, and no forms of other languages.
static void test_text(void)
{
	struct font font = { 0 };
	open_installed(&font, "Noto Serif CJK SC");
	struct subset *subset = subset_create(&font.face);
	const gunichar characters[] = { 0x5C71, 0x8DEF, 0x3002, 'A', 0x10FFFD };
	for (size_t i = 0; i < G_N_ELEMENTS(characters); i++) {
		subset_add_character(subset, characters[i]);
	}
	g_assert_true(subset_build_text(subset));
	hb_font_t *whole = open_file(&font.face);
	hb_font_t *small = open_subset(subset);
	hb_codepoint_t glyph;
	for (size_t i = 0; i + 1 < G_N_ELEMENTS(characters); i++) {
		g_assert_true(hb_font_get_nominal_glyph(small, characters[i], &glyph));
	}
	g_assert_false(hb_font_get_nominal_glyph(small, characters[G_N_ELEMENTS(characters) - 1], &glyph));
	g_assert_false(hb_font_get_nominal_glyph(small, 0x957F, &glyph));
	g_assert_true(has_feature(hb_font_get_face(whole), HB_TAG('l', 'o', 'c', 'l')));
	g_assert_false(has_feature(hb_font_get_face(small), HB_TAG('l', 'o', 'c', 'l')));
	g_assert_true(has_feature(hb_font_get_face(small), HB_TAG('v', 'e', 'r', 't')));
	size_t length;
	subset_bytes(subset, &length);
	g_assert_cmpuint(length, <, 20000);
	hb_font_destroy(small);
	hb_font_destroy(whole);
	subset_destroy(subset);
	close_font(&font);
}

static void test_equal_bytes(void)
{
	struct font font = { 0 };
	open_installed(&font, "Noto Serif CJK SC");
	struct subset *first = subset_create(&font.face);
	struct subset *second = subset_create(&font.face);
	for (uint32_t i = 0; i < 30; i++) {
		subset_add(first, 1000 + i * 7);
		subset_add(second, 1000 + (29 - i) * 7);
	}
	g_assert_true(subset_build(first) && subset_build(second));
	size_t length, other;
	const char *bytes = subset_bytes(first, &length);
	g_assert_cmpmem(bytes, length, subset_bytes(second, &other), other);
	subset_destroy(first);
	subset_destroy(second);
	close_font(&font);
}

static int bar_width(const char *variations, int instance)
{
	struct font font = { 0 };
	open_bars(&font, variations, instance, 0);
	struct subset *subset = subset_create(&font.face);
	subset_add(subset, 2);
	g_assert_true(subset_build(subset));
	hb_font_t *small = open_subset(subset);
	g_assert_false(hb_ot_var_has_data(hb_font_get_face(small)));
	hb_glyph_extents_t extents;
	g_assert_true(hb_font_get_glyph_extents(small, subset_glyph(subset, 2), &extents));
	hb_font_destroy(small);
	subset_destroy(subset);
	close_font(&font);
	return extents.width;
}

static void test_variable(void)
{
	g_assert_cmpint(bar_width(NULL, 0), ==, 200);
	g_assert_cmpint(bar_width("wght=900", 0), ==, 600);
	g_assert_cmpint(bar_width("wdth=75,wght=500", 0), ==, 400);
	g_assert_cmpint(bar_width(NULL, 1), ==, 400);
	g_assert_cmpint(bar_width("wght=2000", 1), ==, 600);
}

static bool is_allowed(uint8_t type)
{
	struct font font = { 0 };
	open_bars(&font, NULL, 0, type);
	struct subset *subset = subset_create(&font.face);
	bool allowed = subset_is_allowed(subset);
	subset_destroy(subset);
	close_font(&font);
	return allowed;
}

static void test_licence(void)
{
	g_assert_true(is_allowed(0));
	g_assert_true(is_allowed(4));
	g_assert_true(is_allowed(8));
	g_assert_false(is_allowed(2));
	g_assert_true(is_allowed(2 | 8)); // the least restrictive bit holds
}

static void test_no_file(void)
{
	struct face face = { .file = "/nowhere/font.ttf", .pattern = FcPatternCreate() };
	struct subset *subset = subset_create(&face);
	subset_add(subset, 1);
	g_assert_false(subset_build(subset));
	subset_destroy(subset);
	FcPatternDestroy(face.pattern);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subset/collection", test_collection);
	g_test_add_func("/subset/true-type", test_true_type);
	g_test_add_func("/subset/text", test_text);
	g_test_add_func("/subset/equal-bytes", test_equal_bytes);
	g_test_add_func("/subset/variable", test_variable);
	g_test_add_func("/subset/licence", test_licence);
	g_test_add_func("/subset/no-file", test_no_file);
	return g_test_run();
}
