#pragma once

#include "base/arena.h"
#include "doc/block.h"

/**
 * Makes a table of the model of a <table> that has been closed, whose cells hold blocks (WHATWG HTML, 4.9.12): gives
 * each cell its column, keeps its span within the columns and within the head or the body, and puts its text into
 * lines. What stands between rows and cells goes before the table; a table of one cell gives way to what is in it; one
 * of none is taken out.
 */
void html_table_settle(struct block *table, struct arena *arena);
