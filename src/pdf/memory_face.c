#include "pdf/memory_face.h"

#include <glib.h>
#include <string.h>

#include FT_INCREMENTAL_H

/*
 * cairo, which embeds a font by its tables, has FreeType draw each glyph three times to know its extents, and for
 * Chinese that takes longer than all else that it does. So glyphs may have a box each: FreeType's incremental interface
 * asks for the description of a glyph when it is loaded. It is always the same, and it is a glyf record, whose driver
 * does least: a file with CFF outlines is made to look like one without by its tag, and its table CFF is there for
 * cairo to read.
 */

enum { RECORD_MAX = 40 };

struct memory_face {
	FT_Library library;
	FT_Face face;
	char *bytes;
	FT_Incremental_InterfaceRec interface;
	unsigned char record[RECORD_MAX]; // what every glyph is said to be drawn as
	FT_Int record_length;
};

static void put_byte(struct memory_face *memory, int value)
{
	g_assert(memory->record_length < RECORD_MAX);
	memory->record[memory->record_length++] = (unsigned char)value;
}

static void put_short(struct memory_face *memory, int value)
{
	put_byte(memory, value >> 8 & 0xff);
	put_byte(memory, value & 0xff);
}

// A square as a glyf record (OpenType, glyf: simple glyph description).
static void draw_box(struct memory_face *memory, int side)
{
	enum { CONTOURS = 1, POINTS = 4, ON_CURVE = 1 };
	const int x[POINTS] = { 0, side, 0, -side };
	const int y[POINTS] = { 0, 0, side, 0 };
	const int header[] = { CONTOURS, 0, 0, side, side, POINTS - 1, 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(header); i++) {
		put_short(memory, header[i]);
	}
	for (size_t i = 0; i < POINTS; i++) {
		put_byte(memory, ON_CURVE);
	}
	for (size_t i = 0; i < POINTS; i++) {
		put_short(memory, x[i]);
	}
	for (size_t i = 0; i < POINTS; i++) {
		put_short(memory, y[i]);
	}
}

static FT_Error lend_record(FT_Incremental object, FT_UInt glyph, FT_Data *data)
{
	struct memory_face *memory = (struct memory_face *)(void *)object;
	*data = (FT_Data){ .pointer = memory->record, .length = (FT_UInt)memory->record_length };
	return 0;
}

static void return_record(FT_Incremental object, FT_Data *data)
{
}

// Advances are those of the file already, but without this function FreeType forgets them in its linear metrics.
static FT_Error keep_metrics(FT_Incremental object, FT_UInt glyph, FT_Bool vertical, FT_Incremental_MetricsRec *metrics)
{
	return 0;
}

static const FT_Incremental_FuncsRec functions = {
	.get_glyph_data = lend_record,
	.free_glyph_data = return_record,
	.get_glyph_metrics = keep_metrics,
};

static bool open_face(struct memory_face *memory, size_t length, bool drawn)
{
	FT_Parameter parameter = { .tag = FT_PARAM_TAG_INCREMENTAL, .data = &memory->interface };
	FT_Open_Args args = {
		.flags = FT_OPEN_MEMORY | (drawn ? 0 : FT_OPEN_PARAMS),
		.memory_base = (const FT_Byte *)memory->bytes,
		.memory_size = (FT_Long)length,
		.num_params = 1,
		.params = &parameter,
	};
	return FT_Init_FreeType(&memory->library) == 0 && FT_Open_Face(memory->library, &args, 0, &memory->face) == 0;
}

struct memory_face *memory_face_open(const char *bytes, size_t length, bool drawn)
{
	static const char tag[] = { 0, 1, 0, 0 };
	g_assert(length >= sizeof tag);
	struct memory_face *memory = g_new0(struct memory_face, 1);
	memory->bytes = g_memdup2(bytes, length);
	memory->interface =
		(FT_Incremental_InterfaceRec){ .funcs = &functions, .object = (FT_Incremental)(void *)memory };
	if (!drawn) {
		memcpy(memory->bytes, tag, sizeof tag);
	}
	if (!open_face(memory, length, drawn)) {
		memory_face_close(memory);
		return NULL;
	}
	// So small that the boxes of two glyphs do not overlap, which cairo would make a clip of.
	draw_box(memory, memory->face->units_per_EM / 8);
	return memory;
}

void memory_face_close(struct memory_face *memory)
{
	if (memory) {
		FT_Done_Face(memory->face);
		FT_Done_FreeType(memory->library);
		g_free(memory->bytes);
		g_free(memory);
	}
}

FT_Face memory_face_ft(const struct memory_face *memory)
{
	return memory->face;
}
