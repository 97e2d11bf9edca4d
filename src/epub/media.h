#pragma once

#include <stdbool.h>

#include "doc/book.h"

/** Which images go into an EPUB, and under which names. */

/** Whether a resource can be shown and is of a core media type (EPUB 3.3, 3.2). */
bool media_is_usable(const struct resource *resource);

/** The file suffix of its type, such as "png"; NULL for none of the core media types. */
const char *media_extension(const struct resource *resource);

/** Its path from the package's folder: "images/001-003.png" is the third image of the first chapter. Arena memory. */
const char *media_path(const struct resource *resource, struct arena *arena);

/** The id of its manifest item: "image-001-003". Arena memory. */
const char *media_item_id(const struct resource *resource, struct arena *arena);
