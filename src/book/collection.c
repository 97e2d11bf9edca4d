#include "book/collection.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/prose.h"
#include "book/names.h"
#include "hugo/cascade.h"
#include "hugo/permalink.h"

static const char *const other_suffixes[] = { ".html", ".htm", ".adoc", ".asciidoc", ".org", ".rst", ".pandoc",
	".mdx" };

// What is known while a collection is read.
struct walk {
	struct collection *out;
	const struct collection_options *options;
	struct diag *diag;
	GPtrArray *ignored; // GRegex
	const char *source; // as the user named it
	char *wanted;       // the same, resolved; pages outside it are left out
};

static bool is_other(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(other_suffixes); i++) {
		if (g_str_has_suffix(name, other_suffixes[i])) {
			return true;
		}
	}
	return false;
}

/* Names */

// The name of a file may be any bytes; what is made of it is text.
static const char *join(struct arena *arena, const char *folder, const char *name)
{
	g_autofree char *valid = g_utf8_make_valid(name, -1);
	return folder[0] ? arena_printf(arena, "%s/%s", folder, valid) : arena_strdup(arena, valid);
}

// The part of a path below a folder that it is inside of.
static const char *below(const char *path, const char *folder)
{
	path += strlen(folder);
	return path + strspn(path, "/");
}

/* Pages */

static bool is_after(const struct meta_date *a, const struct meta_date *b)
{
	return a->set && b->set && meta_date_unix(a) > meta_date_unix(b);
}

static bool is_word(const char *text, const char *word)
{
	return text && g_ascii_strcasecmp(text, word) == 0;
}

static const char *left_out_by_meta(const struct walk *walk, const struct meta *meta)
{
	const struct collection_options *options = walk->options;
	const struct meta_date *published = meta->publish_date.set ? &meta->publish_date : &meta->date;
	if (meta->draft && !options->drafts) {
		return "a draft";
	}
	if (is_after(published, &options->now) && !options->future) {
		return "of a date to come";
	}
	if (is_after(&options->now, &meta->expiry_date) && !options->expired) {
		return "expired";
	}
	if (meta->headless || is_word(meta->render, "never") || is_word(meta->list, "never")) {
		return "not published by the site";
	}
	return NULL;
}

static const char *left_out(const struct walk *walk, const struct source_page *page, const char *resolved)
{
	if (!page->source.text) {
		return "not readable";
	}
	if (page->language && page->language != walk->out->language) {
		return "in another language";
	}
	if (!file_is_inside(resolved, walk->wanted)) {
		return "outside the folder asked for";
	}
	return left_out_by_meta(walk, &page->meta);
}

// "trip.en.md" is "trip.md" for those that link to it in its own language.
static const char *plain_path(const struct collection *collection, const struct source_page *page)
{
	struct arena *arena = collection->arena;
	if (!page->language || page->language != collection->language || page->language->key[0] == '\0') {
		return page->relative;
	}
	g_autofree char *tag = g_strdup_printf(".%s.", page->language->key);
	const char *dot = strrchr(page->relative, '.');
	size_t length = strlen(tag);
	size_t before = dot ? (size_t)(dot - page->relative) : 0;
	bool tagged = before + 1 >= length && g_ascii_strncasecmp(dot + 1 - length, tag, length) == 0;
	return tagged ? arena_printf(arena, "%.*s%s", (int)(before + 1 - length), page->relative, dot) : page->relative;
}

static void fill_link(const struct walk *walk, struct source_page *page)
{
	const struct collection *collection = walk->out;
	struct arena *arena = collection->arena;
	page->link = (struct link_page){ .path = plain_path(collection, page), .aliases = &page->meta.aliases };
	if (!collection->site) {
		return;
	}
	struct permalink_page link = {
		.path = page->relative,
		.title = page->meta.title,
		.meta = &page->meta,
		.language = page->language,
		.opens_section = page->opener,
	};
	page->link.url = permalink_of(collection->site, &link, arena);
	// What the site does not publish has no address there.
	if (collection->base_url && !left_out_by_meta(walk, &page->meta)) {
		page->link.address = arena_printf(arena, "%s%s", collection->base_url, page->link.url + 1);
	}
}

