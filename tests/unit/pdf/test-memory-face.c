#include "pdf/memory_face.h"

#include <glib.h>
#include FT_TRUETYPE_TABLES_H

#include "font/subset.h"
#include "sample.h"

enum { GLYPHS = 40 };

// Loads a glyph as cairo does; its outline lasts until the next one.
static FT_GlyphSlot load(const struct memory_face *memory, FT_UInt glyph)
{
	FT_Face face = memory_face_ft(memory);
	g_assert_cmpint(FT_Set_Char_Size(face, 100 * 64, 100 * 64, 0, 0), ==, 0);
	g_assert_cmpint(FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING), ==, 0);
	return face->glyph;
}

static void test_boxes(void)
{
	struct sample sample;
	sample_init(&sample, 1);
	struct subset *subset = subset_create(&sample.face);
	for (uint32_t glyph = 1; glyph <= GLYPHS; glyph++) {
		subset_add(subset, glyph);
	}
	g_assert_true(subset_build(subset));
	size_t length;
	const char *bytes = subset_bytes(subset, &length);
	struct memory_face *drawn = memory_face_open(bytes, length, true);
	struct memory_face *boxes = memory_face_open(bytes, length, false);
	for (uint32_t glyph = 1; glyph <= GLYPHS; glyph++) {
		FT_UInt id = subset_glyph(subset, glyph);
		FT_Pos advance = load(drawn, id)->linearHoriAdvance;
		g_assert_cmpint(load(boxes, id)->linearHoriAdvance, ==, advance);
		g_assert_cmpint(load(boxes, id)->outline.n_points, ==, 4);
	}
	g_assert_cmpint(load(drawn, subset_glyph(subset, GLYPHS))->outline.n_points, >, 4);
	// The tables are those of the file, so that it can be embedded.
	FT_ULong drawn_length = 0, boxes_length = 0;
	g_assert_cmpint(
		FT_Load_Sfnt_Table(memory_face_ft(drawn), FT_MAKE_TAG('h', 'm', 't', 'x'), 0, NULL, &drawn_length), ==,
		0);
	g_assert_cmpint(
		FT_Load_Sfnt_Table(memory_face_ft(boxes), FT_MAKE_TAG('h', 'm', 't', 'x'), 0, NULL, &boxes_length), ==,
		0);
	g_assert_cmpuint(drawn_length, ==, boxes_length);
	memory_face_close(drawn);
	memory_face_close(boxes);
	subset_destroy(subset);
	sample_finish(&sample);
}

static void test_no_font(void)
{
	g_assert_null(memory_face_open("no font at all", 14, true));
	g_assert_null(memory_face_open("no font at all", 14, false));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/memory-face/boxes", test_boxes);
	g_test_add_func("/memory-face/no-font", test_no_font);
	return g_test_run();
}
