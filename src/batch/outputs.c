#include "batch/outputs.h"

#include <string.h>

#include "base/out.h"
#include "epub/epub.h"
#include "epub/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "pdf/raster.h"

enum { PNG_DPI = 144, COVER_HEIGHT = 2560, POINTS_AN_INCH = 72 };

static const struct pages *set_pages(struct outputs *outputs)
{
	struct font_set *fonts = outputs->pages ? NULL : worker_fonts(outputs->worker, outputs->diag);
	if (fonts) {
		const struct layout_options options = { .debug_boxes = outputs->settings->debug_boxes };
		outputs->pages =
			layout_book(outputs->book, outputs->style, fonts, &options, outputs->arena, outputs->diag);
	}
	return outputs->pages;
}

// A book that has a cover but no image for it gets its cover drawn: readers show an image or nothing.
static bool draw_cover(struct outputs *outputs, struct resource *cover)
{
	struct font_set *fonts = worker_fonts(outputs->worker, outputs->diag);
	if (!fonts) {
		return false;
	}
	const struct pages *pages = layout_cover(outputs->book, outputs->style, fonts, outputs->arena, outputs->diag);
	struct out *out = out_create();
	bool good = raster_write_page(pages, 0, COVER_HEIGHT * POINTS_AN_INCH / pages->height, out, outputs->diag);
	size_t length;
	const char *bytes = out_bytes(out, &length);
	*cover = (struct resource){
		.url = "",
		.state = RESOURCE_USABLE,
		.bytes = arena_strndup(outputs->arena, bytes, length),
		.length = length,
		.media_type = "image/png",
		.width = (uint32_t)(pages->width * COVER_HEIGHT / pages->height),
		.height = COVER_HEIGHT,
	};
	out_destroy(out);
	return good;
}

static bool wants_cover(const struct book *book)
{
	return book->chapters[0].kind == CHAPTER_COVER && !book->cover;
}

static bool write_epub(struct outputs *outputs, struct out *out)
{
	struct book book = *outputs->book;
	struct resource cover;
	if (wants_cover(&book)) {
		book.cover = draw_cover(outputs, &cover) ? &cover : NULL;
	}
	struct font_set *fonts = outputs->embed_fonts ? worker_fonts(outputs->worker, outputs->diag) : NULL;
	return (fonts || !outputs->embed_fonts) && epub_write(&book, outputs->style, fonts, out, outputs->diag);
}

static bool write_html(struct outputs *outputs, struct out *out)
{
	return html_write(outputs->book, outputs->style, out, outputs->diag);
}

static bool write_pdf(struct outputs *outputs, struct out *out)
{
	const struct pages *pages = set_pages(outputs);
	struct pdf_options options = { .stopwatch = outputs->worker->stopwatch };
	bool known = standard_parse(&options.standards, outputs->settings->pdf_standard);
	g_assert(known); // the command line was checked
	options.attach_source = outputs->settings->attach_source;
	stopwatch_lap(options.stopwatch, "set");
	return pages && pdf_write(pages, outputs->book, &options, out, outputs->diag);
}

// "x.png" stands for x-1.png, x-2.png ...
static char *page_path(const char *path, size_t number)
{
	const char *dot = strrchr(path, '.');
	return g_strdup_printf("%.*s-%zu%s", (int)(dot - path), path, number, dot);
}

static bool write_page_images(struct outputs *outputs, const char *path)
{
	const struct pages *pages = set_pages(outputs);
	bool good = pages != NULL;
	for (size_t i = 0; good && i < pages->page_count; i++) {
		struct out *out = out_create();
		g_autofree char *name = page_path(path, i + 1);
		good = raster_write_page(pages, i, PNG_DPI, out, outputs->diag) && out_commit(out, name, outputs->diag);
		out_destroy(out);
	}
	return good;
}

// Folders of a mirrored tree are made as they are needed. A failure shows when the file is written.
static void make_folder(const char *path, struct world *world)
{
	g_autofree char *folder = g_path_get_dirname(path);
	world_make_folder(world, folder, 0777);
}

static bool write_output(struct outputs *outputs, const struct job_output *output)
{
	static bool (*const writers[])(struct outputs *, struct out *) = {
		[FORMAT_EPUB] = write_epub,
		[FORMAT_PDF] = write_pdf,
		[FORMAT_HTML] = write_html,
		[FORMAT_PNG] = NULL, // several files
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(writers) == FORMAT_COUNT);
	if (output->format == FORMAT_PNG) {
		return write_page_images(outputs, output->path);
	}
	struct out *out = out_create();
	bool good = writers[output->format](outputs, out) && out_commit(out, output->path, outputs->diag);
	stopwatch_lap(outputs->worker->stopwatch, "write");
	out_destroy(out);
	return good;
}

bool outputs_write(struct outputs *outputs, const struct job_output *list, size_t count, bool makes_folders)
{
	bool good = true;
	for (size_t i = 0; i < count; i++) {
		if (makes_folders) {
			make_folder(list[i].path, outputs->settings->world);
		}
		good = write_output(outputs, &list[i]) && good;
	}
	return good;
}
