#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/resource.h"
#include "font/family.h"
#include "style/style.h"
#include "text/hyphenation.h"

/**
 * The shaper: Pango's itemize and shape behind a cache, with our decisions about language and font
 * put in. One a job. Sizes do not matter here: everything is in em, without hinting or rounding.
 *
 * Without fonts (fonts is NULL) nothing is shaped: who asks measures by cjk_unit_advance, so that
 * goldens do not depend on fonts ("em metrics").
 */
struct shaper;

/** All are borrowed. What set lines keep of the shaper's, the pictures of emoji, goes to the arena. */
struct shaper *shaper_create(struct font_set *fonts, const struct style *style, struct arena *arena, struct diag *diag);
/** Accepts NULL. Releases every shape it made. */
void shaper_destroy(struct shaper *shaper);

/** Whether there are fonts to shape with. */
bool shaper_has_fonts(const struct shaper *shaper);

/** Where layout reports. */
struct diag *shaper_diag(const struct shaper *shaper);

/** What divides Latin words. */
struct hyphenation *shaper_hyphenation(const struct shaper *shaper);

/** What a piece of text is shaped as. */
struct shape_style {
	enum type_family family; // FAMILY_COUNT: emoji
	int weight;
	bool italic; // an italic face is wanted; for Latin
	bool cjk;    // Han, kana and the marks that belong with them: shaped in lang, whatever stands around them
	const char *lang;
};

struct shape_glyph {
	uint32_t index;
	float advance, x, y; // em; x and y are offsets from the pen, y downward
};

/** A font as opened for shaping; only shape.c looks inside. */
struct shape_font;

/** Characters that cannot be parted, with their glyphs. */
struct shape_cluster {
	const struct shape_font *font;
	const struct face *face;
	uint32_t first_glyph; // in the shape's glyphs
	uint16_t glyph_count;
	uint16_t bytes;
	float advance; // em
	float scale;   // of the size: below 1 for an emoji wider than the em
	bool slant;    // an italic was wanted and the face is upright
	bool missing;  // no font has it; the glyph is a replacement
};

struct shape {
	const struct shape_cluster *clusters; // in text order; their bytes sum to the text's
	size_t cluster_count;
	const struct shape_glyph *glyphs;
};

/**
 * Shapes text of one style; there must be fonts. The result lives in the arena or, if the text is
 * so short that it will come again, in the shaper. The caller keeps the text of a CJK piece free of
 * Latin.
 */
const struct shape *shaper_shape(
	struct shaper *shaper, const char *text, size_t length, const struct shape_style *style, struct arena *arena);

/**
 * The picture of a colour glyph of a cluster (OpenType CBDT, sbix): a PNG, the same pointer for the same glyph, in the
 * arena given to shaper_create. NULL when the font is no colour font or has no PNG of the glyph.
 */
const struct resource *shaper_picture(struct shaper *shaper, const struct shape_cluster *cluster, uint32_t glyph);

/** White space on the two sides of a mark, in em. */
struct shape_blank {
	float left, right;
};

/**
 * How much of the blanks that the mark's class promises the glyph really has to give: what the
 * font's halt feature takes if it has one, else what the ink leaves free but for .04 em. A side
 * that has less than 7/10 of the promise gives nothing: the font is designed otherwise.
 */
struct shape_blank shaper_room(struct shaper *shaper, const struct shape *shape, const struct shape_cluster *cluster,
	gunichar mark, const char *lang, struct shape_blank promised);

/** The white space around the ink of a cluster, in em; nothing if it has not just one glyph, or that no ink. */
struct shape_blank shaper_blank(const struct shape *shape, const struct shape_cluster *cluster);

/** Whether the glyphs of a shape touch one another, as those of —— must: some fonts leave a gap. */
bool shaper_is_joined(const struct shape *shape);

/** Reports a character without a glyph, the first time that it is seen. */
void shaper_report_missing(struct shaper *shaper, const char *text, size_t length, struct source_pos pos);
