#pragma once

#include <stdbool.h>

#include "hugo/shortcode_call.h"

/** Whether anything stands between two tags. */
enum shortcode_content {
	SHORTCODE_SINGLE, // nothing needs to: no closing tag
	SHORTCODE_PAIRED, // a closing tag is due
};

enum shortcode_place {
	SHORTCODE_INLINE, // part of a line
	SHORTCODE_BLOCK,  // on lines of its own; where it has not got them, the text is cut around it
	SHORTCODE_EITHER, // as a block where it has its lines to itself, else as part of a line
	SHORTCODE_AUTO,   // a block when it has its lines to itself and holds several
};

struct shortcode_row;

/** How shortcodes of a kind are used, and become text. */
struct shortcode_form {
	void (*render)(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out);
	enum shortcode_content content;
	enum shortcode_place place;
	bool html; // what one holds between {{< and >}} is HTML, not Markdown
};

/** What a name stands for. */
struct shortcode_row {
	const char *name;
	const struct shortcode_form *form;
	const char *needs; // names of an argument (shortcode_call_find) without which it is nothing; NULL: none
	const char *text;  // what the form's function works with, as it says
	const char *title; // the same
};

/** Functions of forms. Fills the template `text`; where it is part of a line, the template `title` if there is one. */
void shortcode_row_fill(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out);

/** What the shortcode holds, as it is. */
void shortcode_row_keep(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out);

/** Nothing. */
void shortcode_row_drop(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out);

/** A quote, or code in the line, that shows the name and the arguments, and what the shortcode holds. */
void shortcode_row_show(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out);

/** The row of a name, compared without case; NULL when there is none. */
const struct shortcode_row *shortcode_row_find(const struct shortcode_row *rows, size_t count, const char *name);
