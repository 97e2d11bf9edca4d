#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "style/option.h"

/**
 * Other names for what a theme can set: those of CSS and HTML, which people type. An alias means exactly what the name
 * in the option table means; of two that are both set the later one counts.
 */
struct option_alias {
	const char *alias;
	enum option_group group;
	const char *name; // in the option table
};

struct subject_alias {
	const char *alias;
	const char *name;
};

/** A word for a value that stands for one of the option table: "left" is "start", "bold" is "700". */
struct value_alias {
	enum option_type type;
	const char *alias;
	const char *name;
};

/** All of them, in the order they are documented. */
const struct option_alias *alias_options(size_t *count);
const struct subject_alias *alias_subjects(size_t *count);
const struct value_alias *alias_values(size_t *count);

/** Finds a property by a name or an alias; NULL when the group has none of that name. */
const struct option *alias_find_option(enum option_group group, const char *name);

/** Finds a subject by a name or an alias; false when there is none. */
bool alias_find_subject(struct option_subject *out, const char *name);

/** The name or alias nearest to a word that is none, for a hint; NULL when nothing is near. Borrowed. */
const char *alias_nearest_option(enum option_group group, const char *word);
const char *alias_nearest_subject(const char *word);

/** What a word stands for in values of a type; the word itself when it is no alias. */
const char *alias_value(enum option_type type, const char *word);

/** What to do about a text that a type cannot use: "did you mean 'navy'?"; NULL: nothing is known. Caller frees. */
char *alias_value_hint(enum option_type type, const char *text);
