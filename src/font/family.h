#pragma once

#include <fontconfig/fontconfig.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "font/face.h"

/**
 * The fonts of a run: a private fontconfig set-up (fonts/fonts.conf, compiled in) that sees the
 * installed fonts but no rule of the machine, and the family table (fonts/families.yaml, compiled
 * in) that says which fonts stand for "song", "hei", "kai", "fang", "mono" and "emoji" in which
 * language.
 */
struct font_set;

/**
 * Opens the fonts and makes the private set-up the process's current one, so that no library reads
 * the machine's. NULL, with no-cjk-font and the package to install reported, when no font can set
 * Chinese.
 */
struct font_set *font_set_create(struct diag *diag);
/** Accepts NULL. Faces become invalid. */
void font_set_destroy(struct font_set *set);

/** The private configuration, lent. */
FcConfig *font_set_config(const struct font_set *set);

/** Whether a family of that name is installed. */
bool font_set_has(const struct font_set *set, const char *family);

/**
 * The installed families for a role ("song" ...) in a language, best first, comma separated, as a Pango family list.
 * first (may be NULL) are names from a theme, put before the table's; if the list is for cjk text, those of fonts for
 * Latin alone are left out, which would take “ ” — … from the Chinese font. Arena memory; never empty.
 */
const char *font_set_families(
	struct font_set *set, const char *role, const char *lang, const char *first, bool cjk, struct arena *arena);

/**
 * The face of a resolved pattern (what Pango's fontconfig fonts carry); the same pointer for the
 * same face.
 */
const struct face *font_set_face(struct font_set *set, FcPattern *pattern);

/**
 * The face that stands for a role in a language at a weight (100 to 900): that of the first family of
 * font_set_families. Never NULL.
 */
const struct face *font_set_choose(
	struct font_set *set, const char *role, const char *lang, const char *first, int weight);

/**
 * Prints which file each role uses in each language, and why: a line each, columns separated by
 * tabs.
 */
void font_set_describe(struct font_set *set, struct out *out);
