#include "book/summary.h"

#include <string.h>

#include "base/prose.h"
#include "book/manifest.h"
#include "source/source.h"

const char summary_name[] = "SUMMARY.md";

enum { DEPTH_MAX = 32 };

// What stands over the list and names it, not the book; mdBook's own template has the first.
static const char *const list_words[] = { "Summary", "Contents", "Table of Contents", "目录", "目錄", "目次", "차례",
	"목차" };

struct reader {
	struct summary *out;
	const struct collection *collection;
	struct diag *diag;
	GHashTable *named; // struct source_page
	int base;          // the level of chapters outside of lists
};

// A level below the one before it, or one that is open already.
static void add_entry(struct reader *reader, struct entry entry)
{
	const GArray *entries = reader->out->entries;
	int above = entries->len > 0 ? g_array_index(entries, struct entry, entries->len - 1).level : 0;
	entry.level = MIN(entry.level, above + 1);
	g_array_append_val(reader->out->entries, entry);
}

// Whether a path leads out of the folder that it starts in.
static bool leads_out(const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);
	int depth = path[0] == '/' ? -1 : 0;
	for (size_t i = 0; parts[i] && depth >= 0; i++) {
		if (strcmp(parts[i], "..") == 0) {
			depth--;
		} else if (parts[i][0] != '\0' && strcmp(parts[i], ".") != 0) {
			depth++;
		}
	}
	return depth < 0;
}

static struct source_page *find_file(const struct reader *reader, const char *path)
{
	if (leads_out(path)) {
		return NULL;
	}
	// The top of the collection stands for the root of a file system.
	g_autofree char *absolute = g_canonicalize_filename(path, "/");
	return collection_find(reader->collection, absolute + 1);
}

// A link relative to the top of the collection, without its fragment; or a name that holds such marks.
static struct source_page *find_page(const struct reader *reader, const char *path)
{
	g_autofree char *plain = g_strndup(path, strcspn(path, "#?"));
	g_autofree char *decoded = g_uri_unescape_string(plain, NULL);
	struct source_page *page = find_file(reader, path);
	return page ? page : find_file(reader, decoded ? decoded : plain);
}

static void report_missing(const struct reader *reader, const char *path, struct source_pos pos)
{
	if (!leads_out(path)) {
		diag_report(reader->diag, DIAG_MISSING_CHAPTER, pos, "there is no page '%s'", path);
		return;
	}
	diag_report(
		reader->diag, DIAG_MISSING_CHAPTER, pos, "the page '%s' lies outside the folder of the chapters", path);
	diag_hint(reader->diag,
		"'source' in a %s names a folder that holds all chapters; if that lies above, so must --root",
		manifest_name);
}

// False, reported unless it is only another part of a page that is there, when there is no chapter to add.
static bool add_page(struct reader *reader, const char *path, const char *title, int level, struct source_pos pos)
{
	struct source_page *page = find_page(reader, path);
	if (!page) {
		report_missing(reader, path, pos);
		return false;
	}
	if (!g_hash_table_add(reader->named, page)) {
		if (!strchr(path, '#')) {
			diag_report(reader->diag, DIAG_MISSING_CHAPTER, pos, "'%s' is a chapter already", path);
		}
		return false;
	}
	if (page->left_out) {
		return false;
	}
	add_entry(reader, (struct entry){ .kind = CHAPTER_TEXT, .page = page, .title = title, .level = level });
	return true;
}

/* SUMMARY.md */

static const struct span *first_link(const struct block *block)
{
	const struct span *span = block->first_span;
	while (span && span->kind != SPAN_LINK) {
		span = span_next(span);
	}
	return span;
}

static const char *text_of(struct reader *reader, const struct block *block)
{
	g_autofree char *text = block_span_text(block);
	return arena_strdup(reader->collection->arena, g_strstrip(text));
}

static void add_part(struct reader *reader, const struct block *block, int level)
{
	const char *title = text_of(reader, block);
	if (title[0] != '\0') {
		add_entry(reader, (struct entry){ .kind = CHAPTER_PART, .title = title, .level = level });
	}
}

static void read_list(struct reader *reader, const struct block *list, int level);

static void read_item(struct reader *reader, const struct block *item, int level)
{
	bool added = false;
	for (const struct block *block = item->first_child; block; block = block->next) {
		const struct span *link = first_link(block);
		if (block->kind == BLOCK_LIST) {
			read_list(reader, block, added ? level + 1 : level);
		} else if (link && link->as.link.url[0] != '\0') {
			added = add_page(reader, link->as.link.url, NULL, level, block->pos) || added;
		} else if (!link && item->last_child->kind == BLOCK_LIST) {
			add_part(reader, block, level);
			added = true;
		}
	}
}

