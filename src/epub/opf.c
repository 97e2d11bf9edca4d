#include "epub/opf.h"

#include <string.h>

#include "doc/words.h"
#include "epub/cover.h"
#include "epub/media.h"
#include "epub/survey.h"
#include "epub/xhtml.h"
#include "epub/xml.h"

static void put_element(struct out *out, const char *name, const char *text)
{
	xml_element(out, name, text);
	out_puts(out, "\n");
}

static void put_property(struct out *out, const char *property, const char *value)
{
	out_printf(out, "<meta property=\"%s\">", property);
	xml_text(out, value);
	out_puts(out, "</meta>\n");
}

static void put_creators(struct out *out, const struct book *book)
{
	for (size_t i = 0; i < book->authors.count; i++) {
		if (!xml_has_text(book->authors.items[i])) {
			continue;
		}
		out_printf(out, "<dc:creator id=\"creator-%zu\">", i + 1);
		xml_text(out, book->authors.items[i]);
		out_puts(out, "</dc:creator>\n");
		out_printf(out,
			"<meta refines=\"#creator-%zu\" property=\"role\" scheme=\"marc:relators\">aut</meta>\n",
			i + 1);
	}
}

static void put_description(struct out *out, const struct book *book)
{
	for (size_t i = 0; i < book->subjects.count; i++) {
		if (xml_has_text(book->subjects.items[i])) {
			put_element(out, "dc:subject", book->subjects.items[i]);
		}
	}
	if (book->description && xml_has_text(book->description)) {
		put_element(out, "dc:description", book->description);
	}
	if (book->rights) {
		put_element(out, "dc:rights", book->rights);
	}
	if (book->source) {
		put_element(out, "dc:source", book->source);
	}
}

// EPUB Accessibility 1.1, 2: nothing is claimed that does not hold for this very book.
static void put_accessibility(struct out *out, const struct book *book)
{
	struct survey survey = survey_images(book);
	bool described = survey.described == survey.images;
	put_property(out, "schema:accessMode", "textual");
	if (survey.images > 0) {
		put_property(out, "schema:accessMode", "visual");
		put_property(out, "schema:accessModeSufficient", "textual,visual");
	}
	if (described) {
		put_property(out, "schema:accessModeSufficient", "textual");
	}
	put_property(out, "schema:accessibilityFeature", "structuralNavigation");
	put_property(out, "schema:accessibilityFeature", "tableOfContents");
	put_property(out, "schema:accessibilityFeature", "readingOrder");
	put_property(out, "schema:accessibilityFeature", "displayTransformability");
	if (survey.images > 0 && described) {
		put_property(out, "schema:accessibilityFeature", "alternativeText");
	}
	put_property(out, "schema:accessibilityHazard", survey.may_flash ? "unknown" : "none");
	g_autoptr(GString) summary = g_string_new(words_in(WORD_ACCESS_TEXT, book->lang));
	if (survey.images > 0) {
		g_string_append(
			summary, words_in(described ? WORD_ACCESS_DESCRIBED : WORD_ACCESS_UNDESCRIBED, book->lang));
	}
	put_property(out, "schema:accessibilitySummary", summary->str);
}

static void put_metadata(struct out *out, const struct book *book, struct arena *arena)
{
	out_puts(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"book-id\">");
	xml_text(out, book->identifier);
	out_puts(out, "</dc:identifier>\n");
	put_element(out, "dc:title", book->title);
	put_creators(out, book);
	put_element(out, "dc:language", book->lang);
	if (book->date.set) {
		put_element(out, "dc:date", meta_date_w3c(&book->date, arena));
	}
	put_description(out, book);
	put_property(out, "dcterms:modified", meta_date_utc(&book->modified, arena));
	put_accessibility(out, book);
	if (cover_image(book)) {
		// The EPUB 2 form, which many readers still look for.
		out_printf(out, "<meta name=\"cover\" content=\"%s\"/>\n", cover_item_id(book, arena));
	}
	out_puts(out, "</metadata>\n");
}

static void put_images(struct out *out, const struct book *book, size_t chapter, struct arena *arena)
{
	const struct doc *doc = book->chapters[chapter].doc;
	const struct resource *cover = cover_image(book);
	for (size_t i = 0; i < doc->resource_count; i++) {
		const struct resource *image = doc->resources[i];
		if (media_is_usable(image) && image->chapter == chapter) {
			out_printf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"%s/>\n",
				media_item_id(image, arena), media_path(image, arena), image->media_type,
				image == cover ? " properties=\"cover-image\"" : "");
		}
	}
}

static void put_fonts(struct out *out, const struct fonts *fonts)
{
	for (size_t i = 0; i < fonts_count(fonts); i++) {
		const struct font_file *font = fonts_at(fonts, i);
		out_printf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"/>\n", font->id, font->path,
			font->media_type);
	}
}

static void put_manifest(struct out *out, const struct book *book, const struct fonts *fonts, struct arena *arena)
{
	out_puts(out,
		"<manifest>\n"
		"<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
		"<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n"
		"<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
	put_fonts(out, fonts);
	if (cover_image(book)) {
		out_puts(out, "<item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n");
	}
	if (cover_is_own(book)) {
		out_printf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\" properties=\"cover-image\"/>\n",
			cover_item_id(book, arena), cover_path(book, arena), book->cover->media_type);
	}
	for (size_t i = 0; i < book->chapter_count; i++) {
		if (!xhtml_has_file(book, i)) {
			continue;
		}
		out_printf(out, "<item id=\"%s\" href=\"text/%s.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
			book->chapters[i].file_name, book->chapters[i].file_name);
		put_images(out, book, i, arena);
	}
	out_puts(out, "</manifest>\n");
}

void opf_write(struct out *out, const struct book *book, const struct fonts *fonts)
{
	struct arena *arena = arena_create();
	out_puts(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\""
		" version=\"3.0\" unique-identifier=\"book-id\"");
	xml_attribute(out, "xml:lang", book->lang);
	out_puts(out, ">\n");
	put_metadata(out, book, arena);
	put_manifest(out, book, fonts, arena);
	out_puts(out, "<spine toc=\"ncx\">\n");
	out_puts(out, cover_image(book) ? "<itemref idref=\"cover\"/>\n" : "");
	for (size_t i = 0; i < book->chapter_count; i++) {
		bool contents = book->chapters[i].kind == CHAPTER_CONTENTS;
		if (contents || xhtml_has_file(book, i)) {
			out_printf(out, "<itemref idref=\"%s\"/>\n", contents ? "nav" : book->chapters[i].file_name);
		}
	}
	out_puts(out, "</spine>\n</package>\n");
	arena_destroy(arena);
}

void opf_write_container(struct out *out)
{
	out_puts(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
		"<rootfiles>\n"
		"<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
		"</rootfiles>\n"
		"</container>\n");
}
