#include "batch/convert.h"

#include "base/out.h"
#include "batch/reading.h"
#include "doc/book.h"
#include "epub/epub.h"
#include "epub/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "pdf/raster.h"

enum { PNG_DPI = 144 };

// What the outputs of one job are made from. Pages are set when the first paged output asks for them.
struct conversion {
	struct arena *arena;
	struct diag *diag;
	struct worker *worker;
	const struct settings *settings;
	const struct style *style;
	struct book *book;
	struct pages *pages;
};

static const struct pages *set_pages(struct conversion *conversion)
{
	struct font_set *fonts = conversion->pages ? NULL : worker_fonts(conversion->worker, conversion->diag);
	if (fonts) {
		conversion->pages =
			layout_book(conversion->book, conversion->style, fonts, conversion->arena, conversion->diag);
	}
	return conversion->pages;
}

static bool write_epub(struct conversion *conversion, struct out *out)
{
	return epub_write(conversion->book, conversion->style, out, conversion->diag);
}

static bool write_html(struct conversion *conversion, struct out *out)
{
	return html_write(conversion->book, conversion->style, out, conversion->diag);
}

static bool write_pdf(struct conversion *conversion, struct out *out)
{
	const struct pages *pages = set_pages(conversion);
	struct pdf_options options = { .stopwatch = conversion->settings->stopwatch };
	bool known = standard_parse(&options.standards, conversion->settings->pdf_standard);
	g_assert(known); // the command line was checked
	options.attach_source = conversion->settings->attach_source;
	stopwatch_lap(options.stopwatch, "set");
	return pages && pdf_write(pages, conversion->book, &options, out, conversion->diag);
}

// "x.png" stands for x-1.png, x-2.png ...
static char *page_path(const char *path, size_t number)
{
	const char *dot = strrchr(path, '.');
	return g_strdup_printf("%.*s-%zu%s", (int)(dot - path), path, number, dot);
}

static bool write_page_images(struct conversion *conversion, const char *path)
{
	const struct pages *pages = set_pages(conversion);
	bool good = pages != NULL;
	for (size_t i = 0; good && i < pages->page_count; i++) {
		struct out *out = out_create();
		g_autofree char *name = page_path(path, i + 1);
		good = raster_write_page(pages, i, PNG_DPI, out, conversion->diag) &&
			out_commit(out, name, conversion->diag);
		out_destroy(out);
	}
	return good;
}

// Folders of a mirrored tree are made as they are needed. A failure shows when the file is written.
static void make_folder(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_mkdir_with_parents(folder, 0777);
}

static bool write_output(struct conversion *conversion, const struct job_output *output)
{
	static bool (*const writers[])(struct conversion *, struct out *) = {
		[FORMAT_EPUB] = write_epub,
		[FORMAT_PDF] = write_pdf,
		[FORMAT_HTML] = write_html,
		[FORMAT_PNG] = NULL, // several files
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(writers) == FORMAT_COUNT);
	if (output->format == FORMAT_PNG) {
		return write_page_images(conversion, output->path);
	}
	struct out *out = out_create();
	bool good = writers[output->format](conversion, out) && out_commit(out, output->path, conversion->diag);
	stopwatch_lap(conversion->settings->stopwatch, "write");
	out_destroy(out);
	return good;
}

static enum job_result write_outputs(struct conversion *conversion, const struct job *job)
{
	enum job_result result = JOB_DONE;
	for (size_t i = 0; i < job->output_count; i++) {
		if (job->makes_folders) {
			make_folder(job->outputs[i].path);
		}
		if (!write_output(conversion, &job->outputs[i])) {
			result = JOB_FAILED;
		}
	}
	return result;
}

static bool is_left_out(const struct job *job, const struct reading *reading, struct diag *diag)
{
	if (!job->from_folder || !reading->doc->meta.draft) {
		return false;
	}
	diag_report(diag, DIAG_SKIPPED, reading->pos, "'%s' is a draft: left out", job->input);
	return true;
}

bool convert_knows_standard(const char *text)
{
	unsigned standards;
	return standard_parse(&standards, text);
}

bool convert_may_attach(const char *text)
{
	unsigned standards;
	return standard_parse(&standards, text) && standard_takes_source(standards);
}

enum job_result convert_job(const struct job *job, struct worker *worker, struct diag *diag)
{
	struct conversion conversion = {
		.arena = arena_create(), .diag = diag, .worker = worker, .settings = job->settings
	};
	struct reading reading;
	enum job_result result = JOB_FAILED;
	if (reading_load(&reading, job->input, job->settings, PASS_NUMBER, conversion.arena, diag)) {
		stopwatch_lap(job->settings->stopwatch, "read");
		if (is_left_out(job, &reading, diag)) {
			result = JOB_SKIPPED;
		} else {
			conversion.style = &reading.style;
			conversion.book = book_from_doc(reading.doc, conversion.arena);
			result = write_outputs(&conversion, job);
		}
	}
	arena_destroy(conversion.arena);
	return result;
}
