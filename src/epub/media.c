#include "epub/media.h"

#include <string.h>

#include "epub/cover.h"
#include "epub/xml.h"

static const char *extension_of(const char *media_type)
{
	static const struct {
		const char *type;
		const char *extension;
	} core[] = {
		{ "image/png", "png" },
		{ "image/jpeg", "jpg" },
		{ "image/gif", "gif" },
		{ "image/webp", "webp" },
		{ "image/svg+xml", "svg" },
	};
	for (size_t i = 0; media_type && i < G_N_ELEMENTS(core); i++) {
		if (strcmp(core[i].type, media_type) == 0) {
			return core[i].extension;
		}
	}
	return NULL;
}

const char *media_extension(const struct resource *resource)
{
	return extension_of(resource->media_type);
}

bool media_is_usable(const struct resource *resource)
{
	return resource->state == RESOURCE_USABLE && extension_of(resource->media_type);
}

const char *media_path(const struct resource *resource, struct arena *arena)
{
	return arena_printf(arena, "images/%03u-%03u.%s", resource->chapter + 1, resource->id + 1,
		extension_of(resource->media_type));
}

const char *media_item_id(const struct resource *resource, struct arena *arena)
{
	return arena_printf(arena, "image-%03u-%03u", resource->chapter + 1, resource->id + 1);
}

static void survey_image(struct media_survey *survey, const struct resource *image, bool described)
{
	survey->images++;
	survey->described += described;
	survey->may_flash |= strcmp(image->media_type, "image/gif") == 0;
}

static void survey_tree(struct media_survey *survey, const struct block *root)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_IMAGE && media_is_usable(span->as.image.resource)) {
				survey_image(survey, span->as.image.resource, xml_has_text(span->as.image.alt));
			}
		}
	}
}

struct media_survey media_survey(const struct book *book)
{
	struct media_survey survey = { 0 };
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
