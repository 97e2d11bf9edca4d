#include "doc/caption.h"

#include <string.h>

#include "doc/words.h"

// What GitHub, MkDocs, VuePress and Obsidian call the types. Keep alphabetized.
static const struct {
	const char *type;
	enum word word;
} types[] = {
	{ "abstract", WORD_ABSTRACT },
	{ "attention", WORD_CAUTION },
	{ "bug", WORD_BUG },
	{ "caution", WORD_CAUTION },
	{ "check", WORD_SUCCESS },
	{ "cite", WORD_QUOTE },
	{ "danger", WORD_DANGER },
	{ "details", WORD_DETAILS },
	{ "done", WORD_SUCCESS },
	{ "error", WORD_DANGER },
	{ "example", WORD_EXAMPLE },
	{ "fail", WORD_FAILURE },
	{ "failure", WORD_FAILURE },
	{ "faq", WORD_QUESTION },
	{ "help", WORD_QUESTION },
	{ "hint", WORD_TIP },
	{ "important", WORD_IMPORTANT },
	{ "info", WORD_INFO },
	{ "missing", WORD_FAILURE },
	{ "note", WORD_REMARK },
	{ "question", WORD_QUESTION },
	{ "quote", WORD_QUOTE },
	{ "success", WORD_SUCCESS },
	{ "summary", WORD_ABSTRACT },
	{ "tip", WORD_TIP },
	{ "tldr", WORD_ABSTRACT },
	{ "todo", WORD_TODO },
	{ "warning", WORD_WARNING },
};

const char *caption_of_type(const char *type, const char *lang, struct arena *arena)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		if (strcmp(types[i].type, type) == 0) {
			return words_in(types[i].word, lang);
		}
	}
	char *shown = arena_strdup(arena, type);
	shown[0] = g_ascii_toupper(shown[0]);
	return shown;
}
