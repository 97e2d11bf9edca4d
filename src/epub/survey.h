#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "doc/book.h"

/** What a book's images amount to, for the accessibility metadata: those that are shown, the cover too. */
struct survey {
	size_t images;    // uses of images
	size_t described; // those with a description
	bool may_flash;   // a GIF is among them
};

struct survey survey_images(const struct book *book);
