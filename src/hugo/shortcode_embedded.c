#include "hugo/shortcode_embedded.h"

#include <string.h>

/* Figures */

// What describes an image: its alt text, else what stands below it, without the marks of emphasis and code. The caller
// frees it.
static char *image_description(const struct shortcode_call *call)
{
	const char *alt = shortcode_call_value(call, "alt|1");
	const char *caption = shortcode_call_value(call, "caption|title");
	GString *text = g_string_new(alt ? alt : "");
	for (const char *p = !alt && caption ? caption : ""; *p; p++) {
		if (*p != '*' && *p != '`') {
			g_string_append_c(text, *p);
		}
	}
	return g_string_free(text, FALSE);
}

static void add_image(const struct shortcode_call *call, struct traced *out)
{
	const char *link = shortcode_call_value(call, "link|href");
	if (link) {
		shortcode_call_add(call, out, "<a");
		shortcode_call_add_attribute(call, out, "href", link);
		shortcode_call_add(call, out, ">");
	}
	g_autofree char *alt = image_description(call);
	shortcode_call_add(call, out, "<img");
	shortcode_call_add_attribute(call, out, "src", shortcode_call_value(call, "src|url|0"));
	shortcode_call_add_attribute(call, out, "alt", alt);
	shortcode_call_add_attribute(call, out, "width", shortcode_call_value(call, "width"));
	shortcode_call_add_attribute(call, out, "height", shortcode_call_value(call, "height"));
	shortcode_call_add(call, out, link ? "></a>" : ">");
}

// Captions and summaries are one line of Markdown. Where there is nothing for it in them they stay in the line of HTML.
static bool has_markup(const char *text)
{
	return text && strpbrk(text, "*_`[<&\\~$");
}

static void add_prose(const struct shortcode_call *call, struct traced *out, const char *text, bool markdown)
{
	if (!text) {
		return;
	}
	if (!markdown) {
		shortcode_call_add_html(call, out, text);
		return;
	}
	g_autofree char *line = g_strdelimit(g_strdup(text), "\n", ' ');
	shortcode_call_add(call, out, line);
}

static void add_attribution(const struct shortcode_call *call, struct traced *out, bool markdown)
{
	const char *link = shortcode_call_value(call, "attrlink");
	if (link) {
		shortcode_call_add(call, out, "<a");
		shortcode_call_add_attribute(call, out, "href", link);
		shortcode_call_add(call, out, ">");
	}
	add_prose(call, out, shortcode_call_value(call, "attr"), markdown);
	shortcode_call_add(call, out, link ? "</a>" : "");
}

// The caption of a figure: title, caption and attribution.
static void add_caption(const struct shortcode_call *call, struct traced *out)
{
	const char *title = shortcode_call_value(call, "title");
	const char *caption = shortcode_call_value(call, "caption");
	const char *attribution = shortcode_call_value(call, "attr");
	if (!title && !caption && !attribution) {
		return;
	}
	bool markdown = has_markup(title) || has_markup(caption) || has_markup(attribution);
	shortcode_call_add(call, out, markdown ? "<figcaption>\n\n" : "<figcaption>");
	if (title) {
		shortcode_call_add(call, out, "<strong>");
		add_prose(call, out, title, markdown);
		shortcode_call_add(call, out, caption || attribution ? "</strong> " : "</strong>");
	}
	add_prose(call, out, caption, markdown);
	if (attribution) {
		shortcode_call_add(call, out, caption ? " " : "");
		add_attribution(call, out, markdown);
	}
	shortcode_call_add(call, out, markdown ? "\n\n</figcaption>" : "</figcaption>");
}

static void render_figure(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	if (!call->block) {
		add_image(call, out);
		return;
	}
	shortcode_call_add(call, out, "<figure");
	shortcode_call_add_attribute(call, out, "class", shortcode_call_value(call, "class"));
	shortcode_call_add(call, out, ">");
	add_image(call, out);
	add_caption(call, out);
	shortcode_call_add(call, out, "</figure>");
}

/* Code */

