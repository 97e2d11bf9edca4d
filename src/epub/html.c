#include "epub/html.h"

#include "epub/css.h"
#include "epub/xhtml.h"

bool html_write(const struct book *book, const struct style *style, struct out *out, struct diag *diag)
{
	struct out *css = out_create();
	css_write(css, style, book->lang, CSS_PAGE);
	size_t length;
	xhtml_open(out,
		&(struct xhtml_head){
			.lang = book->lang,
			.title = book->title,
			.css = out_bytes(css, &length),
		});
	for (size_t i = 0; i < book->chapter_count; i++) {
		xhtml_chapter(out, &(struct xhtml_place){ .book = book, .chapter = i });
	}
	xhtml_close(out);
	out_destroy(css);
	return true;
}
