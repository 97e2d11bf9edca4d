#include "doc/anchor.h"

#include <stdbool.h>
#include <string.h>

void anchor_maker_init(struct anchor_maker *out, struct arena *arena)
{
	*out = (struct anchor_maker){
		.arena = arena,
		.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.xml_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
}

void anchor_maker_finish(struct anchor_maker *maker)
{
	g_clear_pointer(&maker->names, g_hash_table_unref);
	g_clear_pointer(&maker->xml_ids, g_hash_table_unref);
}

// A name that the set does not hold yet, and that it holds from now on. The caller frees it.
static char *claim(GHashTable *taken, const char *wanted)
{
	char *name = g_strdup(wanted);
	gpointer known;
	if (g_hash_table_lookup_extended(taken, wanted, NULL, &known)) {
		guint suffix = GPOINTER_TO_UINT(known);
		do {
			g_free(name);
			name = g_strdup_printf("%s-%u", wanted, ++suffix);
		} while (g_hash_table_contains(taken, name));
		// The next one of this name starts its search here, which keeps many equal headings linear.
		g_hash_table_insert(taken, g_strdup(wanted), GUINT_TO_POINTER(suffix));
	}
	g_hash_table_insert(taken, g_strdup(name), GUINT_TO_POINTER(0));
	return name;
}

static char *hugo_name(const char *text)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	GString *name = g_string_new(NULL);
	for (const char *p = trimmed; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == ' ' || c == '-') {
			g_string_append_c(name, '-');
		} else if (c == '_' || g_unichar_isalpha(c) || g_unichar_type(c) == G_UNICODE_DECIMAL_NUMBER) {
			g_string_append_unichar(name, g_unichar_tolower(c));
		}
	}
	if (name->len == 0) {
		g_string_append(name, "heading");
	}
	return g_string_free(name, FALSE);
}

struct range {
	gunichar first;
	gunichar last;
};

// XML 1.0, production 4 without ':'.
// clang-format off
static const struct range name_start[] = {
	{ 'A', 'Z' }, { '_', '_' }, { 'a', 'z' }, { 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0x2FF }, { 0x370, 0x37D },
	{ 0x37F, 0x1FFF }, { 0x200C, 0x200D }, { 0x2070, 0x218F }, { 0x2C00, 0x2FEF }, { 0x3001, 0xD7FF },
	{ 0xF900, 0xFDCF }, { 0xFDF0, 0xFFFD }, { 0x10000, 0xEFFFF },
};
// clang-format on

// What production 4a adds.
static const struct range name_rest[] = {
	{ '-', '.' },
	{ '0', '9' },
	{ 0xB7, 0xB7 },
	{ 0x300, 0x36F },
	{ 0x203F, 0x2040 },
};

static bool is_in(gunichar c, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (c >= ranges[i].first && c <= ranges[i].last) {
			return true;
		}
	}
	return false;
}

static char *xml_name(const char *name)
{
	GString *id = g_string_new(NULL);
	bool starts = is_in(g_utf8_get_char(name), name_start, G_N_ELEMENTS(name_start));
	if (!starts || g_str_has_prefix(name, "fn")) {
		g_string_append(id, "h-");
	}
	for (const char *p = name; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool allowed =
			is_in(c, name_start, G_N_ELEMENTS(name_start)) || is_in(c, name_rest, G_N_ELEMENTS(name_rest));
		g_string_append_unichar(id, allowed ? c : '_');
	}
	return g_string_free(id, FALSE);
}

const struct anchor *anchor_from_name(struct anchor_maker *maker, const char *wanted)
{
	g_autofree char *name = claim(maker->names, wanted);
	g_autofree char *wanted_id = xml_name(name);
	g_autofree char *xml_id = claim(maker->xml_ids, wanted_id);
	struct anchor *anchor = arena_new(maker->arena, struct anchor);
	anchor->name = arena_strdup(maker->arena, name);
	anchor->xml_id = arena_strdup(maker->arena, xml_id);
	return anchor;
}

const struct anchor *anchor_from_text(struct anchor_maker *maker, const char *text)
{
	g_autofree char *name = hugo_name(text);
	return anchor_from_name(maker, name);
}