// One option of a list "name=value, ...": hl_lines is a list in braces, its ranges in quotes (Hugo's code fences).
static void append_option(GString *info, const char *option)
{
	static const char lines[] = "hl_lines=";
	if (info->len > 0) {
		g_string_append_c(info, ',');
	}
	if (!g_str_has_prefix(option, lines)) {
		g_string_append(info, option);
		return;
	}
	g_auto(GStrv) ranges = g_strsplit_set(option + strlen(lines), " \"'[]", -1);
	g_string_append(info, "hl_lines=[");
	bool first = true;
	for (char **range = ranges; *range; range++) {
		const char *quote = strchr(*range, '-') ? "\"" : "";
		if (**range) {
			g_string_append_printf(info, "%s%s%s%s", first ? "" : ",", quote, *range, quote);
			first = false;
		}
	}
	g_string_append_c(info, ']');
}

// The info string of a fence: the language, and the options of Hugo's second argument in braces.
static char *code_info(const struct shortcode_call *call)
{
	const char *language = shortcode_call_value(call, "lang|language|type|0");
	const char *written = shortcode_call_value(call, "options|1");
	g_autoptr(GString) options = g_string_new(NULL);
	g_auto(GStrv) parts = g_strsplit(written ? written : "", ",", -1);
	for (char **part = parts; *part; part++) {
		if (*g_strstrip(*part)) {
			append_option(options, *part);
		}
	}
	char *info = options->len > 0 ? g_strdup_printf("%s {%s}", language ? language : "", options->str)
				      : g_strdup(language ? language : "");
	return g_strdelimit(info, "\n`", ' ');
}

// Code in the line: the delimiter must not be a row of backquotes that the code has.
static void add_code_span(const struct shortcode_call *call, struct traced *out)
{
	shortcode_call_add(call, out, "<code>");
	shortcode_call_add_plain(call, out, shortcode_call_inner(call));
	shortcode_call_add(call, out, "</code>");
}

static void render_highlight(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	if (!call->block) {
		add_code_span(call, out);
		return;
	}
	g_autofree char *info = code_info(call);
	shortcode_call_add_fence(call, out, info);
}

/* References */

// The address of a page, in the scheme that pass/links.h resolves.
static char *reference(const char *path, const char *lang)
{
	const char *fragment = strchr(path, '#');
	g_autofree char *page = fragment ? g_strndup(path, (size_t)(fragment - path)) : g_strdup(path);
	g_autoptr(GString) address = g_string_new("bifolio-ref:");
	g_string_append_uri_escaped(address, page, "/", FALSE);
	if (lang) {
		g_string_append(address, "?lang=");
		g_string_append_uri_escaped(address, lang, NULL, FALSE);
	}
	if (fragment) {
		g_string_append_c(address, '#');
		g_string_append_uri_escaped(address, fragment + 1, NULL, FALSE);
	}
	return g_string_free(g_steal_pointer(&address), FALSE);
}

static void render_ref(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const char *path = shortcode_call_value(call, row->needs);
	g_autofree char *address = reference(path, shortcode_call_value(call, "lang"));
	if (call->address) {
		shortcode_call_add(call, out, address);
		return;
	}
	shortcode_call_add(call, out, "[");
	shortcode_call_add_plain(call, out, path);
	shortcode_call_add(call, out, "](");
	shortcode_call_add(call, out, address);
	shortcode_call_add(call, out, ")");
}

/* Parameters */

static const struct value *find_param(const struct shortcode_page *page, const char *name)
{
	const struct value *found = page->values ? value_lookup_path(page->values, name) : NULL;
	const struct value *own = page->values && !found ? value_lookup(page->values, "params") : NULL;
	if (own) {
		found = value_lookup_path(own, name);
	}
	return found || !page->params ? found : value_lookup_path(page->params, name);
}

