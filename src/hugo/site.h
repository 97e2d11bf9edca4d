#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "base/world.h"
#include "doc/meta.h"
#include "syntax/dialect.h"

/** What is said of a site or of one of its languages. Strings are NULL when absent. */
struct site_texts {
	const char *base_url; // with a '/' at its end
	const char *title;
	const char *description;
	const char *copyright;
	struct meta_list authors;
};

/** One language of a site. */
struct site_language {
	const char *key;         // as the configuration and file suffixes write it, in lower case: "zh-cn", "en"
	const char *lang;        // BCP 47, normalised; NULL when nothing says which it is
	const char *content_dir; // of its own, relative to the root; NULL: the site's
	struct site_texts texts; // its own, else the site's
	int weight;
	bool disabled;
};

/** Where the posts of a section are served: permalinks.<section> or permalinks.page.<section> = "/:year/:slug/". */
struct site_permalink {
	const char *section;
	const char *pattern;
};

/** A folder that stands for one below content: module.mounts. */
struct site_mount {
	const char *dir;  // relative to the root
	const char *at;   // relative to content; "" is content itself
	const char *lang; // the key of a language; NULL: any
};

/**
 * What the configuration of a Hugo site says: hugo.toml, .yaml or .json, else config.*, and over it the files of
 * config/_default and config/production. Strings live in the arena and are NULL when absent. Folders are relative to
 * the root and inside it by their names; they need not exist, and links are only followed when a file is opened.
 */
struct site {
	const char *root;             // resolved
	const char *path;             // of the configuration file, for messages
	struct site_texts texts;      // of the default language, else of the site
	const char *lang;             // BCP 47, normalised, of the default language; NULL: the text of a page tells
	const char *default_language; // its key
	const char *content_dir; // the first mount on content itself: "content" unless the configuration says otherwise
	struct site_mount *mounts; // on content, in order of preference; at least one
	size_t mount_count;
	struct meta_list static_dirs; // of the site, then of its themes, in order of preference
	struct meta_list asset_dirs;
	struct site_language *languages; // at least the default one
	size_t language_count;
	struct site_permalink *permalinks; // of pages
	size_t permalink_count;
	struct meta_list taxonomies; // plural forms: "tags" and "categories" unless the configuration says otherwise
	struct meta_list main_sections;
	struct meta_list ignore_files; // regular expressions
	const char *time_zone;         // for dates without one, such as "Asia/Shanghai"; known to the system
	const struct value *params;    // the map `params`; NULL when absent
	const struct value *values;    // the whole configuration, a map
	struct dialect dialect;
	bool ugly_urls;
	bool build_drafts, build_future, build_expired;
};

/**
 * Reads the configuration of the site in a folder. NULL when the folder holds none; what is wrong in it is reported and
 * left out. A config.* counts only when it has a key of a Hugo site, for other programs use the name too. Arena memory.
 */
struct site *site_load(const char *root, struct world *world, struct arena *arena, struct diag *diag);

/** The language of a key, compared without case; NULL when the site has none such. */
const struct site_language *site_language_find(const struct site *site, const char *key);

/**
 * The language of a page, by its path relative to the root: that of its suffix (post.en.md), else of the content folder
 * or mount that holds it, else the default one. Never NULL.
 */
const struct site_language *site_language_of_path(const struct site *site, const char *path);

/**
 * The name of a page by its path: without folders, suffix and language, or that of its folder when the file is an
 * index.md or _index.md. site may be NULL. Arena memory.
 */
const char *site_page_name(const struct site *site, const char *path, struct arena *arena);

/** Minutes east of UTC of a site's local time at a date that was written without a zone; 0 without a timeZone. */
int site_zone_at(const struct site *site, const struct meta_date *date);
