#include "epub/survey.h"

#include <string.h>

#include "epub/cover.h"
#include "epub/media.h"
#include "epub/xml.h"

static void survey_image(struct survey *survey, const struct resource *image, bool described)
{
	survey->images++;
	survey->described += described;
	survey->may_flash |= strcmp(image->media_type, "image/gif") == 0;
}

static void survey_tree(struct survey *survey, const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_IMAGE && media_is_usable(span->as.image.resource)) {
				survey_image(survey, span->as.image.resource, xml_has_text(span->as.image.alt));
			}
		}
	}
}

struct survey survey_images(const struct book *book)
{
	struct survey survey = { 0 };
	const struct resource *cover = cover_image(book);
	if (cover) {
		survey_image(&survey, cover, true);
	}
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct doc *doc = book->chapters[i].doc;
		for (size_t j = 0; j < doc_tree_count(doc); j++) {
			survey_tree(&survey, doc_tree_at(doc, j));
		}
	}
	return survey;
}