static void read_page(struct walk *walk, struct source_page *page)
{
	struct collection *collection = walk->out;
	struct source_options options = {
		.world = walk->options->world,
		.encoding = walk->options->encoding,
		.root = collection->root,
		.within = collection->root,
		.site = collection->site,
		.cascade = page->cascade,
	};
	if (source_load(&page->source, page->path, &options, collection->arena, walk->diag)) {
		struct frontmatter front;
		// Its messages come again when the page is read for good.
		diag_mute(walk->diag, true);
		source_read_front(&front, &page->source, &options, collection->arena, walk->diag);
		diag_mute(walk->diag, false);
		page->meta = front.meta;
	}
}

// The name without suffix and, in a site, language. The caller frees it.
static char *stem_of(const struct walk *walk, const char *name)
{
	g_autofree char *stem = g_strndup(name, (gsize)(strrchr(name, '.') - name));
	char *tag = strrchr(stem, '.');
	if (tag && walk->out->site && site_language_find(walk->out->site, tag + 1)) {
		*tag = '\0';
	}
	return g_steal_pointer(&stem);
}

// What a branch hands down to the pages below it.
struct handed {
	const struct handed *above; // NULL: the site's own is above
	const struct value *cascade;
};

static const struct value *cascade_of(
	const struct walk *walk, const struct handed *handed, const struct cascade_page *page)
{
	const struct collection *collection = walk->out;
	if (!handed) {
		const struct value *own = collection->site ? value_lookup(collection->site->values, "cascade") : NULL;
		return own ? cascade_over(NULL, own, page, collection->arena, walk->diag) : NULL;
	}
	const struct value *inherited = cascade_of(walk, handed->above, page);
	return cascade_over(inherited, handed->cascade, page, collection->arena, walk->diag);
}

// The path that targets name: "/posts/trip" for posts/trip.en.md and posts/trip/index.md.
static const char *target_path(const struct walk *walk, const char *relative)
{
	g_autofree char *folder = g_path_get_dirname(relative);
	g_autofree char *name = g_path_get_basename(relative);
	g_autofree char *stem = stem_of(walk, name);
	bool own = strcmp(stem, "index") != 0 && strcmp(stem, "_index") != 0;
	const char *above = strcmp(folder, ".") == 0 ? "" : folder;
	return arena_printf(walk->out->arena, "/%s%s%s", above, own && above[0] ? "/" : "", own ? stem : "");
}

static const struct value *find_cascade(
	const struct walk *walk, const struct source_page *page, const struct handed *handed)
{
	const char *path = target_path(walk, page->relative);
	struct cascade_page target = {
		.path = path,
		.kind = !page->opener ? "page"
			: path[1]     ? "section"
				      : "home",
		.lang = page->language ? page->language->key : NULL,
	};
	return cascade_of(walk, handed, &target);
}

// The path of a file as the user would write it. Arena memory.
static const char *shown_path(const struct walk *walk, const char *path)
{
	struct arena *arena = walk->out->arena;
	if (!file_is_inside(path, walk->wanted)) {
		return arena_strdup(arena, path);
	}
	bool here = strcmp(walk->source, ".") == 0;
	g_autofree char *shown = g_build_filename(here ? "" : walk->source, below(path, walk->wanted), NULL);
	return arena_strdup(arena, shown);
}

static void pass_by(struct walk *walk, const char *path, const char *why)
{
	struct arena *arena = walk->out->arena;
	g_ptr_array_add(walk->out->other, (void *)arena_printf(arena, "%s: %s", shown_path(walk, path), why));
}

static struct source_page *add_page(struct walk *walk, const char *path, const char *resolved, const char *relative,
	const struct handed *handed, bool opener)
{
	struct collection *collection = walk->out;
	struct source_page *page = arena_new(collection->arena, struct source_page);
	page->path = shown_path(walk, path);
	page->relative = relative;
	page->opener = opener;
	if (collection->site) {
		page->language = site_language_of_path(collection->site, below(resolved, collection->site->root));
	}
	// What is wrong in a cascade would be said for each page that it reaches.
	diag_mute(walk->diag, true);
	page->cascade = find_cascade(walk, page, handed);
	diag_mute(walk->diag, false);
	read_page(walk, page);
	page->left_out = left_out(walk, page, resolved);
	fill_link(walk, page);
	g_ptr_array_add(collection->pages, page);
	g_hash_table_insert(collection->by_path, (void *)relative, page);
	return page;
}

/* Folders */

// What the name of a file says of it.
enum naming { NAME_PAGE, NAME_BUNDLE, NAME_OPENER };

