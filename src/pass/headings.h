#pragma once

#include "pass/pass_options.h"

/**
 * Chooses the doc's title: the front matter's, else the first heading of level 1, else a heading that opens the body,
 * else the file's name without suffix (the folder's for index.md).
 */
void headings_choose_title(struct doc *doc, const struct pass_options *options, struct diag *diag);

/**
 * The pass "headings". Gives ids as Hugo's "github" type makes them, takes out a heading that says the same as the
 * title, shifts levels so that the smallest is 2, and closes gaps between them (heading-skip).
 */
void headings_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag);
