#include "font/family.h"

#include <glib.h>
#include <string.h>

#include "base/yaml.h"
#include "font/family_data.h"

enum { ROLE_CHAIN_MAX = 8 }; // a table whose "then" runs in a circle ends here

struct font_set {
	FcConfig *config;
	struct arena *arena;
	const struct value *table;
	GHashTable *installed;   // names of families in lower case
	const char *any_chinese; // a family that has Chinese
	GHashTable *faces;       // file, index and variations -> struct face
};

// Where a family was found in the table.
struct pick {
	const char *family;
	const char *role; // the row it came from: another one when the asked role has none
	unsigned missing; // families before it that are not installed
};

static const gunichar chinese_sample[] = { 0x7684, 0x56FD, 0x5B57 }; // 的国字

static bool pattern_has_chinese(FcPattern *pattern)
{
	FcCharSet *charset;
	if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &charset) != FcResultMatch) {
		return false;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(chinese_sample); i++) {
		if (!FcCharSetHasChar(charset, chinese_sample[i])) {
			return false;
		}
	}
	return true;
}

// Lists the installed families, and finds one with Chinese: the first in the alphabet, so that it is the same
// always.
static void list_installed(struct font_set *set)
{
	const FcFontSet *fonts = FcConfigGetFonts(set->config, FcSetSystem);
	for (int i = 0; fonts && i < fonts->nfont; i++) {
		FcChar8 *name;
		for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++) {
			g_hash_table_add(set->installed, g_ascii_strdown((const char *)name, -1));
		}
		if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &name) != FcResultMatch) {
			continue;
		}
		bool earlier = !set->any_chinese || strcmp((const char *)name, set->any_chinese) < 0;
		if (earlier && pattern_has_chinese(fonts->fonts[i])) {
			set->any_chinese = (const char *)name;
		}
	}
}

// Pango asks for the family "emoji" where text is to be shown as emoji, whatever families it was given: the name is
// made to stand for the table's.
static void alias_emoji(struct font_set *set)
{
	const struct value *row = value_lookup(set->table, "emoji");
	const struct value *names = row ? value_lookup(row, "other") : NULL;
	g_autoptr(GString) xml = g_string_new("<fontconfig><alias binding=\"strong\"><family>emoji</family><prefer>");
	for (const struct value *n = names ? names->first_child : NULL; n; n = n->next) {
		g_autofree char *name = g_markup_escape_text(n->text, -1);
		g_string_append_printf(xml, "<family>%s</family>", name);
	}
	g_string_append(xml, "</prefer></alias></fontconfig>");
	FcConfigParseAndLoadFromMemory(set->config, (const FcChar8 *)xml->str, FcTrue);
}

static FcConfig *open_config(void)
{
	FcConfig *config = FcConfigCreate();
	FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)family_data_conf, FcTrue);
	FcConfigSetRescanInterval(config, 0);
	FcConfigBuildFonts(config);
	return config;
}

static void face_free(void *data)
{
	struct face *face = data;
	FcPatternDestroy(face->pattern);
	g_free(face);
}

struct font_set *font_set_create(struct diag *diag)
{
	struct font_set *set = g_new0(struct font_set, 1);
	set->config = open_config();
	set->arena = arena_create();
	set->installed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	set->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, face_free);
	FcConfigSetCurrent(set->config);
	list_installed(set);
	if (!set->any_chinese) {
		diag_report(diag, DIAG_NO_CJK_FONT, (struct source_pos){ 0 }, "no font for Chinese is installed");
		diag_hint(diag, "install one: apt install fonts-noto-cjk");
		font_set_destroy(set);
		return NULL;
	}
	struct value_origin origin = { .file = diag_add_file(diag, "families.yaml", NULL, 0), .first_line = 1 };
	set->table =
		yaml_parse(family_data_table, strlen(family_data_table), origin, DIAG_INVALID_OPTION, set->arena, diag);
	alias_emoji(set);
	return set;
}

void font_set_destroy(struct font_set *set)
{
	if (!set) {
		return;
	}
	g_hash_table_destroy(set->faces);
	g_hash_table_destroy(set->installed);
	arena_destroy(set->arena);
	FcConfigDestroy(set->config);
	g_free(set);
}

FcConfig *font_set_config(const struct font_set *set)
{
	return set->config;
}

// The column of the table for a BCP 47 tag.
static const char *language_column(const char *lang)
{
	static const struct {
		const char *prefix;
		const char *column;
	} columns[] = {
		{ "zh-hant-hk", "zh-HK" },
		{ "zh-hk", "zh-HK" },
		{ "zh-mo", "zh-HK" },
		{ "zh-hant", "zh-Hant" },
		{ "zh-tw", "zh-Hant" },
		{ "zh", "zh-Hans" },
		{ "ja", "ja" },
		{ "ko", "ko" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		size_t length = strlen(columns[i].prefix);
		if (g_ascii_strncasecmp(lang, columns[i].prefix, length) == 0 && !g_ascii_isalnum(lang[length])) {
			return columns[i].column;
		}
	}
	return "other";
}

bool font_set_has(const struct font_set *set, const char *family)
{
	g_autofree char *key = g_ascii_strdown(family, -1);
	return g_hash_table_contains(set->installed, key);
}

// The installed families of a role and of those it hands on to, as struct pick, best first.
static GArray *list_picks(const struct font_set *set, const char *role, const char *lang)
{
	GArray *picks = g_array_new(FALSE, FALSE, sizeof(struct pick));
	const char *column = language_column(lang);
	unsigned missing = 0;
	for (int hop = 0; role && hop < ROLE_CHAIN_MAX; hop++) {
		const struct value *row = value_lookup(set->table, role);
		const struct value *names = row ? value_lookup(row, column) : NULL;
		for (const struct value *n = names ? names->first_child : NULL; n; n = n->next) {
			struct pick pick = { .family = n->text, .role = role, .missing = missing };
			if (font_set_has(set, n->text)) {
				g_array_append_val(picks, pick);
			} else {
				missing++;
			}
		}
		const struct value *then = row ? value_lookup(row, "then") : NULL;
		role = then ? then->text : NULL;
	}
	return picks;
}

static void append_family(GString *list, const char *name)
{
	if (list->len > 0) {
		g_string_append_c(list, ',');
	}
	g_string_append(list, name);
}

// Whether a family holds Han, kana or Hangul.
static bool is_cjk_family(const struct font_set *set, const char *family)
{
	static const gunichar samples[] = { 0x5B57, 0x3042, 0xAC00 };
	const FcFontSet *fonts = FcConfigGetFonts(set->config, FcSetSystem);
	for (int i = 0; fonts && i < fonts->nfont; i++) {
		FcChar8 *name;
		bool named = false;
		for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++) {
			named |= g_ascii_strcasecmp((const char *)name, family) == 0;
		}
		FcCharSet *charset;
		if (!named || FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &charset) != FcResultMatch) {
			continue;
		}
		for (size_t k = 0; k < G_N_ELEMENTS(samples); k++) {
			if (FcCharSetHasChar(charset, samples[k])) {
				return true;
			}
		}
	}
	return false;
}

