#include "type/shape.h"

#include <glib.h>
#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <string.h>

#include "text/utf8.h"

/*
 * Text is shaped at 1000 pixels to the em, where Chinese fonts have whole numbers, and the result
 * is kept in em. So one shape serves every size, and nothing is hinted or rounded.
 */
enum {
	SHAPE_EM = 1000,
	SHAPE_COUNT_MAX = 60000, // bytes and glyphs of one cluster
	SHAPE_SLICE = 4096,      // bytes shaped at once
	SHAPE_CACHED_MAX = 48,   // bytes of a text that is kept: longer ones seldom come again
};

struct shape_font {
	hb_font_t *hb; // lent by the PangoFont
	double unit;   // of its positions, an em: a bitmap font keeps its own size
	PangoFont *pango;
	const struct face *face;
	bool upright;
	bool color;
	GHashTable *rooms;    // glyph -> struct shape_blank, measured
	GHashTable *pictures; // glyph -> struct resource in the arena of set lines, or NULL
};

// Everything that decides which fonts a piece is shaped with.
struct shape_fonts {
	struct shape_style style;
	PangoContext *context;
	PangoLanguage *language; // NULL: Pango's own choice by script
};

struct shape_key {
	struct shape_fonts *fonts;
	const char *text;
	size_t length;
};

struct shaper {
	struct font_set *fonts; // NULL: em metrics
	const struct style *style;
	struct diag *diag;
	struct arena *arena; // its own
	struct arena *kept;  // of what set lines keep
	struct hyphenation *hyphenation;
	PangoFontMap *map;
	GPtrArray *styles;    // struct shape_fonts
	GHashTable *cache;    // struct shape_key -> struct shape
	GHashTable *by_pango; // PangoFont -> struct shape_font
	GHashTable *missing;  // characters already reported
	GArray *clusters;     // working storage of one shape
	GArray *glyphs;
};

static guint key_hash(gconstpointer data)
{
	const struct shape_key *key = data;
	guint hash = 5381 + (guint)key->length;
	for (size_t i = 0; i < key->length; i++) {
		hash = hash * 33 + (guchar)key->text[i];
	}
	return hash ^ GPOINTER_TO_UINT(key->fonts);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
	const struct shape_key *left = a;
	const struct shape_key *right = b;
	return left->fonts == right->fonts && left->length == right->length &&
		memcmp(left->text, right->text, left->length) == 0;
}

static void fonts_free(void *data)
{
	struct shape_fonts *fonts = data;
	g_clear_object(&fonts->context);
	g_free(fonts);
}

static void font_free(void *data)
{
	struct shape_font *font = data;
	g_hash_table_destroy(font->rooms);
	g_hash_table_destroy(font->pictures);
	g_object_unref(font->pango);
	g_free(font);
}

// Reports each list of fonts in the theme of which none is installed: the table's take their place.
static void report_absent_fonts(const struct shaper *shaper)
{
	for (int family = 0; family < FAMILY_COUNT; family++) {
		const char *wanted = shaper->style->families[family];
		g_auto(GStrv) names = g_strsplit(wanted ? wanted : "", ",", -1);
		bool found = !*names;
		for (char **name = names; *name; name++) {
			found |= font_set_has(shaper->fonts, g_strstrip(*name));
		}
		if (!found) {
			diag_report(shaper->diag, DIAG_MISSING_FONT, (struct source_pos){ 0 },
				"font '%s' of the theme is not installed", wanted);
		}
	}
}

