#include "pdf/pictures.h"

#include <glib.h>
#include <string.h>

#include "image/decode.h"
#include "image/probe.h"
#include "image/svg.h"

enum { CAIRO_SIDE_MAX = 32767 };

// An image as cairo takes it.
struct picture {
	cairo_surface_t *surface; // NULL when broken
	int orientation;          // EXIF, still to be applied
	bool drawn;               // on this page
};

struct pictures {
	struct diag *diag;
	GHashTable *loaded; // name, lent by the resource -> struct picture
};

// From the unit square of the file's pixels to that of the upright picture, for EXIF 1 to 8.
static const cairo_matrix_t UPRIGHT[] = {
	{ 1, 0, 0, 1, 0, 0 },
	{ -1, 0, 0, 1, 1, 0 },
	{ -1, 0, 0, -1, 1, 1 },
	{ 1, 0, 0, -1, 0, 1 },
	{ 0, 1, 1, 0, 0, 0 },
	{ 0, 1, -1, 0, 1, 0 },
	{ 0, -1, -1, 0, 1, 1 },
	{ 0, -1, 1, 0, 0, 1 },
};

static void destroy_picture(void *data)
{
	struct picture *picture = data;
	cairo_surface_destroy(picture->surface);
	g_free(picture);
}

struct pictures *pictures_create(struct diag *diag)
{
	struct pictures *pictures = g_new0(struct pictures, 1);
	pictures->diag = diag;
	pictures->loaded = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, destroy_picture);
	return pictures;
}

void pictures_destroy(struct pictures *pictures)
{
	if (pictures) {
		g_hash_table_destroy(pictures->loaded);
		g_free(pictures);
	}
}

void pictures_forget(struct pictures *pictures)
{
	g_hash_table_remove_all(pictures->loaded);
}

static void report(struct pictures *pictures, const struct resource *resource)
{
	diag_report(pictures->diag, DIAG_BROKEN_IMAGE, resource->pos, "cannot draw image '%s'", resource->url);
}

static bool is_pdf(cairo_t *cr)
{
	return cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_PDF;
}

static const char *name_of(const struct resource *resource)
{
	return resource->path ? resource->path : resource->url;
}

// cairo writes surfaces with the same name as one image, also after the first one is gone.
static void set_name(cairo_surface_t *surface, const struct resource *resource)
{
	char *name = g_strdup(name_of(resource));
	cairo_surface_set_mime_data(
		surface, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)name, strlen(name), g_free, name);
}

// The PDF takes the file's own bytes, and their size from them: the pixels of the surface are never
// looked at.
static cairo_surface_t *wrap_jpeg(const struct resource *resource)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
	cairo_surface_set_mime_data(
		surface, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)resource->bytes, resource->length, NULL, NULL);
	return surface;
}

static cairo_surface_t *decode(const struct resource *resource)
{
	struct image_pixels pixels;
	if (!decode_image(&pixels, resource->bytes, resource->length)) {
		return NULL;
	}
	decode_shrink(&pixels, CAIRO_SIDE_MAX);
	static const cairo_user_data_key_t KEY;
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		(unsigned char *)pixels.data, CAIRO_FORMAT_ARGB32, pixels.width, pixels.height, 4 * pixels.width);
	cairo_surface_set_user_data(surface, &KEY, pixels.data, g_free);
	return surface;
}

static struct picture *load(
	struct pictures *pictures, cairo_t *cr, const struct image_info *info, const struct resource *resource)
{
	struct picture *picture = g_hash_table_lookup(pictures->loaded, name_of(resource));
	if (picture) {
		return picture;
	}
	bool as_it_is = is_pdf(cr) && info->type == IMAGE_JPEG && info->components != 4;
	picture = g_new0(struct picture, 1);
	picture->orientation = as_it_is ? info->orientation : 1;
	picture->surface = as_it_is ? wrap_jpeg(resource) : decode(resource);
	if (picture->surface) {
		set_name(picture->surface, resource);
	} else {
		report(pictures, resource);
	}
	g_hash_table_insert(pictures->loaded, (void *)name_of(resource), picture);
	return picture;
}

static void draw_pixels(cairo_t *cr, const struct picture *picture, const struct rect *box)
{
	cairo_save(cr);
	cairo_translate(cr, box->x, box->y);
	cairo_scale(cr, box->width, box->height);
	cairo_transform(cr, &UPRIGHT[picture->orientation - 1]);
	double width = cairo_image_surface_get_width(picture->surface);
	double height = cairo_image_surface_get_height(picture->surface);
	cairo_scale(cr, 1 / width, 1 / height);
	cairo_set_source_surface(cr, picture->surface, 0, 0);
	// On a PDF any better filter becomes /Interpolate true.
	cairo_pattern_set_filter(cairo_get_source(cr), is_pdf(cr) ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD);
	// Not cairo_paint: with an opaque image as a page's first painting it loses the open tags.
	cairo_rectangle(cr, 0, 0, width, height);
	cairo_fill(cr);
	cairo_restore(cr);
}

// cairo 1.16 names an image twice in the resources of a page that draws it twice; so the next ones
// go into a group, which has resources of its own. The image itself still stands in the PDF once.
static void draw_again(cairo_t *cr, const struct picture *picture, const struct rect *box)
{
	cairo_save(cr);
	cairo_rectangle(cr, box->x, box->y, box->width, box->height);
	cairo_clip(cr);
	cairo_push_group(cr);
	draw_pixels(cr, picture, box);
	cairo_pop_group_to_source(cr);
	cairo_paint(cr);
	cairo_restore(cr);
}

// librsvg hands the links of an SVG to cairo, which would mark them as ours are marked. So in a copy
// each element "a" becomes a "g", which looks the same.
static char *copy_without_links(const char *bytes, size_t length)
{
	char *copy = g_strndup(bytes, length);
	for (char *tag = strchr(copy, '<'); tag; tag = strchr(tag, '<')) {
		tag += tag[1] == '/' ? 2 : 1;
		char *end = tag + strcspn(tag, " \t\r\n/<>");
		bool link = end > tag && end[-1] == 'a' && (end - tag == 1 || end[-2] == ':');
		if (link) {
			end[-1] = 'g';
		}
	}
	return copy;
}

static void draw_svg(struct pictures *pictures, cairo_t *cr, const struct resource *resource, const struct rect *box)
{
	g_autofree char *copy = copy_without_links(resource->bytes, resource->length);
	struct svg *svg = svg_open(copy, resource->length);
	cairo_save(cr);
	cairo_rectangle(cr, box->x, box->y, box->width, box->height);
	cairo_clip(cr);
	if (!svg || !svg_render(svg, cr, box->x, box->y, box->width, box->height)) {
		report(pictures, resource);
	}
	cairo_restore(cr);
	svg_close(svg);
}

void pictures_draw(struct pictures *pictures, cairo_t *cr, const struct resource *resource, const struct rect *box)
{
	struct image_info info;
	if (!probe_header(&info, resource->bytes, resource->length)) {
		report(pictures, resource);
	} else if (info.type == IMAGE_SVG) {
		draw_svg(pictures, cr, resource, box);
	} else {
		struct picture *picture = load(pictures, cr, &info, resource);
		if (picture->surface) {
			(picture->drawn ? draw_again : draw_pixels)(cr, picture, box);
			picture->drawn = true;
		}
	}
}
