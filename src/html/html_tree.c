#include "html/html_tree.h"

#include <glib.h>
#include <gumbo.h>
#include <string.h>

#include "html/html.h"

struct html_tree {
	GumboOptions options;
	GumboOutput *output;
	const GumboNode *node; // of the last event; the root before the first
	bool entered;          // it was entered, and has not been left
	size_t offset;
	char name[HTML_NAME_MAX + 1];
};

struct html_tree *html_tree_create(const char *text, size_t length)
{
	struct html_tree *tree = g_new0(struct html_tree, 1);
	tree->options = kGumboDefaultOptions;
	tree->options.max_errors = 0;
	tree->options.fragment_context = GUMBO_TAG_BODY;
	tree->output = gumbo_parse_with_options(&tree->options, text, length);
	tree->node = tree->output->root;
	tree->entered = true;
	return tree;
}

void html_tree_destroy(struct html_tree *tree)
{
	if (tree) {
		gumbo_destroy_output(&tree->options, tree->output);
		g_free(tree);
	}
}

static bool is_element(const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static const GumboNode *child_at(const GumboNode *node, unsigned index)
{
	const GumboVector *children = &node->v.element.children;
	return index < children->length ? children->data[index] : NULL;
}

static void take_name(struct html_tree *tree, const GumboNode *node)
{
	const GumboElement *element = &node->v.element;
	if (element->tag != GUMBO_TAG_UNKNOWN) {
		g_strlcpy(tree->name, gumbo_normalized_tagname(element->tag), sizeof(tree->name));
		return;
	}
	GumboStringPiece original = element->original_tag;
	gumbo_tag_from_original_text(&original);
	size_t length = MIN(original.length, (size_t)HTML_NAME_MAX);
	for (size_t i = 0; i < length; i++) {
		tree->name[i] = g_ascii_tolower(original.data[i]);
	}
	tree->name[length] = '\0';
}

static void take_offset(struct html_tree *tree, const GumboNode *node)
{
	bool element = is_element(node);
	bool implied = element && node->v.element.original_tag.length == 0;
	if (!implied) {
		tree->offset = element ? node->v.element.start_pos.offset : node->v.text.start_pos.offset;
	}
}

// Moves to the next node that is entered, or left; false at the end.
static bool step(struct html_tree *tree)
{
	const GumboNode *root = tree->output->root;
	const GumboNode *node = tree->node;
	if (tree->entered && is_element(node)) {
		const GumboNode *first = child_at(node, 0);
		tree->entered = first != NULL;
		tree->node = first ? first : node;
	} else if (node != root) {
		const GumboNode *next = child_at(node->parent, (unsigned)node->index_within_parent + 1);
		tree->entered = next != NULL;
		tree->node = next ? next : node->parent;
	}
	return tree->node != root;
}

bool html_tree_next(struct html_tree *tree, struct html_event *out)
{
	do {
		if (!step(tree)) {
			return false;
		}
	} while (tree->node->type == GUMBO_NODE_COMMENT);
	const GumboNode *node = tree->node;
	*out = (struct html_event){ .node = (const struct html_node *)node };
	if (tree->entered) {
		take_offset(tree, node);
	}
	if (is_element(node)) {
		out->kind = tree->entered ? HTML_ENTER : HTML_LEAVE;
		take_name(tree, node);
		out->name = tree->name;
	} else {
		out->kind = HTML_CHARACTERS;
		out->text = node->v.text.text;
	}
	out->offset = tree->offset;
	return true;
}

const struct html_node *html_tree_first(const struct html_tree *tree)
{
	const GumboNode *first = child_at(tree->output->root, 0);
	return first && is_element(first) ? (const struct html_node *)first : NULL;
}

const char *html_tree_attribute(const struct html_node *node, const char *name)
{
	const GumboNode *element = (const GumboNode *)node;
	const GumboAttribute *attribute = gumbo_get_attribute(&element->v.element.attributes, name);
	return attribute ? attribute->value : NULL;
}

const struct html_node *html_tree_child(const struct html_node *node, const char *name)
{
	const GumboNode *element = (const GumboNode *)node;
	GumboTag tag = gumbo_tag_enum(name);
	const GumboNode *child;
	for (unsigned i = 0; (child = child_at(element, i)); i++) {
		if (is_element(child) && child->v.element.tag == tag) {
			return (const struct html_node *)child;
		}
	}
	return NULL;
}
