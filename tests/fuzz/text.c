#include "fuzz.h"

#include <string.h>

#include "text/breaks.h"
#include "text/cjk_text.h"
#include "text/spacing.h"

// Line composition of one paragraph: every unit has a break kind, and no space is negative.

static void check_spacing(const struct cjk_text *text, const uint8_t *breaks, enum spacing_style style)
{
	g_autofree struct spacing *spacing = g_new0(struct spacing, text->count);
	spacing_find(text, style, .25f, breaks, spacing);
	for (size_t i = 0; i < text->count; i++) {
		g_assert_cmpfloat(spacing[i].trim_left, >=, 0);
		g_assert_cmpfloat(spacing[i].trim_right, >=, 0);
		g_assert_cmpfloat(spacing[i].glue.natural, >=, 0);
	}
}

static void check_region(const char *utf8, size_t length, enum cjk_region region)
{
	struct cjk_span span = { .end = length, .region = region, .kind = CJK_SPAN_TEXT };
	struct cjk_text *text = cjk_text_create(utf8, length, &span, 1);
	g_autofree uint8_t *breaks = g_new0(uint8_t, text->count);
	for (enum breaks_level level = BREAKS_BASIC; level < BREAKS_LEVELS; level++) {
		breaks_find(text, level, breaks);
		for (size_t i = 0; i < text->count; i++) {
			g_assert_cmpint(breaks[i], <, BREAKS_KINDS);
		}
	}
	for (enum spacing_style style = 0; style < SPACING_STYLES; style++) {
		check_spacing(text, breaks, style);
	}
	cjk_text_destroy(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *utf8 = g_utf8_make_valid((const char *)data, size);
	size_t length = strlen(utf8);
	for (enum cjk_region region = 0; region < CJK_REGIONS; region++) {
		check_region(utf8, length, region);
	}
	return 0;
}
