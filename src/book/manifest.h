#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "doc/meta.h"

/** The name that a manifest has in a folder. */
extern const char manifest_name[];

/**
 * What a book is to be: as book.yaml says it, or the flags. Strings are NULL and lists empty when nothing is said. The
 * words are those of arrange.h and of manifest_matter_words.
 */
struct manifest {
	const char *path; // of the file; NULL: none
	const char *title;
	const char *lang;
	const char *description;
	const char *rights;
	const char *cover;  // an image, relative to the folder of the file
	const char *source; // the folder of the pages, relative to that of the file
	const char *sort;
	const char *parts;
	struct meta_list authors;
	struct meta_list include, exclude; // conditions (arrange_filter_add)
	struct meta_list matter;           // which made chapters the book has; none said: all that make sense
	struct meta_date date;
	struct meta_date now;
	bool drafts, future, expired;
	const struct value *chapters; // the list of them; NULL: all pages of the source
};

/** The made chapters that a book can have: "cover", "title-page", ...; NULL-terminated. */
extern const char *const manifest_matter_words[];

/** Reads a book.yaml. False, reported, when it cannot be read; what is wrong in it is reported and left out. */
bool manifest_read(struct manifest *out, const char *path, struct world *world, struct arena *arena, struct diag *diag);

/** Lays what the flags say over a manifest. */
void manifest_override(struct manifest *manifest, const struct manifest *flags);
