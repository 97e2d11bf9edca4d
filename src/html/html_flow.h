#pragma once

#include "html/raw_html.h"

/** The raw HTML of one container (the document, a quotation, an item, a note), with the Markdown between its tags. */
struct html_flow;

struct html_flow *html_flow_create(struct raw_html *html);

/** First all of the container is added, in order: HTML, which starts at a position, and a mark for each child. */
void html_flow_add(struct html_flow *flow, const char *text, struct source_pos pos);
void html_flow_add_mark(struct html_flow *flow);

/** Then the tree grows up to the next mark, with no leaf open: the place of a child's blocks. */
void html_flow_reach(struct html_flow *flow);

/** For the open leaf, a child's: opens the spans of elements around it, such as a link, and closes them. */
void html_flow_open_spans(struct html_flow *flow);
void html_flow_close_spans(struct html_flow *flow);

/** At last the tree gets the rest, everything that is open is closed, and the flow is destroyed. */
void html_flow_end(struct html_flow *flow);
