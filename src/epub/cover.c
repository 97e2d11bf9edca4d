#include "epub/cover.h"

#include "doc/words.h"
#include "epub/document.h"
#include "epub/media.h"
#include "epub/xml.h"

const struct resource *cover_image(const struct book *book)
{
	const struct resource *cover = book->cover;
	return cover && media_is_usable(cover) ? cover : NULL;
}

// The chapter whose image the cover is; the number of chapters when it is none's.
static size_t find_chapter(const struct book *book)
{
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct doc *doc = book->chapters[i].doc;
		bool has = book->cover->id < doc->resource_count && doc->resources[book->cover->id] == book->cover;
		if (has) {
			return i;
		}
	}
	return book->chapter_count;
}

bool cover_is_own(const struct book *book)
{
	return cover_image(book) && find_chapter(book) == book->chapter_count;
}

const char *cover_path(const struct book *book, struct arena *arena)
{
	size_t chapter = find_chapter(book);
	if (chapter < book->chapter_count) {
		return media_path(chapter, book->cover, arena);
	}
	return arena_printf(arena, "images/cover.%s", media_extension(book->cover));
}

const char *cover_item_id(const struct book *book, struct arena *arena)
{
	size_t chapter = find_chapter(book);
	return chapter < book->chapter_count ? media_item_id(chapter, book->cover, arena) : "image-cover";
}

void cover_write(struct out *out, const struct book *book)
{
	const char *word = words_in(WORD_COVER, book->lang);
	const char *alt = book->cover_alt;
	struct arena *arena = arena_create();
	document_open(out,
		&(struct document_head){
			.lang = book->lang,
			.title = word,
			.stylesheet = "style.css",
			.body_type = "cover",
		});
	out_puts(out, "<div class=\"cover\"><img role=\"doc-cover\"");
	xml_attribute(out, "src", cover_path(book, arena));
	xml_attribute(out, "alt", alt && xml_has_text(alt) ? alt : word);
	out_puts(out, "/></div>\n");
	document_close(out);
	arena_destroy(arena);
}
