#include "doc/image.h"

#include "base/prose.h"
#include "doc/image_hint.h"

enum { URL_SHOWN_MAX = 200 };

// The only span beside white space, or NULL.
static struct span *lone_span(struct span *first)
{
	struct span *lone = NULL;
	for (struct span *span = first; span; span = span->next) {
		if (span_is_blank(span)) {
			continue;
		}
		if (lone) {
			return NULL;
		}
		lone = span;
	}
	return lone;
}

// The image that a paragraph consists of, or NULL.
static struct span *lone_image(const struct block *paragraph)
{
	struct span *lone = lone_span(paragraph->first_span);
	if (lone && lone->kind == SPAN_LINK) {
		lone = lone_span(lone->first_child);
	}
	return lone && lone->kind == SPAN_IMAGE ? lone : NULL;
}

static void make_figure(struct doc *doc, struct block *block, const struct span *image)
{
	for (struct span *span = block->first_span, *next; span; span = next) {
		next = span_next(span);
		if (span_is_blank(span)) {
			span_unlink(block, span);
		}
	}
	block->kind = BLOCK_FIGURE;
	if (image->as.image.title) {
		struct block *caption = block_create(doc->arena, BLOCK_CAPTION, image->pos);
		struct span *text = span_create(doc->arena, SPAN_TEXT, image->pos);
		text->as.text = image->as.image.title;
		block_append_span(caption, text);
		block_append(block, caption);
	}
}

static void resolve_tree(struct doc *doc, struct block *root, struct resource_finder *finder)
{
	for (struct block *block = root; block; block = block_next(block, root)) {
		for (struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind != SPAN_IMAGE) {
				continue;
			}
			image_hint_take_url(span);
			span->as.image.resource = resource_find(finder, span->as.image.url, span->pos);
			if (span->as.image.alt[0] == '\0') {
				diag_report(finder->diag, DIAG_IMAGE_NO_ALT, span->pos,
					"image '%s' has no alternative text",
					prose_shown(span->as.image.url, URL_SHOWN_MAX, doc->arena));
			}
		}
		const struct span *image = block->kind == BLOCK_PARAGRAPH ? lone_image(block) : NULL;
		if (image) {
			make_figure(doc, block, image);
		}
	}
}

void image_shown_size(const struct span *image, double *width, double *height)
{
	const struct resource *resource = image->as.image.resource;
	double scale = 1;
	if (image->as.image.width > 0) {
		scale = image->as.image.width / resource->width;
	}
	if (image->as.image.height > 0) {
		double by_height = image->as.image.height / resource->height;
		scale = image->as.image.width > 0 ? MIN(scale, by_height) : by_height;
	}
	*width = resource->width * scale;
	*height = resource->height * scale;
}

const struct span *image_of_block(const struct block *block)
{
	const struct span *span = block->first_span;
	while (span && span->kind != SPAN_IMAGE) {
		span = span_next(span);
	}
	return span;
}

void image_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	struct resource_finder finder;
	resource_finder_init(&finder, doc, options, diag);
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		resolve_tree(doc, doc_tree_at(doc, i), &finder);
	}
	if (doc->meta.cover && !options->in_book) {
		doc->cover = resource_find(&finder, doc->meta.cover, doc->meta.cover_pos);
	}
	resource_finder_finish(&finder);
}
