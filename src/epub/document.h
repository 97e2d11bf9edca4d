#pragma once

#include "base/out.h"

/** What surrounds the markup of a file: an XHTML document of the book, or an HTML document that stands alone. */
struct document_head {
	const char *lang;
	const char *title;
	const char *stylesheet; // its address; NULL: a page of its own, without an XML declaration, with css in it
	const char *css;
	const char *body_type; // epub:type of the body; NULL: none
};

/** Writes the head and the start of the body. */
void document_open(struct out *out, const struct document_head *head);

/** Closes what document_open opened. */
void document_close(struct out *out);
