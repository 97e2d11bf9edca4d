#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/out.h"
#include "doc/book.h"
#include "style/style.h"

/** Writes a book as one HTML file that needs no other: the EPUB's markup, with its styles and images inside. */
bool html_write(const struct book *book, const struct style *style, struct out *out, struct diag *diag);