static enum naming naming_of(const struct walk *walk, const char *name)
{
	g_autofree char *stem = stem_of(walk, name);
	if (strcmp(stem, "_index") == 0) {
		return NAME_OPENER;
	}
	bool speaks = g_ascii_strcasecmp(stem, "index") == 0;
	if (walk->out->site) {
		// The books theme of Hugo and its like take a readme for a section page.
		return speaks ? NAME_BUNDLE : NAME_PAGE;
	}
	return speaks || g_ascii_strcasecmp(stem, "readme") == 0 ? NAME_OPENER : NAME_PAGE;
}

static bool is_ignored(const struct walk *walk, const char *relative)
{
	for (guint i = 0; i < walk->ignored->len; i++) {
		if (g_regex_match(g_ptr_array_index(walk->ignored, i), relative, 0, NULL)) {
			return true;
		}
	}
	return false;
}

static struct folder *create_folder(struct walk *walk, const char *name, const char *relative)
{
	struct folder *folder = arena_new(walk->out->arena, struct folder);
	g_autofree char *text = prose_of_name(name);
	folder->name = arena_strdup(walk->out->arena, text);
	folder->relative = relative;
	folder->pages = g_ptr_array_new();
	folder->folders = g_ptr_array_new();
	return folder;
}

static bool holds_bundle(const struct walk *walk, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		if (names_is_markdown(name) && naming_of(walk, name) == NAME_BUNDLE) {
			return true;
		}
	}
	return false;
}

// One folder while it is read.
struct visit {
	struct folder *folder;
	const char *path;            // on the disk
	const struct handed *handed; // NULL: nothing but what the site hands down
	bool bundle;                 // a leaf bundle: only its index is a page
	int depth;
};

static void visit_file(struct walk *walk, struct visit *visit, const char *name, enum naming naming)
{
	struct arena *arena = walk->out->arena;
	g_autofree char *path = g_build_filename(visit->path, name, NULL);
	const char *relative = join(arena, visit->folder->relative, name);
	if (is_ignored(walk, relative) || collection_find(walk->out, relative)) {
		return;
	}
	struct world_file *file;
	if (world_open_beneath(walk->options->world, walk->out->root, path, &file) != WORLD_FOUND) {
		pass_by(walk, path, "no file, or a link that leads outside the root");
		return;
	}
	const char *resolved = arena_strdup(arena, world_file_path(file));
	world_file_close(file);
	if (visit->bundle && naming == NAME_PAGE) {
		pass_by(walk, path, "a resource of its page bundle");
		return;
	}
	struct source_page *page = add_page(walk, path, resolved, relative, visit->handed, naming == NAME_OPENER);
	bool opens = naming == NAME_OPENER && !visit->folder->opener && (!page->left_out || !walk->out->site);
	if (opens) {
		visit->folder->opener = page;
	} else if (naming != NAME_OPENER || !walk->out->site) {
		g_ptr_array_add(visit->folder->pages, page);
	}
}

static void visit_folder(struct walk *walk, struct visit *visit);

static void append_all(GPtrArray *to, const GPtrArray *from)
{
	for (guint i = 0; i < from->len; i++) {
		g_ptr_array_add(to, g_ptr_array_index(from, i));
	}
}

// Of a site's folders those at the top and those with a page that speaks for them are sections. What the others hold,
// leaf bundles among them, belongs to the folder above.
static void keep_folder(struct walk *walk, const struct visit *outer, const struct visit *inner)
{
	struct folder *folder = inner->folder;
	bool section = !walk->out->site || folder->opener || (outer->depth == 0 && !inner->bundle);
	if (section && (folder->opener || folder->pages->len > 0 || folder->folders->len > 0)) {
		g_ptr_array_add(outer->folder->folders, folder);
		return;
	}
	append_all(outer->folder->pages, folder->pages);
	append_all(outer->folder->folders, folder->folders);
	g_ptr_array_unref(folder->pages);
	g_ptr_array_unref(folder->folders);
}

