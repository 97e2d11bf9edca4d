#include "epub/cover.h"

#include "doc/words.h"
#include "epub/document.h"
#include "epub/media.h"
#include "epub/xml.h"

const struct resource *cover_image(const struct book *book)
{
	const struct resource *cover = book->chapters[0].doc->cover;
	return cover && media_is_usable(cover) ? cover : NULL;
}

void cover_write(struct out *out, const struct book *book)
{
	const struct resource *image = cover_image(book);
	const char *word = words_in(WORD_COVER, book->lang);
	const char *alt = book->chapters[0].doc->meta.cover_alt;
	struct arena *arena = arena_create();
	document_open(out,
		&(struct document_head){
			.lang = book->lang,
			.title = word,
			.stylesheet = "style.css",
			.body_type = "cover",
		});
	out_puts(out, "<div class=\"cover\"><img role=\"doc-cover\"");
	xml_attribute(out, "src", media_path(0, image, arena));
	xml_attribute(out, "alt", alt && xml_has_text(alt) ? alt : word);
	out_puts(out, "/></div>\n");
	document_close(out);
	arena_destroy(arena);
}
