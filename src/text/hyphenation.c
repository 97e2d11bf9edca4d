#include "text/hyphenation.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <hyphen.h>

#include "text/breaks.h"

enum {
	WORD_MIN = 6,  // letters
	WORD_MAX = 60, // longer ones are no words
};

#define DICTIONARIES "/usr/share/hyphen"

struct hyphenation {
	GHashTable *dictionaries; // language -> HyphenDict, NULL: there is none
};

// The letters of a word, as a dictionary wants them.
struct word {
	size_t from, to; // units
	GString *letters;
};

static void free_dictionary(void *dictionary)
{
	if (dictionary) {
		hnj_hyphen_free(dictionary);
	}
}

struct hyphenation *hyphenation_create(void)
{
	struct hyphenation *hyphenation = g_new0(struct hyphenation, 1);
	hyphenation->dictionaries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_dictionary);
	return hyphenation;
}

void hyphenation_destroy(struct hyphenation *hyphenation)
{
	if (hyphenation) {
		g_hash_table_destroy(hyphenation->dictionaries);
		g_free(hyphenation);
	}
}

static HyphenDict *load_file(const char *name)
{
	g_autofree char *path = g_strdup_printf(DICTIONARIES "/hyph_%s.dic", name);
	return hnj_hyphen_load(path); // NULL: there is none
}

// The dictionary of a language: of its region, without one, or of the region that bears its name.
static HyphenDict *load_dictionary(const char *lang)
{
	g_auto(GStrv) subtags = g_strsplit_set(lang, "-_", -1);
	g_autofree char *language = g_ascii_strdown(subtags[0], -1);
	HyphenDict *dictionary = NULL;
	for (char **subtag = subtags + 1; *subtag && !dictionary; subtag++) {
		g_autofree char *region = g_ascii_strup(*subtag, -1);
		g_autofree char *name = g_strconcat(language, "_", region, NULL);
		dictionary = strlen(region) == 2 ? load_file(name) : NULL;
	}
	if (!dictionary) {
		dictionary = load_file(language);
	}
	if (!dictionary) {
		g_autofree char *region = g_ascii_strup(language, -1);
		g_autofree char *name = g_strconcat(language, "_", strcmp(region, "EN") == 0 ? "US" : region, NULL);
		dictionary = load_file(name);
	}
	return dictionary;
}

static HyphenDict *find_dictionary(struct hyphenation *hyphenation, const char *lang)
{
	const char *spoken = cjk_region_of_lang(lang) == CJK_REGION_OTHER ? lang : "en-US";
	void *dictionary;
	if (!g_hash_table_lookup_extended(hyphenation->dictionaries, spoken, NULL, &dictionary)) {
		dictionary = load_dictionary(spoken);
		g_hash_table_insert(hyphenation->dictionaries, g_strdup(spoken), dictionary);
	}
	return dictionary;
}

static bool is_letter(const struct cjk_unit *unit)
{
	return unit->class == CJK_LATIN && unit->kind == CJK_SPAN_TEXT;
}

static bool ends_word(const struct cjk_unit *unit)
{
	return unit->wide || unit->class == CJK_SPACE || unit->class == CJK_NEWLINE || unit->class == CJK_NARROW_OP ||
		unit->class == CJK_NARROW_CL;
}

// Whether what stands on one side of a word leaves it a word: beyond is the unit behind that.
static bool is_free(const struct cjk_unit *beside, const struct cjk_unit *beyond)
{
	return ends_word(beside) || (beside->class == CJK_NARROW_MARK && ends_word(beyond));
}

// Whether the letters [from, to) stand alone.
static bool stands_alone(const struct cjk_text *text, size_t from, size_t to)
{
	static const struct cjk_unit edge = { .class = CJK_NEWLINE };
	const struct cjk_unit *units = text->units;
	bool free_before = from == 0 || is_free(&units[from - 1], from > 1 ? &units[from - 2] : &edge);
	bool free_after = to == text->count || is_free(&units[to], to + 1 < text->count ? &units[to + 1] : &edge);
	return free_before && free_after;
}

// Reads a word in the dictionary's encoding, in small letters. False if it is none to divide.
static bool read_word(const struct cjk_text *text, const HyphenDict *dictionary, struct word *word)
{
	size_t count = word->to - word->from;
	if (count < WORD_MIN || count > WORD_MAX || !stands_alone(text, word->from, word->to)) {
		return false;
	}
	g_autoptr(GString) small = g_string_new(NULL);
	for (size_t i = word->from; i < word->to; i++) {
		gunichar c = text->units[i].c;
		bool simple = cjk_text_size(text, i) == (size_t)g_unichar_to_utf8(c, NULL);
		if (!simple || !g_unichar_isalpha(c) || (i > word->from && g_unichar_isupper(c))) {
			return false;
		}
		g_string_append_unichar(small, g_unichar_tolower(c));
	}
	gsize length;
	g_autofree char *letters =
		g_convert(small->str, (gssize)small->len, dictionary->cset, "UTF-8", NULL, &length, NULL);
	if (!letters) {
		return false;
	}
	g_string_truncate(word->letters, 0);
	g_string_append_len(word->letters, letters, (gssize)length);
	return true;
}

// Frees what libhyphen says about a spelling that changes at a break; such places are not used.
static void free_changes(char **changes, int *at, int *cut, size_t count)
{
	for (size_t i = 0; changes && i < count; i++) {
		free(changes[i]);
	}
	free(changes);
	free(at);
	free(cut);
}

static void divide_word(HyphenDict *dictionary, const struct word *word, uint8_t *breaks)
{
	size_t bytes = word->letters->len;
	g_autofree char *places = g_malloc0(bytes + 5); // libhyphen's demand
	char **changes = NULL;
	int *at = NULL;
	int *cut = NULL;
	if (hnj_hyphen_hyphenate2(dictionary, word->letters->str, (int)bytes, places, NULL, &changes, &at, &cut) != 0) {
		free_changes(changes, at, cut, bytes);
		return;
	}
	for (size_t i = 0; word->from + i + 1 < word->to; i++) {
		bool changed = changes && changes[i];
		uint8_t *kind = &breaks[word->from + i + 1];
		if ((places[i] & 1) != 0 && !changed && *kind == BREAKS_EMERGENCY) {
			*kind = BREAKS_HYPHEN;
		}
	}
	free_changes(changes, at, cut, bytes);
}

void hyphenation_find(struct hyphenation *hyphenation, const struct cjk_text *text, size_t from, size_t to,
	const char *lang, uint8_t *breaks)
{
	struct word word = { .letters = g_string_new(NULL) };
	for (word.from = from; word.from < to; word.from = MAX(word.to, word.from + 1)) {
		for (word.to = word.from; word.to < to && is_letter(&text->units[word.to]); word.to++) {
		}
		if (word.to - word.from < WORD_MIN) {
			continue;
		}
		HyphenDict *dictionary = find_dictionary(hyphenation, lang);
		if (dictionary && read_word(text, dictionary, &word)) {
			divide_word(dictionary, &word, breaks);
		}
	}
	g_string_free(word.letters, TRUE);
}
