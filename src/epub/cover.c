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

// Whether the cover is an image of a chapter, too.
static bool is_shared(const struct book *book)
{
	const struct resource *cover = book->cover;
	const struct doc *doc = cover->chapter < book->chapter_count ? book->chapters[cover->chapter].doc : NULL;
	return doc && cover->id < doc->resource_count && doc->resources[cover->id] == cover;
}

bool cover_is_own(const struct book *book)
{
	return cover_image(book) && !is_shared(book);
}

const char *cover_path(const struct book *book, struct arena *arena)
{
	return is_shared(book) ? media_path(book->cover, arena)
			       : arena_printf(arena, "images/cover.%s", media_extension(book->cover));
}

const char *cover_item_id(const struct book *book, struct arena *arena)
{
	return is_shared(book) ? media_item_id(book->cover, arena) : "image-cover";
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
