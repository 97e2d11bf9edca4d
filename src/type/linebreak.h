#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "type/box.h"

/**
 * Where lines end. A paragraph's boxes are cut at hard breaks into stretches, and each stretch into
 * lines.
 */

/**
 * A line as boxes: what it shows is [first, end), without the white space that drops at its edges.
 */
struct line_range {
	size_t first, end; // equal: nothing to show
	double measure;    // what it may fill
	double natural;    // width before shrink and stretch
	bool hard_end;
	double hang;      // how much of its last mark stands outside the measure
	double looseness; // how far it was stretched: nobody sees 1, 3 is .25 em between all Han; 0: not at all
	bool overfull;    // wider than the measure even when shrunk
	size_t next;      // the first box of the line after it
};

/** What makes a good line. */
enum line_fit {
	FIT_JUSTIFY, // it fills the measure, and its white space is nearly natural
	FIT_LATE,    // it is as full as it can be
	FIT_EVEN,    // it is as long as the others, the last one too, and ends where a phrase does: headings, captions
};

/** The room of the lines. */
struct line_room {
	double measure; // points
	double em;      // of the text
	double first;   // indent of the first line
	double rest;    // indent of lines that go on after a break that is not hard
	enum line_fit fit;
	bool continues; // the first line goes on from one before the boxes
	bool open;      // text follows the boxes: the last line is not a last line
	size_t *steps;  // how many lines were tried is added here; NULL: not asked
};

/**
 * The best lines by the method that linebreak.c describes, appended to out (struct line_range).
 * Always ends, always covers all boxes; O(n) for lines of bounded length.
 */
void linebreak_optimum(const struct boxes *boxes, const struct line_room *room, GArray *out);

/** Lines filled one after another and cut wherever they are full: for code. */
void linebreak_greedy(const struct boxes *boxes, const struct line_room *room, GArray *out);

/** The widest stretch between two places where a line may normally end, words undivided. */
double linebreak_min_width(const struct boxes *boxes);

/** The widest line that hard breaks leave. */
double linebreak_max_width(const struct boxes *boxes);
