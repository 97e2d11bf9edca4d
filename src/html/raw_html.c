#include "html/raw_html.h"

#include <string.h>

#include "doc/image_hint.h"
#include "doc/leaf.h"
#include "syntax/mark.h"
#include "html/html.h"
#include "html/html_element.h"
#include "html/html_guard.h"
#include "html/ruby_element.h"

// An element that becomes a span.
struct element_type {
	const char *name;
	enum span_kind kind;
	bool ruby_part; // stands in <ruby> only, and may go without a closing tag
	bool wrapper;   // gives way to what it holds when it is closed
};

static const struct element_type element_types[] = {
	{ "a", SPAN_LINK, false, false },
	{ "b", SPAN_STRONG, false, false },
	{ "cite", SPAN_EM, false, false },
	{ "code", SPAN_CODE, false, false },
	{ "del", SPAN_DEL, false, false },
	{ "dfn", SPAN_EM, false, false },
	{ "em", SPAN_EM, false, false },
	{ "i", SPAN_EM, false, false },
	{ "ins", SPAN_INS, false, false },
	{ "kbd", SPAN_KBD, false, false },
	{ "mark", SPAN_MARK, false, false },
	{ "rb", SPAN_RUBY, true, false },
	{ "rp", SPAN_RUBY, true, false },
	{ "rt", SPAN_RUBY, true, false },
	{ "ruby", SPAN_RUBY, false, false },
	{ "s", SPAN_DEL, false, false },
	{ "samp", SPAN_CODE, false, false },
	{ "span", SPAN_EM, false, true },
	{ "strike", SPAN_DEL, false, false },
	{ "strong", SPAN_STRONG, false, false },
	{ "sub", SPAN_SUB, false, false },
	{ "sup", SPAN_SUP, false, false },
	{ "tt", SPAN_CODE, false, false },
	{ "u", SPAN_INS, false, false },
	{ "var", SPAN_EM, false, false },
};

struct raw_html_element {
	const struct element_type *type;
	struct span *span;
	struct source_pos pos;
};

static const struct element_type *find_type(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(element_types); i++) {
		if (strcmp(element_types[i].name, name) == 0) {
			return &element_types[i];
		}
	}
	return NULL;
}

void raw_html_init(struct raw_html *out, struct tree *tree)
{
	*out = (struct raw_html){
		.tree = tree,
		.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.open = g_array_new(FALSE, FALSE, sizeof(struct raw_html_element)),
	};
}

void raw_html_finish(struct raw_html *html)
{
	g_clear_pointer(&html->seen, g_hash_table_unref);
	g_clear_pointer(&html->open, g_array_unref);
	g_clear_pointer(&html->hidden_name, g_free);
}

// What becomes of a tag, if that is worth a word; else NULL.
static const char *fate(const char *name)
{
	const struct html_element *element = html_element_find(name);
	if (html_is_raw(name) || (element && element->role == HTML_HIDDEN)) {
		return "is dropped with all that it holds";
	}
	if (!element) {
		return "is dropped; its text is kept";
	}
	const struct element_type *type = find_type(name);
	return type && !type->wrapper ? "cannot be used here; its text is kept" : NULL;
}

void raw_html_report(struct raw_html *html, const char *name, struct source_pos pos)
{
	if (!fate(name)) {
		return;
	}
	if (g_hash_table_add(html->seen, g_strdup(name))) {
		diag_report(html->tree->diag, DIAG_RAW_HTML, pos, "tag '%s' %s", name, fate(name));
	}
}

/* Elements */

// The innermost open element, if no span of Markdown's has been opened in it; else NULL.
static struct raw_html_element *innermost(const struct raw_html *html)
{
	const struct tree *tree = html->tree;
	if (html->open->len == 0 || tree->images > 0 || tree->spans_flattened > 0) {
		return NULL;
	}
	struct raw_html_element *last = &g_array_index(html->open, struct raw_html_element, html->open->len - 1);
	return last->span == tree->span ? last : NULL;
}

static void forget_innermost(struct raw_html *html)
{
	g_array_set_size(html->open, html->open->len - 1);
}

