#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** One tag of a shortcode, as Hugo writes it: {{< name arguments >}} or {{% name arguments %}}. */

enum shortcode_tag_kind {
	SHORTCODE_OPEN,    // {{< name >}}; whether anything closes it is not known yet
	SHORTCODE_CLOSE,   // {{< /name >}}
	SHORTCODE_EMPTY,   // {{< name />}}
	SHORTCODE_ESCAPED, // with comment marks inside its delimiters: it stands for itself without them
	SHORTCODE_BROKEN,  // no tag: text
};

struct shortcode_argument {
	const char *name; // NULL: known by its place
	const char *value;
	size_t at; // byte of the text where it starts
};

struct shortcode_tag {
	enum shortcode_tag_kind kind;
	bool markdown; // {{% %}}
	size_t start;  // bytes of the text
	size_t end;    // of SHORTCODE_BROKEN: behind the delimiter that opens it
	const char *name;
	struct shortcode_argument *arguments;
	size_t argument_count;
	const char *problem; // SHORTCODE_BROKEN: what is wrong with it, a constant to go on behind its name
	size_t problem_at;
};

enum { SHORTCODE_DELIMITER = 3, SHORTCODE_COMMENT = 2 }; // bytes of "{{<" and of "/*"

/** Cuts a text into tags. */
struct shortcode_scanner {
	const char *text; // borrowed
	size_t length;
	size_t at;
	size_t comment_ends[2]; // by delimiter: where a comment ends, as last looked for
	struct arena *arena;
};

void shortcode_tag_scan(struct shortcode_scanner *out, const char *text, size_t length, struct arena *arena);

/**
 * The next tag; false when there is none. Names, arguments and values are copied into the arena. Arguments are
 * separated by white space, line ends included; a value is a word, "text" in which \" is a quote, or `text` as it is,
 * which may hold line ends. The whole scan is linear.
 */
bool shortcode_tag_next(struct shortcode_scanner *scanner, struct shortcode_tag *out);
