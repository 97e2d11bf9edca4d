#include "hugo/shortcode_call.h"

#include <string.h>

static const struct shortcode_argument *find_named(const struct shortcode_tag *tag, const char *name, size_t length)
{
	for (size_t i = 0; i < tag->argument_count; i++) {
		const struct shortcode_argument *argument = &tag->arguments[i];
		if (argument->name && strlen(argument->name) == length &&
			g_ascii_strncasecmp(argument->name, name, length) == 0) {
			return argument;
		}
	}
	return NULL;
}

static const struct shortcode_argument *find_placed(const struct shortcode_tag *tag, guint64 place)
{
	for (size_t i = 0; i < tag->argument_count; i++) {
		if (!tag->arguments[i].name && place-- == 0) {
			return &tag->arguments[i];
		}
	}
	return NULL;
}

const struct shortcode_argument *shortcode_call_find(const struct shortcode_call *call, const char *names)
{
	for (const char *name = names; *name;) {
		size_t length = strcspn(name, "|");
		const struct shortcode_argument *found = g_ascii_isdigit(*name)
			? find_placed(call->tag, g_ascii_strtoull(name, NULL, 10))
			: find_named(call->tag, name, length);
		if (found && *found->value) {
			return found;
		}
		name += length + (name[length] == '|');
	}
	return NULL;
}

const char *shortcode_call_value(const struct shortcode_call *call, const char *names)
{
	const struct shortcode_argument *found = shortcode_call_find(call, names);
	return found ? found->value : NULL;
}

const char *shortcode_call_inner(const struct shortcode_call *call)
{
	char *text = arena_strdup(call->arena, call->inner ? call->inner->text->str : "");
	return g_strstrip(text);
}

void shortcode_call_add_inner(const struct shortcode_call *call, struct traced *out)
{
	if (call->inner) {
		traced_append(out, call->inner, 0, call->inner->text->len);
	}
}

void shortcode_call_add(const struct shortcode_call *call, struct traced *out, const char *text)
{
	traced_puts(out, text, call->tag->start);
}

// Adds text with each byte that the table knows in the table's form.
static void add_escaped(const struct shortcode_call *call, struct traced *out, const char *text, const char *special,
	const char *const *forms)
{
	while (*text) {
		size_t plain = strcspn(text, special);
		traced_add(out, text, plain, call->tag->start);
		text += plain;
		if (*text) {
			shortcode_call_add(call, out, forms[strchr(special, *text) - special]);
			text++;
		}
	}
}

void shortcode_call_add_html(const struct shortcode_call *call, struct traced *out, const char *text)
{
	static const char *const forms[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#124;", " " };
	add_escaped(call, out, text, "&<>\"|\n", forms);
}

void shortcode_call_add_attribute(
	const struct shortcode_call *call, struct traced *out, const char *name, const char *value)
{
	if (value) {
		shortcode_call_add(call, out, " ");
		shortcode_call_add(call, out, name);
		shortcode_call_add(call, out, "=\"");
		shortcode_call_add_html(call, out, value);
		shortcode_call_add(call, out, "\"");
	}
}

void shortcode_call_add_plain(const struct shortcode_call *call, struct traced *out, const char *text)
{
	static const char *const forms[] = { "\\\\", "\\`", "\\*", "\\_", "\\[", "\\]", "&lt;", "&gt;", "&amp;", "\\~",
		"&#124;", "\\$", "\\{", "\\#", " " };
	add_escaped(call, out, text, "\\`*_[]<>&~|${#\n", forms);
}

// The longest row of backquotes in a text.
static size_t longest_fence(const char *text)
{
	size_t longest = 0;
	for (const char *p = strchr(text, '`'); p; p = strchr(p, '`')) {
		size_t length = strspn(p, "`");
		longest = MAX(longest, length);
		p += length;
	}
	return longest;
}

void shortcode_call_add_fence(const struct shortcode_call *call, struct traced *out, const char *info)
{
	const char *text = call->inner ? call->inner->text->str : "";
	g_autofree char *fence = g_strnfill(MAX(longest_fence(text) + 1, 3), '`');
	shortcode_call_add(call, out, fence);
	shortcode_call_add(call, out, info);
	shortcode_call_add(call, out, "\n");
	shortcode_call_add_inner(call, out);
	if (*text && text[strlen(text) - 1] != '\n') {
		shortcode_call_add(call, out, "\n");
	}
	shortcode_call_add(call, out, fence);
}
