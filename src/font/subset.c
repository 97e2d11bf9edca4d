#include "font/subset.h"

#include <glib.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

struct subset {
	const struct face *face;
	hb_face_t *whole;
	hb_set_t *glyphs; // ids in the face
	hb_set_t *characters;
	hb_map_t *map; // from them to ids in the file
	hb_blob_t *file;
};

/*
 * What draws glyphs, and the name. hb-subset is handed a face with nothing else in it: to go through the layout tables
 * and the characters of a Chinese font takes it many times as long as the outlines of a post.
 */
static const hb_tag_t drawing_tables[] = {
	HB_TAG('C', 'F', 'F', ' '),
	HB_TAG('g', 'l', 'y', 'f'),
	HB_TAG('l', 'o', 'c', 'a'),
	HB_TAG('h', 'e', 'a', 'd'),
	HB_TAG('m', 'a', 'x', 'p'),
	HB_TAG('h', 'h', 'e', 'a'),
	HB_TAG('h', 'm', 't', 'x'),
	HB_TAG('O', 'S', '/', '2'),
	HB_TAG('f', 'v', 'a', 'r'),
	HB_TAG('a', 'v', 'a', 'r'),
	HB_TAG('g', 'v', 'a', 'r'),
	HB_TAG('H', 'V', 'A', 'R'),
	HB_TAG('M', 'V', 'A', 'R'),
	HB_TAG('n', 'a', 'm', 'e'),
};

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool found = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return found;
}

struct subset *subset_create(const struct face *face)
{
	struct subset *subset = g_new0(struct subset, 1);
	subset->face = face;
	hb_blob_t *blob = hb_blob_create_from_file(face->file);
	subset->whole = hb_face_create(blob, (unsigned)face->index & 0xffff);
	hb_blob_destroy(blob);
	subset->glyphs = hb_set_create();
	subset->characters = hb_set_create();
	return subset;
}

void subset_destroy(struct subset *subset)
{
	if (!subset) {
		return;
	}
	hb_blob_destroy(subset->file);
	hb_map_destroy(subset->map);
	hb_set_destroy(subset->characters);
	hb_set_destroy(subset->glyphs);
	hb_face_destroy(subset->whole);
	g_free(subset);
}

const struct face *subset_face(const struct subset *subset)
{
	return subset->face;
}

void subset_add_character(struct subset *subset, uint32_t character)
{
	hb_set_add(subset->characters, character);
}

void subset_add(struct subset *subset, uint32_t glyph)
{
	hb_set_add(subset->glyphs, glyph);
}

static hb_face_t *keep_drawing_tables(hb_face_t *whole)
{
	hb_face_t *face = hb_face_builder_create();
	for (size_t i = 0; i < G_N_ELEMENTS(drawing_tables); i++) {
		hb_blob_t *table = hb_face_reference_table(whole, drawing_tables[i]);
		if (hb_blob_get_length(table) > 0) {
			hb_face_builder_add_table(face, drawing_tables[i], table);
		}
		hb_blob_destroy(table);
	}
	return face;
}

// Where the face stands on an axis: fontconfig's variations, else its named instance, else the axis's default.
static float axis_value(const struct subset *subset, const hb_ot_var_axis_info_t *axis)
{
	float value = axis->default_value;
	unsigned instance = (unsigned)subset->face->index >> 16 & 0x7fff;
	unsigned count = axis->axis_index + 1;
	g_autofree float *coordinates = g_new0(float, count);
	if (instance > 0 &&
		hb_ot_var_named_instance_get_design_coords(subset->whole, instance - 1, &count, coordinates) >
			axis->axis_index) {
		value = coordinates[axis->axis_index];
	}
	FcChar8 *variations;
	if (FcPatternGetString(subset->face->pattern, FC_FONT_VARIATIONS, 0, &variations) == FcResultMatch) {
		g_auto(GStrv) settings = g_strsplit((const char *)variations, ",", -1);
		for (char **setting = settings; *setting; setting++) {
			hb_variation_t variation;
			if (hb_variation_from_string(*setting, -1, &variation) && variation.tag == axis->tag) {
				value = variation.value;
			}
		}
	}
	return CLAMP(value, axis->min_value, axis->max_value);
}

