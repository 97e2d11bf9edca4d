#include "epub/media.h"

#include <string.h>

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
