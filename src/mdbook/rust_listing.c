#include "mdbook/rust_listing.h"

#include <glib.h>
#include <string.h>

// Arena memory.
static char *shown_lines(const char *code, struct arena *arena)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	for (const char *line = code; *line;) {
		size_t length = strcspn(line, "\n");
		const char *text = line + strspn(line, " \t");
		bool hidden = text[0] == '#' && (text[1] == ' ' || text[1] == '\n' || text[1] == '\0');
		length += line[length] == '\n';
		if (text[0] == '#' && text[1] == '#') {
			g_string_append_len(shown, line, text - line);
			g_string_append_len(shown, text + 1, (gssize)length - (text - line) - 1);
		} else if (!hidden) {
			g_string_append_len(shown, line, (gssize)length);
		}
		line += length;
	}
	return arena_strndup(arena, shown->str, shown->len);
}

void rust_listing_hide_lines(struct doc *doc)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		struct block *root = doc_tree_at(doc, i);
		for (struct block *block = root; block; block = block_next(block, root)) {
			if (block->kind == BLOCK_CODE && g_strcmp0(block->as.code.info, "rust") == 0) {
				block->as.code.text = shown_lines(block->as.code.text, doc->arena);
			}
		}
	}
}
