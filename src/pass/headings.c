#include "pass/headings.h"

#include <string.h>

#include "base/prose.h"
#include "base/world.h"
#include "doc/anchor.h"
#include "doc/words.h"

enum { LEVEL_MAX = 6, TITLE_LEVEL = 1 };

static struct block *first_heading(const struct doc *doc)
{
	struct block *block = doc->root->first_child;
	while (block && block->kind != BLOCK_HEADING) {
		block = block->next;
	}
	return block;
}

// The heading that stands for a title where the front matter has none; NULL when none does.
static struct block *title_heading(const struct doc *doc)
{
	for (struct block *block = doc->root->first_child; block; block = block->next) {
		bool opens = block == doc->root->first_child;
		if (block->kind == BLOCK_HEADING && (opens || block->as.heading.level == TITLE_LEVEL)) {
			return block;
		}
	}
	return NULL;
}

// The text of a heading with each run of white space as one space. The caller frees it.
static char *heading_text(const struct block *heading)
{
	g_autofree char *text = block_span_text(heading);
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
	GString *joined = g_string_new(NULL);
	for (size_t i = 0; words[i]; i++) {
		if (words[i][0]) {
			g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
		}
	}
	return g_string_free(joined, FALSE);
}

static char *file_title(const struct doc *doc, struct world *world)
{
	g_autofree char *base = g_path_get_basename(doc->path);
	char *dot = strrchr(base, '.');
	if (dot && dot != base) {
		*dot = '\0';
	}
	if (strcmp(base, "index") != 0 && strcmp(base, "_index") != 0) {
		return g_steal_pointer(&base);
	}
	g_autofree char *absolute = world_absolute_path(world, doc->path);
	g_autofree char *folder = g_path_get_dirname(absolute);
	return g_path_get_basename(folder);
}

void headings_choose_title(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	if (doc->meta.title) {
		doc->title = doc->meta.title;
		return;
	}
	struct block *heading = title_heading(doc);
	g_autofree char *title = heading ? heading_text(heading) : NULL;
	if (!title || prose_is_blank(title)) {
		g_autofree char *name = file_title(doc, options->world);
		g_free(title);
		title = prose_of_name(name);
	}
	doc->title = arena_strdup(doc->arena, title);
}

// Standard input has no file name that could be a title, and a file's name can be blank.
static void name_untitled(struct doc *doc)
{
	bool is_input = strcmp(doc->title, "-") == 0 && strcmp(doc->path, "-") == 0;
	if (is_input || prose_is_blank(doc->title)) {
		doc->title = words_in(WORD_UNTITLED, doc->lang);
	}
}

static void give_anchors(struct doc *doc)
{
	struct anchor_maker maker;
	anchor_maker_init(&maker, doc->arena);
	// Names that the author chose come first: links are written to them.
	for (struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		if (block->name) {
			block->anchor = anchor_from_name(&maker, block->name);
		}
	}
	for (struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		if (block->kind == BLOCK_HEADING && !block->anchor) {
			g_autofree char *text = block_span_text(block);
			block->anchor = anchor_from_text(&maker, text);
		}
	}
	anchor_maker_finish(&maker);
}

// The first block with text, where links to the title lead.
static struct block *first_text(const struct doc *doc)
{
	struct block *block = doc->root;
	while (block && !block->first_span) {
		block = block_next(block, doc->root);
	}
	return block;
}

// Takes out the heading that repeats the title, or became it. Its id goes to the block that now opens the body, or to
// the root when that block has one of its own. Gives the level it was written at; 0 when there was none.
static int drop_title(struct doc *doc)
{
	struct block *heading = doc->meta.title ? first_heading(doc) : title_heading(doc);
	if (!heading) {
		return 0;
	}
	g_autofree char *text = heading_text(heading);
	if (strcmp(text, doc->title) != 0) {
		return 0;
	}
	block_unlink(heading);
	struct block *heir = first_text(doc);
	if (!heir || heir->anchor) {
		heir = doc->root;
	}
	heir->anchor = heading->anchor;
	return heading->as.heading.level;
}

static int smallest_level(const struct doc *doc)
{
	int smallest = LEVEL_MAX;
	for (const struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		if (block->kind == BLOCK_HEADING) {
			smallest = MIN(smallest, block->as.heading.level);
		}
	}
	return smallest;
}

static void warn_skip(const struct block *heading, int parent, int level, struct diag *diag)
{
	diag_report(
		diag, DIAG_HEADING_SKIP, heading->pos, "heading of level %d follows one of level %d", level, parent);
}

/*
 * Levels as written open and close like brackets: a heading's level becomes one more than that of the heading it stands
 * under, so that siblings stay siblings. All stand under the title, which may itself have been written as a heading of
 * some level. `written` is the stack of levels that are open; its depth is the level given.
 */
static void close_gaps(struct doc *doc, int title_level, struct diag *diag)
{
	int written[LEVEL_MAX + 2] = { title_level };
	int given = TITLE_LEVEL;
	for (struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		if (block->kind != BLOCK_HEADING) {
			continue;
		}
		int level = block->as.heading.level;
		bool first_below = true;
		while (given > TITLE_LEVEL && written[given - 1] >= level) {
			given--;
			first_below = false;
		}
		int parent = written[given - 1];
		if (first_below && level > parent + 1) {
			warn_skip(block, parent, level, diag);
		}
		written[given] = level;
		given++;
		block->as.heading.level = MIN(given, LEVEL_MAX);
	}
}

void headings_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	name_untitled(doc);
	give_anchors(doc);
	int title_level = drop_title(doc);
	close_gaps(doc, MIN(MAX(title_level, TITLE_LEVEL), smallest_level(doc) - 1), diag);
}
