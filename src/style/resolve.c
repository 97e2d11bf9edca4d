#include "style/resolve.h"

#include <string.h>

#include "style/option.h"

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

// What a part has none of is refused by name: no output would honour it.
static void report_not_offered(const struct resolving *resolving, struct source_pos pos,
	const struct option_subject *subject, const struct option *refused)
{
	size_t count;
	const struct option *options = option_table(subject->group, &count);
	g_autoptr(GString) offered = g_string_new(NULL);
	for (size_t i = 0; i < count; i++) {
		if (option_offered(&options[i], subject)) {
			g_string_append_printf(offered, "%s%s", offered->len > 0 ? ", " : "", options[i].name);
		}
	}
	diag_report(resolving->diag, DIAG_UNKNOWN_KEY, pos, "'%s.%s' changes nothing: '%s' has no '%s'", subject->name,
		refused->name, subject->name, refused->name);
	diag_hint(resolving->diag, "it has %s", offered->str);
}

// NULL, reported, when the subject has no such property.
static const struct option *find_option(const struct resolving *resolving, const struct option_subject *subject,
	const char *name, struct source_pos pos)
{
	const struct option *option = option_find(subject->group, name);
	if (!option) {
		g_autofree char *key = g_strconcat(subject->name, ".", name, NULL);
		report_unknown(resolving, pos, key, option_nearest(subject->group, name));
	} else if (!option_offered(option, subject)) {
		report_not_offered(resolving, pos, subject, option);
		return NULL;
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
