#include "epub/nav.h"

#include "doc/words.h"
#include "epub/cover.h"
#include "epub/document.h"
#include "epub/href.h"
#include "epub/xml.h"

// Where an entry leads, from the package's folder. The caller frees it.
static char *entry_href(const struct book *book, const struct toc_entry *entry)
{
	g_autofree char *file = g_strdup_printf("text/%s.xhtml", book->chapters[entry->chapter].file_name);
	const struct anchor *anchor = entry->heading ? entry->heading->anchor : NULL;
	return anchor ? href_internal(file, anchor->xml_id) : g_steal_pointer(&file);
}

static void put_repeated(struct out *out, const char *markup, int count)
{
	for (int i = 0; i < count; i++) {
		out_puts(out, markup);
	}
}

// Entries as nested lists. No level is skipped downward, so each step down opens one list.
static void put_contents(struct out *out, const struct book *book, const struct toc *toc)
{
	int level = 0;
	for (size_t i = 0; i < toc->count; i++) {
		const struct toc_entry *entry = &toc->entries[i];
		if (entry->level > level) {
			out_puts(out, "<ol>\n<li>");
		} else {
			out_puts(out, "</li>\n");
			put_repeated(out, "</ol></li>\n", level - entry->level);
			out_puts(out, "<li>");
		}
		level = entry->level;
		g_autofree char *href = entry_href(book, entry);
		out_puts(out, "<a");
		xml_attribute(out, "href", href);
		out_puts(out, ">");
		xml_text(out, entry->text);
		out_puts(out, "</a>");
	}
	put_repeated(out, "</li>\n</ol>", level);
	out_puts(out, "\n");
}

int nav_levels(const struct book *book)
{
	// Readers show long contents badly: the more chapters, the fewer headings of each.
	enum { ALL = 3, SOME = 2, NONE = 1, SOME_FROM = 2, NONE_FROM = 200 };
	return book->chapter_count >= NONE_FROM ? NONE : book->chapter_count >= SOME_FROM ? SOME : ALL;
}

static void put_landmark(struct out *out, const struct book *book, const char *type, size_t chapter, const char *text)
{
	out_printf(out, "<li><a epub:type=\"%s\" href=\"text/%s.xhtml\">", type, book->chapters[chapter].file_name);
	xml_text(out, text);
	out_puts(out, "</a></li>\n");
}

// The first chapter of the text, which a reader opens at.
static size_t first_text(const struct book *book)
{
	size_t i = 0;
	while (i + 1 < book->chapter_count && book_chapter_is_made(book->chapters[i].kind)) {
		i++;
	}
	return i;
}

static void put_chapter_landmarks(struct out *out, const struct book *book)
{
	size_t text = first_text(book);
	for (size_t i = 0; i < book->chapter_count; i++) {
		enum chapter_kind kind = book->chapters[i].kind;
		if (kind == CHAPTER_TITLE_PAGE) {
			put_landmark(out, book, "titlepage", i, words_in(WORD_TITLE_PAGE, book->lang));
		} else if (kind == CHAPTER_CONTENTS) {
			out_puts(out, "<li><a epub:type=\"toc\" href=\"nav.xhtml\">");
			xml_text(out, words_in(WORD_CONTENTS, book->lang));
			out_puts(out, "</a></li>\n");
		} else if (i == text) {
			put_landmark(out, book, "bodymatter", i, words_in(WORD_BODY, book->lang));
		} else if (kind == CHAPTER_TAG_INDEX || kind == CHAPTER_DATE_INDEX) {
			put_landmark(out, book, "index", i, book->chapters[i].doc->title);
		}
	}
}

// Contents that are no page of the text are no landmark (EPUB 3.3, 7.4.2).
static void put_landmarks(struct out *out, const struct book *book)
{
	out_puts(out, "<nav epub:type=\"landmarks\" hidden=\"hidden\" id=\"landmarks\">\n<ol>\n");
	if (cover_image(book)) {
		out_puts(out, "<li><a epub:type=\"cover\" href=\"cover.xhtml\">");
		xml_text(out, words_in(WORD_COVER, book->lang));
		out_puts(out, "</a></li>\n");
	}
	put_chapter_landmarks(out, book);
	out_puts(out, "</ol>\n</nav>\n");
}

void nav_write(struct out *out, const struct book *book, const struct toc *toc)
{
	document_open(out,
		&(struct document_head){
			.lang = book->lang,
			.title = words_in(WORD_CONTENTS, book->lang),
			.stylesheet = "style.css",
		});
	out_puts(out,
		"<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc.title\">\n"
		"<h1 id=\"toc.title\">");
	xml_text(out, words_in(WORD_CONTENTS, book->lang));
	out_puts(out, "</h1>\n");
	put_contents(out, book, toc);
	out_puts(out, "</nav>\n");
	put_landmarks(out, book);
	document_close(out);
}

static int depth_of(const struct toc *toc)
{
	int depth = 1; // of no entries too: it must be a positive number
	for (size_t i = 0; i < toc->count; i++) {
		depth = MAX(depth, toc->entries[i].level);
	}
	return depth;
}

static void put_ncx_head(struct out *out, const struct book *book, int depth)
{
	out_puts(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"");
	xml_attribute(out, "xml:lang", book->lang);
	out_puts(out, ">\n<head>\n<meta name=\"dtb:uid\"");
	xml_attribute(out, "content", book->identifier);
	out_printf(out, "/>\n<meta name=\"dtb:depth\" content=\"%d\"/>\n", depth);
	out_puts(out,
		"<meta name=\"dtb:totalPageCount\" content=\"0\"/>\n<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n"
		"</head>\n<docTitle>");
	xml_element(out, "text", book->title);
	out_puts(out, "</docTitle>\n");
}

void nav_write_ncx(struct out *out, const struct book *book, const struct toc *toc)
{
	put_ncx_head(out, book, depth_of(toc));
	out_puts(out, "<navMap>\n");
	int level = 0;
	for (size_t i = 0; i < toc->count; i++) {
		const struct toc_entry *entry = &toc->entries[i];
		put_repeated(out, "</navPoint>\n", level - entry->level + 1);
		level = entry->level;
		g_autofree char *href = entry_href(book, entry);
		out_printf(out, "<navPoint id=\"point-%zu\" playOrder=\"%zu\"><navLabel>", i + 1, i + 1);
		xml_element(out, "text", entry->text);
		out_puts(out, "</navLabel><content");
		xml_attribute(out, "src", href);
		out_puts(out, "/>\n");
	}
	put_repeated(out, "</navPoint>\n", level);
	out_puts(out, "</navMap>\n</ncx>\n");
}