static void visit_subfolder(struct walk *walk, const struct visit *visit, const char *name)
{
	struct arena *arena = walk->out->arena;
	g_autofree char *path = g_build_filename(visit->path, name, NULL);
	const char *relative = join(arena, visit->folder->relative, name);
	if (is_ignored(walk, relative)) {
		return;
	}
	// Links to folders could lead in circles or out of the collection.
	if (world_is_link(walk->options->world, path) || visit->depth >= NAMES_DEPTH_MAX) {
		pass_by(walk, path, visit->depth >= NAMES_DEPTH_MAX ? "too deep" : "a symbolic link to a folder");
		return;
	}
	struct visit inner = {
		.folder = create_folder(walk, name, relative),
		.path = path,
		.handed = visit->handed,
		.depth = visit->depth + 1,
	};
	visit_folder(walk, &inner);
	keep_folder(walk, visit, &inner);
}

static void hand_down(struct walk *walk, struct visit *visit)
{
	const struct source_page *opener = visit->folder->opener;
	const struct value *cascade =
		opener && opener->meta.values ? value_lookup(opener->meta.values, "cascade") : NULL;
	if (cascade) {
		struct handed *handed = arena_new(walk->out->arena, struct handed);
		*handed = (struct handed){ .above = visit->handed, .cascade = cascade };
		visit->handed = handed;
	}
}

// A list of chapters is none itself.
static bool is_page_name(const struct walk *walk, const char *name)
{
	return names_is_markdown(name) && (walk->out->site || g_ascii_strcasecmp(name, "SUMMARY.md") != 0);
}

// The files that speak for the folder come first: what they hand down holds for all others.
static void visit_files(struct walk *walk, struct visit *visit, const GPtrArray *names)
{
	for (int openers = 1; openers >= 0; openers--) {
		for (guint i = 0; i < names->len; i++) {
			const char *name = g_ptr_array_index(names, i);
			if (!is_page_name(walk, name)) {
				continue;
			}
			enum naming naming = naming_of(walk, name);
			if ((naming == NAME_OPENER) == (openers == 1)) {
				visit_file(walk, visit, name, naming);
			}
		}
		if (openers == 1) {
			hand_down(walk, visit);
		}
	}
}

static void visit_folder(struct walk *walk, struct visit *visit)
{
	g_autoptr(GPtrArray) names = names_in_folder(visit->path, walk->options->world, walk->diag);
	visit->bundle = walk->out->site && holds_bundle(walk, names);
	visit_files(walk, visit, names);
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *path = g_build_filename(visit->path, name, NULL);
		if (world_kind(walk->options->world, path) == WORLD_FOLDER) {
			// A leaf bundle holds resources, no pages.
			if (!visit->bundle) {
				visit_subfolder(walk, visit, name);
			}
		} else if (is_other(name)) {
			pass_by(walk, path, "not Markdown");
		}
	}
}

/* Sources */

static void add_ignored(struct walk *walk)
{
	const struct site *site = walk->out->site;
	for (size_t i = 0; i < site->ignore_files.count; i++) {
		GRegex *regex = g_regex_new(site->ignore_files.items[i], 0, 0, NULL);
		if (regex) {
			g_ptr_array_add(walk->ignored, regex);
		} else {
			diag_report(walk->diag, DIAG_BAD_VALUE, diag_path_pos(walk->diag, site->path),
				"'%s' in ignoreFiles is no regular expression", site->ignore_files.items[i]);
		}
	}
}

static void visit_content(struct walk *walk, const char *dir, const char *at)
{
	struct folder *top = walk->out->top;
	g_autofree char *path = g_build_filename(walk->out->site->root, dir, NULL);
	if (world_kind(walk->options->world, path) != WORLD_FOLDER) {
		return;
	}
	struct visit visit = { .folder = top, .path = path };
	if (at[0] == '\0') {
		visit_folder(walk, &visit);
		return;
	}
	visit.folder = create_folder(walk, at, arena_strdup(walk->out->arena, at));
	visit.depth = 1;
	visit_folder(walk, &visit);
	g_ptr_array_add(top->folders, visit.folder);
}

static void visit_site(struct walk *walk)
{
	const struct site *site = walk->out->site;
	const struct site_language *language = walk->out->language;
	if (language->content_dir) {
		visit_content(walk, language->content_dir, "");
		return;
	}
	for (size_t i = 0; i < site->mount_count; i++) {
		const struct site_mount *mount = &site->mounts[i];
		if (!mount->lang || g_ascii_strcasecmp(mount->lang, language->key) == 0) {
			visit_content(walk, mount->dir, mount->at);
		}
	}
}

