#include "style/style.h"

#include <string.h>

#include "style/option.h"
#include "style/theme.h"

static const char *const block_role_names[] = {
	[ROLE_BODY] = "body",
	[ROLE_TITLE] = "title",
	[ROLE_BYLINE] = "byline",
	[ROLE_DESCRIPTION] = "description",
	[ROLE_PART] = "part",
	[ROLE_CONTENTS] = "contents",
	[ROLE_HEADING_2] = "heading-2",
	[ROLE_HEADING_3] = "heading-3",
	[ROLE_HEADING_4] = "heading-4",
	[ROLE_HEADING_5] = "heading-5",
	[ROLE_HEADING_6] = "heading-6",
	[ROLE_LIST] = "list",
	[ROLE_QUOTE] = "quote",
	[ROLE_CODE] = "code-block",
	[ROLE_TABLE] = "table",
	[ROLE_TABLE_HEAD] = "table-head",
	[ROLE_FIGURE] = "figure",
	[ROLE_CAPTION] = "caption",
	[ROLE_RULE] = "rule",
	[ROLE_DEFINITION_TERM] = "definition-term",
	[ROLE_DEFINITION] = "definition",
	[ROLE_ADMONITION] = "admonition",
	[ROLE_ADMONITION_TITLE] = "admonition-title",
	[ROLE_DETAILS] = "details",
	[ROLE_DETAILS_SUMMARY] = "details-summary",
	[ROLE_LINK_CARD] = "link-card",
	[ROLE_MATH] = "math-block",
	[ROLE_NOTES] = "notes",
	[ROLE_FOLIO] = "folio",
};

G_STATIC_ASSERT(G_N_ELEMENTS(block_role_names) == ROLE_COUNT);

static const char *const text_role_names[] = {
	[TEXT_EM] = "em",
	[TEXT_STRONG] = "strong",
	[TEXT_CODE] = "code",
	[TEXT_LINK] = "link",
	[TEXT_MARK] = "mark",
	[TEXT_INS] = "ins",
	[TEXT_DEL] = "del",
	[TEXT_SUB] = "sub",
	[TEXT_SUP] = "sup",
	[TEXT_KBD] = "kbd",
	[TEXT_NOTE_REF] = "note-ref",
	[TEXT_MATH] = "math",
};

G_STATIC_ASSERT(G_N_ELEMENTS(text_role_names) == TEXT_COUNT);

const char *style_family_name(enum type_family family)
{
	size_t count;
	const struct option *families = option_table(OPTION_GROUP_FAMILIES, &count);
	return family < count ? families[family].name : "inherit";
}

const char *style_block_role_name(enum block_role role)
{
	return block_role_names[role];
}

const char *style_text_role_name(enum text_role role)
{
	return text_role_names[role];
}

// Where values come from and go to while a style is resolved.
struct resolving {
	struct style *style;
	struct arena *arena;
	struct diag *diag;
	bool page; // this is the first round, which reads the page's options only: sizes in points need its font size
};

static void report_bad_value(const struct resolving *resolving, struct source_pos pos,
	const struct option_subject *subject, const struct option *option, const char *text)
{
	g_autofree char *expects = option_expects(option);
	diag_report(resolving->diag, DIAG_BAD_VALUE, pos, "'%s.%s' must be %s, not '%s'", subject->name, option->name,
		expects, text);
}

static void report_unknown(
	const struct resolving *resolving, struct source_pos pos, const char *key, const char *nearest)
{
	diag_report(resolving->diag, DIAG_UNKNOWN_KEY, pos, "there is no option '%s'", key);
	if (nearest) {
		diag_hint(resolving->diag, "did you mean '%s'?", nearest);
	}
}

// A scalar's text, or the items of a list with commas between them; NULL for anything else. The caller frees it.
static char *value_text(const struct value *node)
{
	if (node->kind == VALUE_SCALAR) {
		return g_strdup(node->text);
	}
	if (node->kind != VALUE_LIST) {
		return NULL;
	}
	g_autoptr(GString) text = g_string_new(NULL);
	for (const struct value *item = node->first_child; item; item = item->next) {
		if (item->kind != VALUE_SCALAR) {
			return NULL;
		}
		g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", item->text);
	}
	return g_strdup(text->str);
}

