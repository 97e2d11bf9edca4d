#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "hugo/shortcode_call.h"

/**
 * What a shortcode becomes, written as Markdown with parts that each call fills:
 *
 *   {inner}          what stands between the tags
 *   {0} {1}          arguments by their place
 *   {name}           an argument by its name
 *   {name|0|text}    the first of them that is not empty; the last is text, not a name
 *   {{ }}            braces
 *
 * A line all of whose parts are empty is left out. In a tag of HTML a value is escaped. The lines of what is filled in
 * behind quote signs or a list marker begin with the same.
 */

/** Checks a template. False, with what is wrong (a constant) and the byte where, when it is none. */
bool shortcode_template_check(const char *text, const char **problem, size_t *at);

/** Whether it has the part {inner}. */
bool shortcode_template_holds(const char *text);

/** Whether it makes blocks: it has several lines, or opens a quote, a heading, a table, a fence or a block of HTML. */
bool shortcode_template_is_block(const char *text);

/** Adds what a checked template makes of a call. */
void shortcode_template_fill(const char *text, const struct shortcode_call *call, struct traced *out);
