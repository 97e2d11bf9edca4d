#include "pdf/paint.h"

#include <glib.h>

#include "pdf/ink.h"
#include "pdf/paint_debug.h"
#include "pdf/pictures.h"
#include "pdf/typefaces.h"

struct paint {
	struct diag *diag;
	struct typefaces *typefaces;
	struct pictures *pictures;
	GArray *glyphs;   // of cairo_glyph_t: the run at hand
	GArray *clusters; // of cairo_text_cluster_t
};

// How far synthetic italics lean: the tangent of 12 degrees.
static const double SLANT = 0.2126;

struct paint *paint_create(const struct pages *embedded, struct diag *diag)
{
	struct paint *paint = g_new0(struct paint, 1);
	paint->diag = diag;
	paint->typefaces = typefaces_create(embedded, diag);
	paint->pictures = pictures_create(diag);
	paint->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
	paint->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
	return paint;
}

void paint_destroy(struct paint *paint)
{
	if (paint) {
		typefaces_destroy(paint->typefaces);
		pictures_destroy(paint->pictures);
		g_array_free(paint->glyphs, TRUE);
		g_array_free(paint->clusters, TRUE);
		g_free(paint);
	}
}

static void set_font(cairo_t *cr, cairo_font_face_t *font, const struct glyph_run *run)
{
	cairo_matrix_t matrix;
	double lean = run->slant ? -SLANT * run->size : 0;
	cairo_matrix_init(&matrix, run->size, 0, lean, run->size, 0, 0);
	cairo_set_font_face(cr, font);
	cairo_set_font_matrix(cr, &matrix);
}

static void copy_glyphs(GArray *to, const struct typeface *typeface, const struct glyph_run *run, double x, double y)
{
	g_array_set_size(to, (guint)run->glyph_count);
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		g_array_index(to, cairo_glyph_t, i) = (cairo_glyph_t){
			.index = typefaces_glyph(typeface, glyph->index),
			.x = x + glyph->x,
			.y = y + glyph->y,
		};
	}
}

static void copy_clusters(GArray *to, const struct glyph_run *run)
{
	g_array_set_size(to, (guint)run->cluster_count);
	for (size_t i = 0; i < run->cluster_count; i++) {
		g_array_index(to, cairo_text_cluster_t, i) = (cairo_text_cluster_t){
			.num_bytes = run->clusters[i].bytes,
			.num_glyphs = run->clusters[i].glyphs,
		};
	}
}

// The clusters carry the source text into the PDF, whatever glyphs the font made of it.
static void paint_glyphs(struct paint *paint, cairo_t *cr, const struct page_item *item)
{
	const struct glyph_run *run = &item->as.run;
	const struct typeface *typeface = typefaces_lookup(paint->typefaces, run->face);
	copy_glyphs(paint->glyphs, typeface, run, item->box.x, item->box.y);
	copy_clusters(paint->clusters, run);
	ink_set(cr, run->color);
	bool shapes = typeface->shapes_only || run->text_length == 0;
	set_font(cr, shapes ? typefaces_shapes(paint->typefaces, run->face) : typeface->font, run);
	cairo_glyph_t *glyphs = (cairo_glyph_t *)(void *)paint->glyphs->data;
	if (shapes) {
		cairo_glyph_path(cr, glyphs, (int)run->glyph_count);
		cairo_fill(cr);
		return;
	}
	cairo_show_text_glyphs(cr, run->text, (int)run->text_length, glyphs, (int)run->glyph_count,
		(cairo_text_cluster_t *)(void *)paint->clusters->data, (int)run->cluster_count, 0);
}

static void paint_fill(struct paint *paint, cairo_t *cr, const struct page_item *item)
{
	ink_set(cr, item->as.color);
	cairo_rectangle(cr, item->box.x, item->box.y, item->box.width, item->box.height);
	cairo_fill(cr);
}

static void paint_image(struct paint *paint, cairo_t *cr, const struct page_item *item)
{
	pictures_draw(paint->pictures, cr, item->as.image, &item->box);
}

static void paint_debug(struct paint *paint, cairo_t *cr, const struct page_item *item)
{
	paint_debug_item(cr, item);
}

static void (*const PAINTERS[])(struct paint *, cairo_t *, const struct page_item *) = {
	[ITEM_GLYPHS] = paint_glyphs,
	[ITEM_FILL] = paint_fill,
	[ITEM_IMAGE] = paint_image,
	[ITEM_LINK] = NULL,
	[ITEM_DEST] = NULL,
	[ITEM_DEBUG] = paint_debug,
};
G_STATIC_ASSERT(G_N_ELEMENTS(PAINTERS) == ITEM_KINDS);

bool paint_is_visible(const struct page_item *item)
{
	return PAINTERS[item->kind] != NULL;
}

bool paint_hides_text(struct paint *paint, const struct page_item *item)
{
	return item->kind == ITEM_GLYPHS && typefaces_lookup(paint->typefaces, item->as.run.face)->shapes_only;
}

void paint_item(struct paint *paint, cairo_t *cr, const struct page_item *item)
{
	if (paint_is_visible(item)) {
		PAINTERS[item->kind](paint, cr, item);
	}
}

void paint_forget_pictures(struct paint *paint)
{
	pictures_forget(paint->pictures);
}