// NULL, reported, when the subject has no such property.
static const struct option *find_option(const struct resolving *resolving, const struct option_subject *subject,
	const char *name, struct source_pos pos)
{
	const struct option *option = option_find(subject->group, name);
	if (!option) {
		g_autofree char *key = g_strconcat(subject->name, ".", name, NULL);
		report_unknown(resolving, pos, key, option_nearest(subject->group, name));
	}
	return option;
}

static void apply_property(
	const struct resolving *resolving, const struct option_subject *subject, const struct value *node)
{
	const struct option *option = find_option(resolving, subject, node->key, node->key_pos);
	if (!option) {
		return;
	}
	g_autofree char *text = value_text(node);
	if (!text || !option_set(option, subject, resolving->style, text, resolving->arena)) {
		report_bad_value(resolving, node->pos, subject, option, text ? text : "a map");
	}
}

// Whether this is the round that the options of a subject are read in.
static bool is_due(const struct resolving *resolving, const struct option_subject *subject)
{
	return (subject->group == OPTION_GROUP_PAGE) == resolving->page;
}

static void apply_subject(const struct resolving *resolving, const struct value *node)
{
	struct option_subject subject;
	if (!option_subject_find(&subject, node->key)) {
		if (resolving->page && !theme_is_own_key(node->key)) {
			report_unknown(resolving, node->key_pos, node->key, option_nearest_subject(node->key));
		}
		return;
	}
	if (!is_due(resolving, &subject)) {
		return;
	}
	if (node->kind != VALUE_MAP) {
		diag_report(resolving->diag, DIAG_BAD_VALUE, node->pos, "'%s' must be a map of its options", node->key);
		return;
	}
	for (const struct value *child = node->first_child; child; child = child->next) {
		apply_property(resolving, &subject, child);
	}
}

// Recursion is bounded by THEME_EXTENDS_MAX.
static void apply_theme(const struct resolving *resolving, const struct theme *theme)
{
	if (theme->extends) {
		apply_theme(resolving, theme->extends);
	}
	if (theme->root->kind != VALUE_MAP) {
		return;
	}
	for (const struct value *child = theme->root->first_child; child; child = child->next) {
		apply_subject(resolving, child);
	}
}

// Applies "subject.property=value".
static void apply_override(const struct resolving *resolving, const char *override)
{
	static const struct source_pos nowhere = { 0 };
	const char *equals = strchr(override, '=');
	g_autofree char *key = g_strndup(override, equals ? (gsize)(equals - override) : strlen(override));
	char *dot = strchr(key, '.');
	if (!equals || !dot) {
		if (resolving->page) {
			diag_report(resolving->diag, DIAG_BAD_VALUE, nowhere,
				"'%s' must be an option and its value, as in body.leading=1.6", override);
		}
		return;
	}
	*dot = '\0';
	struct option_subject subject;
	if (!option_subject_find(&subject, key)) {
		if (resolving->page) {
			report_unknown(resolving, nowhere, key, option_nearest_subject(key));
		}
		return;
	}
	if (!is_due(resolving, &subject)) {
		return;
	}
	const struct option *option = find_option(resolving, &subject, dot + 1, nowhere);
	if (option && !option_set(option, &subject, resolving->style, equals + 1, resolving->arena)) {
		report_bad_value(resolving, nowhere, &subject, option, equals + 1);
	}
}

static void set_initial(struct style *style, struct arena *arena)
{
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		size_t count;
		const struct option *options = option_table(subject.group, &count);
		for (size_t j = 0; j < count; j++) {
			bool good = !options[j].initial ||
				option_set(&options[j], &subject, style, options[j].initial, arena);
			g_assert(good);
		}
	}
}

void style_resolve(struct style *out, const struct theme *theme, const char *const *overrides, struct arena *arena,
	struct diag *diag)
{
	memset(out, 0, sizeof(*out)); // padding too: equal styles are equal bytes
	out->name = arena_strdup(arena, theme->name);
	set_initial(out, arena);
	static const bool rounds[] = { true, false };
	for (size_t i = 0; i < G_N_ELEMENTS(rounds); i++) {
		struct resolving resolving = { out, arena, diag, rounds[i] };
		apply_theme(&resolving, theme);
		for (const char *const *override = overrides; override && *override; override++) {
			apply_override(&resolving, *override);
		}
	}
}

