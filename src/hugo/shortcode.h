#pragma once

#include <glib.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "syntax/passage.h"
#include "hugo/shortcode_call.h"
#include "hugo/shortcode_map.h"

/**
 * Shortcodes of Hugo become Markdown and HTML before Markdown is read.
 *
 * They are found wherever they stand, in code too, for so Hugo does it; one that comment marks keep from being one is
 * printed without them (shortcode_tag.h). What a name stands for is looked up in the map of the configuration, then
 * among those that Hugo has, then among those that themes have. One that nobody knows becomes what it holds, and is
 * reported once a name (unknown-shortcode). A tag that is wrong, not closed where it must be, or without an argument
 * that it needs, is reported (bad-shortcode) and stays text.
 *
 * Hugo lets a shortcode between {{< and >}} decide whether what it holds is Markdown. Here all do, but those that say
 * HTML: rawhtml, raw, html, and templates with `markdown: false`.
 *
 * All of it takes time in proportion to what comes out, which has a limit: where shortcodes are nested deeper than
 * SHORTCODE_DEPTH_MAX, or make more of a text than SHORTCODE_GROWTH_MAX times it and a megabyte, what they hold stays.
 */
enum {
	SHORTCODE_DEPTH_MAX = 32,
	SHORTCODE_GROWTH_MAX = 16,
};

struct shortcode_options {
	const struct shortcode_map *map;
	struct shortcode_page page;
	GHashTable *reported; // names that were reported as unknown, which are owned by it; NULL: one for this text
};

/**
 * Expands a text in place: text, length, file and first_line become those of what was made of it, in the arena. The new
 * index in the diagnostics says where each part comes from (diag_add_made). Without shortcodes nothing changes.
 */
void shortcode_expand(
	struct passage *text, const struct shortcode_options *options, struct arena *arena, struct diag *diag);