struct shaper *shaper_create(struct font_set *fonts, const struct style *style, struct arena *arena, struct diag *diag)
{
	struct shaper *shaper = g_new0(struct shaper, 1);
	shaper->fonts = fonts;
	shaper->style = style;
	shaper->diag = diag;
	shaper->arena = arena_create();
	shaper->kept = arena;
	shaper->hyphenation = hyphenation_create();
	shaper->styles = g_ptr_array_new_with_free_func(fonts_free);
	shaper->cache = g_hash_table_new(key_hash, key_equal);
	shaper->by_pango = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, font_free);
	shaper->missing = g_hash_table_new(g_direct_hash, g_direct_equal);
	shaper->clusters = g_array_new(FALSE, FALSE, sizeof(struct shape_cluster));
	shaper->glyphs = g_array_new(FALSE, FALSE, sizeof(struct shape_glyph));
	if (fonts) {
		report_absent_fonts(shaper);
		shaper->map = pango_ft2_font_map_new();
		pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(shaper->map), font_set_config(fonts));
	}
	return shaper;
}

void shaper_destroy(struct shaper *shaper)
{
	if (!shaper) {
		return;
	}
	g_array_unref(shaper->glyphs);
	g_array_unref(shaper->clusters);
	g_hash_table_destroy(shaper->missing);
	g_hash_table_destroy(shaper->cache);
	g_hash_table_destroy(shaper->by_pango);
	g_ptr_array_unref(shaper->styles);
	g_clear_object(&shaper->map);
	hyphenation_destroy(shaper->hyphenation);
	arena_destroy(shaper->arena);
	g_free(shaper);
}

bool shaper_has_fonts(const struct shaper *shaper)
{
	return shaper->fonts != NULL;
}

struct diag *shaper_diag(const struct shaper *shaper)
{
	return shaper->diag;
}

struct hyphenation *shaper_hyphenation(const struct shaper *shaper)
{
	return shaper->hyphenation;
}

static bool same_style(const struct shape_style *a, const struct shape_style *b)
{
	return a->family == b->family && a->weight == b->weight && a->italic == b->italic && a->cjk == b->cjk &&
		(a->lang == b->lang || strcmp(a->lang, b->lang) == 0);
}

// The role's families in the language, in the weight and slant that the style wants.
static PangoFontDescription *describe_fonts(struct shaper *shaper, const struct shape_style *style)
{
	bool emoji = style->family == FAMILY_COUNT;
	const char *role = emoji ? "emoji" : style_family_name(style->family);
	const char *first = emoji ? NULL : shaper->style->families[style->family];
	PangoFontDescription *description = pango_font_description_new();
	pango_font_description_set_family(
		description, font_set_families(shaper->fonts, role, style->lang, first, style->cjk, shaper->arena));
	pango_font_description_set_weight(description, (PangoWeight)style->weight);
	pango_font_description_set_style(description, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_font_description_set_absolute_size(description, SHAPE_EM * PANGO_SCALE);
	return description;
}

static struct shape_fonts *find_fonts(struct shaper *shaper, const struct shape_style *style)
{
	for (guint i = 0; i < shaper->styles->len; i++) {
		struct shape_fonts *known = g_ptr_array_index(shaper->styles, i);
		if (same_style(&known->style, style)) {
			return known;
		}
	}
	struct shape_fonts *fonts = g_new0(struct shape_fonts, 1);
	fonts->style = *style;
	fonts->style.lang = arena_strdup(shaper->arena, style->lang);
	g_ptr_array_add(shaper->styles, fonts);
	fonts->context = pango_font_map_create_context(shaper->map);
	PangoLanguage *language = pango_language_from_string(style->lang);
	fonts->language = style->cjk ? language : NULL;
	pango_context_set_language(fonts->context, language);
	pango_context_set_round_glyph_positions(fonts->context, FALSE);
	PangoFontDescription *description = describe_fonts(shaper, style);
	pango_context_set_font_description(fonts->context, description);
	pango_font_description_free(description);
	return fonts;
}

static struct shape_font *find_font(struct shaper *shaper, PangoFont *pango)
{
	struct shape_font *font = g_hash_table_lookup(shaper->by_pango, pango);
	if (font) {
		return font;
	}
	FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(pango));
	int slant = FC_SLANT_ROMAN;
	FcBool color = FcFalse;
	FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
	FcPatternGetBool(pattern, FC_COLOR, 0, &color);
	font = g_new0(struct shape_font, 1);
	font->pango = g_object_ref(pango);
	font->hb = pango_font_get_hb_font(pango);
	int x_scale, y_scale;
	hb_font_get_scale(font->hb, &x_scale, &y_scale);
	font->unit = x_scale;
	font->face = font_set_face(shaper->fonts, pattern);
	font->upright = slant == FC_SLANT_ROMAN;
	font->color = color;
	font->rooms = g_hash_table_new(g_direct_hash, g_direct_equal);
	font->pictures = g_hash_table_new(g_direct_hash, g_direct_equal);
	g_hash_table_insert(shaper->by_pango, pango, font);
	return font;
}

