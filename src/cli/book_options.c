#include "cli/book_options.h"

#include <string.h>

#include "base/prose.h"
#include "book/arrange.h"

void book_options_init(struct book_options *options)
{
	*options = (struct book_options){ .arena = arena_create() };
}

void book_options_finish(struct book_options *options)
{
	g_free(options->title);
	g_free(options->rights);
	g_free(options->cover);
	g_free(options->sort);
	g_free(options->parts);
	g_free(options->now);
	g_strfreev(options->authors);
	g_strfreev(options->include);
	g_strfreev(options->exclude);
	g_strfreev(options->matter);
	arena_destroy(options->arena);
}

void book_options_append(GArray *entries, struct book_options *options)
{
	const GOptionEntry table[] = {
		{ "title", 0, 0, G_OPTION_ARG_STRING, &options->title, "The title of the book", "TEXT" },
		{ "author", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->authors, "An author; may be repeated", "NAME" },
		{ "rights", 0, 0, G_OPTION_ARG_STRING, &options->rights, "Who holds the rights", "TEXT" },
		{ "cover", 0, 0, G_OPTION_ARG_FILENAME, &options->cover,
			"An image for the cover, inside the source root", "FILE" },
		{ "sort", 0, 0, G_OPTION_ARG_STRING, &options->sort,
			"The order: weight, date, -date, title, path, key:NAME (default: as the site lists its pages)",
			"ORDER" },
		{ "parts", 0, 0, G_OPTION_ARG_STRING, &options->parts,
			"What makes a part: section, year, category, series, none (default: section)", "WHAT" },
		{ "include", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->include,
			"Only pages with tag=, category=, path=PATTERN, from=DATE, to=DATE; may be repeated",
			"CONDITION" },
		{ "exclude", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->exclude, "No pages with that; may be repeated",
			"CONDITION" },
		{ "drafts", 0, 0, G_OPTION_ARG_NONE, &options->drafts, "Drafts too", NULL },
		{ "future", 0, 0, G_OPTION_ARG_NONE, &options->future, "Pages of a date to come too", NULL },
		{ "expired", 0, 0, G_OPTION_ARG_NONE, &options->expired, "Expired pages too", NULL },
		{ "now", 0, 0, G_OPTION_ARG_STRING, &options->now,
			"The date that decides what is to come and what expired (default: today)", "DATE" },
		{ "matter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->matter,
			"Of cover, title-page, contents, tag-index, date-index, colophon only these, or none",
			"NAME,..." },
		{ "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->plan, "Print the plan of the book, write nothing",
			NULL },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static void add_all(struct meta_list *list, char **words, bool commas, struct arena *arena)
{
	for (size_t i = 0; words && words[i]; i++) {
		g_auto(GStrv) parts = commas ? g_strsplit(words[i], ",", -1) : NULL;
		for (size_t j = 0; parts && parts[j]; j++) {
			meta_list_add(list, g_strstrip(parts[j]), arena);
		}
		if (!parts) {
			meta_list_add(list, words[i], arena);
		}
	}
}

static char *check_words(struct book_options *options)
{
	enum arrange_sort sort;
	enum arrange_parts parts;
	const char *key;
	if (options->sort && !arrange_sort_parse(options->sort, &sort, &key)) {
		g_autofree char *choice = prose_choice(arrange_sort_words);
		return g_strdup_printf("--sort '%s' is no order: use %s", options->sort, choice);
	}
	if (options->parts && !arrange_parts_parse(options->parts, &parts)) {
		g_autofree char *choice = prose_choice(arrange_part_words);
		return g_strdup_printf("--parts '%s' makes no parts: use %s", options->parts, choice);
	}
	if (options->now && !meta_date_parse(&options->manifest.now, options->now)) {
		return g_strdup_printf("--now '%s' is no date: write it like 2025-10-14", options->now);
	}
	return NULL;
}

static char *check_conditions(struct book_options *options, char **conditions)
{
	for (size_t i = 0; conditions && conditions[i]; i++) {
		struct arrange_filter filter = { 0 };
		if (!arrange_filter_add(&filter, conditions[i], options->arena)) {
			return g_strdup_printf(
				"'%s' is no condition: use tag=, category=, path=, from= or to=, and a value",
				conditions[i]);
		}
	}
	return NULL;
}

static char *check_matter(const struct meta_list *matter)
{
	for (size_t i = 0; i < matter->count; i++) {
		bool none = strcmp(matter->items[i], "none") == 0;
		if (!none && !g_strv_contains(manifest_matter_words, matter->items[i])) {
			g_autofree char *choice = prose_choice(manifest_matter_words);
			return g_strdup_printf("--matter '%s' is no part of a book: use %s", matter->items[i], choice);
		}
	}
	return NULL;
}

char *book_options_read(struct book_options *options)
{
	struct manifest *manifest = &options->manifest;
	manifest->title = options->title;
	manifest->rights = options->rights;
	manifest->cover = options->cover;
	manifest->sort = options->sort;
	manifest->parts = options->parts;
	manifest->drafts = options->drafts;
	manifest->future = options->future;
	manifest->expired = options->expired;
	options->dry_run = options->plan;
	add_all(&manifest->authors, options->authors, false, options->arena);
	add_all(&manifest->include, options->include, false, options->arena);
	add_all(&manifest->exclude, options->exclude, false, options->arena);
	add_all(&manifest->matter, options->matter, true, options->arena);
	char *error = check_words(options);
	error = error ? error : check_conditions(options, options->include);
	error = error ? error : check_conditions(options, options->exclude);
	return error ? error : check_matter(&manifest->matter);
}
