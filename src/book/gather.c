#include "book/gather.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/prose.h"
#include "book/arrange.h"
#include "book/book_config.h"
#include "book/summary.h"

// A source while it is found out what it is.
struct gatherer {
	struct gathering *out;
	const struct manifest *flags;
	const struct gather_options *options;
	struct arena *arena;
	struct diag *diag;
	const char *summary;       // the path of a SUMMARY.md; NULL: none
	const char *summary_title; // what it calls the book; NULL: nothing
};

static bool exists(const struct gatherer *gatherer, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	return world_kind(gatherer->options->world, path) == WORLD_FILE;
}

static const char *path_in(const struct gatherer *gatherer, const char *folder, const char *name)
{
	if (g_path_is_absolute(name)) {
		return arena_strdup(gatherer->arena, name);
	}
	g_autofree char *path = g_build_filename(folder, name, NULL);
	return arena_strdup(gatherer->arena, path);
}

static const char *folder_of(const struct gatherer *gatherer, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	return arena_strdup(gatherer->arena, folder);
}

/* What the source is */

static void use_folder(struct gatherer *gatherer, const char *folder)
{
	struct manifest *manifest = &gatherer->out->manifest;
	gatherer->out->folder = folder;
	if (book_config_read(manifest, folder, gatherer->options->world, gatherer->arena, gatherer->diag)) {
		gatherer->out->folder = path_in(gatherer, folder, manifest->source);
	}
	if (exists(gatherer, gatherer->out->folder, summary_name)) {
		gatherer->summary = path_in(gatherer, gatherer->out->folder, summary_name);
	}
}

static bool use_manifest(struct gatherer *gatherer, const char *path)
{
	struct manifest *manifest = &gatherer->out->manifest;
	if (!manifest_read(manifest, path, gatherer->options->world, gatherer->arena, gatherer->diag)) {
		return false;
	}
	const char *folder = folder_of(gatherer, path);
	gatherer->out->base = folder;
	use_folder(gatherer, manifest->source ? path_in(gatherer, folder, manifest->source) : folder);
	return true;
}

static bool is_yaml(const char *path)
{
	return g_str_has_suffix(path, ".yaml") || g_str_has_suffix(path, ".yml");
}

static bool use_file(struct gatherer *gatherer, const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	if (is_yaml(path)) {
		return use_manifest(gatherer, path);
	}
	if (g_ascii_strcasecmp(name, summary_name) == 0) {
		gatherer->out->folder = gatherer->out->base = folder_of(gatherer, path);
		gatherer->summary = arena_strdup(gatherer->arena, path);
		return true;
	}
	diag_report(gatherer->diag, DIAG_NO_MARKDOWN, diag_path_pos(gatherer->diag, path),
		"'%s' is no folder, no %s and no %s", path, summary_name, manifest_name);
	return false;
}

static bool use_source(struct gatherer *gatherer, const char *source)
{
	enum world_kind kind = world_kind(gatherer->options->world, source);
	if (kind == WORLD_FOLDER) {
		if (exists(gatherer, source, manifest_name)) {
			return use_manifest(gatherer, path_in(gatherer, source, manifest_name));
		}
		gatherer->out->base = source;
		use_folder(gatherer, source);
		return true;
	}
	if (kind == WORLD_NOTHING) {
		diag_report(gatherer->diag, DIAG_CANNOT_READ, diag_path_pos(gatherer->diag, source),
			"cannot read '%s': %s", source, g_strerror(ENOENT));
		return false;
	}
	return use_file(gatherer, source);
}

// What path leads to, in the arena; NULL, reported, when there is nothing.
static const char *resolve(struct gatherer *gatherer, const char *path)
{
	g_autofree char *resolved = world_real_path(gatherer->options->world, path);
	if (!resolved) {
		diag_report(gatherer->diag, DIAG_CANNOT_READ, diag_path_pos(gatherer->diag, path),
			"cannot read '%s': %s", path, g_strerror(errno));
	}
	return arena_strdup(gatherer->arena, resolved);
}

// The root is that of the folder named by the user: what is written in the folder cannot widen it.
static bool find_root(struct gatherer *gatherer)
{
	struct gathering *out = gatherer->out;
	const char *named = gatherer->options->root;
	out->root = named ? resolve(gatherer, named)
			  : file_source_root(out->base, gatherer->options->world, gatherer->arena);
	const char *folder = out->root ? resolve(gatherer, out->folder) : NULL;
	if (!folder || file_is_inside(folder, out->root)) {
		return folder != NULL;
	}
	diag_report(gatherer->diag, DIAG_OUTSIDE_ROOT, diag_path_pos(gatherer->diag, out->base),
		"the folder '%s' lies outside the source root '%s'", out->folder, out->root);
	diag_hint(gatherer->diag, "--root FOLDER names a folder that holds both");
	return false;
}

