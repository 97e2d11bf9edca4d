#include "sample.h"

#include <fontconfig/fcfreetype.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pdf/pdf.h"

static void open_font(struct sample *sample)
{
	FcPattern *wanted = FcNameParse((const FcChar8 *)"serif:lang=zh-cn");
	FcConfigSubstitute(NULL, wanted, FcMatchPattern);
	FcDefaultSubstitute(wanted);
	FcResult result;
	sample->pattern = FcFontMatch(NULL, wanted, &result);
	FcPatternDestroy(wanted);
	FcChar8 *file;
	FcPatternGetString(sample->pattern, FC_FILE, 0, &file);
	FcPatternGetInteger(sample->pattern, FC_INDEX, 0, &sample->face.index);
	sample->face.pattern = sample->pattern;
	sample->face.file = (const char *)file;
}

static struct meta_list make_list(struct arena *arena, const char *a, const char *b)
{
	struct meta_list list = { 0 };
	list.items = arena_new_array(arena, const char *, 2);
	list.items[list.count++] = a;
	if (b) {
		list.items[list.count++] = b;
	}
	return list;
}

void sample_init(struct sample *sample, size_t count)
{
	*sample = (struct sample){ .arena = arena_create() };
	open_font(sample);
	sample->pages = (struct pages){ .width = 300, .height = 200, .page_count = count };
	sample->pages.pages = arena_new_array(sample->arena, struct page, count);
	for (size_t i = 0; i < count; i++) {
		sample->pages.pages[i].label = arena_printf(sample->arena, "%zu", i + 1);
	}
	sample->book = (struct book){
		.title = "山路与书",
		.description = "一段话",
		.authors = make_list(sample->arena, "林一", NULL),
		.subjects = make_list(sample->arena, "散文", "C 语言"),
		.date = { .set = true,
			.has_time = true,
			.year = 2025,
			.month = 10,
			.day = 14,
			.hour = 7,
			.zone = 8 * 60 },
		.modified = { .set = true, .year = 2025, .month = 12, .day = 1 },
	};
}

void sample_finish(struct sample *sample)
{
	FcPatternDestroy(sample->pattern);
	arena_destroy(sample->arena);
}

struct page_item *sample_add(struct sample *sample, size_t page, enum item_kind kind, struct rect box)
{
	struct page *to = &sample->pages.pages[page];
	struct page_item *items = arena_new_array(sample->arena, struct page_item, to->item_count + 1);
	if (to->item_count > 0) {
		memcpy(items, to->items, to->item_count * sizeof *items);
	}
	to->items = items;
	struct page_item *item = &items[to->item_count++];
	item->kind = kind;
	item->box = box;
	item->block = item->span = NO_NODE;
	return item;
}

struct page_item *sample_add_text(struct sample *sample, size_t page, double x, double y, const char *text)
{
	enum { SIZE = 20 };
	size_t count = (size_t)g_utf8_strlen(text, -1);
	struct glyph *glyphs = arena_new_array(sample->arena, struct glyph, count);
	struct cluster *clusters = arena_new_array(sample->arena, struct cluster, count);
	FT_Library library;
	FT_Face face;
	g_assert_cmpint(FT_Init_FreeType(&library), ==, 0);
	g_assert_cmpint(FT_New_Face(library, sample->face.file, sample->face.index, &face), ==, 0);
	const char *at = text;
	for (size_t i = 0; i < count; i++) {
		glyphs[i].index = FT_Get_Char_Index(face, g_utf8_get_char(at));
		glyphs[i].x = (float)(SIZE * i);
		clusters[i].glyphs = 1;
		clusters[i].bytes = (uint16_t)(g_utf8_next_char(at) - at);
		at = g_utf8_next_char(at);
	}
	FT_Done_FreeType(library);
	struct page_item *item = sample_add(sample, page, ITEM_GLYPHS, (struct rect){ x, y, SIZE * count, SIZE });
	item->as.run = (struct glyph_run){ .face = &sample->face,
		.size = SIZE,
		.glyphs = glyphs,
		.glyph_count = count,
		.clusters = clusters,
		.cluster_count = count,
		.text = text,
		.text_length = strlen(text) };
	return item;
}

void sample_add_mark(struct sample *sample, int level, const char *text, const char *dest)
{
	struct pages *pages = &sample->pages;
	struct page_mark *marks = arena_new_array(sample->arena, struct page_mark, pages->mark_count + 1);
	if (pages->mark_count > 0) {
		memcpy(marks, pages->marks, pages->mark_count * sizeof *marks);
	}
	marks[pages->mark_count++] = (struct page_mark){ level, text, dest };
	pages->marks = marks;
}

GBytes *sample_write(const struct sample *sample, struct diag *diag)
{
	struct diag *own = diag_create();
	struct out *out = out_create();
	const struct pdf_options options = { .standards = STANDARD_DEFAULT };
	struct diag *used = diag ? diag : own;
	if (!pdf_write(&sample->pages, &sample->book, &options, out, used)) {
		g_error("%s", diag_message_at(used, diag_message_count(used) - 1)->text);
	}
	g_assert_cmpuint(diag_message_count(own), ==, 0);
	diag_destroy(own);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	GBytes *pdf = g_bytes_new(bytes, length);
	out_destroy(out);
	return pdf;
}

char *sample_run(GBytes *pdf, const char *const *command)
{
	g_autofree char *program = g_find_program_in_path(command[0]);
	if (!program) {
		g_test_skip("a PDF tool is not installed");
		return NULL;
	}
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("sample-XXXXXX.pdf", &path, NULL);
	g_assert_cmpint(fd, >=, 0);
	g_close(fd, NULL);
	size_t length;
	const char *bytes = g_bytes_get_data(pdf, &length);
	g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	g_autoptr(GPtrArray) arguments = g_ptr_array_new();
	for (; *command; command++) {
		bool file = strcmp(*command, "PDF") == 0;
		g_ptr_array_add(arguments, file ? path : (char *)*command);
	}
	g_ptr_array_add(arguments, NULL);
	char *printed = NULL;
	int status = 0;
	g_assert_true(g_spawn_sync(
		NULL, (char **)arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed, NULL, &status, NULL));
	g_unlink(path);
	g_assert_cmpint(status, ==, 0);
	return printed;
}
