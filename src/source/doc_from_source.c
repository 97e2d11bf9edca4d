#include "mdbook/include.h"
#include "markdown/list.h"
#include "markdown/markdown.h"
#include "mdbook/rust_listing.h"
#include "hugo/shortcode.h"
#include "source/source.h"

// Where Hugo looks for an image that is not in the page's own folder: content, assets, static; then the site's folder
// itself, as other programs have it.
static struct image_places places_of(const struct site *site, struct arena *arena)
{
	size_t count = site->mount_count + site->asset_dirs.count + site->static_dirs.count + 1;
	const char **folders = arena_new_array(arena, const char *, count);
	size_t filled = 0;
	for (size_t i = 0; i < site->mount_count; i++) {
		folders[filled++] = site->mounts[i].dir;
	}
	for (size_t i = 0; i < site->asset_dirs.count; i++) {
		folders[filled++] = site->asset_dirs.items[i];
	}
	for (size_t i = 0; i < site->static_dirs.count; i++) {
		folders[filled++] = site->static_dirs.items[i];
	}
	folders[filled++] = "";
	return (struct image_places){ .folders = folders, .count = filled, .base_url = site->texts.base_url };
}

static struct dialect find_dialect(const struct source_options *options)
{
	const struct dialect *base = options->site ? &options->site->dialect : &dialect_default;
	struct dialect dialect = options->dialect ? *options->dialect : *base;
	if (options->strict_commonmark) {
		return dialect_none;
	}
	if (options->extensions) {
		dialect_change(&dialect, options->extensions, NULL);
	}
	return dialect;
}

static bool has_shortcodes(const struct source_options *options)
{
	return options->shortcodes ? !options->shortcodes->off : options->site != NULL;
}

static void expand_shortcodes(struct passage *passage, const struct frontmatter *front,
	const struct source_options *options, struct arena *arena, struct diag *diag)
{
	struct shortcode_options shortcodes = {
		.map = options->shortcodes ? options->shortcodes : &shortcode_map_default,
		.page = { .values = front->meta.values, .params = options->site ? options->site->params : NULL },
		.reported = options->reported_shortcodes,
	};
	shortcode_expand(passage, &shortcodes, arena, diag);
}

// Positions in a text that something was expanded in become those of the source.
static void restore_positions(struct doc *doc, const struct diag *diag)
{
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		struct block *root = doc_tree_at(doc, i);
		for (struct block *block = root; block; block = block_next(block, root)) {
			block->pos = diag_origin(diag, block->pos);
			for (struct span *span = block->first_span; span; span = span_next(span)) {
				span->pos = diag_origin(diag, span->pos);
			}
		}
	}
	for (size_t i = 0; i < doc->resource_count; i++) {
		doc->resources[i]->pos = diag_origin(diag, doc->resources[i]->pos);
	}
}

struct doc *doc_from_source(
	const struct source *source, const struct source_options *options, struct arena *arena, struct diag *diag)
{
	struct doc *doc = doc_create(arena, source->path);
	doc->root_path = source->root;
	doc->text = source->text;
	doc->text_length = source->length;
	doc->root->pos = (struct source_pos){ source->file, 1, 1 };
	struct frontmatter front;
	source_read_front(&front, source, options, arena, diag);
	doc->meta = front.meta;
	struct dialect dialect = find_dialect(options);
	struct markdown markdown = {
		.passage = {
			.text = source->text + front.body_offset,
			.length = source->length - front.body_offset,
			.file = source->file,
			.first_line = front.body_line,
		},
		.strict = options->strict_commonmark,
		.ruby = options->ruby,
		.dialect = &dialect,
	};
	bool mdbook = !has_shortcodes(options) && include_is_mdbook(doc->root_path, options->world);
	if (has_shortcodes(options)) {
		expand_shortcodes(&markdown.passage, &front, options, arena, diag);
	} else if (mdbook) {
		include_expand(&markdown.passage, doc, options->world, diag);
	}
	markdown_read(doc, &markdown, diag);
	if (mdbook) {
		rust_listing_hide_lines(doc);
	}
	if (!doc->root->first_child && !options->may_be_empty) {
		diag_report(diag, DIAG_EMPTY_DOCUMENT, (struct source_pos){ .file = source->file }, "'%s' has no text",
			source->path);
	}
	list_check_interrupted(doc, options->lenient_lists, diag);
	struct pass_options passes = options->pass;
	passes.world = options->world;
	passes.strict = passes.strict || options->strict_commonmark;
	if (options->site && passes.places.count == 0) {
		passes.places = places_of(options->site, arena);
	}
	pass_run(doc, &passes, diag);
	restore_positions(doc, diag);
	return doc;
}
