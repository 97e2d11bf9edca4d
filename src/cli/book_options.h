#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "book/manifest.h"

/** The flags of the commands that make one book of many posts. The strings belong to it. */
struct book_options {
	struct manifest manifest; // what the flags say over book.yaml
	bool dry_run;
	// private state
	struct arena *arena;
	char *title, *rights, *cover, *sort, *parts, *now;
	char **authors, **include, **exclude, **matter;
	gboolean drafts, future, expired, plan;
};

void book_options_init(struct book_options *options);
void book_options_finish(struct book_options *options);

/** Adds the flags (GOptionEntry) that are parsed into options. */
void book_options_append(GArray *entries, struct book_options *options);

/** Checks what was parsed and fills the manifest. NULL when all is well; else what is wrong, which the caller frees. */
char *book_options_read(struct book_options *options);
