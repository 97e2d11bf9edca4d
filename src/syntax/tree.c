#include "syntax/tree.h"

#include "doc/leaf.h"

enum {
	// The deepest a quote or a list may be: room below it for item, table, row and cell, or figure and caption.
	CONTAINER_DEPTH_MAX = DOC_DEPTH_MAX - 4,
	SPAN_DEPTH_MAX = DOC_DEPTH_MAX - 1,
};

void tree_init(struct tree *tree, struct doc *doc, struct diag *diag)
{
	*tree = (struct tree){ .doc = doc, .diag = diag, .parent = doc->root, .alt = g_string_new(NULL) };
}

void tree_finish(struct tree *tree)
{
	g_string_free(tree->alt, TRUE);
	tree->alt = NULL;
}

static void warn_depth(struct tree *tree, struct source_pos pos)
{
	if (!tree->warned) {
		diag_report(tree->diag, DIAG_NESTING_TOO_DEEP, pos, "nested more than %d deep; flattened from here",
			DOC_DEPTH_MAX);
		tree->warned = true;
	}
}

// Whether a kind gives way where blocks are nested too deeply, and whether it goes with what it is a part of then.
static const struct {
	bool flattens, is_part;
} kinds[] = {
#define PART_OF_ANY                                 false
#define PART_OF_LIST                                true
#define PART_OF_DEFINITION_LIST                     true
#define PART_OF_TABLE                               true
#define PART_OF_TABLE_ROW                           true
#define ROW(KIND, kind, word, WHOLE, FLATTENS, ...) { FLATTENS, PART_OF_##WHOLE },
	BLOCK_KIND_LIST(ROW)
#undef ROW
};

// An item goes with its list: it is flattened only inside something flattened.
static bool is_item(enum block_kind kind)
{
	return kinds[kind].flattens && kinds[kind].is_part;
}

static void enter(struct tree *tree, struct block *block)
{
	block_append(tree->parent, block);
	tree->parent = block;
	tree->depth++;
}

struct block *tree_open(struct tree *tree, enum block_kind kind, struct source_pos pos)
{
	bool too_deep = tree->flattened > 0 || (!is_item(kind) && tree->depth >= CONTAINER_DEPTH_MAX);
	if (kinds[kind].flattens && too_deep) {
		warn_depth(tree, pos);
		tree->flattened++;
		return NULL;
	}
	struct block *block = block_create(tree->doc->arena, kind, pos);
	enter(tree, block);
	return block;
}

bool tree_is_full(struct tree *tree, struct source_pos pos)
{
	bool full = tree->flattened > 0 || tree->depth >= CONTAINER_DEPTH_MAX;
	if (full) {
		warn_depth(tree, pos);
	}
	return full;
}

void tree_close(struct tree *tree, enum block_kind kind)
{
	if (kinds[kind].flattens && tree->flattened > 0) {
		tree->flattened--;
		return;
	}
	tree->parent = tree->parent->parent;
	tree->depth--;
}

void tree_open_note(struct tree *tree, struct note *note)
{
	tree->parent = note->body;
	tree->depth = 0;
}

void tree_close_note(struct tree *tree)
{
	tree->parent = tree->doc->root;
	tree->depth = 0;
}

struct block *tree_open_leaf(struct tree *tree, enum block_kind kind, struct source_pos pos)
{
	tree->leaf = block_create(tree->doc->arena, kind, pos);
	block_append(tree->parent, tree->leaf);
	return tree->leaf;
}

void tree_close_leaf(struct tree *tree)
{
	if (tree->leaf->kind == BLOCK_PARAGRAPH && !tree->leaf->first_span && !tree->leaf->name) {
		block_unlink(tree->leaf);
	}
	tree->leaf = NULL;
}

static void append_span(struct tree *tree, struct span *span)
{
	if (tree->span) {
		span_append(tree->span, span);
	} else {
		block_append_span(tree->leaf, span);
	}
}

static struct span *add_span(struct tree *tree, enum span_kind kind, struct source_pos pos)
{
	struct span *span = span_create(tree->doc->arena, kind, pos);
	append_span(tree, span);
	return span;
}

struct span *tree_open_span(struct tree *tree, enum span_kind kind, struct source_pos pos)
{
	if (tree->images > 0) {
		return NULL;
	}
	if (tree->spans_flattened > 0 || tree->span_depth >= SPAN_DEPTH_MAX) {
		warn_depth(tree, pos);
		tree->spans_flattened++;
		return NULL;
	}
	tree->span = add_span(tree, kind, pos);
	tree->span_depth++;
	return tree->span;
}

void tree_close_span(struct tree *tree)
{
	if (tree->images > 0) {
		return;
	}
	if (tree->spans_flattened > 0) {
		tree->spans_flattened--;
		return;
	}
	tree->span = tree->span->parent;
	tree->span_depth--;
}

void tree_unwrap_span(struct tree *tree)
{
	struct span *span = tree->span;
	tree_close_span(tree);
	leaf_unwrap(tree->leaf, span);
}

struct span *tree_open_image(struct tree *tree, struct source_pos pos)
{
	if (tree->images++ > 0) {
		return NULL;
	}
	tree->image = add_span(tree, SPAN_IMAGE, pos);
	g_string_truncate(tree->alt, 0);
	return tree->image;
}

void tree_close_image(struct tree *tree)
{
	if (--tree->images == 0) {
		tree->image->as.image.alt = arena_strndup(tree->doc->arena, tree->alt->str, tree->alt->len);
	}
}

void tree_add_text(struct tree *tree, const char *text, struct source_pos pos)
{
	if (tree->images > 0) {
		g_string_append(tree->alt, text);
	} else {
		add_span(tree, SPAN_TEXT, pos)->as.text = text;
	}
}

static void add_literal(struct tree *tree, enum span_kind kind, const char *text, struct source_pos pos)
{
	if (tree->images > 0) {
		g_string_append(tree->alt, text);
	} else {
		add_span(tree, kind, pos)->as.code = text;
	}
}

void tree_add_code(struct tree *tree, const char *text, struct source_pos pos)
{
	add_literal(tree, SPAN_CODE, text, pos);
}

void tree_add_math(struct tree *tree, const char *tex, struct source_pos pos)
{
	add_literal(tree, SPAN_MATH, tex, pos);
}

void tree_add_break(struct tree *tree, enum break_kind kind, struct source_pos pos)
{
	if (tree->images > 0) {
		g_string_append_c(tree->alt, ' ');
	} else {
		add_span(tree, SPAN_BREAK, pos)->as.break_kind = kind;
	}
}

void tree_add_note_ref(struct tree *tree, struct note *note, struct source_pos pos)
{
	if (tree->images == 0) {
		add_span(tree, SPAN_NOTE_REF, pos)->as.note_ref.note = note;
	}
}
