#include "doc/doc.h"

struct doc *doc_create(struct arena *arena, const char *path)
{
	struct doc *doc = arena_new(arena, struct doc);
	doc->arena = arena;
	doc->path = arena_strdup(arena, path);
	doc->lang = "zh-CN";
	doc->title = "";
	doc->root = block_create(arena, BLOCK_DOCUMENT, (struct source_pos){ 0 });
	return doc;
}

size_t doc_tree_count(const struct doc *doc)
{
	return 1 + doc->note_count;
}

struct block *doc_tree_at(const struct doc *doc, size_t index)
{
	g_assert(index < doc_tree_count(doc));
	return index == 0 ? doc->root : doc->notes[index - 1]->body;
}

const char *doc_block_lang(const struct doc *doc, const struct block *block)
{
	for (; block; block = block->parent) {
		if (block->lang) {
			return block->lang;
		}
	}
	return doc->lang;
}