// The width and height that a PNG file's header gives (PNG 11.2.2); false when it is none.
static bool read_png_size(const unsigned char *bytes, size_t length, uint32_t *width, uint32_t *height)
{
	enum { WIDTH_AT = 16, HEIGHT_AT = 20, HEADER_END = 24 };
	static const unsigned char signature[] = { 0x89, 'P', 'N', 'G' };
	if (length < HEADER_END || memcmp(bytes, signature, sizeof(signature)) != 0) {
		return false;
	}
	uint32_t w, h;
	memcpy(&w, bytes + WIDTH_AT, sizeof(w));
	memcpy(&h, bytes + HEIGHT_AT, sizeof(h));
	*width = GUINT32_FROM_BE(w);
	*height = GUINT32_FROM_BE(h);
	return *width > 0 && *height > 0;
}

static struct resource *load_picture(const struct shaper *shaper, const struct shape_font *font, uint32_t glyph)
{
	hb_blob_t *blob = hb_ot_color_glyph_reference_png(font->hb, glyph);
	unsigned int length;
	const char *png = hb_blob_get_data(blob, &length);
	struct resource *picture = NULL;
	uint32_t width, height;
	if (read_png_size((const unsigned char *)png, length, &width, &height)) {
		picture = arena_new(shaper->kept, struct resource);
		*picture = (struct resource){
			.url = arena_printf(shaper->kept, "emoji:%u:%u", font->face->id, glyph),
			.bytes = arena_strndup(shaper->kept, png, length),
			.length = length,
			.media_type = "image/png",
			.width = width,
			.height = height,
		};
	}
	hb_blob_destroy(blob);
	return picture;
}

const struct resource *shaper_picture(struct shaper *shaper, const struct shape_cluster *cluster, uint32_t glyph)
{
	if (!cluster->font || !cluster->font->color) {
		return NULL;
	}
	gpointer found;
	if (!g_hash_table_lookup_extended(cluster->font->pictures, GUINT_TO_POINTER(glyph), NULL, &found)) {
		found = load_picture(shaper, cluster->font, glyph);
		g_hash_table_insert(cluster->font->pictures, GUINT_TO_POINTER(glyph), found);
	}
	return found;
}

// What stands for a character that no font has: the first of these that the font has, else its empty box.
static struct shape_glyph replacement_glyph(const struct shape_font *font)
{
	static const hb_codepoint_t candidates[] = { 0xFFFD, 0x25A1, '?' };
	hb_codepoint_t index = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(candidates); i++) {
		if (hb_font_get_nominal_glyph(font->hb, candidates[i], &index)) {
			break;
		}
	}
	return (struct shape_glyph){
		.index = index,
		.advance = (float)(hb_font_get_glyph_h_advance(font->hb, index) / font->unit),
	};
}

// Adds clusters without glyphs for bytes that no cluster can count any more.
static void add_rest(struct shaper *shaper, const struct shape_font *font, size_t bytes)
{
	while (bytes > 0) {
		struct shape_cluster cluster = { .font = font,
			.face = font->face,
			.scale = 1,
			.first_glyph = shaper->glyphs->len,
			.bytes = (uint16_t)MIN(bytes, SHAPE_COUNT_MAX) };
		g_array_append_val(shaper->clusters, cluster);
		bytes -= cluster.bytes;
	}
}

