#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "hugo/shortcode_tag.h"
#include "syntax/traced.h"

/** What a shortcode can learn of the page that it stands in. */
struct shortcode_page {
	const struct value *values; // its front matter, a map; NULL: none
	const struct value *params; // of the site, a map; NULL: none
};

/** One use of a shortcode, while it becomes text. */
struct shortcode_call {
	const struct shortcode_tag *tag;
	const struct traced *inner; // what it holds, expanded; NULL: nothing
	bool block;                 // it has its lines to itself
	bool address;               // it stands where Markdown or HTML wants an address
	const struct shortcode_page *page;
	struct source_pos pos; // of the tag
	struct arena *arena;
	struct diag *diag;
};

/**
 * The first argument that is there and not empty. `names` are joined by '|'; a number is a place, from 0, among those
 * without a name: "src|0". Names are compared without case. NULL when there is none.
 */
const struct shortcode_argument *shortcode_call_find(const struct shortcode_call *call, const char *names);

/** Its value, or NULL. */
const char *shortcode_call_value(const struct shortcode_call *call, const char *names);

/** What the shortcode holds, without white space at its ends; "" for nothing. Arena memory. */
const char *shortcode_call_inner(const struct shortcode_call *call);

/** Adds what the shortcode holds, as it is. */
void shortcode_call_add_inner(const struct shortcode_call *call, struct traced *out);

/** Adds text for the place of the tag. */
void shortcode_call_add(const struct shortcode_call *call, struct traced *out, const char *text);

/** The same, with what is special in HTML, its attributes and tables of Markdown escaped; line ends become spaces. */
void shortcode_call_add_html(const struct shortcode_call *call, struct traced *out, const char *text);

/** Adds ' name="value"', escaped; nothing when the value is NULL. */
void shortcode_call_add_attribute(
	const struct shortcode_call *call, struct traced *out, const char *name, const char *value);

/** Adds text that Markdown takes for nothing but text. */
void shortcode_call_add_plain(const struct shortcode_call *call, struct traced *out, const char *text);

/** Adds what the shortcode holds as a fenced block of code; the info string may be "". */
void shortcode_call_add_fence(const struct shortcode_call *call, struct traced *out, const char *info);