static enum block_role role_of_text(const struct block *block)
{
	static const enum block_role roles[BLOCK_KINDS] = {
		[BLOCK_ITEM] = ROLE_LIST,
		[BLOCK_QUOTE] = ROLE_QUOTE,
		[BLOCK_DEFINITION] = ROLE_DEFINITION,
		[BLOCK_ADMONITION] = ROLE_ADMONITION,
		[BLOCK_FIGURE] = ROLE_FIGURE,
		[BLOCK_NOTE] = ROLE_NOTES,
	};
	for (const struct block *around = block->parent; around; around = around->parent) {
		if (roles[around->kind] != ROLE_BODY) {
			return roles[around->kind];
		}
	}
	return ROLE_BODY;
}

static enum block_role role_of_caption(const struct block *block)
{
	if (block->parent->kind == BLOCK_ADMONITION) {
		return ROLE_ADMONITION_TITLE;
	}
	return block->parent->kind == BLOCK_DETAILS ? ROLE_DETAILS_SUMMARY : ROLE_CAPTION;
}

static enum block_role role_of_heading(const struct block *block)
{
	int level = CLAMP(block->as.heading.level, 1, 6);
	return level == 1 ? ROLE_TITLE : (enum block_role)(ROLE_HEADING_2 + level - 2);
}

enum block_role style_role_of(const struct block *block)
{
	static const enum block_role roles[] = {
		[BLOCK_LIST] = ROLE_LIST,
		[BLOCK_QUOTE] = ROLE_QUOTE,
		[BLOCK_CODE] = ROLE_CODE,
		[BLOCK_TABLE] = ROLE_TABLE,
		[BLOCK_FIGURE] = ROLE_FIGURE,
		[BLOCK_RULE] = ROLE_RULE,
		[BLOCK_DEFINITION_TERM] = ROLE_DEFINITION_TERM,
		[BLOCK_DEFINITION] = ROLE_DEFINITION,
		[BLOCK_ADMONITION] = ROLE_ADMONITION,
		[BLOCK_DETAILS] = ROLE_DETAILS,
		[BLOCK_LINK_CARD] = ROLE_LINK_CARD,
		[BLOCK_MATH] = ROLE_MATH,
		[BLOCK_NOTE] = ROLE_NOTES,
		[BLOCK_KINDS] = ROLE_BODY,
	};
	G_STATIC_ASSERT(ROLE_BODY == 0); // the kinds not named above
	if (block->kind == BLOCK_PARAGRAPH) {
		return role_of_text(block);
	}
	if (block->kind == BLOCK_CAPTION) {
		return role_of_caption(block);
	}
	if (block->kind == BLOCK_HEADING) {
		return role_of_heading(block);
	}
	if (block->kind == BLOCK_TABLE_CELL) {
		return block->as.cell.header ? ROLE_TABLE_HEAD : ROLE_TABLE;
	}
	return roles[block->kind];
}

bool style_text_role_of(enum span_kind kind, enum text_role *out)
{
	static const int roles[SPAN_KINDS] = {
		[SPAN_TEXT] = -1,
		[SPAN_EM] = TEXT_EM,
		[SPAN_STRONG] = TEXT_STRONG,
		[SPAN_CODE] = TEXT_CODE,
		[SPAN_LINK] = TEXT_LINK,
		[SPAN_IMAGE] = -1,
		[SPAN_BREAK] = -1,
		[SPAN_NOTE_REF] = TEXT_NOTE_REF,
		[SPAN_RUBY] = -1,
		[SPAN_MARK] = TEXT_MARK,
		[SPAN_INS] = TEXT_INS,
		[SPAN_DEL] = TEXT_DEL,
		[SPAN_SUB] = TEXT_SUB,
		[SPAN_SUP] = TEXT_SUP,
		[SPAN_KBD] = TEXT_KBD,
		[SPAN_MATH] = TEXT_MATH,
	};
	if (roles[kind] < 0) {
		return false;
	}
	*out = (enum text_role)roles[kind];
	return true;
}