const char *font_set_families(
	struct font_set *set, const char *role, const char *lang, const char *first, bool cjk, struct arena *arena)
{
	g_autoptr(GString) list = g_string_new(NULL);
	g_auto(GStrv) names = g_strsplit(first ? first : "", ",", -1);
	for (char **name = names; *name; name++) {
		if (font_set_has(set, g_strstrip(*name)) && (!cjk || is_cjk_family(set, *name))) {
			append_family(list, *name);
		}
	}
	g_autoptr(GArray) picks = list_picks(set, role, lang);
	for (guint i = 0; i < picks->len; i++) {
		append_family(list, g_array_index(picks, struct pick, i).family);
	}
	append_family(list, set->any_chinese);
	return arena_strdup(arena, list->str);
}

const struct face *font_set_face(struct font_set *set, FcPattern *pattern)
{
	FcChar8 *file = NULL;
	FcChar8 *family = NULL;
	FcChar8 *variations = NULL;
	int index = 0;
	FcPatternGetString(pattern, FC_FILE, 0, &file);
	FcPatternGetString(pattern, FC_FAMILY, 0, &family);
	FcPatternGetString(pattern, FC_FONT_VARIATIONS, 0, &variations);
	FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
	g_autofree char *key = g_strdup_printf("%d %s %s", index, variations ? (char *)variations : "", (char *)file);
	struct face *face = g_hash_table_lookup(set->faces, key);
	if (!face) {
		face = g_new0(struct face, 1);
		face->id = g_hash_table_size(set->faces);
		FcPatternReference(pattern);
		face->pattern = pattern;
		face->file = (const char *)file;
		face->index = index;
		face->family = (const char *)family;
		g_hash_table_insert(set->faces, g_steal_pointer(&key), face);
	}
	return face;
}

// The file that holds the face of a family at a weight.
static FcPattern *match_face(const struct font_set *set, const char *family, double weight)
{
	FcPattern *wanted = FcPatternCreate();
	FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddDouble(wanted, FC_WEIGHT, weight);
	FcDefaultSubstitute(wanted);
	FcResult result;
	FcPattern *match = FcFontMatch(set->config, wanted, &result);
	FcPatternDestroy(wanted);
	return match;
}

const struct face *font_set_choose(
	struct font_set *set, const char *role, const char *lang, const char *first, int weight)
{
	const char *families = font_set_families(set, role, lang, first, true, set->arena);
	g_autofree char *family = g_strndup(families, strcspn(families, ","));
	FcPattern *match = match_face(set, family, FcWeightFromOpenTypeDouble(weight));
	const struct face *face = font_set_face(set, match);
	FcPatternDestroy(match);
	return face;
}

static void describe_reason(struct out *out, const char *role, const struct pick *pick)
{
	if (!pick) {
		out_puts(out, "the only installed font with Chinese");
	} else if (strcmp(role, pick->role) != 0) {
		out_printf(out, "stands in, from %s: none of %s is installed", pick->role, role);
	} else if (pick->missing > 0) {
		out_printf(out, "first installed: %u better ones are not", pick->missing);
	} else {
		out_puts(out, "first choice");
	}
}

static void describe_role(struct font_set *set, const char *role, const char *lang, struct out *out)
{
	g_autoptr(GArray) picks = list_picks(set, role, lang);
	const struct pick *pick = picks->len > 0 ? &g_array_index(picks, struct pick, 0) : NULL;
	const char *family = pick ? pick->family : set->any_chinese;
	FcPattern *match = match_face(set, family, FC_WEIGHT_REGULAR);
	FcChar8 *file = NULL;
	int index = 0;
	FcPatternGetString(match, FC_FILE, 0, &file);
	FcPatternGetInteger(match, FC_INDEX, 0, &index);
	out_printf(out, "%s\t%s\t%s\t%s#%d\t", role, lang, family, (const char *)file, index);
	describe_reason(out, role, pick);
	out_puts(out, "\n");
	FcPatternDestroy(match);
}

void font_set_describe(struct font_set *set, struct out *out)
{
	for (const struct value *role = set->table->first_child; role; role = role->next) {
		for (const struct value *row = role->first_child; row; row = row->next) {
			if (strcmp(row->key, "then") != 0) {
				describe_role(set, role->key, row->key, out);
			}
		}
	}
}