/* Pages and their order */

// What is future or expired is asked of the clock alone, when nothing else says what day it is; no output shows it.
static struct meta_date now(const struct manifest *manifest, struct world *world)
{
	struct meta_date date = manifest->now;
	bool known = date.set || meta_date_of_epoch(&date, world);
	return known ? date : meta_date_from_unix(world_now(world));
}

static bool read_collection(struct gatherer *gatherer)
{
	struct gathering *out = gatherer->out;
	const struct manifest *manifest = &out->manifest;
	struct collection_options options = {
		.world = gatherer->options->world,
		.drafts = manifest->drafts,
		.future = manifest->future,
		.expired = manifest->expired,
		.now = now(manifest, gatherer->options->world),
		.language = gatherer->options->lang ? gatherer->options->lang : manifest->lang,
		.encoding = gatherer->options->encoding,
	};
	return collection_read(&out->collection, out->folder, out->root, &options, gatherer->arena, gatherer->diag);
}

// The flags were checked when they were read: what is wrong now stands in the file.
static struct source_pos manifest_place(const struct gatherer *gatherer)
{
	const struct gathering *out = gatherer->out;
	return diag_path_pos(gatherer->diag, out->manifest.path ? out->manifest.path : out->folder);
}

static void add_conditions(struct arrange_filter *filter, const struct meta_list *conditions, struct gatherer *gatherer)
{
	for (size_t i = 0; i < conditions->count; i++) {
		if (!arrange_filter_add(filter, conditions->items[i], gatherer->arena)) {
			diag_report(gatherer->diag, DIAG_BAD_VALUE, manifest_place(gatherer), "'%s' is no condition",
				conditions->items[i]);
			diag_hint(gatherer->diag, "write tag=, category=, path=, from= or to=, and a value");
		}
	}
}

static void report_word(struct gatherer *gatherer, const char *key, const char *text)
{
	diag_report(gatherer->diag, DIAG_BAD_VALUE, manifest_place(gatherer), "'%s' is no value of '%s'", text, key);
}

static void read_arrangement(struct gatherer *gatherer, struct arrange_options *options)
{
	const struct manifest *manifest = &gatherer->out->manifest;
	*options = (struct arrange_options){ .lang = gatherer->out->lang ? gatherer->out->lang : "zh-CN" };
	if (manifest->sort && !arrange_sort_parse(manifest->sort, &options->sort, &options->key)) {
		report_word(gatherer, "sort", manifest->sort);
	}
	if (manifest->parts && !arrange_parts_parse(manifest->parts, &options->parts)) {
		report_word(gatherer, "parts", manifest->parts);
	}
	add_conditions(&options->include, &manifest->include, gatherer);
	add_conditions(&options->exclude, &manifest->exclude, gatherer);
}

static bool use_summary(struct gatherer *gatherer)
{
	struct world_file *file;
	const char *root = gatherer->out->root;
	if (!gatherer->summary ||
		world_open_beneath(gatherer->options->world, root, gatherer->summary, &file) == WORLD_FOUND) {
		world_file_close(gatherer->summary ? file : NULL);
		return gatherer->summary != NULL;
	}
	diag_report(gatherer->diag, DIAG_OUTSIDE_ROOT, diag_path_pos(gatherer->diag, gatherer->summary),
		"'%s' is a link that leads outside the source root", gatherer->summary);
	return false;
}

// A list of chapters says their order and parts itself.
static void report_unused(struct gatherer *gatherer)
{
	const struct manifest *manifest = &gatherer->out->manifest;
	bool filters = manifest->include.count + manifest->exclude.count > 0;
	if (manifest->sort || manifest->parts || filters) {
		diag_report(gatherer->diag, DIAG_BAD_VALUE, diag_path_pos(gatherer->diag, gatherer->out->base),
			"'sort', 'parts', 'include' and 'exclude' mean nothing where the chapters are listed");
	}
}

static void arrange(struct gatherer *gatherer)
{
	struct gathering *out = gatherer->out;
	struct summary summary = { 0 };
	if (out->manifest.chapters || gatherer->summary) {
		report_unused(gatherer);
	}
	if (out->manifest.chapters) {
		summary_from_values(&summary, out->manifest.chapters, &out->collection, gatherer->diag);
	} else if (use_summary(gatherer)) {
		summary_read(&summary, gatherer->summary, &out->collection, gatherer->diag);
	} else {
		struct arrange_options options;
		read_arrangement(gatherer, &options);
		summary.entries = arrange_collection(&out->collection, &options);
	}
	out->entries = summary.entries;
	gatherer->summary_title = summary.title;
}