static const struct site_language *find_language(const struct site *site, const char *wanted)
{
	const struct site_language *found = site_language_find(site, wanted);
	for (size_t i = 0; !found && i < site->language_count; i++) {
		const char *tag = site->languages[i].lang;
		found = tag && g_ascii_strcasecmp(tag, wanted) == 0 ? &site->languages[i] : NULL;
	}
	return found;
}

// A site in one language is what --lang says; of another one it chooses the pages.
static const struct site_language *choose_language(const struct site *site, const char *wanted, struct diag *diag)
{
	const struct site_language *own = site_language_find(site, site->default_language);
	const struct site_language *chosen = wanted ? find_language(site, wanted) : own;
	if (!chosen && site->language_count > 1) {
		diag_report(diag, DIAG_BAD_VALUE, diag_path_pos(diag, site->path),
			"the site has no language '%s': the book is made of its pages in '%s'", wanted, own->key);
	}
	return chosen ? chosen : own;
}

static bool touches(const char *folder, const char *dir)
{
	return file_is_inside(folder, dir) || file_is_inside(dir, folder);
}

// A folder beside a site's content, such as one of drafts, is a folder like any other.
static bool is_of_site(const struct walk *walk, const struct site *site)
{
	const char *folder = below(walk->wanted, site->root);
	bool found = folder[0] == '\0';
	for (size_t i = 0; !found && i < site->mount_count; i++) {
		found = touches(folder, site->mounts[i].dir);
	}
	for (size_t i = 0; !found && i < site->language_count; i++) {
		found = site->languages[i].content_dir && touches(folder, site->languages[i].content_dir);
	}
	return found;
}

static void open_site(struct walk *walk)
{
	struct collection *out = walk->out;
	struct world *world = walk->options->world;
	const char *root = file_source_root(walk->wanted, world, out->arena);
	bool inside = root && file_is_inside(root, out->root);
	struct site *site = inside ? site_load(root, world, out->arena, walk->diag) : NULL;
	if (site && is_of_site(walk, site)) {
		out->site = site;
		out->language = choose_language(site, walk->options->language, walk->diag);
		const char *own = out->language->texts.base_url;
		out->base_url = own ? own : site->texts.base_url;
	}
}

static bool resolve(struct walk *walk, const char *path)
{
	walk->wanted = world_real_path(walk->options->world, path);
	if (!walk->wanted) {
		diag_report(walk->diag, DIAG_CANNOT_READ, diag_path_pos(walk->diag, path), "cannot read '%s': %s", path,
			g_strerror(errno));
	}
	return walk->wanted != NULL;
}

static void visit_all(struct walk *walk)
{
	if (walk->out->site) {
		add_ignored(walk);
		visit_site(walk);
		return;
	}
	struct visit visit = { .folder = walk->out->top, .path = walk->wanted };
	visit_folder(walk, &visit);
}

bool collection_read(struct collection *out, const char *path, const char *root,
	const struct collection_options *options, struct arena *arena, struct diag *diag)
{
	*out = (struct collection){
		.world = options->world,
		.root = root,
		.pages = g_ptr_array_new(),
		.other = g_ptr_array_new(),
		.by_path = g_hash_table_new(g_str_hash, g_str_equal),
		.arena = arena,
	};
	struct walk walk = {
		.out = out,
		.options = options,
		.source = path,
		.diag = diag,
		.ignored = g_ptr_array_new_with_free_func((GDestroyNotify)g_regex_unref),
	};
	bool good = resolve(&walk, path);
	if (good) {
		open_site(&walk);
		out->top = create_folder(&walk, "", "");
		visit_all(&walk);
	}
	g_ptr_array_unref(walk.ignored);
	g_free(walk.wanted);
	return good;
}

static void finish_folder(struct folder *folder)
{
	for (guint i = 0; i < folder->folders->len; i++) {
		finish_folder(g_ptr_array_index(folder->folders, i));
	}
	g_ptr_array_unref(folder->folders);
	g_ptr_array_unref(folder->pages);
}

void collection_finish(struct collection *collection)
{
	if (collection->top) {
		finish_folder(collection->top);
	}
	g_ptr_array_unref(collection->pages);
	g_ptr_array_unref(collection->other);
	g_hash_table_unref(collection->by_path);
}

struct source_page *collection_find(const struct collection *collection, const char *relative)
{
	return g_hash_table_lookup(collection->by_path, relative);
}
