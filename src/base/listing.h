#pragma once

struct world;

/**
 * What lies in folders, found by names that are written otherwise: in upper or lower case, or with accents composed
 * otherwise, as files that come from Windows and macOS have it. Each folder is read once.
 */
struct listing;

/** The world is borrowed. */
struct listing *listing_create(struct world *world);

/** Accepts NULL. */
void listing_destroy(struct listing *listing);

/**
 * The path of a file or folder below `folder` whose segments are those of `relative` but for case and composition; the
 * first in the order of bytes when there are several. "." and ".." are taken as they stand. NULL when there is none.
 * The caller frees it.
 */
char *listing_find(struct listing *listing, const char *folder, const char *relative);