/* What is said of the whole */

static const char *folder_name(struct gatherer *gatherer)
{
	const char *resolved = resolve(gatherer, gatherer->out->base);
	g_autofree char *name = g_path_get_basename(resolved ? resolved : gatherer->out->base);
	g_autofree char *text = prose_of_name(name);
	return arena_strdup(gatherer->arena, text);
}

static const struct site_texts *site_texts(const struct gathering *gathering)
{
	return gathering->collection.site ? &gathering->collection.language->texts : NULL;
}

static void describe(struct gatherer *gatherer)
{
	struct gathering *out = gatherer->out;
	const struct manifest *manifest = &out->manifest;
	const struct site_texts *texts = site_texts(out);
	const char *said = manifest->title ? manifest->title : gatherer->summary_title;
	out->name = folder_name(gatherer);
	out->title = said ? said : texts && texts->title ? texts->title : out->name;
	if (!said && !(texts && texts->title)) {
		diag_report(gatherer->diag, DIAG_UNTITLED_BOOK, diag_path_pos(gatherer->diag, out->base),
			"nothing says what the book is called: it gets the name of its folder");
		diag_hint(gatherer->diag, "--title, or 'title' in a %s", manifest_name);
	}
	out->description = manifest->description ? manifest->description : texts ? texts->description : NULL;
	out->rights = manifest->rights ? manifest->rights : texts ? texts->copyright : NULL;
	out->authors = manifest->authors.count > 0 || !texts ? manifest->authors : texts->authors;
}

static void find_language(struct gatherer *gatherer)
{
	struct gathering *out = gatherer->out;
	const char *flag = gatherer->options->lang;
	const char *normal = flag ? meta_lang_normalise(flag, gatherer->arena) : NULL;
	const struct site_language *language = out->collection.language;
	out->lang = normal ? normal : out->manifest.lang ? out->manifest.lang : language ? language->lang : NULL;
}

static bool has_pages(struct gatherer *gatherer)
{
	for (guint i = 0; i < gatherer->out->entries->len; i++) {
		if (g_array_index(gatherer->out->entries, struct entry, i).page) {
			return true;
		}
	}
	diag_report(gatherer->diag, DIAG_NO_MARKDOWN, diag_path_pos(gatherer->diag, gatherer->out->folder),
		"no page in '%s' for a book", gatherer->out->folder);
	return false;
}

static void report_left_out(struct gatherer *gatherer)
{
	const struct collection *collection = &gatherer->out->collection;
	guint foreign = 0;
	for (guint i = 0; i < collection->pages->len; i++) {
		const struct source_page *page = g_ptr_array_index(collection->pages, i);
		if (page->language != collection->language) {
			foreign++;
		} else if (page->left_out && page->source.text) {
			diag_report(gatherer->diag, DIAG_SKIPPED, (struct source_pos){ .file = page->source.file },
				"left out: %s", page->left_out);
		}
	}
	if (foreign > 0) {
		diag_report(gatherer->diag, DIAG_SKIPPED, (struct source_pos){ 0 },
			"left out: %u page%s in other languages", foreign, foreign == 1 ? "" : "s");
	}
	for (guint i = 0; i < collection->other->len; i++) {
		diag_report(gatherer->diag, DIAG_SKIPPED, (struct source_pos){ 0 }, "left out: %s",
			(const char *)g_ptr_array_index(collection->other, i));
	}
}

bool gather_source(struct gathering *out, const char *source, const struct manifest *flags,
	const struct gather_options *options, struct arena *arena, struct diag *diag)
{
	*out = (struct gathering){ 0 };
	struct gatherer gatherer = { .out = out, .flags = flags, .options = options, .arena = arena, .diag = diag };
	if (!use_source(&gatherer, source)) {
		return false;
	}
	manifest_override(&out->manifest, flags);
	if (!find_root(&gatherer) || !read_collection(&gatherer)) {
		return false;
	}
	find_language(&gatherer);
	arrange(&gatherer);
	describe(&gatherer);
	report_left_out(&gatherer);
	return has_pages(&gatherer);
}

void gather_finish(struct gathering *gathering)
{
	if (gathering->collection.pages) {
		collection_finish(&gathering->collection);
	}
	g_clear_pointer(&gathering->entries, g_array_unref);
}
