#include "style/alias.h"

#include <glib.h>
#include <string.h>

#include "style/color.h"
#include "style/nearest.h"

static const struct option_alias option_aliases[] = {
	{ "font-family", OPTION_GROUP_BLOCK, "family" },
	{ "font-weight", OPTION_GROUP_BLOCK, "weight" },
	{ "font-size", OPTION_GROUP_BLOCK, "size" },
	{ "line-height", OPTION_GROUP_BLOCK, "leading" },
	{ "text-indent", OPTION_GROUP_BLOCK, "indent" },
	{ "margin-top", OPTION_GROUP_BLOCK, "space-before" },
	{ "margin-bottom", OPTION_GROUP_BLOCK, "space-after" },
	{ "margin-left", OPTION_GROUP_BLOCK, "margin-start" },
	{ "margin-right", OPTION_GROUP_BLOCK, "margin-end" },
	{ "text-align", OPTION_GROUP_BLOCK, "align" },
	{ "background-color", OPTION_GROUP_BLOCK, "background" },
	{ "border-left-width", OPTION_GROUP_BLOCK, "border-start" },
	{ "border-bottom-width", OPTION_GROUP_BLOCK, "border-below" },
	{ "border-width", OPTION_GROUP_BLOCK, "border" },
	{ "font-family", OPTION_GROUP_TEXT, "family" },
	{ "font-weight", OPTION_GROUP_TEXT, "weight" },
	{ "font-size", OPTION_GROUP_TEXT, "size" },
	{ "vertical-align", OPTION_GROUP_TEXT, "raise" },
	{ "background-color", OPTION_GROUP_TEXT, "background" },
};

// Level 1 is the chapter's title; the rest are the elements that HTML has for these parts.
static const struct subject_alias subject_aliases[] = {
	{ "heading-1", "title" },
	{ "h1", "title" },
	{ "h2", "heading-2" },
	{ "h3", "heading-3" },
	{ "h4", "heading-4" },
	{ "h5", "heading-5" },
	{ "h6", "heading-6" },
	{ "p", "body" },
	{ "blockquote", "quote" },
	{ "pre", "code-block" },
	{ "th", "table-head" },
	{ "figcaption", "caption" },
	{ "hr", "rule" },
	{ "dt", "definition-term" },
	{ "dd", "definition" },
	{ "a", "link" },
};

static const struct value_alias value_aliases[] = {
	{ OPTION_ALIGN, "left", "start" },
	{ OPTION_ALIGN, "right", "end" },
	{ OPTION_ALIGN, "centre", "center" },
	{ OPTION_FAMILY, "serif", "song" },
	{ OPTION_FAMILY, "sans-serif", "hei" },
	{ OPTION_FAMILY, "monospace", "mono" },
	{ OPTION_FAMILY, "宋体", "song" },
	{ OPTION_FAMILY, "黑体", "hei" },
	{ OPTION_FAMILY, "楷体", "kai" },
	{ OPTION_FAMILY, "仿宋", "fang" },
	{ OPTION_WEIGHT, "normal", "400" },
	{ OPTION_WEIGHT, "bold", "700" },
};

const struct option_alias *alias_options(size_t *count)
{
	*count = G_N_ELEMENTS(option_aliases);
	return option_aliases;
}

const struct subject_alias *alias_subjects(size_t *count)
{
	*count = G_N_ELEMENTS(subject_aliases);
	return subject_aliases;
}

const struct value_alias *alias_values(size_t *count)
{
	*count = G_N_ELEMENTS(value_aliases);
	return value_aliases;
}

const struct option *alias_find_option(enum option_group group, const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(option_aliases); i++) {
		if (option_aliases[i].group == group && strcmp(option_aliases[i].alias, name) == 0) {
			return option_find(group, option_aliases[i].name);
		}
	}
	return option_find(group, name);
}

bool alias_find_subject(struct option_subject *out, const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(subject_aliases); i++) {
		if (strcmp(subject_aliases[i].alias, name) == 0) {
			return option_subject_find(out, subject_aliases[i].name);
		}
	}
	return option_subject_find(out, name);
}

const char *alias_nearest_option(enum option_group group, const char *word)
{
	struct nearest best = NEAREST_NONE;
	size_t count;
	const struct option *options = option_table(group, &count);
	for (size_t i = 0; i < count; i++) {
		nearest_try(&best, word, options[i].name);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(option_aliases); i++) {
		if (option_aliases[i].group == group) {
			nearest_try(&best, word, option_aliases[i].alias);
		}
	}
	return best.name;
}

const char *alias_nearest_subject(const char *word)
{
	struct nearest best = NEAREST_NONE;
	for (size_t i = 0; i < option_subject_count(); i++) {
		nearest_try(&best, word, option_subject_at(i).name);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(subject_aliases); i++) {
		nearest_try(&best, word, subject_aliases[i].alias);
	}
	return best.name;
}

const char *alias_value(enum option_type type, const char *word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(value_aliases); i++) {
		if (value_aliases[i].type == type && strcmp(value_aliases[i].alias, word) == 0) {
			return value_aliases[i].name;
		}
	}
	return word;
}

static char *color_hint(const char *text)
{
	size_t digits = strspn(text, "0123456789abcdefABCDEF");
	if (*text == '\0') {
		return g_strdup("YAML takes a # for a comment: write it in quotes, as in \"#333333\"");
	}
	if (text[digits] == '\0' && (digits == 3 || digits == 6)) {
		return g_strdup_printf("write \"#%s\", in quotes", text);
	}
	struct nearest best = NEAREST_NONE;
	g_autofree char *word = g_ascii_strdown(text, -1);
	for (size_t i = 0; i < color_name_count(); i++) {
		nearest_try(&best, word, color_name_at(i));
	}
	return best.name ? g_strdup_printf("did you mean '%s'?", best.name) : NULL;
}

static char *word_hint(enum option_type type, const char *text)
{
	struct nearest best = NEAREST_NONE;
	const char *word;
	for (int value = 0; (word = option_word(type, value)); value++) {
		nearest_try(&best, text, word);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(value_aliases); i++) {
		if (value_aliases[i].type == type) {
			nearest_try(&best, text, value_aliases[i].alias);
		}
	}
	return best.name ? g_strdup_printf("did you mean '%s'?", best.name) : NULL;
}

char *alias_value_hint(enum option_type type, const char *text)
{
	char *end;
	g_ascii_strtod(text, &end);
	if (type == OPTION_COLOR) {
		return color_hint(text);
	}
	if (type == OPTION_LENGTH && end > text && *end == '\0') {
		return g_strdup_printf("a length has a unit, as in %smm or %spt", text, text);
	}
	return word_hint(type, text);
}