// A link without an address is the name of a place.
static bool leads_nowhere(const struct span *span)
{
	return span->kind == SPAN_LINK && span->as.link.url[0] == '\0';
}

// Takes out the innermost element, which has not been closed.
static void abandon(struct raw_html *html, const struct raw_html_element *element)
{
	if (!element->type->ruby_part && !leads_nowhere(element->span)) {
		raw_html_report(html, element->type->name, element->pos);
	}
	if (element->type->kind == SPAN_RUBY) {
		ruby_element_unwrap(html->tree->leaf, element->span);
	}
	tree_unwrap_span(html->tree);
	forget_innermost(html);
}

// Code is text without markup: false, and nothing done, when there is any in it.
static bool settle_code(struct span *code, struct arena *arena)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (const struct span *child = code->first_child; child; child = child->next) {
		if (child->kind == SPAN_TEXT) {
			g_string_append(text, child->as.text);
		} else if (child->kind == SPAN_BREAK && child->as.break_kind == BREAK_SOFT) {
			g_string_append_c(text, ' ');
		} else {
			return false;
		}
	}
	code->first_child = NULL;
	code->last_child = NULL;
	code->as.code = arena_strndup(arena, text->str, text->len);
	return true;
}

// Says the language of a wrapper to all that it holds.
static void hand_down_lang(const struct span *wrapper)
{
	const struct span *end = span_next_skip(wrapper);
	for (struct span *span = wrapper->first_child; wrapper->lang && span && span != end; span = span_next(span)) {
		span->lang = span->lang ? span->lang : wrapper->lang;
	}
}

// Closes the innermost element.
static void settle(struct raw_html *html, const struct raw_html_element *element)
{
	struct tree *tree = html->tree;
	struct span *span = element->span;
	bool empty = !span->first_child && !element->type->ruby_part;
	bool markup = span->kind == SPAN_CODE && !empty && !settle_code(span, tree->doc->arena);
	if (empty || markup || element->type->wrapper || leads_nowhere(span)) {
		hand_down_lang(span);
		if (markup) {
			raw_html_report(html, element->type->name, element->pos);
		}
		tree_unwrap_span(tree);
	} else {
		tree_close_span(tree);
		if (span->kind == SPAN_RUBY && !element->type->ruby_part) {
			ruby_element_settle(tree->leaf, span, tree->doc->arena);
		}
	}
	forget_innermost(html);
}

bool raw_html_bars_ruby(const struct raw_html *html)
{
	for (guint i = 0; i < html->open->len; i++) {
		enum span_kind kind = g_array_index(html->open, struct raw_html_element, i).span->kind;
		if (kind == SPAN_RUBY || kind == SPAN_CODE) {
			return true;
		}
	}
	return false;
}

// Whether an element may stand here. A part of a ruby ends the one before it.
static bool may_open(struct raw_html *html, const struct element_type *type)
{
	if (!type->ruby_part) {
		return type->kind != SPAN_RUBY || !raw_html_bars_ruby(html);
	}
	const struct raw_html_element *around = innermost(html);
	if (around && around->type->ruby_part) {
		settle(html, around);
		around = innermost(html);
	}
	return around && around->type->kind == SPAN_RUBY;
}

static const char *attribute(const struct html_node *node, const char *name)
{
	return node ? html_tree_attribute(node, name) : NULL;
}

const char *raw_html_lang(struct raw_html *html, const struct html_node *node)
{
	const char *lang = attribute(node, "lang");
	return lang ? meta_lang_normalise(lang, html->tree->doc->arena) : NULL;
}

static char *copy_attribute(struct raw_html *html, const struct html_node *node, const char *name)
{
	const char *value = attribute(node, name);
	return value ? mark_clean(value, html->tree->doc->arena) : NULL;
}

static void set_link(struct raw_html *html, struct span *link, const struct html_node *node)
{
	char *url = copy_attribute(html, node, "href");
	link->as.link.url = url ? g_strstrip(url) : "";
	link->as.link.title = copy_attribute(html, node, "title");
}

