#pragma once

#include "layout/flow.h"
#include "layout/page.h"

/**
 * The cover of a book, on a page of its own: the image that the book opens with, as large as the page allows, or a
 * panel of colour with the title on it and the authors below. The colour follows from the book's identifier: the books
 * of a shelf differ, the same book looks the same every time.
 */
struct page cover_compose(struct flow *flow);
