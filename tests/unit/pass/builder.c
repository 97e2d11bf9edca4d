#include "builder.h"

void builder_init(struct builder *out, const char *path)
{
	out->world = world_create();
	out->arena = arena_create();
	out->diag = diag_create();
	out->doc = doc_create(out->arena, path);
	out->doc->root_path = "/nonexistent";
	out->line = 1;
}

void builder_finish(struct builder *builder)
{
	diag_destroy(builder->diag);
	arena_destroy(builder->arena);
	world_destroy(builder->world);
}

void builder_run(struct builder *builder, struct pass_options options)
{
	options.world = builder->world;
	pass_run(builder->doc, &options, builder->diag);
}

struct block *builder_block(struct builder *builder, struct block *parent, enum block_kind kind, const char *text)
{
	struct source_pos pos = { 0, builder->line++, 1 };
	struct block *block = block_create(builder->arena, kind, pos);
	block_append(parent ? parent : builder->doc->root, block);
	if (text) {
		builder_text(builder, block, NULL, text);
	}
	return block;
}

struct block *builder_heading(struct builder *builder, int level, const char *text)
{
	struct block *heading = builder_block(builder, NULL, BLOCK_HEADING, text);
	heading->as.heading.level = level;
	return heading;
}

struct span *builder_span(struct builder *builder, struct block *block, struct span *parent, enum span_kind kind)
{
	struct span *span = span_create(builder->arena, kind, block->pos);
	if (parent) {
		span_append(parent, span);
	} else {
		block_append_span(block, span);
	}
	return span;
}

struct span *builder_text(struct builder *builder, struct block *block, struct span *parent, const char *text)
{
	struct span *span = builder_span(builder, block, parent, SPAN_TEXT);
	span->as.text = arena_strdup(builder->arena, text);
	return span;
}

struct span *builder_link(struct builder *builder, struct block *block, const char *url)
{
	struct span *link = builder_span(builder, block, NULL, SPAN_LINK);
	link->as.link.url = url;
	builder_text(builder, block, link, "x");
	return link;
}

char *builder_codes(const struct builder *builder)
{
	GString *codes = g_string_new(NULL);
	for (size_t i = 0; i < diag_message_count(builder->diag); i++) {
		const char *name = diag_code_name(diag_message_at(builder->diag, i)->code);
		g_string_append_printf(codes, "%s%s", i > 0 ? " " : "", name);
	}
	return g_string_free(codes, FALSE);
}