// A place that links lead to: the block being read, or else an empty one before it. A heading keeps the id of its text.
static void add_id(struct raw_html *html, const struct html_node *node, struct source_pos pos)
{
	struct tree *tree = html->tree;
	char *id = copy_attribute(html, node, "id");
	id = id ? id : copy_attribute(html, node, "name");
	if (!id || !*id) {
		return;
	}
	if (tree->leaf && tree->leaf->kind != BLOCK_HEADING && !tree->leaf->name) {
		tree->leaf->name = id;
		return;
	}
	struct block *place = block_create(tree->doc->arena, BLOCK_PARAGRAPH, pos);
	place->name = id;
	block_append(tree->parent, place);
	if (tree->leaf && tree->leaf->parent == tree->parent) {
		struct block *leaf = tree->leaf;
		block_unlink(leaf);
		block_append(tree->parent, leaf);
	}
}

bool raw_html_open(struct raw_html *html, const char *name, const struct html_node *node, struct source_pos pos)
{
	const struct element_type *type = find_type(name);
	if (!type) {
		return false;
	}
	if (type->kind == SPAN_LINK) {
		add_id(html, node, pos);
	}
	if (!may_open(html, type)) {
		return false;
	}
	struct span *span = tree_open_span(html->tree, type->kind, pos);
	if (!span) {
		tree_close_span(html->tree);
		return false;
	}
	span->lang = raw_html_lang(html, node);
	if (type->ruby_part) {
		span->as.ruby = type->name;
	} else if (type->kind == SPAN_LINK) {
		set_link(html, span, node);
	}
	struct raw_html_element element = { type, span, pos };
	g_array_append_val(html->open, element);
	return true;
}

// Whether an element of that type is open, with nothing but elements opened in it.
static bool is_within(const struct raw_html *html, const struct element_type *type)
{
	const struct span *span = innermost(html) ? html->tree->span : NULL;
	for (guint i = html->open->len; i-- > 0 && span;) {
		const struct raw_html_element *element = &g_array_index(html->open, struct raw_html_element, i);
		if (element->span != span) {
			return false;
		}
		if (element->type == type) {
			return true;
		}
		span = span->parent;
	}
	return false;
}

bool raw_html_close(struct raw_html *html, const char *name)
{
	const struct element_type *type = find_type(name);
	if (!type || !is_within(html, type)) {
		return false;
	}
	const struct raw_html_element *element = innermost(html);
	for (; element->type != type; element = innermost(html)) {
		if (element->type->ruby_part) {
			settle(html, element);
		} else {
			abandon(html, element);
		}
	}
	settle(html, element);
	return true;
}

void raw_html_end_span(struct raw_html *html)
{
	for (const struct raw_html_element *last; (last = innermost(html));) {
		abandon(html, last);
	}
}

/* What holds nothing */

// The address of an image that a script would put in its place, when it waits for that.
static char *image_url(struct raw_html *html, const struct html_node *node)
{
	static const char *const names[] = { "data-src", "data-original", "src" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		char *url = copy_attribute(html, node, names[i]);
		if (url && *g_strstrip(url)) {
			return url;
		}
	}
	return NULL;
}

void raw_html_add_image(struct raw_html *html, const struct html_node *node, struct source_pos pos)
{
	char *url = image_url(html, node);
	struct span *image = url ? tree_open_image(html->tree, pos) : NULL;
	if (!image) {
		return;
	}
	const char *alt = copy_attribute(html, node, "alt");
	image->as.image.url = url;
	image->as.image.title = copy_attribute(html, node, "title");
	static const char *const hints[] = { "width", "height", "align" };
	for (size_t i = 0; i < G_N_ELEMENTS(hints); i++) {
		const char *value = attribute(node, hints[i]);
		if (value) {
			image_hint_take(image, hints[i], value);
		}
	}
	tree_add_text(html->tree, alt ? alt : "", pos);
	tree_close_image(html->tree);
}