// Adds a cluster for the glyphs [from, to) of a glyph string.
static void add_cluster(struct shaper *shaper, const struct shape_font *font, const struct shape_style *style,
	const PangoGlyphInfo *from, const PangoGlyphInfo *to, size_t bytes)
{
	struct shape_cluster cluster = { .font = font,
		.face = font->face,
		.scale = 1,
		.first_glyph = shaper->glyphs->len,
		.bytes = (uint16_t)MIN(bytes, SHAPE_COUNT_MAX),
		.slant = style->italic && !style->cjk && font->upright };
	for (; from < to && cluster.glyph_count < SHAPE_COUNT_MAX; from++) {
		if (from->glyph == PANGO_GLYPH_EMPTY) {
			continue;
		}
		struct shape_glyph glyph = {
			.index = from->glyph,
			.advance = (float)(from->geometry.width / font->unit),
			.x = (float)(from->geometry.x_offset / font->unit),
			.y = (float)(from->geometry.y_offset / font->unit),
		};
		if ((from->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
			glyph = replacement_glyph(font);
			cluster.missing = true;
		}
		cluster.glyph_count++;
		cluster.advance += glyph.advance;
		g_array_append_val(shaper->glyphs, glyph);
	}
	if (font->color && cluster.advance > 0) {
		cluster.scale = 1 / cluster.advance;
		cluster.advance = 1;
	}
	g_array_append_val(shaper->clusters, cluster);
	add_rest(shaper, font, bytes - cluster.bytes);
}

// The clusters of an item that runs from left to right.
static void add_forward(struct shaper *shaper, const struct shape_font *font, const struct shape_style *style,
	const PangoGlyphString *glyphs, size_t length)
{
	for (int i = 0, next; i < glyphs->num_glyphs; i = next) {
		int offset = glyphs->log_clusters[i];
		for (next = i + 1; next < glyphs->num_glyphs && glyphs->log_clusters[next] == offset; next++) {
		}
		size_t end = next < glyphs->num_glyphs ? (size_t)glyphs->log_clusters[next] : length;
		add_cluster(shaper, font, style, glyphs->glyphs + i, glyphs->glyphs + next, end - (size_t)offset);
	}
}

// The same from right to left: each word is one cluster, its glyphs as they are seen. The words stay in reading
// order.
static void add_backward(struct shaper *shaper, const struct shape_font *font, const struct shape_style *style,
	const PangoGlyphString *glyphs, const char *text, size_t length)
{
	int to = glyphs->num_glyphs;
	for (size_t start = 0, end; start < length; start = end) {
		const char *space = memchr(text + start, ' ', length - start);
		end = space ? MAX((size_t)(space - text), start + 1) : length;
		int from = to;
		while (from > 0 && (size_t)glyphs->log_clusters[from - 1] < end) {
			from--;
		}
		add_cluster(shaper, font, style, glyphs->glyphs + from, glyphs->glyphs + to, end - start);
		to = from;
	}
}

static void shape_item(struct shaper *shaper, const struct shape_fonts *fonts, const char *text, size_t length,
	PangoItem *item, PangoGlyphString *glyphs)
{
	const char *start = text + item->offset;
	if (fonts->language) {
		item->analysis.language = fonts->language; // Pango took the script's, not the author's
		if (item->analysis.script == PANGO_SCRIPT_COMMON) {
			item->analysis.script = PANGO_SCRIPT_HAN; // or a lone —— would not join
		}
	}
	pango_shape_full(start, item->length, text, (int)length, &item->analysis, glyphs);
	const struct shape_font *font = find_font(shaper, item->analysis.font);
	if (item->analysis.level % 2 == 0) {
		add_forward(shaper, font, &fonts->style, glyphs, (size_t)item->length);
	} else {
		add_backward(shaper, font, &fonts->style, glyphs, start, (size_t)item->length);
	}
}

static struct shape *copy_shape(const struct shaper *shaper, struct arena *arena)
{
	size_t cluster_bytes = shaper->clusters->len * sizeof(struct shape_cluster);
	size_t glyph_bytes = shaper->glyphs->len * sizeof(struct shape_glyph);
	struct shape_cluster *clusters = arena_alloc(arena, cluster_bytes);
	struct shape_glyph *glyphs = arena_alloc(arena, glyph_bytes);
	if (cluster_bytes > 0) {
		memcpy(clusters, shaper->clusters->data, cluster_bytes);
	}
	if (glyph_bytes > 0) {
		memcpy(glyphs, shaper->glyphs->data, glyph_bytes);
	}
	struct shape *shape = arena_new(arena, struct shape);
	*shape = (struct shape){ clusters, shaper->clusters->len, glyphs };
	return shape;
}

// Shapes a slice of a text into the working storage.
static void shape_slice(struct shaper *shaper, const struct shape_fonts *fonts, const char *text, size_t length)
{
	PangoAttrList *attributes = pango_attr_list_new();
	if (!fonts->style.cjk && fonts->style.family != FAMILY_MONO) {
		// Chinese fonts draw “ ” ‘ ’ … full width unless they are asked.
		pango_attr_list_insert(attributes, pango_attr_font_features_new("pwid=1"));
	}
	GList *items = pango_itemize(fonts->context, text, 0, (int)length, attributes, NULL);
	pango_attr_list_unref(attributes);
	PangoGlyphString *glyphs = pango_glyph_string_new();
	for (GList *i = items; i; i = i->next) {
		shape_item(shaper, fonts, text, length, i->data, glyphs);
	}
	pango_glyph_string_free(glyphs);
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
}

// Shapes into the working storage. HarfBuzz takes quadratic time for an endless heap of accents: it is cut.
static void shape_text(struct shaper *shaper, const struct shape_fonts *fonts, const char *text, size_t length)
{
	g_array_set_size(shaper->clusters, 0);
	g_array_set_size(shaper->glyphs, 0);
	const char *end = text + length;
	while (text < end) {
		const char *stop = end - text > SHAPE_SLICE ? g_utf8_find_prev_char(text, text + SHAPE_SLICE) : end;
		shape_slice(shaper, fonts, text, (size_t)(stop - text));
		text = stop;
	}
}

const struct shape *shaper_shape(
	struct shaper *shaper, const char *text, size_t length, const struct shape_style *style, struct arena *arena)
{
	struct shape_key key = { find_fonts(shaper, style), text, length };
	if (length > SHAPE_CACHED_MAX) {
		shape_text(shaper, key.fonts, text, length);
		return copy_shape(shaper, arena);
	}
	struct shape *shape = g_hash_table_lookup(shaper->cache, &key);
	if (!shape) {
		shape_text(shaper, key.fonts, text, length);
		shape = copy_shape(shaper, shaper->arena);
		struct shape_key *kept = arena_new(shaper->arena, struct shape_key);
		*kept = key;
		kept->text = arena_strndup(shaper->arena, text, length);
		g_hash_table_insert(shaper->cache, kept, shape);
	}
	return shape;
}

// What halt takes from each side of a mark; false if the font does nothing for it.
static bool measure_halt(
	const struct shape_font *font, uint32_t glyph, gunichar mark, const char *lang, struct shape_blank *out)
{
	static const hb_feature_t halt = { HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START,
		HB_FEATURE_GLOBAL_END };
	hb_buffer_t *buffer = hb_buffer_create();
	hb_codepoint_t character = mark;
	hb_buffer_add_utf32(buffer, &character, 1, 0, 1);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
	hb_buffer_set_language(buffer, hb_language_from_string(lang, -1));
	hb_shape(font->hb, buffer, &halt, 1);
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, &count);
	bool found = count == 1 && info->codepoint == glyph;
	if (found) {
		double taken = (hb_font_get_glyph_h_advance(font->hb, glyph) - position->x_advance) / font->unit;
		out->left = (float)(-position->x_offset / font->unit);
		out->right = (float)taken - out->left;
		found = taken > 0;
	}
	hb_buffer_destroy(buffer);
	return found;
}

