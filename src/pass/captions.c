#include "pass/captions.h"

#include "doc/caption.h"

static void add_text(struct doc *doc, struct block *caption, const char *text)
{
	struct span *span = span_create(doc->arena, SPAN_TEXT, caption->pos);
	span->as.text = text;
	block_append_span(caption, span);
}

static struct block *find_caption(const struct block *block)
{
	return block->first_child && block->first_child->kind == BLOCK_CAPTION ? block->first_child : NULL;
}

static struct block *add_caption(struct doc *doc, struct block *block)
{
	struct block *caption = block_create(doc->arena, BLOCK_CAPTION, block->pos);
	block_prepend(block, caption);
	return caption;
}

static void title_admonition(struct doc *doc, struct block *block)
{
	if (!find_caption(block)) {
		const char *lang = doc_block_lang(doc, block);
		add_text(doc, add_caption(doc, block), caption_of_type(block->as.admonition.type, lang, doc->arena));
	}
}

static void title_details(struct doc *doc, struct block *block)
{
	struct block *caption = find_caption(block);
	caption = caption ? caption : add_caption(doc, block);
	if (!caption->first_span) {
		const char *type = block->as.details.type ? block->as.details.type : "details";
		add_text(doc, caption, caption_of_type(type, doc_block_lang(doc, block), doc->arena));
	}
}

static void resolve_tree(struct doc *doc, struct block *root)
{
	for (struct block *block = root; block; block = block_next(block, root)) {
		if (block->kind == BLOCK_ADMONITION) {
			title_admonition(doc, block);
		} else if (block->kind == BLOCK_DETAILS) {
			title_details(doc, block);
		}
	}
}

void captions_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		resolve_tree(doc, doc_tree_at(doc, i));
	}
}