// The text of a scalar, or those of a list with ", " between them; NULL for anything else. The caller frees it.
static char *param_text(const struct value *value)
{
	if (!value || value->kind == VALUE_MAP || value_is_null(value)) {
		return NULL;
	}
	if (value->kind == VALUE_SCALAR) {
		return g_strdup(value->text);
	}
	g_autoptr(GString) text = g_string_new(NULL);
	for (const struct value *item = value->first_child; item; item = item->next) {
		if (item->kind == VALUE_SCALAR) {
			g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", item->text);
		}
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void render_param(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const char *name = shortcode_call_value(call, row->needs);
	g_autofree char *text = param_text(find_param(call->page, name));
	if (!text) {
		diag_report(call->diag, DIAG_BAD_SHORTCODE, call->pos,
			"neither the front matter nor the site has a parameter '%s' that is text", name);
	} else if (call->tag->markdown) {
		shortcode_call_add(call, out, text);
	} else {
		shortcode_call_add_plain(call, out, text);
	}
}

/* Details */

static void render_details(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	bool open;
	const char *word = shortcode_call_value(call, "open");
	const char *summary = shortcode_call_value(call, "summary|title|label|0");
	shortcode_call_add(call, out, word && value_bool_of(word, &open) && open ? "<details open>" : "<details>");
	if (summary) {
		bool markdown = has_markup(summary);
		shortcode_call_add(call, out, markdown ? "<summary>\n\n" : "<summary>");
		add_prose(call, out, summary, markdown);
		shortcode_call_add(call, out, markdown ? "\n\n</summary>" : "</summary>");
	}
	shortcode_call_add(call, out, "\n\n");
	shortcode_call_add_inner(call, out);
	shortcode_call_add(call, out, "\n\n</details>");
}

/* QR codes */

static void render_qr(const struct shortcode_row *row, const struct shortcode_call *call, struct traced *out)
{
	const char *text = shortcode_call_value(call, "text");
	const char *level = shortcode_call_value(call, "level");
	const char *scale = shortcode_call_value(call, "scale");
	const char *alt = shortcode_call_value(call, "alt");
	text = text ? text : shortcode_call_inner(call);
	if (!*text) {
		diag_report(call->diag, DIAG_BAD_SHORTCODE, call->pos, "shortcode 'qr' has no text");
		return;
	}
	g_autoptr(GString) address = g_string_new("bifolio-qr:");
	g_string_append_uri_escaped(address, text, NULL, FALSE);
	const char *names[] = { "level", "scale" };
	const char *values[] = { level, scale };
	char sign = '?';
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		if (values[i]) {
			g_string_append_printf(address, "%c%s=", sign, names[i]);
			g_string_append_uri_escaped(address, values[i], NULL, FALSE);
			sign = '&';
		}
	}
	shortcode_call_add(call, out, "<img");
	shortcode_call_add_attribute(call, out, "src", address->str);
	shortcode_call_add_attribute(call, out, "alt", alt ? alt : text);
	shortcode_call_add(call, out, ">");
}

static const struct shortcode_form comment = { shortcode_row_drop, SHORTCODE_PAIRED, SHORTCODE_AUTO, false };
static const struct shortcode_form details = { render_details, SHORTCODE_PAIRED, SHORTCODE_BLOCK, false };
static const struct shortcode_form figure = { render_figure, SHORTCODE_SINGLE, SHORTCODE_EITHER, false };
static const struct shortcode_form highlight = { render_highlight, SHORTCODE_PAIRED, SHORTCODE_EITHER, false };
static const struct shortcode_form param = { render_param, SHORTCODE_SINGLE, SHORTCODE_INLINE, false };
static const struct shortcode_form qr = { render_qr, SHORTCODE_SINGLE, SHORTCODE_EITHER, false };
static const struct shortcode_form ref = { render_ref, SHORTCODE_SINGLE, SHORTCODE_INLINE, false };

static const struct shortcode_row rows[] = {
	{ "comment", &comment, NULL, NULL, NULL },
	{ "details", &details, NULL, NULL, NULL },
	{ "figure", &figure, "src|url|0", NULL, NULL },
	{ "highlight", &highlight, NULL, NULL, NULL },
	{ "param", &param, "name|0", NULL, NULL },
	{ "qr", &qr, NULL, NULL, NULL },
	{ "ref", &ref, "path|0", NULL, NULL },
	{ "relref", &ref, "path|0", NULL, NULL },
	// The same by the names that themes have for it.
	{ "code", &highlight, NULL, NULL, NULL },
	{ "collapse", &details, NULL, NULL, NULL },
	{ "collapsible", &details, NULL, NULL, NULL },
	{ "expand", &details, NULL, NULL, NULL },
	{ "fold", &details, NULL, NULL, NULL },
	{ "image", &figure, "src|url|0", NULL, NULL },
	{ "img", &figure, "src|url|0", NULL, NULL },
	{ "spoiler", &details, NULL, NULL, NULL },
};

const struct shortcode_row *shortcode_embedded_find(const char *name)
{
	return shortcode_row_find(rows, G_N_ELEMENTS(rows), name);
}
