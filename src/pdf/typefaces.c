#include "pdf/typefaces.h"

#include <cairo-ft.h>
#include <glib.h>

struct typefaces {
	GPtrArray *fonts; // of cairo_font_face_t, at the face's id; NULL: not opened yet
};

static void destroy_font(void *font)
{
	cairo_font_face_destroy(font);
}

struct typefaces *typefaces_create(void)
{
	struct typefaces *typefaces = g_new0(struct typefaces, 1);
	typefaces->fonts = g_ptr_array_new_with_free_func(destroy_font);
	return typefaces;
}

void typefaces_destroy(struct typefaces *typefaces)
{
	if (typefaces) {
		g_ptr_array_free(typefaces->fonts, TRUE);
		g_free(typefaces);
	}
}

cairo_font_face_t *typefaces_lookup(struct typefaces *typefaces, const struct face *face)
{
	if (face->id >= typefaces->fonts->len) {
		g_ptr_array_set_size(typefaces->fonts, (int)face->id + 1);
	}
	void **font = &g_ptr_array_index(typefaces->fonts, face->id);
	if (!*font) {
		*font = cairo_ft_font_face_create_for_pattern(face->pattern);
	}
	return *font;
}
