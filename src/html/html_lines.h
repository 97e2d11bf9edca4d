#pragma once

#include "base/arena.h"
#include "doc/block.h"

/**
 * Puts what a block holds into its own spans: paragraphs one a line, items behind a bullet or their number, code as
 * code. For cells, terms, captions and headings.
 */
void html_lines_settle(struct block *block, struct arena *arena);
