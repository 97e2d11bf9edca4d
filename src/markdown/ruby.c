#include "markdown/ruby.h"

#include <string.h>

#include "syntax/mark.h"

// The base, then the annotations, of the markup at the start of a text, and where it ends; NULL when there is none.
static char **read_markup(const char *text, const char **end, struct arena *arena)
{
	size_t length = strcspn(text + 1, "{}");
	if (text[1 + length] != '}' || !memchr(text + 1, '|', length) || mark_stands_at(text + 1)) {
		return NULL;
	}
	*end = text + length + 2;
	g_autofree char *inner = g_strndup(text + 1, length);
	g_auto(GStrv) parts = g_strsplit(mark_clean(inner, arena), "|", -1);
	guint count = 0;
	for (; parts[count]; count++) {
		if (*g_strstrip(parts[count]) == '\0') {
			return NULL;
		}
	}
	return count > 1 ? g_steal_pointer(&parts) : NULL;
}

// The end of the character at the start of a text, with the marks that combine with it.
static const char *character_end(const char *text)
{
	do {
		text = g_utf8_next_char(text);
	} while (g_unichar_ismark(g_utf8_get_char(text)));
	return text;
}

static guint character_count(const char *text)
{
	guint count = 0;
	for (; *text; text = character_end(text)) {
		count++;
	}
	return count;
}

static void add_pair(struct tree *tree, const char *base, size_t length, const char *annotation, struct source_pos pos)
{
	struct span *ruby = tree_open_span(tree, SPAN_RUBY, pos);
	if (ruby) {
		ruby->as.ruby = arena_strdup(tree->doc->arena, annotation);
	}
	tree_add_text(tree, arena_strndup(tree->doc->arena, base, length), pos);
	tree_close_span(tree);
}

static void add_pairs(struct tree *tree, char *const *parts, struct source_pos pos)
{
	const char *base = parts[0];
	char *const *annotations = parts + 1;
	if (character_count(base) != g_strv_length((char **)annotations)) {
		g_autofree char *annotation = g_strjoinv("", (char **)annotations);
		add_pair(tree, base, strlen(base), annotation, pos);
		return;
	}
	for (; *base; annotations++) {
		const char *end = character_end(base);
		add_pair(tree, base, (size_t)(end - base), *annotations, pos);
		base = end;
	}
}

static void add_plain(struct tree *tree, const char *text, size_t length, struct source_pos pos)
{
	if (length > 0) {
		g_autofree char *copy = g_strndup(text, length);
		tree_add_text(tree, mark_clean(copy, tree->doc->arena), pos);
	}
}

void ruby_add_text(struct tree *tree, const char *text, struct source_pos pos)
{
	const char *plain = text;
	for (const char *brace = strchr(text, '{'); brace; brace = strchr(brace, '{')) {
		const char *end;
		g_auto(GStrv) parts = read_markup(brace, &end, tree->doc->arena);
		if (!parts) {
			brace++;
			continue;
		}
		add_plain(tree, plain, (size_t)(brace - plain), pos);
		add_pairs(tree, parts, pos);
		plain = brace = end;
	}
	add_plain(tree, plain, strlen(plain), pos);
}