struct embed raw_html_embed(struct raw_html *html, const struct html_node *node)
{
	static const char *const names[] = { "data-src", "src", "data" };
	const struct html_node *source = html_tree_child(node, "source");
	const struct html_node *nodes[] = { node, source ? source : node };
	for (size_t i = 0; i < G_N_ELEMENTS(nodes) * G_N_ELEMENTS(names); i++) {
		const char *url = copy_attribute(html, nodes[i / G_N_ELEMENTS(names)], names[i % G_N_ELEMENTS(names)]);
		if (url && *url) {
			return embed_from_url(url, html->tree->doc->arena);
		}
	}
	return (struct embed){ "", "" };
}

const char *raw_html_title(struct raw_html *html, const struct html_node *node, const struct embed *embed)
{
	char *title = node ? copy_attribute(html, node, "title") : NULL;
	return title && *g_strstrip(title) && g_ascii_strcasecmp(title, embed->service) != 0 ? title : NULL;
}

// A film in a line is a link; it becomes a card at the end of a block in which it stands alone.
static void add_media(struct raw_html *html, const struct html_node *node, const char *given, struct source_pos pos)
{
	struct embed embed = node ? raw_html_embed(html, node) : (struct embed){ "", "" };
	const char *title = given ? given : raw_html_title(html, node, &embed);
	html->media_wanted = *embed.url == '\0';
	html->media_title = title;
	struct span *link = *embed.url ? tree_open_span(html->tree, SPAN_LINK, pos) : NULL;
	if (link) {
		link->as.link.url = embed.url;
		tree_add_text(html->tree, title ? title : embed.url, pos);
		tree_close_span(html->tree);
		html->media = link;
		html->media_service = embed.service;
	}
}

/* Inline */

// Whether nothing is in a block yet that a break could follow.
static bool is_bare(const struct block *leaf)
{
	const struct span *span = leaf->first_span;
	while (span && (span->kind == SPAN_BREAK || (!span_own_text(span) && span->kind != SPAN_NOTE_REF))) {
		span = span_next(span);
	}
	return !span;
}

static void add_break(struct raw_html *html, struct source_pos pos)
{
	if (is_bare(html->tree->leaf)) {
		return;
	}
	tree_add_break(html->tree, BREAK_HARD, pos);
	html->breaks = true;
}

// Hides what a raw or hidden element holds, until its closing tag.
static void start_hiding(struct raw_html *html, const char *name)
{
	g_free(html->hidden_name);
	html->hidden_name = g_strdup(name);
}

static void read_opening(struct raw_html *html, const char *name, const struct html_node *node, struct source_pos pos)
{
	const struct html_element *element = html_element_find(name);
	switch (element ? element->role : HTML_ROLES) {
	case HTML_SPAN:
		if (!raw_html_open(html, name, node, pos)) {
			raw_html_report(html, name, pos);
		}
		break;
	case HTML_BREAK:
	case HTML_GROUP:
	case HTML_CONTAINER:
	case HTML_PRE:
	case HTML_RULE:
		add_break(html, pos);
		break;
	case HTML_IMAGE:
		raw_html_add_image(html, node, pos);
		break;
	case HTML_MEDIA:
		add_media(html, node, NULL, pos);
		if (strcmp(name, "embed") != 0) {
			start_hiding(html, name);
		}
		break;
	case HTML_HIDDEN:
		raw_html_report(html, name, pos);
		if (strcmp(name, "input") != 0) {
			start_hiding(html, name);
		}
		break;
	case HTML_PLAIN:
	case HTML_NOTHING:
		break;
	case HTML_ROLES:
		raw_html_report(html, name, pos);
		if (html_is_raw(name)) {
			start_hiding(html, name);
		}
		break;
	}
}

static void read_closing(struct raw_html *html, const char *name, struct source_pos pos)
{
	const struct html_element *element = html_element_find(name);
	enum html_role role = element ? element->role : HTML_ROLES;
	if (role == HTML_GROUP || role == HTML_CONTAINER || role == HTML_PRE) {
		add_break(html, pos);
	} else if (!raw_html_close(html, name) && role != HTML_MEDIA) {
		raw_html_report(html, name, pos);
	}
}

// The tree of a tag with attributes, which must not be too many for the parser; else NULL.
static struct html_tree *parse_tag(const struct html_piece *piece)
{
	bool parse = piece->attributes > 0 && piece->attributes <= HTML_GUARD_ATTRIBUTES_MAX;
	return parse ? html_tree_create(piece->text, piece->tag_length) : NULL;
}

