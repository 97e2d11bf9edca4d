#include "hugo/permalink.h"

#include <string.h>

// The parts of a page's path that patterns name.
struct maker {
	const struct site *site;
	const struct permalink_page *page;
	char **sections; // the folders that hold it; a bundle's own is not among them
	char *base;      // of the file or, in a bundle, of its folder; without suffix and language
};

// A text as a part of an address: letters and digits in lower case, some marks, a hyphen for each run of spaces.
static void append_part(GString *out, const char *text)
{
	bool space = false;
	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		bool kept = g_unichar_isalnum(character) || g_unichar_ismark(character) ||
			(character < 0x80 && strchr("._-+~@/", (char)character));
		space = space || g_unichar_isspace(character);
		if (kept) {
			g_string_append(out, space && out->len > 0 ? "-" : "");
			g_string_append_unichar(out, g_unichar_tolower(character));
			space = false;
		}
	}
}

static const char *slug_or(const struct maker *maker, const char *other)
{
	return maker->page->meta->slug ? maker->page->meta->slug : other;
}

static const char *title_or_base(const struct maker *maker)
{
	return maker->page->title ? maker->page->title : maker->base;
}

static void append_sections(const struct maker *maker, GString *out)
{
	for (size_t i = 0; maker->sections[i]; i++) {
		g_string_append(out, i > 0 ? "/" : "");
		append_part(out, maker->sections[i]);
	}
}

static void append_section(const struct maker *maker, GString *out)
{
	append_part(out, maker->sections[0] ? maker->sections[0] : "");
}

static void append_title(const struct maker *maker, GString *out)
{
	append_part(out, title_or_base(maker));
}

static void append_slug(const struct maker *maker, GString *out)
{
	append_part(out, slug_or(maker, title_or_base(maker)));
}

static void append_base(const struct maker *maker, GString *out)
{
	append_part(out, maker->base);
}

static void append_slug_or_base(const struct maker *maker, GString *out)
{
	append_part(out, slug_or(maker, maker->base));
}

static void append_year(const struct maker *maker, GString *out)
{
	g_string_append_printf(out, "%04d", maker->page->meta->date.year);
}

static void append_month(const struct maker *maker, GString *out)
{
	g_string_append_printf(out, "%02d", maker->page->meta->date.month);
}

static void append_day(const struct maker *maker, GString *out)
{
	g_string_append_printf(out, "%02d", maker->page->meta->date.day);
}

static void append_yearday(const struct maker *maker, GString *out)
{
	const struct meta_date *date = &maker->page->meta->date;
	g_autoptr(GDateTime) day = date->set ? g_date_time_new_utc(date->year, date->month, date->day, 0, 0, 0) : NULL;
	g_string_append_printf(out, "%d", day ? g_date_time_get_day_of_year(day) : 0);
}

// Longer names first where one begins with another.
static const struct token {
	const char *name;
	void (*append)(const struct maker *maker, GString *out);
} tokens[] = {
	{ ":slugorcontentbasename", append_slug_or_base },
	{ ":slugorfilename", append_slug_or_base },
	{ ":contentbasename", append_base },
	{ ":filename", append_base },
	{ ":sections", append_sections },
	{ ":section", append_section },
	{ ":yearday", append_yearday },
	{ ":month", append_month },
	{ ":title", append_title },
	{ ":year", append_year },
	{ ":slug", append_slug },
	{ ":day", append_day },
};

static const struct token *find_token(const char *pattern)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tokens); i++) {
		if (g_str_has_prefix(pattern, tokens[i].name)) {
			return &tokens[i];
		}
	}
	return NULL;
}

static char *expand(const struct maker *maker, const char *pattern)
{
	GString *out = g_string_new(NULL);
	while (*pattern) {
		const struct token *token = *pattern == ':' ? find_token(pattern) : NULL;
		if (token) {
			token->append(maker, out);
			pattern += strlen(token->name);
		} else {
			g_string_append_c(out, *pattern++);
		}
	}
	return g_string_free(out, FALSE);
}

static const char *pattern_of(const struct maker *maker)
{
	const struct site *site = maker->site;
	const char *section = maker->sections[0];
	for (size_t i = 0; section && i < site->permalink_count; i++) {
		if (g_ascii_strcasecmp(site->permalinks[i].section, section) == 0) {
			return site->permalinks[i].pattern;
		}
	}
	return ":sections/:slugorfilename";
}

// The name of a file without its suffix and its language: "trip.en.md" is "trip".
static char *base_name(const char *name, const struct site_language *language)
{
	const char *dot = strrchr(name, '.');
	g_autofree char *base = g_strndup(name, dot ? (gsize)(dot - name) : strlen(name));
	g_autofree char *suffix = g_strconcat(".", language->key, NULL);
	bool tagged = language->key[0] && strlen(base) > strlen(suffix) &&
		g_ascii_strcasecmp(base + strlen(base) - strlen(suffix), suffix) == 0;
	return tagged ? g_strndup(base, strlen(base) - strlen(suffix)) : g_steal_pointer(&base);
}

static void split_path(struct maker *maker)
{
	char **parts = g_strsplit(maker->page->path, "/", -1);
	size_t count = g_strv_length(parts);
	maker->base = base_name(parts[count - 1], maker->page->language);
	g_clear_pointer(&parts[count - 1], g_free);
	bool bundle = strcmp(maker->base, "index") == 0 && !maker->page->opens_section && count > 1;
	if (bundle) {
		g_free(maker->base);
		maker->base = parts[count - 2];
		parts[count - 2] = NULL;
	}
	maker->sections = parts;
}

// One '/' between parts and at both ends.
static const char *tidy(const struct site *site, const char *prefix, const char *path, bool file, struct arena *arena)
{
	g_autoptr(GString) out = g_string_new("/");
	g_autofree char *joined = g_strconcat(prefix, "/", path, NULL);
	g_auto(GStrv) parts = g_strsplit(joined, "/", -1);
	for (size_t i = 0; parts[i]; i++) {
		if (parts[i][0] != '\0') {
			g_string_append_printf(out, "%s/", parts[i]);
		}
	}
	if (file && out->len > 1) {
		g_string_truncate(out, out->len - 1);
		g_string_append(out, site->ugly_urls && !strchr(strrchr(out->str, '/'), '.') ? ".html" : "");
	}
	return arena_strdup(arena, out->str);
}

// The languages but the default one have a folder of their own; that one has it where the site says so.
static const char *language_prefix(const struct site *site, const struct site_language *language)
{
	const struct value *said = value_lookup_path(site->values, "defaultContentLanguageInSubdir");
	bool in_folder = false;
	if (said) {
		value_read_bool(said, &in_folder);
	}
	bool is_default = g_ascii_strcasecmp(language->key, site->default_language) == 0;
	return is_default && !in_folder ? "" : language->key;
}

const char *permalink_of(const struct site *site, const struct permalink_page *page, struct arena *arena)
{
	if (page->meta->url) {
		const char *scheme = strstr(page->meta->url, "://");
		const char *path = scheme ? strchr(scheme + 3, '/') : page->meta->url;
		path = path ? path : "/";
		return tidy(site, "", path, path[strlen(path) - 1] != '/' && strchr(path, '.'), arena);
	}
	struct maker maker = { .site = site, .page = page };
	split_path(&maker);
	g_autofree char *path = expand(&maker, page->opens_section ? ":sections" : pattern_of(&maker));
	const char *prefix = language_prefix(site, page->language);
	const char *link = tidy(site, prefix, path, site->ugly_urls && !page->opens_section, arena);
	g_free(maker.base);
	g_strfreev(maker.sections);
	return link;
}
