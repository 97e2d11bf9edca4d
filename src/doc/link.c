#include "doc/link.h"

#include <string.h>

static const char *const script_schemes[] = { "javascript:", "vbscript:", "data:" };

struct targets {
	GHashTable *by_name;   // anchor name -> block
	GHashTable *by_folded; // the same without case; the first block wins
	struct diag *diag;
};

static void add_target(struct targets *targets, const char *name, struct block *block)
{
	g_hash_table_insert(targets->by_name, (void *)name, block);
	g_autofree char *folded = g_utf8_casefold(name, -1);
	if (!g_hash_table_contains(targets->by_folded, folded)) {
		g_hash_table_insert(targets->by_folded, g_steal_pointer(&folded), block);
	}
}

static void collect_tree(struct block *root, struct targets *targets)
{
	for (struct block *block = block_next(root, root); block; block = block_next(block, root)) {
		if (block->anchor) {
			add_target(targets, block->anchor->name, block);
		}
	}
}

// The title that was taken out of the body leads to the first place that has an id: no output has one for the root.
static void collect_title(const struct doc *doc, struct targets *targets)
{
	struct block *first = doc->root->anchor ? block_next(doc->root, doc->root) : NULL;
	while (first && !first->anchor) {
		first = block_next(first, doc->root);
	}
	if (first) {
		add_target(targets, doc->root->anchor->name, first);
	}
}

static const struct block *find_target(const struct targets *targets, const char *fragment)
{
	g_autofree char *decoded = g_uri_unescape_string(fragment, NULL);
	const char *name = decoded && g_utf8_validate(decoded, -1, NULL) ? decoded : fragment;
	const struct block *exact = g_hash_table_lookup(targets->by_name, name);
	if (exact) {
		return exact;
	}
	g_autofree char *folded = g_utf8_casefold(name, -1);
	return g_hash_table_lookup(targets->by_folded, folded);
}

static bool runs_script(const char *url)
{
	for (size_t i = 0; i < G_N_ELEMENTS(script_schemes); i++) {
		if (g_ascii_strncasecmp(url, script_schemes[i], strlen(script_schemes[i])) == 0) {
			return true;
		}
	}
	return false;
}

static void resolve_link(struct span *link, const struct targets *targets)
{
	const char *url = link->as.link.url;
	if (url[0] == '#') {
		link->as.link.target = find_target(targets, url + 1);
		link->as.link.kind = link->as.link.target ? LINK_INTERNAL : LINK_DEAD;
	} else {
		link->as.link.kind = url[0] == '\0' || runs_script(url) ? LINK_DEAD : LINK_EXTERNAL;
	}
	if (link->as.link.kind == LINK_DEAD) {
		diag_report(targets->diag, DIAG_DEAD_LINK, link->pos, "link to '%s' leads nowhere", url);
	}
}

static void resolve_tree(struct block *root, const struct targets *targets)
{
	for (struct block *block = root; block; block = block_next(block, root)) {
		for (struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_LINK) {
				resolve_link(span, targets);
			}
		}
	}
}

void link_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	struct targets targets = {
		.by_name = g_hash_table_new(g_str_hash, g_str_equal),
		.by_folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.diag = diag,
	};
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		collect_tree(doc_tree_at(doc, i), &targets);
	}
	collect_title(doc, &targets);
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		resolve_tree(doc_tree_at(doc, i), &targets);
	}
	g_hash_table_unref(targets.by_name);
	g_hash_table_unref(targets.by_folded);
}
