#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/job.h"
#include "syntax/dialect.h"
#include "hugo/shortcode_map.h"
#include "style/style.h"

/**
 * The configuration of a run: bifolio.yaml, the nearest one from the input upward to the source root. Its keys are the
 * options of a theme, laid over the theme that its key `theme` or the flag names, `lang`, `ruby`, `markdown`,
 * `embed-fonts`, `fetch-images` and `shortcodes`.
 */
struct config {
	const char *path;                       // NULL when there is none
	const char *lang;                       // BCP 47, normalised; NULL when absent
	bool ruby;                              // {漢字|かんじ} is ruby
	const struct value *markdown;           // switches of the dialect, a map; NULL when absent
	bool embed_fonts;                       // the EPUB carries fonts
	const char *const *fetch_hosts;         // that images may be fetched from, NULL-terminated; NULL when absent
	const struct shortcode_map *shortcodes; // NULL when absent
	struct value *root;
	const char *theme;
	struct source_pos theme_pos;
	const char *theme_root; // where its theme must lie; NULL: anywhere, for --config is the user's word
};

/**
 * Finds and reads the configuration for an input. False, reported, when it cannot be read, or when one that was found
 * is a link that leads outside root.
 */
bool config_load(struct config *out, const char *input, const char *root, const struct settings *settings,
	struct arena *arena, struct diag *diag);

/** A dialect as the key `markdown` changes it. What it has that is not known is reported and left out. Arena memory. */
const struct dialect *config_dialect(
	const struct config *config, const struct dialect *beneath, struct arena *arena, struct diag *diag);

/** The style of a run: theme, configuration. False, reported, when the theme cannot be loaded. */
bool config_style(struct style *out, const struct config *config, const struct settings *settings, struct arena *arena,
	struct diag *diag);
