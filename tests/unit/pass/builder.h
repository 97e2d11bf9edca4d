#pragma once

#include "base/world.h"
#include "doc/doc.h"
#include "pass/pass.h"

/** A doc made by hand, for the tests of passes. */
struct builder {
	struct world *world;
	struct arena *arena;
	struct diag *diag;
	struct doc *doc;
	uint32_t line; // of the next node
};

void builder_init(struct builder *out, const char *path);
void builder_finish(struct builder *builder);

/** Runs passes on the doc, in the builder's world. */
void builder_run(struct builder *builder, struct pass_options options);

/** Adds a block below a parent, NULL being the root, with a text in it unless that is NULL. */
struct block *builder_block(struct builder *builder, struct block *parent, enum block_kind kind, const char *text);

struct block *builder_heading(struct builder *builder, int level, const char *text);

/** Adds a span to a block, or to a span when that is not NULL. */
struct span *builder_span(struct builder *builder, struct block *block, struct span *parent, enum span_kind kind);
struct span *builder_text(struct builder *builder, struct block *block, struct span *parent, const char *text);
struct span *builder_link(struct builder *builder, struct block *block, const char *url);

/** The codes of all messages, one space between two. The caller frees it. */
char *builder_codes(const struct builder *builder);
