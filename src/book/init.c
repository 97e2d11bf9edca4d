#include "book/init.h"

#include "base/prose.h"
#include "base/yaml.h"
#include "book/arrange.h"

const char *init_path(const char *source, struct world *world, struct arena *arena)
{
	bool folder = world_kind(world, source) == WORLD_FOLDER;
	g_autofree char *parent = folder ? g_strdup(source) : g_path_get_dirname(source);
	g_autofree char *path = g_build_filename(parent, manifest_name, NULL);
	return arena_strdup(arena, path);
}

// The next character of a text, U+FFFD for a byte that is none; *text is moved behind it.
static gunichar next_character(const char **text)
{
	gunichar character = g_utf8_get_char_validated(*text, -1);
	bool valid = character < (gunichar)-2;
	*text = valid ? g_utf8_next_char(*text) : *text + 1;
	return valid ? character : 0xFFFD;
}

// Whether YAML takes a character as it is: no control, and none of the line ends of Unicode (YAML 1.1, 5.1 and 5.4).
static bool is_plain(gunichar character)
{
	bool ends_line = character == 0x2028 || character == 0x2029;
	return !g_unichar_iscntrl(character) && !ends_line && character != 0xFEFF && !prose_is_noncharacter(character);
}

static void put_character(struct out *out, gunichar character)
{
	char bytes[7] = { 0 };
	g_unichar_to_utf8(character, bytes);
	out_puts(out, bytes);
}

// A double-quoted scalar (YAML 1.2, 7.3.1).
static void put_text(struct out *out, const char *text)
{
	out_puts(out, "\"");
	while (*text) {
		gunichar character = next_character(&text);
		if (!is_plain(character)) {
			out_printf(out, "\\U%08x", character);
			continue;
		}
		out_puts(out, character == '"' || character == '\\' ? "\\" : "");
		put_character(out, character);
	}
	out_puts(out, "\"");
}

static void put_comment(struct out *out, const char *text)
{
	out_puts(out, "  # ");
	while (*text) {
		gunichar character = next_character(&text);
		put_character(out, is_plain(character) ? character : ' ');
	}
}

// A key with its value, or as a comment with an example where nothing is known.
static void put_key(struct out *out, const char *key, const char *value, const char *example)
{
	out_printf(out, value ? "%s: " : "# %s: ", key);
	put_text(out, value ? value : example);
	out_puts(out, "\n");
}

static void put_authors(struct out *out, const struct meta_list *authors)
{
	out_puts(out, authors->count > 0 ? "authors: [" : "# authors: [");
	for (size_t i = 0; i < authors->count; i++) {
		out_puts(out, i > 0 ? ", " : "");
		put_text(out, authors->items[i]);
	}
	out_puts(out, "]\n");
}

static void put_choices(struct out *out)
{
	out_puts(out,
		"# An image inside this folder. Without one a cover is drawn.\n"
		"# cover: cover.png\n"
		"\n"
		"# Which of these the book has; without the key, those that make sense.\n"
		"# matter: [cover, title-page, contents, tag-index, date-index, colophon]\n"
		"\n"
		"# Pages that the site does not show.\n"
		"# drafts: true\n"
		"# future: true\n"
		"# expired: true\n"
		"\n"
		"# Without the list below all pages of the folder are chapters, in this order and these parts:\n"
		"# sort: date           (weight, date, -date, title, path, key:NAME)\n"
		"# parts: year          (section, year, category, series, none)\n"
		"# include: [tag=go, from=2024-01-01]\n"
		"# exclude: [\"path=drafts/*\"]\n"
		"\n"
		"# Chapters: files, parts with chapters below them, files with titles of their own.\n"
		"chapters:\n");
}

static void put_indent(struct out *out, int level)
{
	out_printf(out, "%*s", 4 * (level - 1) + 2, "");
}

static void put_entry(struct out *out, const struct entry *entry, bool opens)
{
	put_indent(out, entry->level);
	if (!entry->page) {
		out_puts(out, "- part: ");
		put_text(out, entry->title);
	} else {
		out_puts(out, opens ? "- file: " : "- ");
		put_text(out, entry->page->relative);
		if (entry->page->meta.title) {
			put_comment(out, entry->page->meta.title);
		}
	}
	out_puts(out, "\n");
	if (opens) {
		put_indent(out, entry->level);
		out_puts(out, "  chapters:\n");
	}
}

// Each level is a list in a map: deeper ones than YAML may be nested stand side by side.
static struct entry entry_at(const GArray *entries, guint index)
{
	enum { LEVEL_MAX = (YAML_DEPTH_MAX - 1) / 2 };
	struct entry entry = g_array_index(entries, struct entry, index);
	entry.level = MIN(entry.level, LEVEL_MAX);
	return entry;
}

static void put_entries(struct out *out, const GArray *entries)
{
	for (guint i = 0; i < entries->len; i++) {
		struct entry entry = entry_at(entries, i);
		bool opens = i + 1 < entries->len && entry_at(entries, i + 1).level > entry.level;
		put_entry(out, &entry, opens);
	}
}

bool init_write(const char *source, const struct manifest *flags, const struct gather_options *options, struct out *out,
	struct diag *diag)
{
	struct arena *arena = arena_create();
	struct gathering gathering;
	bool good = gather_source(&gathering, source, flags, options, arena, diag);
	if (good) {
		out_puts(out, "# What `bifolio book` makes of this folder.\n\n");
		put_key(out, "title", gathering.title, "");
		put_authors(out, &gathering.authors);
		put_key(out, "lang", gathering.lang, "zh-CN");
		put_key(out, "description", gathering.description, "");
		put_key(out, "rights", gathering.rights, "");
		put_choices(out);
		put_entries(out, gathering.entries);
	}
	gather_finish(&gathering);
	arena_destroy(arena);
	return good;
}
