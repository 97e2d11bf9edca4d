#pragma once

#include "layout/flow.h"
#include "tests/unit/type/setting.h"

/**
 * What the tests of layout need: a doc built by hand, and a flow that it is set into with em metrics. The body is 10
 * points high, the type area 200 points wide and 300 high.
 */
struct sheet {
	struct setting setting;
	struct doc *doc;
	struct flow flow;
	struct book *book; // of that doc; set by sheet_start
};

enum { SHEET_WIDTH = 200, SHEET_HEIGHT = 300 };

/** Fixture functions. */
void sheet_open(struct sheet *sheet, gconstpointer unused);
void sheet_close(struct sheet *sheet, gconstpointer unused);

/** A block as the last child of another; NULL: of the doc's root. A cell spans one row and one column. */
struct block *sheet_add(struct sheet *sheet, struct block *parent, enum block_kind kind);
/** The same with a text, which is borrowed. */
struct block *sheet_add_text(struct sheet *sheet, struct block *parent, enum block_kind kind, const char *text);

/** Ends the doc and begins its flow: what is placed comes after it. */
void sheet_start(struct sheet *sheet);

/** The strip at an index. */
struct strip *sheet_strip(const struct sheet *sheet, guint index);

/**
 * The strips of the flow in one line, a space between two: its text, behind "k" when it stays with the one before and
 * "!" when it starts a page; "-" for one without text.
 */
char *sheet_strips(const struct sheet *sheet);

/**
 * The text of the pages that the flow makes, " | " between two; what is repeated on a page or decoration is left out.
 */
char *sheet_pages(struct sheet *sheet);

/** The first item of the flow whose text begins with a text; *strip says in which strip it is. Never NULL. */
const struct page_item *sheet_find(const struct sheet *sheet, const char *text, guint *strip);

/** The distance from the flow's top to that of a strip, when no page ends. */
double sheet_top(const struct sheet *sheet, guint strip);

/** How many items of a kind the flow has. */
size_t sheet_count(const struct sheet *sheet, enum item_kind kind);
