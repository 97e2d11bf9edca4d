#include "pass/links.h"

#include <string.h>

#include "pass/target.h"

static const char *const script_schemes[] = { "javascript:", "vbscript:", "data:" };

static bool runs_script(const char *url)
{
	for (size_t i = 0; i < G_N_ELEMENTS(script_schemes); i++) {
		if (g_ascii_strncasecmp(url, script_schemes[i], strlen(script_schemes[i])) == 0) {
			return true;
		}
	}
	return false;
}

static void lead_to(struct span *link, uint32_t chapter, const struct block *target)
{
	link->as.link.kind = LINK_INTERNAL;
	link->as.link.chapter = chapter;
	link->as.link.target = target;
}

// An address as its author wrote it. The caller frees it.
static char *shown_address(const char *url)
{
	if (!g_str_has_prefix(url, link_map_ref_scheme)) {
		return g_strdup(url);
	}
	const char *reference = url + strlen(link_map_ref_scheme);
	g_autofree char *decoded = g_uri_unescape_string(reference, NULL);
	return g_strdup(decoded && g_utf8_validate(decoded, -1, NULL) ? decoded : reference);
}

static void report_dead(struct span *link, struct diag *diag)
{
	g_autofree char *address = shown_address(link->as.link.url);
	link->as.link.kind = LINK_DEAD;
	diag_report(diag, DIAG_DEAD_LINK, link->pos, "link to '%s' leads nowhere", address);
}

// Calls a function with every link of a doc.
static void each_link(const struct doc *doc, void (*visit)(void *data, struct span *link), void *data)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		struct block *root = doc_tree_at(doc, i);
		for (struct block *block = root; block; block = block_next(block, root)) {
			for (struct span *span = block->first_span; span; span = span_next(span)) {
				if (span->kind == SPAN_LINK) {
					visit(data, span);
				}
			}
		}
	}
}

/* In one doc */

struct resolving {
	const struct doc *doc;
	const struct target_table *targets;
	bool in_book;
	struct diag *diag;
};

// The name of a file without its suffix. The caller frees it.
static char *bare_name(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	char *suffix = strrchr(name, '.');
	return suffix && suffix > name ? g_strndup(name, (size_t)(suffix - name)) : g_steal_pointer(&name);
}

// Whether a reference without its fragment names the doc's own file. In a book links_resolve_book knows better.
static bool names_own_file(const struct resolving *resolving, const char *reference, size_t length)
{
	g_autofree char *path = g_uri_unescape_segment(reference, reference + length, NULL);
	g_autofree char *name = path ? bare_name(path) : NULL;
	g_autofree char *own = bare_name(resolving->doc->path);
	return !resolving->in_book && g_strcmp0(name, own) == 0;
}

// What follows the path of an address that leads to the doc itself: "#name", or "" for its start. NULL: it leads
// elsewhere.
static const char *own_fragment(const struct resolving *resolving, const char *url)
{
	if (!g_str_has_prefix(url, link_map_ref_scheme)) {
		return url[0] == '#' ? url : NULL;
	}
	const char *reference = url + strlen(link_map_ref_scheme);
	size_t length = strcspn(reference, "?#");
	if (length > 0 && !names_own_file(resolving, reference, length)) {
		return NULL;
	}
	const char *fragment = strchr(reference + length, '#');
	return fragment ? fragment : "";
}

static void resolve_link(void *data, struct span *link)
{
	struct resolving *resolving = data;
	const char *url = link->as.link.url;
	bool is_ref = g_str_has_prefix(url, link_map_ref_scheme);
	const char *own = own_fragment(resolving, url);
	const struct block *target = own && *own ? target_find(resolving->targets, own + 1) : NULL;
	link->as.link.kind = LINK_EXTERNAL;
	if (target || (own && !*own)) {
		lead_to(link, 0, target);
	} else if (own || url[0] == '\0' || runs_script(url) || (is_ref && !resolving->in_book)) {
		report_dead(link, resolving->diag);
	}
}

// A card leads to the network, or nowhere.
static void resolve_cards(const struct doc *doc, struct diag *diag)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		struct block *root = doc_tree_at(doc, i);
		for (struct block *card = root; card; card = block_next(card, root)) {
			if (card->kind == BLOCK_LINK_CARD && runs_script(card->as.link_card.url)) {
				diag_report(diag, DIAG_DEAD_LINK, card->pos, "link to '%s' leads nowhere",
					card->as.link_card.url);
				card->as.link_card.url = "";
			}
		}
	}
}

