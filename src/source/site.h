#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "doc/meta.h"
#include "source/dialect.h"

/** One language of a site. */
struct site_language {
	const char *key;         // as the configuration and file suffixes write it, in lower case: "zh-cn", "en"
	const char *lang;        // BCP 47, normalised
	const char *title;       // NULL: the site's
	const char *content_dir; // of its own, relative to the root; NULL: the site's
	int weight;
	bool disabled;
};

/** Where the posts of a section are served: permalinks.<section> = "/:year/:slug/". */
struct site_permalink {
	const char *section;
	const char *pattern;
};

/**
 * What the configuration of a Hugo site says: hugo.toml, .yaml or .json, config.*, or the files of config/_default.
 * Strings live in the arena and are NULL when absent. Folders are relative to the root.
 */
struct site {
	const char *root;     // resolved
	const char *path;     // of the configuration file, for messages
	const char *title;
	const char *base_url; // with a '/' at its end
	const char *lang;     // BCP 47, normalised, of the default language
	const char *default_language; // its key
	struct meta_list authors;
	const char *description;
	const char *copyright;
	const char *content_dir; // "content" unless the configuration says otherwise
	struct meta_list static_dirs; // of the site, then of its themes and mounts, in order of preference
	struct meta_list asset_dirs;
	struct site_language *languages;
	size_t language_count;
	struct site_permalink *permalinks;
	size_t permalink_count;
	struct meta_list taxonomies;   // plural forms: "tags", "categories" and what the configuration adds
	struct meta_list main_sections;
	struct meta_list ignore_files; // regular expressions
	int zone;                      // minutes east of UTC of timeZone, for dates without one
	const struct value *params;    // the map `params`; NULL when absent
	const struct value *values;    // the whole configuration, a map
	struct dialect dialect;
	bool ugly_urls;
	bool build_drafts, build_future, build_expired;
};

/**
 * Reads the configuration of the site in a folder. NULL when the folder holds none; what is wrong in it is reported and
 * left out. Arena memory.
 */
struct site *site_load(const char *root, struct arena *arena, struct diag *diag);
