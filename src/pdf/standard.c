#include "pdf/standard.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *word;
	unsigned standard;
} words[] = {
	{ "none", 0 },
	{ "ua1", STANDARD_UA1 },
	{ "a2a", STANDARD_A2A },
	{ "a2u", STANDARD_A2U },
	{ "a3a", STANDARD_A3A },
};

static bool add_word(unsigned *standards, const char *word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(words[i].word, word) == 0) {
			*standards |= words[i].standard;
			return true;
		}
	}
	return false;
}

bool standard_parse(unsigned *out, const char *text)
{
	*out = STANDARD_DEFAULT;
	if (!text) {
		return true;
	}
	*out = 0;
	g_auto(GStrv) list = g_strsplit(text, ",", -1);
	for (char **word = list; *word; word++) {
		if (!add_word(out, g_strstrip(*word))) {
			return false;
		}
	}
	unsigned archives = *out & ~(unsigned)STANDARD_UA1;
	return *list && (archives & (archives - 1)) == 0;
}

bool standard_takes_source(unsigned standards)
{
	return (standards & STANDARD_A3A) != 0;
}
