#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/job.h"
#include "syntax/dialect.h"
#include "hugo/shortcode_map.h"
#include "style/style.h"
#include "style/theme.h"

/** The options of a theme in one file of the configuration. */
struct config_looks {
	struct value *root;
	struct config_looks *next; // of the file laid over this one
};

/**
 * The configuration of a run. Files are laid over one another, key by key, the later ones over the earlier: the user's
 * own (bifolio/config.yaml in the XDG configuration folder), then every bifolio.yaml from the source root down to the
 * folder of the input; --config stands for all of them. Their keys are the options of a theme, laid over the theme that
 * the last key `theme` or the flag names, and `lang`, `ruby`, `markdown`, `embed-fonts`, `fetch-images` and
 * `shortcodes`. Maps are merged; other values take the place of those before, but for `fetch-images` in the source,
 * which counts only where the user's own file has none.
 */
struct config {
	const char *lang;                       // BCP 47, normalised; NULL when absent
	bool ruby;                              // {漢字|かんじ} is ruby
	const struct value *markdown;           // switches of the dialect, a map; NULL when absent
	bool embed_fonts;                       // the EPUB carries fonts
	const char *const *fetch_hosts;         // that images may be fetched from, NULL-terminated; NULL when absent
	const struct shortcode_map *shortcodes; // NULL when absent
	const char *theme;
	struct source_pos theme_pos;
	const char *theme_root; // where its theme must lie; NULL: anywhere, for the user names it
	// private state
	bool user_hosts; // the hosts are those of the user's own file
	const struct value *shortcode_node;
	struct config_looks *looks, *last_looks; // NULL when no file was read
};

/**
 * Finds and reads the configuration for an input. False, reported, when a file cannot be read, or when one that was
 * found in the source is a link that leads outside root.
 */
bool config_load(struct config *out, const char *input, const char *root, const struct settings *settings,
	struct arena *arena, struct diag *diag);

/** A dialect as the key `markdown` changes it. What it has that is not known is reported and left out. Arena memory. */
const struct dialect *config_dialect(
	const struct config *config, const struct dialect *beneath, struct arena *arena, struct diag *diag);

/** The theme of a run with the configuration over it. False, reported, when it cannot be loaded. */
bool config_theme(struct theme *out, const struct config *config, const struct settings *settings, struct arena *arena,
	struct diag *diag);

/** The style of a run: theme, configuration. False, reported, when the theme cannot be loaded. */
bool config_style(struct style *out, const struct config *config, const struct settings *settings, struct arena *arena,
	struct diag *diag);
