#pragma once

#include "base/out.h"
#include "doc/book.h"
#include "style/style.h"

/** A document for tests, built by hand. Everything lives in its arena. */
struct sample {
	struct arena *arena;
	struct doc *doc;
};

/** A Chinese document titled "山行", dated 2024-03-01, without text. */
void sample_set_up(struct sample *sample);
void sample_tear_down(struct sample *sample);

struct book *sample_book(const struct sample *sample);

/** Adds a block to another, which may be doc->root. */
struct block *sample_block(const struct sample *sample, struct block *parent, enum block_kind kind);

/** Adds a block that holds a text. */
struct block *sample_text_block(
	const struct sample *sample, struct block *parent, enum block_kind kind, const char *text);

/** Adds a heading to the body; id is its XML id. */
struct block *sample_heading(const struct sample *sample, int level, const char *id, const char *text);

/** Adds a span at the end of a block. */
struct span *sample_span(const struct sample *sample, struct block *block, enum span_kind kind);

/** Adds a span that holds a text. */
struct span *sample_text_span(const struct sample *sample, struct block *block, enum span_kind kind, const char *text);

/** Adds a paragraph with an image. media_type NULL: the image is missing. */
struct resource *sample_image(const struct sample *sample, const char *url, const char *media_type, const char *alt);

/** Adds a note whose body is one paragraph. */
struct note *sample_note(const struct sample *sample, const char *text);

/** Adds a reference to a note at the end of a block. */
void sample_note_ref(const struct sample *sample, struct block *block, struct note *note);

/** The default theme, resolved with overrides (NULL-terminated, or NULL). */
void sample_style(const struct sample *sample, struct style *out, const char *const *overrides);

/** What was written to an output, which is destroyed. The caller frees the string. */
char *sample_take(struct out *out);
