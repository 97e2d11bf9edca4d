#include "style/resolve.h"

#include <string.h>

#include "style/alias.h"
#include "style/option.h"

/*
 * What a length or a size means depends on other options, which any layer may set. So the layers are read in rounds: in
 * each, options that need only those of the rounds before.
 */
enum round {
	ROUND_BODY_SIZE,   // page.font-size
	ROUND_PAGE,        // the rest of the page, in em of the body
	ROUND_BLOCK_SIZES, // sizes of blocks, factors of that of the body
	ROUND_REST,
	ROUNDS
};

// Where values come from and go to while a style is resolved.
struct resolving {
	struct style *style;
	struct origins *origins; // may be NULL
	struct arena *arena;
	struct diag *diag;
	enum round round;
};

static enum round round_of(enum option_group group, const struct option *option)
{
	if (group == OPTION_GROUP_PAGE) {
		return option_is_body_size(option) ? ROUND_BODY_SIZE : ROUND_PAGE;
	}
	return option->type == OPTION_SIZE ? ROUND_BLOCK_SIZES : ROUND_REST;
}

// Whether this is the round that tells of what no round can use.
static bool is_telling(const struct resolving *resolving, enum option_group group)
{
	return resolving->round == (group == OPTION_GROUP_PAGE ? ROUND_PAGE : ROUND_REST);
}

static void report_bad_value(const struct resolving *resolving, struct source_pos pos,
	const struct option_subject *subject, const struct option *option, const char *text)
{
	g_autofree char *expects = option_expects(option);
	diag_report(resolving->diag, DIAG_BAD_VALUE, pos, "'%s.%s' must be %s, not '%s'", subject->name, option->name,
		expects, text);
	g_autofree char *hint = alias_value_hint(option->type, text);
	if (hint) {
		diag_hint(resolving->diag, "%s", hint);
	}
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

// An option that is due in this round; NULL when it is not, or, reported, when the subject has no such property.
static const struct option *find_due_option(const struct resolving *resolving, const struct option_subject *subject,
	const char *name, struct source_pos pos)
{
	const struct option *option = alias_find_option(subject->group, name);
	bool offered = option && option_offered(option, subject);
	if (!option && is_telling(resolving, subject->group)) {
		g_autofree char *key = g_strconcat(subject->name, ".", name, NULL);
		report_unknown(resolving, pos, key, alias_nearest_option(subject->group, name));
	} else if (option && !offered && is_telling(resolving, subject->group)) {
		report_not_offered(resolving, pos, subject, option);
	}
	return offered && round_of(subject->group, option) == resolving->round ? option : NULL;
}

// Stores a value and records where it comes from, or reports what is wrong with it.
static void apply_text(const struct resolving *resolving, const struct option_subject *subject,
	const struct option *option, const char *text, struct origin *origin)
{
	const char *word = alias_value(option->type, text);
	if (!option_set(option, subject, resolving->style, word, resolving->arena)) {
		report_bad_value(resolving, origin->pos, subject, option, text);
		return;
	}
	if (resolving->origins) {
		origin->text = word;
		origins_record(resolving->origins, subject, option, origin);
	}
}

static void apply_property(const struct resolving *resolving, const struct option_subject *subject,
	const struct value *node, const char *builtin)
{
	const struct option *option = find_due_option(resolving, subject, node->key, node->key_pos);
	if (!option) {
		return;
	}
	g_autofree char *text = value_text(node);
	if (!text) {
		report_bad_value(resolving, node->pos, subject, option, "a map");
		return;
	}
	struct origin origin = { .kind = ORIGIN_THEME, .pos = node->pos, .builtin = builtin };
	apply_text(resolving, subject, option, text, &origin);
}

static void apply_subject(const struct resolving *resolving, const struct value *node, const char *builtin)
{
	struct option_subject subject;
	if (!alias_find_subject(&subject, node->key)) {
		if (resolving->round == ROUND_PAGE && !theme_is_own_key(node->key)) {
			report_unknown(resolving, node->key_pos, node->key, alias_nearest_subject(node->key));
		}
		return;
	}
	if (node->kind != VALUE_MAP) {
		// A part all of whose options are commented out is no mistake.
		if (is_telling(resolving, subject.group) && !value_is_null(node)) {
			diag_report(resolving->diag, DIAG_BAD_VALUE, node->pos, "'%s' must be a map of its options",
				node->key);
		}
		return;
	}
	for (const struct value *child = node->first_child; child; child = child->next) {
		apply_property(resolving, &subject, child, builtin);
	}
}

// Recursion is bounded by THEME_EXTENDS_MAX and the depth of folders.
static void apply_theme(const struct resolving *resolving, const struct theme *theme)
{
	if (theme->extends) {
		apply_theme(resolving, theme->extends);
	}
	if (theme->root->kind != VALUE_MAP) {
		return;
	}
	for (const struct value *child = theme->root->first_child; child; child = child->next) {
		apply_subject(resolving, child, theme->builtin ? theme->name : NULL);
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
		if (resolving->round == ROUND_PAGE) {
			diag_report(resolving->diag, DIAG_BAD_VALUE, nowhere,
				"'%s' must be an option and its value, as in body.leading=1.6", override);
		}
		return;
	}
	*dot = '\0';
	struct option_subject subject;
	if (!alias_find_subject(&subject, key)) {
		if (resolving->round == ROUND_PAGE) {
			report_unknown(resolving, nowhere, key, alias_nearest_subject(key));
		}
		return;
	}
	const struct option *option = find_due_option(resolving, &subject, dot + 1, nowhere);
	if (option) {
		struct origin origin = { .kind = ORIGIN_FLAG };
		apply_text(resolving, &subject, option, equals + 1, &origin);
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

void resolve_recorded(struct style *out, const struct theme *theme, const char *const *overrides,
	struct origins *origins, struct arena *arena, struct diag *diag)
{
	memset(out, 0, sizeof(*out)); // padding too: equal styles are equal bytes
	out->name = arena_strdup(arena, theme->name);
	set_initial(out, arena);
	for (int round = 0; round < ROUNDS; round++) {
		struct resolving resolving = { out, origins, arena, diag, (enum round)round };
		apply_theme(&resolving, theme);
		for (const char *const *override = overrides; override && *override; override++) {
			apply_override(&resolving, *override);
		}
	}
}

void style_resolve(struct style *out, const struct theme *theme, const char *const *overrides, struct arena *arena,
	struct diag *diag)
{
	resolve_recorded(out, theme, overrides, NULL, arena, diag);
}