// A tag in an element whose contents are dropped: its end, or the address of a film that has none so far.
static void read_hidden(struct raw_html *html, const struct html_piece *piece, struct source_pos pos)
{
	if (piece->closing && strcmp(piece->name, html->hidden_name) == 0) {
		g_clear_pointer(&html->hidden_name, g_free);
		html->media_wanted = false;
	} else if (html->media_wanted && strcmp(piece->name, "source") == 0) {
		struct html_tree *tag = parse_tag(piece);
		add_media(html, tag ? html_tree_first(tag) : NULL, html->media_title, pos);
		html_tree_destroy(tag);
	}
}

void raw_html_add_inline(struct raw_html *html, const char *text, struct source_pos pos)
{
	struct html_scanner scanner;
	struct html_piece piece;
	html_scanner_init(&scanner, text, strlen(text));
	if (!html_next(&scanner, &piece) || piece.kind != HTML_TAG) {
		return;
	}
	if (html->hidden_name) {
		read_hidden(html, &piece, pos);
		return;
	}
	if (html->tree->images > 0) {
		return; // a description is plain text
	}
	if (piece.closing) {
		read_closing(html, piece.name, pos);
		return;
	}
	struct html_tree *tag = parse_tag(&piece);
	read_opening(html, piece.name, tag ? html_tree_first(tag) : NULL, pos);
	html_tree_destroy(tag);
}

bool raw_html_is_hiding(const struct raw_html *html)
{
	return html->hidden_name != NULL;
}

static bool is_break(const struct span *span, enum break_kind kind)
{
	return span && span->kind == SPAN_BREAK && span->as.break_kind == kind;
}

// Breaks at the edges of a block break nothing, a line end beside one is the author's layout, and more than two, an
// empty line, are as good as two.
static void tidy_breaks(struct block *leaf)
{
	for (struct span *span = leaf->first_span, *next; span; span = next) {
		next = span->next;
		bool hard = is_break(span, BREAK_HARD);
		bool beside = is_break(span->prev, BREAK_HARD) || is_break(next, BREAK_HARD);
		bool third =
			is_break(span->prev, BREAK_HARD) && span->prev->prev && is_break(span->prev->prev, BREAK_HARD);
		bool blank = is_break(span, BREAK_SOFT) || span_is_blank(span);
		if ((blank && beside) || (hard && (!span->prev || third))) {
			leaf_unlink(leaf, span);
		}
	}
	while (leaf->last_span && (span_is_blank(leaf->last_span) || leaf->last_span->kind == SPAN_BREAK)) {
		leaf_unlink(leaf, leaf->last_span);
	}
}

// The only span of a block beside white space and breaks is the film.
static bool is_film_alone(const struct raw_html *html, const struct block *leaf)
{
	bool found = false;
	for (const struct span *span = leaf->first_span; span; span = span->next) {
		if (span == html->media) {
			found = true;
		} else if (span->kind != SPAN_BREAK && !span_is_blank(span)) {
			return false;
		}
	}
	return found;
}

static void make_card(struct raw_html *html, struct block *leaf)
{
	struct span *title = html->media->first_child;
	leaf->kind = BLOCK_LINK_CARD;
	leaf->as.link_card.url = html->media->as.link.url;
	leaf->as.link_card.service = html->media_service;
	leaf->first_span = NULL;
	leaf->last_span = NULL;
	if (html->media_title) {
		block_append_span(leaf, title);
	}
}

void raw_html_end_leaf(struct raw_html *html)
{
	struct block *leaf = html->tree->leaf;
	raw_html_end_span(html);
	g_clear_pointer(&html->hidden_name, g_free);
	if (html->breaks) {
		tidy_breaks(leaf);
	}
	if (html->media && leaf->kind == BLOCK_PARAGRAPH && is_film_alone(html, leaf)) {
		make_card(html, leaf);
	}
	html->breaks = false;
	html->media = NULL;
	html->media_wanted = false;
}
