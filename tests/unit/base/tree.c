#include "tree.h"

#include <string.h>

struct tree_text tree_parse(tree_parser *parser, const char *text, size_t length, uint32_t first_line)
{
	struct tree_text t = { .arena = arena_create(), .diag = diag_create() };
	t.text = length > 0 ? g_memdup2(text, length) : g_malloc(1);
	struct value_origin origin = { diag_add_file(t.diag, "a.md", t.text, length), first_line };
	t.root = parser(t.text, length, origin, DIAG_BAD_FRONT_MATTER, t.arena, t.diag);
	g_assert_nonnull(t.root);
	return t;
}

void tree_finish(struct tree_text *text)
{
	arena_destroy(text->arena);
	diag_destroy(text->diag);
	g_free(text->text);
}

void tree_check(tree_parser *parser, uint32_t first_line, const struct tree_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct tree_case *c = &cases[i];
		g_autofree char *shown = g_strescape(c->text, NULL);
		g_test_message("%s", shown);
		struct tree_text text = tree_parse(parser, c->text, strlen(c->text), first_line);
		g_autofree char *messages = tree_reported(text.diag);
		g_autofree char *tree = tree_printed(text.root);
		g_assert_cmpstr(messages, ==, c->messages);
		g_assert_cmpstr(tree, ==, c->tree);
		tree_finish(&text);
	}
}

static void print_pos(GString *out, struct source_pos pos, bool placed)
{
	if (placed) {
		g_string_append_printf(out, "@%u:%u", pos.line, pos.column);
	}
}

static void print_node(const struct value *node, bool placed, GString *out)
{
	if (node->kind == VALUE_SCALAR) {
		g_string_append_printf(out, node->quoted ? "'%s'" : "%s", node->text);
		print_pos(out, node->pos, placed);
		return;
	}
	g_string_append(out, node->kind == VALUE_MAP ? "{" : "[");
	for (const struct value *child = node->first_child; child; child = child->next) {
		if (node->kind == VALUE_MAP) {
			g_string_append(out, child->key);
			print_pos(out, child->key_pos, placed);
			g_string_append_c(out, '=');
		}
		print_node(child, placed, out);
		g_string_append(out, child->next ? ", " : "");
	}
	g_string_append(out, node->kind == VALUE_MAP ? "}" : "]");
	print_pos(out, node->pos, placed);
}

char *tree_printed(const struct value *node)
{
	GString *out = g_string_new(NULL);
	print_node(node, false, out);
	return g_string_free(out, FALSE);
}

char *tree_placed(const struct value *node)
{
	GString *out = g_string_new(NULL);
	print_node(node, true, out);
	return g_string_free(out, FALSE);
}

char *tree_reported(const struct diag *diag)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < diag_message_count(diag); i++) {
		const struct message *message = diag_message_at(diag, i);
		g_string_append_printf(text, "%s%s %u:%u", i > 0 ? ", " : "", diag_code_name(message->code),
			message->pos.line, message->pos.column);
	}
	return g_string_free(text, FALSE);
}
