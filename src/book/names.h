#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/world.h"

/** The names in a folder, as a walk through its files meets them. */

enum { NAMES_DEPTH_MAX = 64 }; // folders in each other that a walk enters

/** Whether a name is that of a Markdown file. */
bool names_is_markdown(const char *name);

/** Compares names as people sort them: runs of digits by their value. */
int names_compare(const char *a, const char *b);

/**
 * The names in a folder in the order of names_compare, without those that begin with a dot; empty, reported
 * (cannot-read), when it cannot be read. The caller unrefs it.
 */
GPtrArray *names_in_folder(const char *path, struct world *world, struct diag *diag);