// The blank around the ink.
static struct shape_blank measure_ink(const struct shape_font *font, uint32_t glyph)
{
	hb_glyph_extents_t ink;
	if (!hb_font_get_glyph_extents(font->hb, glyph, &ink) || ink.width == 0) {
		return (struct shape_blank){ 0 };
	}
	double advance = hb_font_get_glyph_h_advance(font->hb, glyph);
	return (struct shape_blank){
		.left = (float)(ink.x_bearing / font->unit),
		.right = (float)((advance - ink.x_bearing - ink.width) / font->unit),
	};
}

struct shape_blank shaper_blank(const struct shape *shape, const struct shape_cluster *cluster)
{
	bool single = cluster->glyph_count == 1 && cluster->font;
	return single ? measure_ink(cluster->font, shape->glyphs[cluster->first_glyph].index)
		      : (struct shape_blank){ 0 };
}

static float room_of_side(float measured, float promised)
{
	return measured < promised * .7f ? 0 : MIN(measured, promised);
}

struct shape_blank shaper_room(struct shaper *shaper, const struct shape *shape, const struct shape_cluster *cluster,
	gunichar mark, const char *lang, struct shape_blank promised)
{
	if (cluster->glyph_count != 1 || cluster->missing || (promised.left == 0 && promised.right == 0)) {
		return (struct shape_blank){ 0 };
	}
	const struct shape_font *font = cluster->font;
	uint32_t glyph = shape->glyphs[cluster->first_glyph].index;
	struct shape_blank *known = g_hash_table_lookup(font->rooms, GUINT_TO_POINTER(glyph));
	if (!known) {
		known = arena_new(shaper->arena, struct shape_blank);
		if (!measure_halt(font, glyph, mark, lang, known)) {
			const float guard = .04f;
			*known = measure_ink(font, glyph);
			known->left -= guard;
			known->right -= guard;
		}
		g_hash_table_insert(font->rooms, GUINT_TO_POINTER(glyph), known);
	}
	return (struct shape_blank){ room_of_side(known->left, promised.left),
		room_of_side(known->right, promised.right) };
}

bool shaper_is_joined(const struct shape *shape)
{
	const double touching = .02; // em
	double end = 0;              // of the ink before, from the origin of the next glyph
	for (size_t i = 0; i < shape->cluster_count; i++) {
		const struct shape_cluster *cluster = &shape->clusters[i];
		const struct shape_glyph *glyph = &shape->glyphs[cluster->first_glyph];
		hb_glyph_extents_t ink;
		if (cluster->glyph_count != 1 || !hb_font_get_glyph_extents(cluster->font->hb, glyph->index, &ink)) {
			return false;
		}
		double start = ink.x_bearing / cluster->font->unit;
		if (i > 0 && start - end > touching) {
			return false;
		}
		end = start + ink.width / cluster->font->unit - cluster->advance;
	}
	return true;
}

void shaper_report_missing(struct shaper *shaper, const char *text, size_t length, struct source_pos pos)
{
	gunichar c = utf8_first(text, length);
	if (g_hash_table_add(shaper->missing, GUINT_TO_POINTER(c))) {
		diag_report(shaper->diag, DIAG_MISSING_GLYPH, pos, "no installed font has '%.*s' (U+%04X)", (int)length,
			text, c);
	}
}
