#pragma once

#include "layout/flow.h"

/**
 * Sets the body of a doc that lists others, the contents or an index: the paragraphs of its lists become entries, each
 * with a leader of dots and the number of the page that its link leads to.
 */
void contents_place(struct flow *flow);
