#include "pass/images.h"

#include "base/prose.h"
#include "doc/image.h"
#include "doc/image_hint.h"
#include "doc/leaf.h"
#include "pass/resource_finder.h"

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
			leaf_unlink(block, span);
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

static bool is_in_link(const struct span *span)
{
	for (const struct span *around = span->parent; around; around = around->parent) {
		if (around->kind == SPAN_LINK) {
			return true;
		}
	}
	return false;
}

// What stands in place of an image on the network leads to it.
static void link_remote(struct doc *doc, struct block *block, struct span *image)
{
	struct span *link = span_create(doc->arena, SPAN_LINK, image->pos);
	link->as.link.url = image_address(image, doc->arena);
	leaf_insert_after(block, image, link);
	leaf_unlink(block, image);
	span_append(link, image);
}

// What is found on the way through a doc.
struct survey {
	struct resource_finder finder;
	const struct span *undescribed; // the first image without alternative text; NULL: none
};

// A title says at least something of what is to be seen.
static void describe(struct doc *doc, struct span *image, struct survey *survey)
{
	if (prose_is_blank(image->as.image.alt) && image->as.image.title) {
		image->as.image.alt = image->as.image.title;
	}
	if (prose_is_blank(image->as.image.alt)) {
		survey->undescribed = survey->undescribed ? survey->undescribed : image;
		doc->undescribed++;
	}
}

static void report_undescribed(const struct doc *doc, const struct span *first, struct diag *diag)
{
	const char *url = prose_shown(first->as.image.url, URL_SHOWN_MAX, doc->arena);
	if (doc->undescribed == 1) {
		diag_report(diag, DIAG_IMAGE_NO_ALT, first->pos, "image '%s' has no alternative text", url);
	} else {
		diag_report(diag, DIAG_IMAGE_NO_ALT, first->pos,
			"%u images have no alternative text, the first one is '%s'", doc->undescribed, url);
	}
}

static void resolve_image(struct doc *doc, struct block *block, struct span *image, struct survey *survey)
{
	image_hint_take_url(image);
	image->as.image.resource = resource_finder_find(&survey->finder, image->as.image.url, image->pos);
	describe(doc, image, survey);
	if (image->as.image.resource->state == RESOURCE_REMOTE && !is_in_link(image)) {
		link_remote(doc, block, image);
	}
}

static void resolve_tree(struct doc *doc, struct block *root, struct survey *survey)
{
	for (struct block *block = root; block; block = block_next(block, root)) {
		for (struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_IMAGE) {
				resolve_image(doc, block, span, survey);
			}
		}
		const struct span *image = block->kind == BLOCK_PARAGRAPH ? lone_image(block) : NULL;
		if (image) {
			make_figure(doc, block, image);
		}
	}
}

void images_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	struct survey survey = { 0 };
	resource_finder_init(&survey.finder, doc, options, diag);
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		resolve_tree(doc, doc_tree_at(doc, i), &survey);
	}
	if (doc->meta.cover && !options->in_book) {
		doc->cover = resource_finder_find(&survey.finder, doc->meta.cover, doc->meta.cover_pos);
	}
	resource_finder_finish(&survey.finder);
	if (survey.undescribed && !options->in_book) {
		report_undescribed(doc, survey.undescribed, diag);
	}
}
