#include "hugo/shortcode_row.h"

#include "base/prose.h"
#include "hugo/shortcode_template.h"

enum { SHOWN_MAX = 200 }; // bytes of an argument

void shortcode_row_fill(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	shortcode_template_fill(!call->block && row->title ? row->title : row->text, call, out);
}

void shortcode_row_keep(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	shortcode_call_add_inner(call, out);
}

void shortcode_row_drop(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
}

void shortcode_row_show(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const struct shortcode_tag *tag = call->tag;
	shortcode_call_add(call, out, call->block ? "> <code>" : "<code>");
	shortcode_call_add_plain(call, out, tag->name);
	for (size_t i = 0; i < tag->argument_count; i++) {
		const struct shortcode_argument *argument = &tag->arguments[i];
		shortcode_call_add(call, out, " ");
		if (argument->name) {
			shortcode_call_add_plain(call, out, argument->name);
			shortcode_call_add(call, out, "=");
		}
		shortcode_call_add_plain(call, out, prose_shown(argument->value, SHOWN_MAX, call->arena));
	}
	shortcode_call_add(call, out, "</code>");
	if (call->inner && call->inner->text->len > 0) {
		shortcode_template_fill(call->block ? "\n>\n> {inner}" : " {inner}", call, out);
	}
}

const struct shortcode_row *shortcode_row_find(const struct shortcode_row *rows, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(rows[i].name, name) == 0) {
			return &rows[i];
		}
	}
	return NULL;
}
