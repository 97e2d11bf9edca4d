#include "type/stand_in.h"

#include <string.h>

// Sorted.
static const struct stand_in {
	gunichar c;
	const char *text;
} stand_ins[] = {
	{ 0x2015, "—" },   // ―
	{ 0x2027, "·" },   // ‧
	{ 0x22EF, "…" },   // ⋯
	{ 0x2E3A, "——" },  // ⸺
	{ 0x2E3B, "———" }, // ⸻
	{ 0x301C, "～" },  // 〜
	{ 0x30FB, "·" },   // ・
};

static const char *find(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(stand_ins); i++) {
		if (stand_ins[i].c == c) {
			return stand_ins[i].text;
		}
	}
	return NULL;
}

bool stand_in_exists(gunichar c)
{
	return c >= stand_ins[0].c && c <= stand_ins[G_N_ELEMENTS(stand_ins) - 1].c && find(c);
}

static bool is_of_face(const struct shape *shape, const struct face *face)
{
	for (size_t i = 0; i < shape->cluster_count; i++) {
		if (shape->clusters[i].face != face || shape->clusters[i].missing) {
			return false;
		}
	}
	return true;
}

// The glyphs of a shape as one cluster for some bytes of text.
static const struct shape *merge(const struct shape *parts, size_t bytes, struct arena *arena)
{
	struct shape_cluster *whole = arena_new(arena, struct shape_cluster);
	*whole = parts->clusters[0];
	whole->bytes = (uint16_t)bytes;
	for (size_t i = 1; i < parts->cluster_count; i++) {
		whole->glyph_count += parts->clusters[i].glyph_count;
		whole->advance += parts->clusters[i].advance;
	}
	struct shape *shape = arena_new(arena, struct shape);
	*shape = (struct shape){ whole, 1, parts->glyphs };
	return shape;
}

const struct shape *stand_in_shape(struct shaper *shaper, const struct cjk_unit *unit, const struct shape *shape,
	const struct shape_style *style, struct arena *arena)
{
	static const char han[] = "一";
	const char *one = find(unit->c);
	const struct face *face = shaper_shape(shaper, han, strlen(han), style, arena)->clusters[0].face;
	if (!one || is_of_face(shape, face)) {
		return shape;
	}
	g_autofree char *text = g_strconcat(one, unit->doubled ? one : NULL, NULL);
	const struct shape *parts = shaper_shape(shaper, text, strlen(text), style, arena);
	size_t bytes = 0;
	for (size_t i = 0; i < shape->cluster_count; i++) {
		bytes += shape->clusters[i].bytes;
	}
	bool torn = unit->class == CJK_DASH && !shaper_is_joined(parts);
	return is_of_face(parts, face) && !torn ? merge(parts, bytes, arena) : shape;
}
