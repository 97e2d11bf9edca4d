#include "epub/html.h"

#include "epub/css.h"
#include "epub/document.h"
#include "epub/xhtml.h"

bool html_write(const struct book *book, const struct style *style, struct out *out, struct diag *diag)
{
	struct out *css = out_create();
	css_write(css, style, book->lang, CSS_PAGE, NULL);
	size_t length;
	document_open(out,
		&(struct document_head){
			.lang = book->lang,
			.title = book->title,
			.css = out_bytes(css, &length),
		});
	// Ids are unique within a chapter only: in one file they would repeat.
	g_assert(book->chapter_count == 1);
	xhtml_chapter(out, &(struct xhtml_place){ .book = book, .chapter = 0 });
	document_close(out);
	out_destroy(css);
	return true;
}
