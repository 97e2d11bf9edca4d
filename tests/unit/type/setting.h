#pragma once

#include <glib.h>

#include "type/paragraph.h"

/**
 * What every test of the line engine needs: a style, a shaper, an arena. Sizes are chosen so that 1
 * em is 10 points.
 */
struct setting {
	struct diag *diag;
	struct arena *arena;
	struct font_set *fonts; // NULL: em metrics
	struct style style;
	struct shaper *shaper;
	struct paragraph_options options; // body text, zh-CN, justified, no indent
};

/** Fixture functions; data non-NULL: with fonts. */
void setting_open(struct setting *s, gconstpointer with_fonts);
void setting_close(struct setting *s, gconstpointer with_fonts);

/** Breaks plain text at a measure in em. */
struct lines setting_break(struct setting *s, const char *text, double measure);

/** The text of the lines, "/" between them. Caller frees. */
char *setting_text(const struct lines *lines);

/** Where the last glyph item of a line ends, in em. */
double setting_end(const struct line *line);
