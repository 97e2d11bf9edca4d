#include "tree.h"

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
