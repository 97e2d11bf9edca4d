#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "style/style.h"

/**
 * The option table: everything a theme can set, once. It fills, checks, prints (as CSS) and documents struct style.
 *
 * A key is "subject.property": the subject is "page", "families", "line", or the name of a block role, a text role or
 * an ornament; which properties it has depends on its group and on what it is offered.
 */
enum option_group {
	OPTION_GROUP_PAGE,
	OPTION_GROUP_FAMILIES,
	OPTION_GROUP_LINE,
	OPTION_GROUP_BLOCK,
	OPTION_GROUP_TEXT,
	OPTION_GROUP_ORNAMENTS, // the first of them: each is a group of its own
	OPTION_GROUP_BEFORE_ORNAMENTS = OPTION_GROUP_ORNAMENTS - 1,
#define ORNAMENT(name, word) OPTION_GROUP_##name,
	ORNAMENTS(ORNAMENT)
#undef ORNAMENT
		OPTION_GROUPS
};

enum option_type {
	OPTION_LENGTH, // double, points; written in pt, mm, cm, in, px, em of the body, or as a Chinese size
	OPTION_EM,   // double, em of the role's own size, where a length will do; of the surrounding one in text roles
	OPTION_SIZE, // double, factor of page.font-size; written as a factor, em, %, a length or a Chinese size
	OPTION_FACTOR,      // double
	OPTION_WEIGHT,      // int, 100 to 900
	OPTION_BOOL,        // bool
	OPTION_FAMILY,      // enum type_family
	OPTION_ALIGN,       // enum text_align
	OPTION_COLOR,       // uint32_t; written as color_read takes it
	OPTION_FONTS,       // const char *, font names with commas between them
	OPTION_PAPER,       // two doubles, points: a paper's name or width and height
	OPTION_PUNCTUATION, // enum spacing_style
	OPTION_LEVEL,       // enum breaks_level
	OPTION_TEXT,        // const char *, min to max characters on one line
	OPTION_PLACE,       // enum page_place
	OPTION_TYPES
};

struct option {
	const char *name; // the property
	enum option_type type;
	double min, max;     // of the stored value, for the types that are numbers
	const char *initial; // its value unless a theme sets it, as a theme would write it; NULL: zero
	const char *css;     // CSS property; for OPTION_BOOL a whole declaration; NULL when CSS does not print it
	size_t offset;       // in the struct of its group
	uint32_t offer;      // of enum block_offer or text_offer; 0: every subject of the group has it
	const char *help;
};

/** One subject: what its properties mean and where its struct lies. */
struct option_subject {
	const char *name;
	enum option_group group;
	size_t offset;   // in struct style
	uint32_t offers; // of enum block_offer or text_offer
};

/** The options of a group, in the order they are documented. */
const struct option *option_table(enum option_group group, size_t *count);

/**
 * Whether a subject has an option of its group. What it has not, no output would honour: its value stays the initial
 * one.
 */
bool option_offered(const struct option *option, const struct option_subject *subject);

/** All subjects: page, families, line, the block roles, the text roles, the ornaments. */
size_t option_subject_count(void);
struct option_subject option_subject_at(size_t index);

/** Finds a subject by name; false when there is none. */
bool option_subject_find(struct option_subject *out, const char *name);

/** Finds a property by name; NULL when the group has none of that name. */
const struct option *option_find(enum option_group group, const char *name);

/** Whether an option is the size of the body text, which em of the page are of: no other can be in em of itself. */
bool option_is_body_size(const struct option *option);

/** The words of a type whose values are words, by value; NULL behind the last, and for another type. */
const char *option_word(enum option_type type, int value);

/**
 * Reads text and stores the value; false, and the style unchanged, when it is not what option_expects says. Sizes in
 * points are made factors with the page's font size as it stands, and lengths of a block em with the block's size as it
 * stands. Strings are copied into the arena.
 */
bool option_set(const struct option *option, const struct option_subject *subject, struct style *style,
	const char *text, struct arena *arena);

/** What may be written: "a number of em from 0 to 10". The caller frees it with g_free. */
char *option_expects(const struct option *option);

/**
 * The value as CSS writes it: "2em", "#1a1a1a", "justify". NULL for what CSS has no value for: font families, papers,
 * levels and styles of lines, and what keeps the surrounding value. The caller frees it with g_free.
 */
char *option_css_value(const struct option *option, const struct option_subject *subject, const struct style *style);

/** A number with its unit as CSS writes it: "0.25em"; 0 without the unit. The caller frees it with g_free. */
char *option_css_number(double number, const char *unit);
