#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/book.h"
#include "type/page_refs.h"
#include "layout/pages.h"
#include "type/paragraph.h"
#include "type/shape.h"
#include "style/style.h"

/**
 * The flow: blocks set one under the other, without end, as strips. A strip is the smallest piece that a page break
 * cannot cut: a line of text, a line of a table row, an image. page.c cuts the flow into pages.
 */

/** What is set again at the top of a page that begins inside a table: its header row. */
struct strip_head {
	const struct strip *strips;
	size_t count;
	double height;
};

struct strip {
	double height;
	double space;            // above it; falls away at the top of a page
	bool keep;               // no page break between this strip and the one before
	bool new_page;           // starts a page
	bool in_row;             // a line of a table row: its items are read cell by cell
	double pad;              // of the background that goes on around it: kept where a page break cuts that
	struct page_item *items; // relative to the strip's top and the left edge of the type area
	size_t item_count;
	const struct strip_head *head; // NULL: nothing is repeated
};

/** A background, a side rule or a frame that goes on around all strips placed while it is open. */
struct flow_frame {
	struct flow_frame *outer;
	double x, width;
	uint32_t background; // COLOR_INHERIT: none
	uint32_t border_color;
	double border_width; // of the rule on the left
	double around;       // width of the rule on all sides
	double below;        // width of the rule below the padding
	double pad;          // above the text, to the background's edge; kept where a page break cuts the frame
	double pad_below;
	bool started; // false until its first strip: the space above that one lies outside
};

/** A list marker that waits for the first line of its item. */
struct flow_marker {
	struct line line;
	double x;
};

struct flow {
	const struct book *book; // NULL in tests of single blocks
	const struct doc *doc;
	uint32_t chapter;
	const struct page_refs *refs; // NULL: links show no page numbers
	GArray *used_refs;            // struct page_ref: those that this flow shows
	const struct style *style;
	struct shaper *shaper;
	struct arena *arena;
	struct diag *diag;
	bool debug_boxes;         // pages say how they were set
	double page_height;       // of the type area: nothing may be taller
	GArray *strips;           // struct strip
	double x, width;          // points from the type area's left edge: where the next block goes
	bool keep_next;           // the next strip stays with the one before
	bool new_page;            // the next strip starts a page
	double pending_space;     // above the next strip
	struct flow_frame *frame; // the innermost that is open
	GArray *markers;          // struct flow_marker, waiting for the first line of their item
	GArray *dests;            // const char *, waiting for the next strip
};

/** A flow over the whole type area. The strips and their items live in the arena. */
void flow_init(struct flow *flow, double width, double page_height, struct arena *arena);
void flow_finish(struct flow *flow);

/** The em of a role in points. */
double flow_role_size(const struct flow *flow, enum block_role role);

/** Asks for space above the next strip; adjoining spaces collapse to the larger. */
void flow_add_space(struct flow *flow, double points);

/** Notes that the next strip carries the destination of a block. */
void flow_add_dest(struct flow *flow, const struct block *block);

/**
 * Adds a strip: the open frames are drawn behind its items, waiting destinations are placed. The items are copied. The
 * strip is lent until the next one is added.
 */
struct strip *flow_push(struct flow *flow, double height, const struct page_item *items, size_t count);

/**
 * Adds one strip a line, with widow and orphan control: two lines at the least on either side of a page break. The
 * lines' items are moved to x. Waiting list markers go with the first line.
 */
void flow_push_lines(struct flow *flow, const struct lines *lines, double size, double leading, double x);

/** Sets waiting list markers on a line of their own, for blocks that do not begin with text. */
void flow_flush_markers(struct flow *flow);

/** Copies a line's items behind others, moved so that the line starts at x on a baseline. */
void flow_add_line(GArray *items, const struct line *line, double x, double baseline);

/** What a line needs above its pitch for something that stands `ascent` above its baseline; 0 for plain text. */
double flow_extra_height(double ascent, double size, double leading);

/** Where a baseline stands below the top of its line: the em box centred in the line's height. */
double flow_baseline(double size, double leading);

/** A filled rectangle that is decoration. */
struct page_item flow_fill(double x, double y, double width, double height, uint32_t color);

/**
 * Opens the box of a role around whatever is placed next: margins, space above, background and rules with padding.
 * Every block is placed in one; closed, it asks for the space below. Nothing keeps the next strip with a closed box.
 */
struct flow_box {
	struct flow_frame frame;
	double x, width; // of what surrounds it
	double space_after;
	bool framed;
};
void flow_open_box(struct flow *flow, struct flow_box *box, enum block_role role);
/** The same without the space above: what follows another of its kind stands close to it. */
void flow_open_following(struct flow *flow, struct flow_box *box, enum block_role role);
void flow_close_box(struct flow *flow, struct flow_box *box);

/** The paragraph options of a role at the current place: all that its style says, without a block's specifics. */
struct paragraph_options flow_options(const struct flow *flow, enum block_role role);

/** The same for one line that stands by itself: a marker, a number. It begins at the left, without an indent. */
struct paragraph_options flow_line_options(const struct flow *flow, enum block_role role);
