#include "pdf/typefaces.h"

#include <cairo-ft.h>
#include <glib.h>

#include "font/subset.h"
#include "pdf/memory_face.h"

// A typeface, with the glyphs that the pages use of it.
struct entry {
	const struct face *face;
	struct typeface typeface;
	cairo_font_face_t *shapes; // NULL: not asked for
	struct subset *subset;     // NULL: not to be subset
};

struct typefaces {
	struct diag *diag;
	GPtrArray *entries; // of struct entry, at the face's id; NULL: not seen yet
};

static void close_font(void *memory)
{
	memory_face_close(memory);
}

static void destroy_entry(void *data)
{
	struct entry *entry = data;
	if (entry) {
		cairo_font_face_destroy(entry->typeface.font);
		cairo_font_face_destroy(entry->shapes);
		subset_destroy(entry->subset);
		g_free(entry);
	}
}

static struct entry *entry_of(struct typefaces *typefaces, const struct face *face)
{
	if (face->id >= typefaces->entries->len) {
		g_ptr_array_set_size(typefaces->entries, (int)face->id + 1);
	}
	void **entry = &g_ptr_array_index(typefaces->entries, face->id);
	if (!*entry) {
		*entry = g_new0(struct entry, 1);
		((struct entry *)*entry)->face = face;
	}
	return *entry;
}

static void collect_glyphs(struct typefaces *typefaces, const struct glyph_run *run)
{
	struct entry *entry = entry_of(typefaces, run->face);
	if (!entry->subset) {
		entry->subset = subset_create(run->face);
	}
	for (size_t i = 0; i < run->glyph_count; i++) {
		subset_add(entry->subset, run->glyphs[i].index);
	}
}

void typefaces_destroy(struct typefaces *typefaces)
{
	if (typefaces) {
		g_ptr_array_free(typefaces->entries, TRUE);
		g_free(typefaces);
	}
}

// NULL when FreeType cannot read it.
static cairo_font_face_t *open_subset(const struct subset *subset, bool drawn)
{
	static const cairo_user_data_key_t KEY;
	size_t length;
	const char *bytes = subset_bytes(subset, &length);
	struct memory_face *memory = memory_face_open(bytes, length, drawn);
	if (!memory) {
		return NULL;
	}
	cairo_font_face_t *font = cairo_ft_font_face_create_for_ft_face(memory_face_ft(memory), FT_LOAD_NO_HINTING);
	cairo_font_face_set_user_data(font, &KEY, memory, close_font);
	return font;
}

static void open_entry(struct typefaces *typefaces, struct entry *entry)
{
	const struct face *face = entry->face;
	struct typeface *typeface = &entry->typeface;
	if (entry->subset && !subset_is_allowed(entry->subset)) {
		typeface->shapes_only = true;
		diag_report(typefaces->diag, DIAG_FONT_NOT_EMBEDDED, (struct source_pos){ 0 },
			"the licence of the font '%s' forbids embedding: its text is drawn as shapes", face->family);
	} else if (entry->subset && subset_build(entry->subset)) {
		typeface->font = open_subset(entry->subset, false);
		typeface->subset = typeface->font ? entry->subset : NULL;
	}
	if (!typeface->font) {
		typeface->font = cairo_ft_font_face_create_for_pattern(face->pattern);
	}
}

struct typefaces *typefaces_create(const struct pages *pages, struct diag *diag)
{
	struct typefaces *typefaces = g_new0(struct typefaces, 1);
	typefaces->diag = diag;
	typefaces->entries = g_ptr_array_new_with_free_func(destroy_entry);
	for (size_t i = 0; pages && i < pages->page_count; i++) {
		for (size_t j = 0; j < pages->pages[i].item_count; j++) {
			const struct page_item *item = &pages->pages[i].items[j];
			if (item->kind == ITEM_GLYPHS) {
				collect_glyphs(typefaces, &item->as.run);
			}
		}
	}
	for (guint i = 0; i < typefaces->entries->len; i++) {
		if (typefaces->entries->pdata[i]) {
			open_entry(typefaces, typefaces->entries->pdata[i]);
		}
	}
	return typefaces;
}

const struct typeface *typefaces_lookup(struct typefaces *typefaces, const struct face *face)
{
	struct entry *entry = entry_of(typefaces, face);
	if (!entry->typeface.font) {
		open_entry(typefaces, entry);
	}
	return &entry->typeface;
}

cairo_font_face_t *typefaces_shapes(struct typefaces *typefaces, const struct face *face)
{
	const struct typeface *typeface = typefaces_lookup(typefaces, face);
	struct entry *entry = entry_of(typefaces, face);
	if (typeface->subset && !entry->shapes) {
		entry->shapes = open_subset(entry->subset, true);
	}
	return entry->shapes ? entry->shapes : typeface->font;
}

uint32_t typefaces_glyph(const struct typeface *typeface, uint32_t glyph)
{
	return typeface->subset ? subset_glyph(typeface->subset, glyph) : glyph;
}
