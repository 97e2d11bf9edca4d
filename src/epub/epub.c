#include "epub/epub.h"

#include "epub/archive.h"
#include "epub/cover.h"
#include "epub/css.h"
#include "epub/document.h"
#include "epub/fonts.h"
#include "epub/media.h"
#include "epub/nav.h"
#include "epub/opf.h"
#include "epub/xhtml.h"

struct package {
	struct archive *archive;
	struct arena *arena; // what the archive borrows until it is written
	const struct book *book;
	const struct style *style;
	struct fonts *fonts; // NULL: none
};

// Takes what a file's writer wrote, and the out with it.
static void add_file(struct package *package, const char *name, struct out *out)
{
	size_t length;
	const char *bytes = out_bytes(out, &length);
	archive_add(package->archive, name, arena_strndup(package->arena, bytes, length), length, true);
	out_destroy(out);
}

static void add_container(struct package *package)
{
	struct out *out = out_create();
	opf_write_container(out);
	add_file(package, "META-INF/container.xml", out);
}

static void add_opf(struct package *package)
{
	struct out *out = out_create();
	opf_write(out, package->book, package->fonts);
	add_file(package, "EPUB/package.opf", out);
}

static void add_navigation(struct package *package)
{
	const struct toc *toc = toc_create(package->book, nav_levels(package->book), package->arena);
	struct out *nav = out_create();
	nav_write(nav, package->book, toc);
	add_file(package, "EPUB/nav.xhtml", nav);
	struct out *ncx = out_create();
	nav_write_ncx(ncx, package->book, toc);
	add_file(package, "EPUB/toc.ncx", ncx);
}

static void add_css(struct package *package)
{
	struct out *out = out_create();
	css_write(out, package->style, package->book->lang, CSS_EREADER, package->fonts);
	add_file(package, "EPUB/style.css", out);
}

static void add_fonts(struct package *package)
{
	for (size_t i = 0; i < fonts_count(package->fonts); i++) {
		const struct font_file *font = fonts_at(package->fonts, i);
		g_autofree char *name = g_strconcat("EPUB/", font->path, NULL);
		archive_add(package->archive, name, font->bytes, font->length, true);
	}
}

static void add_cover(struct package *package)
{
	if (cover_image(package->book)) {
		struct out *out = out_create();
		cover_write(out, package->book);
		add_file(package, "EPUB/cover.xhtml", out);
	}
	if (cover_is_own(package->book)) {
		const struct resource *image = package->book->cover;
		g_autofree char *name = g_strconcat("EPUB/", cover_path(package->book, package->arena), NULL);
		archive_add(package->archive, name, image->bytes, image->length, false);
	}
}

static void add_chapter(struct package *package, size_t index)
{
	const struct chapter *chapter = &package->book->chapters[index];
	struct out *out = out_create();
	document_open(out,
		&(struct document_head){
			.lang = chapter->doc->lang,
			.title = chapter->doc->title,
			.stylesheet = "../style.css",
			.body_type = "bodymatter",
		});
	xhtml_chapter(out, &(struct xhtml_place){ .book = package->book, .chapter = index, .images = "../" });
	document_close(out);
	add_file(package, arena_printf(package->arena, "EPUB/text/%s.xhtml", chapter->file_name), out);
}

// Those that an earlier chapter has are there. Images are compressed already, but for SVG.
static void add_images(struct package *package, size_t index)
{
	const struct doc *doc = package->book->chapters[index].doc;
	for (size_t i = 0; i < doc->resource_count; i++) {
		const struct resource *image = doc->resources[i];
		if (media_is_usable(image) && image->chapter == index) {
			g_autofree char *name = g_strconcat("EPUB/", media_path(image, package->arena), NULL);
			archive_add(
				package->archive, name, image->bytes, image->length, g_str_has_suffix(name, ".svg"));
		}
	}
}

bool epub_write(
	const struct book *book, const struct style *style, struct font_set *fonts, struct out *out, struct diag *diag)
{
	struct package package = {
		.archive = archive_create(&book->modified),
		.arena = arena_create(),
		.book = book,
		.style = style,
		.fonts = fonts ? fonts_create(book, style, fonts, diag) : NULL,
	};
	static const char mimetype[] = "application/epub+zip";
	// EPUB 3.3, 4.2.6.3: the type is the first file, and not compressed.
	archive_add(package.archive, "mimetype", mimetype, sizeof(mimetype) - 1, false);
	add_container(&package);
	add_opf(&package);
	add_navigation(&package);
	add_css(&package);
	add_fonts(&package);
	add_cover(&package);
	for (size_t i = 0; i < book->chapter_count; i++) {
		if (xhtml_has_file(book, i)) {
			add_chapter(&package, i);
			add_images(&package, i);
		}
	}
	bool good = archive_write(package.archive, out, diag);
	archive_destroy(package.archive);
	fonts_destroy(package.fonts);
	arena_destroy(package.arena);
	return good;
}
