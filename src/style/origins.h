#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "style/option.h"
#include "style/theme.h"

/** Which layer a value of a style comes from. */
enum origin_kind {
	ORIGIN_TABLE, // no theme sets it: the option table
	ORIGIN_THEME, // a theme or a configuration
	ORIGIN_FLAG,  // the command line
};

/** Where one value of a style comes from: the last that set it. */
struct origin {
	enum origin_kind kind;
	const char *text; // the value as it was written, to be read again by option_set; NULL: zero, nothing says it
	struct source_pos pos; // ORIGIN_THEME: of the value
	const char *builtin;   // ORIGIN_THEME: the built-in theme; NULL: a file
};

/** A record that resolve_recorded fills: the origin of every value. The caller destroys it; its texts live in the
 * arena. */
struct origins;

struct origins *origins_create(struct arena *arena);
void origins_destroy(struct origins *origins);

/** Notes where a value comes from, in place of what was noted before. The text is copied. */
void origins_record(struct origins *origins, const struct option_subject *subject, const struct option *option,
	const struct origin *origin);

/** The origin of a value. */
struct origin origins_find(
	const struct origins *origins, const struct option_subject *subject, const struct option *option);
