#include "image/image.h"

#include <math.h>

#include "image/probe.h"
#include "image/qr.h"
#include "image/svg.h"

enum { SIDE_MAX = 1000000 }; // px: an SVG may claim any size

static void reject(struct resource *resource, enum resource_state state, const char *problem, struct diag *diag)
{
	enum diag_code code = state == RESOURCE_BROKEN ? DIAG_BROKEN_IMAGE : DIAG_UNSUPPORTED_IMAGE;
	resource->state = state;
	diag_report(diag, code, resource->pos, "cannot use image '%s': %s", resource->url, problem);
}

static bool draw_qr(struct resource *resource, struct arena *arena, struct diag *diag)
{
	resource->bytes = qr_svg(resource->qr, arena, &resource->length);
	if (!resource->bytes) {
		reject(resource, RESOURCE_BROKEN, "more text than a QR code holds", diag);
	}
	return resource->bytes;
}

// An SVG is checked before librsvg sees it, so that none with entities ever gets there.
static void inspect(struct resource *resource, struct diag *diag)
{
	enum image_type type = probe_type(resource->bytes, resource->length);
	struct image_info info;
	const char *problem = type == IMAGE_SVG ? svg_problem(resource->bytes, resource->length) : NULL;
	if (problem) {
		reject(resource, RESOURCE_UNSUPPORTED, problem, diag);
	} else if (!probe_image(&info, resource->bytes, resource->length)) {
		bool unknown = type == IMAGE_UNKNOWN;
		reject(resource, unknown ? RESOURCE_UNSUPPORTED : RESOURCE_BROKEN, info.problem, diag);
	} else {
		resource->media_type = probe_media_type(type);
		resource->width = (uint32_t)CLAMP(round(info.width), 1, SIDE_MAX);
		resource->height = (uint32_t)CLAMP(round(info.height), 1, SIDE_MAX);
	}
}

void image_inspect(struct doc *doc, struct diag *diag)
{
	for (size_t i = 0; i < doc->resource_count; i++) {
		struct resource *resource = doc->resources[i];
		bool usable = resource->state == RESOURCE_USABLE && !resource->media_type;
		if (usable && (!resource->qr || draw_qr(resource, doc->arena, diag))) {
			inspect(resource, diag);
		}
	}
}

struct resource *image_qr(const char *text, struct arena *arena, struct diag *diag)
{
	struct resource_qr *qr = arena_new(arena, struct resource_qr);
	*qr = (struct resource_qr){ .text = text, .level = 'M', .scale = 1 };
	struct resource *resource = arena_new(arena, struct resource);
	*resource = (struct resource){ .url = text, .qr = qr, .state = RESOURCE_USABLE };
	if (!draw_qr(resource, arena, diag)) {
		return NULL;
	}
	inspect(resource, diag);
	return resource;
}
