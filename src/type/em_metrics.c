#include "type/em_metrics.h"

#include <string.h>

#include <glib.h>

static const struct face em_face = { .family = "em" };

// A shape with its storage.
struct measured {
	struct shape shape;
	struct shape_cluster *clusters;
	struct shape_glyph *glyphs;
};

static struct measured *create(size_t count, struct arena *arena)
{
	struct measured *m = arena_new(arena, struct measured);
	m->clusters = arena_new_array(arena, struct shape_cluster, count);
	m->glyphs = arena_new_array(arena, struct shape_glyph, count);
	m->shape = (struct shape){ m->clusters, 0, m->glyphs };
	return m;
}

static void add(struct measured *m, size_t bytes, float advance)
{
	size_t i = m->shape.cluster_count++;
	m->glyphs[i].advance = advance;
	m->clusters[i] = (struct shape_cluster){ .face = &em_face,
		.first_glyph = (uint32_t)i,
		.glyph_count = 1,
		.bytes = (uint16_t)MIN(bytes, UINT16_MAX),
		.advance = advance,
		.scale = 1 };
}

const struct shape *em_metrics_shape(const struct cjk_text *text, size_t from, size_t to, struct arena *arena)
{
	struct measured *m = create(to - from, arena);
	for (size_t i = from; i < to; i++) {
		add(m, cjk_text_size(text, i), cjk_unit_advance(&text->units[i]));
	}
	return &m->shape;
}

const struct shape *em_metrics_sign(const char *sign, struct arena *arena)
{
	struct measured *m = create(1, arena);
	add(m, strlen(sign), .5f);
	return &m->shape;
}
