#pragma once

#include <stdbool.h>

/**
 * Which extensions of Markdown a source is written in, beyond GFM and footnotes. From the site's configuration
 * (markup.goldmark), changed by the key `markdown` of bifolio.yaml and by --extensions.
 */
struct dialect {
	bool definition_lists;   // "term" and a line ": definition"
	bool typographer;        // straight quotes, dashes and dots beside Latin text; never beside Han
	bool block_attributes;   // {.class #id} below a block
	bool heading_attributes; // {#id} at the end of a heading
	bool ins;                // ++inserted++
	bool mark;               // ==marked==
	bool sub;                // H~2~O
	bool sup;                // 2^10^
	bool emoji;              // :smile:
	bool math;               // $..$, $$..$$; \(..\) and \[..\] where they can be nothing else (markdown/math.h)
	bool math_parentheses;   // every \(..\) is a formula
	bool math_brackets;      // every \[..\] is one
	bool alerts;             // > [!NOTE]
	bool admonitions;        // !!! note (MkDocs), ::: tip (VuePress)
};

/** What holds for a source that no configuration speaks for. */
extern const struct dialect dialect_default;

/** CommonMark and GFM to the letter. */
extern const struct dialect dialect_none;

/** The switch of a dialect by its name, such as "definition-lists"; NULL when there is none of that name. */
bool *dialect_switch(struct dialect *dialect, const char *name);

/** The names of all switches, NULL-terminated. */
extern const char *const dialect_names[];

/**
 * Turns switches on and off by a list of their names, "sub,-math"; "all" is every one. Those behind one that is not
 * known are not read: false, and *unknown, if it is wanted, is that one; the caller frees it.
 */
bool dialect_change(struct dialect *dialect, const char *list, char **unknown);
