#pragma once

#include "base/diag.h"
#include "doc/book.h"
#include "font/family.h"
#include "style/style.h"

/**
 * The fonts that an EPUB carries: for each typeface class and weight that the style uses, the characters that the book
 * has in it, with letters, digits and punctuation added, so that what a reader puts around the text fits it.
 */
struct fonts;

/** One of them, as a file. */
struct font_file {
	enum type_family family;
	int weight;             // 100 to 900
	const char *path;       // from the package's folder: "fonts/song-400.otf"
	const char *id;         // of its manifest item: "font-song-400"
	const char *media_type; // font/otf or font/ttf
	const char *bytes;
	size_t length;
};

/**
 * Makes the fonts of a book, in its language. A font whose licence forbids embedding, or that cannot be subset, is
 * reported (font-not-embedded) and left out. The set must outlive them.
 */
struct fonts *fonts_create(const struct book *book, const struct style *style, struct font_set *set, struct diag *diag);

/** Accepts NULL. */
void fonts_destroy(struct fonts *fonts);

/** How many there are; none for NULL. */
size_t fonts_count(const struct fonts *fonts);
const struct font_file *fonts_at(const struct fonts *fonts, size_t index);

/** The name of a class in CSS: "bifolio-song"; NULL when the book carries no font of it. */
const char *fonts_name(const struct fonts *fonts, enum type_family family);