void links_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	struct target_table *targets = target_table_create(doc);
	struct resolving resolving = { .doc = doc, .targets = targets, .in_book = options->in_book, .diag = diag };
	each_link(doc, resolve_link, &resolving);
	resolve_cards(doc, diag);
	target_table_destroy(targets);
}

/* In a book */

struct book_resolving {
	const struct link_doc *docs;
	const struct link_doc *from;
	const struct link_map *map;
	struct target_table **targets; // at the doc's index; made when the first link asks for them
	guint *index_of;               // chapter -> index of its doc
	struct link_counts counts;
	struct diag *diag;
};

static const struct block *find_in_chapter(struct book_resolving *book, uint32_t chapter, const char *fragment)
{
	guint index = book->index_of[chapter];
	if (!book->targets[index]) {
		book->targets[index] = target_table_create(book->docs[index].doc);
	}
	return target_find(book->targets[index], fragment);
}

static void lead_to_chapter(struct book_resolving *book, struct span *link, const struct link_found *found)
{
	uint32_t chapter = found->page->chapter;
	const struct block *target = found->fragment ? find_in_chapter(book, chapter, found->fragment) : NULL;
	lead_to(link, chapter, target);
	book->counts.inside++;
	if (found->fragment && !target) {
		diag_report(book->diag, DIAG_DEAD_FRAGMENT, link->pos, "'%s' has no place named '%s'",
			found->page->path, found->fragment);
		diag_hint(book->diag, "the link leads to its start");
	}
}

// A page that is not in the book is read on the site, where that has an address.
static void lead_to_site(struct book_resolving *book, struct span *link, const char *address)
{
	if (address) {
		link->as.link.url = address;
		book->counts.site++;
		return;
	}
	book->counts.dead++;
	report_dead(link, book->diag);
}

static void report_unknown(struct book_resolving *book, struct span *link, const char *address)
{
	g_autofree char *shown = shown_address(link->as.link.url);
	book->counts.dead++;
	diag_report(book->diag, DIAG_DEAD_LINK, link->pos, "link to '%s' leads to no page of the collection", shown);
	if (address) {
		diag_hint(book->diag, "it was left leading to %s", address);
		link->as.link.url = address;
	} else {
		link->as.link.kind = LINK_DEAD;
	}
}

static void resolve_external(struct book_resolving *book, struct span *link)
{
	struct link_found found = link_map_find(book->map, book->from->page, link->as.link.url, book->from->doc->arena);
	switch (found.end) {
	case LINK_END_PAGE:
		if (found.page->included) {
			lead_to_chapter(book, link, &found);
		} else {
			lead_to_site(book, link, found.page->address);
		}
		break;
	case LINK_END_SITE:
		lead_to_site(book, link, found.address);
		break;
	case LINK_END_OUTSIDE:
		book->counts.outside++;
		break;
	case LINK_END_UNKNOWN:
		report_unknown(book, link, found.address);
		break;
	}
}

static void resolve_book_link(void *data, struct span *link)
{
	struct book_resolving *book = data;
	switch (link->as.link.kind) {
	case LINK_INTERNAL:
		link->as.link.chapter = book->from->chapter;
		book->counts.inside++;
		break;
	case LINK_EXTERNAL:
		resolve_external(book, link);
		break;
	case LINK_DEAD:
		book->counts.dead++;
		break;
	case LINK_KINDS:
		break;
	}
}

static guint *index_chapters(const struct link_doc *docs, size_t count)
{
	uint32_t chapters = 0;
	for (size_t i = 0; i < count; i++) {
		chapters = MAX(chapters, docs[i].chapter + 1);
	}
	guint *index_of = g_new0(guint, chapters);
	for (size_t i = 0; i < count; i++) {
		index_of[docs[i].chapter] = (guint)i;
	}
	return index_of;
}

struct link_counts links_resolve_book(
	const struct link_doc *docs, size_t count, const struct link_map *map, struct diag *diag)
{
	g_autofree guint *index_of = index_chapters(docs, count);
	g_autofree struct target_table **targets = g_new0(struct target_table *, count);
	struct book_resolving book = {
		.docs = docs,
		.map = map,
		.targets = targets,
		.index_of = index_of,
		.diag = diag,
	};
	for (size_t i = 0; i < count; i++) {
		book.from = &docs[i];
		each_link(docs[i].doc, resolve_book_link, &book);
	}
	for (size_t i = 0; i < count; i++) {
		target_table_destroy(targets[i]);
	}
	return book.counts;
}