static void pin_axes(const struct subset *subset, hb_subset_input_t *input)
{
	unsigned count = hb_ot_var_get_axis_count(subset->whole);
	g_autofree hb_ot_var_axis_info_t *axes = g_new0(hb_ot_var_axis_info_t, count);
	hb_ot_var_get_axis_infos(subset->whole, 0, &count, axes);
	for (unsigned i = 0; i < count; i++) {
		hb_subset_input_pin_axis_location(input, subset->whole, axes[i].tag, axis_value(subset, &axes[i]));
	}
}

static hb_subset_input_t *describe(const struct subset *subset)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_input_set_flags(
		input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_set_union(hb_subset_input_glyph_set(input), subset->glyphs);
	pin_axes(subset, input);
	return input;
}

static bool can_subset(const struct subset *subset)
{
	bool outlines = has_table(subset->whole, HB_TAG('C', 'F', 'F', ' ')) ||
		has_table(subset->whole, HB_TAG('g', 'l', 'y', 'f'));
	return outlines && !has_table(subset->whole, HB_TAG('C', 'F', 'F', '2'));
}

bool subset_build(struct subset *subset)
{
	if (!can_subset(subset)) {
		return false;
	}
	hb_face_t *face = keep_drawing_tables(subset->whole);
	hb_subset_input_t *input = describe(subset);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
	hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	if (made) {
		subset->file = hb_face_reference_blob(made);
		subset->map = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
	}
	hb_face_destroy(made);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(face);
	return subset->file != NULL;
}

static hb_subset_input_t *describe_text(const struct subset *subset)
{
	static const hb_tag_t features[] = {
		HB_TAG('v', 'e', 'r', 't'),
		HB_TAG('v', 'r', 't', '2'),
		HB_TAG('h', 'a', 'l', 't'),
		HB_TAG('v', 'h', 'a', 'l'),
		HB_TAG('p', 'a', 'l', 't'),
		HB_TAG('c', 'h', 'w', 's'),
		HB_TAG('k', 'e', 'r', 'n'),
		HB_TAG('m', 'a', 'r', 'k'),
		HB_TAG('m', 'k', 'm', 'k'),
		HB_TAG('l', 'i', 'g', 'a'),
		HB_TAG('c', 'a', 'l', 't'),
	};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
	hb_set_union(hb_subset_input_unicode_set(input), subset->characters);
	hb_set_t *kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	hb_set_clear(kept);
	for (size_t i = 0; i < G_N_ELEMENTS(features); i++) {
		hb_set_add(kept, features[i]);
	}
	pin_axes(subset, input);
	return input;
}

bool subset_build_text(struct subset *subset)
{
	if (!can_subset(subset)) {
		return false;
	}
	hb_subset_input_t *input = describe_text(subset);
	hb_face_t *made = hb_subset_or_fail(subset->whole, input);
	subset->file = made ? hb_face_reference_blob(made) : NULL;
	hb_face_destroy(made);
	hb_subset_input_destroy(input);
	return subset->file != NULL;
}

const char *subset_bytes(const struct subset *subset, size_t *length)
{
	unsigned count;
	const char *bytes = hb_blob_get_data(subset->file, &count);
	*length = count;
	return bytes;
}

uint32_t subset_glyph(const struct subset *subset, uint32_t glyph)
{
	return hb_map_get(subset->map, glyph);
}

bool subset_is_allowed(const struct subset *subset)
{
	enum { TYPE_OFFSET = 8, USAGE = 0x000f, RESTRICTED = 0x0002, NO_SUBSETTING = 0x0100, BITMAPS_ONLY = 0x0200 };
	hb_blob_t *blob = hb_face_reference_table(subset->whole, HB_TAG('O', 'S', '/', '2'));
	unsigned length;
	const uint8_t *table = (const uint8_t *)hb_blob_get_data(blob, &length);
	unsigned type = length >= TYPE_OFFSET + 2 ? (unsigned)table[TYPE_OFFSET] << 8 | table[TYPE_OFFSET + 1] : 0;
	hb_blob_destroy(blob);
	return (type & USAGE) != RESTRICTED && (type & (NO_SUBSETTING | BITMAPS_ONLY)) == 0;
}
