#pragma once

#include "base/diag.h"
#include "font/family.h"
#include "style/style.h"

/**
 * The shaper: Pango's itemize and shape behind a cache, with our decisions about language and font put in. One a job.
 * `metrics em` replaces every font by the em table of design rules, so that goldens do not depend on fonts.
 */
struct shaper;

struct shaper *shaper_create(struct font_set *fonts, const struct style *style, struct diag *diag);
void shaper_destroy(struct shaper *shaper);