static void read_list(struct reader *reader, const struct block *list, int level)
{
	for (const struct block *item = list->first_child; item && level < DEPTH_MAX; item = item->next) {
		read_item(reader, item, level);
	}
}

// Chapters before and behind the numbered ones: they belong to no part.
static void read_paragraph(struct reader *reader, const struct block *block)
{
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		if (span->kind == SPAN_LINK && span->as.link.url[0] != '\0') {
			add_page(reader, span->as.link.url, NULL, 1, block->pos);
		}
	}
}

static bool names_list(const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(list_words); i++) {
		if (g_ascii_strcasecmp(text, list_words[i]) == 0) {
			return true;
		}
	}
	return false;
}

static void read_heading(struct reader *reader, const struct block *heading, bool first)
{
	if (first) {
		const char *title = text_of(reader, heading);
		reader->out->title = names_list(title) ? NULL : title;
		return;
	}
	add_part(reader, heading, 1);
	reader->base = 2;
}

static void read_blocks(struct reader *reader, const struct doc *doc)
{
	for (const struct block *block = doc->root->first_child; block; block = block->next) {
		if (block->kind == BLOCK_HEADING) {
			read_heading(reader, block, block == doc->root->first_child);
		} else if (block->kind == BLOCK_LIST) {
			read_list(reader, block, reader->base);
		} else if (block->kind == BLOCK_PARAGRAPH) {
			read_paragraph(reader, block);
		} else if (block->kind == BLOCK_RULE) {
			reader->base = 1;
		}
	}
}

/* book.yaml */

static const char *text_under(const struct value *map, const char *key)
{
	const struct value *node = value_lookup(map, key);
	bool said = node && node->kind == VALUE_SCALAR && !value_is_null(node) && !prose_is_blank(node->text);
	return said ? node->text : NULL;
}

static void read_values(struct reader *reader, const struct value *list, int level);

static void read_value_map(struct reader *reader, const struct value *map, int level)
{
	const char *part = text_under(map, "part");
	const char *file = text_under(map, "file");
	const struct value *below = value_lookup(map, "chapters");
	if (part && !file) {
		add_entry(reader, (struct entry){ .kind = CHAPTER_PART, .title = part, .level = level });
	} else if (file) {
		add_page(reader, file, text_under(map, "title"), level, map->pos);
	} else {
		diag_report(
			reader->diag, DIAG_BAD_VALUE, map->pos, "a chapter must be a path, or have 'file' or 'part'");
	}
	if (below && below->kind == VALUE_LIST) {
		read_values(reader, below, level + 1);
	}
}

static void read_values(struct reader *reader, const struct value *list, int level)
{
	for (const struct value *node = list->first_child; node; node = node->next) {
		if (node->kind == VALUE_SCALAR) {
			add_page(reader, node->text, NULL, level, node->pos);
		} else {
			read_value_map(reader, node, level);
		}
	}
}

/* Both */

static void leave_out_others(const struct reader *reader)
{
	const GPtrArray *pages = reader->collection->pages;
	for (guint i = 0; i < pages->len; i++) {
		struct source_page *page = g_ptr_array_index(pages, i);
		if (!page->left_out && !g_hash_table_contains(reader->named, page)) {
			page->left_out = "not in the list of chapters";
		}
	}
}

static void start(struct reader *reader, struct summary *out, const struct collection *collection, struct diag *diag)
{
	*out = (struct summary){ .entries = g_array_new(FALSE, TRUE, sizeof(struct entry)) };
	*reader = (struct reader){
		.out = out,
		.collection = collection,
		.diag = diag,
		.named = g_hash_table_new(NULL, NULL),
		.base = 1,
	};
}

static void end(struct reader *reader)
{
	leave_out_others(reader);
	g_hash_table_unref(reader->named);
}

void summary_read(struct summary *out, const char *path, const struct collection *collection, struct diag *diag)
{
	struct reader reader;
	start(&reader, out, collection, diag);
	struct source_options options = {
		.world = collection->world,
		.root = collection->root,
		.within = collection->root,
		.pass.last = PASS_PARSE,
	};
	struct source source;
	if (source_load(&source, path, &options, collection->arena, diag)) {
		read_blocks(&reader, doc_from_source(&source, &options, collection->arena, diag));
	}
	end(&reader);
}

void summary_from_values(
	struct summary *out, const struct value *chapters, const struct collection *collection, struct diag *diag)
{
	struct reader reader;
	start(&reader, out, collection, diag);
	read_values(&reader, chapters, 1);
	end(&reader);
}
